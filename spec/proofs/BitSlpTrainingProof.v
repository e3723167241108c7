(** B-L3.2: proofs of the statements in BitSlpTraining.v. *)

From Coq Require Import List Arith ZArith QArith Qround Qcanon Lia Bool.
Require Import Networks NetworksProof Programs ProgramsProof ProductGadget ProductGadgetProof PolynomialFacts
  ProgramNetwork ProgramNetworkProof BitSlpTraining.
Import ListNotations.
Open Scope Qc_scope.

(** ** Any network in which every vertex is an input and an output *)

Section Forcing.

Variables (f : list Qc) (l : list node).
Hypothesis f_multiplies : multiplies f.
Hypothesis l_good : all_good l.

Let count := length l.
Let all := seq 0 count.
Let n := network_of f l all all.

Lemma l_forward : forward_nodes l.
Proof. apply all_good_forward. assumption. Qed.

Lemma input_everywhere g v : (v < count)%nat -> injected n (map g all) v = g v.
Proof.
  intro inside. unfold injected. cbn [n network_of inputs]. rewrite combine_self, filter_map, map_map. cbn [fst snd].
  rewrite sum_filter. apply (sum_single g v 0 count). lia.
Qed.

(** The label is met iff every vertex has its number. *)
Lemma output_everywhere theta x y :
  output n theta x = map y all <-> forall v, (v < count)%nat -> number_at n theta x v = y v.
Proof.
  unfold output. cbn [n network_of outputs]. fold n. unfold number_at. split.
  - intros same v inside. apply (f_equal (fun k => nth v k 0)) in same.
    unfold all in same. rewrite !nth_map_seq in same by assumption. assumption.
  - intro same. apply map_ext_in. intros v inside. apply in_seq in inside. apply same. lia.
Qed.

Definition meets_wanted theta (t : wanted) : Prop :=
  forall v, (v < count)%nat -> number_at n theta (map (target_input f l t) all) v = target_label f l t v.

Lemma template_met theta often t :
  output n theta (input (template f l often t)) = label (template f l often t) <-> meets_wanted theta t.
Proof. unfold template. cbn [input label]. apply output_everywhere. Qed.

(** *** theta* meets every template *)

Lemma distinguished_meets t : meets_wanted (distinguished l) t.
Proof.
  intro v. induction v as [v IH] using (well_founded_induction lt_wf). intro inside. unfold n.
  rewrite distinguished_equation by (apply l_forward || assumption). fold n. rewrite input_everywhere by assumption.
  assert (received (number_at n (distinguished l) (map (target_input f l t) all)) (at_place l v) =
          received (target_label f l t) (at_place l v)) as same.
  { unfold received. f_equal. apply map_ext_in. intros a in_a. pose proof (l_forward v a inside in_a).
    rewrite IH by lia. reflexivity. }
  rewrite same. change (target_label f l t v) with (activation f (at_place l v) (target t v)). f_equal.
  unfold target_input. ring.
Qed.

(** *** The entries of theta at one vertex *)

Variable theta : parameters.
Hypothesis theta_rational : rational_parameters n theta.

Lemma theta_length : length (edges n) = length theta.
Proof. apply (Forall2_same_length _ _ _ theta_rational). Qed.

Definition the_weight (p : edge_parameters) : Qc := hd 0 (weights p).

Lemma rational_single es ps :
  Forall2 (fun e p => length (weights p) = length (weight_options e)) es ps ->
  (forall e, In e es -> length (weight_options e) = 1%nat) ->
  forall e p, In (e, p) (combine es ps) -> weights p = [the_weight p].
Proof.
  intros all_rational single. induction all_rational as [|e p es ps same rest IH]; [contradiction|].
  intros e' p' [first|later].
  - injection first as <- <-. rewrite (single e) in same by (left; reflexivity). unfold the_weight.
    destruct (weights p) as [|w [|]]; try discriminate. reflexivity.
  - apply (IH ltac:(intros; apply single; right; assumption) e' p' later).
Qed.

Lemma entry_single e p : In (e, p) (combine (edges n) theta) -> weights p = [the_weight p].
Proof.
  apply rational_single; [assumption|]. intros e' inside. apply edges_from_in in inside.
  destruct inside as (v & a & _ & _ & ->). reflexivity.
Qed.

Definition pairs (v : nat) : list (arrow * edge_parameters) :=
  combine (incoming (at_place l v)) (map snd (edges_into n theta v)).

Lemma filter_first {A B} (p : A -> bool) (es : list A) (ps : list B) :
  length es = length ps ->
  map fst (filter (fun entry => p (fst entry)) (combine es ps)) = filter p es.
Proof.
  revert ps. induction es as [|e es IH]; intros [|q ps] same; try discriminate; [reflexivity|]. simpl in *.
  injection same as same. destruct (p e); simpl; rewrite IH by assumption; reflexivity.
Qed.

Lemma split_entries {A B C} (g : A -> B) (inc : list A) (entries : list (B * C)) :
  map fst entries = map g inc ->
  entries = map (fun pair => (g (fst pair), snd pair)) (combine inc (map snd entries)) /\
  map fst (combine inc (map snd entries)) = inc.
Proof.
  revert entries. induction inc as [|a inc IH]; intros [|[b c] entries] same; try discriminate; [auto|].
  simpl in *. injection same as -> same. destruct (IH entries same) as [one two]. rewrite two. rewrite <- one. auto.
Qed.

Lemma entries_first v :
  (v < count)%nat -> map fst (edges_into n theta v) = map (arrow_edge v) (incoming (at_place l v)).
Proof.
  intro inside. unfold edges_into. rewrite (filter_first (fun e => head e =? v)%nat) by apply theta_length.
  cbn [n network_of edges]. rewrite edges_from_head. replace (0 + length l)%nat with (length l) by lia.
  replace (v <? length l)%nat with true by (symmetry; apply Nat.ltb_lt; assumption).
  cbn [Nat.leb andb]. rewrite Nat.sub_0_r. reflexivity.
Qed.

Lemma entries_pairs v :
  (v < count)%nat ->
  edges_into n theta v = map (fun pair => (arrow_edge v (fst pair), snd pair)) (pairs v).
Proof. intro inside. apply (split_entries (arrow_edge v)), entries_first. assumption. Qed.

Lemma pairs_first v : (v < count)%nat -> map fst (pairs v) = incoming (at_place l v).
Proof. intro inside. apply (split_entries (arrow_edge v)), entries_first. assumption. Qed.

Lemma pair_entry v a p : (v < count)%nat -> In (a, p) (pairs v) -> In (arrow_edge v a, p) (combine (edges n) theta).
Proof.
  intros inside in_pairs. assert (In (arrow_edge v a, p) (edges_into n theta v)) as into.
  { rewrite entries_pairs by assumption. apply in_map_iff. exists (a, p). auto. }
  apply filter_In in into. apply into.
