(** D-T1.5: exact cover to D-NNT with a single hidden neuron (page exact_cover_to_dnnt.md). Definitions and
    statements. *)

From Coq Require Import List Arith ZArith QArith Qcanon Bool.
Require Import Networks.
Import ListNotations.
Open Scope Qc_scope.

(** ** The source problem *)

(** The elements are 0..universe-1. *)
Record exact_cover := ExactCover { universe : nat; sets : list (list nat); pick : Z }.

Definition contains (set : list nat) (element : nat) : bool := existsb (Nat.eqb element) set.

(** A choice of positions is a list of marks, one for each set: [true] where the position is chosen. *)
Definition times_covered (marks : list bool) (list_of_sets : list (list nat)) (element : nat) : nat :=
  length (filter (fun pair => fst pair && contains (snd pair) element) (combine marks list_of_sets)).

Definition number_chosen (marks : list bool) : nat := length (filter (fun mark => mark) marks).

Definition solution (p : exact_cover) (marks : list bool) : Prop :=
  length marks = length (sets p) /\
  (forall element, (element < universe p)%nat -> times_covered marks (sets p) element = 1%nat) /\
  Z.of_nat (number_chosen marks) = pick p.

(** ** The construction *)

(** Positions of the vertices: s is 0, h is 1, t is 2. *)
Definition reduce (p : exact_cover) : instance :=
  let d := length (sets p) in
  Instance
    (* [1] s, h, t with the identity and the edges (s, h), (h, t); [2] their options *)
    (Network
      [Source; Neuron identity; Neuron identity]
      [Edge 0 1 (repeat [0; 1] d) [0]; Edge 1 2 [[1]] [0]]
      []
      [2%nat])
    (* [3] a sample for every element i: x[j] = 1 if i is in S_j, else 0; y = 1 *)
    (map (fun i => Sample (map (fun set => if contains set i then 1 else 0) (sets p)) [1] 1) (seq 0 (universe p)) ++
    (* [4] the last sample: all ones, y = K *)
     [Sample (repeat 1 d) [number (pick p)] 1])
    (* [4] squared error, gamma = 0 *)
    squared_error
    0.

(** lift: the weight in dimension j is 1 if position j is chosen, else 0. *)
Definition lift (marks : list bool) : parameters :=
  [EdgeParameters (map (fun mark : bool => if mark then 1 else 0) marks) 0; EdgeParameters [1] 0].

(** extract: the positions whose weight is 1. *)
Definition is_one (w : Qc) : bool := if Qc_eq_dec w 1 then true else false.

Definition extract (theta : parameters) : list bool := map is_one (weights (hd (EdgeParameters [] 0) theta)).

(** ** Statements *)

Definition forward_correct : Prop := forall p marks, solution p marks -> fits (reduce p) (lift marks).

Definition backward_correct : Prop := forall p theta, fits (reduce p) theta -> solution p (extract theta).

Definition equivalence_correct : Prop := forall p, (exists marks, solution p marks) <-> decision (reduce p).

(** One to one: the two maps undo each other. *)
Definition lift_extract_correct : Prop :=
  forall p theta, allowed (net (reduce p)) theta -> lift (extract theta) = theta.

Definition extract_lift_correct : Prop := forall marks, extract (lift marks) = marks.

(** The promised shape: a well-formed network of input dimension d with one hidden vertex, and u + 1 samples. *)
Definition shape_correct : Prop :=
  forall p, well_formed (net (reduce p)) (length (sets p)) = true /\
            length (vertices (net (reduce p))) = 3%nat /\
            length (samples (reduce p)) = (universe p + 1)%nat.

(** ** The page's examples *)

Definition yes := ExactCover 4 [[0; 1]; [2; 3]; [1; 2]; [2; 3]; []]%nat 3.
Definition no := ExactCover 3 [[0; 1]; [1; 2]; [2]]%nat 3.

Example yes_decided : decide (reduce yes) = true.
Proof. vm_compute. reflexivity. Qed.

Example yes_lifted : total_loss (reduce yes) (lift [true; false; false; true; true]) = 0.
Proof. apply Qc_is_canon. vm_compute. reflexivity. Qed.

Example no_decided : decide (reduce no) = false.
Proof. vm_compute. reflexivity. Qed.
