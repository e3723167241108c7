(** D-T1.6: proofs of the statements in TwoLayerSolver.v. *)

From Coq Require Import List Arith ZArith QArith Qcanon Lia Bool.
Require Import Networks NetworksProof TwoLayerSolver.
Import ListNotations.
Open Scope Qc_scope.

Lemma sum_exchange {A B} (f : A -> B -> Qc) l m :
  sum (map (fun a => sum (map (f a) m)) l) = sum (map (fun b => sum (map (fun a => f a b) l)) m).
Proof.
  induction l as [|a l IH]; simpl.
  - rewrite sum_map_zero; reflexivity.
  - rewrite IH. rewrite <- sum_map_plus. reflexivity.
Qed.

Lemma dot_snoc ws w x : dot (ws ++ [w]) x = dot ws x + w * nth (length ws) x 0.
Proof.
  unfold dot. revert x. induction ws as [|v ws IH]; intros [|a x]; simpl; try ring.
  rewrite IH. ring.
Qed.

Lemma vector_eq_spec u v : vector_eq u v = true <-> u = v.
Proof. unfold vector_eq. destruct (list_eq_dec Qc_eq_dec u v); split; congruence. Qed.

Lemma distinct_inside {A} (t : table A) entry : In entry (distinct t) -> In entry t.
Proof.
  induction t as [|first rest IH]; simpl; [auto|]. destruct (existsb _ rest); simpl; intuition.
Qed.