Qed.

Lemma pair_arrow v a p : (v < count)%nat -> In (a, p) (pairs v) -> In a (incoming (at_place l v)).
Proof. intros inside in_pairs. rewrite <- pairs_first by assumption. apply (in_map fst) in in_pairs. assumption. Qed.

Lemma entry_pair e p :
  In (e, p) (combine (edges n) theta) ->
  exists a, (head e < count)%nat /\ e = arrow_edge (head e) a /\ In (a, p) (pairs (head e)).
Proof.
  intro inside. pose proof (in_combine_l _ _ _ _ inside) as in_edges. apply edges_from_in in in_edges.
  destruct in_edges as (v & a0 & in_v & _ & ->). cbn [arrow_edge head Nat.add] in *. fold (arrow_edge v a0) in *.
  assert (forall a', In (arrow_edge v a', p) (combine (edges n) theta) ->
          exists a, arrow_edge v a' = arrow_edge v a /\ In (a, p) (pairs v)) as found.
  { intros a' in_all. assert (In (arrow_edge v a', p) (edges_into n theta v)) as into.
    { apply filter_In. split; [assumption|]. apply Nat.eqb_refl. }
    rewrite entries_pairs in into by assumption. apply in_map_iff in into. destruct into as ([a p'] & same & into).
    destruct a as [u w b], a' as [u' w' b']. unfold arrow_edge in same. cbn [fst snd from weight shift] in same.
    injection same as is_u is_w is_b is_p. subst. eexists. split; [reflexivity|eassumption]. }
  destruct (found _ inside) as (a & same & into). exists a. auto.
Qed.

(** What theta adds to a vertex. *)
Definition gathered (z : nat -> Qc) (v : nat) : Qc :=
  sum (map (fun pair => the_weight (snd pair) * z (from (fst pair)) + bias (snd pair)) (pairs v)).

Lemma theta_equation x v :
  (v < count)%nat ->
  number_at n theta x v = activation f (at_place l v) (injected n x v + gathered (number_at n theta x) v).
Proof.
  intro inside. unfold number_at at 1. unfold n. rewrite node_equation by (apply l_forward || assumption).
  fold n. cbn [hd]. f_equal. unfold preactivation. f_equal. rewrite entries_pairs by assumption.
  rewrite map_map. unfold gathered. f_equal. apply map_ext_in. intros [a p] in_pairs.
  unfold contribution. cbn [fst snd]. rewrite (entry_single _ _ (pair_entry v a p inside in_pairs)).
  rewrite dot_one. reflexivity.
Qed.

Lemma received_pairs z v :
  (v < count)%nat ->
  received z (at_place l v) =
  sum (map (fun pair => weight (fst pair) * z (from (fst pair)) + shift (fst pair)) (pairs v)).
Proof.
  intro inside. unfold received. rewrite <- (pairs_first v inside), map_map. reflexivity.
Qed.

Lemma sum_difference {A} (g h : A -> Qc) k : sum (map g k) = sum (map h k) -> sum (map (fun a => g a - h a) k) = 0.
Proof.
  intro same. assert (sum (map (fun a => g a - h a) k) + sum (map h k) = sum (map g k)) as whole.
  { rewrite <- sum_map_plus. f_equal. apply map_ext. intro. ring. }
  rewrite same in whole. replace (sum (map (fun a => g a - h a) k))
    with (sum (map (fun a => g a - h a) k) + sum (map h k) - sum (map h k)) by ring.
  rewrite whole. ring.
Qed.

(** The linear equation that a template gives at an identity vertex. *)
Lemma identity_equation t v :
  meets_wanted theta t -> (v < count)%nat -> is_sigma (at_place l v) = false ->
  sum (map (fun pair => (the_weight (snd pair) - weight (fst pair)) * target_label f l t (from (fst pair)) +
                        (bias (snd pair) - shift (fst pair))) (pairs v)) = 0.
Proof.
  intros met inside kind.
  pose proof (met v inside) as at_v. rewrite theta_equation, input_everywhere in at_v by assumption.
  unfold target_label at 1 in at_v. unfold activation, identity in at_v. rewrite kind in at_v.
  assert (gathered (number_at n theta (map (target_input f l t) all)) v = gathered (target_label f l t) v) as known.
  { unfold gathered. f_equal. apply map_ext_in. intros [a p] in_pairs. cbn [fst snd].
    pose proof (l_forward v a inside (pair_arrow v a p inside in_pairs)). rewrite met by lia. reflexivity. }
  rewrite known in at_v. unfold target_input in at_v.
  assert (gathered (target_label f l t) v = received (target_label f l t) (at_place l v)) as same.
  { replace (gathered (target_label f l t) v) with
      (target t v - received (target_label f l t) (at_place l v) + gathered (target_label f l t) v -
       (target t v - received (target_label f l t) (at_place l v))) by ring. rewrite at_v. ring. }
  rewrite received_pairs in same by assumption. unfold gathered in same. apply sum_difference in same.
  rewrite <- same. f_equal. apply map_ext. intro. ring.
Qed.

Lemma sum_one_tail (g : arrow * edge_parameters -> Qc) k pair :
  NoDup (map (fun entry => from (fst entry)) k) -> In pair k ->
  (forall other, In other k -> from (fst other) <> from (fst pair) -> g other = 0) -> sum (map g k) = g pair.
Proof.
  induction k as [|first k IH]; intros distinct inside zero; [contradiction|]. simpl in *.
  inversion distinct as [|? ? fresh rest]; subst. destruct inside as [->|inside].
  - rewrite sum_map_zero; [ring|]. intros other in_k. apply zero; [right; assumption|]. intro same. apply fresh.
    rewrite <- same. apply (in_map (fun entry => from (fst entry))). assumption.
  - rewrite IH; [|assumption..|].
    + rewrite zero; [ring|left; reflexivity|]. intro same. apply fresh. rewrite same.
      apply (in_map (fun entry => from (fst entry))). assumption.
    + intros other in_k. apply zero. right. assumption.
Qed.

Lemma alpha_moves : evaluate f (alpha f) <> evaluate f 0.
Proof.
  unfold alpha. destruct (find _ _) as [k|] eqn:found.
  - apply find_some in found. destruct found as [_ distinct]. apply negb_true_iff in distinct.
    unfold Qc_eq_bool in distinct. destruct (Qc_eq_dec _ _); [discriminate|assumption].
  - exfalso. destruct (somewhere_else f_multiplies) as (k & low & high & distinct).
    apply (find_none _ _) with (x := k) in found; [|apply in_seq; lia].
    apply negb_false_iff in found. apply Qc_eq_bool_correct in found. contradiction.
Qed.

