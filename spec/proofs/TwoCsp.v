(** D-T1.4: 2-CSP to D-NNT with two layers (page two_csp_to_dnnt.md). Definitions and statements. *)

From Coq Require Import List Arith ZArith QArith Qcanon Bool.
Require Import Networks.
Import ListNotations.
Open Scope Qc_scope.

(** ** The source problem: variables 0..variables-1, symbols 0..alphabet-1 *)

Record constraint := Constraint { first : nat; second : nat; allowed_pairs : list (nat * nat) }.

Record two_csp := TwoCsp { variables : nat; alphabet : nat; constraints : list constraint }.

(** Constraints are about variables of the problem. *)
Definition valid (p : two_csp) : Prop :=
  forall c, In c (constraints p) -> (first c < variables p)%nat /\ (second c < variables p)%nat.

(** An assignment is a list of symbols, one for each variable. *)
Definition symbol (assignment : list nat) (variable : nat) : nat := nth variable assignment 0%nat.

Definition solution (p : two_csp) (assignment : list nat) : Prop :=
  length assignment = variables p /\
  Forall (fun a => (a < alphabet p)%nat) assignment /\
  forall c, In c (constraints p) -> In (symbol assignment (first c), symbol assignment (second c)) (allowed_pairs c).

(** ** The loss csp-decode of networks.md *)

(** A number decodes to (l - 1, m - 1) with l = f mod 2n and m = (f - l) / 2n, if it is an integer and l and m lie in
    1..n; else it does not decode. *)
Definition decode (n : nat) (f : Qc) : option (nat * nat) :=
  let whole := Qnum (this f) in
  let l := (whole mod (2 * Z.of_nat n))%Z in
  let m := ((whole - l) / (2 * Z.of_nat n))%Z in
  if (Qden (this f) =? 1)%positive &&
     ((1 <=? l) && (l <=? Z.of_nat n) && (1 <=? m) && (m <=? Z.of_nat n))%Z
  then Some (Z.to_nat (l - 1), Z.to_nat (m - 1)) else None.

Definition decodes_into (n : nat) (f : Qc) (pairs : list (nat * nat)) : bool :=
  match decode n f with
  | Some (a, b) => existsb (fun pair => (fst pair =? a) && (snd pair =? b))%nat pairs
  | None => false
  end.

Definition csp_decode (n : nat) (relations : list (list (nat * nat))) : loss_function :=
  fun f y =>
    if list_eq_dec Qc_eq_dec f y then 0
    else if forallb (fun entry => decodes_into n (fst entry) (snd entry)) (combine f relations) then 1
    else number 2.

(** ** The construction *)

Section Construction.

Variable p : two_csp.

Let n := alphabet p.
Let two_n : Qc := number (2 * Z.of_nat n).

Definition mentioned (variable : nat) : bool :=
  existsb (fun c => (first c =? variable) || (second c =? variable))%nat (constraints p).

(** [1] Isolated variables are dropped, unless n = 0. *)
Definition is_kept (variable : nat) : bool := mentioned variable || (n =? 0)%nat.

Definition kept : list nat := filter is_kept (seq 0 (variables p)).

(** [2] Positions of the vertices: s is 0, then the h of the variables kept, in order, then an output t for each
    constraint, counted here from 0. *)
Definition hidden (variable : nat) : nat := 1 + length (filter is_kept (seq 0 variable)).
Definition t (i : nat) : nat := 1 + length kept + i.

(** [3] The options {1, .., n}. *)
Definition symbol_options : list Qc := map (fun a => number (Z.of_nat a)) (seq 1 n).

(** [4], [5] and, for the order of the two edges, [6]. *)
Definition constraint_edges (entry : nat * constraint) : list edge :=
  let (i, c) := entry in
  let (u, v) := (first c, second c) in
  if (u =? v)%nat then [Edge (hidden u) (t i) [[two_n + 1]] [0]]
  else if (u <? v)%nat then [Edge (hidden u) (t i) [[1]] [0]; Edge (hidden v) (t i) [[two_n]] [0]]
  else [Edge (hidden v) (t i) [[two_n]] [0]; Edge (hidden u) (t i) [[1]] [0]].

Definition all_constraint_edges : list edge :=
  flat_map constraint_edges (combine (seq 0 (length (constraints p))) (constraints p)).

Definition reduce : instance :=
  Instance
    (Network
      ([Source] ++ repeat (Neuron identity) (length kept) ++ repeat (Neuron identity) (length (constraints p)))
      (map (fun variable => Edge 0 (hidden variable) [symbol_options] [0]) kept ++ all_constraint_edges)
      []
      (map t (seq 0 (length (constraints p)))))
    (* [7] one sample: x = 1, y all ones; csp-decode; gamma = 1 *)
    [Sample [1] (repeat 1 (length (constraints p))) 1]
    (csp_decode n (map allowed_pairs (constraints p)))
    1.

