(** B-L3.1: the network of ProductGadget.v multiplies, by the identity of ProductIdentity.v over the rationals. *)

From Coq Require Import List QArith Qcanon ZArith Lia.
Require Import Networks NetworksProof ProductGadget ProductGadgetProof.
From mathcomp Require Import all_ssreflect all_algebra.
Require Import ProductIdentity ProductIdentityProof.

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

(** ** The rationals in lowest terms as a field of MathComp *)

Definition Qc_equal (a b : Qc) : bool := if Qc_eq_dec a b then true else false.

Lemma Qc_equalP : Equality.axiom Qc_equal.
Proof. by move=> a b; rewrite /Qc_equal; case: (Qc_eq_dec a b) => same; constructor. Qed.

Definition Qc_eqMixin := EqMixin Qc_equalP.
Canonical Qc_eqType := EqType Qc Qc_eqMixin.

(** A rational is known by the sign and size of its numerator and by its denominator. *)
Definition encode (a : Qc) : nat * nat * nat :=
  (Z.to_nat (Qnum (this a)), Z.to_nat (Z.opp (Qnum (this a))), Pos.to_nat (Qden (this a))).

Definition decode (code : nat * nat * nat) : option Qc :=
  let: (up, down, size) := code in Some (Q2Qc (Qmake (Z.sub (Z.of_nat up) (Z.of_nat down)) (Pos.of_nat size))).

Lemma encodeK : pcancel encode decode.
Proof.
move=> a; rewrite /decode /encode; congr Some; apply: Qc_is_canon.
cbn [this Q2Qc]; rewrite Qred_correct Pos2Nat.id.
have -> : Z.sub (Z.of_nat (Z.to_nat (Qnum a))) (Z.of_nat (Z.to_nat (Z.opp (Qnum a)))) = Qnum a by lia.
by case: a => [[]].
Qed.

Definition Qc_choiceMixin := PcanChoiceMixin encodeK.
Canonical Qc_choiceType := ChoiceType Qc Qc_choiceMixin.

Definition Qc_zmodMixin :=
  ZmodMixin Qcplus_assoc Qcplus_comm Qcplus_0_l (fun a => etrans (Qcplus_comm _ _) (Qcplus_opp_r a)).
Canonical Qc_zmodType := ZmodType Qc Qc_zmodMixin.

Lemma Qc_one_zero : (1%Qc : Qc) != 0%Qc.
Proof. by apply/eqP. Qed.

Definition Qc_ringMixin :=
  ComRingMixin Qcmult_assoc Qcmult_comm Qcmult_1_l (fun a b c => Qcmult_plus_distr_l a b c) Qc_one_zero.
Canonical Qc_ringType := RingType Qc Qc_ringMixin.
Canonical Qc_comRingType := ComRingType Qc Qcmult_comm.

Lemma Qc_inverse (a : Qc) : a != 0%Qc -> (Qcinv a * a)%Qc = 1%Qc.
Proof. by move=> /eqP nonzero; apply: Qcmult_inv_l. Qed.

Lemma Qc_inverse_zero : Qcinv 0%Qc = 0%Qc.
Proof. exact: Qc_is_canon. Qed.

Definition Qc_unitRingMixin := FieldUnitMixin Qc_inverse Qc_inverse_zero.
Canonical Qc_unitRingType := UnitRingType Qc Qc_unitRingMixin.
Canonical Qc_comUnitRingType := [comUnitRingType of Qc].

Lemma Qc_field_axiom : GRing.Field.mixin_of Qc_unitRingType.
Proof. by move=> a nonzero. Qed.

Definition Qc_idomainMixin := FieldIdomainMixin Qc_field_axiom.
Canonical Qc_idomainType := IdomainType Qc Qc_idomainMixin.
Canonical Qc_fieldType := FieldType Qc Qc_field_axiom.

Local Open Scope ring_scope.
Import GRing.Theory.

Lemma natural_mul (n : nat) : natural n = n%:R :> Qc.
Proof.
elim: n => [|n IH]; first exact: Qc_is_canon.
rewrite mulrS -IH /natural Nat2Z.inj_succ -Z.add_1_l number_plus; congr (_ + _).
Qed.