(** Two templates that differ at p and q alone determine the weight of (p, q). *)
Lemma weight_forced v a p :
  (v < count)%nat -> is_sigma (at_place l v) = false -> In (a, p) (pairs v) ->
  meets_wanted theta [] -> meets_wanted theta (edge_wanted f l v a) -> the_weight p = weight a.
Proof.
  intros inside kind in_pairs baseline met.
  pose proof (pair_arrow v a p inside in_pairs) as in_a. pose proof (l_forward v a inside in_a) as before.
  pose proof (identity_equation _ v baseline inside kind) as one.
  pose proof (identity_equation _ v met inside kind) as two.
  assert (sum (map (fun pair => (the_weight (snd pair) - weight (fst pair)) *
            (target_label f l (edge_wanted f l v a) (from (fst pair)) - target_label f l [] (from (fst pair))))
            (pairs v)) = 0) as difference.
  { rewrite <- two in one. symmetry in one. apply sum_difference in one. rewrite <- one. f_equal. apply map_ext.
    intro. ring. }
  rewrite (sum_one_tail _ _ (a, p)) in difference; [|clear difference|assumption|clear difference].
  - cbn [fst snd] in difference. apply Qcmult_integral in difference. destruct difference as [zero|same].
    + apply difference_zero. assumption.
    + exfalso. apply difference_zero in same. revert same. unfold target_label, edge_wanted, target.
      cbn [map filter fst snd]. rewrite Nat.eqb_refl. destruct (Nat.eqb_spec v (from a)); [lia|].
      cbn [map snd sum fold_right]. unfold activation, identity. rewrite Qcplus_0_r.
      destruct (is_sigma (at_place l (from a))); [apply alpha_moves|discriminate].
  - rewrite <- (map_map fst from), pairs_first by assumption. apply (l_good v inside).
  - intros [b q] in_b distinct. cbn [fst snd] in *.
    pose proof (l_forward v b inside (pair_arrow v b q inside in_b)) as earlier.
    assert (target_label f l (edge_wanted f l v a) (from b) = target_label f l [] (from b)) as ->; [|ring].
    unfold target_label, edge_wanted, target. cbn [map filter fst snd].
    destruct (Nat.eqb_spec (from a) (from b)); [congruence|]. destruct (Nat.eqb_spec v (from b)); [lia|]. reflexivity.
Qed.

(** The sum of the biases. *)
Lemma biases_forced v :
  (v < count)%nat -> meets_wanted theta [] -> is_sigma (at_place l v) = false ->
  (forall a p, In (a, p) (pairs v) -> the_weight p = weight a) ->
  sum (map (fun pair => bias (snd pair)) (pairs v)) = sum (map shift (incoming (at_place l v))).
Proof.
  intros inside baseline kind known. pose proof (identity_equation _ v baseline inside kind) as one.
  rewrite (map_ext_in _ (fun pair => bias (snd pair) - shift (fst pair))) in one.
  - rewrite <- (pairs_first v inside), map_map. apply difference_zero. rewrite <- one.
    generalize (pairs v). intro k. induction k as [|pair k IH]; simpl; [ring|]. rewrite <- IH. ring.
  - intros [a p] in_pairs. cbn [fst snd]. rewrite (known a p in_pairs). ring.
Qed.

(** A sigma vertex: its own templates. *)
Lemma sigma_forced v a p :
  (v < count)%nat -> is_sigma (at_place l v) = true -> In (a, p) (pairs v) ->
  (forall t, In t (sigma_wanted f v a) -> meets_wanted theta t) ->
  forall t, evaluate f (the_weight p * t + bias p) = evaluate f t.
Proof.
  intros inside kind in_pairs met. destruct (l_good v inside) as (order & _ & single).
  destruct (single kind) as (u & one & below).
  pose proof (pair_arrow v a p inside in_pairs) as in_a. rewrite one in in_a. destruct in_a as [<-|[]].
  assert (pairs v = [(Arrow u 1 0, p)]) as only.
  { pose proof (pairs_first v inside) as first. rewrite one in first.
    destruct (pairs v) as [|[a' p'] [|]] eqn:shape; try discriminate. destruct in_pairs as [->|[]]. reflexivity. }
  assert (u < v)%nat as before by (apply (order (Arrow u 1 0)); rewrite one; left; reflexivity).
  apply agree_everywhere; [assumption|]. intros k bound.
  set (t := [(u, natural k); (v, natural k)]).
  assert (meets_wanted theta t) as holds.
  { apply met. apply in_map_iff. exists k. split; [reflexivity|]. apply in_seq. lia. }
  assert (target t u = natural k) as at_u.
  { unfold target, t. cbn [filter map fst snd]. rewrite Nat.eqb_refl. destruct (Nat.eqb_spec v u); [lia|].
    cbn [map snd sum fold_right]. ring. }
  assert (target t v = natural k) as at_v.
  { unfold target, t. cbn [filter map fst snd]. rewrite Nat.eqb_refl. destruct (Nat.eqb_spec u v); [lia|].
    cbn [map snd sum fold_right]. ring. }
  assert (target_label f l t u = natural k) as label_u.
  { unfold target_label, activation, identity. rewrite below. assumption. }
  pose proof (holds v inside) as equation. rewrite theta_equation, input_everywhere in equation by assumption.
  unfold gathered in equation. rewrite only in equation. cbn [map fst snd from sum fold_right] in equation.
  rewrite (holds u) in equation by lia. rewrite label_u in equation.
  change (target_label f l t v) with (activation f (at_place l v) (target t v)) in equation.
  unfold target_input in equation. rewrite at_v in equation.
  unfold received in equation. rewrite one in equation. cbn [map from weight shift sum fold_right] in equation.
  rewrite label_u in equation. unfold activation in equation. rewrite kind in equation. rewrite <- equation.
  f_equal. ring.
Qed.

(** *** Forced parameters compute what theta* computes, where no input is injected at sigma vertices *)

Lemma forced_values x :
  (forall v a p, (v < count)%nat -> is_sigma (at_place l v) = false -> In (a, p) (pairs v) ->
    the_weight p = weight a) ->
  (forall v, (v < count)%nat -> is_sigma (at_place l v) = false ->
    sum (map (fun pair => bias (snd pair)) (pairs v)) = sum (map shift (incoming (at_place l v)))) ->
  (forall v a p, (v < count)%nat -> is_sigma (at_place l v) = true -> In (a, p) (pairs v) ->
    forall t, evaluate f (the_weight p * t + bias p) = evaluate f t) ->
  (forall v, (v < count)%nat -> is_sigma (at_place l v) = true -> injected n x v = 0) ->
  forall v, (v < count)%nat -> number_at n theta x v = number_at n (distinguished l) x v.
