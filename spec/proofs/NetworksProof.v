(** Facts about networks that the proofs share. *)

From Coq Require Import List Arith ZArith QArith Qcanon Lia Bool.
Require Import Networks.
Import ListNotations.
Open Scope Qc_scope.

(** ** Integers among the rationals *)

Lemma number_plus a b : number (a + b) = number a + number b.
Proof.
  unfold number, Qcplus. apply Qc_is_canon. cbn [this Q2Qc]. rewrite !Qred_correct. rewrite inject_Z_plus. reflexivity.
Qed.

Lemma number_mult a b : number (a * b) = number a * number b.
Proof.
  unfold number, Qcmult. apply Qc_is_canon. cbn [this Q2Qc]. rewrite !Qred_correct. rewrite inject_Z_mult. reflexivity.
Qed.

Lemma number_opp a : number (- a) = - number a.
Proof.
  unfold number, Qcopp. apply Qc_is_canon. cbn [this Q2Qc]. rewrite !Qred_correct. rewrite inject_Z_opp. reflexivity.
Qed.

Lemma number_minus a b : number (a - b) = number a - number b.
Proof. unfold Z.sub, Qcminus. rewrite number_plus, number_opp. reflexivity. Qed.

Lemma number_le a b : number a <= number b <-> (a <= b)%Z.
Proof. unfold number, Qcle. cbn [this Q2Qc]. rewrite !Qred_correct. rewrite <- Zle_Qle. tauto. Qed.

Lemma number_lt a b : number a < number b <-> (a < b)%Z.
Proof. unfold number, Qclt. cbn [this Q2Qc]. rewrite !Qred_correct. rewrite <- Zlt_Qlt. tauto. Qed.

Lemma number_injective a b : number a = number b -> a = b.
Proof.
  intro equal. assert (number a <= number b) by (rewrite equal; apply Qcle_refl).
  assert (number b <= number a) by (rewrite equal; apply Qcle_refl).
  rewrite number_le in *. lia.
Qed.

Lemma this_number a : this (number a) = inject_Z a.
Proof.
  unfold number, Q2Qc. cbn [this]. unfold Qred, inject_Z.
  pose proof (Z.ggcd_gcd a 1) as gcd. pose proof (Z.ggcd_correct_divisors a 1) as divisors.
  destruct (Z.ggcd a 1) as (g, (x, y)). simpl in *. rewrite Z.gcd_1_r in gcd. subst g.
  destruct divisors as [is_x is_y]. rewrite Z.mul_1_l in is_x, is_y. subst. reflexivity.
Qed.

Lemma number_0 : number 0 = 0. Proof. reflexivity. Qed.
Lemma number_1 : number 1 = 1. Proof. reflexivity. Qed.

(** ** Sums *)

Lemma sum_app l m : sum (l ++ m) = sum l + sum m.
Proof. induction l as [|a l IH]; simpl; [|rewrite IH]; ring. Qed.

Lemma sum_map_zero {A} (f : A -> Qc) l : (forall a, In a l -> f a = 0) -> sum (map f l) = 0.
Proof.
  induction l as [|a l IH]; intro zero; simpl; [reflexivity|].
  rewrite zero by (left; reflexivity). rewrite IH by (intros; apply zero; right; assumption). ring.
Qed.

Lemma sum_map_plus {A} (f g : A -> Qc) l : sum (map (fun a => f a + g a) l) = sum (map f l) + sum (map g l).
Proof. induction l as [|a l IH]; simpl; [|rewrite IH]; ring. Qed.

Lemma sum_number l : sum (map number l) = number (fold_right Z.add 0%Z l).
Proof. induction l as [|a l IH]; simpl; [reflexivity|]. rewrite IH, number_plus. reflexivity. Qed.

(** A filtered list of edges, position by position. *)
Lemma sum_filter {A} (f : A -> Qc) (p : A -> bool) l :
  sum (map f (filter p l)) = sum (map (fun a => if p a then f a else 0) l).
