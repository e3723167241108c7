(** D-T1.3: proofs of the statements in SubsetSum.v. *)

From Coq Require Import List Arith ZArith QArith Qcanon Lia Bool.
Require Import Networks NetworksProof SubsetSum.
Import ListNotations.
Open Scope Qc_scope.

(** All parameter vectors have this form, [ws] being the weights of the edges (s, h_i). *)
Definition with_weights (ws : list Qc) : parameters := map scalar ws ++ map (fun _ => scalar 1) ws.

Lemma Forall2_seq (l : list Z) (ws : list Qc) :
  Forall2 (fun i w => In w (weight_set (nth i l 0%Z))) (seq 0 (length l)) ws <->
  Forall2 (fun a w => In w (weight_set a)) l ws.
Proof.
  transitivity (Forall2 (fun a w => In w (weight_set a)) (map (fun i => nth i l 0%Z) (seq 0 (length l))) ws).
  - rewrite Forall2_map_left. tauto.
  - rewrite map_nth_seq. tauto.
Qed.

Lemma allowed_form p theta :
  allowed (net (reduce p)) theta <->
  exists ws, theta = with_weights ws /\ Forall2 (fun a w => In w (weight_set a)) (items p) ws.
Proof.
  unfold allowed. simpl. rewrite scalar_allowed.
  2:{ intros e inside. apply in_app_or in inside.
      destruct inside as [inside|inside]; apply in_map_iff in inside; destruct inside as (i & <- & _);
        eexists; split; reflexivity. }
  split.
  - intros (ws & -> & all). rewrite Forall2_app_left in all. destruct all as (hidden & output & -> & first & second).
    rewrite Forall2_map_left in first, second. simpl in first, second. exists hidden.
    apply Forall2_seq in first. split; [|assumption].
    rewrite map_app. unfold with_weights. f_equal.
    rewrite (Forall2_function _ (fun _ => 1) _ _) with (2 := second).
    + rewrite map_map. apply map_constant. rewrite seq_length. apply Forall2_same_length in first. assumption.
    + intros i w _ [one|[]]. symmetry. assumption.
  - intros (ws & -> & chosen). exists (ws ++ map (fun _ => 1) ws). split.
    + unfold with_weights. rewrite map_app, map_map. reflexivity.
    + apply Forall2_app; rewrite !Forall2_map_left; simpl.
      * apply Forall2_seq. assumption.
      * rewrite Forall2_map_right. apply (Forall2_nth _ 0%nat 0). rewrite seq_length.
        apply Forall2_same_length in chosen. split; [assumption|]. auto.
Qed.

(** What the network computes: the sum of the weights. *)
Section Evaluation.

Variable p : subset_sum.

Let n := length (items p).
Let N := net (reduce p).

Lemma goes_forward : forward N.
Proof.
  intros e inside. simpl in inside. apply in_app_or in inside.
  destruct inside as [inside|inside]; apply in_map_iff in inside; destruct inside as (i & <- & range);
    apply in_seq in range; simpl; lia.
Qed.

