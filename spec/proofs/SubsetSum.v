(** D-T1.3: subset sum to D-NNT with one hidden layer (page subset_sum_to_dnnt.md). Definitions and statements. *)

From Coq Require Import List Arith ZArith QArith Qcanon Bool.
Require Import Networks.
Import ListNotations.
Open Scope Qc_scope.

(** ** The source problem *)

Record subset_sum := SubsetSum { items : list Z; target : Z }.

(** A set of positions is a list of marks, one for each item: [true] where the position is in the set. *)
Definition chosen_sum (marks : list bool) (numbers : list Z) : Z :=
  fold_right Z.add 0%Z (map (fun pair : bool * Z => if fst pair then snd pair else 0%Z) (combine marks numbers)).

Definition solution (p : subset_sum) (marks : list bool) : Prop :=
  length marks = length (items p) /\ chosen_sum marks (items p) = target p.

(** ** The construction *)

(** [3] The options {0, a}, a set. *)
Definition weight_set (a : Z) : list Qc := if (a =? 0)%Z then [0] else [0; number a].

(** Positions of the vertices: s is 0, h_i is i (counted from 1), t is n + 1. *)
Definition reduce (p : subset_sum) : instance :=
  let n := length (items p) in
  Instance
    (Network
      (* [1] the vertices s, h1..hn, t; [2] with the identity *)
      ([Source] ++ repeat (Neuron identity) n ++ [Neuron identity])
      (* [1] the edges (s, h_i), then (h_i, t); [3] their options *)
      (map (fun i => Edge 0 (1 + i) [weight_set (nth i (items p) 0%Z)] [0]) (seq 0 n) ++
       map (fun i => Edge (1 + i) (1 + n) [[1]] [0]) (seq 0 n))
      []
      [(1 + n)%nat])
    (* [4] one sample x = 1, y = T; squared error; gamma = 0 *)
    [Sample [1] [number (target p)] 1]
    squared_error
    0.

(** lift: the weight of (s, h_i) is a_i if i is in S, else 0. *)
Definition lift (p : subset_sum) (marks : list bool) : parameters :=
  map (fun pair : bool * Z => EdgeParameters [if fst pair then number (snd pair) else 0] 0)
    (combine marks (items p)) ++
  map (fun _ => EdgeParameters [1] 0) (items p).

(** extract: the positions i where the weight of (s, h_i) is not 0. *)
Definition not_zero (w : Qc) : bool := if Qc_eq_dec w 0 then false else true.

Definition extract (p : subset_sum) (theta : parameters) : list bool :=
  map (fun e => not_zero (hd 0 (weights e))) (firstn (length (items p)) theta).

(** ** Statements *)

(** (=>) A solution lifts to allowed parameters within the threshold. *)
Definition forward_correct : Prop :=
  forall p marks, solution p marks -> fits (reduce p) (lift p marks).

(** (<=) Any allowed parameters within the threshold extract to a solution. *)
Definition backward_correct : Prop :=
  forall p theta, fits (reduce p) theta -> solution p (extract p theta).

Definition equivalence_correct : Prop :=
  forall p, (exists marks, solution p marks) <-> decision (reduce p).

(** What is extracted from allowed parameters lifts to them again. *)
Definition lift_extract_correct : Prop :=
  forall p theta, allowed (net (reduce p)) theta -> lift p (extract p theta) = theta.

(** A set is extracted from what it is lifted to, where no item is 0: one to one. *)
Definition extract_lift_correct : Prop :=
  forall p marks, ~ In 0%Z (items p) -> length marks = length (items p) -> extract p (lift p marks) = marks.

(** Count: the solutions that belong to one solution of the target are [2^z] sets, z the number of items that are 0. *)
Definition zeros (p : subset_sum) : nat := length (filter (fun a => a =? 0)%Z (items p)).

Definition count_correct : Prop :=
  forall p theta, fits (reduce p) theta ->
  exists sets, NoDup sets /\ length sets = (2 ^ zeros p)%nat /\
    forall marks, In marks sets <-> solution p marks /\ lift p marks = theta.

(** The promised shape: a well-formed network of input dimension 1 with width n. *)
Definition shape_correct : Prop :=
  forall p, well_formed (net (reduce p)) 1 = true /\
            length (vertices (net (reduce p))) = (length (items p) + 2)%nat.

(** ** The page's examples, computed on the networks that [reduce] builds *)

Definition yes := SubsetSum [3; 5; 7; 5]%Z 15.
Definition no := SubsetSum [4; 6; 1000000000000000000000]%Z 5.

Example yes_decided : decide (reduce yes) = true.
Proof. vm_compute. reflexivity. Qed.

Example yes_lifted : total_loss (reduce yes) (lift yes [true; false; true; true]) = 0.
Proof. apply Qc_is_canon. vm_compute. reflexivity. Qed.

Example no_decided : decide (reduce no) = false.
Proof. vm_compute. reflexivity. Qed.

(** The paper's map back reads as a set of values. For A = (1, 1), T = 2 both weights must be 1, and the set of values
    {1} has sum 1, not 2. *)
Definition twice := SubsetSum [1; 1]%Z 2.

Definition extract_values (p : subset_sum) (theta : parameters) : list Z :=
  nodup Z.eq_dec (map snd (filter fst (combine (extract p theta) (items p)))).

Example values_fault :
  total_loss (reduce twice) (lift twice [true; true]) = 0 /\
  fold_right Z.add 0%Z (extract_values twice (lift twice [true; true])) = 1%Z.
Proof. split; [apply Qc_is_canon|]; vm_compute; reflexivity. Qed.
