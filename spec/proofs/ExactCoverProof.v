(** D-T1.5: proofs of the statements in ExactCover.v. *)

From Coq Require Import List Arith ZArith QArith Qcanon Lia Bool.
Require Import Networks NetworksProof ExactCover.
Import ListNotations.
Open Scope Qc_scope.

Definition with_weights (ws : list Qc) : parameters := [EdgeParameters ws 0; EdgeParameters [1] 0].

Definition zero_or_one (w : Qc) : Prop := w = 0 \/ w = 1.

Lemma allowed_form p theta :
  allowed (net (reduce p)) theta <->
  exists ws, theta = with_weights ws /\ length ws = length (sets p) /\ Forall zero_or_one ws.
Proof.
  unfold allowed. simpl. split.
  - intro all. inversion all as [|? [ws b] ? others first rest]; subst. clear all.
    inversion rest as [|? [ws' b'] ? none second empty]; subst. inversion empty; subst.
    destruct first as [chosen zero], second as [chosen' zero']. simpl in *.
    destruct zero as [<-|[]], zero' as [<-|[]].
    inversion chosen' as [|? w ? more one empty']; subst. inversion empty'; subst.
    destruct one as [<-|[]].
    exists ws. split; [reflexivity|]. clear - chosen.
    revert chosen. generalize (length (sets p)). intro d. revert ws.
    induction d as [|d IH]; intros ws chosen; simpl in chosen; inversion chosen as [|? w ? others inside rest]; subst.
    + split; [reflexivity|constructor].
    + destruct (IH _ rest) as [size all]. simpl. split; [lia|]. constructor; [|assumption].
      destruct inside as [<-|[<-|[]]]; [left|right]; reflexivity.
  - intros (ws & -> & size & all). repeat constructor; simpl; auto. rewrite <- size. clear size.
    induction all as [|w ws [->| ->] rest IH]; simpl; constructor; simpl; auto.
Qed.

(** What the network computes. *)
Lemma output_value p ws x : output (net (reduce p)) (with_weights ws) x = [dot ws x].
Proof.
  unfold output. simpl. unfold value, values. simpl. f_equal. unfold identity, preactivation, injected, edges_into.
  simpl. unfold contribution. simpl. unfold dot at 1. simpl. ring.
Qed.

Lemma squared_error_zero a b : squared_error [a] [b] = 0 <-> a = b.
Proof.
  unfold squared_error. simpl. split.
  - intro zero. apply difference_zero, square_zero. rewrite <- zero. ring.
  - intros ->. ring.
Qed.

Lemma squared_error_nonnegative f y : 0 <= squared_error f y.
Proof.
  apply sum_nonnegative. intros a inside. apply in_map_iff in inside. destruct inside as (pair & <- & _).
  apply square_nonnegative.
Qed.

(** Every loss is a square, so the total is at most 0 iff every sample is met exactly. *)
Lemma within_threshold p ws :
  total_loss (reduce p) (with_weights ws) <= gamma (reduce p) <->
  (forall i, (i < universe p)%nat -> dot ws (map (fun set => if contains set i then 1 else 0) (sets p)) = 1) /\
  dot ws (repeat 1 (length (sets p))) = number (pick p).
Proof.
  unfold total_loss. simpl gamma.
  rewrite (map_ext _ (fun s => number (Z.of_nat (times s)) * squared_error [dot ws (input s)] (label s)))
    by (intro s; rewrite output_value; reflexivity).
  split.
  - intro bound.
    assert (forall s, In s (samples (reduce p)) -> times s = 1%nat) as once.
    { intros s inside. simpl in inside. apply in_app_or in inside. destruct inside as [inside|[<-|[]]]; [|reflexivity].
      apply in_map_iff in inside. destruct inside as (i & <- & _). reflexivity. }
    assert (forall s, In s (samples (reduce p)) -> squared_error [dot ws (input s)] (label s) = 0) as met.
    { intros s inside. transitivity (number (Z.of_nat (times s)) * squared_error [dot ws (input s)] (label s)).
      - rewrite once by assumption. change (number (Z.of_nat 1)) with 1. ring.
      - apply (sum_at_most_zero _) with (2 := bound).
        + intros a loss. apply in_map_iff in loss. destruct loss as (s' & <- & inside').
          rewrite once by assumption. change (number (Z.of_nat 1)) with 1. rewrite Qcmult_1_l.
          apply squared_error_nonnegative.
        + apply (in_map (fun s => number (Z.of_nat (times s)) * squared_error [dot ws (input s)] (label s))).
          assumption. }
    split.
    + intros i range. apply squared_error_zero.
      apply (met (Sample (map (fun set => if contains set i then 1 else 0) (sets p)) [1] 1)).
      simpl. apply in_or_app. left. apply in_map_iff. exists i. split; [reflexivity|]. apply in_seq. lia.
    + apply squared_error_zero. apply (met (Sample (repeat 1 (length (sets p))) [number (pick p)] 1)).
      simpl. apply in_or_app. right. left. reflexivity.
  - intros [covered picked]. rewrite sum_map_zero; [apply Qcle_refl|].
    intros s inside. simpl in inside. apply in_app_or in inside. destruct inside as [inside|[<-|[]]].
    + apply in_map_iff in inside. destruct inside as (i & <- & range). apply in_seq in range. simpl input. simpl label.
      rewrite (proj2 (squared_error_zero _ _)) by (apply covered; lia). ring.
    + simpl input. simpl label. rewrite (proj2 (squared_error_zero _ _)) by assumption. ring.