Proof.
  intros same_weights same_biases same_sigma none v.
  induction v as [v IH] using (well_founded_induction lt_wf). intro inside.
  rewrite theta_equation by assumption. unfold n at 3.
  rewrite distinguished_equation by (apply l_forward || assumption). fold n.
  destruct (is_sigma (at_place l v)) eqn:kind.
  - destruct (l_good v inside) as (order & _ & single). destruct (single kind) as (u & one & _).
    assert (u < v)%nat as before by (apply (order (Arrow u 1 0)); rewrite one; left; reflexivity).
    pose proof (pairs_first v inside) as first. rewrite one in first.
    destruct (pairs v) as [|[a p] [|]] eqn:shape; try discriminate. injection first as ->.
    unfold gathered. rewrite shape. unfold received. rewrite one. cbn [map fst snd from weight shift sum fold_right].
    rewrite none, IH by (assumption || lia). unfold activation. rewrite kind.
    assert (In (Arrow u 1 0, p) (pairs v)) as in_pairs by (rewrite shape; left; reflexivity).
    replace (0 + (the_weight p * number_at n (distinguished l) x u + bias p + 0))
      with (the_weight p * number_at n (distinguished l) x u + bias p) by ring.
    rewrite (same_sigma v _ p inside kind in_pairs). f_equal. ring.
  - f_equal. f_equal. unfold gathered. rewrite sum_map_plus, same_biases by assumption.
    unfold received. rewrite sum_map_plus. f_equal. rewrite <- (pairs_first v inside), map_map. f_equal.
    apply map_ext_in. intros [a p] in_pairs. cbn [fst snd].
    pose proof (l_forward v a inside (pair_arrow v a p inside in_pairs)) as before.
    rewrite (same_weights v a p) by assumption. rewrite IH by lia. reflexivity.
Qed.

End Forcing.

(** ** The two solutions of sigma(w T + b) = sigma(T) *)

Lemma times_small (a b : Qc) : 0 <= a -> b <= 1 -> a * b <= a.
Proof.
  intros nonnegative small. pose proof (Qcmult_le_compat_r b 1 a small nonnegative) as bound.
  rewrite (Qcmult_comm b), Qcmult_1_l in bound. assumption.
Qed.

Lemma times_large (a b : Qc) : 0 <= a -> 1 <= b -> a <= a * b.
Proof.
  intros nonnegative large. pose proof (Qcmult_le_compat_r 1 b a large nonnegative) as bound.
  rewrite (Qcmult_comm b), Qcmult_1_l in bound. assumption.
Qed.

Lemma power_at_most_one (a : Qc) k : 0 <= a -> a <= 1 -> Qcpower a k <= 1.
Proof.
  intros low high. induction k as [|k IH]; simpl; [apply Qcle_refl|]. apply Qcle_trans with a; [|assumption].
  apply times_small; assumption.
Qed.

Lemma power_at_least_one (a : Qc) k : 1 <= a -> 1 <= Qcpower a k.
Proof.
  intro low. induction k as [|k IH]; simpl; [apply Qcle_refl|]. apply Qcle_trans with a; [assumption|].
  apply times_large; [|assumption]. apply Qcle_trans with 1; [discriminate|assumption].
Qed.

(** A number that is not negative, with a power that is 1, is 1. *)
Lemma power_one (a : Qc) k : 0 <= a -> Qcpower a (S k) = 1 -> a = 1.
Proof.
  intros low one. simpl in one. destruct (Qclt_le_dec a 1) as [less|more].
  - exfalso. apply (Qclt_not_le _ _ less). rewrite <- one. apply times_small; [assumption|].
    apply power_at_most_one; [assumption|apply Qclt_le_weak; assumption].
  - apply Qcle_antisym; [|assumption]. rewrite <- one. apply times_large; [assumption|].
    apply power_at_least_one. assumption.
Qed.

Lemma power_product (a b : Qc) k : Qcpower (a * b) k = Qcpower a k * Qcpower b k.
Proof. induction k as [|k IH]; simpl; [ring|]. rewrite IH. ring. Qed.

Lemma power_sign k : Qcpower (- (1)) k = if Nat.even k then 1 else - (1).
Proof.
  induction k as [|k IH]; [reflexivity|]. rewrite Nat.even_succ, <- Nat.negb_even. cbn [Qcpower]. rewrite IH.
  destruct (Nat.even k); simpl; ring.
Qed.

Lemma natural_not_zero k : (0 < k)%nat -> natural k <> 0.
Proof.
  intros positive same. unfold natural in same. rewrite <- number_0 in same. apply number_injective in same. lia.
Qed.

Lemma last_is_nth (l : list Qc) d : last l d = nth (length l - 1) l d.
Proof.
  induction l as [|a [|b l] IH]; [reflexivity..|]. change (last (a :: b :: l) d) with (last (b :: l) d). rewrite IH.
  cbn [length]. replace (S (S (length l)) - 1)%nat with (S (length l)) by lia.
  replace (S (length l) - 1)%nat with (length l) by lia. reflexivity.
Qed.

Theorem training_solutions : solutions_correct.
Proof.
  intros f w b f_multiplies agree. cbv zeta. pose proof f_multiplies as [large nonzero].
  pose proof (top_agree f_multiplies agree) as linear. set (mu := degree f) in *.
  set (B := nth (mu - 1) f 0) in *. set (c := nth mu f 0) in *. set (s := Qcpower w (mu - 1)) in *.
  assert (c <> 0) as c_nonzero.
  { unfold c, mu, degree. rewrite <- last_is_nth. assumption. }
  assert (natural mu <> 0) as mu_nonzero by (apply natural_not_zero; lia).
  set (A := natural mu * c) in *.
  assert (A <> 0) as A_nonzero.
  { unfold A. intro none. apply Qcmult_integral in none. tauto. }
  pose proof (linear 0) as at_zero. pose proof (linear 1) as at_one.
  replace (B + A * 0) with B in at_zero by ring. replace (w * 0 + b) with b in at_zero by ring.
  assert (s * w = 1) as whole.
  { apply difference_zero. assert (A * (s * w - 1) = 0) as zero.
    { replace (A * (s * w - 1)) with (s * (B + A * (w * 1 + b)) - s * (B + A * b) - A) by ring.
      rewrite <- at_one, <- at_zero. ring. }
    apply Qcmult_integral in zero. tauto. }
  assert (w * w = 1) as square.
  { apply (power_one (w * w) (mu - 1)); [apply square_nonnegative|]. rewrite power_product. simpl. fold s.
    replace (w * s * (w * s)) with (s * w * (s * w)) by ring. rewrite whole. reflexivity. }
  assert ((w - 1) * (w + 1) = 0) as factors
    by (replace ((w - 1) * (w + 1)) with (w * w - 1) by ring; rewrite square; ring).
  apply Qcmult_integral in factors. destruct factors as [plus|minus].
  - left. apply difference_zero in plus. split; [assumption|]. rewrite plus in whole.
    replace s with (s * 1) in at_zero by ring. rewrite whole in at_zero.
    assert (A * b = 0) as zero by (replace (A * b) with (1 * (B + A * b) - B) by ring; rewrite <- at_zero; ring).
    apply Qcmult_integral in zero. tauto.
  - right. assert (w = - (1)) as is_w by (replace w with (w + 1 - 1) by ring; rewrite minus; ring).
    assert (s = - (1)) as is_s.
    { rewrite is_w in whole. replace s with (- (s * - (1))) by ring. rewrite whole. reflexivity. }
    split; [|split; [assumption|]].
    + unfold s in is_s. rewrite is_w, power_sign in is_s. apply Nat.even_spec.
      replace mu with (S (mu - 1)) by lia. rewrite Nat.even_succ, <- Nat.negb_even.
      destruct (Nat.even (mu - 1)); [discriminate is_s|reflexivity].
    + rewrite is_s in at_zero. fold A.
      assert (A * b = - (natural 2 * B)) as product.
      { assert (natural 2 = 1 + 1) as -> by (apply Qc_is_canon; reflexivity).
        replace (A * b) with (- (- (1) * (B + A * b)) - B) by ring. rewrite <- at_zero. ring. }
      replace b with (A * b / A) by (field; assumption). rewrite product. reflexivity.