Proof. induction l as [|a l IH]; simpl; [reflexivity|]. destruct (p a); simpl; rewrite IH; ring. Qed.

Lemma sum_flat_map {A B} (f : B -> Qc) (g : A -> list B) l :
  sum (map f (flat_map g l)) = sum (map (fun a => sum (map f (g a))) l).
Proof. induction l as [|a l IH]; simpl; [reflexivity|]. rewrite map_app, sum_app, IH. reflexivity. Qed.

Lemma sum_single (f : nat -> Qc) v start length :
  (start <= v < start + length)%nat ->
  sum (map (fun i => if (i =? v)%nat then f i else 0) (seq start length)) = f v.
Proof.
  revert start. induction length as [|length IH]; intros start range; [lia|]. simpl.
  destruct (Nat.eqb_spec start v) as [->|distinct].
  - rewrite sum_map_zero; [ring|]. intros i within. apply in_seq in within.
    destruct (Nat.eqb_spec i v); [lia|reflexivity].
  - rewrite IH by lia. ring.
Qed.

Lemma sum_single_in {A} (test : A -> bool) (f : A -> Qc) a l :
  NoDup l -> In a l -> test a = true -> (forall b, In b l -> test b = true -> b = a) ->
  sum (map (fun b => if test b then f b else 0) l) = f a.
Proof.
  intros distinct inside at_a only. induction distinct as [|b l fresh distinct IH]; [contradiction|]. simpl.
  destruct (test b) eqn:at_b.
  - assert (b = a) as -> by (apply only; [left|]; auto).
    rewrite sum_map_zero; [ring|]. intros c in_c. destruct (test c) eqn:at_c; [|reflexivity].
    rewrite (only c) in in_c by (try right; assumption). contradiction.
  - destruct inside as [->|inside]; [congruence|].
    rewrite IH; [ring|assumption|]. intros c in_c at_c. apply only; [right|]; assumption.
Qed.

Lemma sum_nonnegative l : (forall a, In a l -> 0 <= a) -> 0 <= sum l.
Proof.
  induction l as [|a l IH]; intro nonnegative; simpl; [apply Qcle_refl|].
  replace 0 with (0 + 0) by ring. apply Qcplus_le_compat.
  - apply nonnegative. left. reflexivity.
  - apply IH. intros. apply nonnegative. right. assumption.
Qed.

(** A sum of numbers that are not negative is at most 0 only where all of them are 0. *)
Lemma sum_at_most_zero l : (forall a, In a l -> 0 <= a) -> sum l <= 0 -> forall a, In a l -> a = 0.
Proof.
  induction l as [|b l IH]; intros nonnegative bound a inside; [contradiction|]. simpl in bound.
  assert (0 <= b) as first by (apply nonnegative; left; reflexivity).
  assert (0 <= sum l) as others by (apply sum_nonnegative; intros; apply nonnegative; right; assumption).
  assert (b <= 0) as b_bound.
  { apply Qcle_trans with (b + sum l); [|assumption].
    replace b with (b + 0) at 1 by ring. apply Qcplus_le_compat; [apply Qcle_refl|assumption]. }
  assert (b = 0) as b_zero by (apply Qcle_antisym; assumption).
  destruct inside as [<-|inside]; [assumption|].
  apply IH; try assumption.
  - intros. apply nonnegative. right. assumption.
  - rewrite b_zero in bound. replace (sum l) with (0 + sum l) by ring. assumption.
Qed.

Lemma square_nonnegative (a : Qc) : 0 <= a * a.
Proof.
  destruct (Qclt_le_dec a 0) as [negative|nonnegative].
  - replace (a * a) with ((- a) * (- a)) by ring.
    assert (0 <= - a) as opposite.
    { replace 0 with (- 0) by ring. apply Qcopp_le_compat. apply Qclt_le_weak. assumption. }
    replace 0 with (0 * - a) by ring. apply Qcmult_le_compat_r; assumption.
  - replace 0 with (0 * a) by ring. apply Qcmult_le_compat_r; assumption.
Qed.

