(** D-T1.2 repaired: proofs of the statements in DiscreteToContinuous.v. *)

From Coq Require Import List Arith ZArith QArith Qcanon Lia Bool.
Require Import Networks NetworksProof DiscreteToContinuous.
Require TwoCspProof.
Import ListNotations.
Open Scope Qc_scope.

(** ** Lists *)

Lemma NoDup_flat_map {A B} (g : A -> list B) l :
  NoDup l -> (forall a, In a l -> NoDup (g a)) ->
  (forall a b x, In a l -> In b l -> In x (g a) -> In x (g b) -> a = b) -> NoDup (flat_map g l).
Proof.
  intros distinct parts apart. induction distinct as [|a l fresh distinct IH]; simpl; [constructor|].
  apply NoDup_append.
  - apply parts. left. reflexivity.
  - apply IH; intros; [apply parts|eapply apart]; simpl; eauto.
  - intros x in_a in_rest. apply in_flat_map in in_rest. destruct in_rest as (b & in_l & in_b).
    assert (a = b) as <- by (eapply apart; simpl; eauto). contradiction.
Qed.

Lemma filter_flat_map {A B} (test : B -> bool) (g : A -> list B) l :
  filter test (flat_map g l) = flat_map (fun a => filter test (g a)) l.
Proof. induction l as [|a l IH]; simpl; [reflexivity|]. rewrite filter_app, IH. reflexivity. Qed.

Lemma flat_map_single {A B} (g : A -> list B) a l :
  NoDup l -> In a l -> (forall b, In b l -> b <> a -> g b = []) -> flat_map g l = g a.
Proof.
  intros distinct inside others. induction distinct as [|b l fresh distinct IH]; [contradiction|]. simpl.
  destruct inside as [->|inside].
  - assert (flat_map g l = []) as ->; [|apply app_nil_r].
    clear IH distinct. induction l as [|c l IH]; [reflexivity|]. simpl.
    rewrite (others c), IH; simpl; [reflexivity| | |auto|].
    + intro. apply fresh. right. assumption.
    + intros c' [->|in_l] other; apply others; simpl; auto.
    + intros ->. apply fresh. left. reflexivity.
  - rewrite (others b); [|left; reflexivity|intros ->; contradiction].
    simpl. apply IH; [assumption|]. intros. apply others; simpl; auto.
Qed.

Lemma Forall2_flat_map {A B C} (r : B -> C -> Prop) (f : A -> list B) (g : A -> list C) l :
  (forall a, In a l -> Forall2 r (f a) (g a)) -> Forall2 r (flat_map f l) (flat_map g l).
Proof.
  induction l as [|a l IH]; intro all; simpl; [constructor|].
  apply Forall2_app; [apply all|apply IH; intros; apply all]; simpl; auto.
Qed.

Lemma combine_flat_map {A B C} (f : A -> list B) (g : A -> list C) l :
  (forall a, In a l -> length (f a) = length (g a)) ->
  combine (flat_map f l) (flat_map g l) = flat_map (fun a => combine (f a) (g a)) l.
Proof.
  induction l as [|a l IH]; intro same; simpl; [reflexivity|].
  rewrite combine_app by (apply same; left; reflexivity). rewrite IH by (intros; apply same; right; assumption).
  reflexivity.
Qed.

Lemma flat_map_ext_in {A B} (f g : A -> list B) l :
  (forall a, In a l -> f a = g a) -> flat_map f l = flat_map g l.
Proof.
  induction l as [|a l IH]; intro same; simpl; [reflexivity|]. rewrite same by (left; reflexivity).
  rewrite IH by (intros; apply same; right; assumption). reflexivity.
Qed.

Lemma filter_all {A} (test : A -> bool) l : (forall a, In a l -> test a = true) -> filter test l = l.
Proof.
  induction l as [|a l IH]; intro all; simpl; [reflexivity|]. rewrite all by (left; reflexivity).
  rewrite IH by (intros; apply all; right; assumption). reflexivity.
Qed.

Lemma filter_none {A} (test : A -> bool) l : (forall a, In a l -> test a = false) -> filter test l = [].
Proof.
  induction l as [|a l IH]; intro all; simpl; [reflexivity|]. rewrite all by (left; reflexivity).
  apply IH. intros. apply all. right. assumption.
Qed.

(** A list related to a concatenation falls into parts. *)
Lemma parts_exist (A : Type) (eq_dec : forall a b : A, {a = b} + {a <> b}) {B C} (r : B -> C -> Prop) (f : A -> list B)
    l m :
  NoDup l -> Forall2 r (flat_map f l) m ->
  exists g, m = flat_map g l /\ forall a, In a l -> Forall2 r (f a) (g a).
Proof.
  intro distinct. revert m. induction distinct as [|a l fresh distinct IH]; intros m all; simpl in *.
  - inversion all. exists (fun _ => []). split; [reflexivity|contradiction].
  - apply Forall2_app_inv_l in all. destruct all as (m1 & m2 & first & rest & ->).
    destruct (IH m2 rest) as (g & -> & each).
    exists (fun b => if eq_dec b a then m1 else g b). split.
    + destruct (eq_dec a a); [|contradiction]. f_equal. apply flat_map_ext_in. intros b inside.
      destruct (eq_dec b a) as [->|]; [contradiction|reflexivity].
    + intros b inside. destruct (eq_dec b a) as [->|other]; [assumption|]. apply each.
      destruct inside; [congruence|assumption].
Qed.

Lemma map_snd_combine {A B} (l : list A) (m : list B) : length l = length m -> map snd (combine l m) = m.
Proof.
  revert m. induction l as [|a l IH]; intros [|b m] same; simpl in *; try lia; [reflexivity|].
  rewrite IH by lia. reflexivity.
Qed.

Lemma nth_repeated {A} (a e : A) k m : (k < m)%nat -> nth k (repeat a m) e = a.
Proof. revert k. induction m as [|m IH]; intros [|k] less; simpl; try lia; [reflexivity|]. apply IH. lia. Qed.

Lemma nth_zeros k m : nth k (repeat 0 m) 0 = 0.
Proof. revert k. induction m as [|m IH]; intros [|k]; simpl; try reflexivity. apply IH. Qed.

Lemma dot_positions u v : dot u v = sum (map (fun k => nth k u 0 * nth k v 0) (seq 0 (length u))).
Proof.
  unfold dot. revert v. induction u as [|a u IH]; intro v; [reflexivity|]. simpl. rewrite <- seq_shift, map_map.
  destruct v as [|b v]; simpl.
  - rewrite sum_map_zero; [ring|]. intros k _. destruct k; ring.
  - rewrite IH. reflexivity.
Qed.

Lemma list_sum_flat_map {A B} (f : A -> list B) l : length (flat_map f l) = list_sum (map (fun a => length (f a)) l).
Proof. induction l as [|a l IH]; simpl; [reflexivity|]. rewrite app_length, IH. reflexivity. Qed.

(** ** Places in a list *)

Lemma index_in_inside p l q : In p l -> (index_in p l < length l)%nat /\ nth (index_in p l) l q = p.
Proof.
  induction l as [|a l IH]; intro inside; [contradiction|]. simpl. destruct (place_eq_dec p a) as [->|other].
  - split; [lia|reflexivity].
  - destruct inside as [->|inside]; [contradiction|]. destruct (IH inside). split; [lia|assumption].
Qed.

Lemma index_in_left p l m : In p l -> index_in p (l ++ m) = index_in p l.
Proof.
  induction l as [|a l IH]; intro inside; [contradiction|]. simpl. destruct (place_eq_dec p a); [reflexivity|].
  destruct inside as [->|inside]; [contradiction|]. rewrite IH by assumption. reflexivity.
Qed.

Lemma index_in_right p l m : ~ In p l -> index_in p (l ++ m) = (length l + index_in p m)%nat.
Proof.
  induction l as [|a l IH]; intro outside; [reflexivity|]. simpl. destruct (place_eq_dec p a) as [->|other].
  - exfalso. apply outside. left. reflexivity.
  - rewrite IH; [reflexivity|]. intro. apply outside. right. assumption.
Qed.

Lemma NoDup_apart {A} (l m : list A) a : NoDup (l ++ m) -> In a l -> In a m -> False.
Proof.
  induction l as [|b l IH]; intros distinct one other; [contradiction|]. simpl in distinct. inversion distinct; subst.
  destruct one as [->|one]; [|auto]. match goal with fresh : ~ In _ _ |- _ => apply fresh end.
  apply in_or_app. auto.
Qed.

Lemma index_in_before p q l m :
  NoDup (l ++ m) -> In p l -> In q m -> (index_in p (l ++ m) < index_in q (l ++ m))%nat.
Proof.
  intros distinct in_l in_m. rewrite index_in_left by assumption.
  rewrite index_in_right by (intro; eapply NoDup_apart; eauto).
  pose proof (proj1 (index_in_inside p l p in_l)). lia.
Qed.

Lemma indices l : NoDup l -> map (fun p => index_in p l) l = seq 0 (length l).
Proof.
  intro distinct. induction distinct as [|a l fresh distinct IH]; [reflexivity|]. simpl.
  destruct (place_eq_dec a a); [|contradiction]. f_equal. rewrite <- seq_shift, <- IH, map_map.
  apply map_ext_in. intros p inside. destruct (place_eq_dec p a) as [->|]; [contradiction|reflexivity].
Qed.

(** ** Order *)

Lemma sum_part (l : list Qc) a : (forall b, In b l -> 0 <= b) -> In a l -> a <= sum l.
Proof.
  intros nonnegative inside. apply in_split in inside. destruct inside as (before & after & ->).
  rewrite sum_app. simpl.
  assert (0 <= sum before) as one by (apply sum_nonnegative; intros; apply nonnegative, in_or_app; auto).
  assert (0 <= sum after) as other
    by (apply sum_nonnegative; intros; apply nonnegative, in_or_app; simpl; auto).
  replace a with (0 + (a + 0)) at 1 by ring.
  apply Qcplus_le_compat; [assumption|]. apply Qcplus_le_compat; [apply Qcle_refl|assumption].
Qed.

Lemma one_positive : 0 <= 1.
Proof. apply (proj2 (number_le 0 1)). lia. Qed.

Lemma one_at_most (a : Qc) : 0 <= a -> 1 <= 1 + a.
Proof. intro nonnegative. replace 1 with (1 + 0) at 1 by ring. apply Qcplus_le_compat; [apply Qcle_refl|assumption].
Qed.

Lemma times_nonnegative (m : nat) (a : Qc) : 0 <= a -> 0 <= number (Z.of_nat m) * a.
Proof.
  intro nonnegative. replace 0 with (0 * a) by ring. apply Qcmult_le_compat_r; [|assumption].
  apply (proj2 (number_le 0 (Z.of_nat m))). lia.
Qed.

Lemma times_at_least (m : nat) (a : Qc) : m <> 0%nat -> 0 <= a -> a <= number (Z.of_nat m) * a.
Proof.
  intros some nonnegative. replace a with (1 * a) at 1 by ring. apply Qcmult_le_compat_r; [|assumption].
  apply (proj2 (number_le 1 (Z.of_nat m))). lia.
Qed.

Lemma equal_spec a b : equal a b = true <-> a = b.
Proof. unfold equal. destruct (Qc_eq_dec a b); split; intro; try assumption; congruence. Qed.

Lemma two_not_one : two <> 1.
Proof. intro same. apply (number_injective 2 1) in same. lia. Qed.

Lemma one_not_zero : 1 <> 0.
Proof. intro same. apply (number_injective 1 0) in same. lia. Qed.

Lemma two_not_zero : two <> 0.
Proof. intro same. apply (number_injective 2 0) in same. lia. Qed.

(** ** The source *)

Section Reduction.

Variables (d : nat) (i : instance).
Hypothesis is_valid : valid d i.

Local Notation n := (net i).
Local Notation vertex_count := (length (vertices (net i))).
Local Notation edge_count := (length (edges (net i))).
Local Notation places := (places d i).

Lemma source_forward : forward n.
Proof. apply (well_formed_forward n d). apply is_valid. Qed.

Lemma edge_facts j :
  (j < edge_count)%nat ->
  (tail (edge_at i j) < head (edge_at i j))%nat /\ (head (edge_at i j) < vertex_count)%nat /\
  is_source n (head (edge_at i j)) = false /\
  length (weight_options (edge_at i j)) = (if is_source n (tail (edge_at i j)) then d else 1)%nat.
Proof.
  intro inside. pose proof is_valid as [formed _]. unfold well_formed in formed.
  apply andb_prop in formed. destruct formed as [formed _]. apply andb_prop in formed. destruct formed as [formed _].
  rewrite forallb_forall in formed. specialize (formed (edge_at i j) (nth_In _ _ inside)).
  rewrite !andb_true_iff, Nat.eqb_eq, !Nat.ltb_lt, negb_true_iff in formed. tauto.
Qed.

Lemma output_inside t : In t (outputs n) -> (t < vertex_count)%nat.
Proof.
  intro inside. pose proof is_valid as [formed _]. unfold well_formed in formed.
  apply andb_prop in formed. destruct formed as [_ formed]. rewrite forallb_forall in formed.
  apply Nat.ltb_lt. apply formed. assumption.
Qed.

Lemma in_U_not_source v : in_U i v = true -> is_source n v = false.
Proof. unfold in_U. intro yes. apply andb_prop in yes. destruct yes as [yes _]. apply negb_true_iff. assumption. Qed.

Lemma tail_in_U j :
  (j < edge_count)%nat -> is_source n (tail (edge_at i j)) = false -> in_U i (tail (edge_at i j)) = true.
Proof.
  intros inside hidden. unfold in_U. rewrite hidden. simpl. apply existsb_exists. exists (edge_at i j).
  split; [apply nth_In; assumption|apply Nat.eqb_refl].