Qed.

(** ** The network of the program *)

Lemma all_nodes_good f gates : valid gates -> all_good (all_nodes f gates).
Proof.
  intro is_valid. unfold all_nodes. apply all_good_snoc; cbn [incoming is_sigma map].
  - apply program_good. assumption.
  - contradiction.
  - constructor.
  - discriminate.
Qed.

Lemma all_nodes_length f gates : length (all_nodes f gates) = S (flag f gates).
Proof. unfold all_nodes, flag. rewrite app_length. simpl. lia. Qed.

Lemma at_flag f gates : at_place (all_nodes f gates) (flag f gates) = Node false [].
Proof. unfold at_place, all_nodes, flag. rewrite app_nth2, Nat.sub_diag by lia. reflexivity. Qed.

Lemma flag_positive f gates : (0 < flag f gates)%nat.
Proof. apply nodes_positive. Qed.

Lemma v0_is f gates : at_place (nodes (build f gates)) 0 = Node false [].
Proof.
  induction gates as [|g gates IH] using rev_ind; [reflexivity|].
  rewrite nodes_snoc, at_place_app by apply nodes_positive. assumption.
Qed.

Lemma v0_all f gates : at_place (all_nodes f gates) 0 = Node false [].
Proof. unfold all_nodes. rewrite at_place_app by apply nodes_positive. apply v0_is. Qed.

Lemma arrows_spec l sigma v a :
  In (v, a) (arrows l sigma) <->
  (v < length l)%nat /\ is_sigma (at_place l v) = sigma /\ In a (incoming (at_place l v)).
Proof.
  unfold arrows. rewrite in_flat_map. split.
  - intros (u & in_u & inside). apply in_seq in in_u.
    destruct (Bool.eqb (is_sigma (at_place l u)) sigma) eqn:kind; [|contradiction].
    apply eqb_prop in kind. apply in_map_iff in inside. destruct inside as (b & same & in_b).
    injection same as -> ->. split; [lia|auto].
  - intros (inside & kind & in_a). exists v. split; [apply in_seq; lia|]. rewrite kind, eqb_reflx.
    apply in_map. assumption.
Qed.

(** The wanted pre-activations of the auxiliary samples. *)
Definition all_wanted (f : list Qc) (l : list node) : list wanted :=
  [] :: map (fun entry => edge_wanted f l (fst entry) (snd entry)) (arrows l false) ++
  flat_map (fun entry => sigma_wanted f (fst entry) (snd entry)) (arrows l true).

Lemma wanted_cases f l t :
  In t (all_wanted f l) <->
  t = [] \/ (exists v a, In (v, a) (arrows l false) /\ t = edge_wanted f l v a) \/
  (exists v a, In (v, a) (arrows l true) /\ In t (sigma_wanted f v a)).
Proof.
  unfold all_wanted. simpl. rewrite in_app_iff, in_map_iff, in_flat_map. split.
  - intros [<-|[([v a] & <- & inside)|([v a] & inside & in_t)]]; [auto|right; left; eauto|right; right; eauto].
  - intros [->|[(v & a & inside & ->)|(v & a & inside & in_t)]]; [auto|right; left|right; right].
    + exists (v, a). auto.
    + exists (v, a). auto.
Qed.

Lemma auxiliary_spec f gates no s :
  In s (auxiliary_samples f gates no) <->
  exists t, In t (all_wanted f (all_nodes f gates)) /\
  s = template f (all_nodes f gates) (Z.to_nat (Qfloor (this no) + 1)) t.
Proof.
  unfold auxiliary_samples, auxiliary. rewrite in_map_iff. fold (all_wanted f (all_nodes f gates)).
  split; intros (t & one & two); exists t; auto.
Qed.

Lemma meets_iff f gates theta often t :
  meets f gates theta (template f (all_nodes f gates) often t) <-> meets_wanted f (all_nodes f gates) theta t.
Proof. apply template_met. Qed.

Theorem training_meets : meets_correct.
Proof.
  intros f gates no s f_multiplies is_valid inside. apply auxiliary_spec in inside. destruct inside as (t & _ & ->).
  apply meets_iff, distinguished_meets, all_nodes_good. assumption.
Qed.