Lemma square_zero (a : Qc) : a * a = 0 -> a = 0.
Proof. intro zero. destruct (Qcmult_integral a a zero); assumption. Qed.

Lemma difference_zero (a b : Qc) : a - b = 0 -> a = b.
Proof. intro zero. replace a with (a - b + b) by ring. rewrite zero. ring. Qed.

(** ** Lists *)

Lemma combine_app {A B} (l l' : list A) (m m' : list B) :
  length l = length m -> combine (l ++ l') (m ++ m') = combine l m ++ combine l' m'.
Proof.
  revert m. induction l as [|a l IH]; intros [|b m] same; simpl in *; try lia; [reflexivity|].
  rewrite IH by lia. reflexivity.
Qed.

Lemma combine_map {A B C} (f : A -> B) (g : A -> C) l :
  combine (map f l) (map g l) = map (fun a => (f a, g a)) l.
Proof. induction l as [|a l IH]; simpl; [|rewrite IH]; reflexivity. Qed.

Lemma filter_map {A B} (f : A -> B) (p : B -> bool) l : filter p (map f l) = map f (filter (fun a => p (f a)) l).
Proof. induction l as [|a l IH]; simpl; [reflexivity|]. destruct (p (f a)); simpl; rewrite IH; reflexivity. Qed.

Lemma map_constant {A B C} (c : C) (l : list A) (m : list B) :
  length l = length m -> map (fun _ => c) l = map (fun _ => c) m.
Proof.
  revert m. induction l as [|a l IH]; intros [|b m] same; simpl in *; try lia; [reflexivity|].
  f_equal. apply IH. lia.
Qed.

Lemma combine_seq {A} (l : list A) d :
  combine (seq 0 (length l)) l = map (fun i => (i, nth i l d)) (seq 0 (length l)).
Proof.
  assert (forall start, combine (seq start (length l)) l =
                        map (fun i => (i, nth (i - start) l d)) (seq start (length l))) as shifted.
  { induction l as [|a l IH]; intro start; [reflexivity|]. simpl. rewrite Nat.sub_diag. f_equal. rewrite IH.
    apply map_ext_in. intros i inside. apply in_seq in inside. f_equal.
    replace (i - start)%nat with (S (i - S start)) by lia. reflexivity. }
  rewrite shifted. apply map_ext. intro i. rewrite Nat.sub_0_r. reflexivity.
Qed.

Lemma NoDup_append {A} (l m : list A) : NoDup l -> NoDup m -> (forall a, In a l -> ~ In a m) -> NoDup (l ++ m).
Proof.
  intros one two apart. induction one as [|a l new one IH]; simpl; [assumption|]. constructor.
  - intro inside. apply in_app_or in inside. destruct inside; [contradiction|]. apply (apart a); simpl; auto.
  - apply IH. intros. apply apart. right. assumption.
Qed.

Lemma NoDup_map {A B} (f : A -> B) l :
  (forall a b, In a l -> In b l -> f a = f b -> a = b) -> NoDup l -> NoDup (map f l).
Proof.
  intros injective distinct. induction distinct as [|a l fresh distinct IH]; simpl; constructor.
  - intro inside. apply in_map_iff in inside. destruct inside as (b & same & inside).
    apply injective in same; simpl; auto. congruence.
  - apply IH. intros. apply injective; simpl; auto.
Qed.

Lemma map_nth_seq {A} (l : list A) d : map (fun i => nth i l d) (seq 0 (length l)) = l.
Proof.
  induction l as [|a l IH]; simpl; [reflexivity|]. rewrite <- seq_shift, map_map. rewrite IH. reflexivity.
Qed.

Lemma nth_map_seq {A} (f : nat -> A) d start length i :
  (i < length)%nat -> nth i (map f (seq start length)) d = f (start + i)%nat.
