(** D-T1.4: proofs of the statements in TwoCsp.v. *)

From Coq Require Import List Arith ZArith QArith Qcanon Lia Bool.
Require Import Networks NetworksProof TwoCsp.
Import ListNotations.
Open Scope Qc_scope.

(** ** Counting the elements of a filtered range *)

Section Places.

Variable test : nat -> bool.

Definition place (x : nat) : nat := length (filter test (seq 0 x)).

Lemma filtered_split x m :
  (x < m)%nat -> test x = true ->
  filter test (seq 0 m) = filter test (seq 0 x) ++ x :: filter test (seq (S x) (m - S x)).
Proof.
  intros inside at_x. replace m with (x + (1 + (m - S x)))%nat at 1 by lia. rewrite seq_app, filter_app.
  simpl. rewrite at_x. reflexivity.
Qed.

Lemma place_bound x m : (x < m)%nat -> test x = true -> (place x < length (filter test (seq 0 m)))%nat.
Proof. intros inside at_x. rewrite (filtered_split x m) by assumption. rewrite app_length. simpl. unfold place. lia.
Qed.

Lemma nth_place x m d : (x < m)%nat -> test x = true -> nth (place x) (filter test (seq 0 m)) d = x.
Proof.
  intros inside at_x. rewrite (filtered_split x m) by assumption. unfold place.
  rewrite app_nth2, Nat.sub_diag by lia. reflexivity.
Qed.

Lemma places m : map place (filter test (seq 0 m)) = seq 0 (length (filter test (seq 0 m))).
Proof.
  induction m as [|m IH]; [reflexivity|]. rewrite seq_S, filter_app, map_app, IH. simpl.
  destruct (test m); simpl; [|rewrite !app_nil_r; reflexivity].
  rewrite app_length. simpl. rewrite seq_app. reflexivity.
Qed.

Lemma place_monotone x y : (x < y)%nat -> test x = true -> (place x < place y)%nat.
Proof. intros less at_x. apply place_bound; assumption. Qed.

End Places.

(** ** Decoding *)

Lemma decode_code n a b :
  (a < n)%nat -> (b < n)%nat ->
  decode n (number (Z.of_nat (a + 1)) + number (2 * Z.of_nat n) * number (Z.of_nat (b + 1))) = Some (a, b).
Proof.
  intros a_range b_range. rewrite <- number_mult, <- number_plus. unfold decode.
  set (whole := (Z.of_nat (a + 1) + 2 * Z.of_nat n * Z.of_nat (b + 1))%Z).
  rewrite this_number. cbn [Qnum Qden inject_Z].
  assert ((whole mod (2 * Z.of_nat n))%Z = Z.of_nat (a + 1)) as ->.
  { unfold whole. rewrite Z.mul_comm, Z.mod_add by lia. apply Z.mod_small. lia. }
  assert (((whole - Z.of_nat (a + 1)) / (2 * Z.of_nat n))%Z = Z.of_nat (b + 1)) as ->.
  { unfold whole. rewrite Z.add_simpl_l, Z.mul_comm. apply Z.div_mul. lia. }
  rewrite Pos.eqb_refl. rewrite !(proj2 (Z.leb_le _ _)) by lia. simpl.
  f_equal. f_equal; lia.
Qed.

Lemma pair_inside a b pairs :
  existsb (fun pair => (fst pair =? a) && (snd pair =? b))%nat pairs = true <-> In (a, b) pairs.
Proof.
  rewrite existsb_exists. split.
  - intros ([a' b'] & inside & same). simpl in same. apply andb_prop in same. destruct same as [first second].
    apply Nat.eqb_eq in first, second. subst. assumption.
  - intro inside. exists (a, b). split; [assumption|]. simpl. rewrite !Nat.eqb_refl. reflexivity.
Qed.

Lemma weight_symbol_number a : weight_symbol (number (Z.of_nat (a + 1))) = a.
Proof.
  unfold weight_symbol. rewrite this_number. simpl. lia.
Qed.

(** ** The parameters *)

Section Of_an_assignment.

Variable p : two_csp.

Let n := alphabet p.
Let k := length (constraints p).
Let N := net (reduce p).