Lemma Qc_zero : characteristic_zero Qc_fieldType.
Proof.
move=> n; rewrite -natural_mul; apply/eqP => same.
have := @number_injective (Z.of_nat n.+1) Z0 same; lia.
Qed.

(** ** A polynomial by its coefficients *)

Lemma nth_same (f : list Qc) k : List.nth k f 0%Qc = seq.nth 0 f k.
Proof. by elim: f k => [|c f IH] [|k] //=. Qed.

Lemma length_same (f : list Qc) : length f = seq.size f.
Proof. by elim: f => //= c f ->. Qed.

Lemma last_same (f : list Qc) (d : Qc) : List.last f d = seq.last d f.
Proof. by elim: f d => [|c [|c' f] IH] d //; rewrite [LHS]/= -/(List.last (c' :: f) d) IH. Qed.

Section Polynomial.

Variable f : list Qc.
Hypothesis f_multiplies : multiplies f.

Let p : {poly Qc} := Poly f.

Lemma evaluate_horner a : evaluate f a = p.[a].
Proof. by rewrite /p horner_Poly; elim: f => //= c rest ->. Qed.

Lemma Poly_exact : p = f :> seq Qc.
Proof.
have [large nonzero] := f_multiplies.
apply: (@PolyK _ 0); rewrite -last_same; exact/eqP.
Qed.

Lemma degree_same : ProductIdentity.degree p = ProductGadget.degree f.
Proof.
rewrite /ProductIdentity.degree Poly_exact /ProductGadget.degree length_same.
by case: (seq.size f) => [|k] //=; rewrite Nat.sub_0_r.
Qed.

Lemma coefficient_same k : p`_k = List.nth k f 0%Qc.
Proof. by rewrite nth_same coef_Poly. Qed.

Lemma power_same (b : Qc) k : Qcpower b k = b ^+ k.
Proof. by elim: k => [|k IH] //=; rewrite exprS -IH. Qed.

Lemma factorial_same k : fact k = k`!.
Proof. by elim: k => [|k IH] //; rewrite factS -IH. Qed.

Lemma multiplier_same j : ProductGadget.multiplier f j = ProductIdentity.multiplier p j.
Proof.
rewrite /ProductIdentity.multiplier /ProductGadget.multiplier degree_same !coefficient_same -!natural_mul -power_same.
by rewrite !factorial_same.
Qed.

Lemma combination_same x y :
  sum (List.map (fun r => Qcmult (ProductGadget.multiplier f r)
         (Qcminus (Qcminus (evaluate f (Qcplus (Qcplus x y) (natural r))) (evaluate f (Qcplus x (natural r))))
            (evaluate f (Qcplus y (natural r)))))
       (List.seq 0 (Nat.add (ProductGadget.degree f) 1))) =
  combination p (ProductIdentity.multiplier p) x y.
Proof.
rewrite /combination degree_same Nat.add_1_r -(big_mkord xpredT (fun j => ProductIdentity.multiplier p j *
  (p.[x + y + j%:R] - p.[x + j%:R] - p.[y + j%:R]))) /index_iota subn0.
elim: (ProductGadget.degree f).+1 {1 2}0%N => [|k IH] start; first by rewrite big_nil.
rewrite big_cons -IH /= !evaluate_horner multiplier_same natural_mul; reflexivity.
Qed.

End Polynomial.

Theorem gadget_multiplies : multiplies_correct.
Proof.
move=> f theta x y f_multiplies /gadget_unique ->; have [large _] := f_multiplies.
rewrite /ProductGadget.lift (gadget_value (evaluate f) (ProductGadget.degree f) (ProductGadget.multiplier f) x y).
congr cons; rewrite combination_same //; apply: product_identity; first exact: Qc_zero.
by rewrite degree_same //; apply/leP.
Qed.

Theorem gadget_fits : fits_correct.
Proof.
move=> f f_multiplies; have is_allowed : allowed (net (reduce f)) (ProductGadget.lift f) by apply/gadget_unique.
split=> //; rewrite /total_loss sum_map_zero; first exact: Qcle_refl.
move=> s /List.in_flat_map [a [_ /List.in_map_iff [b [<- _]]]].
rewrite (gadget_multiplies _ _ f_multiplies is_allowed) /= /zero_one.
by case: (list_eq_dec _ _ _) => [_|[]]; [exact: Qcmult_0_r|].
Qed.
