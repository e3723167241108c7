(** D-T1.6: refutations (page two_layer_solver.md, steps [7] to [10]): a NO with evidence. Definitions and statement. *)

From Coq Require Import List Arith ZArith QArith Qcanon Bool.
Require Import Networks TwoLayerSolver.
Import ListNotations.
Open Scope Qc_scope.

Section Refutation.

Variable i : instance.

Let n := net i.

(** The set [c] contains all sums of an element of [a] and an element of [b]. *)
Definition sums_inside (a b c : list vector) : Prop := forall u v, In u a -> In v b -> In (add u v) c.

(** { w x : w among the options } *)
Definition multiples (options : list Qc) (x : vector) : list vector := map (fun w => scale w x) options.

(** [7] The listed sets A^1, .., A^(d+1) of an edge from the source, of which [last] is the last, contain what the
    program makes of the ones before; [before] is A^r. *)
Fixpoint linear_listed (r : nat) (lists : list (list Qc)) (biases : list Qc) (before : list vector)
    (listed : list (list vector)) (last : list vector) : Prop :=
  match lists, listed with
  | [], [a] => sums_inside before (multiples biases (ones i)) a /\ last = a
  | options :: lists', a :: listed' =>
      sums_inside before (multiples options (inputs_in i r)) a /\ linear_listed (S r) lists' biases a listed' last
  | _, _ => False
  end.

(** The sets of the edge (s, v); without that edge nothing is listed and the set is {0}. *)
Definition source_listed (v : nat) (listed : list (list vector)) (last : list vector) : Prop :=
  match find_edge i (source i) v with
  | Some j =>
      linear_listed 0 (weight_options (edge_at i j)) (bias_options (edge_at i j)) [zero i] listed last
  | None => listed = [] /\ last = [zero i]
  end.

(** [7] What is listed for a hidden vertex: the sets of its edge from s, and O_p.
Without the edge (h_p, t), O_p contains
    0 unless the set before is empty. *)
Definition hidden_listed (p : nat) (part : list (list vector) * list vector) : Prop :=
  exists reached, source_listed p (fst part) reached /\
  match find_edge i p (target i) with
  | Some k =>
      forall v w b, In v reached -> In w (hd [] (weight_options (edge_at i k))) -> In b (bias_options (edge_at i k)) ->
      In (add (scale w (map (activation i p) v)) (scale b (ones i))) (snd part)
  | None => reached = [] \/ In (zero i) (snd part)
  end.

(** [8] F_1, .., F_a, of which [last] is the last, from F_0 = {0}. *)
Fixpoint front_listed (before : list vector) (parts listed : list (list vector)) (last : list vector) : Prop :=
  match parts, listed with
  | [], [] => last = before
  | o :: parts', f :: listed' => sums_inside before o f /\ front_listed f parts' listed' last
  | _, _ => False
  end.

(** [9] G_(a+1), .., G_m (the page lists them from the other end), of which [first] is the first, from G_(m+1) = {0}. *)
Fixpoint back_listed (parts listed : list (list vector)) (first : list vector) : Prop :=
  match parts, listed with
  | [], [] => first = [zero i]
  | o :: parts', g :: listed' =>
      exists later, back_listed parts' listed' later /\ sums_inside later o g /\ first = g
  | _, _ => False
  end.

(** The parts are the hidden vertices in their order and last the edge (s, t), {0} where there is none.
[10] Every sum of
    an element of F_a and one of G_(a+1) costs more than gamma. *)
Definition refuted : Prop :=
  exists hidden direct direct_last front back front_sums back_sums f g,
  Forall2 hidden_listed (hidden_vertices i) hidden /\
  source_listed (target i) direct direct_last /\
  map snd hidden ++ [direct_last] = front ++ back /\
  front_listed [zero i] front front_sums f /\
  back_listed back back_sums g /\
  (forall u v, In u f -> In v g -> gamma i < cost i (add u v)).

End Refutation.

(** A refuted instance is a NO instance. *)
Definition refutation_correct : Prop := forall i, two_layers i = true -> refuted i -> ~ decision i.

(** ** A small refutation

    The two neurons of TwoLayerSolver.v do not reach y = 4; the middle is between them. *)

Definition set_of (l : list Z) : list vector := map (fun a => [number a]) l.

Lemma found_inside (v : vector) (l : list vector) : existsb (vector_eq v) l = true -> In v l.
Proof.
  intro found. apply existsb_exists in found. destruct found as (u & inside & same). unfold vector_eq in same.
  destruct (list_eq_dec Qc_eq_dec v u) as [->|]; [assumption|discriminate].
Qed.

Ltac each_element :=
  repeat match goal with
  | claim : In _ _ |- _ => simpl in claim
  | claim : _ \/ _ |- _ => destruct claim as [<-|claim]
  | claim : False |- _ => destruct claim
  end;
  apply found_inside; vm_compute; reflexivity.

Example two_neurons_refuted : refuted (two_neurons (number 4)).
Proof.
  exists [([set_of [0; 1]; set_of [0; 1]], set_of [0; 1]); ([set_of [0; 1]; set_of [0; 1]], set_of [0; 2])]%Z.
  exists [], (set_of [0]%Z).
  exists [set_of [0; 1]%Z], [set_of [0; 2]%Z; set_of [0]%Z].
  exists [set_of [0; 1]%Z], [set_of [0; 2]%Z; set_of [0]%Z].
  exists (set_of [0; 1]%Z), (set_of [0; 2]%Z).
  split; [|split; [|split; [|split; [|split]]]].
  - change (hidden_vertices (two_neurons (number 4))) with [1; 2]%nat.
    apply Forall2_cons; [|apply Forall2_cons; [|apply Forall2_nil]]; exists (set_of [0; 1]%Z);
      (split; [split; [|split; [|reflexivity]]|]); repeat intro; each_element.
  - split; reflexivity.
  - reflexivity.
  - split; [|reflexivity]. intros u v in_u in_v. each_element.
  - exists (set_of [0]%Z). split; [|split; [|reflexivity]]; [|intros u v in_u in_v; each_element].
    exists [zero (two_neurons (number 4))]. split; [reflexivity|]. split; [|reflexivity].
    intros u v in_u in_v. each_element.
  - intros u v in_u in_v.
    repeat match goal with
    | claim : In _ _ |- _ => simpl in claim
    | claim : _ \/ _ |- _ => destruct claim as [<-|claim]
    | claim : False |- _ => destruct claim
    end; vm_compute; reflexivity.
Qed.
