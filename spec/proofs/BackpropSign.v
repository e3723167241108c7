(** B-T1.3s: the sign of a straight-line program to the sign of a gradient entry (page pos_slp_to_backprop_sign.md).
    Definitions and statements. *)

From Coq Require Import List Arith ZArith QArith Qround Qcanon Bool.
Require Import Networks Programs ProductGadget ProgramNetwork Backpropagation BackpropBit.
Import ListNotations.
Open Scope Qc_scope.

(** [1] Two gates more: the program computes 2 n_P - 1. *)
Definition odd_gates (gates : list gate) : list gate :=
  gates ++ [Gate Plus (length gates) (length gates); Gate Minus (length gates + 1) 0].

(** [4] B = ceil(b) *)
Definition copies_for (gap : Qc) : nat := Z.to_nat (Qceiling (this gap)).

(** [2]..[5] The network and the edge of B-T1.3b; the constant is 1, the label -1. *)
Definition reduce (f : list Qc) (gap : Qc) (gates : list gate) : question :=
  ask f 1 (odd_gates gates) (- (1)) (copies_for gap).

(** ** Statements *)

Definition odd_correct : Prop :=
  forall gates, valid gates ->
  valid (odd_gates gates) /\ integer_output (odd_gates gates) = (2 * integer_output gates - 1)%Z.

(** The gradient entry is exactly B n_Q. *)
Definition derivative_correct : Prop :=
  forall f gap gates, multiplies f -> valid gates ->
  gradient_entry (reduce f gap gates) =
  natural (copies_for gap) * number (integer_output (odd_gates gates)).

(** If n_P > 0 it is at least the gap, and if not, at most minus the gap: equal answers, and the promise is kept. *)
Definition equivalence_correct : Prop :=
  forall f gap gates, multiplies f -> valid gates -> 0 < gap ->
  let entry := gradient_entry (reduce f gap gates) in
  ((integer_output gates > 0)%Z <-> gap <= entry) /\
  (~ (integer_output gates > 0)%Z <-> entry <= - gap).

(** As a function of the asked weight the loss is B/2 (w n_Q + 1)^2, and the gradient entry is its derivative at 0. *)
Definition loss_correct : Prop :=
  forall f gap gates w, multiplies f -> valid gates ->
  let a := number (integer_output (odd_gates gates)) in
  loss_at (reduce f gap gates) w = natural (copies_for gap) * ((w * a + 1) * (w * a + 1) / natural 2).

Definition slope_correct : Prop :=
  forall f gap gates, multiplies f -> valid gates ->
  let q := reduce f gap gates in
  with_weight q 0 = asked_parameters q /\ has_derivative (loss_at q) 0 (gradient_entry q).

(** |V| = l + 4 + M (6 (mu + 1) + 1). *)
Definition size_correct : Prop :=
  forall f gap gates, valid gates ->
  let n := asked_network (reduce f gap gates) in
  well_formed n 1 = true /\
  length (vertices n) = (length gates + 4 + products gates * (6 * (degree f + 1) + 1))%nat.

(** ** The page's examples: the values 2 and 0, the gap 2 *)

Definition yes := [Gate Plus 0 0; Gate Times 1 0].
Definition no := [Gate Minus 0 0].

Example yes_computed : gradient_entry (reduce square (natural 2) yes) = natural 6.
Proof. apply Qc_is_canon. vm_compute. reflexivity. Qed.

Example no_computed : gradient_entry (reduce square (natural 2) no) = - natural 2.
Proof. apply Qc_is_canon. vm_compute. reflexivity. Qed.

(** ** The printed form: no gates are added, and the label is -a_0 for any constant a_0 *)

Definition published (f : list Qc) (gap constant : Qc) (gates : list gate) : question :=
  ask f constant gates (- constant) (copies_for gap).

(** For the value 0 the promise is broken. *)
Example promise_fault : this (gradient_entry (published square 1 1 no)) = 0%Q.
Proof. vm_compute. reflexivity. Qed.

(** For the constant -1 the sign turns: the program (-1) is a NO instance, and the derivative is 1. *)
Example sign_fault : this (gradient_entry (published square 1 (- (1)) [])) = 1%Q.
Proof. vm_compute. reflexivity. Qed.