Proof.
  intro inside. rewrite nth_indep with (d' := f 0%nat) by (rewrite map_length, seq_length; assumption).
  rewrite map_nth, seq_nth by assumption. reflexivity.
Qed.

Lemma Forall2_map_left {A B C} (f : A -> B) (r : B -> C -> Prop) l m :
  Forall2 r (map f l) m <-> Forall2 (fun a c => r (f a) c) l m.
Proof.
  revert m. induction l as [|a l IH]; intro m; simpl; split; intro all; inversion all; subst; constructor;
    try assumption; apply IH; assumption.
Qed.

Lemma Forall2_map_right {A B C} (f : A -> B) (r : C -> B -> Prop) l m :
  Forall2 r l (map f m) <-> Forall2 (fun c a => r c (f a)) l m.
Proof.
  revert m. induction l as [|c l IH]; intros [|a m]; simpl; split; intro all; inversion all; subst; constructor;
    try assumption; apply IH; assumption.
Qed.

Lemma Forall2_app_left {A B} (r : A -> B -> Prop) l l' m :
  Forall2 r (l ++ l') m <-> exists m1 m2, m = m1 ++ m2 /\ Forall2 r l m1 /\ Forall2 r l' m2.
Proof.
  split.
  - intro all. apply Forall2_app_inv_l in all. destruct all as (m1 & m2 & first & second & whole).
    exists m1, m2. auto.
  - intros (m1 & m2 & -> & first & second). apply Forall2_app; assumption.
Qed.

Lemma Forall2_impl_in {A B} (r s : A -> B -> Prop) l m :
  (forall a b, In a l -> In b m -> r a b -> s a b) -> Forall2 r l m -> Forall2 s l m.
Proof.
  intros implies all. induction all as [|a b l m first rest IH]; constructor.
  - apply implies; try assumption; left; reflexivity.
  - apply IH. intros. apply implies; try assumption; right; assumption.
Qed.

Lemma Forall2_same_length {A B} (r : A -> B -> Prop) l m : Forall2 r l m -> length l = length m.
Proof. intro all. induction all; simpl; lia. Qed.

(** A relation that leaves one choice makes the second list a function of the first. *)
Lemma Forall2_function {A B} (r : A -> B -> Prop) (f : A -> B) l m :
  (forall a b, In a l -> r a b -> b = f a) -> Forall2 r l m -> m = map f l.
Proof.
  intros only all. induction all as [|a b l m first rest IH]; simpl; [reflexivity|].
  rewrite (only a b) by (try assumption; left; reflexivity). f_equal. apply IH.
  intros. apply only; try assumption. right. assumption.
Qed.

Lemma Forall2_nth {A B} (r : A -> B -> Prop) a b l m :
  Forall2 r l m <->
  length l = length m /\ forall i, (i < length l)%nat -> r (nth i l a) (nth i m b).
Proof.
  split.
  - intro all. induction all as [|x y l m first rest [same IH]]; simpl; split; try lia.
    intros [|i] inside; [assumption|]. apply IH. lia.
  - revert m. induction l as [|x l IH]; intros [|y m] [same all]; simpl in *; try lia; constructor.
    + apply (all 0%nat). lia.
    + apply IH. split; [lia|]. intros i inside. apply (all (S i)). lia.
Qed.

(** ** Values *)

Section Values.

Variables (n : network) (theta : parameters) (x : list Qc).

Lemma values_from_length rest known :
  length (values_from n theta x rest known) = (length known + length rest)%nat.
Proof.
  revert known. induction rest as [|kind rest IH]; intro known; simpl; [lia|].
  rewrite IH, app_length. simpl. lia.
Qed.

Lemma values_from_prefix rest known v :
  (v < length known)%nat -> nth v (values_from n theta x rest known) [] = nth v known [].
Proof.
  revert known. induction rest as [|kind rest IH]; intros known inside; simpl; [reflexivity|].
  rewrite IH by (rewrite app_length; simpl; lia). apply app_nth1. assumption.
Qed.

(** Edges go forward in the list of the vertices. *)
Definition forward : Prop := forall e, In e (edges n) -> (tail e < head e)%nat.

Lemma preactivation_extensional (z z' : nat -> list Qc) v :
  forward -> (forall u, (u < v)%nat -> z u = z' u) -> preactivation n theta x z v = preactivation n theta x z' v.
Proof.
  intros order same. unfold preactivation. f_equal. f_equal. apply map_ext_in.
  intros [e p] inside. unfold edges_into in inside. apply filter_In in inside. destruct inside as [inside at_v].
  simpl in at_v. apply Nat.eqb_eq in at_v. apply in_combine_l in inside. apply order in inside.
  unfold contribution. simpl. rewrite same by lia. reflexivity.
Qed.

Lemma values_from_nth rest known v :
  forward -> (v < length rest)%nat ->
  nth (length known + v) (values_from n theta x rest known) [] =
  vertex_value (nth v rest Source) x
    (preactivation n theta x (fun u => nth u (values_from n theta x rest known) []) (length known + v)).
Proof.
  intro order. revert known v. induction rest as [|kind rest IH]; intros known v inside; simpl in inside; [lia|].
  destruct v as [|v].
  - rewrite Nat.add_0_r. simpl.
    rewrite values_from_prefix by (rewrite app_length; simpl; lia).
    rewrite app_nth2, Nat.sub_diag by lia. simpl. f_equal. apply preactivation_extensional; [assumption|].
    intros u before. rewrite values_from_prefix by (rewrite app_length; simpl; lia).
    rewrite app_nth1 by assumption. reflexivity.
  - simpl. specialize (IH (known ++ [vertex_value kind x
      (preactivation n theta x (fun u => nth u known []) (length known))]) v).
    rewrite app_length in IH. simpl in IH.
    replace (length known + 1 + v)%nat with (length known + S v)%nat in IH by lia.
    apply IH. lia.
Qed.

(** The equation of networks.md: z_v = sigma_v(a_v), a_v from the values of the vertices before. *)
Theorem value_equation v :
  forward -> (v < length (vertices n))%nat ->
  value n theta x v =
  vertex_value (nth v (vertices n) Source) x (preactivation n theta x (value n theta x) v).
Proof. intros order inside. apply (values_from_nth (vertices n) []); assumption. Qed.

Lemma injected_none v : inputs n = [] -> injected n x v = 0.
Proof. intro none. unfold injected. rewrite none. reflexivity. Qed.

End Values.

Lemma well_formed_forward n dimension : well_formed n dimension = true -> forward n.
Proof.
  unfold well_formed, forward. intros formed e inside.
  apply andb_prop in formed. destruct formed as [formed _]. apply andb_prop in formed. destruct formed as [formed _].
  rewrite forallb_forall in formed. specialize (formed e inside). rewrite !andb_true_iff in formed.
  destruct formed as [[[order _] _] _]. apply Nat.ltb_lt. assumption.
Qed.

Lemma dot_single w z : dot [w] [z] = w * z.
Proof. unfold dot. simpl. ring. Qed.

(** ** Networks in which every edge has one weight and the bias 0 *)

Definition scalar (w : Qc) : edge_parameters := EdgeParameters [w] 0.

Definition scalar_edge (e : edge) : Prop := exists options, weight_options e = [options] /\ bias_options e = [0].

Lemma scalar_allowed es theta :
  (forall e, In e es -> scalar_edge e) ->
  Forall2 edge_allowed es theta <->
  exists ws, theta = map scalar ws /\ Forall2 (fun e w => In w (hd [] (weight_options e))) es ws.
Proof.
  intro scalars. split.
  - intro all. induction all as [|e [ws b] es theta [chosen zero] rest IH].
    + exists []. split; [reflexivity|constructor].
    + destruct IH as (others & -> & all). { intros. apply scalars. right. assumption. }
      destruct (scalars e) as (options & is_options & is_zero); [left; reflexivity|].
      rewrite is_options in chosen. rewrite is_zero in zero. simpl in chosen, zero.
      inversion chosen as [|? w ? none inside empty]; subst. inversion empty; subst.
      destruct zero as [<-|[]]. exists (w :: others). split; [reflexivity|].
      constructor; [|assumption]. rewrite is_options. assumption.
  - intros (ws & -> & all). rewrite Forall2_map_right. revert all. apply Forall2_impl_in.
    intros e w inside _ chosen. destruct (scalars e inside) as (options & is_options & is_zero).
    split; rewrite ?is_options, ?is_zero in *; simpl in *; auto.
Qed.

Lemma map_scalar_injective ws ws' : map scalar ws = map scalar ws' -> ws = ws'.
Proof.
  intro same. apply (f_equal (map (fun e => hd 0 (weights e)))) in same.
  rewrite !map_map in same. simpl in same. rewrite !map_id in same. assumption.
Qed.

(** ** The enumeration decides *)

Lemma choices_spec {A} (lists : list (list A)) choice :
  In choice (choices lists) <-> Forall2 (fun options a => In a options) lists choice.
Proof.
  revert choice. induction lists as [|options lists IH]; intro choice; simpl.
  - split.
    + intros [<-|[]]. constructor.
    + intro all. inversion all. left. reflexivity.
  - rewrite in_flat_map. split.
    + intros (a & first & rest). apply in_map_iff in rest. destruct rest as (others & <- & rest).
      constructor; [assumption|]. apply IH. assumption.
    + intro all. inversion all as [|? a ? others first rest]; subst. exists a. split; [assumption|].
      apply in_map. apply IH. assumption.
Qed.

Lemma choices_nodup {A} (lists : list (list A)) : (forall l, In l lists -> NoDup l) -> NoDup (choices lists).
Proof.
  induction lists as [|options lists IH]; intro distinct; simpl; [repeat constructor; auto|].
  assert (NoDup (choices lists)) as rest by (apply IH; intros; apply distinct; right; assumption).
  assert (NoDup options) as first by (apply distinct; left; reflexivity). clear distinct IH.
  induction first as [|a options fresh distinct IH]; simpl; [constructor|].
  apply NoDup_append; [|assumption|].
  - apply NoDup_map; [|assumption]. congruence.
  - intros c one two. apply in_map_iff in one. destruct one as (c' & <- & _).
    apply in_flat_map in two. destruct two as (b & inside & two). apply in_map_iff in two.
    destruct two as (c'' & same & _). congruence.
Qed.

Lemma choices_length {A} (lists : list (list A)) :
  length (choices lists) = fold_right Nat.mul 1%nat (map (@length A) lists).
Proof.
  induction lists as [|options lists IH]; simpl; [reflexivity|]. rewrite <- IH. clear IH.
  induction options as [|a options IH]; simpl; [reflexivity|]. rewrite app_length, map_length, IH. reflexivity.
Qed.

Lemma edge_choices_spec e p : In p (edge_choices e) <-> edge_allowed e p.
Proof.
  unfold edge_choices, edge_allowed. rewrite in_flat_map. split.
  - intros (ws & chosen & inside). apply in_map_iff in inside. destruct inside as (b & <- & inside). simpl.
    split; [apply choices_spec|]; assumption.
  - destruct p as [ws b]. simpl. intros [chosen inside]. exists ws. split; [apply choices_spec; assumption|].
    apply in_map. assumption.
Qed.

Lemma all_parameters_spec n theta : In theta (choices (map edge_choices (edges n))) <-> allowed n theta.
Proof.
  rewrite choices_spec, Forall2_map_left. unfold allowed.
  split; apply Forall2_impl_in; intros; apply edge_choices_spec; assumption.
Qed.

Lemma at_most_spec a b : at_most a b = true <-> a <= b.
Proof.
  unfold at_most. destruct (Qclt_le_dec b a) as [less|bound]; split; intro claim; try assumption; try discriminate.
  - exfalso. apply (Qclt_not_le b a); assumption.
  - reflexivity.
Qed.

Theorem decide_correct i : decide i = true <-> decision i.
Proof.
  unfold decide, decision, fits. rewrite existsb_exists. split; intros (theta & first & second); exists theta.
  - rewrite all_parameters_spec in first. rewrite at_most_spec in second. tauto.
  - rewrite all_parameters_spec, at_most_spec. tauto.
Qed.