Lemma distinct_complete {A} (t : table A) v a : In (v, a) t -> exists a', In (v, a') (distinct t).
Proof.
  revert a. induction t as [|first rest IH]; simpl; [contradiction|]. intros a inside.
  destruct (existsb (fun other => vector_eq (fst first) (fst other)) rest) eqn:again.
  - destruct inside as [->|inside]; [|apply (IH a); assumption]. apply existsb_exists in again.
    destruct again as ([v' a'] & inside & same). apply vector_eq_spec in same. simpl in same. subst v'.
    apply (IH a'). assumption.
  - destruct inside as [->|inside]; [exists a; left; reflexivity|].
    destruct (IH a inside) as [a' found]. exists a'. right. assumption.
Qed.

Lemma distinct_nodup {A} (t : table A) : NoDup (map fst (distinct t)).
Proof.
  induction t as [|first rest IH]; simpl; [constructor|].
  destruct (existsb (fun other => vector_eq (fst first) (fst other)) rest) eqn:again; [assumption|].
  simpl. constructor; [|assumption]. intro inside. apply in_map_iff in inside.
  destruct inside as (other & same & inside).
  apply distinct_inside in inside.
  assert (existsb (fun other => vector_eq (fst first) (fst other)) rest = true) as found; [|congruence].
  apply existsb_exists. exists other. split; [assumption|]. apply vector_eq_spec. auto.
Qed.

Theorem two_layer_distinct : distinct_correct.
Proof. intro i. apply distinct_nodup. Qed.

Section Solver.

Variable i : instance.

Let n := net i.
Let count := length (edges n).

Definition vector_of (g : sample -> Qc) : vector := map g (samples i).

Lemma add_vectors g h : add (vector_of g) (vector_of h) = vector_of (fun s => g s + h s).
Proof. unfold add, vector_of. rewrite combine_map, map_map. reflexivity. Qed.

Lemma scale_vector w g : scale w (vector_of g) = vector_of (fun s => w * g s).
Proof. unfold scale, vector_of. apply map_map. Qed.

(** ** Claim (5.1) of the paper: the set A of an edge from the source holds exactly the sums of the choices *)

Definition weighted_spec (lists : list (list Qc)) (t : table (list Qc)) : Prop :=
  (forall v ws, In (v, ws) t ->
     Forall2 (fun options w => In w options) lists ws /\ v = vector_of (fun s => dot ws (input s))) /\
  (forall ws, Forall2 (fun options w => In w options) lists ws ->
     exists ws', In (vector_of (fun s => dot ws (input s)), ws') t).

Lemma weighted_step r options lists t :
  length lists = r -> weighted_spec lists t ->
  weighted_spec (lists ++ [options])
    (distinct (flat_map (fun entry =>
      map (fun w => (add (fst entry) (scale w (inputs_in i r)), snd entry ++ [w])) options) t)).
Proof.
  intros size [sound complete].
  assert (forall ws w, Forall2 (fun options w => In w options) lists ws ->
    add (vector_of (fun s => dot ws (input s))) (scale w (inputs_in i r)) =
    vector_of (fun s => dot (ws ++ [w]) (input s))) as one.
  { intros ws w chosen. unfold inputs_in. fold (vector_of (fun s => nth r (input s) 0)).
    rewrite scale_vector, add_vectors. apply map_ext. intro s. rewrite dot_snoc.
    rewrite <- (Forall2_same_length _ _ _ chosen), size. reflexivity. }
  split.
  - intros v ws inside. apply distinct_inside in inside. apply in_flat_map in inside.
    destruct inside as ([v' ws'] & old & inside). apply in_map_iff in inside. destruct inside as (w & same & inside).
    injection same as <- <-. apply sound in old. destruct old as [chosen ->]. simpl. split; [|apply one; assumption].
    apply Forall2_app; [assumption|]. constructor; [assumption|constructor].
  - intros ws chosen. apply Forall2_app_left in chosen. destruct chosen as (us & last & -> & first & second).
    inversion second as [|? w ? rest inside none]; subst. inversion none; subst.
    destruct (complete us first) as [us' old]. rewrite <- one by assumption.
    apply (distinct_complete _ _ (us' ++ [w])). apply in_flat_map. eexists. split; [exact old|]. simpl.
    apply in_map_iff. exists w. auto.
Qed.

Lemma weighted_correct rest : forall r lists t,
  length lists = r -> weighted_spec lists t -> weighted_spec (lists ++ rest) (weighted i r rest t).
Proof.
  induction rest as [|options rest IH]; intros r lists t size spec; simpl.
  - rewrite app_nil_r. assumption.
  - replace (lists ++ options :: rest) with ((lists ++ [options]) ++ rest) by (rewrite <- app_assoc; reflexivity).
    apply IH; [rewrite app_length; simpl; lia|]. apply weighted_step; assumption.
Qed.

Definition linear_value (p : edge_parameters) (s : sample) : Qc := dot (weights p) (input s) + bias p.

Lemma linear_correct e :
  (forall v p, In (v, p) (linear i e) -> edge_allowed e p /\ v = vector_of (linear_value p)) /\
  (forall p, edge_allowed e p -> exists p', In (vector_of (linear_value p), p') (linear i e)).
Proof.
  assert (weighted_spec (weight_options e) (weighted i 0 (weight_options e) [(zero i, [])])) as [sound complete].
  { apply (weighted_correct (weight_options e) 0 []); [reflexivity|]. split.
    - intros v ws [same|[]]. injection same as <- <-. split; [constructor|]. reflexivity.
    - intros ws none. inversion none. exists []. left. reflexivity. }
  assert (forall ws b, add (vector_of (fun s => dot ws (input s))) (scale b (ones i)) =
                       vector_of (linear_value (EdgeParameters ws b))) as one.
  { intros ws b. change (ones i) with (vector_of (fun _ => 1)). rewrite scale_vector, add_vectors.
    apply map_ext. intro s. unfold linear_value. simpl. ring. }
  split.
  - intros v p inside. apply distinct_inside in inside. apply in_flat_map in inside.
    destruct inside as ([v' ws] & old & inside). apply in_map_iff in inside. destruct inside as (b & same & inside).
    injection same as <- <-. apply sound in old. destruct old as [chosen ->]. split; [split; assumption|apply one].
  - intros [ws b] [chosen inside]. destruct (complete ws chosen) as [ws' old]. rewrite <- one.
    apply (distinct_complete _ _ (EdgeParameters ws' b)). apply in_flat_map. eexists. split; [exact old|].
    apply in_map_iff. exists b. auto.
Qed.

(** ** Parts: what a table of choices for the edges [keys] represents *)

Definition fine (f : nat -> edge_parameters) (keys : list nat) : Prop :=
  forall j, In j keys -> edge_allowed (edge_at i j) (f j).

Definition local (keys : list nat) (val : (nat -> edge_parameters) -> sample -> Qc) : Prop :=
  forall f g s, (forall j, In j keys -> f j = g j) -> val f s = val g s.

Record represents keys val (t : table choice) : Prop := {
  sound : forall v c, In (v, c) t ->
    exists f, fine f keys /\ c = map (fun j => (j, f j)) keys /\ v = vector_of (val f);
  complete : forall f, fine f keys -> exists c, In (vector_of (val f), c) t;
  is_local : local keys val
}.

Lemma represents_distinct keys val t : represents keys val t -> represents keys val (distinct t).
Proof.
  intros [one two three]. constructor; [| |assumption].
  - intros v c inside. apply one, distinct_inside. assumption.
  - intros f is_fine. destruct (two f is_fine) as [c inside]. apply (distinct_complete _ _ c). assumption.
Qed.

(** Only the values and the choices of keys matter. *)
Lemma represents_equal keys val val' t :
  (forall f s, val f s = val' f s) -> represents keys val t -> represents keys val' t.
Proof.
  intros same [one two three].
  assert (forall f, vector_of (val f) = vector_of (val' f)) as vectors by (intro f; apply map_ext; apply same).
  constructor.
  - intros v c inside. destruct (one v c inside) as (f & is_fine & is_c & is_v). exists f. rewrite <- vectors. auto.
  - intros f is_fine. rewrite <- vectors. auto.
  - intros f g s equal. rewrite <- !same. apply three. assumption.
Qed.

Definition merged (keys : list nat) (f g : nat -> edge_parameters) (j : nat) : edge_parameters :=
  if in_dec Nat.eq_dec j keys then f j else g j.

Lemma merged_inside keys f g j : In j keys -> merged keys f g j = f j.
Proof. unfold merged. destruct (in_dec Nat.eq_dec j keys); tauto. Qed.

Lemma merged_outside keys f g j : ~ In j keys -> merged keys f g j = g j.
Proof. unfold merged. destruct (in_dec Nat.eq_dec j keys); tauto. Qed.

Lemma represents_sum keys val t keys' val' t' :
  represents keys val t -> represents keys' val' t' -> (forall j, In j keys -> ~ In j keys') ->
  represents (keys ++ keys') (fun f s => val f s + val' f s) (table_sum t t').
Proof.
  intros [sound1 complete1 local1] [sound2 complete2 local2] apart. apply represents_distinct. constructor.
  - intros v c inside. apply in_flat_map in inside. destruct inside as ([v1 c1] & in1 & inside).
    apply in_map_iff in inside. destruct inside as ([v2 c2] & same & in2). injection same as <- <-. simpl.
    destruct (sound1 _ _ in1) as (f & fine1 & -> & ->). destruct (sound2 _ _ in2) as (g & fine2 & -> & ->).
    exists (merged keys f g).
    assert (forall j, In j keys' -> merged keys f g j = g j) as right
      by (intros j inside; apply merged_outside; intro both; apply (apart j); assumption).
    split; [|split].
    + intros j inside. apply in_app_or in inside. destruct inside as [inside|inside].
      * rewrite merged_inside by assumption. auto.
      * rewrite right by assumption. auto.
    + rewrite map_app. f_equal; apply map_ext_in; intros j inside; f_equal.
      * symmetry. apply merged_inside. assumption.
      * symmetry. apply right. assumption.
    + rewrite add_vectors. apply map_ext. intro s. f_equal.
      * apply local1. intros j inside. symmetry. apply merged_inside. assumption.
      * apply local2. intros j inside. symmetry. apply right. assumption.
  - intros f is_fine. destruct (complete1 f) as [c1 in1]; [intros j inside; apply is_fine, in_or_app; auto|].
    destruct (complete2 f) as [c2 in2]; [intros j inside; apply is_fine, in_or_app; auto|].
    exists (c1 ++ c2). rewrite <- add_vectors. apply in_flat_map. eexists. split; [exact in1|].
    apply in_map_iff. exists (vector_of (val' f), c2). auto.
  - intros f g s equal. f_equal; [apply local1|apply local2]; intros j inside; apply equal, in_or_app; auto.
Qed.

Lemma represents_nothing : represents [] (fun _ _ => 0) [(zero i, [])].
Proof.
  constructor.
  - intros v c [same|[]]. injection same as <- <-. exists (fun _ => EdgeParameters [] 0).
    split; [intros j []|auto].
  - intros f _. exists []. left. reflexivity.
  - intros f g s _. reflexivity.
Qed.

(** ** The tables of the parts *)

Definition key (found : option nat) : list nat := match found with Some j => [j] | None => [] end.

Definition source_value (v : nat) (f : nat -> edge_parameters) (s : sample) : Qc :=
  match find_edge i (source i) v with Some j => linear_value (f j) s | None => 0 end.

Lemma from_source_correct v : represents (key (find_edge i (source i) v)) (source_value v) (from_source i v).
Proof.
  unfold from_source, source_value. destruct (find_edge i (source i) v) as [j|]; [|apply represents_nothing].
  destruct (linear_correct (edge_at i j)) as [one two]. constructor.
  - intros w c inside. apply in_map_iff in inside. destruct inside as ([w' p] & same & inside).
    injection same as <- <-. apply one in inside. destruct inside as [fits ->]. exists (fun _ => p).
    split; [|auto]. intros k [<-|[]]. assumption.
  - intros f is_fine. destruct (two (f j)) as [p inside]; [apply is_fine; left; reflexivity|].
    exists [(j, p)]. apply in_map_iff. exists (vector_of (linear_value (f j)), p). auto.
  - intros f g s equal. rewrite equal by (left; reflexivity). reflexivity.
Qed.

Definition hidden_value (p : nat) (f : nat -> edge_parameters) (s : sample) : Qc :=
  activation i p (source_value p f s).

Lemma activated_correct p : represents (key (find_edge i (source i) p)) (hidden_value p) (activated i p).
Proof.
  destruct (from_source_correct p) as [one two three]. apply represents_distinct. constructor.
  - intros v c inside. apply in_map_iff in inside. destruct inside as ([v' c'] & same & inside).
    injection same as <- <-. destruct (one _ _ inside) as (f & is_fine & -> & ->). exists f. split; [assumption|].
    split; [reflexivity|]. unfold vector_of. simpl. rewrite map_map. reflexivity.
  - intros f is_fine. destruct (two f is_fine) as [c inside]. exists c. apply in_map_iff.
    eexists. split; [|exact inside]. unfold vector_of. simpl. rewrite map_map. reflexivity.
  - intros f g s equal. unfold hidden_value. rewrite (three f g s equal). reflexivity.
Qed.

Lemma find_edge_some u v j :
  find_edge i u v = Some j -> (j < count)%nat /\ tail (edge_at i j) = u /\ head (edge_at i j) = v.
Proof.
  intro found. apply find_some in found. destruct found as [inside same]. apply in_seq in inside.
  apply andb_prop in same. rewrite !Nat.eqb_eq in same. fold n in inside. fold count in inside. lia.
Qed.

Definition part_keys (p : nat) : list nat := key (find_edge i (source i) p) ++ key (find_edge i p (target i)).

Definition part_value (p : nat) (f : nat -> edge_parameters) (s : sample) : Qc :=
  match find_edge i p (target i) with
  | Some k => hd 0 (weights (f k)) * hidden_value p f s + bias (f k)
  | None => 0
  end.

Hypothesis shape : two_layers i = true.

Lemma shape_facts :
  inputs n = [] /\ outputs n = [target i] /\ (target i < length (vertices n))%nat /\
  (source i < length (vertices n))%nat /\ target i <> source i /\
  (forall v, (v < length (vertices n))%nat -> is_source n v = (v =? source i)%nat) /\
  (forall e, In e (edges n) -> edge_of_two_layers i e = true) /\ no_edge_twice (edges n) = true.
Proof.
  pose proof shape as facts. unfold two_layers in facts. fold n in facts. rewrite !andb_true_iff in facts.
  destruct facts as [[[[[[[no_input one_output] at_target] at_source] differ] sources] two] twice].
  repeat split.
  - apply Nat.eqb_eq, length_zero_iff_nil in no_input. assumption.
  - unfold target. fold n. apply Nat.eqb_eq in one_output. destruct (outputs n) as [|t [|]]; simpl in *; try lia.
    reflexivity.
  - apply Nat.ltb_lt. assumption.
  - apply Nat.ltb_lt. assumption.
  - apply negb_true_iff, Nat.eqb_neq in differ. assumption.
  - intros v inside. rewrite forallb_forall in sources. apply eqb_prop, sources, in_seq. lia.
  - intros e inside. rewrite forallb_forall in two. auto.
  - assumption.
Qed.

Lemma edge_facts j :
  (j < count)%nat ->
  let e := edge_at i j in
  (tail e < head e < length (vertices n))%nat /\
  ((tail e = source i /\ head e <> source i) \/
   (is_hidden i (tail e) = true /\ head e = target i /\ exists options, weight_options e = [options])).
Proof.
  intros inside e. destruct shape_facts as (_ & _ & _ & _ & _ & _ & two & _).
  assert (edge_of_two_layers i e = true) as fact by (apply two, nth_In; assumption).
  unfold edge_of_two_layers in fact. rewrite !andb_true_iff, !Nat.ltb_lt in fact. destruct fact as [order kind].
  split; [assumption|]. destruct (Nat.eqb_spec (tail e) (source i)) as [from_source|from_hidden].
  - left. apply negb_true_iff, Nat.eqb_neq in kind. auto.
  - right. rewrite !andb_true_iff, !Nat.eqb_eq in kind. destruct kind as [[size hidden] at_target].
    repeat split; try assumption. destruct (weight_options e) as [|options [|]]; simpl in size; try lia. eauto.
Qed.

Lemma hidden_facts v : is_hidden i v = true <-> v <> source i /\ v <> target i.
Proof. unfold is_hidden. rewrite andb_true_iff, !negb_true_iff, !Nat.eqb_neq. tauto. Qed.

Lemma outgoing_correct p : is_hidden i p = true -> represents (part_keys p) (part_value p) (outgoing i p).
Proof.
  intro hidden. apply hidden_facts in hidden. destruct (activated_correct p) as [one two three].
  apply represents_distinct. unfold part_keys, part_value.
  destruct (find_edge i p (target i)) as [k|] eqn:found; cbn [key].
  - pose proof (find_edge_some _ _ _ found) as (k_inside & k_tail & k_head).
    destruct (edge_facts k k_inside) as [_ [[from_source _]|(_ & _ & options & is_options)]];
      [rewrite k_tail in from_source; tauto|].
    assert (~ In k (key (find_edge i (source i) p))) as fresh.
    { destruct (find_edge i (source i) p) as [j|] eqn:found'; [|intros []]. intros [<-|[]].
      apply find_edge_some in found'. destruct found' as (_ & from_source & _). destruct hidden. congruence. }
    assert (forall w b f, add (scale w (vector_of (hidden_value p f))) (scale b (ones i)) =
                          vector_of (fun s => w * hidden_value p f s + b)) as vectors.
    { intros w b f. change (ones i) with (vector_of (fun _ => 1)). rewrite !scale_vector, add_vectors.
      apply map_ext. intro s. ring. }
    rewrite is_options. cbn [hd]. constructor.
    + intros v c inside. apply in_flat_map in inside. destruct inside as ([v' c'] & old & inside).
      apply in_flat_map in inside. destruct inside as (w & in_w & inside).
      apply in_map_iff in inside. destruct inside as (b & same & in_b). injection same as <- <-. cbn [fst snd].
      destruct (one _ _ old) as (f & is_fine & -> & ->).
      set (keys := key (find_edge i (source i) p)) in *.
      exists (merged keys f (fun _ => EdgeParameters [w] b)). split; [|split].
      * intros j inside. apply in_app_or in inside. destruct inside as [inside|[<-|[]]].
        -- rewrite merged_inside by assumption. auto.
        -- rewrite merged_outside by assumption. split; [|assumption]. rewrite is_options. simpl. auto.
      * rewrite map_app. simpl. rewrite (merged_outside _ _ _ k) by assumption. f_equal.
        apply map_ext_in. intros j inside. rewrite merged_inside by assumption. reflexivity.
      * rewrite vectors, (merged_outside _ _ _ k) by assumption. apply map_ext. intro s. cbn [weights bias hd].
        f_equal. f_equal. apply three. intros j inside. symmetry. apply merged_inside. assumption.
    + intros f is_fine. destruct (two f) as [c inside]; [intros j in_j; apply is_fine, in_or_app; auto|].
      destruct (is_fine k) as [chosen in_b]; [apply in_or_app; right; left; reflexivity|].
      rewrite is_options in chosen. destruct (f k) as [ws b] eqn:at_k. cbn [weights bias] in *.
      inversion chosen as [|? w ? rest in_w none]; subst. inversion none; subst.
      exists (c ++ [(k, EdgeParameters [w] b)]). cbn [hd]. rewrite <- vectors.
      apply in_flat_map. eexists. split; [exact inside|]. apply in_flat_map. exists w. split; [assumption|].
      apply in_map_iff. exists b. auto.
    + intros f g s equal. rewrite (equal k) by (apply in_or_app; right; left; reflexivity).
      f_equal. f_equal. apply three. intros j inside. apply equal, in_or_app. auto.
  - rewrite app_nil_r. constructor.
    + intros v c inside. apply in_map_iff in inside. destruct inside as ([v' c'] & same & inside).
      injection same as <- <-. destruct (one _ _ inside) as (f & is_fine & -> & ->). exists f. auto.
    + intros f is_fine. destruct (two f is_fine) as [c inside]. exists c. apply in_map_iff.
      eexists. split; [|exact inside]. reflexivity.
    + intros f g s equal. reflexivity.
Qed.

(** The hidden vertex that an edge belongs to, or t. *)
Definition owner (j : nat) : nat :=
  if (tail (edge_at i j) =? source i)%nat then head (edge_at i j) else tail (edge_at i j).

Lemma part_owner p j : is_hidden i p = true -> In j (part_keys p) -> owner j = p.
Proof.
  intros hidden inside. apply hidden_facts in hidden. unfold owner. apply in_app_or in inside.
  destruct inside as [inside|inside].
  - destruct (find_edge i (source i) p) as [k|] eqn:found; [|contradiction]. destruct inside as [<-|[]].
    apply find_edge_some in found. destruct found as (_ & -> & ->). rewrite Nat.eqb_refl. reflexivity.
  - destruct (find_edge i p (target i)) as [k|] eqn:found; [|contradiction]. destruct inside as [<-|[]].
    apply find_edge_some in found. destruct found as (_ & -> & ->).
    destruct (Nat.eqb_spec p (source i)); [|reflexivity].
    tauto.
Qed.

Lemma direct_owner j : In j (key (find_edge i (source i) (target i))) -> owner j = target i.
Proof.
  unfold owner. destruct (find_edge i (source i) (target i)) as [k|] eqn:found; [|contradiction]. intros [<-|[]].
  apply find_edge_some in found. destruct found as (_ & -> & ->). rewrite Nat.eqb_refl. reflexivity.
Qed.

(** Claim (5.2) of the paper, for the hidden vertices and then for all parts. *)
Lemma fold_correct ps : forall keys val t,
  represents keys val t -> (forall p, In p ps -> is_hidden i p = true) -> NoDup ps ->
  (forall j, In j keys -> ~ In (owner j) ps) ->
  represents (keys ++ flat_map part_keys ps) (fun f s => val f s + sum (map (fun p => part_value p f s) ps))
    (fold_left (fun f p => table_sum f (outgoing i p)) ps t).
Proof.
  induction ps as [|p ps IH]; intros keys val t before hidden fresh apart; simpl.
  - rewrite app_nil_r. apply represents_equal with (2 := before). intros. ring.
  - assert (is_hidden i p = true) as p_hidden by (apply hidden; left; reflexivity).
    inversion fresh as [|? ? p_fresh ps_fresh]; subst.
    rewrite app_assoc. apply represents_equal with
      (val := fun f s => (val f s + part_value p f s) + sum (map (fun p => part_value p f s) ps)); [intros; ring|].
    apply (IH (keys ++ part_keys p) (fun f s => val f s + part_value p f s)).
    + apply represents_sum; [assumption|apply outgoing_correct; assumption|].
      intros j inside inside'. apply part_owner in inside'; [|assumption]. apply (apart j inside). left. auto.
    + intros q inside. apply hidden. right. assumption.
    + assumption.
    + intros j inside. apply in_app_or in inside. destruct inside as [inside|inside].
      * intro later. apply (apart j inside). right. assumption.
      * apply part_owner in inside; [|assumption]. rewrite inside. assumption.
Qed.

Definition all_keys : list nat :=
  flat_map part_keys (hidden_vertices i) ++ key (find_edge i (source i) (target i)).

Definition total_value (f : nat -> edge_parameters) (s : sample) : Qc :=
  sum (map (fun p => part_value p f s) (hidden_vertices i)) + source_value (target i) f s.

Lemma hidden_vertices_spec p :
  In p (hidden_vertices i) <-> (p < length (vertices n))%nat /\ is_hidden i p = true.
Proof. unfold hidden_vertices. fold n. rewrite filter_In, in_seq. intuition lia. Qed.

Lemma sums_correct : represents all_keys total_value (sums i).
Proof.
  unfold sums, all_keys. apply represents_sum.
  - apply represents_equal with
      (val := fun f s => 0 + sum (map (fun p => part_value p f s) (hidden_vertices i))); [intros; ring|].
    apply (fold_correct (hidden_vertices i) [] (fun _ _ => 0)).
    + apply represents_nothing.
    + intros p inside. apply hidden_vertices_spec. assumption.
    + apply NoDup_filter, seq_NoDup.
    + intros j [].
  - apply from_source_correct.
  - intros j inside direct. apply in_flat_map in inside. destruct inside as (p & in_p & inside).
    apply hidden_vertices_spec in in_p. apply part_owner in inside; [|apply in_p]. apply direct_owner in direct.
    destruct in_p as [_ hidden]. apply hidden_facts in hidden. destruct hidden. congruence.
Qed.

(** ** Every edge is found *)

Lemma no_edge_twice_spec es : no_edge_twice es = true ->
  forall a b, (a < b < length es)%nat ->
  ~ (tail (nth b es no_edge) = tail (nth a es no_edge) /\ head (nth b es no_edge) = head (nth a es no_edge)).
Proof.
  induction es as [|e es IH]; simpl; intros fact a b range; [lia|]. apply andb_prop in fact.
  destruct fact as [fresh rest].
  destruct b as [|b]; [lia|]. destruct a as [|a]; [|apply IH; [assumption|lia]].
  intros [same_tail same_head]. apply negb_true_iff in fresh.
  assert (existsb (fun f => (tail f =? tail e) && (head f =? head e))%nat es = true) as found; [|congruence].
  apply existsb_exists. exists (nth b es no_edge). split; [apply nth_In; lia|].
  rewrite same_tail, same_head, !Nat.eqb_refl.
  reflexivity.
Qed.

Lemma edges_unique a b :
  (a < count)%nat -> (b < count)%nat ->
  tail (edge_at i a) = tail (edge_at i b) -> head (edge_at i a) = head (edge_at i b) -> a = b.
Proof.
  intros in_a in_b same_tail same_head. destruct shape_facts as (_ & _ & _ & _ & _ & _ & _ & twice).
  pose proof (no_edge_twice_spec _ twice) as unique. unfold edge_at in *. fold n in same_tail, same_head.
  destruct (Nat.lt_trichotomy a b) as [less|[same|more]]; [exfalso|assumption|exfalso].
  - apply (unique a b); [unfold count in *; lia|auto].
  - apply (unique b a); [unfold count in *; lia|auto].
Qed.

Lemma find_edge_at j : (j < count)%nat -> find_edge i (tail (edge_at i j)) (head (edge_at i j)) = Some j.
Proof.
  intro inside. destruct (find_edge i (tail (edge_at i j)) (head (edge_at i j))) as [k|] eqn:found.
  - apply find_edge_some in found. destruct found as (in_k & same_tail & same_head). f_equal.
    apply edges_unique; assumption.
  - exfalso. apply find_none with (x := j) in found; [|apply in_seq; fold n; fold count; lia].
    rewrite !Nat.eqb_refl in found. discriminate.
Qed.

Lemma all_keys_complete j : (j < count)%nat -> In j all_keys.
Proof.
  intro inside. pose proof (find_edge_at j inside) as found. destruct (edge_facts j inside) as [order kind].
  unfold all_keys. apply in_or_app. destruct kind as [[from_source to]|(hidden & to & _)].
  - rewrite from_source in found. destruct (Nat.eq_dec (head (edge_at i j)) (target i)) as [same|other].
    + right. rewrite <- same, found. left. reflexivity.
    + left. apply in_flat_map. exists (head (edge_at i j)). split.
      * apply hidden_vertices_spec. split; [lia|]. apply hidden_facts. auto.
      * apply in_or_app. left. rewrite found. left. reflexivity.
  - left. apply in_flat_map. exists (tail (edge_at i j)). split.
    + apply hidden_vertices_spec. split; [lia|assumption].
    + apply in_or_app. right. rewrite <- to, found. left. reflexivity.
Qed.

Lemma all_keys_inside j : In j all_keys -> (j < count)%nat.
Proof.
  assert (forall u v k, In k (key (find_edge i u v)) -> (k < count)%nat) as one.
  { intros u v k inside. destruct (find_edge i u v) eqn:found; [|contradiction]. destruct inside as [<-|[]].
    apply find_edge_some in found. apply found. }
  intro inside. apply in_app_or in inside. destruct inside as [inside|inside]; [|eapply one; exact inside].
  apply in_flat_map in inside. destruct inside as (p & _ & inside). apply in_app_or in inside.
  destruct inside; eapply one; eassumption.
Qed.

(** ** What the network computes *)

Section Evaluation.

Variables (theta : parameters) (s : sample).
Hypothesis size : length theta = count.

Let f (j : nat) : edge_parameters := nth j theta (EdgeParameters [] 0).
Let x := input s.
Let z := value n theta x.

Hypothesis is_fine : fine f all_keys.

Lemma sum_found u v (c : nat -> Qc) :
  sum (map (fun j => if ((tail (edge_at i j) =? u) && (head (edge_at i j) =? v))%nat then c j else 0) (seq 0 count)) =
  match find_edge i u v with Some k => c k | None => 0 end.
Proof.
  destruct (find_edge i u v) as [k|] eqn:found.
  - apply find_edge_some in found. destruct found as (inside & at_tail & at_head).
    apply (sum_single_in (fun j => (tail (edge_at i j) =? u) && (head (edge_at i j) =? v))%nat).
    + apply seq_NoDup.
    + apply in_seq. lia.
    + rewrite at_tail, at_head, !Nat.eqb_refl. reflexivity.
    + intros j in_j same. apply in_seq in in_j. apply andb_prop in same. rewrite !Nat.eqb_eq in same.
      apply edges_unique; try lia; destruct same; congruence.
  - apply sum_map_zero. intros j inside. apply find_none with (x := j) in found; [|assumption].
    rewrite found. reflexivity.
Qed.

Definition contributed (j : nat) : Qc := dot (weights (f j)) (z (tail (edge_at i j))) + bias (f j).

Lemma preactivation_sum v :
  preactivation n theta x z v =
  sum (map (fun j => if (head (edge_at i j) =? v)%nat then contributed j else 0) (seq 0 count)).
Proof.
  destruct shape_facts as (none & _). unfold preactivation. rewrite injected_none by assumption.
  unfold edges_into. rewrite sum_filter.
  assert (combine (edges n) theta = map (fun j => (edge_at i j, f j)) (seq 0 count)) as ->.
  { rewrite <- combine_map. unfold edge_at, f. fold n. rewrite <- size at 2. unfold count. rewrite !map_nth_seq.
    reflexivity. }
  rewrite map_map. apply Qcplus_0_l.
Qed.

Lemma goes_forward : forward n.
Proof.
  intros e inside. destruct shape_facts as (_ & _ & _ & _ & _ & _ & two & _). specialize (two e inside).
  unfold edge_of_two_layers in two. rewrite !andb_true_iff, !Nat.ltb_lt in two. apply two.
Qed.

Lemma value_neuron v :
  (v < length (vertices n))%nat -> v <> source i -> z v = [activation i v (preactivation n theta x z v)].
Proof.
  intros inside other. destruct shape_facts as (_ & _ & _ & _ & _ & sources & _).
  specialize (sources v inside). destruct (Nat.eqb_spec v (source i)); [contradiction|].
  unfold z. rewrite value_equation by (assumption || apply goes_forward). fold z.
  unfold activation, is_source in *. fold n. destruct (nth v (vertices n) Source); [discriminate|reflexivity].
Qed.

Lemma value_source : z (source i) = x.
Proof.
  destruct shape_facts as (_ & _ & _ & at_source & _ & sources & _). specialize (sources (source i) at_source).
  rewrite Nat.eqb_refl in sources. unfold z. rewrite value_equation by (assumption || apply goes_forward).
  unfold is_source in sources. destruct (nth (source i) (vertices n) Source); [reflexivity|discriminate].
Qed.

Lemma from_source_value v :
  match find_edge i (source i) v with Some k => contributed k | None => 0 end = source_value v f s.
Proof.
  unfold source_value. destruct (find_edge i (source i) v) as [k|] eqn:found; [|reflexivity].
  apply find_edge_some in found. destruct found as (_ & at_tail & _).
  unfold contributed, linear_value. rewrite at_tail, value_source. reflexivity.
Qed.

Lemma value_hidden p : In p (hidden_vertices i) -> z p = [hidden_value p f s].
Proof.
  intro inside. apply hidden_vertices_spec in inside. destruct inside as [inside hidden]. apply hidden_facts in hidden.
  rewrite value_neuron by tauto. unfold hidden_value. do 2 f_equal. rewrite <- from_source_value, <- sum_found.
  rewrite preactivation_sum. f_equal. apply map_ext_in. intros j in_j. apply in_seq in in_j.
  destruct (edge_facts j ltac:(lia)) as [_ [[-> _]|(_ & to & _)]].
  - rewrite Nat.eqb_refl. reflexivity.
  - destruct (Nat.eqb_spec (head (edge_at i j)) p) as [same|]; [destruct hidden; congruence|].
    rewrite andb_false_r. reflexivity.
Qed.

Lemma value_of_part p :
  In p (hidden_vertices i) ->
  match find_edge i p (target i) with Some k => contributed k | None => 0 end = part_value p f s.
Proof.
  intro inside. unfold part_value. destruct (find_edge i p (target i)) as [k|] eqn:found; [|reflexivity].
  apply find_edge_some in found. destruct found as (in_k & at_tail & at_head).
  unfold contributed. rewrite at_tail, value_hidden by assumption.
  destruct (edge_facts k in_k) as [_ [[from_source _]|(_ & _ & options & one)]].
  - exfalso. apply hidden_vertices_spec in inside. destruct inside as [_ hidden]. apply hidden_facts in hidden.
    destruct hidden. congruence.
  - destruct (is_fine k (all_keys_complete k in_k)) as [chosen _]. rewrite one in chosen.
    inversion chosen as [|? w ? rest in_w none same_w]; subst. inversion none; subst. rewrite dot_single. reflexivity.
Qed.

Lemma output_value : output n theta x = [activation i (target i) (total_value f s)].
Proof.
  destruct shape_facts as (_ & one_output & at_target & _ & differ & _).
  unfold output. rewrite one_output. cbn [map]. fold (z (target i)). rewrite value_neuron by assumption.
  cbn [hd]. do 2 f_equal. rewrite preactivation_sum. unfold total_value.
  rewrite <- (from_source_value (target i)), <- sum_found.
  rewrite (map_ext_in (fun p => part_value p f s) (fun p =>
    sum (map (fun j => if ((tail (edge_at i j) =? p) && (head (edge_at i j) =? target i))%nat then contributed j else 0)
           (seq 0 count)))) by (intros p inside; rewrite sum_found; symmetry; apply value_of_part; assumption).
  rewrite sum_exchange, <- sum_map_plus. f_equal. apply map_ext_in. intros j in_j. apply in_seq in in_j.
  destruct (Nat.eqb_spec (head (edge_at i j)) (target i)) as [to|other].
  - destruct (edge_facts j ltac:(lia)) as [order [[from_source _]|(hidden & _ & _)]].
    + rewrite from_source, Nat.eqb_refl. rewrite sum_map_zero; [simpl; ring|]. intros p in_p.
      apply hidden_vertices_spec in in_p. destruct in_p as [_ hidden]. apply hidden_facts in hidden.
      destruct (Nat.eqb_spec (source i) p); [destruct hidden; congruence|reflexivity].
    + rewrite (sum_single_in (fun p => (tail (edge_at i j) =? p) && true) (fun _ => contributed j)
                 (tail (edge_at i j))).
      * apply hidden_facts in hidden. destruct (Nat.eqb_spec (tail (edge_at i j)) (source i)); [tauto|]. simpl. ring.
      * apply NoDup_filter, seq_NoDup.
      * apply hidden_vertices_spec. split; [lia|assumption].
      * rewrite Nat.eqb_refl. reflexivity.
      * intros p _ same. rewrite andb_true_r in same. apply Nat.eqb_eq in same. auto.
  - rewrite andb_false_r, sum_map_zero; [ring|]. intros p _. rewrite andb_false_r. reflexivity.
Qed.

End Evaluation.

Lemma allowed_fine theta :
  allowed n theta ->
  length theta = count /\ fine (fun j => nth j theta (EdgeParameters [] 0)) all_keys.
Proof.
  intro inside. apply (Forall2_nth _ no_edge (EdgeParameters [] 0)) in inside. destruct inside as [size all].
  split; [symmetry; assumption|]. intros j in_j. apply all_keys_inside in in_j. apply all. assumption.
Qed.

Lemma total_loss_cost theta :
  allowed n theta ->
  total_loss i theta = cost i (vector_of (total_value (fun j => nth j theta (EdgeParameters [] 0)))).
Proof.
  intro inside. apply allowed_fine in inside. destruct inside as [size is_fine].
  unfold total_loss, cost, vector_of. rewrite <- (map_id (samples i)) at 2. rewrite combine_map, map_map. f_equal.
  apply map_ext. intro s. cbn [fst snd]. fold n. rewrite (output_value theta s size is_fine). reflexivity.
Qed.

Lemma look_up_key f keys j : In j keys -> look_up (map (fun j => (j, f j)) keys) j = f j.
Proof.
  intro inside. unfold look_up. induction keys as [|k keys IH]; [contradiction|]. simpl.
  destruct (Nat.eqb_spec k j) as [->|other]; [reflexivity|]. destruct inside as [same|inside]; [contradiction|auto].
Qed.

(** A vector of the last table is attained by the choice beside it. *)
Lemma sums_attained v c :
  In (v, c) (sums i) -> allowed n (assembled i c) /\ total_loss i (assembled i c) = cost i v.
Proof.
  intro inside. destruct (sound _ _ _ sums_correct v c inside) as (f & is_fine & -> & ->).
  assert (forall j, (j < count)%nat ->
    nth j (assembled i (map (fun j => (j, f j)) all_keys)) (EdgeParameters [] 0) = f j) as read.
  { intros j in_j. unfold assembled. fold n. fold count. rewrite nth_map_seq by assumption. simpl.
    apply look_up_key, all_keys_complete. assumption. }
  assert (allowed n (assembled i (map (fun j => (j, f j)) all_keys))) as is_allowed.
  { apply (Forall2_nth _ no_edge (EdgeParameters [] 0)). split.
    - unfold assembled. rewrite map_length, seq_length. reflexivity.
    - intros j in_j. rewrite read by assumption. apply is_fine, all_keys_complete. assumption. }
  split; [assumption|]. rewrite total_loss_cost by assumption. f_equal. apply map_ext. intro s.
  apply (is_local _ _ _ sums_correct). intros j in_j. apply read, all_keys_inside. assumption.
Qed.

Lemma least_spec t :
  match least i t with
  | Some (v, c) => In (v, c) t /\ forall v' c', In (v', c') t -> cost i v <= cost i v'
  | None => t = []
  end.
Proof.
  induction t as [|[v c] t IH]; simpl; [reflexivity|]. destruct (least i t) as [[v' c']|].
  - cbn [fst]. destruct IH as [inside minimal]. destruct (at_most (cost i v) (cost i v')) eqn:compared.
    + apply at_most_spec in compared. split; [left; reflexivity|]. intros v'' c'' [same|later].
      * injection same as <- <-. apply Qcle_refl.
      * apply Qcle_trans with (cost i v'); [assumption|]. eapply minimal. exact later.
    + split; [right; assumption|]. intros v'' c'' [same|later].
      * injection same as <- <-. unfold at_most in compared. destruct (Qclt_le_dec (cost i v') (cost i v)) as [less|];
          [apply Qclt_le_weak; assumption|discriminate].
      * eapply minimal. exact later.
  - subst t. split; [left; reflexivity|]. intros v' c' [same|[]]. injection same as <- <-. apply Qcle_refl.
Qed.

Lemma optimum :
  match solve i with
  | Some (theta, least_loss) =>
      allowed n theta /\ total_loss i theta = least_loss /\
      forall other, allowed n other -> least_loss <= total_loss i other
  | None => forall other, ~ allowed n other
  end.
Proof.
  assert (forall other, allowed n other ->
    exists c, In (vector_of (total_value (fun j => nth j other (EdgeParameters [] 0))), c) (sums i)) as reached.
  { intros other inside. apply (complete _ _ _ sums_correct). apply allowed_fine. assumption. }
  unfold solve. pose proof (least_spec (sums i)) as spec. destruct (least i (sums i)) as [[v c]|].
  - destruct spec as [inside minimal]. destruct (sums_attained v c inside) as [is_allowed attained].
    split; [assumption|]. split; [assumption|]. intros other other_allowed.
    destruct (reached other other_allowed) as [c' in_c']. rewrite (total_loss_cost other other_allowed).
    eapply minimal. exact in_c'.
  - intros other other_allowed. destruct (reached other other_allowed) as [c' in_c']. rewrite spec in in_c'.
    contradiction.
Qed.

End Solver.

Theorem two_layer_optimum : optimum_correct.
Proof. intros i shape. apply optimum. assumption. Qed.

Theorem two_layer_decision : decision_correct.
Proof.
  intros i shape. pose proof (two_layer_optimum i shape) as best. destruct (solve i) as [[theta least_loss]|].
  - destruct best as (is_allowed & attained & minimal). split.
    + intros (other & other_allowed & bound). exists theta, least_loss. split; [reflexivity|].
      apply Qcle_trans with (total_loss i other); auto.
    + intros (theta' & least_loss' & same & bound). injection same as <- <-. exists theta. split; [assumption|].
      rewrite attained. assumption.
  - split.
    + intros (other & other_allowed & _). destruct (best other other_allowed).
    + intros (theta & least_loss & same & _). discriminate.
Qed.