Lemma kept_spec x : In x (kept p) <-> (x < variables p)%nat /\ is_kept p x = true.
Proof. unfold kept. rewrite filter_In, in_seq. intuition lia. Qed.

Lemma kept_distinct : NoDup (kept p).
Proof. apply NoDup_filter, seq_NoDup. Qed.

Lemma hidden_bound x : In x (kept p) -> (hidden p x < 1 + length (kept p))%nat.
Proof. intro inside. apply kept_spec in inside. apply -> Nat.succ_lt_mono. apply place_bound; apply inside. Qed.

Lemma hidden_injective x y : In x (kept p) -> In y (kept p) -> hidden p x = hidden p y -> x = y.
Proof.
  intros in_x in_y same. apply kept_spec in in_x, in_y. injection same as same.
  rewrite <- (nth_place (is_kept p) x (variables p) 0%nat) by apply in_x. unfold place. rewrite same.
  apply nth_place; apply in_y.
Qed.

Definition safe (assignment : list nat) : Prop := forall x, In x (kept p) -> (symbol assignment x < n)%nat.

Definition hidden_edge (variable : nat) : edge := Edge 0 (hidden p variable) [symbol_options p] [0].

Lemma constraint_edge_spec i c e :
  In e (constraint_edges p (i, c)) ->
  head e = t p i /\ bias_options e = [0] /\ (tail e = hidden p (first c) \/ tail e = hidden p (second c)) /\
  exists w, weight_options e = [[w]].
Proof.
  unfold constraint_edges. intro inside.
  destruct (first c =? second c)%nat; [|destruct (first c <? second c)%nat]; simpl in inside;
    intuition subst; simpl; eauto.
Qed.

Lemma all_constraint_edges_spec e :
  In e (all_constraint_edges p) -> exists i c, In (i, c) (combine (seq 0 k) (constraints p)) /\
    In e (constraint_edges p (i, c)).
Proof. intro inside. apply in_flat_map in inside. destruct inside as ([i c] & inside & edge). eauto. Qed.

Lemma edges_scalar e : In e (map hidden_edge (kept p) ++ all_constraint_edges p) -> scalar_edge e.
Proof.
  intro inside. apply in_app_or in inside. destruct inside as [inside|inside].
  - apply in_map_iff in inside. destruct inside as (x & <- & _). eexists. split; reflexivity.
  - apply all_constraint_edges_spec in inside. destruct inside as (i & c & _ & inside).
    apply constraint_edge_spec in inside. destruct inside as (_ & zero & _ & w & one). eexists. eauto.
Qed.

Definition only_weight (e : edge) : Qc := hd 0 (hd [] (weight_options e)).

Lemma only_parameters_scalar e : In e (all_constraint_edges p) -> only_parameters e = scalar (only_weight e).
Proof.
  intro inside. apply all_constraint_edges_spec in inside. destruct inside as (i & c & _ & inside).
  apply constraint_edge_spec in inside. destruct inside as (_ & zero & _ & w & one).
  unfold only_parameters, only_weight. rewrite zero, one. reflexivity.
Qed.

Definition weight_of (assignment : list nat) (x : nat) : Qc := number (Z.of_nat (symbol assignment x + 1)).

Lemma symbol_options_spec w :
  In w (symbol_options p) <-> exists a, (a < n)%nat /\ w = number (Z.of_nat (a + 1)).
Proof.
  unfold symbol_options. rewrite in_map_iff. fold n. split.
  - intros (a & <- & inside). apply in_seq in inside. exists (a - 1)%nat. split; [lia|]. do 2 f_equal. lia.
  - intros (a & range & ->). exists (a + 1)%nat. split; [reflexivity|]. apply in_seq. lia.
Qed.

