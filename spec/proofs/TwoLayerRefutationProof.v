(** D-T1.6: a refuted instance is a NO instance. *)

From Coq Require Import List Arith ZArith QArith Qcanon Lia Bool.
Require Import Networks NetworksProof TwoLayerSolver TwoLayerSolverProof TwoLayerRefutation.
Import ListNotations.
Open Scope Qc_scope.

Section Refutation.

Variable i : instance.

Lemma linear_listed_sound lists : forall r biases before listed last pre ws b,
  length pre = r -> In (vector_of i (fun s => dot pre (input s))) before ->
  Forall2 (fun options w => In w options) lists ws -> In b biases ->
  linear_listed i r lists biases before listed last ->
  In (vector_of i (linear_value (EdgeParameters (pre ++ ws) b))) last.
Proof.
  induction lists as [|options lists IH]; intros r biases before listed last pre ws b size start chosen in_b holds.
  - inversion chosen; subst. rewrite app_nil_r.
    destruct listed as [|a [|]]; simpl in holds; try contradiction. destruct holds as [closed ->].
    assert (vector_of i (linear_value (EdgeParameters pre b)) =
            add (vector_of i (fun s => dot pre (input s))) (scale b (ones i))) as ->.
    { change (ones i) with (vector_of i (fun _ => 1)). rewrite scale_vector, add_vectors. apply map_ext. intro s.
      unfold linear_value. simpl. ring. }
    apply closed; [assumption|]. apply (in_map (fun w => scale w (ones i))). assumption.
  - inversion chosen as [|? w ? ws' in_w rest]; subst. destruct listed as [|a listed]; simpl in holds; [contradiction|].
    destruct holds as [closed holds]. replace (pre ++ w :: ws') with ((pre ++ [w]) ++ ws')
      by (rewrite <- app_assoc; reflexivity).
    apply (IH (S (length pre)) biases a listed last); try assumption; [rewrite app_length; simpl; lia|].
    assert (vector_of i (fun s => dot (pre ++ [w]) (input s)) =
            add (vector_of i (fun s => dot pre (input s))) (scale w (inputs_in i (length pre)))) as ->.
    { unfold inputs_in. fold (vector_of i (fun s => nth (length pre) (input s) 0)).
      rewrite scale_vector, add_vectors. apply map_ext. intro s. apply dot_snoc. }
    apply closed; [assumption|]. apply (in_map (fun w => scale w (inputs_in i (length pre)))). assumption.
Qed.

Lemma source_listed_sound v f listed last :
  fine i f (key (find_edge i (source i) v)) -> source_listed i v listed last ->
  In (vector_of i (source_value i v f)) last.
Proof.
  unfold source_listed, source_value. destruct (find_edge i (source i) v) as [j|]; intros is_fine holds.
  - destruct (is_fine j) as [chosen in_b]; [left; reflexivity|]. destruct (f j) as [ws b] eqn:at_j. simpl in *.
    apply (linear_listed_sound _ 0 _ _ _ _ [] ws b) with (5 := holds); try assumption; [reflexivity|left; reflexivity].
  - destruct holds as [_ ->]. left. reflexivity.
Qed.

Hypothesis shape : two_layers i = true.

Lemma hidden_listed_sound p f part :
  is_hidden i p = true -> fine i f (part_keys i p) -> hidden_listed i p part ->
  In (vector_of i (part_value i p f)) (snd part).
Proof.
  intros hidden is_fine (reached & from_source & out).
  apply (source_listed_sound p f) in from_source; [|intros j in_j; apply is_fine, in_or_app; auto].
  unfold part_value, part_keys in *. destruct (find_edge i p (target i)) as [k|] eqn:found.
  - destruct (is_fine k) as [chosen in_b]; [apply in_or_app; right; left; reflexivity|].
    apply find_edge_some in found. destruct found as (in_k & k_tail & k_head).
    destruct (edge_facts i shape k in_k) as [_ [[at_source _]|(_ & _ & options & one)]].
    + apply (hidden_facts i) in hidden. destruct hidden. congruence.
    + clear k_tail k_head. rewrite one in *. destruct (f k) as [ws b]. simpl in *.
      inversion chosen as [|? w ? rest in_w none]; subst. inversion none; subst. cbn [hd] in *.
      specialize (out _ w b from_source in_w in_b).
      assert (vector_of i (fun s => w * hidden_value i p f s + b) =
              add (scale w (map (activation i p) (vector_of i (source_value i p f)))) (scale b (ones i))) as ->;
        [|assumption].
      change (ones i) with (vector_of i (fun _ => 1)). unfold vector_of at 2. rewrite map_map.
      fold (vector_of i (fun s => activation i p (source_value i p f s))). rewrite !scale_vector, add_vectors.
      apply map_ext. intro s. unfold hidden_value. ring.
  - destruct out as [none|inside]; [rewrite none in from_source; contradiction|assumption].
Qed.

(** The values of the parts lie in the sets listed for them; so do their sums. *)
Definition lies_in (value : sample -> Qc) (o : list vector) : Prop := In (vector_of i value) o.

Lemma front_sound values : forall before parts listed last start,
  Forall2 lies_in values parts -> lies_in start before -> front_listed before parts listed last ->
  lies_in (fun s => start s + sum (map (fun value => value s) values)) last.
Proof.
  induction values as [|value values IH]; intros before parts listed last start all from holds;
    inversion all as [|? o ? parts' first rest]; subst; destruct listed as [|a listed]; simpl in holds;
    try contradiction.
  - subst last. unfold lies_in, vector_of in *. rewrite (map_ext _ start); [assumption|]. intro s. simpl. ring.
  - destruct holds as [closed holds].
    assert (lies_in (fun s => start s + value s) a) as next.
    { unfold lies_in in *. rewrite <- add_vectors. apply closed; assumption. }
    specialize (IH a parts' listed last _ rest next holds). unfold lies_in in *.
    replace (vector_of i (fun s => start s + sum (map (fun value => value s) (value :: values))))
      with (vector_of i (fun s => start s + value s + sum (map (fun value => value s) values))); [assumption|].
    apply map_ext. intro s. simpl. ring.
Qed.

Lemma back_sound values : forall parts listed first,
  Forall2 lies_in values parts -> back_listed i parts listed first ->
  lies_in (fun s => sum (map (fun value => value s) values)) first.
Proof.
  induction values as [|value values IH]; intros parts listed first all holds;
    inversion all as [|? o ? parts' one rest]; subst; destruct listed as [|a listed]; simpl in holds; try contradiction.
  - subst first. left. reflexivity.
  - destruct holds as (later & holds & closed & ->). specialize (IH parts' listed later rest holds).
    unfold lies_in in *.
    replace (vector_of i (fun s => sum (map (fun value => value s) (value :: values))))
      with (add (vector_of i (fun s => sum (map (fun value => value s) values))) (vector_of i value));
      [apply closed; assumption|].
    rewrite add_vectors. apply map_ext. intro s. simpl. ring.
Qed.

Lemma refuted_no : refuted i -> ~ decision i.
Proof.
  intros (hidden & direct & direct_last & front & back & front_sums & back_sums & f & g & all_hidden & from_source &
    parts & in_front & in_back & costly) (theta & is_allowed & bound).
  pose proof (allowed_fine i theta is_allowed) as [_ is_fine].
  rewrite (total_loss_cost i shape theta is_allowed) in bound.
  set (parameters := fun j => nth j theta (EdgeParameters [] 0)) in *.
  assert (Forall2 lies_in
    (map (fun p => part_value i p parameters) (hidden_vertices i) ++ [source_value i (target i) parameters])
    (front ++ back)) as all.
  { rewrite <- parts. apply Forall2_app.
    - rewrite Forall2_map_left, Forall2_map_right. revert all_hidden. apply Forall2_impl_in.
      intros p part in_p _ listed. apply hidden_listed_sound; [|intros j in_j|assumption].
      + apply hidden_vertices_spec. assumption.
      + apply is_fine. unfold all_keys. apply in_or_app. left. apply in_flat_map. eauto.
    - constructor; [|constructor]. apply (source_listed_sound _ _ direct); [|assumption].
      intros j in_j. apply is_fine. unfold all_keys. apply in_or_app. auto. }
  apply Forall2_app_inv_r in all. destruct all as (front_values & back_values & one & two & whole).
  assert (lies_in (fun _ => 0) [zero i]) as start by (left; reflexivity).
  pose proof (front_sound _ _ _ _ _ _ one start in_front) as u.
  pose proof (back_sound _ _ _ _ two in_back) as v.
  specialize (costly _ _ u v). rewrite add_vectors in costly. apply (Qclt_not_le _ _ costly).
  replace (vector_of i _) with (vector_of i (total_value i parameters)); [assumption|].
  apply map_ext. intro s. unfold total_value.
  transitivity (sum (map (fun value => value s) (front_values ++ back_values))).
  - rewrite <- whole, map_app, map_map, sum_app. simpl. ring.
  - rewrite map_app, sum_app. ring.
Qed.

End Refutation.

Theorem two_layer_refutation : refutation_correct.
Proof. intros i shape. apply refuted_no. assumption. Qed.