Qed.

Lemma U_spec v : In v (U i) <-> (v < vertex_count)%nat /\ in_U i v = true.
Proof. unfold U. rewrite filter_In, in_seq. split; intros []; split; (lia || assumption). Qed.

Lemma U_place v :
  (v < vertex_count)%nat -> in_U i v = true ->
  (length (filter (in_U i) (seq 0 v)) < length (U i))%nat /\
  forall e, nth (length (filter (in_U i) (seq 0 v))) (U i) e = v.
Proof.
  intros inside yes. split.
  - apply (TwoCspProof.place_bound (in_U i)); assumption.
  - intro e. apply (TwoCspProof.nth_place (in_U i)); assumption.
Qed.

(** ** The places of the target *)

Lemma parameter_places_spec p v :
  In p (parameter_places i v) <->
  exists j k, p = ParameterVertex j k /\ (j < edge_count)%nat /\ head (edge_at i j) = v /\ (k < number_count i j)%nat.
Proof.
  unfold parameter_places. rewrite in_flat_map. split.
  - intros (j & in_range & inside). apply in_seq in in_range.
    destruct (Nat.eqb_spec (head (edge_at i j)) v) as [at_v|]; [|contradiction].
    apply in_map_iff in inside. destruct inside as (k & <- & in_range'). apply in_seq in in_range'.
    exists j, k. repeat split; try lia; assumption.
  - intros (j & k & -> & less & at_v & less'). exists j. split; [apply in_seq; lia|].
    destruct (Nat.eqb_spec (head (edge_at i j)) v); [|contradiction]. apply in_map, in_seq. lia.
Qed.

Lemma of_vertex_spec p v :
  In p (of_vertex i v) <->
  is_source n v = false /\
  (In p (parameter_places i v) \/ p = Original v \/ (in_U i v = true /\ p = Out v)).
Proof.
  unfold of_vertex. destruct (is_source n v); simpl.
  - split; [contradiction|]. intros [wrong _]. discriminate.
  - rewrite in_app_iff. simpl. destruct (in_U i v); simpl; split; intuition (auto; discriminate).
Qed.

(** What is where. *)
Definition is_place (p : place) : Prop :=
  match p with
  | Input | Sentinel => True
  | Port k => (k < dimension d i)%nat
  | ParameterVertex j k => (j < edge_count)%nat /\ (k < number_count i j)%nat
  | Original v => (v < vertex_count)%nat /\ is_source n v = false
  | Out v => (v < vertex_count)%nat /\ in_U i v = true
  end.

Lemma places_spec p : In p places <-> is_place p.
Proof.
  unfold DiscreteToContinuous.places. rewrite !in_app_iff, in_map_iff, in_flat_map. simpl. split.
  - intros [[<-|[]]|[(k & <- & range)|[(v & range & inside)|[<-|[]]]]]; simpl; auto.
    + apply in_seq in range. lia.
    + apply in_seq in range. apply of_vertex_spec in inside.
      destruct inside as [proper [inside|[->|[yes ->]]]]; simpl; try (split; (lia || assumption)).
      apply parameter_places_spec in inside. destruct inside as (j & k & -> & ? & ? & ?). simpl. auto.
  - destruct p as [|k|j k|v|v|]; simpl; auto.
    + intro less. right. left. exists k. split; [reflexivity|]. apply in_seq. lia.
    + intros [less less']. right. right. left. exists (head (edge_at i j)).
      pose proof (edge_facts j less) as (_ & bound & proper & _). split; [apply in_seq; lia|].
      apply of_vertex_spec. split; [assumption|]. left. apply parameter_places_spec. exists j, k. auto.
    + intros [less proper]. right. right. left. exists v. split; [apply in_seq; lia|].
      apply of_vertex_spec. auto.
    + intros [less yes]. right. right. left. exists v. split; [apply in_seq; lia|].
      apply of_vertex_spec. auto using in_U_not_source.
Qed.

Lemma parameter_places_distinct v : NoDup (parameter_places i v).
Proof.
  apply NoDup_flat_map; [apply seq_NoDup| |].
  - intros j _. destruct (head (edge_at i j) =? v)%nat; [|constructor].
    apply NoDup_map; [congruence|apply seq_NoDup].
  - intros j j' p _ _ one other.
    destruct (head (edge_at i j) =? v)%nat; [|contradiction]. destruct (head (edge_at i j') =? v)%nat; [|contradiction].
    apply in_map_iff in one, other. destruct one as (? & <- & _), other as (? & same & _). congruence.
Qed.

Lemma places_distinct : NoDup places.
Proof.
  unfold DiscreteToContinuous.places. repeat apply NoDup_append.
  - repeat constructor. intros [].
  - apply NoDup_map; [congruence|apply seq_NoDup].
  - apply NoDup_flat_map; [apply seq_NoDup| |].
    + intros v _. unfold of_vertex. destruct (is_source n v); [constructor|].
      repeat apply NoDup_append.
      * apply parameter_places_distinct.
      * repeat constructor. intros [].
      * destruct (in_U i v); repeat constructor. intros [].
      * intros p [<-|[]] inside. destruct (in_U i v); [|contradiction]. destruct inside as [|[]]. discriminate.
      * intros p inside other. apply parameter_places_spec in inside. destruct inside as (j & k & -> & _).
        destruct other as [|other]; [discriminate|]. destruct (in_U i v); [|contradiction].
        destruct other as [|[]]. discriminate.
    + intros v w p _ _ one other. apply of_vertex_spec in one, other.
      destruct one as [_ one], other as [_ other].
      destruct one as [one|[->|[_ ->]]]; destruct other as [other|[same|[_ same]]];
        repeat match goal with
        | claim : In _ (parameter_places _ _) |- _ =>
            apply parameter_places_spec in claim; destruct claim as (? & ? & ? & ? & ? & ?)
        end; congruence.
  - repeat constructor. intros [].
  - intros p inside [<-|[]]. apply in_flat_map in inside. destruct inside as (v & _ & inside).
    apply of_vertex_spec in inside. destruct inside as [_ [inside|[|[_ ?]]]]; try discriminate.
    apply parameter_places_spec in inside. destruct inside as (? & ? & ? & _). discriminate.
  - intros p inside other. apply in_map_iff in inside. destruct inside as (k & <- & _).
    apply in_app_iff in other. destruct other as [other|[|[]]]; [|discriminate].
    apply in_flat_map in other. destruct other as (v & _ & other). apply of_vertex_spec in other.
    destruct other as [_ [other|[|[_ ?]]]]; try discriminate.
    apply parameter_places_spec in other. destruct other as (? & ? & ? & _). discriminate.
  - intros p [<-|[]] other. apply in_app_iff in other. destruct other as [other|other].
    + apply in_map_iff in other. destruct other as (? & ? & _). discriminate.
    + apply in_app_iff in other. destruct other as [other|[|[]]]; [|discriminate].
      apply in_flat_map in other. destruct other as (v & _ & other). apply of_vertex_spec in other.
      destruct other as [_ [other|[|[_ ?]]]]; try discriminate.
      apply parameter_places_spec in other. destruct other as (? & ? & ? & _). discriminate.
Qed.

Lemma position_inside p q : In p places -> (position d i p < length places)%nat /\ nth (position d i p) places q = p.
Proof. apply index_in_inside. Qed.

Lemma position_injective p q : In p places -> In q places -> position d i p = position d i q -> p = q.
Proof.
  intros one other same. rewrite <- (proj2 (position_inside p Input one)), same. apply position_inside. assumption.
Qed.

Lemma supply_place j k : In (ParameterVertex j k) places -> In (supply d i j k) places.
Proof.
  rewrite !places_spec. intros [less less']. unfold supply, number_count in *.
  pose proof (edge_facts j less) as (order & bound & _ & count).
  destruct (Nat.eqb_spec k (length (weight_options (edge_at i j)))) as [|distinct].
  - unfold port_one, dimension. simpl. unfold dimension. lia.
  - destruct (is_source n (tail (edge_at i j))) eqn:from_source; simpl.
    + unfold dimension. lia.
    + split; [lia|]. apply tail_in_U; assumption.
Qed.

Lemma supply_kind j k :
  In (ParameterVertex j k) places ->
  (exists m, supply d i j k = Port m /\ (m <= d)%nat) \/
  (exists u, supply d i j k = Out u /\ (u < head (edge_at i j))%nat /\ (u < vertex_count)%nat /\ in_U i u = true).
Proof.
  rewrite places_spec. intros [less less']. unfold supply, number_count in *.
  pose proof (edge_facts j less) as (order & bound & _ & count).
  destruct (Nat.eqb_spec k (length (weight_options (edge_at i j)))) as [|distinct].
  - left. exists d. split; [reflexivity|lia].
  - destruct (is_source n (tail (edge_at i j))) eqn:from_source.
    + left. exists k. split; [reflexivity|lia].
    + right. exists (tail (edge_at i j)). repeat split; try lia. apply tail_in_U; assumption.
Qed.

Lemma probe_place v : In (Out v) places -> In (probe d i v) places /\ In (Original v) places.
Proof.
  rewrite !places_spec. intros [less yes]. split.
  - unfold probe. simpl. unfold dimension. pose proof (proj1 (U_place v less yes)). lia.
  - simpl. auto using in_U_not_source.
Qed.

Lemma parameter_places_inside p v :
  (v < vertex_count)%nat -> In p (parameter_places i v) -> In p places.
Proof.
  intros less inside. apply parameter_places_spec in inside. destruct inside as (j & k & -> & ? & ? & ?).
  apply places_spec. simpl. auto.
Qed.

Lemma incoming_inside p q : In p places -> In q (incoming d i p) -> In q places /\ q <> Sentinel.
Proof.
  intros inside. destruct p as [|k|j k|v|v|]; simpl.
  - contradiction.
  - intros [<-|[]]. split; [apply places_spec; exact I|discriminate].
  - intros [<-|[]]. split; [apply supply_place; assumption|].
    destruct (supply_kind j k inside) as [(m & -> & _)|(u & -> & _)]; discriminate.
  - intro into. apply places_spec in inside. split; [apply (parameter_places_inside q v); [apply inside|assumption]|].
    apply parameter_places_spec in into. destruct into as (? & ? & -> & _). discriminate.
  - apply probe_place in inside. unfold probe in *. intros [<-|[<-|[]]]; split; try apply inside; discriminate.
  - intros [<-|[]]. split; [apply places_spec; exact I|discriminate].
Qed.

(** The vertices up to those of v. *)
Lemma split_at v :
  (v < vertex_count)%nat ->
  exists after, places =
    ([Input] ++ map Port (seq 0 (dimension d i)) ++ flat_map (of_vertex i) (seq 0 v)) ++ of_vertex i v ++ after.
Proof.
  intro less. exists (flat_map (of_vertex i) (seq (S v) (vertex_count - S v)) ++ [Sentinel]).
  unfold DiscreteToContinuous.places.
  replace vertex_count with (v + (1 + (vertex_count - S v)))%nat at 1 by lia.
  rewrite seq_app, flat_map_app. simpl. rewrite <- !app_assoc. reflexivity.
Qed.

Lemma before_vertex v p q :
  (v < vertex_count)%nat ->
  In p ([Input] ++ map Port (seq 0 (dimension d i)) ++ flat_map (of_vertex i) (seq 0 v)) ->
  In q (of_vertex i v) -> (position d i p < position d i q)%nat.
Proof.
  intros less one other. destruct (split_at v less) as [after whole]. unfold position.
  pose proof places_distinct as distinct. rewrite whole in *. apply index_in_before; try assumption.
  apply in_or_app. left. assumption.
Qed.

Lemma within_vertex v a b p q :
  (v < vertex_count)%nat -> of_vertex i v = a ++ b -> In p a -> In q b -> (position d i p < position d i q)%nat.
Proof.
  intros less parts one other. destruct (split_at v less) as [after whole]. rewrite parts in whole.
  revert whole. generalize ([Input] ++ map Port (seq 0 (dimension d i)) ++ flat_map (of_vertex i) (seq 0 v)).
  intros before whole. rewrite <- app_assoc, app_assoc in whole. unfold position.
  pose proof places_distinct as distinct. rewrite whole in *.
  apply index_in_before; try assumption; apply in_or_app; auto.
Qed.

Lemma input_first p : In p places -> p <> Input -> (position d i Input < position d i p)%nat.
Proof.
  intros inside other. change (position d i Input) with 0%nat. unfold position.
  change places with (Input :: List.tl places). simpl. destruct (place_eq_dec p Input); [contradiction|lia].
Qed.

Lemma incoming_before p q : In p places -> In q (incoming d i p) -> (position d i q < position d i p)%nat.
Proof.
  intros inside into. pose proof (proj1 (places_spec p) inside) as facts.
  destruct p as [|k|j k|v|v|]; simpl in facts, into.
  - contradiction.
  - destruct into as [<-|[]]. apply input_first; [assumption|discriminate].
  - destruct into as [<-|[]]. destruct facts as [less less'].
    pose proof (edge_facts j less) as (order & bound & proper & _).
    assert (In (ParameterVertex j k) (of_vertex i (head (edge_at i j)))) as own.
    { apply of_vertex_spec. split; [assumption|]. left. apply parameter_places_spec. exists j, k. auto. }
    apply (before_vertex (head (edge_at i j))); [assumption| |assumption].
    destruct (supply_kind j k inside) as [(m & -> & range)|(u & -> & before & range & yes)].
    + apply in_or_app. right. apply in_or_app. left. apply in_map, in_seq. unfold dimension. lia.
    + apply in_or_app. right. apply in_or_app. right. apply in_flat_map. exists u. split; [apply in_seq; lia|].
      apply of_vertex_spec. auto using in_U_not_source.
  - destruct facts as [less proper].
    apply (within_vertex v (parameter_places i v) ([Original v] ++ (if in_U i v then [Out v] else [])));
      try assumption; [|simpl; auto]. unfold of_vertex. rewrite proper. reflexivity.
  - destruct facts as [less yes]. pose proof (in_U_not_source v yes) as proper.
    destruct into as [<-|[<-|[]]].
    + apply (before_vertex v); [assumption| |apply of_vertex_spec; auto].
      apply in_or_app. right. apply in_or_app. left. unfold probe. apply in_map, in_seq.
      unfold dimension. pose proof (proj1 (U_place v less yes)). lia.
    + apply (within_vertex v (parameter_places i v ++ [Original v]) [Out v]); try assumption; [| |simpl; auto].
      * unfold of_vertex. rewrite proper, yes, <- app_assoc. reflexivity.
      * apply in_or_app. simpl. auto.
  - destruct into as [<-|[]]. apply input_first; [assumption|discriminate].
Qed.

Lemma edges_to_spec e :
  In e (flat_map (edges_to d i) places) ->
  exists p q, In p places /\ In q (incoming d i p) /\
    e = Edge (position d i q) (position d i p) (repeat [] (width d i q)) [].
Proof.
  intro inside. apply in_flat_map in inside. destruct inside as (p & in_places & inside).
  apply in_map_iff in inside. destruct inside as (q & <- & inside). exists p, q. auto.
Qed.

Lemma target_forward : forward (target_network d i).
Proof.
  intros e inside. simpl in inside. apply edges_to_spec in inside.
  destruct inside as (p & q & in_places & into & ->). simpl. apply incoming_before; assumption.
Qed.

Lemma kind_neuron p :
  In p places -> p <> Input ->
  exists sigma, kind i p = Neuron sigma /\
    match p with Original v => sigma = activation_at i v | Sentinel => sigma = (fun _ => 0) | _ => sigma = identity end.
Proof.
  intros inside other. apply places_spec in inside. destruct p as [|k|j k|v|v|]; simpl; eauto; [contradiction|].
  destruct inside as [less proper]. unfold is_source in proper.
  destruct (nth v (vertices n) Source) as [|sigma] eqn:at_v; [discriminate|].
  exists sigma. split; [reflexivity|]. unfold activation_at. rewrite at_v. reflexivity.
Qed.

(** ** What the edges of the target carry, vertex by vertex *)

Definition edge_shaped (e : edge) (q : edge_parameters) : Prop := length (weights q) = length (weight_options e).

Lemma chunks_of theta :
  shaped (target_network d i) theta ->
  exists chunk, theta = flat_map chunk places /\
    forall p, In p places -> Forall2 edge_shaped (edges_to d i p) (chunk p).
Proof. intro shape. apply (parts_exist place place_eq_dec); [apply places_distinct|assumption]. Qed.

Section Chunks.

Variable chunk : place -> parameters.
Hypothesis fitting : forall p, In p places -> Forall2 edge_shaped (edges_to d i p) (chunk p).

Let theta := flat_map chunk places.

Lemma chunk_length p : In p places -> length (edges_to d i p) = length (chunk p).
Proof. intro inside. eapply Forall2_same_length. apply fitting. assumption. Qed.

Lemma edges_into_place p :
  In p places -> edges_into (target_network d i) theta (position d i p) = combine (edges_to d i p) (chunk p).
Proof.
  intro inside. unfold edges_into, theta.
  change (edges (target_network d i)) with (flat_map (edges_to d i) places).
  rewrite combine_flat_map by (intros; apply chunk_length; assumption).
  rewrite filter_flat_map.
  rewrite (flat_map_single _ p); [|apply places_distinct|assumption|].
  - apply filter_all. intros [e q] into. apply in_combine_l in into. apply in_map_iff in into.
    destruct into as (r & <- & _). simpl. apply Nat.eqb_refl.
  - intros q in_places other. apply filter_none. intros [e r] into. apply in_combine_l in into.
    apply in_map_iff in into. destruct into as (s & <- & _). simpl. apply Nat.eqb_neq. intro same.
    apply other. apply position_injective; assumption.
Qed.

Lemma own_edge_chunk p : In p places -> own_edge d i theta p = hd (EdgeParameters [] 0) (chunk p).
Proof.
  intro inside. unfold own_edge. rewrite edges_into_place by assumption.
  rewrite map_snd_combine by (apply chunk_length; assumption). reflexivity.
Qed.

(** The chunk of a parameter vertex is one edge with one weight. *)
Lemma parameter_chunk j k :
  In (ParameterVertex j k) places ->
  chunk (ParameterVertex j k) =
    [EdgeParameters [read d i theta j k] (bias (own_edge d i theta (ParameterVertex j k)))].
Proof.
  intro inside. unfold read. rewrite own_edge_chunk by assumption. pose proof (fitting _ inside) as fit.
  unfold edges_to in fit. simpl in fit. inversion fit as [|e q ? rest count none]; subst. inversion none; subst.
  simpl in *. assert (width d i (supply d i j k) = 1%nat) as one.
  { destruct (supply_kind j k inside) as [(m & -> & _)|(u & -> & _)]; reflexivity. }
  rewrite one in count. destruct q as [[|w [|w' ws]] b]; simpl in *; try discriminate. reflexivity.
Qed.

Section At_an_input.

Variable x : list Qc.

Local Notation at_ := (value_at d i theta x).

Lemma equation p :
  In p places ->
  value (target_network d i) theta x (position d i p) =
  vertex_value (kind i p) x
    (sum (map (contribution (value (target_network d i) theta x)) (combine (edges_to d i p) (chunk p)))).
Proof.
  intro inside. destruct (position_inside p Input inside) as [less named].
  rewrite value_equation; [|apply target_forward|];
    change (vertices (target_network d i)) with (map (kind i) places); [|rewrite map_length; assumption].
  rewrite nth_indep with (d' := kind i Input) by (rewrite map_length; assumption).
  rewrite map_nth, named. f_equal. unfold preactivation. rewrite injected_none by reflexivity.
  rewrite edges_into_place by assumption. ring.
Qed.

Lemma value_of_input : value (target_network d i) theta x 0 = x.
Proof.
  change 0%nat with (position d i Input). rewrite equation by (apply places_spec; exact I). reflexivity.
Qed.

Lemma value_single p : In p places -> p <> Input -> value (target_network d i) theta x (position d i p) = [at_ p].
Proof.
  intros inside other. unfold value_at. rewrite equation by assumption.
  destruct (kind_neuron p inside other) as (sigma & -> & _). reflexivity.
Qed.

(** The weighted sum into a vertex. *)
Definition inflow (q : place) (r : edge_parameters) : Qc :=
  dot (weights r) (value (target_network d i) theta x (position d i q)) + bias r.

Lemma value_at_place p :
  In p places -> p <> Input ->
  exists sigma, kind i p = Neuron sigma /\
    at_ p = sigma (sum (map (fun pair => inflow (fst pair) (snd pair)) (combine (incoming d i p) (chunk p)))).
Proof.
  intros inside other. unfold value_at at 1. rewrite equation by assumption.
  destruct (kind_neuron p inside other) as (sigma & -> & _). exists sigma. split; [reflexivity|].
  simpl. f_equal. f_equal.
  unfold edges_to. generalize (chunk p). induction (incoming d i p) as [|q l IH]; intros [|r m]; simpl; try reflexivity.
  f_equal. apply IH.
Qed.

Lemma value_of_parameter j k :
  In (ParameterVertex j k) places ->
  at_ (ParameterVertex j k) =
    read d i theta j k * at_ (supply d i j k) + bias (own_edge d i theta (ParameterVertex j k)).
Proof.
  intro inside. destruct (value_at_place _ inside) as (sigma & is_sigma & ->); [discriminate|].
  simpl in is_sigma. injection is_sigma as <-. rewrite parameter_chunk by assumption. simpl. unfold inflow, identity.
  cbn [weights bias].
  rewrite value_single; [|apply supply_place; assumption|].
  - rewrite dot_single. ring.
  - destruct (supply_kind j k inside) as [(m & -> & _)|(u & -> & _)]; discriminate.
Qed.

Lemma value_of_sentinel : at_ Sentinel = 0.
Proof.
  destruct (value_at_place Sentinel) as (sigma & is_sigma & ->); [apply places_spec; exact I|discriminate|].
  simpl in is_sigma. injection is_sigma as <-. reflexivity.
Qed.

End At_an_input.

End Chunks.

(** ** The outputs and the loss, place by place *)

Lemma tail_place p : In p (List.tl places) <-> In p places /\ p <> Input.
Proof.
  pose proof places_distinct as distinct.
  assert (places = Input :: List.tl places) as whole by reflexivity. rewrite whole in distinct at 1.
  inversion distinct as [|? ? fresh rest]; subst. split.
  - intro inside. split; [rewrite whole; right; assumption|]. intros ->. contradiction.
  - rewrite whole at 1. intros [[<-|inside] other]; [contradiction|assumption].
Qed.

Lemma output_values theta x :
  output (target_network d i) theta x = map (value_at d i theta x) (List.tl places).
Proof.
  unfold output. change (outputs (target_network d i)) with (seq 1 (length places - 1)).
  assert (seq 1 (length places - 1) = map (position d i) (List.tl places)) as ->.
  { pose proof (indices places places_distinct) as all.
    change (map (position d i) (Input :: List.tl places) = seq 0 (length (Input :: List.tl places))) in all.
    change (length places) with (length (Input :: List.tl places)). simpl in *. injection all as all.
    rewrite Nat.sub_0_r. symmetry. exact all. }
  rewrite map_map. reflexivity.
Qed.

Lemma output_nth (F : place -> Qc) p :
  In p (List.tl places) -> nth (output_position d i p) (map F (List.tl places)) 0 = F p.
Proof.
  intro inside. unfold output_position, position. pose proof (proj2 (proj1 (tail_place p) inside)) as other.
  assert (places = Input :: List.tl places) as whole by reflexivity. revert inside whole.
  generalize (List.tl places). intros rest inside whole. rewrite whole. simpl.
  destruct (place_eq_dec p Input); [contradiction|]. simpl. rewrite Nat.sub_0_r.
  destruct (index_in_inside p rest p inside) as [less named].
  rewrite nth_indep with (d' := F p) by (rewrite map_length; assumption). rewrite map_nth, named. reflexivity.
Qed.

Lemma at_output_positions (F : place -> Qc) l :
  (forall p, In p l -> In p (List.tl places)) ->
  at_positions (map F (List.tl places)) (map (output_position d i) l) = map F l.
Proof.
  intro inside. unfold at_positions. rewrite map_map. apply map_ext_in. intros p in_l. apply output_nth, inside.
  assumption.
Qed.

(** What a check asks. *)
Definition obeys (F label : place -> Qc) (p : place) : Prop :=
  match p with
  | Input | Sentinel => True
  | Port _ => F p = label p
  | ParameterVertex j k => (label p = two -> F p = 0) /\ (label p = 1 -> In (F p) (number_options i j k))
  | Original v => F p = activation_at i v (sum (map F (parameter_places i v)))
  | Out v => F p = F (Original v) + F (probe d i v)
  end.

Lemma check_spec (F label : place -> Qc) p :
  In p (List.tl places) ->
  check (map F (List.tl places)) (role_of d i p) (F p) (label p) = true <-> obeys F label p.
Proof.
  intro inside. pose proof (proj1 (tail_place p) inside) as [in_places other]. destruct p as [|k|j k|v|v|]; simpl.
  - contradiction.
  - apply equal_spec.
  - destruct (equal (label (ParameterVertex j k)) two) eqn:is_two.
    + apply equal_spec in is_two. rewrite equal_spec, is_two. split.
      * intro zero. split; [auto|]. intro wrong. exfalso. apply two_not_one. assumption.
      * intros [zero _]. auto.
    + assert (label (ParameterVertex j k) <> two) as not_two by (rewrite <- equal_spec, is_two; discriminate).
      destruct (equal (label (ParameterVertex j k)) 1) eqn:is_one.
      * apply equal_spec in is_one. rewrite existsb_exists. split.
        -- intros (a & chosen & same). apply equal_spec in same. rewrite same. split; [contradiction|auto].
        -- intros [_ chosen]. exists (F (ParameterVertex j k)). split; [auto|apply equal_spec; reflexivity].
      * assert (label (ParameterVertex j k) <> 1) as not_one by (rewrite <- equal_spec, is_one; discriminate).
        split; [|reflexivity]. intros _. split; contradiction.
  - rewrite equal_spec. rewrite at_output_positions; [tauto|].
    intros q into. apply places_spec in in_places. apply tail_place.
    split; [apply (parameter_places_inside q v); [apply in_places|assumption]|].
    apply parameter_places_spec in into. destruct into as (? & ? & -> & _). discriminate.
  - rewrite equal_spec. destruct (probe_place v in_places) as [one two].
    rewrite !output_nth; [tauto| |]; apply tail_place; split; try assumption; discriminate.
  - tauto.
Qed.

Lemma all_checks_spec (F label : place -> Qc) :
  all_checks (map (role_of d i) (List.tl places)) (map F (List.tl places)) (map label (List.tl places)) = true <->
  forall p, In p places -> obeys F label p.
Proof.
  unfold all_checks. rewrite !combine_map, forallb_forall. split.
  - intros all p inside. destruct (place_eq_dec p Input) as [->|other]; [exact I|].
    assert (In p (List.tl places)) as listed by (apply tail_place; auto).
    apply check_spec; [assumption|].
    apply (all (role_of d i p, (F p, label p))). apply in_map_iff. exists p. auto.
  - intros all entry inside. apply in_map_iff in inside. destruct inside as (p & <- & inside). cbn [fst snd].
    apply check_spec; [assumption|]. apply all. apply tail_place. assumption.
Qed.

Lemma is_real_spec (label : place -> Qc) :
  is_real (map (role_of d i) (List.tl places)) (map label (List.tl places)) = equal (label Sentinel) 1.
Proof.
  unfold is_real. rewrite combine_map. destruct (equal (label Sentinel) 1) eqn:at_sentinel.
  - apply existsb_exists. exists (SentinelRole, label Sentinel). split; [|assumption].
    apply in_map_iff. exists Sentinel. split; [reflexivity|]. apply tail_place.
    split; [apply places_spec; exact I|discriminate].
  - apply not_true_iff_false. rewrite existsb_exists. intros (entry & inside & yes).
    apply in_map_iff in inside. destruct inside as (p & <- & _). simpl in yes.
    destruct p; simpl in yes; try discriminate. congruence.
Qed.

(** The loss of one sample, f and y given place by place. *)
Lemma loss_cases (F label : place -> Qc) :
  F Sentinel <> label Sentinel ->
  let cost := loss (reduce d i) (map F (List.tl places)) (map label (List.tl places)) in
  ((forall p, In p places -> obeys F label p) ->
     cost = if equal (label Sentinel) 1
            then 1 + loss i (map F (map (final i) (outputs n))) (map label (map (final i) (outputs n))) else 1) /\
  (~ (forall p, In p places -> obeys F label p) -> cost = penalty i).
Proof.
  intro differ. cbv zeta. unfold reduce, trace. cbn [loss].
  destruct (list_eq_dec Qc_eq_dec _ _) as [same|_].
  - exfalso. apply differ. apply (ext_in_map same). apply tail_place. split; [apply places_spec; exact I|discriminate].
  - rewrite is_real_spec. split; intro all.
    + rewrite (proj2 (all_checks_spec F label)) by assumption. destruct (equal (label Sentinel) 1); [|reflexivity].
      rewrite <- (map_map (final i) (output_position d i)).
      rewrite !at_output_positions; [reflexivity| |];
        (intros p inside; apply in_map_iff in inside; destruct inside as (t & <- & inside);
         pose proof (output_inside t inside) as less;
         pose proof (proj1 (proj2 (proj2 (proj2 is_valid))) t inside) as proper;
         apply tail_place; unfold final; destruct (in_U i t) eqn:yes;
         (split; [apply places_spec; simpl; auto|discriminate])).
    + destruct (all_checks _ _ _) eqn:passed; [|reflexivity]. exfalso. apply all. apply all_checks_spec. assumption.
Qed.

(** ** Values that obey the network's equations and every edge's own parameter *)

Section Traced.

Variables (F : place -> Qc) (par : nat -> nat -> Qc) (x : list Qc).
Hypothesis ports : forall k, In (Port k) places -> F (Port k) = nth k x 0.
Hypothesis products : forall j k,
  In (ParameterVertex j k) places -> F (ParameterVertex j k) = par j k * F (supply d i j k).
Hypothesis originals : forall v,
  In (Original v) places -> F (Original v) = activation_at i v (sum (map F (parameter_places i v))).
Hypothesis outs : forall v, In (Out v) places -> F (Out v) = F (Original v) + F (probe d i v).

Lemma probe_value v : In (Out v) places -> F (probe d i v) = nth (d + 1 + length (filter (in_U i) (seq 0 v))) x 0.
Proof. intro inside. apply ports. apply (probe_place v inside). Qed.

Lemma out_after_silence v :
  In (Out v) places -> (forall p, In p (parameter_places i v) -> F p = 0) ->
  F (Out v) = activation_at i v 0 + F (probe d i v).
Proof.
  intros inside silent. rewrite outs, originals by (try apply (probe_place v inside); assumption).
  rewrite sum_map_zero by assumption. reflexivity.
Qed.

(** Where the ports of the input and port_one are 0 and the probes before u take sigma(0) away, nothing reaches u. *)
Lemma silence u :
  (forall k, (k <= d)%nat -> nth k x 0 = 0) ->
  (forall v, (v < u)%nat -> In (Out v) places -> F (probe d i v) = - activation_at i v 0) ->
  forall v, (v <= u)%nat -> (v < vertex_count)%nat -> forall p, In p (parameter_places i v) -> F p = 0.
Proof.
  intros zeros probes v. induction v as [v IH] using lt_wf_ind. intros before less p into.
  pose proof (parameter_places_inside p v less into) as inside.
  apply parameter_places_spec in into. destruct into as (j & k & -> & in_range & at_v & in_range').
  rewrite products by assumption.
  assert (F (supply d i j k) = 0) as ->; [|ring].
  pose proof (supply_place j k inside) as supplied.
  destruct (supply_kind j k inside) as [(m & is_port & range)|(w & is_out & earlier & range & yes)].
  - rewrite is_port in *. rewrite ports by assumption. apply zeros. assumption.
  - rewrite is_out in *. rewrite at_v in earlier.
    rewrite out_after_silence; [|assumption|apply IH; lia].
    rewrite probes by (try assumption; lia). ring.
Qed.

(** Real samples: the values are those of the source. *)
Section Real.

Variables (theta : parameters) (x0 : list Qc).
Hypothesis parts : Forall2 (fun e p => length (weights p) = length (weight_options e)) (edges n) theta.
Hypothesis is_par : forall j k,
  (j < edge_count)%nat -> (k < number_count i j)%nat -> par j k = parameter_number theta j k.
Hypothesis x0_length : length x0 = d.
Hypothesis is_real_input : x = real_input i x0.

Lemma nth_real k : (k < d)%nat -> nth k x 0 = nth k x0 0.
Proof. intro less. rewrite is_real_input. unfold real_input. apply app_nth1. lia. Qed.

Lemma nth_real_one : nth d x 0 = 1.
Proof. rewrite is_real_input. unfold real_input. rewrite app_nth2 by lia. rewrite x0_length, Nat.sub_diag. reflexivity.
Qed.

Lemma nth_real_probe k : (d < k)%nat -> nth k x 0 = 0.
Proof.
  intro more. rewrite is_real_input. unfold real_input. rewrite app_nth2 by lia. rewrite x0_length.
  replace (k - d)%nat with (S (k - d - 1)) by lia. simpl. apply nth_zeros.
Qed.

Lemma out_on_real v : In (Out v) places -> F (Out v) = F (Original v).
Proof.
  intro inside. rewrite outs by assumption. rewrite probe_value by assumption. rewrite nth_real_probe by lia. ring.
Qed.

Lemma edge_weights j :
  (j < edge_count)%nat ->
  length (weights (nth j theta (EdgeParameters [] 0))) = length (weight_options (edge_at i j)).
Proof.
  intro less. pose proof (proj1 (Forall2_nth _ (Edge 0 0 [] []) (EdgeParameters [] 0) _ _) parts) as [_ each].
  apply each. assumption.
Qed.

Lemma real_values v :
  (v < vertex_count)%nat -> is_source n v = false -> value n theta x0 v = [F (Original v)].
Proof.
  induction v as [v IH] using lt_wf_ind. intros less proper.
  rewrite value_equation by (try assumption; apply source_forward).
  rewrite originals by (apply places_spec; simpl; auto). unfold activation_at, is_source in *.
  destruct (nth v (vertices n) Source) as [|sigma]; [discriminate|]. simpl. f_equal. f_equal.
  unfold preactivation. rewrite injected_none by apply is_valid.
  unfold edges_into, parameter_places.
  assert (combine (edges n) theta =
          map (fun j => (edge_at i j, nth j theta (EdgeParameters [] 0))) (seq 0 edge_count)) as ->.
  { rewrite <- combine_map. f_equal; [symmetry; apply map_nth_seq|].
    rewrite (Forall2_same_length _ _ _ parts). symmetry. apply map_nth_seq. }
  rewrite sum_filter, map_map, sum_flat_map. cbn [fst].
  replace (0 + _) with (sum (map (fun j =>
    if (head (edge_at i j) =? v)%nat
    then contribution (value n theta x0) (edge_at i j, nth j theta (EdgeParameters [] 0)) else 0) (seq 0 edge_count)))
    by ring.
  f_equal. apply map_ext_in. intros j in_range. apply in_seq in in_range.
  assert (j < edge_count)%nat as in_range' by lia. clear in_range.
  destruct (Nat.eqb_spec (head (edge_at i j)) v) as [at_v|]; [|reflexivity].
  pose proof (edge_facts j in_range') as (order & _ & _ & count).
  unfold contribution. cbn [fst snd]. rewrite dot_positions, edge_weights by assumption.
  unfold number_count. rewrite seq_app, !map_app, sum_app, map_map. simpl. f_equal.
  - f_equal. apply map_ext_in. intros k in_weights. apply in_seq in in_weights.
    rewrite products by (apply places_spec; simpl; unfold number_count; lia).
    rewrite is_par by (unfold number_count; lia). unfold parameter_number.
    rewrite app_nth1 by (rewrite edge_weights by assumption; lia). f_equal.
    assert (supply d i j k = if is_source n (tail (edge_at i j)) then Port k else Out (tail (edge_at i j))) as ->.
    { unfold supply. destruct (Nat.eqb_spec k (length (weight_options (edge_at i j)))); [lia|reflexivity]. }
    destruct (is_source n (tail (edge_at i j))) eqn:from_source.
    + rewrite ports by (apply places_spec; simpl; unfold dimension; lia).
      rewrite nth_real by lia.
      rewrite value_equation by (try apply source_forward; lia).
      unfold is_source in from_source.
      destruct (nth (tail (edge_at i j)) (vertices n) Source); [reflexivity|discriminate].
    + assert (k = 0%nat) as -> by lia.
      rewrite out_on_real by (apply places_spec; simpl; split; [lia|apply tail_in_U; assumption]).
      rewrite IH by (try assumption; lia). reflexivity.
  - rewrite products by (apply places_spec; simpl; unfold number_count; lia).
    rewrite is_par by (unfold number_count; lia). unfold parameter_number.
    rewrite app_nth2 by (rewrite edge_weights by assumption; lia). rewrite edge_weights by assumption.
    rewrite Nat.sub_diag. simpl.
    unfold supply. rewrite Nat.eqb_refl. unfold port_one.
    rewrite ports by (apply places_spec; simpl; unfold dimension; lia).
    rewrite nth_real_one. ring.
Qed.

Lemma real_outputs :
  map F (map (final i) (outputs n)) = output n theta x0.
Proof.
  unfold output. rewrite map_map. apply map_ext_in. intros t inside.
  pose proof (output_inside t inside) as less. pose proof (proj1 (proj2 (proj2 (proj2 is_valid))) t inside) as proper.
  rewrite real_values by assumption. simpl. unfold final. destruct (in_U i t) eqn:yes; [|reflexivity].
  apply out_on_real. apply places_spec. simpl. auto.
Qed.

End Real.

End Traced.

(** ** The inputs of the probes and the label of a real sample *)

Lemma early_entry c g k : (k <= d)%nat -> nth k (repeat c (d + 1) ++ map g (U i)) 0 = c.
Proof. intro less. rewrite app_nth1 by (rewrite repeat_length; lia). apply nth_repeated. lia. Qed.

Lemma probe_entry c g v :
  In (Out v) places -> nth (d + 1 + length (filter (in_U i) (seq 0 v))) (repeat c (d + 1) ++ map g (U i)) 0 = g v.
Proof.
  rewrite places_spec. intros [less yes]. destruct (U_place v less yes) as [bound named].
  rewrite app_nth2; rewrite repeat_length; [|lia].
  replace (d + 1 + length (filter (in_U i) (seq 0 v)) - (d + 1))%nat with (length (filter (in_U i) (seq 0 v))) by lia.
  rewrite nth_indep with (d' := g 0%nat) by (rewrite map_length; assumption). rewrite map_nth, named. reflexivity.
Qed.

Lemma probe_length c (g : nat -> Qc) : length (repeat c (d + 1) ++ map g (U i)) = dimension d i.
Proof. rewrite app_length, repeat_length, map_length. reflexivity. Qed.

Lemma real_length x : length x = d -> length (real_input i x) = dimension d i.
Proof. intro size. unfold real_input, dimension. rewrite !app_length, repeat_length, size. simpl. lia. Qed.

Lemma final_injective t u : final i t = final i u -> t = u.
Proof. unfold final. destruct (in_U i t), (in_U i u); congruence. Qed.

Lemma looked_up l y :
  NoDup l -> length l = length y ->
  map (fun p => sum (map snd (filter (fun entry : place * Qc => if place_eq_dec (fst entry) p then true else false)
                                     (combine l y)))) l = y.
Proof.
  intro distinct. revert y. induction distinct as [|a l fresh distinct IH]; intros [|b y] same; simpl in *; try lia;
    [reflexivity|].
  destruct (place_eq_dec a a); [|contradiction]. simpl. f_equal.
  - rewrite filter_none; [simpl; ring|]. intros [p c] inside. apply in_combine_l in inside. simpl.
    destruct (place_eq_dec p a) as [->|]; [contradiction|reflexivity].
  - etransitivity; [|apply (IH y); lia]. apply map_ext_in. intros p inside.
    destruct (place_eq_dec a p) as [->|]; [contradiction|reflexivity].
Qed.

Lemma real_labels s :
  In s (samples i) ->
  map (label_of (real_input i (input s)) 1 (original_label i (label s))) (map (final i) (outputs n)) = label s.
Proof.
  intro inside. destruct is_valid as (_ & _ & distinct & _ & fit & _).
  etransitivity; [|apply (looked_up (map (final i) (outputs n)) (label s))].
  - apply map_ext_in. intros p listed. apply in_map_iff in listed. destruct listed as (t & <- & _).
    unfold final. destruct (in_U i t); reflexivity.
  - apply NoDup_map; [|assumption]. intros a b _ _. apply final_injective.
  - rewrite map_length. symmetry. apply fit. assumption.
Qed.

(** ** Costs *)

(** What a sample costs that counts once. *)
Definition cost (theta : parameters) (s : sample) : Qc :=
  loss (reduce d i) (output (net (reduce d i)) theta (input s)) (label s).

Lemma penalty_large : 1 <= penalty i.
Proof.
  unfold penalty. destruct (Qclt_le_dec 0 (target_gamma i)) as [positive|].
  - rewrite Qcplus_comm. apply one_at_most. apply Qclt_le_weak. assumption.
  - replace (0 + 1) with 1 by ring. apply Qcle_refl.
Qed.

Lemma penalty_above : target_gamma i < penalty i.
Proof.
  assert (forall a, a < a + 1) as more.
  { intro a. apply Qclt_minus_iff. replace (a + 1 + - a) with 1 by ring. apply (proj2 (number_lt 0 1)). lia. }
  unfold penalty. destruct (Qclt_le_dec 0 (target_gamma i)) as [|bound]; [apply more|].
  apply Qcle_lt_trans with 0; [assumption|]. replace (0 + 1) with (0 + 1) by ring. apply more.
Qed.

Section Of_labelled.

Variables (theta : parameters) (x : list Qc) (at_sentinel : Qc) (elsewhere : place -> Qc) (multiplicity : nat).
Hypothesis sentinel_silent : value_at d i theta x Sentinel = 0.
Hypothesis sentinel_label : at_sentinel <> 0.

Let wanted : place -> Qc := label_of x at_sentinel elsewhere.

Definition passes : Prop := forall p, In p places -> obeys (value_at d i theta x) wanted p.

Lemma cost_cases :
  let c := cost theta (labelled d i x at_sentinel elsewhere multiplicity) in
  (passes -> c = if equal at_sentinel 1
    then 1 + loss i (map (value_at d i theta x) (map (final i) (outputs n)))
                    (map wanted (map (final i) (outputs n)))
    else 1) /\
  (~ passes -> c = penalty i).
Proof.
  unfold cost. simpl input. simpl label. simpl net. rewrite output_values. apply loss_cases.
  rewrite sentinel_silent. simpl. auto.
Qed.

Lemma passes_or_not : passes \/ ~ passes.
Proof.
  destruct (all_checks (map (role_of d i) (List.tl places)) (map (value_at d i theta x) (List.tl places))
              (map wanted (List.tl places))) eqn:checked.
  - left. exact (proj1 (all_checks_spec _ _) checked).
  - right. intro all. apply (proj2 (all_checks_spec (value_at d i theta x) wanted)) in all. congruence.
Qed.

Lemma cost_at_least_one : 1 <= cost theta (labelled d i x at_sentinel elsewhere multiplicity).
Proof.
  destruct cost_cases as [good bad]. destruct passes_or_not as [yes|no_].
  - rewrite good by assumption. destruct (equal at_sentinel 1); [|apply Qcle_refl].
    apply one_at_most. apply is_valid.
  - rewrite bad by assumption. apply penalty_large.
Qed.

Lemma cheap_passes : cost theta (labelled d i x at_sentinel elsewhere multiplicity) <= target_gamma i -> passes.
Proof.
  intro bound. destruct passes_or_not as [yes|no_]; [assumption|]. exfalso.
  rewrite (proj2 cost_cases no_) in bound. apply (Qclt_not_le _ _ penalty_above). assumption.
Qed.

End Of_labelled.

(** The total where every sample passes. *)
Lemma total_of_passed theta theta0 :
  (forall s, In s (samples i) -> times s <> 0%nat ->
     cost theta (real_sample d i s) = 1 + loss i (output n theta0 (input s)) (label s)) ->
  cost theta (labelled d i (baseline_input d i) two baseline_label 1) = 1 ->
  cost theta (labelled d i (ones_input d i) two (ones_label d i) 1) = 1 ->
  (forall u, In u (U i) -> cost theta (labelled d i (unit_input d i u) two (unit_label d i u) 1) = 1) ->
  total_loss (reduce d i) theta = total_loss i theta0 + target_count i.
Proof.
  intros reals base ones units. unfold total_loss at 1.
  change (samples (reduce d i)) with (target_samples d i). unfold target_samples.
  change (fun s : sample => number (Z.of_nat (times s)) *
    loss (reduce d i) (output (net (reduce d i)) theta (input s)) (label s))
    with (fun s : sample => number (Z.of_nat (times s)) * cost theta s).
  rewrite !map_app, !sum_app, !map_map. cbn [map sum fold_right]. rewrite base, ones.
  cbn [times labelled real_sample]. change (Z.of_nat 1) with 1%Z. rewrite number_1.
  assert (forall l, (forall u, In u l -> In u (U i)) ->
    sum (map (fun u => 1 * cost theta (labelled d i (unit_input d i u) two (unit_label d i u) 1)) l)
    = number (Z.of_nat (length l))) as unit_total.
  { induction l as [|u l IH]; intro inside; [reflexivity|].
    cbn [map length]. change (sum (?a :: ?b)) with (a + sum b).
    rewrite IH by (intros; apply inside; right; assumption). rewrite units by (apply inside; left; reflexivity).
    rewrite Nat2Z.inj_succ, <- Z.add_1_l, number_plus, number_1. ring. }
  rewrite unit_total by auto. clear unit_total.
  assert (forall l, (forall s, In s l -> In s (samples i)) ->
    sum (map (fun s => number (Z.of_nat (times s)) * cost theta (real_sample d i s)) l) =
    sum (map (fun s => number (Z.of_nat (times s)) * loss i (output n theta0 (input s)) (label s)) l) +
    number (Z.of_nat (list_sum (map times l)))) as real_total.
  { induction l as [|s l IH]; intro inside; [reflexivity|]. cbn [map list_sum fold_right].
    change (sum (?a :: ?b)) with (a + sum b).
    rewrite IH by (intros; apply inside; right; assumption).
    change (fold_right Nat.add 0%nat (map times l)) with (list_sum (map times l)).
    rewrite Nat2Z.inj_add, number_plus.
    destruct (Nat.eq_dec (times s) 0) as [->|some].
    - change (number (Z.of_nat 0)) with 0. ring.
    - rewrite reals by (try assumption; apply inside; left; reflexivity). ring. }
  change (fun s : sample => number (Z.of_nat (times s)) * cost theta (real_sample d i s)) with
    (fun s : sample => number (Z.of_nat (times s)) * cost theta (real_sample d i s)).
  rewrite real_total by auto. unfold total_loss, target_count.
  rewrite !Nat2Z.inj_add, !number_plus. change (Z.of_nat 2) with (1 + 1)%Z. rewrite number_plus, number_1. ring.
Qed.

(** What the parameters read off are, number by number. *)
Lemma extract_nth theta j :
  (j < edge_count)%nat ->
  nth j (extract d i theta) (EdgeParameters [] 0) =
  EdgeParameters (map (read d i theta j) (seq 0 (length (weight_options (edge_at i j)))))
                 (read d i theta j (length (weight_options (edge_at i j)))).
Proof.
  intro less. unfold extract.
  rewrite (nth_map_seq (fun j => EdgeParameters (map (read d i theta j) (seq 0 (length (weight_options (edge_at i j)))))
    (read d i theta j (length (weight_options (edge_at i j))))) _ 0) by assumption. reflexivity.
Qed.

Lemma extract_number theta j k :
  (j < edge_count)%nat -> (k < number_count i j)%nat -> read d i theta j k = parameter_number (extract d i theta) j k.
Proof.
  intros less less'. unfold parameter_number. rewrite extract_nth by assumption. cbn [weights bias].
  unfold number_count in less'.
  destruct (Nat.lt_ge_cases k (length (weight_options (edge_at i j)))) as [early|late].
  - rewrite app_nth1 by (rewrite map_length, seq_length; assumption).
    rewrite (nth_map_seq (read d i theta j) 0 0) by assumption. reflexivity.
  - assert (k = length (weight_options (edge_at i j))) as -> by lia.
    rewrite app_nth2; rewrite map_length, seq_length; [|lia]. rewrite Nat.sub_diag. reflexivity.
Qed.

Lemma extract_shape theta : shaped n (extract d i theta).
Proof.
  apply (Forall2_nth _ (Edge 0 0 [] []) (EdgeParameters [] 0)). unfold extract at 1. rewrite map_length, seq_length.
  split; [reflexivity|]. intros j less. rewrite extract_nth by assumption. cbn [weights].
  rewrite map_length, seq_length. reflexivity.
Qed.

(** The parameters of the source, number by number. *)
Lemma allowed_numbers theta :
  allowed n theta <->
  shaped n theta /\
  forall j k, (j < edge_count)%nat -> (k < number_count i j)%nat ->
    In (parameter_number theta j k) (number_options i j k).
Proof.
  unfold allowed, shaped. rewrite !(Forall2_nth _ (Edge 0 0 [] []) (EdgeParameters [] 0)). unfold edge_allowed. split.
  - intros [same all]. split; [split; [assumption|]|].
    + intros j less. symmetry. eapply Forall2_same_length. apply all. assumption.
    + intros j k less less'. destruct (all j less) as [chosen inside].
      apply (Forall2_nth _ [] 0) in chosen. destruct chosen as [count chosen].
      unfold parameter_number, number_options, number_count, edge_at in *.
      destruct (Nat.lt_ge_cases k (length (weight_options (nth j (edges n) (Edge 0 0 [] []))))) as [early|late].
      * rewrite !app_nth1 by lia. apply chosen. assumption.
      * rewrite !app_nth2 by lia. rewrite <- count.
        replace (k - length (weight_options (nth j (edges n) (Edge 0 0 [] []))))%nat with 0%nat by lia. assumption.
  - intros [[same count] all]. split; [assumption|]. intros j less. specialize (count j less).
    unfold parameter_number, number_options, number_count, edge_at in *. split.
    + apply (Forall2_nth _ [] 0). split; [lia|]. intros k early. specialize (all j k less ltac:(lia)).
      rewrite !app_nth1 in all by lia. assumption.
    + specialize (all j (length (weight_options (nth j (edges n) (Edge 0 0 [] [])))) less ltac:(lia)).
      rewrite !app_nth2 in all by lia. rewrite <- count in all at 1. rewrite !Nat.sub_diag in all. assumption.
Qed.

(** ** What both directions use on the units *)

Lemma unit_out F par u :
  let x := unit_input d i u in
  (forall k, In (Port k) places -> F (Port k) = nth k x 0) ->
  (forall j k, In (ParameterVertex j k) places -> F (ParameterVertex j k) = par j k * F (supply d i j k)) ->
  (forall v, In (Original v) places -> F (Original v) = activation_at i v (sum (map F (parameter_places i v)))) ->
  (forall v, In (Out v) places -> F (Out v) = F (Original v) + F (probe d i v)) ->
  In (Out u) places -> F (Out u) = 1.
Proof.
  cbv zeta. intros ports products originals outs inside.
  assert (forall v, In (Out v) places ->
    F (probe d i v) = (if (v =? u)%nat then 1 else 0) - activation_at i v 0) as probes.
  { intros v listed. rewrite (probe_value F _ ports) by assumption. unfold unit_input.
    apply (probe_entry 0 (fun v => (if (v =? u)%nat then 1 else 0) - activation_at i v 0)). assumption. }
  rewrite (out_after_silence F originals outs); [|assumption|].
  - rewrite probes by assumption. rewrite Nat.eqb_refl. ring.
  - pose proof (proj1 (places_spec _) inside) as [less _].
    apply (silence F par (unit_input d i u) ports products originals outs u); [| |lia|assumption].
    + intros k early. apply early_entry. assumption.
    + intros v before listed. rewrite probes by assumption. destruct (Nat.eqb_spec v u); [lia|ring].
Qed.

(** ** (<=) *)

Section Backward.

Variable theta : parameters.
Hypothesis fitting : continuum_fits (reduce d i) theta.

Lemma sentinel_zero x : value_at d i theta x Sentinel = 0.
Proof.
  destruct (chunks_of theta (proj1 fitting)) as (chunk & -> & fit). apply (value_of_sentinel chunk fit).
Qed.

Lemma product_and_bias x j k :
  In (ParameterVertex j k) places ->
  value_at d i theta x (ParameterVertex j k) =
    read d i theta j k * value_at d i theta x (supply d i j k) + bias (own_edge d i theta (ParameterVertex j k)).
Proof.
  destruct (chunks_of theta (proj1 fitting)) as (chunk & -> & fit). apply (value_of_parameter chunk fit).
Qed.

Lemma target_sample_form s :
  In s (target_samples d i) ->
  exists x at_sentinel elsewhere m, s = labelled d i x at_sentinel elsewhere m /\ at_sentinel <> 0.
Proof.
  unfold target_samples. intro inside. apply in_app_or in inside. destruct inside as [inside|inside].
  - apply in_map_iff in inside. destruct inside as (t & <- & _). unfold real_sample.
    do 4 eexists. split; [reflexivity|apply one_not_zero].
  - apply in_app_or in inside. destruct inside as [[<-|[<-|[]]]|inside].
    + do 4 eexists. split; [reflexivity|apply two_not_zero].
    + do 4 eexists. split; [reflexivity|apply two_not_zero].
    + apply in_map_iff in inside. destruct inside as (u & <- & _).
      do 4 eexists. split; [reflexivity|apply two_not_zero].
Qed.

Lemma target_cost_nonnegative s : In s (target_samples d i) -> 0 <= cost theta s.
Proof.
  intro inside. destruct (target_sample_form s inside) as (x & a & elsewhere & m & -> & some).
  apply Qcle_trans with 1; [apply one_positive|]. apply cost_at_least_one; [apply sentinel_zero|assumption].
Qed.

Lemma target_cost_bound s : In s (target_samples d i) -> times s <> 0%nat -> cost theta s <= target_gamma i.
Proof.
  intros inside some. pose proof (target_cost_nonnegative s inside) as nonnegative.
  apply Qcle_trans with (number (Z.of_nat (times s)) * cost theta s); [apply times_at_least; assumption|].
  apply Qcle_trans with (total_loss (reduce d i) theta); [|apply fitting].
  unfold total_loss.
  change (samples (reduce d i)) with (target_samples d i).
  apply sum_part.
  - intros a in_terms. apply in_map_iff in in_terms. destruct in_terms as (t & <- & in_samples).
    apply times_nonnegative. apply target_cost_nonnegative. assumption.
  - apply in_map_iff. exists s. split; [reflexivity|assumption].
Qed.

Lemma labelled_passes x a elsewhere m :
  In (labelled d i x a elsewhere m) (target_samples d i) -> m <> 0%nat -> a <> 0 -> passes theta x a elsewhere.
Proof.
  intros inside some not_zero. apply (cheap_passes theta x a elsewhere m); [apply sentinel_zero|assumption|].
  apply target_cost_bound; assumption.
Qed.

Lemma baseline_passes : passes theta (baseline_input d i) two baseline_label.
Proof.
  apply (labelled_passes _ _ _ 1); [|lia|apply two_not_zero]. unfold target_samples. rewrite !in_app_iff. simpl. auto.
Qed.

Lemma ones_passes : passes theta (ones_input d i) two (ones_label d i).
Proof.
  apply (labelled_passes _ _ _ 1); [|lia|apply two_not_zero]. unfold target_samples. rewrite !in_app_iff. simpl. auto.
Qed.

Lemma unit_passes u : In u (U i) -> passes theta (unit_input d i u) two (unit_label d i u).
Proof.
  intro inside. apply (labelled_passes _ _ _ 1); [|lia|apply two_not_zero]. unfold target_samples.
  rewrite !in_app_iff. right. right.
  apply (in_map (fun u => labelled d i (unit_input d i u) two (unit_label d i u) 1)). assumption.
Qed.

Lemma real_passes s :
  In s (samples i) -> times s <> 0%nat -> passes theta (real_input i (input s)) 1 (original_label i (label s)).
Proof.
  intros inside some. apply (labelled_passes _ _ _ (times s)); [|assumption|apply one_not_zero].
  unfold target_samples. rewrite !in_app_iff. left. apply (in_map (real_sample d i)). assumption.
Qed.

Section Passing.

Variables (x : list Qc) (a : Qc) (elsewhere : place -> Qc).
Hypothesis passing : passes theta x a elsewhere.

Lemma passing_ports k : In (Port k) places -> value_at d i theta x (Port k) = nth k x 0.
Proof. intro inside. apply (passing _ inside). Qed.

Lemma passing_originals v :
  In (Original v) places ->
  value_at d i theta x (Original v) = activation_at i v (sum (map (value_at d i theta x) (parameter_places i v))).
Proof. intro inside. apply (passing _ inside). Qed.

Lemma passing_outs v :
  In (Out v) places ->
  value_at d i theta x (Out v) = value_at d i theta x (Original v) + value_at d i theta x (probe d i v).
Proof. intro inside. apply (passing _ inside). Qed.

End Passing.

(** Lemma baseline *)

Local Notation base := (value_at d i theta (baseline_input d i)).

Lemma base_parameter j k : In (ParameterVertex j k) places -> base (ParameterVertex j k) = 0.
Proof. intro inside. apply (baseline_passes _ inside). reflexivity. Qed.

Lemma base_original v : In (Original v) places -> base (Original v) = activation_at i v 0.
Proof.
  intro inside. rewrite (passing_originals _ _ _ baseline_passes) by assumption. f_equal. apply sum_map_zero.
  intros p into. apply places_spec in inside. destruct inside as [less _].
  pose proof (parameter_places_inside p v less into) as listed.
  apply parameter_places_spec in into. destruct into as (j & k & -> & _). apply base_parameter. assumption.
Qed.

Lemma base_out v : In (Out v) places -> base (Out v) = 0.
Proof.
  intro inside.
  rewrite (passing_outs _ _ _ baseline_passes), base_original by (try apply (probe_place v inside); assumption).
  rewrite (probe_value base _ (passing_ports _ _ _ baseline_passes)) by assumption. unfold baseline_input.
  rewrite (probe_entry 0 (fun v => - activation_at i v 0)) by assumption. ring.
Qed.

Lemma base_supply j k : In (ParameterVertex j k) places -> base (supply d i j k) = 0.
Proof.
  intro inside. pose proof (supply_place j k inside) as supplied.
  destruct (supply_kind j k inside) as [(m & is_port & range)|(u & is_out & _)].
  - rewrite is_port in *. rewrite (passing_ports _ _ _ baseline_passes) by assumption.
    apply early_entry. assumption.
  - rewrite is_out in *. apply base_out. assumption.
Qed.

Lemma own_bias j k : In (ParameterVertex j k) places -> bias (own_edge d i theta (ParameterVertex j k)) = 0.
Proof.
  intro inside. pose proof (product_and_bias (baseline_input d i) j k inside) as sum_.
  rewrite base_parameter, base_supply in sum_ by assumption. rewrite sum_. ring.
Qed.

Lemma product x j k :
  In (ParameterVertex j k) places ->
  value_at d i theta x (ParameterVertex j k) = read d i theta j k * value_at d i theta x (supply d i j k).
Proof. intro inside. rewrite product_and_bias, own_bias by assumption. ring. Qed.

(** Lemma weights *)

Lemma ones_show j k m :
  In (ParameterVertex j k) places -> supply d i j k = Port m ->
  value_at d i theta (ones_input d i) (ParameterVertex j k) = read d i theta j k.
Proof.
  intros inside is_port. rewrite product by assumption. pose proof (supply_place j k inside) as supplied.
  destruct (supply_kind j k inside) as [(m' & also & range)|(u & is_out & _)]; [|congruence].
  rewrite also in *. rewrite (passing_ports _ _ _ ones_passes) by assumption. unfold ones_input.
  rewrite early_entry by assumption. ring.
Qed.

Lemma unit_shows_out u : In (Out u) places -> value_at d i theta (unit_input d i u) (Out u) = 1.
Proof.
  intro inside. pose proof (proj1 (places_spec _) inside) as [less yes].
  pose proof (unit_passes u (proj2 (U_spec u) (conj less yes))) as passing.
  apply (unit_out (value_at d i theta (unit_input d i u)) (read d i theta) u); try assumption.
  - apply (passing_ports _ _ _ passing).
  - apply product.
  - apply (passing_originals _ _ _ passing).
  - apply (passing_outs _ _ _ passing).
Qed.

Lemma unit_shows j k u :
  In (ParameterVertex j k) places -> supply d i j k = Out u ->
  value_at d i theta (unit_input d i u) (ParameterVertex j k) = read d i theta j k.
Proof.
  intros inside is_out. rewrite product, is_out by assumption. rewrite unit_shows_out; [ring|].
  rewrite <- is_out. apply supply_place. assumption.
Qed.

Lemma read_options j k : In (ParameterVertex j k) places -> In (read d i theta j k) (number_options i j k).
Proof.
  intro inside. pose proof (supply_place j k inside) as supplied.
  destruct (supply_kind j k inside) as [(m & is_port & range)|(u & is_out & _ & less & yes)].
  - rewrite <- (ones_show j k m) by assumption. apply (ones_passes _ inside). simpl. rewrite is_port. reflexivity.
  - rewrite <- (unit_shows j k u) by assumption.
    apply (unit_passes u (proj2 (U_spec u) (conj less yes)) _ inside). simpl.
    destruct (place_eq_dec (supply d i j k) (Out u)); [reflexivity|contradiction].
Qed.

Lemma extract_allowed : allowed n (extract d i theta).
Proof.
  apply allowed_numbers. split; [apply extract_shape|]. intros j k less less'.
  rewrite <- extract_number by assumption. apply read_options. apply places_spec. simpl. auto.
Qed.

(** Lemma values *)

Section At_a_sample.

Variable s : sample.
Hypotheses (listed : In s (samples i)) (some : times s <> 0%nat).

Local Notation here := (value_at d i theta (real_input i (input s))).
Let passing := real_passes s listed some.

Lemma input_length : length (input s) = d.
Proof. apply is_valid. assumption. Qed.

Lemma extracted_values v :
  (v < vertex_count)%nat -> is_source n v = false -> value n (extract d i theta) (input s) v = [here (Original v)].
Proof.
  apply (real_values here (read d i theta) (real_input i (input s))); try reflexivity.
  - apply (passing_ports _ _ _ passing).
  - apply product.
  - apply (passing_originals _ _ _ passing).
  - apply (passing_outs _ _ _ passing).
  - apply extract_shape.
  - apply extract_number.
  - apply input_length.
Qed.

Lemma extracted_outs v : In (Out v) places -> here (Out v) = here (Original v).
Proof.
  apply (out_on_real here (real_input i (input s)) (passing_ports _ _ _ passing) (passing_outs _ _ _ passing)
           (input s)).
  - apply input_length.
  - reflexivity.
Qed.

Lemma extracted_cost :
  cost theta (real_sample d i s) = 1 + loss i (output n (extract d i theta) (input s)) (label s).
Proof.
  unfold real_sample. rewrite (proj1 (cost_cases _ _ _ _ _ (sentinel_zero _) one_not_zero) passing).
  rewrite (proj2 (equal_spec 1 1) eq_refl). rewrite real_labels by assumption.
  rewrite (real_outputs here (read d i theta) (real_input i (input s)))
    with (theta := extract d i theta) (x0 := input s); try reflexivity.
  - apply (passing_ports _ _ _ passing).
  - apply product.
  - apply (passing_originals _ _ _ passing).
  - apply (passing_outs _ _ _ passing).
  - apply extract_shape.
  - apply extract_number.
  - apply input_length.
Qed.

End At_a_sample.

Lemma probe_cost x elsewhere m : passes theta x two elsewhere -> cost theta (labelled d i x two elsewhere m) = 1.
Proof.
  intro passing. rewrite (proj1 (cost_cases _ _ _ _ _ (sentinel_zero _) two_not_zero) passing).
  destruct (equal two 1) eqn:same; [|reflexivity]. exfalso. apply two_not_one. apply equal_spec. assumption.
Qed.

Lemma extract_total : total_loss (reduce d i) theta = total_loss i (extract d i theta) + target_count i.
Proof.
  apply total_of_passed.
  - intros s listed some. apply extracted_cost; assumption.
  - apply probe_cost, baseline_passes.
  - apply probe_cost, ones_passes.
  - intros u inside. apply probe_cost, unit_passes. assumption.
Qed.

Lemma extract_fits : fits i (extract d i theta).
Proof.
  split; [apply extract_allowed|]. pose proof (proj2 fitting) as bound. rewrite extract_total in bound.
  change (gamma (reduce d i)) with (gamma i + target_count i) in bound.
  apply (Qcplus_le_compat _ _ (- target_count i) (- target_count i)) in bound; [|apply Qcle_refl].
  replace (gamma i + target_count i + - target_count i) with (gamma i) in bound by ring.
  replace (total_loss i (extract d i theta) + target_count i + - target_count i)
    with (total_loss i (extract d i theta)) in bound by ring.
  assumption.
Qed.

End Backward.

(** ** (=>) *)

Section Forward.

Variable theta0 : parameters.
Hypothesis is_allowed : allowed n theta0.

Local Notation theta := (lift d i theta0).

Lemma dot_unit k x : (k < dimension d i)%nat -> dot (unit_vector d i k) x = nth k x 0.
Proof.
  intro less. unfold unit_vector. rewrite dot_positions, map_length, seq_length.
  rewrite <- (sum_single (fun k => nth k x 0) k 0 (dimension d i)) by lia.
  f_equal. apply map_ext_in. intros m range. apply in_seq in range.
  rewrite (nth_map_seq (fun m => if (m =? k)%nat then 1 else 0) 0 0) by lia. simpl.
  destruct (m =? k)%nat; ring.
Qed.

Lemma lifted_fitting p :
  In p places ->
  Forall2 edge_shaped (edges_to d i p) (lifted d i theta0 p).
Proof.
  intro inside. unfold edges_to, edge_shaped. apply Forall2_map_left.
  assert (forall l, (forall q, In q l -> width d i q = 1%nat) ->
    Forall2 (fun q r => length (weights r) = length (weight_options (Edge (position d i q) (position d i p)
      (repeat [] (width d i q)) []))) l (map (fun _ => EdgeParameters [1] 0) l)) as ones.
  { induction l as [|q l IH]; intro single; simpl; constructor.
    - simpl. rewrite single by (left; reflexivity). reflexivity.
    - apply IH. intros. apply single. right. assumption. }
  destruct p as [|k|j k|v|v|]; simpl.
  - constructor.
  - repeat constructor. simpl. unfold unit_vector. rewrite map_length, seq_length, repeat_length. reflexivity.
  - repeat constructor. simpl.
    destruct (supply_kind j k inside) as [(m & -> & _)|(u & -> & _)]; reflexivity.
  - apply ones. intros q into. apply parameter_places_spec in into. destruct into as (? & ? & -> & _). reflexivity.
  - apply (ones [probe d i v; Original v]). intros q [<-|[<-|[]]]; reflexivity.
  - repeat constructor. simpl. rewrite !repeat_length. reflexivity.
Qed.

Lemma lift_shape : shaped (target_network d i) theta.
Proof. apply Forall2_flat_map. apply lifted_fitting. Qed.

Section At_an_input.

Variable x : list Qc.

Local Notation at_ := (value_at d i theta x).

Lemma inflow_ones l :
  (forall q, In q l -> In q places /\ q <> Input) ->
  sum (map (fun pair => inflow (lifted d i theta0) x (fst pair) (snd pair))
    (combine l (map (fun _ => EdgeParameters [1] 0) l))) = sum (map at_ l).
Proof.
  induction l as [|q l IH]; intro inside; [reflexivity|]. simpl.
  rewrite IH by (intros; apply inside; right; assumption). f_equal. unfold inflow. cbn [weights bias].
  destruct (inside q (or_introl eq_refl)).
  rewrite (value_single _ lifted_fitting) by assumption. rewrite dot_single. unfold lift. ring.
Qed.

Lemma lifted_port k : In (Port k) places -> at_ (Port k) = nth k x 0.
Proof.
  intro inside. destruct (value_at_place _ lifted_fitting x (Port k) inside) as (sigma & is_sigma & equation_);
    [discriminate|].
  simpl in is_sigma. injection is_sigma as <-. unfold lift. rewrite equation_. simpl. unfold inflow, identity.
  cbn [weights bias]. change (position d i Input) with 0%nat. rewrite (value_of_input _ lifted_fitting).
  rewrite dot_unit by (apply places_spec in inside; assumption). ring.
Qed.

Lemma lifted_product j k :
  In (ParameterVertex j k) places ->
  at_ (ParameterVertex j k) = parameter_number theta0 j k * at_ (supply d i j k).
Proof.
  intro inside. destruct (value_at_place _ lifted_fitting x _ inside) as (sigma & is_sigma & equation_);
    [discriminate|].
  simpl in is_sigma. injection is_sigma as <-. unfold lift. rewrite equation_.
  cbn [incoming lifted combine map sum fold_right fst snd]. unfold inflow, identity.
  cbn [weights bias]. rewrite (value_single _ lifted_fitting).
  - rewrite dot_single. ring.
  - apply supply_place. assumption.
  - destruct (supply_kind j k inside) as [(m & -> & _)|(u & -> & _)]; discriminate.
Qed.

Lemma lifted_original v :
  In (Original v) places -> at_ (Original v) = activation_at i v (sum (map at_ (parameter_places i v))).
Proof.
  intro inside. destruct (value_at_place _ lifted_fitting x _ inside) as (sigma & is_sigma & equation_);
    [discriminate|].
  destruct (kind_neuron (Original v) inside) as (sigma' & also & named); [discriminate|].
  assert (sigma = sigma') as -> by congruence. subst sigma'.
  unfold lift at 1. rewrite equation_. f_equal. simpl. apply inflow_ones.
  intros q into. apply places_spec in inside. destruct inside as [less _].
  split; [apply (parameter_places_inside q v); assumption|].
  apply parameter_places_spec in into. destruct into as (? & ? & -> & _). discriminate.
Qed.

Lemma lifted_out v : In (Out v) places -> at_ (Out v) = at_ (Original v) + at_ (probe d i v).
Proof.
  intro inside. destruct (value_at_place _ lifted_fitting x _ inside) as (sigma & is_sigma & equation_);
    [discriminate|].
  simpl in is_sigma. injection is_sigma as <-. unfold lift at 1. rewrite equation_. unfold identity.
  change (lifted d i theta0 (Out v)) with (map (fun _ : place => EdgeParameters [1] 0) (incoming d i (Out v))).
  rewrite inflow_ones.
  - change (incoming d i (Out v)) with [probe d i v; Original v]. cbn [map sum fold_right]. ring.
  - destruct (probe_place v inside). intros q [<-|[<-|[]]]; split; try assumption; discriminate.
Qed.

Lemma lifted_sentinel : at_ Sentinel = 0.
Proof. apply (value_of_sentinel _ lifted_fitting). Qed.

(** What is left to check: the parameter vertices. *)
Lemma lifted_passes a elsewhere :
  (forall j k, In (ParameterVertex j k) places ->
     (elsewhere (ParameterVertex j k) = two -> at_ (ParameterVertex j k) = 0) /\
     (elsewhere (ParameterVertex j k) = 1 -> In (at_ (ParameterVertex j k)) (number_options i j k))) ->
  passes theta x a elsewhere.
Proof.
  intros rest p inside. destruct p as [|k|j k|v|v|]; simpl.
  - exact I.
  - apply lifted_port. assumption.
  - apply rest. assumption.
  - apply lifted_original. assumption.
  - apply lifted_out. assumption.
  - exact I.
Qed.

End At_an_input.

Lemma number_allowed j k :
  In (ParameterVertex j k) places -> In (parameter_number theta0 j k) (number_options i j k).
Proof. intro inside. apply places_spec in inside. apply (proj1 (allowed_numbers theta0)); [assumption| |]; apply inside.
Qed.

Lemma lifted_baseline : passes theta (baseline_input d i) two baseline_label.
Proof.
  apply lifted_passes. intros j k inside. split; [intros _|intro wrong; exfalso; apply two_not_one; assumption].
  pose proof inside as bounds. apply places_spec in bounds. destruct bounds as [less less'].
  pose proof (edge_facts j less) as (_ & bound & _ & _).
  set (x := baseline_input d i).
  apply (silence (value_at d i theta x) (parameter_number theta0) x (lifted_port x) (lifted_product x)
           (lifted_original x) (lifted_out x) vertex_count) with (v := head (edge_at i j)).
  - intros m early. apply early_entry. assumption.
  - intros v _ listed. rewrite (probe_value _ x (lifted_port x)) by assumption.
    apply (probe_entry 0 (fun v => - activation_at i v 0)). assumption.
  - lia.
  - assumption.
  - apply parameter_places_spec. exists j, k. auto.
Qed.

Lemma zero_is_neither : 0 <> two /\ 0 <> 1.
Proof. split; intro same; [apply two_not_zero|apply one_not_zero]; symmetry; assumption. Qed.

Lemma lifted_ones : passes theta (ones_input d i) two (ones_label d i).
Proof.
  apply lifted_passes. intros j k inside. simpl. pose proof (supply_place j k inside) as supplied.
  destruct zero_is_neither as [not_two not_one].
  destruct (supply_kind j k inside) as [(m & is_port & range)|(u & is_out & _)].
  - rewrite is_port. split; [intro wrong; exfalso; apply two_not_one; symmetry; assumption|]. intros _.
    rewrite lifted_product by assumption. rewrite is_port in *. rewrite lifted_port by assumption.
    unfold ones_input. rewrite early_entry by assumption. rewrite Qcmult_1_r. apply number_allowed. assumption.
  - rewrite is_out. split; contradiction.
Qed.

Lemma lifted_unit u : passes theta (unit_input d i u) two (unit_label d i u).
Proof.
  apply lifted_passes. intros j k inside. simpl. pose proof (supply_place j k inside) as supplied.
  destruct zero_is_neither as [not_two not_one].
  destruct (place_eq_dec (supply d i j k) (Out u)) as [is_out|]; [|split; contradiction].
  split; [intro wrong; exfalso; apply two_not_one; symmetry; assumption|]. intros _.
  rewrite lifted_product by assumption. rewrite is_out in *. set (x := unit_input d i u).
  rewrite (unit_out (value_at d i theta x) (parameter_number theta0) u (lifted_port x) (lifted_product x)
    (lifted_original x) (lifted_out x)) by assumption.
  rewrite Qcmult_1_r. apply number_allowed. assumption.
Qed.

Lemma original_label_elsewhere y j k : original_label i y (ParameterVertex j k) = 0.
Proof.
  unfold original_label. rewrite filter_none; [reflexivity|]. intros [p a] inside. apply in_combine_l in inside.
  apply in_map_iff in inside. destruct inside as (t & <- & _). cbn [fst].
  destruct (place_eq_dec (final i t) (ParameterVertex j k)) as [same|]; [|reflexivity].
  unfold final in same. destruct (in_U i t); discriminate.
Qed.

Lemma lifted_real s : passes theta (real_input i (input s)) 1 (original_label i (label s)).
Proof.
  apply lifted_passes. intros j k _. rewrite original_label_elsewhere. destruct zero_is_neither. split; contradiction.
Qed.

Lemma lift_total : total_loss (reduce d i) theta = total_loss i theta0 + target_count i.
Proof.
  assert (forall x elsewhere,
    passes theta x two elsewhere -> cost theta (labelled d i x two elsewhere 1) = 1) as probes.
  { intros x elsewhere passing.
    rewrite (proj1 (cost_cases _ _ _ _ _ (lifted_sentinel _) two_not_zero) passing).
    destruct (equal two 1) eqn:same; [|reflexivity]. exfalso. apply two_not_one. apply equal_spec. assumption. }
  apply total_of_passed.
  - intros s listed _. unfold real_sample.
    rewrite (proj1 (cost_cases _ _ _ _ _ (lifted_sentinel _) one_not_zero) (lifted_real s)).
    rewrite (proj2 (equal_spec 1 1) eq_refl), real_labels by assumption. set (x := real_input i (input s)).
    rewrite (real_outputs (value_at d i theta x) (parameter_number theta0) x (lifted_port x) (lifted_product x)
      (lifted_original x) (lifted_out x) theta0 (input s)).
    + reflexivity.
    + apply (proj1 (allowed_numbers theta0)). assumption.
    + reflexivity.
    + apply is_valid. assumption.
    + reflexivity.
  - apply probes, lifted_baseline.
  - apply probes, lifted_ones.
  - intros u _. apply probes, lifted_unit.
Qed.

Lemma read_lift j k : In (ParameterVertex j k) places -> read d i theta j k = parameter_number theta0 j k.
Proof. intro inside. unfold read, lift. rewrite (own_edge_chunk _ lifted_fitting) by assumption. reflexivity. Qed.

Lemma extract_lift : extract d i theta = theta0.
Proof.
  pose proof (proj1 (proj1 (allowed_numbers theta0) is_allowed)) as shape.
  pose proof (Forall2_same_length _ _ _ shape) as same.
  unfold extract. transitivity (map (fun j => nth j theta0 (EdgeParameters [] 0)) (seq 0 edge_count));
    [|rewrite same; apply map_nth_seq].
  apply map_ext_in. intros j range. apply in_seq in range.
  assert (j < edge_count)%nat as less by lia.
  pose proof (edge_weights theta0 shape j less) as count.
  assert (forall k, (k <= length (weight_options (edge_at i j)))%nat ->
    read d i theta j k = parameter_number theta0 j k) as each.
  { intros k bound. apply read_lift. apply places_spec. simpl. unfold number_count. lia. }
  rewrite each by lia. unfold parameter_number. rewrite app_nth2 by lia. rewrite count, Nat.sub_diag. simpl.
  rewrite <- count. rewrite (map_ext_in _ (fun k => nth k (weights (nth j theta0 (EdgeParameters [] 0))) 0)).
  - rewrite map_nth_seq. destruct (nth j theta0 (EdgeParameters [] 0)). reflexivity.
  - intros k inside. apply in_seq in inside. rewrite each by lia. unfold parameter_number. apply app_nth1. lia.
Qed.

End Forward.

(** ** The sentinel's weights are free *)

Section Free.

Variable chunk : place -> parameters.
Hypothesis fitting : forall p, In p places -> Forall2 edge_shaped (edges_to d i p) (chunk p).
Variable c : Qc.

Definition freed (p : place) : parameters :=
  match p with Sentinel => [EdgeParameters (repeat c (dimension d i)) 0] | _ => chunk p end.

Lemma freed_fitting p : In p places -> Forall2 edge_shaped (edges_to d i p) (freed p).
Proof.
  intro inside. destruct p; try (apply fitting; assumption). repeat constructor. unfold edge_shaped. simpl.
  rewrite !repeat_length. reflexivity.
Qed.

Lemma freed_values x p :
  In p places ->
  value (target_network d i) (flat_map freed places) x (position d i p) =
  value (target_network d i) (flat_map chunk places) x (position d i p).
Proof.
  remember (position d i p) as m eqn:at_p. revert p at_p. induction m as [m IH] using lt_wf_ind.
  intros p -> inside. rewrite (equation _ freed_fitting), (equation _ fitting) by assumption.
  destruct (place_eq_dec p Sentinel) as [->|other]; [reflexivity|].
  assert (freed p = chunk p) as -> by (destruct p; try reflexivity; contradiction).
  f_equal. f_equal. apply map_ext_in. intros [e q] into. apply in_combine_l in into. apply in_map_iff in into.
  destruct into as (r & <- & into). unfold contribution. cbn [fst snd tail].
  rewrite (IH (position d i r)) with (p := r); [reflexivity| |reflexivity|].
  - apply incoming_before; assumption.
  - apply (incoming_inside p r); assumption.
Qed.

Lemma freed_output x :
  output (target_network d i) (flat_map freed places) x = output (target_network d i) (flat_map chunk places) x.
Proof.
  rewrite !output_values. apply map_ext_in. intros p inside. apply tail_place in inside. unfold value_at.
  rewrite freed_values by apply inside. reflexivity.
Qed.

Lemma freed_fits :
  continuum_fits (reduce d i) (flat_map chunk places) -> continuum_fits (reduce d i) (flat_map freed places).
Proof.
  intros [_ bound]. split; [apply Forall2_flat_map; apply freed_fitting|].
  replace (total_loss (reduce d i) (flat_map freed places)) with (total_loss (reduce d i) (flat_map chunk places));
    [assumption|].
  unfold total_loss. f_equal. apply map_ext. intro s. change (net (reduce d i)) with (target_network d i).
  rewrite freed_output. reflexivity.
Qed.

Lemma freed_extract : extract d i (flat_map freed places) = extract d i (flat_map chunk places).
Proof.
  assert (forall j k, In (ParameterVertex j k) places ->
    read d i (flat_map freed places) j k = read d i (flat_map chunk places) j k) as same.
  { intros j k inside. unfold read.
    rewrite (own_edge_chunk _ freed_fitting), (own_edge_chunk _ fitting) by assumption. reflexivity. }
  unfold extract. apply map_ext_in. intros j range. apply in_seq in range. f_equal.
  - apply map_ext_in. intros k range'. apply in_seq in range'. apply same, places_spec. simpl. unfold number_count. lia.
  - apply same, places_spec. simpl. unfold number_count. lia.
Qed.

Lemma freed_number : hd 0 (weights (own_edge d i (flat_map freed places) Sentinel)) = c.
Proof.
  rewrite (own_edge_chunk _ freed_fitting) by (apply places_spec; exact I). unfold freed, dimension.
  replace (d + 1 + length (U i))%nat with (S (d + length (U i))) by lia. reflexivity.
Qed.

End Free.

(** ** Shape *)

Lemma target_well_formed : well_formed (target_network d i) (dimension d i) = true.
Proof.
  assert (length (vertices (target_network d i)) = length places) as count by apply map_length.
  assert (forall p, In p places -> is_source (target_network d i) (position d i p) = true <-> p = Input) as sources.
  { intros p inside. destruct (position_inside p Input inside) as [less named]. unfold is_source.
    change (vertices (target_network d i)) with (map (kind i) places).
    rewrite nth_indep with (d' := kind i Input) by (rewrite map_length; assumption). rewrite map_nth, named.
    destruct (place_eq_dec p Input) as [->|other]; [simpl; tauto|].
    destruct (kind_neuron p inside other) as (sigma & -> & _). split; [discriminate|contradiction]. }
  unfold well_formed. rewrite count. rewrite !andb_true_iff. repeat split.
  - apply forallb_forall. intros e inside.
    change (edges (target_network d i)) with (flat_map (edges_to d i) places) in inside.
    apply edges_to_spec in inside. destruct inside as (p & q & in_places & into & ->). cbn [tail head weight_options].
    pose proof (incoming_inside p q in_places into) as [tail_place_ _].
    assert (p <> Input) as other by (intros ->; contradiction).
    rewrite !andb_true_iff, !Nat.ltb_lt, negb_true_iff, Nat.eqb_eq, repeat_length. repeat split.
    + apply incoming_before; assumption.
    + apply (position_inside p Input). assumption.
    + apply not_true_iff_false. intro wrong. apply other. apply sources; assumption.
    + destruct (is_source (target_network d i) (position d i q)) eqn:from.
      * apply sources in from; [|assumption]. subst. reflexivity.
      * destruct q; try reflexivity. pose proof (proj2 (sources Input tail_place_) eq_refl). congruence.
  - apply forallb_forall. intros v inside.
    change (outputs (target_network d i)) with (seq 1 (length places - 1)) in inside. apply in_seq in inside.
    apply Nat.ltb_lt. lia.
Qed.

Lemma one_edge j k :
  In (ParameterVertex j k) places ->
  length (filter (fun e => head e =? position d i (ParameterVertex j k))%nat (edges (target_network d i))) = 1%nat.
Proof.
  intro inside. change (edges (target_network d i)) with (flat_map (edges_to d i) places). rewrite filter_flat_map.
  rewrite (flat_map_single _ (ParameterVertex j k)); [|apply places_distinct|assumption|].
  - simpl. rewrite Nat.eqb_refl. reflexivity.
  - intros q in_places other. apply filter_none. intros e into. apply in_map_iff in into.
    destruct into as (r & <- & _). simpl. apply Nat.eqb_neq. intro same. apply other.
    apply position_injective; assumption.
Qed.

(** Every edge ends in one vertex: its numbers are counted once. *)
Lemma list_sum_app l m : list_sum (l ++ m) = (list_sum l + list_sum m)%nat.
Proof. induction l as [|a l IH]; simpl; [reflexivity|]. unfold list_sum in *. simpl. lia. Qed.

Lemma list_sum_exchange {A B} (f : A -> B -> nat) l m :
  list_sum (map (fun a => list_sum (map (f a) m)) l) = list_sum (map (fun b => list_sum (map (fun a => f a b) l)) m).
Proof.
  induction l as [|a l IH]; simpl.
  - induction m as [|b m IHm]; [reflexivity|]. simpl. exact IHm.
  - rewrite IH. clear IH. induction m as [|b m IHm]; simpl; [reflexivity|]. unfold list_sum in *. simpl in *. lia.
Qed.

Lemma list_sum_single (f : nat -> nat) v start count :
  (start <= v < start + count)%nat ->
  list_sum (map (fun w => if (v =? w)%nat then f w else 0%nat) (seq start count)) = f v.
Proof.
  revert start. induction count as [|count IH]; intros start range; [lia|]. simpl.
  destruct (Nat.eqb_spec v start) as [->|distinct].
  - assert (forall l, ~ In start l ->
      list_sum (map (fun w => if (start =? w)%nat then f w else 0%nat) l) = 0%nat) as none.
    { induction l as [|w l IHl]; intro outside; [reflexivity|]. simpl. simpl in outside.
      destruct (Nat.eqb_spec start w); [exfalso; auto|]. apply IHl. auto. }
    rewrite none; [lia|]. intro wrong. apply in_seq in wrong. lia.
  - apply IH. lia.
Qed.

Lemma parameters_counted :
  list_sum (map (fun v => length (parameter_places i v)) (seq 0 vertex_count)) = parameter_count i.
Proof.
  unfold parameter_places.
  rewrite (map_ext _ (fun v => list_sum (map (fun j =>
    if (head (edge_at i j) =? v)%nat then number_count i j else 0%nat) (seq 0 edge_count)))).
  2: { intro v. rewrite list_sum_flat_map. f_equal. apply map_ext. intro j.
       destruct (head (edge_at i j) =? v)%nat; [rewrite map_length, seq_length|]; reflexivity. }
  rewrite list_sum_exchange. unfold parameter_count.
  rewrite <- (map_nth_seq (edges n) (Edge 0 0 [] [])) at 2. rewrite map_map. f_equal. apply map_ext_in.
  intros j range. apply in_seq in range. assert (j < edge_count)%nat as less by lia.
  pose proof (edge_facts j less) as (_ & bound & _ & _).
  rewrite (list_sum_single (fun _ => number_count i j)) by lia. reflexivity.
Qed.

Lemma no_parameters_into_source v : is_source n v = true -> parameter_places i v = [].
Proof.
  intro from. destruct (parameter_places i v) as [|p l] eqn:some; [reflexivity|]. exfalso.
  assert (In p (parameter_places i v)) as inside by (rewrite some; left; reflexivity).
  apply parameter_places_spec in inside. destruct inside as (j & k & _ & less & at_v & _).
  pose proof (edge_facts j less) as (_ & _ & proper & _). congruence.
Qed.

Lemma sizes_of_vertices l :
  list_sum (map (fun v => length (of_vertex i v)) l) =
  (list_sum (map (fun v => length (parameter_places i v)) l) +
   length (filter (fun v => negb (is_source n v)) l) + length (filter (in_U i) l))%nat.
Proof.
  induction l as [|v l IH]; [reflexivity|]. simpl. unfold list_sum in *. rewrite IH. unfold of_vertex.
  destruct (is_source n v) eqn:from; simpl.
  - rewrite no_parameters_into_source by assumption. simpl.
    destruct (in_U i v) eqn:yes; [apply in_U_not_source in yes; congruence|]. lia.
  - rewrite !app_length. simpl. destruct (in_U i v); simpl; lia.
Qed.

Lemma places_count : length places = (1 + d + 2 + 2 * length (U i) + parameter_count i + original_count i)%nat.
Proof.
  unfold DiscreteToContinuous.places. rewrite !app_length, map_length, seq_length, list_sum_flat_map.
  rewrite sizes_of_vertices, parameters_counted. unfold original_count, dimension. simpl. unfold U. lia.
Qed.

Lemma edges_of_vertices l :
  list_sum (map (fun v => length (flat_map (edges_to d i) (of_vertex i v))) l) =
  (2 * list_sum (map (fun v => length (parameter_places i v)) l) + 2 * length (filter (in_U i) l))%nat.
Proof.
  assert (forall v, length (flat_map (edges_to d i) (parameter_places i v)) = length (parameter_places i v)) as single.
  { intro v. assert (forall p, In p (parameter_places i v) -> exists j k, p = ParameterVertex j k) as form.
    { intros p inside. apply parameter_places_spec in inside. destruct inside as (j & k & -> & _). eauto. }
    revert form. generalize (parameter_places i v). induction l0 as [|p l0 IH]; intro form; [reflexivity|]. simpl.
    rewrite app_length, IH by (intros; apply form; right; assumption).
    destruct (form p (or_introl eq_refl)) as (j & k & ->). reflexivity. }
  induction l as [|v l IH]; [reflexivity|]. simpl. unfold list_sum in *. rewrite IH. unfold of_vertex.
  destruct (is_source n v) eqn:from; simpl.
  - rewrite no_parameters_into_source by assumption. simpl.
    destruct (in_U i v) eqn:yes; [apply in_U_not_source in yes; congruence|]. lia.
  - rewrite flat_map_app, app_length, single. simpl. rewrite app_length. unfold edges_to at 1. rewrite map_length.
    simpl.
    destruct (in_U i v); simpl; lia.
Qed.

Lemma edges_count :
  length (flat_map (edges_to d i) places) = (d + 2 + 3 * length (U i) + 2 * parameter_count i)%nat.
Proof.
  unfold DiscreteToContinuous.places. rewrite !flat_map_app, !app_length.
  assert (forall l, length (flat_map (edges_to d i) (map Port l)) = length l) as ports.
  { induction l as [|k l IH]; simpl; [reflexivity|]. rewrite IH. reflexivity. }
  assert (forall l, flat_map (edges_to d i) (flat_map (of_vertex i) l) =
                    flat_map (fun v => flat_map (edges_to d i) (of_vertex i v)) l) as nested.
  { induction l as [|v l IH]; simpl; [reflexivity|]. rewrite flat_map_app, IH. reflexivity. }
  rewrite ports, nested, (list_sum_flat_map _ (seq 0 vertex_count)), edges_of_vertices, parameters_counted, seq_length.
  simpl.
  unfold dimension, U. lia.
Qed.

End Reduction.

(** ** The theorems *)

Theorem dnnt_forward : forward_correct.
Proof.
  intros d i theta is_valid is_allowed. split; [apply lift_shape; assumption|apply lift_total; assumption].
Qed.

Theorem dnnt_lift_fits : lift_fits_correct.
Proof.
  intros d i theta is_valid [is_allowed bound]. destruct (dnnt_forward d i theta is_valid is_allowed) as [shape total].
  split; [assumption|]. rewrite total. apply Qcplus_le_compat; [assumption|apply Qcle_refl].
Qed.

Theorem dnnt_baseline : baseline_correct.
Proof.
  intros d i theta is_valid fitting at_baseline p inside. destruct p as [|k|j k|v|v|]; try exact I.
  - split; [|split].
    + apply base_parameter; assumption.
    + apply base_supply; assumption.
    + apply own_bias; assumption.
  - apply base_original; assumption.
  - apply base_out; assumption.
Qed.

Theorem dnnt_weights : weights_correct.
Proof.
  intros d i theta is_valid fitting j k inside. split; [apply read_options; assumption|].
  destruct (supply_kind d i is_valid j k inside) as [(m & is_port & _)|(u & is_out & _)].
  - rewrite is_port. apply (ones_show d i is_valid theta fitting j k m); assumption.
  - rewrite is_out. split; [|apply unit_shows; assumption]. apply unit_shows_out; try assumption.
    rewrite <- is_out. apply supply_place; assumption.
Qed.

Theorem dnnt_values : values_correct.
Proof.
  intros d i theta s is_valid fitting listed some v less proper here.
  assert (In (Original v) (places d i)) as inside by (apply places_spec; simpl; auto).
  unfold here. rewrite (extracted_values d i is_valid theta fitting s listed some v) by assumption.
  destruct (chunks_of d i theta (proj1 fitting)) as (chunk & same & fit).
  split; [|intro yes]; change (net (reduce d i)) with (target_network d i).
  - rewrite same at 1. rewrite (value_single d i is_valid chunk fit) by (try assumption; discriminate).
    rewrite <- same. reflexivity.
  - assert (In (Out v) (places d i)) as also by (apply places_spec; simpl; auto).
    rewrite <- (extracted_outs d i is_valid theta fitting s listed some v) by assumption.
    rewrite same at 1. rewrite (value_single d i is_valid chunk fit) by (try assumption; discriminate).
    rewrite <- same. reflexivity.
Qed.

Theorem dnnt_backward : backward_correct.
Proof. intros d i theta is_valid fitting. split; [apply extract_fits|apply extract_total]; assumption. Qed.

Theorem dnnt_equivalence : equivalence_correct.
Proof.
  intros d i is_valid. split.
  - intros [theta fitting]. exists (lift d i theta). apply dnnt_lift_fits; assumption.
  - intros [theta fitting]. exists (extract d i theta). apply dnnt_backward; assumption.
Qed.

Theorem dnnt_extract_lift : extract_lift_correct.
Proof. intros d i theta is_valid is_allowed. apply extract_lift; assumption. Qed.

Theorem dnnt_infinite : infinite_correct.
Proof.
  intros d i theta is_valid fitting. destruct (chunks_of d i theta (proj1 fitting)) as (chunk & -> & fit).
  exists (fun c => flat_map (freed d i chunk c) (places d i)). split.
  - intros a b same.
    rewrite <- (freed_number d i is_valid chunk fit a), <- (freed_number d i is_valid chunk fit b), same. reflexivity.
  - intro c. split; [apply freed_fits|apply freed_extract]; assumption.
Qed.

Theorem dnnt_shape : shape_correct.
Proof.
  intros d i is_valid n0. split; [apply target_well_formed; assumption|].
  assert (length (vertices n0) = length (places d i)) as count by apply map_length.
  split; [rewrite count; reflexivity|]. split; [intros; apply one_edge; assumption|].
  split; [rewrite count; apply places_count; assumption|apply edges_count; assumption].
Qed.