(** lift: the weight of (s, h_v) is the variable's symbol + 1; other parameters have one option. *)
Definition lift (assignment : list nat) : parameters :=
  map (fun variable => EdgeParameters [number (Z.of_nat (symbol assignment variable + 1))] 0) kept ++
  map only_parameters all_constraint_edges.

(** extract: the symbol of a variable kept is the weight of (s, h_v) minus 1; an isolated variable gets 0. The edge
    (s, h_v) stands in the list of the edges one place before h_v in the list of the vertices. *)
Definition weight_symbol (w : Qc) : nat := Z.to_nat (Qnum (this w) - 1).

Definition extract (theta : parameters) : list nat :=
  map (fun variable =>
         if is_kept variable
         then weight_symbol (hd 0 (weights (nth (hidden variable - 1) theta (EdgeParameters [] 0))))
         else 0%nat)
      (seq 0 (variables p)).

End Construction.

(** ** Statements *)

Definition forward_correct : Prop :=
  forall p assignment, valid p -> solution p assignment -> fits (reduce p) (lift p assignment).

Definition backward_correct : Prop :=
  forall p theta, valid p -> fits (reduce p) theta -> solution p (extract p theta).

Definition equivalence_correct : Prop :=
  forall p, valid p -> (exists assignment, solution p assignment) <-> decision (reduce p).

Definition lift_extract_correct : Prop :=
  forall p theta, allowed (net (reduce p)) theta -> lift p (extract p theta) = theta.

(** Count: the solutions that belong to one solution of the target are n^(isolated variables). *)
Definition dropped (p : two_csp) : nat :=
  length (filter (fun variable => negb (is_kept p variable)) (seq 0 (variables p))).

Definition count_correct : Prop :=
  forall p theta, valid p -> fits (reduce p) theta ->
  exists assignments, NoDup assignments /\ length assignments = (alphabet p ^ dropped p)%nat /\
    forall assignment, In assignment assignments <-> solution p assignment /\ lift p assignment = theta.

(** The promised shape: well formed, input dimension 1, a hidden vertex for each variable kept and an output for each
    constraint, so that the width is at most 2k. *)
Definition shape_correct : Prop :=
  forall p, valid p ->
    well_formed (net (reduce p)) 1 = true /\
    length (vertices (net (reduce p))) = (1 + length (kept p) + length (constraints p))%nat /\
    length (outputs (net (reduce p))) = length (constraints p) /\
    ((0 < alphabet p)%nat -> (length (kept p) <= 2 * length (constraints p))%nat).

(** ** The page's examples *)

Definition yes := TwoCsp 5 3
  [Constraint 0 1 [(0, 1); (2, 0)]; Constraint 1 0 [(0, 2); (1, 0); (1, 1)];
   Constraint 3 1 [(0, 0); (1, 1)]; Constraint 3 3 [(1, 1); (2, 2)]]%nat.

Definition no := TwoCsp 3 2
  [Constraint 0 1 [(0, 1); (1, 0)]; Constraint 1 2 [(0, 1); (1, 0)]; Constraint 0 2 [(0, 1); (1, 0)]]%nat.

Example yes_decided : decide (reduce yes) = true.
Proof. vm_compute. reflexivity. Qed.

Example yes_lifted : at_most (total_loss (reduce yes) (lift yes [0; 1; 0; 1; 0]%nat)) 1 = true.
Proof. vm_compute. reflexivity. Qed.

Example no_decided : decide (reduce no) = false.
Proof. vm_compute. reflexivity. Qed.

(** The printed loop: two edges from h_u to t in a set of edges, of which the first weight, 1, is kept. The problem has
    the solution (0); its printed image computes f = 1, which does not decode, and 1 is not the loss 2 that it costs. *)
Definition loop := TwoCsp 1 1 [Constraint 0 0 [(0, 0)]]%nat.

Definition published_csp_decode (n : nat) (relations : list (list (nat * nat))) : loss_function :=
  fun f _ =>
    if forallb (fun entry => decodes_into n (fst entry) (snd entry)) (combine f relations) then 1 else number 2.

Definition published_loop : instance :=
  Instance
    (Network [Source; Neuron identity; Neuron identity] [Edge 0 1 [[1]] [0]; Edge 1 2 [[1]] [0]] [] [2%nat])
    [Sample [1] [1] 1] (published_csp_decode 1 [[(0, 0)]]%nat) 1.

Example loop_decided : decide (reduce loop) = true.
Proof. vm_compute. reflexivity. Qed.

Example loop_fault : decide published_loop = false.
Proof. vm_compute. reflexivity. Qed.