Theorem training_forcing : forcing_correct.
Proof.
  intros f gates no theta f_multiplies is_valid all_rational met.
  pose proof (all_nodes_good f gates is_valid) as l_good.
  assert (forall t, In t (all_wanted f (all_nodes f gates)) -> meets_wanted f (all_nodes f gates) theta t)
    as wanted_met.
  { intros t inside. apply (meets_iff f gates theta (Z.to_nat (Qfloor (this no) + 1))). apply met.
    apply auxiliary_spec. exists t. auto. }
  assert (meets_wanted f (all_nodes f gates) theta []) as baseline by (apply wanted_met, wanted_cases; auto).
  assert (forall v a p, (v < length (all_nodes f gates))%nat -> is_sigma (at_place (all_nodes f gates) v) = false ->
    In (a, p) (pairs f (all_nodes f gates) theta v) -> the_weight p = weight a) as weights_known.
  { intros v a p inside kind in_pairs.
    apply (weight_forced f (all_nodes f gates) f_multiplies l_good theta all_rational v a p); try assumption.
    apply wanted_met, wanted_cases. right. left. exists v, a. split; [|reflexivity]. apply arrows_spec.
    split; [assumption|]. split; [assumption|].
    apply (pair_arrow f (all_nodes f gates) theta all_rational v a p); assumption. }
  constructor.
  - intros e p inside kind.
    pose proof (entry_single f (all_nodes f gates) theta all_rational e p inside) as single.
    destruct (entry_pair f (all_nodes f gates) theta all_rational e p inside) as (a & in_v & is_e & in_pairs).
    rewrite single, is_e. cbn [arrow_edge weight_options map hd].
    rewrite (weights_known _ a p in_v kind in_pairs). reflexivity.
  - intros v kind. destruct (Nat.lt_ge_cases v (length (all_nodes f gates))) as [inside|outside].
    + pose proof (biases_forced f (all_nodes f gates) l_good theta all_rational v inside baseline kind
        (fun a p => weights_known v a p inside kind)) as sums.
      rewrite <- sums. unfold reduced_network, everywhere.
      rewrite (entries_pairs f (all_nodes f gates) theta all_rational v inside). rewrite map_map. reflexivity.
    + assert (at_place (all_nodes f gates) v = no_node) as -> by (apply nth_overflow; assumption).
      cbn [no_node incoming map sum fold_right].
      destruct (edges_into _ theta v) as [|[e p] rest] eqn:into; [reflexivity|exfalso].
      assert (In (e, p) (edges_into (reduced_network f gates) theta v)) as inside by (rewrite into; left; reflexivity).
      apply filter_In in inside. destruct inside as [inside at_v]. cbn [fst] in at_v. apply Nat.eqb_eq in at_v.
      destruct (entry_pair f (all_nodes f gates) theta all_rational e p inside) as (a & in_v & _). lia.
  - intros e p inside kind.
    pose proof (entry_single f (all_nodes f gates) theta all_rational e p inside) as single.
    destruct (entry_pair f (all_nodes f gates) theta all_rational e p inside) as (a & in_v & is_e & in_pairs).
    exists (the_weight p). split; [assumption|].
    apply (sigma_forced f (all_nodes f gates) f_multiplies l_good theta all_rational (head e) a p); try assumption.
    intros t in_t. apply wanted_met, wanted_cases. right. right. exists (head e), a. split; [|assumption].
    apply arrows_spec. split; [assumption|]. split; [assumption|].
    apply (pair_arrow f (all_nodes f gates) theta all_rational (head e) a p); assumption.
Qed.

(** ** The main sample *)

Definition main_input (f : list Qc) (constant : Qc) (gates : list gate) (v : nat) : Qc :=
  if (v =? 0)%nat then constant else if (v =? flag f gates)%nat then 1 else 0.

Lemma main_injected f constant gates v :
  (v < length (all_nodes f gates))%nat ->
  injected (reduced_network f gates) (map (main_input f constant gates) (everywhere f gates)) v =
  main_input f constant gates v.
Proof. apply input_everywhere. Qed.

Lemma value_number f l theta x v inputs outputs :
  forward_nodes l -> (v < length l)%nat ->
  value (network_of f l inputs outputs) theta x v = [number_at (network_of f l inputs outputs) theta x v].
Proof. intros order inside. unfold number_at. rewrite node_equation by assumption. reflexivity. Qed.

Theorem training_main : main_correct.
Proof.
  intros f constant gates no theta f_multiplies is_valid all_rational is_forced x.
  pose proof (all_nodes_good f gates is_valid) as l_good.
  assert (forall v, (v < length (all_nodes f gates))%nat ->
    number_at (reduced_network f gates) theta x v = number_at (reduced_network f gates) (lift f gates) x v) as same.
  { apply (forced_values f (all_nodes f gates) l_good theta all_rational).
    - intros v a p inside kind in_pairs.
      pose proof (pair_entry f (all_nodes f gates) theta all_rational v a p inside in_pairs) as entry.
      pose proof (identity_weights f gates theta is_forced (arrow_edge v a) p entry kind) as is_weight.
      unfold the_weight. rewrite is_weight. reflexivity.
    - intros v inside kind. rewrite <- (identity_biases f gates theta is_forced v kind).
      unfold reduced_network, everywhere.
      rewrite (entries_pairs f (all_nodes f gates) theta all_rational v inside). rewrite map_map. reflexivity.
    - intros v a p inside kind in_pairs.
      pose proof (pair_entry f (all_nodes f gates) theta all_rational v a p inside in_pairs) as entry.
      destruct (sigma_entries f gates theta is_forced (arrow_edge v a) p entry kind) as (w & single & same).
      unfold the_weight. rewrite single. assumption.
    - intros v inside kind. change (injected (reduced_network f gates) x v = 0). unfold x, main_sample. cbn [input].
      fold (main_input f constant gates). rewrite main_injected by assumption. unfold main_input.
      destruct (Nat.eqb_spec v 0) as [->|_]; [rewrite v0_all in kind; discriminate|].
      destruct (Nat.eqb_spec v (flag f gates)) as [->|_]; [rewrite at_flag in kind; discriminate|reflexivity]. }
  pose proof (all_good_forward _ l_good) as order. unfold reduced_network, everywhere in *.
  split.
  - intros v inside. rewrite !value_number by assumption. rewrite same by assumption. reflexivity.
  - intros i inside. pose proof (place_inside f gates i inside) as in_place.
    assert (place (build f gates) i < length (all_nodes f gates))%nat as in_all
      by (rewrite all_nodes_length; unfold flag; lia).
    rewrite value_number, same by assumption. f_equal.
    apply (program_value f constant gates [Node false []]); try assumption.
    intros v in_v. change (injected (reduced_network f gates) x v = if (v =? 0)%nat then constant else 0).
    unfold x, main_sample. cbn [input]. fold (main_input f constant gates).
    rewrite main_injected by (rewrite all_nodes_length; unfold flag; lia). unfold main_input.
    destruct (Nat.eqb_spec v (flag f gates)); [unfold flag in *; lia|]. reflexivity.
Qed.

(** ** Losses *)

Section Losses.

Variables (f : list Qc) (constant : Qc) (gates : list gate) (j : Z) (yes no : Qc).
Hypothesis f_multiplies : multiplies f.
Hypothesis is_valid : valid gates.

Let target_instance := reduce f constant gates j yes no.

Lemma bit_loss_cases q : bit_loss j q = if (bit j q =? 1)%Z then 0 else 1.
Proof. reflexivity. Qed.

Lemma flagged_range out y : flagged f gates j out y = 0 \/ flagged f gates j out y = 1.
Proof.
  unfold flagged, bit_loss, zero_one. destruct (Qc_eq_dec _ _).
  - destruct (_ =? _)%Z; auto.
  - destruct (list_eq_dec _ _ _); auto.
Qed.

Lemma natural_nonnegative k : 0 <= natural k.
Proof. unfold natural. rewrite <- number_0. apply number_le. lia. Qed.

Lemma flagged_nonnegative out y : 0 <= flagged f gates j out y.
Proof. destruct (flagged_range out y) as [-> | ->]; discriminate. Qed.