Qed.

Definition mark_weights (marks : list bool) : list Qc := map (fun mark : bool => if mark then 1 else 0) marks.

Lemma number_successor k : number (Z.of_nat (S k)) = 1 + number (Z.of_nat k).
Proof. rewrite Nat2Z.inj_succ, <- Z.add_1_l, number_plus. reflexivity. Qed.

Lemma covered_value marks list_of_sets i :
  dot (mark_weights marks) (map (fun set => if contains set i then 1 else 0) list_of_sets) =
  number (Z.of_nat (times_covered marks list_of_sets i)).
Proof.
  unfold dot, times_covered, mark_weights. revert list_of_sets.
  induction marks as [|mark marks IH]; intros [|set list_of_sets]; try reflexivity.
  cbn [map combine filter fst snd]. cbn [sum fold_right]. fold (@fold_right Qc Qc). fold sum. unfold sum in *.
  rewrite IH. destruct mark, (contains set i); simpl andb; cbn [length]; rewrite ?number_successor; ring.
Qed.

Lemma chosen_value marks d : length marks = d -> dot (mark_weights marks) (repeat 1 d) =
  number (Z.of_nat (number_chosen marks)).
Proof.
  intros <-. unfold dot, number_chosen, mark_weights.
  induction marks as [|mark marks IH]; [reflexivity|]. simpl. unfold sum in *.
  rewrite IH. destruct mark; cbn [length]; rewrite ?number_successor; ring.
Qed.

Lemma mark_weights_threshold p marks :
  length marks = length (sets p) ->
  total_loss (reduce p) (with_weights (mark_weights marks)) <= gamma (reduce p) <-> solution p marks.
Proof.
  intro size. rewrite within_threshold. unfold solution. rewrite chosen_value by assumption. split.
  - intros [covered picked]. split; [assumption|]. split.
    + intros i range. specialize (covered i range). rewrite covered_value in covered.
      change 1 with (number (Z.of_nat 1)) in covered. apply number_injective in covered. lia.
    + apply number_injective. assumption.
  - intros (_ & covered & picked). split; [|congruence].
    intros i range. rewrite covered_value, covered by assumption. reflexivity.
Qed.

Lemma extract_mark_weights marks : map is_one (mark_weights marks) = marks.
Proof.
  unfold mark_weights. rewrite map_map. rewrite <- (map_id marks) at 2. apply map_ext. intros [|]; reflexivity.
Qed.

Lemma mark_weights_extract ws : Forall zero_or_one ws -> mark_weights (map is_one ws) = ws.
Proof. intro all. induction all as [|w ws [->| ->] rest IH]; simpl; rewrite ?IH; reflexivity. Qed.

Theorem exact_cover_forward : forward_correct.
Proof.
  intros p marks correct. pose proof correct as [size _]. split.
  - apply allowed_form. exists (mark_weights marks). split; [reflexivity|]. unfold mark_weights.
    rewrite map_length. split; [assumption|].
    apply Forall_forall. intros w inside. apply in_map_iff in inside. destruct inside as ([|] & <- & _);
      [right|left]; reflexivity.
  - apply mark_weights_threshold; assumption.
Qed.

Theorem exact_cover_backward : backward_correct.
Proof.
  intros p theta [inside bound]. apply allowed_form in inside. destruct inside as (ws & -> & size & all).
  change (extract (with_weights ws)) with (map is_one ws).
  apply mark_weights_threshold; [rewrite map_length; assumption|].
  rewrite mark_weights_extract by assumption. assumption.
Qed.

Theorem exact_cover_equivalence : equivalence_correct.
Proof.
  intro p. split.
  - intros [marks correct]. exists (lift marks). apply exact_cover_forward. assumption.
  - intros [theta correct]. exists (extract theta). apply exact_cover_backward. assumption.
Qed.

Theorem exact_cover_lift_extract : lift_extract_correct.
Proof.
  intros p theta inside. apply allowed_form in inside. destruct inside as (ws & -> & size & all).
  unfold lift, extract. simpl. fold (mark_weights (map is_one ws)). rewrite mark_weights_extract by assumption.
  reflexivity.
Qed.

Theorem exact_cover_extract_lift : extract_lift_correct.
Proof. intro marks. apply extract_mark_weights. Qed.

Theorem exact_cover_shape : shape_correct.
Proof.
  intro p. split; [|split].
  - unfold well_formed. simpl. rewrite repeat_length, Nat.eqb_refl. reflexivity.
  - reflexivity.
  - simpl. rewrite app_length, map_length, seq_length. reflexivity.
Qed.
