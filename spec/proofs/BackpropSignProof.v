(** B-T1.3s: proofs of the statements in BackpropSign.v. *)

From Coq Require Import List Arith ZArith QArith Qround Qcanon Lia Bool.
Require Import Networks NetworksProof Programs ProgramsProof ProductGadget ProgramNetwork ProgramNetworkProof
  Backpropagation BackpropBit BackpropBitProof BackpropSign.
Import ListNotations.
Open Scope Qc_scope.

Theorem sign_odd : odd_correct.
Proof.
  intros gates is_valid. unfold odd_gates.
  set (double := Gate Plus (length gates) (length gates)). set (less := Gate Minus (length gates + 1) 0).
  change (gates ++ [double; less]) with (gates ++ [double] ++ [less]). rewrite app_assoc.
  assert (length (gates ++ [double]) = S (length gates)) as size by (rewrite app_length; simpl; lia).
  split.
  - apply valid_snoc; [apply valid_snoc; [assumption|simpl; lia..]|simpl; lia|simpl; lia].
  - unfold integer_output. rewrite (app_length (gates ++ [double])). cbn [length]. rewrite Nat.add_1_r.
    change (integer ((gates ++ [double]) ++ [less]) (S (length (gates ++ [double]))) =
            (2 * integer gates (length gates) - 1)%Z).
    rewrite integer_last. cbn [operator less left right].
    replace (length gates + 1)%nat with (S (length gates)) by lia. rewrite integer_last.
    cbn [operator double left right].
    assert (integer (gates ++ [double]) 0 = 1%Z) as ->.
    { change (gates ++ [double]) with ([] ++ (gates ++ [double])). apply (integer_prefix [] _ 0). simpl. lia. }
    lia.
Qed.

Lemma integer_is_rational gates : rational_output 1 gates = number (integer_output gates).
Proof.
  unfold rational_output, integer_output. rewrite integers_are_rationals. change (0%Qc) with (number 0).
  apply map_nth.
Qed.

Theorem sign_derivative : derivative_correct.
Proof.
  intros f gap gates f_multiplies is_valid. unfold reduce. destruct (sign_odd _ is_valid) as [odd _].
  rewrite entry_is by assumption. rewrite integer_is_rational. ring.
Qed.

(** B is at least the gap. *)
Lemma copies_enough gap :
  0 < gap -> exists c, natural (copies_for gap) = number c /\ (0 < c)%Z /\ gap <= number c.
Proof.
  intro positive. unfold copies_for. pose proof (Qle_ceiling (this gap)) as above.
  set (c := Qceiling (this gap)) in *. exists c.
  assert (gap <= number c) as bound by (unfold Qcle; rewrite this_number; assumption).
  assert (0 < c)%Z as c_positive.
  { apply number_lt. rewrite number_0. apply Qclt_le_trans with gap; assumption. }
  split; [|split; assumption]. unfold natural. rewrite Z2Nat.id by lia. reflexivity.
Qed.

Theorem sign_equivalence : equivalence_correct.
Proof.
  intros f gap gates f_multiplies is_valid positive entry.
  assert (entry = natural (copies_for gap) * number (integer_output (odd_gates gates))) as is_entry
    by (apply sign_derivative; assumption).
  destruct (sign_odd _ is_valid) as [_ value]. rewrite value in is_entry.
  destruct (copies_enough gap positive) as (c & is_c & c_positive & bound). rewrite is_c, <- number_mult in is_entry.
  set (n := integer_output gates) in *. clearbody entry. subst entry.
  assert ((n > 0)%Z -> gap <= number (c * (2 * n - 1))) as high.
  { intro large. apply Qcle_trans with (number c); [assumption|]. apply number_le. nia. }
  assert (~ (n > 0)%Z -> number (c * (2 * n - 1)) <= - gap) as low.
  { intro small. apply Qcle_trans with (number (- c)); [apply number_le; nia|]. rewrite number_opp.
    apply Qcopp_le_compat. assumption. }
  assert (- gap < gap) as apart.
  { apply Qcle_lt_trans with 0; [|assumption]. replace 0 with (- 0) by ring. apply Qcopp_le_compat.
    apply Qclt_le_weak. assumption. }
  split; split.
  - assumption.
  - intro large. destruct (Z_gt_le_dec n 0) as [yes|no]; [assumption|exfalso].
    apply (Qclt_not_le _ _ apart). apply Qcle_trans with (number (c * (2 * n - 1))); [assumption|].
    apply low. lia.
  - assumption.
  - intros small yes. apply (Qclt_not_le _ _ apart). apply Qcle_trans with (number (c * (2 * n - 1))); [|assumption].
    apply high. assumption.
Qed.

Theorem sign_loss : loss_correct.
Proof.
  intros f gap gates w f_multiplies is_valid. cbv zeta. unfold reduce. destruct (sign_odd _ is_valid) as [odd _].
  rewrite loss_is by assumption. rewrite integer_is_rational.
  assert (natural 2 = 1 + 1) as -> by (apply Qc_is_canon; reflexivity). field. discriminate.
Qed.

Theorem sign_slope : slope_correct.
Proof.
  intros f gap gates f_multiplies is_valid. destruct (sign_odd _ is_valid) as [odd _]. apply slope_is; assumption.
Qed.

Theorem sign_size : size_correct.
Proof.
  intros f gap gates is_valid n. destruct (sign_odd _ is_valid) as [odd _].
  pose proof (backprop_shape f 1 (odd_gates gates) odd) as (formed & _).
  destruct (backprop_size f (odd_gates gates) odd) as [count _].
  unfold n, reduce. cbn [ask asked_network]. split; [exact formed|]. rewrite count. unfold products, odd_gates.
  rewrite filter_app, !app_length. cbn [filter is_product operator length]. lia.
Qed.