Lemma nth_vertex i : (i < S n)%nat -> nth (S i) (vertices N) Source = Neuron identity.
Proof.
  intro inside. simpl. destruct (Nat.eq_dec i n) as [->|distinct].
  - rewrite app_nth2; rewrite repeat_length; [|apply le_n]. fold n. rewrite Nat.sub_diag. reflexivity.
  - rewrite app_nth1 by (rewrite repeat_length; unfold n in *; lia).
    rewrite nth_indep with (d' := Neuron identity) by (rewrite repeat_length; unfold n in *; lia).
    apply nth_repeat.
Qed.

Lemma vertex_count : length (vertices N) = S (S n).
Proof. simpl. rewrite app_length, repeat_length. simpl. fold n. lia. Qed.

Variable ws : list Qc.
Hypothesis size : length ws = length (items p).

Let theta := with_weights ws.

Lemma edges_with_parameters :
  combine (edges N) theta =
  map (fun i => (Edge 0 (1 + i) [weight_set (nth i (items p) 0%Z)] [0], scalar (nth i ws 0))) (seq 0 n) ++
  map (fun i => (Edge (1 + i) (1 + n) [[1]] [0], scalar 1)) (seq 0 n).
Proof.
  simpl. unfold theta, with_weights.
  replace (map (fun _ => scalar 1) ws) with (map (fun _ => scalar 1) (seq 0 n))
    by (apply map_constant; rewrite seq_length; symmetry; assumption).
  replace (map scalar ws) with (map (fun i => scalar (nth i ws 0)) (seq 0 n)).
  - rewrite combine_app by (rewrite !map_length; reflexivity). rewrite !combine_map. reflexivity.
  - transitivity (map scalar (map (fun i => nth i ws 0) (seq 0 n))); [symmetry; apply map_map|].
    f_equal. unfold n. rewrite <- size. apply map_nth_seq.
Qed.

Lemma preactivation_split z v :
  preactivation N theta [1] z v =
  sum (map (fun i => if (S i =? v)%nat then dot [nth i ws 0] (z 0%nat) + 0 else 0) (seq 0 n)) +
  sum (map (fun i => if (S n =? v)%nat then dot [1] (z (S i)) + 0 else 0) (seq 0 n)).
Proof.
  unfold preactivation. rewrite injected_none by reflexivity. unfold edges_into. rewrite sum_filter.
  rewrite edges_with_parameters. rewrite map_app, sum_app, !map_map. apply Qcplus_0_l.
Qed.

Lemma source_value : value N theta [1] 0 = [1].
Proof. rewrite value_equation by (try apply goes_forward; rewrite vertex_count; lia). reflexivity. Qed.

Lemma hidden_value i : (i < n)%nat -> value N theta [1] (S i) = [nth i ws 0].
Proof.
  intro inside. rewrite value_equation by (try apply goes_forward; rewrite vertex_count; lia).
  rewrite nth_vertex by lia. simpl. unfold identity. f_equal. rewrite preactivation_split, source_value.
  cbn [Nat.eqb]. rewrite (sum_single (fun i => dot [nth i ws 0] [1] + 0) i 0 n) by lia.
  rewrite dot_single, sum_map_zero; [ring|].
  intros j _. destruct (Nat.eqb_spec n i); [lia|reflexivity].
Qed.

Lemma output_value : output N theta [1] = [sum ws].
Proof.
  unfold output. change (outputs N) with [S n]. cbn [map].
  rewrite value_equation by (try apply goes_forward; rewrite vertex_count; lia).
  rewrite nth_vertex by lia. simpl. unfold identity. f_equal. rewrite preactivation_split.
  rewrite sum_map_zero.
  - rewrite Nat.eqb_refl. replace (sum ws) with (sum (map (fun i => nth i ws 0) (seq 0 n)))
      by (f_equal; unfold n; rewrite <- size; apply map_nth_seq).
    rewrite (map_ext_in _ (fun i => nth i ws 0)); [ring|].
    intros i inside. apply in_seq in inside. rewrite hidden_value by lia. rewrite dot_single. ring.
  - intros j inside. apply in_seq in inside. destruct (Nat.eqb_spec (S j) (S n)); [lia|reflexivity].
Qed.

Lemma total_loss_value :
  total_loss (reduce p) theta = (sum ws - number (target p)) * (sum ws - number (target p)).
Proof.
  unfold total_loss. change (net (reduce p)) with N. simpl. rewrite output_value. unfold squared_error. simpl.
  rewrite number_1. ring.
Qed.

Lemma within_threshold : total_loss (reduce p) theta <= gamma (reduce p) <-> sum ws = number (target p).
Proof.
  rewrite total_loss_value. simpl. split.
  - intro bound. apply difference_zero, square_zero, Qcle_antisym; [assumption|apply square_nonnegative].
  - intros ->. replace ((_ - _) * _) with 0 by ring. apply Qcle_refl.
Qed.

End Evaluation.

(** The weights of a set and back. *)
Definition chosen_weights (p : subset_sum) (marks : list bool) : list Qc :=
  map (fun pair : bool * Z => if fst pair then number (snd pair) else 0) (combine marks (items p)).

Lemma lift_form p marks :
  length marks = length (items p) -> lift p marks = with_weights (chosen_weights p marks).
Proof.
  intro size. unfold lift, with_weights, chosen_weights. f_equal.
  - rewrite map_map. reflexivity.
  - apply map_constant. rewrite map_length, combine_length. lia.
Qed.

Lemma extract_form p ws : length ws = length (items p) -> extract p (with_weights ws) = map not_zero ws.
Proof.
  intro size. unfold extract, with_weights. rewrite firstn_app, map_length, size, Nat.sub_diag. simpl.
  rewrite app_nil_r. rewrite firstn_all2 by (rewrite map_length; lia). rewrite map_map. reflexivity.
Qed.

Lemma chosen_weights_sum p marks : sum (chosen_weights p marks) = number (chosen_sum marks (items p)).
Proof.
  unfold chosen_sum. rewrite <- sum_number, map_map. unfold chosen_weights. f_equal. apply map_ext.
  intros [[|] a]; reflexivity.
Qed.

Lemma chosen_weights_length p marks :
  length marks = length (items p) -> length (chosen_weights p marks) = length (items p).
Proof. intro size. unfold chosen_weights. rewrite map_length, combine_length. lia. Qed.

Lemma weight_set_spec a w : In w (weight_set a) <-> w = 0 \/ w = number a.
Proof.
  unfold weight_set. destruct (Z.eqb_spec a 0) as [->|nonzero]; simpl; rewrite ?number_0; intuition.
Qed.

Lemma not_zero_spec w : not_zero w = true <-> w <> 0.
Proof. unfold not_zero. destruct (Qc_eq_dec w 0); split; congruence. Qed.

(** Where an allowed weight is not 0 it is the item. *)
Lemma weights_from_marks p ws :
  Forall2 (fun a w => In w (weight_set a)) (items p) ws -> chosen_weights p (map not_zero ws) = ws.
Proof.
  unfold chosen_weights. intro all. induction all as [|a w l ws chosen rest IH]; simpl; [reflexivity|].
  f_equal; [|assumption]. apply weight_set_spec in chosen. unfold not_zero.
  destruct (Qc_eq_dec w 0); [congruence|]. destruct chosen; congruence.
Qed.

Lemma chosen_weights_allowed p marks :
  length marks = length (items p) ->
  Forall2 (fun a w => In w (weight_set a)) (items p) (chosen_weights p marks).
Proof.
  unfold chosen_weights. generalize (items p). induction marks as [|m marks IH]; intros [|a l] size; simpl in *;
    try lia; constructor.
  - apply weight_set_spec. destruct m; auto.
  - apply IH. lia.
Qed.

Theorem subset_sum_forward : forward_correct.
Proof.
  intros p marks [size correct]. rewrite lift_form by assumption. split.
  - apply allowed_form. eexists. split; [reflexivity|]. apply chosen_weights_allowed. assumption.
  - apply within_threshold; [apply chosen_weights_length; assumption|].
    rewrite chosen_weights_sum, correct. reflexivity.
Qed.

Theorem subset_sum_backward : backward_correct.
Proof.
  intros p theta [inside bound]. apply allowed_form in inside. destruct inside as (ws & -> & chosen).
  pose proof (Forall2_same_length _ _ _ chosen) as size. rewrite extract_form by lia. split.
  - rewrite map_length. lia.
  - rewrite within_threshold in bound by lia. apply number_injective.
    rewrite <- chosen_weights_sum, weights_from_marks; assumption.
Qed.

Theorem subset_sum_equivalence : equivalence_correct.
Proof.
  intro p. split.
  - intros [marks correct]. exists (lift p marks). apply subset_sum_forward. assumption.
  - intros [theta correct]. exists (extract p theta). apply subset_sum_backward. assumption.
Qed.

Theorem subset_sum_lift_extract : lift_extract_correct.
Proof.
  intros p theta inside. apply allowed_form in inside. destruct inside as (ws & -> & chosen).
  pose proof (Forall2_same_length _ _ _ chosen) as size. rewrite extract_form by lia.
  rewrite lift_form by (rewrite map_length; lia). rewrite weights_from_marks by assumption. reflexivity.
Qed.

Theorem subset_sum_extract_lift : extract_lift_correct.
Proof.
  intros p marks nonzero size. rewrite lift_form by assumption.
  rewrite extract_form by (apply chosen_weights_length; assumption).
  unfold chosen_weights. revert nonzero size. generalize (items p).
  induction marks as [|m marks IH]; intros [|a l] nonzero size; simpl in *; try lia; [reflexivity|].
  f_equal; [|apply IH; [tauto|lia]]. destruct m; [|reflexivity].
  apply not_zero_spec. rewrite <- number_0. intro same. apply number_injective in same. tauto.
Qed.

(** ** Count *)

(** The sets that lift to the weights [ws]: at an item 0 either mark, elsewhere the one that the weight shows. *)
Definition marks_of (pair : Z * Qc) : list bool := if (fst pair =? 0)%Z then [true; false] else [not_zero (snd pair)].

Lemma marks_of_spec a w m :
  In w (weight_set a) -> In m (marks_of (a, w)) <-> (if m : bool then number a else 0) = w.
Proof.
  rewrite weight_set_spec. unfold marks_of. simpl. intro allowed. destruct (Z.eqb_spec a 0) as [->|nonzero].
  - rewrite number_0 in *. destruct m; intuition.
  - assert (number a <> 0) as item by (rewrite <- number_0; intro same; apply number_injective in same; auto).
    unfold not_zero. destruct (Qc_eq_dec w 0) as [->|]; destruct m; simpl; intuition congruence.
Qed.

Lemma chosen_weights_choices l ws marks :
  Forall2 (fun a w => In w (weight_set a)) l ws ->
  In marks (choices (map marks_of (combine l ws))) <->
  length marks = length l /\
  map (fun pair : bool * Z => if fst pair then number (snd pair) else 0) (combine marks l) = ws.
Proof.
  rewrite choices_spec. intro all. revert marks. induction all as [|a w l ws chosen rest IH]; intro marks.
  - simpl. split.
    + intro none. inversion none. auto.
    + intros [none _]. destruct marks; [constructor|simpl in none; lia].
  - simpl. split.
    + intro marked. inversion marked as [|? m ? others first second]; subst. apply IH in second. simpl.
      apply marks_of_spec in first; [|assumption]. destruct second as [size ->]. rewrite first. auto.
    + intros [size same]. destruct marks as [|m marks]; simpl in *; [lia|]. injection same as first second.
      constructor; [apply marks_of_spec; assumption|]. apply IH. split; [lia|assumption].
Qed.

Lemma marks_count l ws :
  length l = length ws ->
  length (choices (map marks_of (combine l ws))) = (2 ^ length (filter (fun a => a =? 0)%Z l))%nat.
Proof.
  revert ws. induction l as [|a l IH]; intros [|w ws] same; simpl in *; try lia.
  assert (marks_of (a, w) = if (a =? 0)%Z then [true; false] else [not_zero w]) as -> by reflexivity.
  destruct (a =? 0)%Z; simpl; rewrite app_nil_r, ?app_length, !map_length, IH by lia; simpl; lia.
Qed.

Theorem subset_sum_count : count_correct.
Proof.
  intros p theta fitting. pose proof fitting as [inside bound].
  apply allowed_form in inside. destruct inside as (ws & -> & chosen).
  pose proof (Forall2_same_length _ _ _ chosen) as size.
  exists (choices (map marks_of (combine (items p) ws))). split; [|split].
  - apply choices_nodup. intros l inside. apply in_map_iff in inside. destruct inside as ([a w] & <- & _).
    unfold marks_of. simpl. destruct (a =? 0)%Z; repeat constructor; simpl; intuition discriminate.
  - apply marks_count. assumption.
  - intro marks. rewrite chosen_weights_choices by assumption. split.
    + intros [same weights]. fold (chosen_weights p marks) in weights. split.
      * split; [assumption|]. rewrite within_threshold in bound by lia. apply number_injective.
        rewrite <- chosen_weights_sum, weights. assumption.
      * rewrite lift_form, weights by assumption. reflexivity.
    + intros [[same correct] lifted]. split; [assumption|]. fold (chosen_weights p marks).
      rewrite lift_form in lifted by assumption. unfold with_weights in lifted.
      assert (map scalar (chosen_weights p marks) = map scalar ws) as heads.
      { apply (f_equal (firstn (length (items p)))) in lifted.
        rewrite !firstn_app, !map_length, chosen_weights_length, <- size, !Nat.sub_diag in lifted by assumption.
        simpl in lifted. rewrite !app_nil_r in lifted.
        rewrite !firstn_all2 in lifted by (rewrite map_length, ?chosen_weights_length; lia). assumption. }
      apply map_scalar_injective. assumption.
Qed.

Theorem subset_sum_shape : shape_correct.
Proof.
  intro p. pose proof (vertex_count p) as count. split; [|rewrite count; lia].
  unfold well_formed. rewrite count. rewrite !andb_true_iff. repeat split.
  - apply forallb_forall. intros e inside. simpl in inside. apply in_app_or in inside.
    destruct inside as [inside|inside]; apply in_map_iff in inside; destruct inside as (i & <- & range);
      apply in_seq in range; cbn [tail head weight_options]; unfold is_source; simpl Nat.add;
      rewrite ?nth_vertex by lia; rewrite !andb_true_iff, !Nat.ltb_lt; simpl; repeat split; lia.
  - simpl. rewrite andb_true_r. apply Nat.leb_le. lia.
Qed.
