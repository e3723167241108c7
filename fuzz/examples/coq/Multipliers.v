(** The construction of ProductGadget.v once more, with factorials that a program can compute: those of the standard
    library count in unary, and 12! ones are too many. [reduce_same] proves that it is the same construction. *)

From Coq Require Import List Arith ZArith QArith Qcanon.
Require Import Networks ProductGadget.
Import ListNotations.
Open Scope Qc_scope.

Fixpoint factorial (k : nat) : Z :=
  match k with
  | O => 1%Z
  | S before => (Z.of_nat k * factorial before)%Z
  end.

Definition multiplier (f : list Qc) (j : nat) : Qc :=
  let mu := degree f in
  let a := nth mu f 0 in
  let b := nth (mu - 1) f 0 in
  let c := nth (mu - 2) f 0 in
  let m := natural mu in
  let e1 := m * (m + 1) / natural 2 - natural j in
  let e2 := (e1 * e1 - (m * (m + 1) * (natural 2 * m + 1) / natural 6 - natural j * natural j)) / natural 2 in
  Qcpower (- (1)) (mu - j) / (number (factorial j) * number (factorial (mu - j))) *
  (b * b / (m * m * (a * (a * a))) - c / (m * (m - 1) * (a * a)) + e1 * b / (m * m * (a * a)) +
   e2 / (m * (m - 1) * a)).

Definition reduce (f : list Qc) : instance :=
  Instance
    (gadget (evaluate f) (degree f) (multiplier f))
    (flat_map (fun x => map (fun y => Sample [natural x; natural y] [natural x * natural y] 1)
       (seq 0 (degree f + 1))) (seq 0 (degree f + 1)))
    zero_one
    0.

Definition lift (f : list Qc) : parameters := map only_parameters (edges (net (reduce f))).

(** ** It is the same *)

Lemma factorial_same k : factorial k = Z.of_nat (fact k).
Proof.
  induction k as [|k IH]; [reflexivity|].
  change (factorial (S k)) with (Z.of_nat (S k) * factorial k)%Z.
  change (fact (S k)) with (S k * fact k)%nat.
  rewrite IH. symmetry. apply Nat2Z.inj_mul.
Qed.

Lemma multiplier_same f j : multiplier f j = ProductGadget.multiplier f j.
Proof.
  unfold multiplier, ProductGadget.multiplier. rewrite !factorial_same. reflexivity.
Qed.

Lemma gadget_same activation mu lambda other :
  (forall r, lambda r = other r) -> gadget activation mu lambda = gadget activation mu other.
Proof.
  intros same. unfold gadget. apply f_equal3; [|reflexivity|reflexivity]. apply f_equal.
  apply flat_map_ext. intros r. unfold output_edges. rewrite same. reflexivity.
Qed.

Theorem reduce_same f : reduce f = ProductGadget.reduce f.
Proof.
  unfold reduce, ProductGadget.reduce. rewrite (gadget_same _ _ _ _ (multiplier_same f)). reflexivity.
Qed.

Theorem lift_same f : lift f = ProductGadget.lift f.
Proof. unfold lift, ProductGadget.lift. rewrite reduce_same. reflexivity. Qed.
