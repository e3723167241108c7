(** D-L3.5: proofs of the statements in PosSlp.v. *)

From Coq Require Import List Arith ZArith Znumtheory Zpow_facts QArith Qround Qcanon Lia Bool.
Require Import Networks NetworksProof Programs ProgramsProof PosSlp.
Import ListNotations.
Open Scope Qc_scope.

(** ** The codec's laws *)

Lemma power_of_ten_succ k : power_of_ten (S k) = (10 * power_of_ten k)%Z.
Proof. unfold power_of_ten. rewrite Nat2Z.inj_succ, Z.pow_succ_r by lia. reflexivity. Qed.

Lemma power_of_ten_positive k : (0 < power_of_ten k)%Z.
Proof. unfold power_of_ten. apply Z.pow_pos_nonneg; lia. Qed.

Lemma power_of_ten_add m n : power_of_ten (m + n) = (power_of_ten m * power_of_ten n)%Z.
Proof. unfold power_of_ten. rewrite Nat2Z.inj_add, Z.pow_add_r by lia. reflexivity. Qed.

Lemma digits_within_spec fuel a :
  (0 <= a < 2 ^ (Z.of_nat fuel + 1))%Z ->
  let d := digits_within fuel a in
  (1 <= d)%nat /\ (a < power_of_ten d)%Z /\ (d = 1%nat \/ (power_of_ten (d - 1) <= a)%Z).
Proof.
  revert a. induction fuel as [|fuel IH]; intros a range; cbn [digits_within].
  - simpl in *. repeat split; auto. change (power_of_ten 1) with 10%Z. lia.
  - destruct (Z.ltb_spec a 10) as [small|large].
    + repeat split; auto.
    + assert (0 <= a / 10 < 2 ^ (Z.of_nat fuel + 1))%Z as next.
      { split; [apply Z.div_pos; lia|]. apply Z.div_lt_upper_bound; [lia|].
        rewrite Nat2Z.inj_succ in range.
        replace (Z.succ (Z.of_nat fuel) + 1)%Z with (Z.succ (Z.of_nat fuel + 1)) in range
          by lia.
        rewrite Z.pow_succ_r in range by lia. lia. }
      specialize (IH _ next). cbv zeta in IH. destruct IH as (one & high & low).
      set (d := digits_within fuel (a / 10)) in *.
      assert (a = 10 * (a / 10) + a mod 10)%Z as split_a by (apply Z.div_mod; lia).
      pose proof (Z.mod_pos_bound a 10 ltac:(lia)).
      split; [lia|]. rewrite power_of_ten_succ. split; [lia|]. right.
      replace (S d - 1)%nat with d by lia. destruct low as [->|low].
      * change (power_of_ten 1) with 10%Z. lia.
      * replace d with (S (d - 1)) by lia. rewrite power_of_ten_succ. lia.
Qed.

Lemma digits_spec a :
  (0 <= a)%Z ->
  (1 <= digits a)%nat /\ (a < power_of_ten (digits a))%Z /\
  (digits a = 1%nat \/ (power_of_ten (digits a - 1) <= a)%Z).
Proof.
  intro sign. apply digits_within_spec. split; [assumption|].
  rewrite Z2Nat.id by apply Z.log2_nonneg. destruct (Z.eq_dec a 0) as [->|nonzero]; [reflexivity|].
  rewrite Z.add_1_r. apply Z.log2_spec. lia.
Qed.

(** The parts of a code: the numerator and the number of digits after the point. *)
Definition sign_digit (a : Z) : Z := if (a <? 0)%Z then 1%Z else 0%Z.
Definition numerator (a : Z) : Z :=
  (sign_digit a * power_of_ten (digits (Z.abs a) + 1) + Z.abs a * 10 + 1)%Z.
Definition places (a : Z) : nat := (digits (Z.abs a) + 2)%nat.

Lemma numerator_mod a : (numerator a mod 10 = 1)%Z.
Proof.
  unfold numerator. rewrite Nat.add_1_r, power_of_ten_succ.
  replace (sign_digit a * (10 * power_of_ten (digits (Z.abs a))) + Z.abs a * 10 + 1)%Z
    with (1 + (sign_digit a * power_of_ten (digits (Z.abs a)) + Z.abs a) * 10)%Z by ring.
  rewrite Z.mod_add by lia. reflexivity.
Qed.

Lemma magnitude_bound a : (0 <= Z.abs a * 10 + 1 < power_of_ten (digits (Z.abs a) + 1))%Z.
Proof.
  pose proof (digits_spec (Z.abs a) (Z.abs_nonneg a)) as (_ & high & _).
  rewrite Nat.add_1_r, power_of_ten_succ. lia.
Qed.

Lemma denominator a : Zpos (Z.to_pos (power_of_ten (places a))) = power_of_ten (places a).
Proof. apply Z2Pos.id, power_of_ten_positive. Qed.

(** A code is in lowest terms, for its numerator ends in 1. *)
Lemma code_reduced a : this (enc a) = numerator a # Z.to_pos (power_of_ten (places a)).
Proof.
  unfold enc. cbn [this Q2Qc]. fold (sign_digit a). fold (numerator a). fold (places a).
  apply Qred_identity. cbn [Qnum Qden]. rewrite denominator.
  apply Zgcd_1_rel_prime. unfold power_of_ten. apply rel_prime_Zpower_r; [lia|].
  apply bezout_rel_prime. apply Bezout_intro with (u := 1%Z) (v := (- (numerator a / 10))%Z).
  pose proof (Z.div_mod (numerator a) 10 ltac:(lia)) as split_n. rewrite numerator_mod in split_n. lia.
Qed.

Lemma code_times a : enc a * number (power_of_ten (places a)) = number (numerator a).
Proof.
  apply Qc_is_canon. unfold Qcmult. cbn [this Q2Qc]. rewrite Qred_correct, code_reduced, !this_number.
  unfold Qeq. cbn [Qnum Qden Qmult inject_Z]. rewrite Pos.mul_1_r, denominator. ring.
Qed.

Lemma is_integer_spec q : is_integer q = true <-> exists z, q = number z.
Proof.
  unfold is_integer. rewrite Pos.eqb_eq. split.
  - intro whole. exists (Qnum (this q)). apply Qc_is_canon. rewrite this_number.
    unfold Qeq. cbn [Qnum Qden inject_Z]. rewrite whole. reflexivity.
  - intros [z ->]. rewrite this_number. reflexivity.
Qed.

Lemma find_seq (test : nat -> bool) k n :
  (k < n)%nat -> test k = true -> (forall i, (i < k)%nat -> test i = false) -> find test (seq 0 n) = Some k.
Proof.
  intros inside at_k before.
  assert (forall start, (start <= k)%nat -> find test (seq start (n - start)) = Some k) as claim.
  { intros start le. remember (k - start)%nat as distance. revert start le Heqdistance.
    induction distance as [|distance IH]; intros start le equal; replace (n - start)%nat with (S (n - S start)) by lia;
      cbn [seq find].
    - replace start with k by lia. rewrite at_k. reflexivity.
    - rewrite before by lia. apply IH; lia. }
  specialize (claim 0%nat ltac:(lia)). rewrite Nat.sub_0_r in claim. assumption.
Qed.

Lemma code_expansion a : expansion (enc a) = Some (places a).
Proof.
  unfold expansion. apply find_seq.
  - apply Nat.lt_succ_r. rewrite code_reduced. cbn [Qden]. rewrite denominator. unfold power_of_ten.
    apply Nat2Z.inj_le. rewrite Z2Nat.id by apply Z.log2_nonneg.
    rewrite <- (Z.log2_pow2 (Z.of_nat (places a))) at 1 by lia. apply Z.log2_le_mono. apply Z.pow_le_mono_l. lia.
  - apply is_integer_spec. exists (numerator a). apply code_times.
  - intros i before. destruct (is_integer _) eqn:whole; [exfalso|reflexivity].
    apply is_integer_spec in whole. destruct whole as [z whole].
    pose proof (code_times a) as times. replace (places a) with (i + S (places a - S i))%nat in times by lia.
    rewrite power_of_ten_add, number_mult, Qcmult_assoc, whole, <- number_mult in times.
    apply number_injective in times. pose proof (numerator_mod a) as ending. rewrite <- times in ending.
    rewrite power_of_ten_succ in ending.
    replace (z * (10 * power_of_ten (places a - S i)))%Z
      with (z * power_of_ten (places a - S i) * 10)%Z in ending by ring.
    rewrite Z.mod_mul in ending by lia. lia.
Qed.

Theorem pos_slp_code_range : code_range_correct.
Proof.
  intro a. pose proof (magnitude_bound a) as [low high].
  assert (0 <= numerator a < 2 * power_of_ten (digits (Z.abs a) + 1))%Z as range.
  { unfold numerator, sign_digit. pose proof (power_of_ten_positive (digits (Z.abs a) + 1)).
    destruct (a <? 0)%Z; lia. }
  unfold Qcle, Qclt. rewrite code_reduced. change (this (Q2Qc (1 # 5))) with (1 # 5). change (this 0) with (0 # 1).
  unfold Qle, Qlt. cbn [Qnum Qden]. rewrite denominator. unfold places.
  replace (digits (Z.abs a) + 2)%nat with (S (digits (Z.abs a) + 1)) by lia. rewrite power_of_ten_succ. lia.
Qed.

Theorem pos_slp_code : code_correct.
Proof.
  intro a. unfold dec. rewrite code_expansion, code_times, this_number. cbn [Qnum inject_Z].
  pose proof (digits_spec (Z.abs a) (Z.abs_nonneg a)) as (one & _ & low).
  pose proof (magnitude_bound a) as bound. pose proof (power_of_ten_positive (digits (Z.abs a) + 1)) as positive.
  unfold places in *. set (d := digits (Z.abs a)) in *.
  replace (d + 2 - 1)%nat with (d + 1)%nat by lia. replace (d + 2 - 3)%nat with (d - 1)%nat by lia.
  assert (numerator a = (Z.abs a * 10 + 1) + sign_digit a * power_of_ten (d + 1))%Z as shape
    by (unfold numerator; fold d; ring).
  assert (numerator a / power_of_ten (d + 1) = sign_digit a)%Z as ->.
  { rewrite shape, Z.div_add by lia. rewrite Z.div_small by lia. lia. }
  assert (numerator a mod power_of_ten (d + 1) / 10 = Z.abs a)%Z as ->.
  { rewrite shape, Z.mod_add by lia. rewrite Z.mod_small by lia.
    rewrite Z.add_comm, Z.div_add by lia. reflexivity. }
  rewrite numerator_mod.
  assert ((3 <=? d + 2)%nat = true) as -> by (apply Nat.leb_le; lia).
  assert (((d + 2 =? 3)%nat || (power_of_ten (d - 1) <=? Z.abs a)%Z)%bool = true) as ->.
  { apply orb_true_iff. destruct low as [->|low]; [left; reflexivity|right; apply Z.leb_le; assumption]. }
  unfold sign_digit. destruct (Z.ltb_spec a 0) as [negative|positive_a]; simpl.
  - destruct (Z.eqb_spec (Z.abs a) 0); simpl; lia.
  - lia.
Qed.

(** ** What the activations compute *)

Lemma encode_number a : decimal_encode (number a) = enc a.
Proof.
  unfold decimal_encode. rewrite (proj2 (is_integer_spec _)) by (exists a; reflexivity). rewrite this_number.
  reflexivity.
Qed.

Lemma floor_of_sum a b : Qfloor (this (number a + enc b)) = a.
Proof.
  pose proof (pos_slp_code_range b) as [low high].
  assert (this (number a + enc b) == inject_Z a + this (enc b))%Q as sum.
  { unfold Qcplus. cbn [this Q2Qc]. rewrite Qred_correct, this_number. reflexivity. }
  rewrite (Qfloor_comp _ _ sum). unfold Qcle, Qclt in *. change (this 0) with (0 # 1) in low.
  change (this (Q2Qc (1 # 5))) with (1 # 5) in high.
  set (q := this (enc b)) in *.
  pose proof (Qfloor_le (inject_Z a + q)) as below. pose proof (Qlt_floor (inject_Z a + q)) as above.
  assert (inject_Z a < inject_Z (Qfloor (inject_Z a + q) + 1))%Q as one.
  { apply Qle_lt_trans with (inject_Z a + q)%Q; [|assumption].
    rewrite <- (Qplus_0_r (inject_Z a)) at 1. apply Qplus_le_compat; [apply Qle_refl|assumption]. }
  assert (inject_Z (Qfloor (inject_Z a + q)) < inject_Z (a + 1))%Q as two.
  { apply Qle_lt_trans with (inject_Z a + q)%Q; [assumption|]. rewrite inject_Z_plus.
    apply Qplus_lt_r. apply Qlt_trans with (1 # 5); [assumption|reflexivity]. }
  rewrite <- Zlt_Qlt in one, two. lia.
Qed.

Lemma product_of_codes a b : decimal_product (number a + enc b) = number (a * b).
Proof.
  unfold decimal_product. rewrite floor_of_sum.
  replace (number a + enc b - number a) with (enc b) by ring. rewrite pos_slp_code, number_mult. reflexivity.
Qed.

(** ** Adding a vertex to a network *)

(** The values of the vertices under the only parameters, with x = 1. *)
Definition known (n : network) : list (list Qc) := values n (map only_parameters (edges n)) [1].

Record extendable (n : network) : Prop := {
  edge_order : forall e, In e (edges n) -> (tail e < head e < length (vertices n))%nat;
  edge_restricted : forall e, In e (edges n) -> restricted_edge e;
  only_source : forall v, (v < length (vertices n))%nat -> is_source n v = (v =? 0)%nat;
  no_inputs : inputs n = [];
  some_vertex : (0 < length (vertices n))%nat
}.

Lemma known_length n : length (known n) = length (vertices n).
Proof. unfold known, values. rewrite values_from_length. reflexivity. Qed.

Lemma values_from_app n theta x l m earlier :
  values_from n theta x (l ++ m) earlier = values_from n theta x m (values_from n theta x l earlier).
Proof. revert earlier. induction l as [|kind l IH]; intro earlier; simpl; [reflexivity|]. apply IH. Qed.

Section Add.

Variables (n : network) (sigma : Qc -> Qc) (incoming : list (nat * Z)).
Hypothesis is_extendable : extendable n.
Hypothesis tails : forall e, In e incoming -> (fst e < length (vertices n))%nat.

Let new := add_vertex n sigma incoming.
Let count := length (vertices n).

Lemma add_edges_into v :
  edges_into new (map only_parameters (edges new)) v =
  edges_into n (map only_parameters (edges n)) v ++
  (if (count =? v)%nat
   then map (fun e => (Edge (fst e) count [[number (snd e)]] [0], scalar (number (snd e)))) incoming else []).
Proof.
  unfold edges_into, new, add_vertex. cbn [edges]. rewrite map_app, combine_app by (rewrite map_length; reflexivity).
  rewrite filter_app. f_equal. rewrite map_map, combine_map, filter_map. cbn [fst head].
  fold count. clear new tails.
  destruct (count =? v)%nat; induction incoming as [|e l IH]; simpl; try rewrite IH; reflexivity || assumption.
Qed.

Lemma add_before rest before :
  (length before + length rest <= count)%nat ->
  values_from new (map only_parameters (edges new)) [1] rest before =
  values_from n (map only_parameters (edges n)) [1] rest before.
Proof.
  revert before. induction rest as [|kind rest IH]; intros before inside; simpl; [reflexivity|]. simpl in inside.
  assert (forall z, preactivation new (map only_parameters (edges new)) [1] z (length before) =
                    preactivation n (map only_parameters (edges n)) [1] z (length before)) as same.
  { intro z. unfold preactivation. rewrite add_edges_into. destruct (Nat.eqb_spec count (length before)); [lia|].
    rewrite app_nil_r. rewrite !injected_none; [reflexivity|apply (no_inputs _ is_extendable)|reflexivity]. }
  rewrite same. apply IH. rewrite app_length. simpl. lia.
Qed.

Lemma dot_one w z : dot [w] z = w * hd 0 z.
Proof. destruct z as [|a z]; unfold dot; simpl; ring. Qed.

Lemma add_known :
  known new =
  known n ++ [[sigma (sum (map (fun e => number (snd e) * hd 0 (nth (fst e) (known n) [])) incoming))]].
Proof.
  unfold known at 1. unfold values. change (vertices new) with (vertices n ++ [Neuron sigma]).
  rewrite values_from_app, (add_before (vertices n) []) by (simpl; unfold count; lia).
  fold (values n (map only_parameters (edges n)) [1]).
  fold (known n). simpl. do 4 f_equal. unfold preactivation. rewrite injected_none by reflexivity.
  rewrite known_length. fold count. rewrite add_edges_into, Nat.eqb_refl, map_app, sum_app, map_map.
  assert (edges_into n (map only_parameters (edges n)) count = []) as none.
  { unfold edges_into. destruct (filter _ _) as [|[e p] rest] eqn:found; [reflexivity|exfalso].
    assert (In (e, p) ((e, p) :: rest)) as inside by (left; reflexivity). rewrite <- found in inside.
    apply filter_In in inside. destruct inside as [inside at_count]. apply in_combine_l in inside.
    apply (edge_order _ is_extendable) in inside. simpl in at_count. apply Nat.eqb_eq in at_count. unfold count in *.
    lia. }
  rewrite none. simpl. rewrite !Qcplus_0_l. f_equal. apply map_ext. intro e. unfold contribution. simpl.
  rewrite dot_one. ring.
Qed.

Lemma add_extendable : (forall e, In e incoming -> snd e = 1%Z \/ snd e = (-1)%Z) -> extendable new.
Proof.
  intro signs. pose proof is_extendable as [order restricted source none some].
  assert (length (vertices new) = S count) as size by (unfold new; simpl; rewrite app_length; simpl; unfold count; lia).
  constructor; try rewrite size.
  - intros e inside. apply in_app_or in inside. destruct inside as [inside|inside].
    + apply order in inside. unfold count. lia.
    + apply in_map_iff in inside. destruct inside as (f & <- & inside). apply tails in inside. simpl. unfold count. lia.
  - intros e inside. apply in_app_or in inside. destruct inside as [inside|inside]; [auto|].
    apply in_map_iff in inside. destruct inside as (f & <- & inside). apply signs in inside.
    split; [|reflexivity]. simpl. destruct inside as [-> | ->]; auto.
  - intros v inside. unfold is_source, new, add_vertex. cbn [vertices]. destruct (Nat.eq_dec v count) as [->|distinct].
    + rewrite app_nth2, Nat.sub_diag by (unfold count; lia). simpl. unfold count.
      destruct (Nat.eqb_spec (length (vertices n)) 0); [lia|].
      reflexivity.
    + rewrite app_nth1 by (unfold count in *; lia). apply source. unfold count in *. lia.
  - reflexivity.
  - lia.
Qed.

End Add.

(** [n'] is [n] with more vertices, which do not change the values. *)
Record extends (n n' : network) : Prop := {
  longer : (length (vertices n) <= length (vertices n'))%nat;
  unchanged : forall v, (v < length (vertices n))%nat -> nth v (known n') [] = nth v (known n) []
}.

Lemma extends_refl n : extends n n.
Proof. constructor; auto. Qed.

Lemma extends_trans n1 n2 n3 : extends n1 n2 -> extends n2 n3 -> extends n1 n3.
Proof.
  intros [longer1 same1] [longer2 same2]. constructor; [lia|]. intros v inside. rewrite same2, same1 by lia.
  reflexivity.
Qed.

Definition good_edge (n : network) (e : nat * Z) : Prop :=
  (fst e < length (vertices n))%nat /\ (snd e = 1%Z \/ snd e = (-1)%Z).

Lemma add_spec n sigma incoming :
  extendable n -> Forall (good_edge n) incoming ->
  let new := add_vertex n sigma incoming in
  extendable new /\ extends n new /\ length (vertices new) = S (length (vertices n)) /\
  nth (length (vertices n)) (known new) [] =
  [sigma (sum (map (fun e => number (snd e) * hd 0 (nth (fst e) (known n) [])) incoming))].
Proof.
  intros is_extendable good new. rewrite Forall_forall in good.
  assert (forall e, In e incoming -> (fst e < length (vertices n))%nat) as tails by (intros; apply good; assumption).
  assert (length (vertices new) = S (length (vertices n))) as size by (unfold new; simpl; rewrite app_length; simpl;
  lia).
  split; [|split; [|split]].
  - apply add_extendable; try assumption. intros. apply good. assumption.
  - constructor; [lia|]. intros v inside. unfold new. rewrite add_known by assumption.
    rewrite app_nth1 by (rewrite known_length; assumption). reflexivity.
  - assumption.
  - unfold new. rewrite add_known by assumption. rewrite app_nth2; rewrite known_length; [|lia].
    rewrite Nat.sub_diag. reflexivity.
Qed.
(** ** The steps *)

Lemma sum_sorted (f : nat * Z -> Qc) e e' : sum (map f (sorted e e')) = f e + f e'.
Proof. unfold sorted. destruct (fst e <=? fst e')%nat; simpl; ring. Qed.

Lemma sorted_good n e e' : good_edge n e -> good_edge n e' -> Forall (good_edge n) (sorted e e').
Proof. intros one two. unfold sorted. destruct (fst e <=? fst e')%nat; auto. Qed.

Section Steps.

Variable gates : list gate.

Lemma add_code_spec n k v a :
  extendable n -> (v < length (vertices n))%nat -> nth v (known n) [] = [number a] ->
  let new := add_code gates n k v in
  extendable new /\ extends n new /\
  (wanted gates k = true ->
   (length (vertices n) < length (vertices new))%nat /\ nth (length (vertices n)) (known new) [] = [enc a]).
Proof.
  intros is_extendable inside at_v. cbv zeta. unfold add_code. destruct (wanted gates k).
  - destruct (add_spec n decimal_encode [(v, 1%Z)]) as (one & two & three & four); [assumption| |].
    + apply Forall_cons; [split; simpl; auto|auto].
    + split; [assumption|]. split; [assumption|]. intros _. split; [lia|]. rewrite four. simpl. rewrite at_v. simpl.
      rewrite number_1. replace (1 * number a + 0) with (number a) by ring. rewrite encode_number. reflexivity.
  - split; [assumption|]. split; [apply extends_refl|]. discriminate.
Qed.

Record invariant (done : list gate) (s : state) : Prop := {
  all_extendable : extendable (built s);
  values_count : length (value_places s) = S (length done);
  codes_count : length (code_places s) = S (length done);
  value_invariant : forall k, (k <= length done)%nat ->
    (h s k < length (vertices (built s)))%nat /\ nth (h s k) (known (built s)) [] = [number (integer done k)];
  code_invariant : forall k, (k <= length done)%nat -> wanted gates k = true ->
    (h' s k < length (vertices (built s)))%nat /\ nth (h' s k) (known (built s)) [] = [enc (integer done k)]
}.

Lemma source_extendable : extendable (Network [Source] [] [] []).
Proof.
  constructor; simpl; try contradiction; auto.
  intros v inside. replace v with 0%nat by lia. reflexivity.
Qed.

Lemma start_invariant : invariant [] (start gates).
Proof.
  destruct (add_code_spec (Network [Source] [] [] []) 0 0 1) as (one & two & three).
  - apply source_extendable.
  - simpl. lia.
  - reflexivity.
  - constructor; cbn [start built value_places code_places length]; auto.
    + intros k inside. replace k with 0%nat by lia. pose proof (longer _ _ two) as size. simpl in size.
      split; [unfold h; simpl; lia|]. unfold h. simpl nth at 2. rewrite (unchanged _ _ two) by (simpl; lia).
      reflexivity.
    + intros k inside is_wanted. replace k with 0%nat in * by lia. unfold h'. simpl nth at 1 3. rewrite is_wanted.
      apply three. assumption.
Qed.

(** The vertex of a gate, and its code, are added to the network [n] that has the relay if there is one. *)
Lemma extend_invariant done g s n n' :
  invariant done s -> extends (built s) n -> extends n n' -> extendable n' ->
  length (vertices n') = S (length (vertices n)) ->
  nth (length (vertices n)) (known n') [] = [number (integer (done ++ [g]) (S (length done)))] ->
  let i := length (value_places s) in
  invariant (done ++ [g])
    (State (add_code gates n' i (length (vertices n))) (value_places s ++ [length (vertices n)])
       (code_places s ++ [if wanted gates i then S (length (vertices n)) else 0%nat])).
Proof.
  intros before grown grown' is_extendable size new_value i.
  destruct (add_code_spec n' i (length (vertices n)) _ is_extendable ltac:(lia) new_value) as (one & two & three).
  pose proof (values_count _ _ before) as i_value. pose proof (codes_count _ _ before) as i_code.
  pose proof (extends_trans _ _ _ (extends_trans _ _ _ grown grown') two) as whole.
  assert (length (done ++ [g]) = S (length done)) as count by (rewrite app_length; simpl; lia).
  pose proof (longer _ _ two). pose proof (longer _ _ whole).
  constructor; rewrite ?count; cbn [built value_places code_places].
  - assumption.
  - rewrite app_length, i_value. simpl. lia.
  - rewrite app_length, i_code. simpl. lia.
  - intros k inside. unfold h. cbn [value_places]. destruct (Nat.eq_dec k (S (length done))) as [->|distinct].
    + rewrite <- i_value at 1 2. rewrite app_nth2, Nat.sub_diag by lia. cbn [nth]. split; [lia|].
      rewrite (unchanged _ _ two) by lia. assumption.
    + rewrite app_nth1 by lia. destruct (value_invariant _ _ before k ltac:(lia)) as [place value].
      unfold h in *. split; [lia|]. rewrite (unchanged _ _ whole) by assumption. rewrite value, integer_prefix by lia.
      reflexivity.
  - intros k inside is_wanted. unfold h'. cbn [code_places]. destruct (Nat.eq_dec k (S (length done))) as [->|distinct].
    + rewrite <- i_code at 1 2. rewrite app_nth2, Nat.sub_diag by lia. cbn [nth].
      replace i with (S (length done)) in * by (unfold i; lia). rewrite is_wanted.
      destruct (three is_wanted) as [place code].
      rewrite size in *. split; assumption.
    + rewrite app_nth1 by lia. destruct (code_invariant _ _ before k ltac:(lia) is_wanted) as [place code].
      unfold h' in *. split; [lia|]. rewrite (unchanged _ _ whole) by assumption. rewrite code, integer_prefix by lia.
      reflexivity.
Qed.

Lemma step_invariant done g s :
  invariant done s -> In g gates -> (left g <= length done)%nat -> (right g <= length done)%nat ->
  invariant (done ++ [g]) (step gates s g).
Proof.
  intros before in_gates at_left at_right.
  destruct (value_invariant _ _ before _ at_left) as [left_place left_value].
  destruct (value_invariant _ _ before _ at_right) as [right_place right_value].
  pose proof (all_extendable _ _ before) as is_extendable.
  unfold step. destruct (is_product g) eqn:product.
  - unfold relayed. rewrite product. simpl negb. cbn [andb].
    assert (wanted gates (right g) = true) as is_wanted.
    { apply existsb_exists. exists g. split; [assumption|]. rewrite product, Nat.eqb_refl. reflexivity. }
    destruct (code_invariant _ _ before _ at_right is_wanted) as [code_place code_value].
    destruct (add_spec (built s) decimal_product (sorted (h s (left g), 1%Z) (h' s (right g), 1%Z)))
      as (one & two & three & four); [assumption|apply sorted_good; split; simpl; auto|].
    apply extend_invariant; try assumption; [apply extends_refl|].
    rewrite four, sum_sorted. cbn [fst snd]. rewrite left_value, code_value. cbn [hd]. rewrite number_1, !Qcmult_1_l.
    rewrite product_of_codes, integer_last. unfold is_product in product.
    destruct (operator g); try discriminate. reflexivity.
  - assert (match operator g with Minus => (-1)%Z | _ => 1%Z end = 1%Z \/
            match operator g with Minus => (-1)%Z | _ => 1%Z end = (-1)%Z) as signs by (destruct (operator g); auto).
    assert (number (integer done (left g)) +
            number (match operator g with Minus => (-1)%Z | _ => 1%Z end) * number (integer done (right g)) =
            number (integer (done ++ [g]) (S (length done)))) as result.
    { rewrite integer_last. unfold is_product in product. destruct (operator g); try discriminate.
      - rewrite number_plus, number_1. ring.
      - rewrite number_minus. change (number (-1)) with (- (1)). ring. }
    unfold relayed. rewrite product. simpl negb. cbn [andb].
    destruct (Nat.eqb_spec (left g) (right g)) as [same|distinct].
    + destruct (add_spec (built s) identity [(h s (left g), 1%Z)]) as (one & two & three & four);
        [assumption|apply Forall_cons; [split; simpl; auto|auto]|].
      set (n := add_vertex (built s) identity [(h s (left g), 1%Z)]) in *.
      simpl in four. rewrite left_value in four. simpl in four. unfold identity in four.
      destruct (add_spec n identity [(h s (left g), 1%Z);
          (length (vertices (built s)), match operator g with Minus => (-1)%Z | _ => 1%Z end)])
        as (one' & two' & three' & four'); [assumption| |].
      { apply Forall_cons; [|apply Forall_cons; [|auto]]; split; cbn [fst snd]; auto; lia. }
      apply extend_invariant; try assumption.
      rewrite four'. cbn [map sum fold_right fst snd]. rewrite (unchanged _ _ two) by assumption.
      rewrite left_value, four. cbn [hd]. unfold identity. rewrite <- result, <- same, !number_1. f_equal. ring.
    + destruct (add_spec (built s) identity (sorted (h s (left g), 1%Z)
          (h s (right g), match operator g with Minus => (-1)%Z | _ => 1%Z end)))
        as (one & two & three & four); [assumption|apply sorted_good; split; simpl; auto|].
      apply extend_invariant; try assumption; [apply extends_refl|].
      rewrite four, sum_sorted. cbn [fst snd]. rewrite left_value, right_value. cbn [hd]. unfold identity.
      rewrite <- result, number_1. f_equal. ring.
Qed.

Lemma fold_invariant rest : forall done s,
  gates = done ++ rest -> valid gates -> invariant done s ->
  invariant gates (fold_left (step gates) rest s).
Proof.
  induction rest as [|g rest IH]; intros done s whole is_valid before; simpl.
  - rewrite app_nil_r in whole. rewrite <- whole in before. assumption.
  - apply IH with (done := done ++ [g]); [rewrite <- app_assoc; assumption|assumption|].
    assert (valid (done ++ [g])) as is_valid'
      by (apply valid_prefix with rest; rewrite <- app_assoc; simpl; rewrite <- whole; assumption).
    apply valid_last in is_valid'. apply step_invariant; try apply is_valid'; [assumption|].
    rewrite whole. apply in_or_app. right. left. reflexivity.
Qed.

Lemma all_invariant : valid gates -> invariant gates (all gates).
Proof. intro is_valid. apply fold_invariant with (done := []); auto. apply start_invariant. Qed.

End Steps.

(** ** The output *)

(** The listed outputs do not change the values. *)
Lemma with_output_known n v : inputs n = [] -> known (with_output n v) = known n.
Proof.
  intro none. unfold known, values. cbn [with_output vertices edges].
  assert (forall rest earlier,
    values_from (with_output n v) (map only_parameters (edges n)) [1] rest earlier =
    values_from n (map only_parameters (edges n)) [1] rest earlier) as same; [|apply same].
  induction rest as [|kind rest IH]; intro earlier; simpl; [reflexivity|].
  assert (forall z, preactivation (with_output n v) (map only_parameters (edges n)) [1] z (length earlier) =
                    preactivation n (map only_parameters (edges n)) [1] z (length earlier)) as one.
  { intro z. unfold preactivation. rewrite !injected_none by (reflexivity || assumption). reflexivity. }
  rewrite one. apply IH.
Qed.

Lemma restricted_allowed e p : restricted_edge e -> edge_allowed e p <-> p = only_parameters e.
Proof.
  intros [one zero]. unfold edge_allowed, only_parameters. destruct p as [ws b]. rewrite zero.
  assert (exists w, weight_options e = [[w]]) as [w single] by (destruct one; eauto). rewrite single.
  cbn [weights bias map hd]. split.
  - intros [chosen at_zero]. inversion chosen as [|? w' ? rest inside none]; subst. inversion none; subst.
    destruct inside as [<-|[]]. destruct at_zero as [<-|[]]. reflexivity.
  - intro same. injection same as -> ->. split; repeat constructor.
Qed.

Lemma all_restricted es theta :
  (forall e, In e es -> restricted_edge e) -> Forall2 edge_allowed es theta <-> theta = map only_parameters es.
Proof.
  intro restricted. split.
  - apply Forall2_function. intros e p inside. apply restricted_allowed. auto.
  - intros ->. rewrite Forall2_map_right. induction es as [|e es IH]; constructor.
    + apply restricted_allowed; [|reflexivity]. apply restricted. left. reflexivity.
    + apply IH. intros. apply restricted. right. assumption.
Qed.

(** Restricted edges and forward edges, whatever the program. *)
Lemma add_restricted n sigma incoming :
  (forall e, In e (edges n) -> restricted_edge e) -> Forall (fun e => snd e = 1%Z \/ snd e = (-1)%Z) incoming ->
  forall e, In e (edges (add_vertex n sigma incoming)) -> restricted_edge e.
Proof.
  intros before signs e inside. simpl in inside. apply in_app_or in inside. destruct inside as [inside|inside]; [auto|].
  apply in_map_iff in inside. destruct inside as (f & <- & inside). rewrite Forall_forall in signs.
  apply signs in inside. split; [|reflexivity]. simpl. destruct inside as [-> | ->]; auto.
Qed.

Lemma sorted_signs e e' :
  (snd e = 1%Z \/ snd e = (-1)%Z) -> (snd e' = 1%Z \/ snd e' = (-1)%Z) ->
  Forall (fun e => snd e = 1%Z \/ snd e = (-1)%Z) (sorted e e').
Proof. intros one two. unfold sorted. destruct (fst e <=? fst e')%nat; auto. Qed.

Lemma all_edges_restricted gates e : In e (edges (built (all gates))) -> restricted_edge e.
Proof.
  assert (forall n k v, (forall e, In e (edges n) -> restricted_edge e) ->
    forall e, In e (edges (add_code gates n k v)) -> restricted_edge e) as coded.
  { intros n k v before. unfold add_code. destruct (wanted gates k); [|assumption].
    apply add_restricted; auto. }
  assert (forall rest s, (forall e, In e (edges (built s)) -> restricted_edge e) ->
    forall e, In e (edges (built (fold_left (step gates) rest s))) -> restricted_edge e) as steps;
    [|apply steps; apply coded; simpl; contradiction].
  induction rest as [|g rest IH]; intros s before; simpl; [assumption|]. apply IH. clear IH.
  unfold step. cbn [built]. apply coded.
  assert (match operator g with Minus => (-1)%Z | _ => 1%Z end = 1%Z \/
          match operator g with Minus => (-1)%Z | _ => 1%Z end = (-1)%Z) as signs by (destruct (operator g); auto).
  assert (forall e, In e (edges (if relayed g then add_vertex (built s) identity [(h s (left g), 1%Z)] else built s)) ->
          restricted_edge e) as relay.
  { destruct (relayed g); [|assumption]. apply add_restricted; auto. }
  destruct (is_product g); [apply add_restricted; auto; apply sorted_signs; auto|].
  destruct (relayed g); apply add_restricted; auto. apply sorted_signs; auto.
Qed.

Lemma reduced_edges_restricted gates e : In e (edges (reduced_network gates)) -> restricted_edge e.
Proof.
  unfold reduced_network. destruct gates as [|g gates]; [|apply all_edges_restricted].
  simpl. intros [<-|[]]. split; [left|]; reflexivity.
Qed.

Theorem pos_slp_unique : unique_correct.
Proof. intros gates theta. apply all_restricted, reduced_edges_restricted. Qed.

Theorem pos_slp_invariant : invariant_correct.
Proof.
  intros gates theta i is_valid inside range. apply pos_slp_unique in inside. subst theta. unfold value, lift.
  fold (known (reduced_network gates)). pose proof (all_invariant _ is_valid) as holds.
  destruct (value_invariant _ _ _ holds i range) as [place here].
  unfold reduced_network. destruct gates as [|g gates].
  - simpl in range. replace i with 0%nat by lia. reflexivity.
  - rewrite with_output_known by apply (no_inputs _ (all_extendable _ _ _ holds)). assumption.
Qed.

Theorem pos_slp_output : output_correct.
Proof.
  intros gates theta is_valid inside. destruct gates as [|g gates].
  - apply pos_slp_unique in inside. subst theta. unfold output. cbn. apply f_equal2; [|reflexivity].
    apply Qc_is_canon. reflexivity.
  - pose proof (pos_slp_invariant (g :: gates) theta (length (g :: gates)) is_valid inside (le_n _)) as holds.
    unfold output. change (outputs (reduced_network (g :: gates))) with [h (all (g :: gates)) (length (g :: gates))].
    cbn [map]. rewrite holds. reflexivity.
Qed.

Lemma fits_iff gates theta :
  valid gates -> allowed (reduced_network gates) theta -> fits (reduce gates) theta <-> (integer_output gates > 0)%Z.
Proof.
  intros is_valid inside. unfold fits, reduce, total_loss.
  cbn [net samples loss gamma map sum fold_right input label times].
  rewrite (pos_slp_output gates theta is_valid inside). change (number (Z.of_nat 1)) with 1.
  rewrite Qcmult_1_l, Qcplus_0_r. unfold positive_sign.
  destruct (list_eq_dec Qc_eq_dec [number (integer_output gates)] [1]) as [same|distinct].
  - apply (f_equal (hd 0)) in same. cbn [hd] in same. rewrite <- number_1 in same. apply number_injective in same.
    rewrite same.
    split; [lia|]. intros _. split; [assumption|discriminate].
  - cbn [hd]. destruct (Qclt_le_dec 0 (number (integer_output gates))) as [positive|negative].
    + rewrite <- number_0, number_lt in positive. split; [lia|]. intros _. split; [assumption|apply Qcle_refl].
    + rewrite <- number_0, number_le in negative. split; [|lia]. intros [_ bound]. exfalso.
      rewrite <- number_1, number_le in bound. lia.
Qed.

Theorem pos_slp_equivalence : equivalence_correct.
Proof.
  intros gates is_valid. split.
  - intro positive. exists (lift gates). apply fits_iff; try assumption. apply pos_slp_unique. reflexivity.
  - intros [theta fitting]. apply (fits_iff gates theta is_valid); [apply fitting|assumption].
Qed.

Theorem pos_slp_complement : complement_correct.
Proof.
  intros gates is_valid. unfold complement.
  assert (valid (gates ++ [Gate Minus 0 (length gates)])) as is_valid' by (apply valid_snoc; simpl; auto; lia).
  assert (integer_output (gates ++ [Gate Minus 0 (length gates)]) = 1 - integer_output gates)%Z as value.
  { unfold integer_output. rewrite app_length. simpl length. rewrite Nat.add_1_r.
    change (integer (gates ++ [Gate Minus 0 (length gates)]) (S (length gates)) = 1 - integer gates (length gates))%Z.
    rewrite integer_last. cbn [operator left right]. f_equal. apply (integer_prefix [] gates 0). simpl. lia. }
  split; [assumption|]. split; [assumption|].
  pose proof (pos_slp_equivalence _ is_valid) as one. pose proof (pos_slp_equivalence _ is_valid') as two.
  rewrite value in two.
  assert (integer_output gates > 0 <-> ~ (1 - integer_output gates > 0))%Z as complementary by lia. tauto.
Qed.

Theorem pos_slp_shape : shape_correct.
Proof.
  intros gates is_valid. split; [|intro e; apply reduced_edges_restricted].
  destruct gates as [|g gates]; [reflexivity|].
  pose proof (all_invariant _ is_valid) as holds. set (all_gates := g :: gates) in *.
  pose proof (all_extendable _ _ _ holds) as [order restricted source _ _].
  destruct (value_invariant _ _ _ holds (length all_gates) (le_n _)) as [place _].
  change (reduced_network all_gates) with (with_output (built (all all_gates)) (h (all all_gates) (length all_gates))).
  unfold well_formed. cbn [with_output edges vertices inputs outputs forallb]. rewrite !andb_true_r.
  apply andb_true_iff. split; [|apply Nat.ltb_lt; assumption].
  apply forallb_forall. intros e inside. pose proof (order e inside) as ends.
  destruct (restricted e inside) as [one _].
  assert (length (weight_options e) = 1%nat) as single by (destruct one as [-> | ->]; reflexivity). rewrite single.
  unfold is_source. cbn [with_output vertices]. fold (is_source (built (all all_gates)) (head e)).
  fold (is_source (built (all all_gates)) (tail e)). rewrite (source (head e)) by lia.
  rewrite !andb_true_iff, !Nat.ltb_lt. destruct (Nat.eqb_spec (head e) 0); [lia|].
  repeat split; try lia. destruct (is_source (built (all all_gates)) (tail e)); reflexivity.
Qed.

(** ** Sizes *)

(** The values among start, .., start + length - 1 for which a code is wanted. *)
Definition codes_among (gates : list gate) (start length : nat) : nat :=
  List.length (filter (wanted gates) (seq start length)).

Lemma codes_among_succ gates start m :
  codes_among gates start (S m) = ((if wanted gates start then 1 else 0) + codes_among gates (S start) m)%nat.
Proof. unfold codes_among. simpl. destruct (wanted gates start); reflexivity. Qed.

Lemma sorted_length e e' : length (sorted e e') = 2%nat.
Proof. unfold sorted. destruct (fst e <=? fst e')%nat; reflexivity. Qed.

Lemma add_vertices n sigma incoming : length (vertices (add_vertex n sigma incoming)) = S (length (vertices n)).
Proof. simpl. rewrite app_length. simpl. lia. Qed.

Lemma add_edges n sigma incoming :
  length (edges (add_vertex n sigma incoming)) = (length (edges n) + length incoming)%nat.
Proof. simpl. rewrite app_length, map_length. reflexivity. Qed.

Lemma add_code_sizes gates n k v :
  let more := if wanted gates k then 1%nat else 0%nat in
  length (vertices (add_code gates n k v)) = (length (vertices n) + more)%nat /\
  length (edges (add_code gates n k v)) = (length (edges n) + more)%nat.
Proof. unfold add_code. destruct (wanted gates k); rewrite ?add_vertices, ?add_edges; simpl length; lia. Qed.

Lemma step_sizes gates s g :
  let relay := if relayed g then 1%nat else 0%nat in
  let code := if wanted gates (length (value_places s)) then 1%nat else 0%nat in
  length (vertices (built (step gates s g))) = (length (vertices (built s)) + 1 + relay + code)%nat /\
  length (edges (built (step gates s g))) = (length (edges (built s)) + 2 + relay + code)%nat.
Proof.
  intros relay code. unfold step. cbn [built].
  match goal with |- context [add_code gates ?n ?k ?v] => destruct (add_code_sizes gates n k v) as [one two] end.
  rewrite one, two. fold code. unfold relay, relayed in *.
  destruct (is_product g); cbn [negb andb]; [|destruct (left g =? right g)%nat];
    rewrite !add_vertices, !add_edges, ?sorted_length; simpl length; lia.
Qed.

Lemma fold_sizes gates rest : forall s,
  let more := (length (filter relayed rest) + codes_among gates (length (value_places s)) (length rest))%nat in
  length (vertices (built (fold_left (step gates) rest s))) =
    (length (vertices (built s)) + length rest + more)%nat /\
  length (edges (built (fold_left (step gates) rest s))) =
    (length (edges (built s)) + 2 * length rest + more)%nat.
Proof.
  induction rest as [|g rest IH]; intro s; cbn [fold_left filter length].
  - unfold codes_among. simpl. lia.
  - destruct (IH (step gates s g)) as [one two]. rewrite one, two. clear one two.
    destruct (step_sizes gates s g) as [-> ->].
    replace (length (value_places (step gates s g))) with (S (length (value_places s)))
      by (unfold step; cbn [value_places]; rewrite app_length; simpl; lia).
    rewrite codes_among_succ. destruct (relayed g); cbn [length]; lia.
Qed.

(** There are at most as many codes as products. *)
Lemma codes_bound gates m : (codes_among gates 0 m <= length (filter is_product gates))%nat.
Proof.
  unfold codes_among. rewrite <- (map_length right). apply NoDup_incl_length; [apply NoDup_filter, seq_NoDup|].
  intros k inside. apply filter_In in inside. destruct inside as [_ is_wanted]. apply existsb_exists in is_wanted.
  destruct is_wanted as (g & in_gates & both). apply andb_prop in both. destruct both as [product same].
  apply Nat.eqb_eq in same. apply in_map_iff. exists g. split; [assumption|]. apply filter_In. auto.
Qed.

(** Only sums and differences get relays. *)
Lemma relays_bound gates :
  (length (filter relayed gates) + length (filter is_product gates) <= length gates)%nat.
Proof.
  induction gates as [|g gates IH]; simpl; [lia|]. unfold relayed at 1.
  destruct (is_product g); simpl; [lia|]. destruct (left g =? right g)%nat; simpl; lia.
Qed.

Theorem pos_slp_size : size_correct.
Proof.
  intros gates _. destruct gates as [|g gates]; [simpl; lia|]. set (whole := g :: gates).
  change (reduced_network whole) with (with_output (built (all whole)) (h (all whole) (length whole))).
  cbn [with_output vertices edges]. unfold all.
  destruct (fold_sizes whole whole (start whole)) as [-> ->].
  pose proof (add_code_sizes whole (Network [Source] [] [] []) 0 0) as [one two].
  cbn [start built value_places]. rewrite one, two. cbn [vertices edges length].
  pose proof (codes_bound whole (S (length whole))) as codes. rewrite codes_among_succ in codes.
  pose proof (relays_bound whole). unfold whole in *. cbn [length] in *. lia.
Qed.