Lemma lift_allowed assignment : safe assignment -> allowed N (lift p assignment).
Proof.
  intro range. unfold allowed, lift. simpl. apply Forall2_app.
  - rewrite Forall2_map_left, Forall2_map_right. apply (Forall2_nth _ 0%nat 0%nat). split; [reflexivity|].
    intros i inside. split; simpl; auto. constructor; [|constructor].
    apply symbol_options_spec. eexists. split; [|reflexivity]. apply range, nth_In. assumption.
  - rewrite Forall2_map_right. apply (Forall2_nth _ (Edge 0 0 [] []) (Edge 0 0 [] [])). split; [reflexivity|].
    intros i inside. apply nth_In with (d := Edge 0 0 [] []) in inside. revert inside.
    generalize (nth i (all_constraint_edges p) (Edge 0 0 [] [])). intros e inside.
    apply all_constraint_edges_spec in inside. destruct inside as (j & c & _ & inside).
    apply constraint_edge_spec in inside. destruct inside as (_ & zero & _ & w & one).
    unfold edge_allowed, only_parameters. rewrite zero, one.
    split; repeat constructor.
Qed.

Lemma nth_hidden_weight ws x d :
  length ws = length (kept p) -> In x (kept p) ->
  nth (hidden p x - 1) (map scalar ws ++ d) (EdgeParameters [] 0) = scalar (nth (hidden p x - 1) ws 0).
