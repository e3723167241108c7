(** Chains through D-T1.2: subset sum, exact cover and binary constraints reduce to training with all numbers as
    parameters, for every instance. *)

From Coq Require Import List Arith ZArith QArith Qcanon Lia Bool.
Require Import Networks NetworksProof DiscreteToContinuous DiscreteToContinuousProof.
Require SubsetSum SubsetSumProof ExactCover ExactCoverProof TwoCsp TwoCspProof.
Import ListNotations.
Open Scope Qc_scope.

Lemma later_not_source n t :
  (0 < t < length (vertices n))%nat -> (forall k, In k (List.tl (vertices n)) -> k <> Source) -> is_source n t = false.
Proof.
  intros range neurons. unfold is_source. destruct (vertices n) as [|a l]; simpl in *; [lia|].
  destruct t as [|t]; [lia|]. assert (In (nth t l Source) l) as inside by (apply nth_In; lia).
  specialize (neurons _ inside). destruct (nth t l Source); [contradiction|reflexivity].
Qed.

Lemma squared_error_nonnegative f y : 0 <= squared_error f y.
Proof.
  apply sum_nonnegative. intros a inside. apply in_map_iff in inside. destruct inside as (pair & <- & _).
  apply square_nonnegative.
Qed.

Theorem subset_sum_to_continuum :
  forall p,
    (exists marks, SubsetSum.solution p marks) <-> continuum_decision (reduce 1 (SubsetSum.reduce p)).
Proof.
  intro p. etransitivity; [apply SubsetSumProof.subset_sum_equivalence|]. apply dnnt_equivalence.
  destruct (SubsetSumProof.subset_sum_shape p) as [formed count].
  split; [exact formed|]. split; [reflexivity|]. split; [repeat constructor; intros []|]. split; [|split].
  - intros t [<-|[]]. apply later_not_source; [rewrite count; lia|].
    intros k inside. apply in_app_or in inside. destruct inside as [inside|[<-|[]]]; [|discriminate].
    apply repeat_spec in inside. subst. discriminate.
  - intros s [<-|[]]. split; reflexivity.
  - apply squared_error_nonnegative.
Qed.

Theorem exact_cover_to_continuum :
  forall p,
    (exists marks, ExactCover.solution p marks) <->
    continuum_decision (reduce (length (ExactCover.sets p)) (ExactCover.reduce p)).
Proof.
  intro p. etransitivity; [apply ExactCoverProof.exact_cover_equivalence|]. apply dnnt_equivalence.
  assert (forall s, In s (samples (ExactCover.reduce p)) ->
    length (input s) = length (ExactCover.sets p) /\ length (label s) = 1%nat) as sizes.
  { intros s inside. apply in_app_or in inside. destruct inside as [inside|[<-|[]]].
    - apply in_map_iff in inside. destruct inside as (k & <- & _). simpl. rewrite map_length. auto.
    - simpl. rewrite repeat_length. auto. }
  split; [apply ExactCoverProof.exact_cover_shape|]. split; [reflexivity|]. split; [repeat constructor; intros []|].
  split; [intros t [<-|[]]; reflexivity|]. split; [exact sizes|apply squared_error_nonnegative].
Qed.

Theorem two_csp_to_continuum :
  forall p, TwoCsp.valid p ->
    (exists assignment, TwoCsp.solution p assignment) <-> continuum_decision (reduce 1 (TwoCsp.reduce p)).
Proof.
  intros p is_valid. etransitivity; [apply TwoCspProof.two_csp_equivalence; assumption|]. apply dnnt_equivalence.
  destruct (TwoCspProof.two_csp_shape p is_valid) as (formed & count & width & _).
  split; [exact formed|]. split; [reflexivity|]. split; [|split; [|split]].
  - apply NoDup_map; [|apply seq_NoDup]. intros a b _ _. unfold TwoCsp.t. lia.
  - intros t inside. apply in_map_iff in inside. destruct inside as (k & <- & range). apply in_seq in range.
    apply later_not_source; [rewrite count; unfold TwoCsp.t; lia|].
    intros v inside. simpl in inside. apply in_app_or in inside.
    destruct inside as [inside|inside]; apply repeat_spec in inside; subst; discriminate.
  - intros s [<-|[]]. split; [reflexivity|]. rewrite width. simpl. apply repeat_length.
  - intros f y. simpl. unfold TwoCsp.csp_decode. destruct (list_eq_dec Qc_eq_dec f y); [vm_compute; discriminate|].
    destruct (forallb _ _); vm_compute; discriminate.
Qed.