Lemma product_nonnegative a b : 0 <= a -> 0 <= b -> 0 <= a * b.
Proof. intros one two. replace 0 with (0 * b) by ring. apply Qcmult_le_compat_r; assumption. Qed.

(** The flag's label in a template is 0. *)
Lemma template_flag often t :
  In t (all_wanted f (all_nodes f gates)) ->
  nth (flag f gates) (label (template f (all_nodes f gates) often t)) 0 = 0.
Proof.
  intro inside. unfold template. cbn [label]. rewrite nth_map_seq by (rewrite all_nodes_length; lia).
  rewrite Nat.add_0_l. unfold target_label. rewrite at_flag. unfold activation, identity. cbn [is_sigma].
  assert (forall sigma v a, In (v, a) (arrows (all_nodes f gates) sigma) ->
          v <> flag f gates /\ from a <> flag f gates) as elsewhere.
  { intros sigma v a in_arrows. apply arrows_spec in in_arrows. destruct in_arrows as (in_v & _ & in_a).
    pose proof (all_good_forward _ (all_nodes_good f gates is_valid) v a in_v in_a) as before.
    rewrite all_nodes_length in in_v. assert (v <> flag f gates) as distinct; [|split; [assumption|lia]].
    intros ->. rewrite at_flag in in_a. contradiction. }
  apply wanted_cases in inside. destruct inside as [->|[(v & a & in_arrows & ->)|(v & a & in_arrows & in_t)]].
  - reflexivity.
  - destruct (elsewhere _ _ _ in_arrows) as [not_v not_from]. unfold target, edge_wanted. cbn [filter fst].
    destruct (Nat.eqb_spec (from a) (flag f gates)); [contradiction|].
    destruct (Nat.eqb_spec v (flag f gates)); [contradiction|]. reflexivity.
  - destruct (elsewhere _ _ _ in_arrows) as [not_v not_from]. apply in_map_iff in in_t. destruct in_t as (k & <- & _).
    unfold target. cbn [filter fst].
    destruct (Nat.eqb_spec (from a) (flag f gates)); [contradiction|].
    destruct (Nat.eqb_spec v (flag f gates)); [contradiction|]. reflexivity.
Qed.

Lemma auxiliary_loss theta s :
  In s (auxiliary_samples f gates no) ->
  flagged f gates j (output (reduced_network f gates) theta (input s)) (label s) =
  if list_eq_dec Qc_eq_dec (output (reduced_network f gates) theta (input s)) (label s) then 0 else 1.
Proof.
  intro inside. apply auxiliary_spec in inside. destruct inside as (t & in_t & ->). unfold flagged.
  destruct (Qc_eq_dec _ _) as [one|_]; [|reflexivity].
  rewrite template_flag in one by assumption. discriminate.
Qed.

Lemma sum_member k a : (forall b, In b k -> 0 <= b) -> In a k -> a <= sum k.
Proof.
  induction k as [|b k IH]; intros nonnegative inside; [contradiction|]. simpl.
  assert (0 <= sum k) as others by (apply sum_nonnegative; intros; apply nonnegative; right; assumption).
  assert (0 <= b) as first by (apply nonnegative; left; reflexivity).
  destruct inside as [->|inside].
  - replace a with (a + 0) at 1 by ring. apply Qcplus_le_compat; [apply Qcle_refl|assumption].
  - replace a with (0 + a) by ring. apply Qcplus_le_compat; [assumption|].
    apply IH; [|assumption]. intros. apply nonnegative. right. assumption.
Qed.

(** Every sample's loss is at most the total. *)
Lemma sample_loss theta s :
  In s (samples target_instance) ->
  natural (times s) * flagged f gates j (output (reduced_network f gates) theta (input s)) (label s) <=
  total_loss target_instance theta.
Proof.
  intro inside. unfold total_loss. apply sum_member.
  - intros b in_b. apply in_map_iff in in_b. destruct in_b as (s' & <- & _).
    apply product_nonnegative; [apply natural_nonnegative|apply flagged_nonnegative].
  - apply in_map_iff. exists s. split; [reflexivity|assumption].
Qed.

Hypothesis gap : 0 < no.

Lemma floor_above : no < natural (Z.to_nat (Qfloor (this no) + 1)).
Proof.
  pose proof (Qlt_floor (this no)) as above. pose proof (Qfloor_le (this no)) as below.
  assert (0 < Qfloor (this no) + 1)%Z as positive.
  { apply number_lt. rewrite number_0. apply Qclt_trans with no; [assumption|]. unfold Qclt.
    rewrite this_number. assumption. }
  unfold natural. rewrite Z2Nat.id by lia. unfold Qclt. rewrite this_number. assumption.
Qed.

Lemma ceiling_above : no <= natural (Z.to_nat (Qceiling (this no))).
Proof.
  pose proof (Qle_ceiling (this no)) as above.
  assert (0 < Qceiling (this no))%Z as positive.
  { apply number_lt. rewrite number_0. apply Qclt_le_trans with no; [assumption|]. unfold Qcle.
    rewrite this_number. assumption. }
  unfold natural. rewrite Z2Nat.id by lia. unfold Qcle. rewrite this_number. assumption.
Qed.

Lemma below_meets theta :
  total_loss target_instance theta < no ->
  forall s, In s (auxiliary_samples f gates no) -> meets f gates theta s.
Proof.
  intros below s inside. pose proof (sample_loss theta s) as bound.
  rewrite auxiliary_loss in bound by assumption.
  unfold meets. destruct (list_eq_dec _ _ _) as [same|_]; [assumption|exfalso].
  apply (Qclt_not_le _ _ below). apply Qcle_trans with (natural (times s) * 1).
  - apply auxiliary_spec in inside. destruct inside as (t & _ & ->). unfold template. cbn [times].
    rewrite Qcmult_1_r. apply Qclt_le_weak. apply floor_above.
  - apply bound. apply in_or_app. left. assumption.
Qed.

(** The loss of the main sample, where theta is forced. *)
Lemma main_loss theta :
  rational_parameters (reduced_network f gates) theta -> forced f gates theta ->
  flagged f gates j (output (reduced_network f gates) theta (input (main_sample f constant gates no)))
    (label (main_sample f constant gates no)) =
  if (bit j (rational_output constant gates) =? 1)%Z then 0 else 1.
Proof.
  intros all_rational is_forced.
  destruct (training_main f constant gates no theta f_multiplies is_valid all_rational is_forced) as [_ values_known].
  specialize (values_known (length gates) (le_n _)).
  set (x := input (main_sample f constant gates no)) in *. unfold flagged.
  assert (nth (flag f gates) (label (main_sample f constant gates no)) 0 = 1) as ->.
  { unfold main_sample. cbn [label]. unfold everywhere. rewrite nth_map_seq by (rewrite all_nodes_length; lia).
    rewrite Nat.add_0_l, Nat.eqb_refl. reflexivity. }
  destruct (Qc_eq_dec 1 1) as [_|distinct]; [|contradiction].
  pose proof (place_inside f gates (length gates) (le_n _)) as in_place.
  assert (nth (place (build f gates) (length gates)) (output (reduced_network f gates) theta x) 0 =
          rational_output constant gates) as ->; [|reflexivity].
  unfold output. cbn [reduced_network network_of outputs]. unfold everywhere.
  rewrite nth_map_seq by (rewrite all_nodes_length; unfold flag; lia). rewrite Nat.add_0_l.
  fold (everywhere f gates). fold (reduced_network f gates). rewrite values_known. reflexivity.
Qed.

Lemma backward theta :
  bit j (rational_output constant gates) <> 1%Z -> rational_parameters (reduced_network f gates) theta ->
  no <= total_loss target_instance theta.
Proof.
  intros not_one all_rational. destruct (Qclt_le_dec (total_loss target_instance theta) no) as [below|]; [|assumption].
  pose proof (training_forcing f gates no theta f_multiplies is_valid all_rational (below_meets theta below)) as known.
  pose proof (sample_loss theta (main_sample f constant gates no)) as bound.
  rewrite main_loss in bound by assumption.
  destruct (Z.eqb_spec (bit j (rational_output constant gates)) 1) as [|_]; [contradiction|].
  apply Qcle_trans with (natural (Z.to_nat (Qceiling (this no)))); [apply ceiling_above|].
  cbn [main_sample times] in bound. rewrite Qcmult_1_r in bound. apply bound.
  apply in_or_app. right. left. reflexivity.
Qed.

End Losses.

Lemma lift_rational f gates : rational_parameters (reduced_network f gates) (lift f gates).
Proof.
  unfold rational_parameters, lift, distinguished. cbn [reduced_network network_of edges].
  rewrite Forall2_map_right. induction (edges_from 0 (all_nodes f gates)) as [|e es IH]; constructor; [|assumption].
  unfold only_parameters. cbn [weights]. apply map_length.
Qed.

Theorem training_below : below_correct.
Proof. intros f constant gates j yes no theta f_multiplies is_valid gap. apply below_meets; assumption. Qed.

Theorem training_backward : backward_correct.
Proof.
  intros f constant gates j yes no theta f_multiplies is_valid gap not_one all_rational. apply backward; assumption.
Qed.

Theorem training_forward : forward_correct.
Proof.
  intros f constant gates j yes no f_multiplies is_valid is_one. split; [apply lift_rational|].
  unfold total_loss. apply sum_map_zero. intros s inside. cbn [reduce samples net loss] in *.
  assert (flagged f gates j (output (reduced_network f gates) (lift f gates) (input s)) (label s) = 0) as ->; [|ring].
  apply in_app_or in inside. destruct inside as [inside|[<-|[]]].
  - pose proof (training_meets f gates no s f_multiplies is_valid inside) as met. unfold meets in met.
    rewrite (auxiliary_loss f gates j no is_valid) by assumption.
    destruct (list_eq_dec _ _ _) as [_|distinct]; [reflexivity|contradiction].
  - rewrite main_loss by (assumption || apply lift_rational ||
      (apply (training_forcing f gates no); auto using lift_rational;
       intros s in_s; apply (training_meets f gates no s); assumption)).
    rewrite is_one. reflexivity.
Qed.

Theorem training_equivalence : equivalence_correct.
Proof.
  intros f constant gates j yes no f_multiplies is_valid nonnegative apart.
  assert (0 < no) as gap by (apply Qcle_lt_trans with yes; assumption). split.
  - intro is_one. destruct (training_forward f constant gates j yes no f_multiplies is_valid is_one) as [shape none].
    exists (lift f gates). split; [assumption|]. rewrite none. assumption.
  - intros (theta & all_rational & bound).
    destruct (Z.eq_dec (bit j (rational_output constant gates)) 1) as [|not_one]; [assumption|exfalso].
    apply (Qclt_not_le _ _ apart). cbn [reduce gamma] in bound.
    apply Qcle_trans with (total_loss (reduce f constant gates j yes no) theta); [|assumption].
    apply training_backward; assumption.
Qed.

Lemma edge_count_sum sigma l :
  edge_count sigma l =
  list_sum (map (fun d => if Bool.eqb (is_sigma d) sigma then length (incoming d) else 0%nat) l).
Proof.
  induction l as [|d l IH]; [reflexivity|]. unfold edge_count in *. simpl.
  destruct (Bool.eqb (is_sigma d) sigma); simpl; rewrite IH; reflexivity.
Qed.

Lemma flat_map_sum {A B} (g : A -> list B) l : length (flat_map g l) = list_sum (map (fun a => length (g a)) l).
Proof. induction l as [|a l IH]; simpl; [reflexivity|]. rewrite app_length, IH. reflexivity. Qed.

Lemma arrows_length l sigma : length (arrows l sigma) = edge_count sigma l.
Proof.
  unfold arrows. rewrite flat_map_sum, edge_count_sum.
  assert (forall h : node -> nat, map h l = map (fun v => h (at_place l v)) (seq 0 (length l))) as by_place.
  { intro h. rewrite <- (map_map (fun v => nth v l no_node) h), map_nth_seq. reflexivity. }
  rewrite by_place. f_equal. apply map_ext. intro v.
  destruct (Bool.eqb (is_sigma (at_place l v)) sigma); [apply map_length|reflexivity].
Qed.

Theorem training_size : size_correct.
Proof.
  intros f gates no is_valid n copied m identity_heads sigma_heads.
  pose proof (program_size f gates is_valid) as (count & one & two).
  change (degree f + 1)%nat with copied in count, one, two. change (products gates) with m in count, one, two.
  assert (forall sigma, edge_count sigma (all_nodes f gates) = edge_count sigma (nodes (build f gates))) as same.
  { intro sigma. unfold all_nodes. rewrite edge_count_app. unfold edge_count at 2. simpl.
    destruct sigma; simpl; lia. }
  unfold identity_heads, sigma_heads. clear identity_heads sigma_heads. repeat split.
  - apply good_well_formed; [apply all_nodes_good; assumption|..]; intros v inside; apply in_seq in inside; lia.
  - unfold n. cbn [reduced_network network_of vertices]. rewrite map_length, all_nodes_length. unfold flag. lia.
  - unfold n. cbn [reduced_network network_of edges]. apply edges_from_length.
  - rewrite !same. lia.
  - rewrite !same. lia.
  - unfold auxiliary_samples, auxiliary. rewrite map_length. cbn [length]. rewrite app_length, map_length.
    rewrite (flat_map_length _ _ copied), !arrows_length; [lia|].
    intros [v a] _. unfold sigma_wanted. rewrite map_length, seq_length. reflexivity.
Qed.