Proof.
  intros size inside. apply hidden_bound in inside. unfold hidden in *. simpl in *. rewrite Nat.sub_0_r.
  rewrite app_nth1 by (rewrite map_length; lia).
  rewrite nth_indep with (d' := scalar 0) by (rewrite map_length; lia). apply map_nth.
Qed.

Lemma kept_hidden_weights ws :
  length ws = length (kept p) -> map (fun x => nth (hidden p x - 1) ws 0) (kept p) = ws.
Proof.
  intro size. unfold hidden. simpl.
  rewrite (map_ext _ (fun x => nth (place (is_kept p) x) ws 0)) by (intro; rewrite Nat.sub_0_r; reflexivity).
  rewrite <- (map_map (place (is_kept p)) (fun i => nth i ws 0)).
  unfold kept in *. rewrite places, <- size. apply map_nth_seq.
Qed.

Lemma symbol_extract theta x :
  (x < variables p)%nat ->
  symbol (extract p theta) x =
  if is_kept p x then weight_symbol (hd 0 (weights (nth (hidden p x - 1) theta (EdgeParameters [] 0)))) else 0%nat.
Proof. intro inside. unfold symbol, extract. rewrite nth_map_seq by assumption. reflexivity. Qed.

Lemma allowed_form theta :
  allowed N theta -> lift p (extract p theta) = theta /\ safe (extract p theta).
Proof.
  unfold allowed. simpl. rewrite (scalar_allowed _ theta edges_scalar).
  intros (ws & -> & all). rewrite Forall2_app_left in all. destruct all as (us & vs & -> & one & two).
  rewrite Forall2_map_left in one. simpl in one. pose proof (Forall2_same_length _ _ _ one) as size.
  rewrite map_app.
  assert (forall x, In x (kept p) -> exists a, (a < n)%nat /\ nth (hidden p x - 1) us 0 = number (Z.of_nat (a + 1)) /\
            symbol (extract p (map scalar us ++ map scalar vs)) x = a) as kept_symbol.
  { intros x inside. pose proof inside as bounds. apply kept_spec in bounds. destruct bounds as [bound is_in].
    assert (In (nth (hidden p x - 1) us 0) (symbol_options p)) as chosen.
    { apply (Forall2_nth _ 0%nat 0) in one. destruct one as [_ one].
      apply hidden_bound in inside. apply (one (hidden p x - 1)%nat). unfold hidden in *. simpl in *. lia. }
    apply symbol_options_spec in chosen. destruct chosen as (a & range & weight). exists a.
    repeat split; try assumption. rewrite symbol_extract, is_in by assumption.
    rewrite nth_hidden_weight by (try assumption; lia). cbn [scalar weights hd]. rewrite weight.
    apply weight_symbol_number. }
  split.
  - unfold lift. f_equal.
    + transitivity (map scalar (map (fun x => nth (hidden p x - 1) us 0) (kept p)));
        [|f_equal; apply kept_hidden_weights; lia].
      rewrite map_map. apply map_ext_in. intros x inside.
      destruct (kept_symbol x inside) as (a & _ & -> & ->). reflexivity.
    + rewrite (Forall2_function _ only_weight _ _) with (2 := two).
      * rewrite map_map. apply map_ext_in. apply only_parameters_scalar.
      * intros e w inside chosen. apply all_constraint_edges_spec in inside. destruct inside as (i & c & _ & inside).
        apply constraint_edge_spec in inside. destruct inside as (_ & _ & _ & w' & only).
        unfold only_weight. rewrite only in *. simpl in *. destruct chosen as [<-|[]]. reflexivity.
  - intros x inside. destruct (kept_symbol x inside) as (a & range & _ & ->). assumption.
Qed.

(** ** What the network computes *)

Hypothesis is_valid : valid p.

Lemma constraint_kept c : In c (constraints p) -> In (first c) (kept p) /\ In (second c) (kept p).
Proof.
  intro inside. pose proof (is_valid c inside) as [one two].
  assert (forall x, (first c =? x) || (second c =? x) = true -> is_kept p x = true)%nat as is_mentioned.
  { intros x at_x. unfold is_kept. apply orb_true_iff. left. apply existsb_exists. eauto. }
  split; apply kept_spec; (split; [assumption|]); apply is_mentioned; rewrite Nat.eqb_refl; auto using orb_true_r.
Qed.

Lemma combine_kept i c : In (i, c) (combine (seq 0 k) (constraints p)) -> (i < k)%nat /\ In c (constraints p).
Proof.
  intro inside. split; [|apply in_combine_r in inside; assumption].
  apply in_combine_l in inside. apply in_seq in inside. lia.
Qed.

Lemma goes_forward : forward N.
Proof.
  intros e inside. simpl in inside. apply in_app_or in inside. destruct inside as [inside|inside].
  - apply in_map_iff in inside. destruct inside as (x & <- & _). simpl. unfold hidden. lia.
  - apply all_constraint_edges_spec in inside. destruct inside as (i & c & inside & is_edge).
    apply constraint_edge_spec in is_edge. apply combine_kept in inside. destruct inside as [_ inside].
    apply constraint_kept in inside. destruct inside as [one two]. apply hidden_bound in one, two.
    destruct is_edge as (-> & _ & [-> | ->] & _); unfold t; lia.
Qed.

Lemma vertex_count : length (vertices N) = (1 + length (kept p) + k)%nat.
Proof. simpl. rewrite app_length, !repeat_length. reflexivity. Qed.

Lemma nth_vertex v : (0 < v < 1 + length (kept p) + k)%nat -> nth v (vertices N) Source = Neuron identity.
Proof.
  intro inside. destruct v as [|v]; [lia|]. simpl. rewrite <- repeat_app.
  rewrite nth_indep with (d' := Neuron identity) by (rewrite repeat_length; fold k; lia). apply nth_repeat.
Qed.

Variable assignment : list nat.
Let theta := lift p assignment.
Let g := weight_of assignment.

Lemma preactivation_split z v :
  preactivation N theta [1] z v =
  sum (map (fun x => if (hidden p x =? v)%nat then dot [g x] (z 0%nat) + 0 else 0) (kept p)) +
  sum (map (fun i => if (t p i =? v)%nat
                     then sum (map (fun e => dot [only_weight e] (z (tail e)) + 0)
                                 (constraint_edges p (i, nth i (constraints p) (Constraint 0 0 []))))
                     else 0) (seq 0 k)).
Proof.
  unfold preactivation. rewrite injected_none by reflexivity. unfold edges_into. rewrite sum_filter.
  unfold theta, lift. simpl edges. rewrite combine_app by (rewrite !map_length; reflexivity).
  rewrite combine_map, map_app, sum_app, map_map.
  assert (combine (all_constraint_edges p) (map only_parameters (all_constraint_edges p)) =
          map (fun e => (e, scalar (only_weight e))) (all_constraint_edges p)) as ->.
  { rewrite (map_ext_in only_parameters (fun e => scalar (only_weight e))) by apply only_parameters_scalar.
    rewrite <- combine_map, map_id. reflexivity. }
  rewrite map_map. unfold all_constraint_edges. rewrite sum_flat_map.
  rewrite (combine_seq _ (Constraint 0 0 [])), map_map. fold k.
  rewrite Qcplus_0_l. f_equal. f_equal. apply map_ext_in. intros i inside.
  destruct (Nat.eqb_spec (t p i) v) as [at_v|elsewhere].
  - f_equal. apply map_ext_in. intros e is_edge. apply constraint_edge_spec in is_edge.
    destruct is_edge as (at_head & _). simpl fst. rewrite at_head, at_v, Nat.eqb_refl. reflexivity.
  - apply sum_map_zero. intros e is_edge. apply constraint_edge_spec in is_edge.
    destruct is_edge as (at_head & _). simpl fst. rewrite at_head.
    destruct (Nat.eqb_spec (t p i) v); [contradiction|reflexivity].
Qed.

Lemma source_value : value N theta [1] 0 = [1].
Proof. rewrite value_equation by (try apply goes_forward; rewrite vertex_count; lia). reflexivity. Qed.

Lemma hidden_value x : In x (kept p) -> value N theta [1] (hidden p x) = [g x].
Proof.
  intro inside. pose proof (hidden_bound x inside) as bound.
  rewrite value_equation by (try apply goes_forward; rewrite vertex_count; lia).
  rewrite nth_vertex by (unfold hidden in *; lia). simpl. unfold identity. f_equal.
  rewrite preactivation_split, source_value.
  rewrite (sum_single_in (fun y => hidden p y =? hidden p x)%nat (fun y => dot [g y] [1] + 0) x).
  - rewrite dot_single, sum_map_zero; [ring|]. intros i _.
    destruct (Nat.eqb_spec (t p i) (hidden p x)) as [same|]; [|reflexivity]. unfold t in same. lia.
  - apply kept_distinct.
  - assumption.
  - apply Nat.eqb_refl.
  - intros y in_y same. apply Nat.eqb_eq in same. apply hidden_injective; assumption.
Qed.

Lemma output_vertex_value i :
  (i < k)%nat ->
  let c := nth i (constraints p) (Constraint 0 0 []) in
  value N theta [1] (t p i) = [g (first c) + number (2 * Z.of_nat n) * g (second c)].
Proof.
  intros inside c. rewrite value_equation by (try apply goes_forward; rewrite vertex_count; unfold t; lia).
  rewrite nth_vertex by (unfold t; lia). unfold vertex_value, identity. f_equal.
  rewrite preactivation_split. rewrite sum_map_zero.
  - rewrite (map_ext (fun j => if (t p j =? t p i)%nat then _ else 0) (fun j => if (j =? i)%nat then
               sum (map (fun e => dot [only_weight e] (value N theta [1] (tail e)) + 0)
                      (constraint_edges p (j, nth j (constraints p) (Constraint 0 0 [])))) else 0)).
    2:{ intro j. unfold t. destruct (Nat.eqb_spec j i) as [->|]; [rewrite Nat.eqb_refl; reflexivity|].
        destruct (Nat.eqb_spec (1 + length (kept p) + j) (1 + length (kept p) + i)); [lia|reflexivity]. }
    rewrite (sum_single _ i 0 k) by lia. fold c.
    assert (In c (constraints p)) as in_c by (apply nth_In; assumption).
    apply constraint_kept in in_c. destruct in_c as [one two]. apply hidden_value in one, two.
    unfold constraint_edges. fold n. destruct (Nat.eqb_spec (first c) (second c)) as [same|distinct].
    + rewrite <- same in *. cbn [map sum fold_right tail]. rewrite one. unfold only_weight. cbn [weight_options hd].
      rewrite dot_single. cbv zeta. fold n. ring.
    + destruct (first c <? second c)%nat; cbn [map sum fold_right tail]; rewrite one, two;
        unfold only_weight; cbn [weight_options hd]; rewrite !dot_single; cbv zeta; fold n; ring.
  - intros x in_x. apply hidden_bound in in_x. destruct (Nat.eqb_spec (hidden p x) (t p i)) as [same|]; [|reflexivity].
    unfold t in same. lia.
Qed.

Lemma output_value :
  output N theta [1] = map (fun c => g (first c) + number (2 * Z.of_nat n) * g (second c)) (constraints p).
Proof.
  unfold output. change (outputs N) with (map (t p) (seq 0 k)). rewrite map_map.
  transitivity (map (fun c => g (first c) + number (2 * Z.of_nat n) * g (second c))
                  (map (fun i => nth i (constraints p) (Constraint 0 0 [])) (seq 0 k)));
    [|f_equal; apply map_nth_seq].
  rewrite map_map. apply map_ext_in. intros i inside. apply in_seq in inside. rewrite output_vertex_value by lia.
  reflexivity.
Qed.

Hypothesis is_safe : safe assignment.

Lemma decodes_all :
  forallb (fun entry => decodes_into n (fst entry) (snd entry))
    (combine (output N theta [1]) (map allowed_pairs (constraints p))) = true <->
  forall c, In c (constraints p) -> In (symbol assignment (first c), symbol assignment (second c)) (allowed_pairs c).
Proof.
  rewrite output_value, combine_map, forallb_forall.
  assert (forall c, In c (constraints p) ->
    decodes_into n (g (first c) + number (2 * Z.of_nat n) * g (second c)) (allowed_pairs c) = true <->
    In (symbol assignment (first c), symbol assignment (second c)) (allowed_pairs c)) as one.
  { intros c inside. apply constraint_kept in inside. destruct inside as [one two]. apply is_safe in one, two.
    unfold decodes_into, g, weight_of. rewrite decode_code by assumption. apply pair_inside. }
  split.
  - intros all c inside. apply one; [assumption|]. apply (all (_, _)).
    apply (in_map (fun c => (g (first c) + number (2 * Z.of_nat n) * g (second c), allowed_pairs c))). assumption.
  - intros all entry inside. apply in_map_iff in inside. destruct inside as (c & <- & inside).
    apply one; [assumption|]. apply all. assumption.
Qed.

(** Loss 0, where f = y, cannot come about if there is a constraint, since f >= 2n + 1 > 1. *)
Lemma output_not_label : output N theta [1] = repeat 1 k -> constraints p = [].
Proof.
  rewrite output_value. intro same. apply incl_l_nil. intros c inside. exfalso.
  assert (In (g (first c) + number (2 * Z.of_nat n) * g (second c)) (repeat 1 k)) as one_label.
  { rewrite <- same. apply (in_map (fun c => g (first c) + number (2 * Z.of_nat n) * g (second c))). assumption. }
  apply repeat_spec in one_label. apply constraint_kept in inside. destruct inside as [one two].
  apply is_safe in one, two.
  unfold g, weight_of in one_label. rewrite <- number_mult, <- number_plus, <- number_1 in one_label.
  apply number_injective in one_label. nia.
Qed.

Lemma within_threshold :
  total_loss (reduce p) theta <= gamma (reduce p) <->
  forall c, In c (constraints p) -> In (symbol assignment (first c), symbol assignment (second c)) (allowed_pairs c).
Proof.
  rewrite <- decodes_all. unfold total_loss. change (net (reduce p)) with N. simpl samples. simpl gamma.
  cbn [map sum fold_right input label times]. simpl loss. fold n k. unfold csp_decode.
  change (number (Z.of_nat 1)) with 1. rewrite Qcmult_1_l, Qcplus_0_r.
  destruct (list_eq_dec Qc_eq_dec (output N theta [1]) (repeat 1 k)) as [same|distinct].
  - apply output_not_label in same. rewrite same. simpl. rewrite combine_nil. simpl.
    split; [reflexivity|]. intros _. rewrite <- number_0, <- number_1, number_le. lia.
  - destruct (forallb _ _); (split; [intro bound|intro all]); try discriminate; try reflexivity.
    rewrite <- number_1, number_le in bound. lia.
Qed.

End Of_an_assignment.

Lemma solution_safe p assignment : solution p assignment -> safe p assignment.
Proof.
  intros (size & range & _) x inside. apply kept_spec in inside. rewrite Forall_forall in range.
  apply range, nth_In. lia.
Qed.

Lemma kept_when_empty p x : alphabet p = 0%nat -> is_kept p x = true.
Proof. intro none. unfold is_kept. rewrite none. apply orb_true_r. Qed.

Theorem two_csp_forward : forward_correct.
Proof.
  intros p assignment is_valid correct. pose proof (solution_safe _ _ correct) as is_safe. split.
  - apply lift_allowed. assumption.
  - apply within_threshold; try assumption. apply correct.
Qed.

Theorem two_csp_backward : backward_correct.
Proof.
  intros p theta is_valid [inside bound]. apply allowed_form in inside. destruct inside as [same is_safe].
  rewrite <- same in bound. pose proof (proj1 (within_threshold p is_valid _ is_safe) bound) as met. split; [|split].
  - unfold extract. rewrite map_length, seq_length. reflexivity.
  - apply Forall_forall. intros a inside. apply (In_nth _ _ 0%nat) in inside. destruct inside as (x & range & <-).
    unfold extract in range. rewrite map_length, seq_length in range. fold (symbol (extract p theta) x).
    destruct (is_kept p x) eqn:is_in; [apply is_safe, kept_spec; auto|].
    rewrite symbol_extract, is_in by assumption.
    destruct (alphabet p) eqn:none; [|lia]. rewrite kept_when_empty in is_in by assumption. discriminate.
  - assumption.
Qed.

Theorem two_csp_equivalence : equivalence_correct.
Proof.
  intros p is_valid. split.
  - intros [assignment correct]. exists (lift p assignment). apply two_csp_forward; assumption.
  - intros [theta correct]. exists (extract p theta). apply two_csp_backward; assumption.
Qed.

Theorem two_csp_lift_extract : lift_extract_correct.
Proof. intros p theta inside. apply allowed_form. assumption. Qed.

(** ** Count *)

Lemma lift_same_kept p a b : (forall x, In x (kept p) -> symbol a x = symbol b x) <-> lift p a = lift p b.
Proof.
  split.
  - intro same. unfold lift. f_equal. apply map_ext_in. intros x inside. rewrite same by assumption. reflexivity.
  - intros same x inside.
    assert (forall c,
      weight_symbol (hd 0 (weights (nth (hidden p x - 1) (lift p c) (EdgeParameters [] 0)))) = symbol c x)
      as read.
    { intro c. unfold lift. rewrite <- (map_map (weight_of c) scalar).
      rewrite nth_hidden_weight; [|apply map_length|assumption]. cbn [scalar weights hd].
      pose proof inside as bounds. apply kept_spec in bounds.
      replace (hidden p x - 1)%nat with (place (is_kept p) x) by (unfold hidden, place; lia).
      rewrite nth_indep with (d' := weight_of c 0)
        by (rewrite map_length; apply (place_bound (is_kept p)); apply bounds).
      rewrite map_nth. unfold kept. rewrite nth_place by apply bounds.
      apply weight_symbol_number. }
    rewrite <- (read a), <- (read b), same. reflexivity.
Qed.

Definition options_of (p : two_csp) (theta : parameters) (x : nat) : list nat :=
  if is_kept p x then [symbol (extract p theta) x] else seq 0 (alphabet p).

Theorem two_csp_count : count_correct.
Proof.
  intros p theta is_valid fitting. pose proof fitting as [inside bound].
  apply allowed_form in inside. destruct inside as [same is_safe].
  exists (choices (map (options_of p theta) (seq 0 (variables p)))). split; [|split].
  - apply choices_nodup. intros l inside. apply in_map_iff in inside. destruct inside as (x & <- & _).
    unfold options_of. destruct (is_kept p x); [repeat constructor; simpl; auto|apply seq_NoDup].
  - rewrite choices_length, map_map. unfold dropped, options_of. induction (seq 0 (variables p)) as [|x l IH]; simpl;
      [reflexivity|]. rewrite IH. destruct (is_kept p x); simpl; [lia|]. rewrite seq_length. reflexivity.
  - intro assignment. rewrite choices_spec, Forall2_map_left, (Forall2_nth _ 0%nat 0%nat), seq_length.
    unfold options_of. split.
    + intros [size all].
      assert (forall x, In x (kept p) -> symbol assignment x = symbol (extract p theta) x) as agree.
      { intros x inside. apply kept_spec in inside. destruct inside as [range is_in]. specialize (all x range).
        rewrite seq_nth in all by assumption. simpl in all. rewrite is_in in all. destruct all as [equal|[]].
        symmetry. exact equal. }
      assert (lift p assignment = theta) as lifted by (rewrite <- same; apply lift_same_kept; assumption).
      split; [|assumption].
      assert (safe p assignment) as also_safe by (intros x inside; rewrite agree by assumption; auto).
      split; [lia|split].
      * apply Forall_forall. intros a inside. apply (In_nth _ _ 0%nat) in inside. destruct inside as (x & range & <-).
        specialize (all x). rewrite seq_nth in all by lia. simpl in all.
        destruct (is_kept p x) eqn:is_in; [apply also_safe, kept_spec; split; [lia|assumption]|].
        specialize (all ltac:(lia)). apply in_seq in all. lia.
      * rewrite <- lifted in bound. apply (proj1 (within_threshold p is_valid _ also_safe) bound).
    + intros [correct lifted]. pose proof correct as (size & range & _). split; [lia|]. intros x inside.
      rewrite seq_nth by assumption. simpl. destruct (is_kept p x) eqn:is_in.
      * left. rewrite <- same in lifted. symmetry. apply (proj2 (lift_same_kept p _ _) lifted).
        apply kept_spec. auto.
      * apply in_seq. rewrite Forall_forall in range. split; [lia|]. simpl. apply range, nth_In. lia.
Qed.

(** Every variable kept is mentioned by one of the k constraints. *)
Lemma kept_bound p : (0 < alphabet p)%nat -> (length (kept p) <= 2 * length (constraints p))%nat.
Proof.
  intro some.
  transitivity (length (flat_map (fun c => [first c; second c]) (constraints p))).
  - apply NoDup_incl_length; [apply kept_distinct|]. intros x inside. apply kept_spec in inside.
    destruct inside as [_ is_in]. unfold is_kept in is_in. destruct (Nat.eqb_spec (alphabet p) 0); [lia|].
    rewrite orb_false_r in is_in. apply existsb_exists in is_in. destruct is_in as (c & inside & at_x).
    apply in_flat_map. exists c. split; [assumption|]. apply orb_true_iff in at_x. rewrite !Nat.eqb_eq in at_x.
    simpl. tauto.
  - induction (constraints p) as [|c l IH]; simpl in *; lia.
Qed.

Theorem two_csp_shape : shape_correct.
Proof.
  intros p is_valid. pose proof (vertex_count p) as count. split; [|split; [|split; [|apply kept_bound]]].
  - unfold well_formed. rewrite count. rewrite !andb_true_iff. repeat split.
    + apply forallb_forall. intros e inside. pose proof (goes_forward p is_valid e inside) as order.
      simpl in inside. apply in_app_or in inside. rewrite !andb_true_iff, !Nat.ltb_lt.
      destruct inside as [inside|inside].
      * apply in_map_iff in inside. destruct inside as (x & <- & inside). apply hidden_bound in inside.
        cbn [tail head weight_options] in *. unfold is_source. rewrite nth_vertex by lia. simpl. repeat split; lia.
      * apply all_constraint_edges_spec in inside. destruct inside as (i & c & inside & is_edge).
        apply constraint_edge_spec in is_edge. apply combine_kept in inside. destruct inside as [bound inside].
        apply constraint_kept in inside; [|assumption]. destruct inside as [one two]. apply hidden_bound in one, two.
        destruct is_edge as (at_head & _ & at_tail & w & only). rewrite only, at_head in *.
        unfold is_source. rewrite nth_vertex by (unfold t; lia).
        assert (0 < tail e)%nat by (destruct at_tail as [-> | ->]; unfold hidden; lia).
        rewrite nth_vertex by (unfold t in *; lia). simpl. unfold t in *. repeat split; lia.
    + apply forallb_forall. intros v inside. apply in_map_iff in inside. destruct inside as (i & <- & inside).
      apply in_seq in inside. apply Nat.ltb_lt. unfold t. lia.
  - assumption.
  - simpl. rewrite map_length, seq_length. reflexivity.
Qed.
