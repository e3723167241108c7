(** B-A.5 and B-A.4: proofs of the statements in BoundedSlp.v. *)

From Coq Require Import List Arith ZArith NArith QArith Qpower Qabs Qround Qcanon Lia Bool.
Require Import Networks NetworksProof Programs ProgramsProof BoundedSlp.
Import ListNotations.
Open Scope Qc_scope.

(** ** Powers *)

Lemma power_add b m n : Qcpower b (m + n) = Qcpower b m * Qcpower b n.
Proof. induction m as [|m IH]; simpl; [ring|]. rewrite IH. ring. Qed.

Lemma power_square b n : Qcpower (b * b) n = Qcpower b (2 * n).
Proof.
  replace (2 * n)%nat with (n + n)%nat by lia. rewrite power_add.
  induction n as [|n IH]; simpl; [ring|]. rewrite IH. ring.
Qed.

Definition at_place (constant : Qc) (gates : list gate) (v : nat) : Qc := nth v (rational_values constant gates) 0.

Lemma at_prefix constant gates more v :
  (v <= length gates)%nat -> at_place constant (gates ++ more) v = at_place constant gates v.
Proof. apply run_prefix. Qed.

Lemma at_last constant gates g :
  at_place constant (gates ++ [g]) (S (length gates)) =
  match operator g with
  | Plus => at_place constant gates (left g) + at_place constant gates (right g)
  | Minus => at_place constant gates (left g) - at_place constant gates (right g)
  | Times => at_place constant gates (left g) * at_place constant gates (right g)
  end.
Proof. unfold at_place, rational_values. rewrite run_last. reflexivity. Qed.

Lemma at_constant constant gates : at_place constant gates 0 = constant.
Proof. apply (at_prefix constant [] gates 0). simpl. lia. Qed.

(** ** Step [4]: multiplying by a power *)

Lemma append_one {A} (l : list A) a m : l ++ a :: m = (l ++ [a]) ++ m.
Proof. rewrite <- app_assoc. reflexivity. Qed.

Lemma scale_spec t : forall c p gates more result,
  scale t c p (1 + length gates) = (more, result) ->
  valid gates -> (c <= length gates)%nat -> (p <= length gates)%nat ->
  valid (gates ++ more) /\ result = length (gates ++ more) /\
  (forall constant, at_place constant (gates ++ more) result =
                    at_place constant gates c * Qcpower (at_place constant gates p) (Pos.to_nat t)) /\
  (forall k, (Pos.to_nat t < 2 ^ k)%nat -> (length more <= 2 * k - 1)%nat).
Proof.
  induction t as [digits IH|digits IH|]; intros c p gates more result built before at_c at_p; cbn [scale] in built.
  - set (next := gates ++ [Gate Times c p]). set (later := next ++ [Gate Times p p]).
    assert (length next = S (length gates)) as next_size by (unfold next; rewrite app_length; simpl; lia).
    assert (length later = S (S (length gates))) as later_size by (unfold later; rewrite app_length; simpl; lia).
    destruct (scale digits (1 + length gates) (1 + length gates + 1) (1 + length gates + 2)) as [gs r] eqn:inner.
    injection built as <- <-. replace (1 + length gates + 2)%nat with (1 + length later)%nat in inner by lia.
    apply IH in inner; [|apply valid_snoc; simpl; [apply valid_snoc; simpl|..]; lia || assumption|lia|lia].
    replace (gates ++ Gate Times c p :: Gate Times p p :: gs) with (later ++ gs)
      by (unfold later, next; rewrite <- !app_assoc; reflexivity).
    destruct inner as (one & two & three & four). split; [assumption|]. split; [assumption|]. split.
    + intro constant. rewrite three.
      replace (1 + length gates + 1)%nat with (S (length next)) by lia. unfold later. rewrite at_last.
      cbn [operator left right].
      rewrite at_prefix by lia. unfold next at 1. rewrite at_last. cbn [operator left right].
      unfold next. rewrite !at_prefix by lia. rewrite power_square, Pos2Nat.inj_xI. simpl. ring.
    + intros [|k] bound; rewrite Pos2Nat.inj_xI in bound; simpl in bound; [lia|].
      pose proof (Pos2Nat.is_pos digits). destruct k as [|k]; [simpl in bound; lia|].
      specialize (four (S k)). simpl in *. lia.
  - set (next := gates ++ [Gate Times p p]).
    assert (length next = S (length gates)) as next_size by (unfold next; rewrite app_length; simpl; lia).
    destruct (scale digits c (1 + length gates) (1 + length gates + 1)) as [gs r] eqn:inner.
    injection built as <- <-. replace (1 + length gates + 1)%nat with (1 + length next)%nat in inner by lia.
    apply IH in inner; [|apply valid_snoc; simpl; lia || assumption|lia|lia].
    rewrite (append_one gates). fold next.
    destruct inner as (one & two & three & four). split; [assumption|]. split; [assumption|]. split.
    + intro constant. rewrite three.
      replace (1 + length gates)%nat with (S (length gates)) by lia. unfold next. rewrite at_last.
      cbn [operator left right].
      rewrite !at_prefix by lia. rewrite power_square, Pos2Nat.inj_xO. reflexivity.
    + intros [|k] bound; rewrite Pos2Nat.inj_xO in bound; simpl in bound; [lia|].
      pose proof (Pos2Nat.is_pos digits). destruct k as [|k]; [simpl in bound; lia|].
      specialize (four (S k)). simpl in *. lia.
  - injection built as <- <-. split; [apply valid_snoc; simpl; assumption|]. split; [|split].
    + rewrite app_length. simpl. lia.
    + intro constant. replace (1 + length gates)%nat with (S (length gates)) by lia. rewrite at_last.
      cbn [operator left right].
      change (Pos.to_nat 1) with 1%nat. simpl. ring.
    + intros [|k] bound; simpl in *; lia.
Qed.

Lemma scale_by_spec t c gates more result :
  scale_by t c (1 + length gates) = (more, result) -> valid gates -> (c <= length gates)%nat ->
  valid (gates ++ more) /\ (result <= length (gates ++ more))%nat /\
  (c = length gates -> result = length (gates ++ more)) /\
  (forall constant, at_place constant (gates ++ more) result =
                    at_place constant gates c * Qcpower constant (N.to_nat t)) /\
  (forall k, (N.to_nat t < 2 ^ k)%nat -> (length more <= 2 * k - 1)%nat) /\
  (t = 0%N -> more = [] /\ result = c).
Proof.
  intros built before at_c. destruct t as [|digits].
  - injection built as <- <-. rewrite app_nil_r. split; [assumption|]. split; [assumption|]. split; [auto|].
    split; [|split].
    + intro constant. simpl. ring.
    + simpl. lia.
    + auto.
  - simpl in built. apply scale_spec in built; [|assumption|assumption|lia].
    destruct built as (one & two & three & four).
    split; [assumption|]. split; [lia|]. split; [auto|]. split; [|split].
    + intro constant. rewrite three, at_constant. reflexivity.
    + assumption.
    + discriminate.
Qed.

(** ** Steps [1]..[3]: the invariant *)

Record invariant (gates : list gate) (s : state) : Prop := {
  emitted_valid : valid (emitted s);
  places_length : length (places s) = S (length gates);
  exponents_length : length (exponents s) = S (length gates);
  place_inside : forall i, (i <= length gates)%nat -> (place s i <= length (emitted s))%nat;
  place_value : forall i constant, (i <= length gates)%nat ->
    at_place constant (emitted s) (place s i) =
    Qcpower constant (N.to_nat (exponent s i)) * number (integer gates i);
  exponent_bound : forall i, (i <= length gates)%nat -> (1 <= N.to_nat (exponent s i) <= 2 ^ i)%nat;
  place_last : place s (length gates) = length (emitted s);
  emitted_bound : (length (emitted s) <= length gates * (length gates - 1) + Nat.min 1 (length gates))%nat
}.

Lemma start_invariant : invariant [] start.
Proof.
  constructor; try reflexivity.
  - intros i inside. simpl in inside. lia.
  - intros i inside. simpl in inside. replace i with 0%nat by lia. apply le_n.
  - intros i constant inside. simpl in inside. replace i with 0%nat by lia.
    transitivity constant; [apply (at_constant constant [])|].
    change (N.to_nat (exponent start 0)) with 1%nat. change (number (integer [] 0)) with 1. simpl. ring.
  - intros i inside. simpl in inside. replace i with 0%nat by lia. cbn. lia.
Qed.

(** What a step adds: gates [more], the last of which is represented with the exponent [e]. *)
Lemma extend_invariant gates g s more e :
  invariant gates s ->
  valid (emitted s ++ more) ->
  more <> [] ->
  (forall constant, at_place constant (emitted s ++ more) (length (emitted s ++ more)) =
                    Qcpower constant (N.to_nat e) * number (integer (gates ++ [g]) (S (length gates)))) ->
  (1 <= N.to_nat e <= 2 ^ S (length gates))%nat ->
  (length more <= 1 + (2 * length gates - 1))%nat ->
  invariant (gates ++ [g])
    (State (emitted s ++ more) (places s ++ [length (emitted s ++ more)]) (exponents s ++ [e])).
Proof.
  intros [valid_before places_size exponents_size inside value_before bound last size] valid_now nonempty value_now
    exponent_now size_now.
  assert (length (gates ++ [g]) = S (length gates)) as count by (rewrite app_length; simpl; lia).
  assert (forall i, (i <= length gates)%nat ->
    place (State (emitted s ++ more) (places s ++ [length (emitted s ++ more)]) (exponents s ++ [e])) i = place s i /\
    exponent (State (emitted s ++ more) (places s ++ [length (emitted s ++ more)]) (exponents s ++ [e])) i =
    exponent s i) as old.
  { intros i range. unfold place, exponent. simpl. rewrite !app_nth1 by lia. auto. }
  assert (place (State (emitted s ++ more) (places s ++ [length (emitted s ++ more)]) (exponents s ++ [e]))
            (S (length gates)) = length (emitted s ++ more) /\
    exponent (State (emitted s ++ more) (places s ++ [length (emitted s ++ more)]) (exponents s ++ [e]))
            (S (length gates)) = e) as new.
  { unfold place, exponent. simpl. rewrite <- places_size at 1. rewrite <- exponents_size.
    rewrite !app_nth2, !Nat.sub_diag by lia. auto. }
  constructor; rewrite ?count; cbn [emitted places exponents].
  - assumption.
  - rewrite app_length. simpl. lia.
  - rewrite app_length. simpl. lia.
  - intros i range. destruct (Nat.eq_dec i (S (length gates))) as [->|distinct].
    + rewrite (proj1 new). lia.
    + rewrite (proj1 (old i ltac:(lia))). rewrite app_length. specialize (inside i). lia.
  - intros i constant range. destruct (Nat.eq_dec i (S (length gates))) as [->|distinct].
    + rewrite (proj1 new), (proj2 new). apply value_now.
    + rewrite (proj1 (old i ltac:(lia))), (proj2 (old i ltac:(lia))).
      rewrite at_prefix by (apply inside; lia). rewrite integer_prefix by lia. apply value_before. lia.
  - intros i range. destruct (Nat.eq_dec i (S (length gates))) as [->|distinct].
    + rewrite (proj2 new). assumption.
    + rewrite (proj2 (old i ltac:(lia))). apply bound. lia.
  - apply new.
  - rewrite app_length. destruct (length gates) as [|n]; simpl in *; nia.
Qed.

Lemma power_monotone i n : (i <= n)%nat -> (2 ^ i <= 2 ^ n)%nat.
Proof. intro le. apply Nat.pow_le_mono_r; lia. Qed.

(** [3] The two operands, brought to the same exponent, and their gate. *)
Lemma sum_invariant gates g s left_scaling right_scaling c d :
  invariant gates s -> (left g <= length gates)%nat -> (right g <= length gates)%nat -> operator g <> Times ->
  let count := (1 + length (emitted s))%nat in
  let e := exponent s (left g) in
  let f := exponent s (right g) in
  scale_by (f - e) (place s (left g)) count = (left_scaling, c) ->
  scale_by (e - f) (place s (right g)) count = (right_scaling, d) ->
  invariant (gates ++ [g])
    (State (emitted s ++ left_scaling ++ right_scaling ++ [Gate (operator g) c d])
       (places s ++ [count + length (left_scaling ++ right_scaling)]%nat) (exponents s ++ [N.max e f])).
Proof.
  intros before at_left at_right is_sum count e f left_built right_built.
  pose proof (place_inside _ _ before _ at_left) as left_inside.
  pose proof (place_inside _ _ before _ at_right) as right_inside.
  pose proof (emitted_valid _ _ before) as is_valid.
  apply scale_by_spec in left_built; [|assumption|assumption].
  apply scale_by_spec in right_built; [|assumption|assumption].
  destruct left_built as (left_valid & c_inside & _ & c_value & left_size & left_none).
  destruct right_built as (right_valid & d_inside & _ & d_value & right_size & right_none).
  pose proof (exponent_bound _ _ before _ at_left) as e_bound. fold e in e_bound.
  pose proof (exponent_bound _ _ before _ at_right) as f_bound. fold f in f_bound.
  pose proof (power_monotone _ _ at_left). pose proof (power_monotone _ _ at_right).
  assert (forall constant,
    at_place constant (emitted s ++ left_scaling ++ right_scaling) c =
      Qcpower constant (N.to_nat (N.max e f)) * number (integer gates (left g)) /\
    at_place constant (emitted s ++ left_scaling ++ right_scaling) d =
      Qcpower constant (N.to_nat (N.max e f)) * number (integer gates (right g)) /\
    valid (emitted s ++ left_scaling ++ right_scaling) /\
    (c <= length (emitted s ++ left_scaling ++ right_scaling))%nat /\
    (d <= length (emitted s ++ left_scaling ++ right_scaling))%nat /\
    (length (left_scaling ++ right_scaling) <= 2 * length gates - 1)%nat) as both.
  { intro constant. destruct (N.le_gt_cases e f) as [le|gt].
    - destruct (right_none ltac:(lia)) as [-> ->]. rewrite app_nil_r. rewrite N.max_r by lia.
      split; [|split; [|split; [assumption|split; [assumption|split]]]].
      + rewrite c_value, (place_value _ _ before) by assumption. fold e.
        replace (N.to_nat f) with (N.to_nat e + N.to_nat (f - e))%nat by lia. rewrite power_add. ring.
      + rewrite at_prefix by assumption. apply (place_value _ _ before). assumption.
      + rewrite app_length. lia.
      + apply left_size. lia.
    - destruct (left_none ltac:(lia)) as [-> ->]. rewrite N.max_l by lia. simpl app in *.
      split; [|split; [|split; [assumption|split; [|split; [assumption|]]]]].
      + rewrite at_prefix by assumption. apply (place_value _ _ before). assumption.
      + rewrite d_value, (place_value _ _ before) by assumption. fold f.
        replace (N.to_nat e) with (N.to_nat f + N.to_nat (e - f))%nat by lia. rewrite power_add. ring.
      + rewrite app_length. lia.
      + apply right_size. lia. }
  pose proof (both 0) as (_ & _ & all_valid & c_range & d_range & added).
  replace (count + length (left_scaling ++ right_scaling))%nat
    with (length (emitted s ++ left_scaling ++ right_scaling ++ [Gate (operator g) c d]))
    by (unfold count; rewrite !app_length; simpl; lia).
  assert (emitted s ++ left_scaling ++ right_scaling ++ [Gate (operator g) c d] =
          (emitted s ++ left_scaling ++ right_scaling) ++ [Gate (operator g) c d]) as shape
    by (rewrite !app_assoc; reflexivity).
  apply extend_invariant; try assumption.
  - rewrite shape. apply valid_snoc; assumption.
  - destruct left_scaling, right_scaling; discriminate.
  - intro constant. rewrite shape, app_length. simpl length. rewrite Nat.add_1_r, at_last. simpl.
    destruct (both constant) as (-> & -> & _). rewrite integer_last.
    destruct (operator g); [rewrite number_plus|rewrite number_minus|contradiction]; ring.
  - simpl. lia.
  - rewrite !app_length in *. simpl. lia.
Qed.

Lemma step_invariant gates g s :
  invariant gates s -> (left g <= length gates)%nat -> (right g <= length gates)%nat ->
  invariant (gates ++ [g]) (step s g).
Proof.
  intros before at_left at_right. unfold step.
  destruct (scale_by (exponent s (right g) - exponent s (left g)) (place s (left g)) (1 + length (emitted s)))
    as [left_scaling c] eqn:left_built.
  destruct (scale_by (exponent s (left g) - exponent s (right g)) (place s (right g)) (1 + length (emitted s)))
    as [right_scaling d] eqn:right_built.
  destruct (operator g) eqn:kind.
  - rewrite <- kind. apply sum_invariant; try assumption. congruence.
  - rewrite <- kind. apply sum_invariant; try assumption. congruence.
  - pose proof (place_inside _ _ before _ at_left) as left_inside.
    pose proof (place_inside _ _ before _ at_right) as right_inside.
    pose proof (exponent_bound _ _ before _ at_left) as e_bound.
    pose proof (exponent_bound _ _ before _ at_right) as f_bound.
    pose proof (power_monotone _ _ at_left). pose proof (power_monotone _ _ at_right).
    replace (1 + length (emitted s))%nat
      with (length (emitted s ++ [Gate Times (place s (left g)) (place s (right g))]))
      by (rewrite app_length; simpl; lia).
    apply extend_invariant; try assumption.
    + apply valid_snoc; try assumption. apply (emitted_valid _ _ before).
    + discriminate.
    + intro constant. rewrite app_length. simpl length. rewrite Nat.add_1_r, at_last. simpl.
      rewrite !(place_value _ _ before) by assumption.
      rewrite integer_last, kind, number_mult, N2Nat.inj_add, power_add.
      ring.
    + simpl. lia.
    + simpl. lia.
Qed.

Lemma build_invariant gates : valid gates -> invariant gates (build gates).
Proof.
  induction gates as [|g gates IH] using rev_ind; intro is_valid; [apply start_invariant|].
  unfold build. rewrite fold_left_app. simpl. fold (build gates).
  pose proof (valid_last _ _ is_valid) as [at_left at_right]. apply valid_prefix in is_valid.
  apply step_invariant; auto.
Qed.

(** ** Step [5] *)

Lemma final_spec gates :
  valid gates ->
  exists more, new_gates gates = emitted (build gates) ++ more /\ valid (new_gates gates) /\
    (forall constant, rational_output constant (new_gates gates) =
                      Qcpower constant (2 ^ length gates) * number (integer_output gates)) /\
    (length more <= 2 * length gates - 1)%nat.
Proof.
  intro is_valid. pose proof (build_invariant _ is_valid) as built. unfold new_gates.
  set (s := build gates) in *. set (n := length gates) in *.
  destruct (scale_by (2 ^ N.of_nat n - exponent s n) (place s n) (1 + length (emitted s))) as [more result] eqn:final.
  exists more. simpl fst. split; [reflexivity|].
  apply scale_by_spec in final; [|apply (emitted_valid _ _ built)|apply (place_inside _ _ built); apply le_n].
  destruct final as (valid_now & _ & last & value & size_bound & _).
  specialize (last (place_last _ _ built)).
  pose proof (exponent_bound _ _ built n (le_n _)) as bound.
  assert (N.to_nat (2 ^ N.of_nat n) = 2 ^ n)%nat as power
    by (rewrite N2Nat.inj_pow, Nat2N.id; reflexivity).
  split; [assumption|]. split.
  - intro constant. unfold rational_output. fold (at_place constant (emitted s ++ more) (length (emitted s ++ more))).
    rewrite <- last, value, (place_value _ _ built) by apply le_n. fold n.
    replace (2 ^ n)%nat with (N.to_nat (exponent s n) + N.to_nat (2 ^ N.of_nat n - exponent s n))%nat
      by (rewrite N2Nat.inj_sub, power; lia).
    rewrite power_add. unfold integer_output, integer. fold n. ring.
  - apply size_bound. rewrite N2Nat.inj_sub, power. lia.
Qed.

Theorem bounded_valid : valid_correct.
Proof. intros gates is_valid. apply final_spec in is_valid. destruct is_valid as (more & _ & claim & _). assumption.
Qed.

Theorem bounded_invariant : invariant_correct.
Proof.
  intros gates constant i is_valid inside. destruct (final_spec _ is_valid) as (more & -> & _).
  pose proof (build_invariant _ is_valid) as built.
  transitivity (at_place constant (emitted (build gates)) (place (build gates) i)).
  - apply at_prefix. apply (place_inside _ _ built). assumption.
  - apply (place_value _ _ built). assumption.
Qed.

Theorem bounded_output : output_correct.
Proof.
  intros gates constant is_valid. destruct (final_spec _ is_valid) as (more & _ & _ & value & _). apply value.
Qed.

Theorem bounded_size : size_correct.
Proof.
  intros gates is_valid. unfold size. destruct (final_spec _ is_valid) as (more & -> & _ & _ & bound).
  pose proof (emitted_bound _ _ (build_invariant _ is_valid)) as before. rewrite app_length.
  destruct (length gates) as [|n]; simpl in *; nia.
Qed.

(** ** Signs *)

Lemma half_positive : 0 < Q2Qc (1 # 2).
Proof. reflexivity. Qed.

Lemma product_positive a b : 0 < a -> 0 < b -> 0 < a * b.
Proof. intros one two. replace 0 with (0 * b) by ring. apply Qcmult_lt_compat_r; assumption. Qed.

Lemma power_positive b n : 0 < b -> 0 < Qcpower b n.
Proof. intro positive. induction n as [|n IH]; simpl; [reflexivity|]. apply product_positive; assumption. Qed.

Lemma positive_factor a b : 0 < a -> 0 < a * b <-> 0 < b.
Proof.
  intro positive. split; [|apply product_positive; assumption]. intro product.
  destruct (Qclt_le_dec 0 b) as [|low]; [assumption|exfalso].
  apply (Qclt_not_le _ _ product). rewrite Qcmult_comm. replace 0 with (0 * a) by ring.
  apply Qcmult_le_compat_r; [assumption|]. apply Qclt_le_weak. assumption.
Qed.

Theorem bounded_sign : sign_correct.
Proof.
  intros gates is_valid. unfold new_output. rewrite bounded_output by assumption.
  rewrite positive_factor by (apply power_positive, power_positive, half_positive).
  rewrite <- number_0, number_lt. lia.
Qed.

(** ** Bits *)

Lemma this_power b n : ~ (this b == 0)%Q -> (this (Qcpower b n) == Qpower (this b) (Z.of_nat n))%Q.
Proof.
  intro nonzero. induction n as [|n IH]; [reflexivity|]. rewrite Nat2Z.inj_succ, <- Z.add_1_l. simpl Qcpower.
  unfold Qcmult. cbn [this Q2Qc]. rewrite Qred_correct, IH, Qpower_plus by assumption. reflexivity.
Qed.

Lemma half_power n : (this (power_of_half n) == Qpower (2 # 1) (- Z.of_nat n))%Q.
Proof.
  unfold power_of_half. rewrite this_power by discriminate. rewrite Qpower_opp, <- Qinv_power. reflexivity.
Qed.

Lemma power_power b m n : Qcpower (Qcpower b m) n = Qcpower b (m * n).
Proof.
  induction n as [|n IH]; simpl; [rewrite Nat.mul_0_r; reflexivity|].
  rewrite IH, <- power_add. f_equal. lia.
Qed.

Theorem bounded_bit : bit_correct.
Proof.
  intros gates j is_valid. unfold bit, new_output, new_place. rewrite bounded_output by assumption.
  f_equal. apply Qfloor_comp. unfold power_of_half. rewrite power_power.
  fold (power_of_half (size gates * 2 ^ length gates)).
  set (a := number (integer_output gates)). unfold Qcmult. cbn [this Q2Qc].
  rewrite Qred_correct, Qabs_Qmult, half_power.
  assert (~ 2 # 1 == 0)%Q as nonzero by discriminate.
  rewrite Nat2Z.inj_mul, Nat2Z.inj_pow. change (Z.of_nat 2) with 2%Z.
  set (shift := (Z.of_nat (size gates) * 2 ^ Z.of_nat (length gates))%Z).
  rewrite (Qabs_pos (Qpower _ _)) by (apply Qpower_0_le; discriminate).
  unfold Z.sub. rewrite (Qpower_plus (2 # 1) j (- shift) nonzero).
  field. split; apply Qpower_not_0; assumption.
Qed.

(** ** Lemma A.4 *)

Lemma half_decreasing m n : (m <= n)%nat -> power_of_half n <= power_of_half m.
Proof.
  intro le. replace n with (m + (n - m))%nat by lia. unfold power_of_half. rewrite power_add.
  replace (Qcpower (Q2Qc (1 # 2)) m) with (1 * Qcpower (Q2Qc (1 # 2)) m) at 2 by ring.
  rewrite Qcmult_comm. apply Qcmult_le_compat_r; [|apply Qclt_le_weak, power_positive, half_positive].
  induction (n - m)%nat as [|k IH]; simpl; [apply Qcle_refl|].
  apply Qcle_trans with (1 * Qcpower (Q2Qc (1 # 2)) k); [|rewrite Qcmult_1_l; assumption].
  apply Qcmult_le_compat_r; [discriminate|apply Qclt_le_weak, power_positive, half_positive].
Qed.

Definition within (bound a : Qc) : Prop := - bound <= a <= bound.

Lemma opposite_le a b : a <= b -> - b <= - a.
Proof. apply Qcopp_le_compat. Qed.

Lemma within_weaken bound bound' a : bound <= bound' -> within bound a -> within bound' a.
Proof.
  intros le [low high]. split.
  - apply Qcle_trans with (- bound); [apply opposite_le|]; assumption.
  - apply Qcle_trans with bound; assumption.
Qed.

Lemma within_sum p q a b : within p a -> within q b -> within (p + q) (a + b).
Proof.
  intros [low high] [low' high']. split; [|apply Qcplus_le_compat; assumption].
  replace (- (p + q)) with (- p + - q) by ring. apply Qcplus_le_compat; assumption.
Qed.

Lemma within_opposite p a : within p a -> within p (- a).
Proof.
  intros [low high]. split; [apply opposite_le; assumption|].
  replace p with (- - p) by ring. apply opposite_le. assumption.
Qed.

Lemma within_product p q a b : 0 <= p -> 0 <= q -> within p a -> within q b -> within (p * q) (a * b).
Proof.
  assert (forall a b, 0 <= q -> 0 <= a <= p -> within q b -> within (p * q) (a * b)) as one_sign.
  { clear. intros a b q_sign [low high] [low' high']. split.
    - apply Qcle_trans with (- (a * q)).
      + apply opposite_le. apply Qcmult_le_compat_r; assumption.
      + replace (- (a * q)) with ((- q) * a) by ring. rewrite (Qcmult_comm a b). apply Qcmult_le_compat_r; assumption.
    - apply Qcle_trans with (a * q); [|apply Qcmult_le_compat_r; assumption].
      rewrite !(Qcmult_comm a). apply Qcmult_le_compat_r; assumption. }
  intros p_sign q_sign [low high] in_b. destruct (Qclt_le_dec a 0) as [negative|positive].
  - replace (a * b) with ((- a) * (- b)) by ring. apply one_sign; [assumption| |apply within_opposite; assumption].
    split.
    + replace 0 with (- 0) by ring. apply opposite_le, Qclt_le_weak. assumption.
    + replace p with (- - p) by ring. apply opposite_le. assumption.
  - apply one_sign; auto.
Qed.

Lemma half_double n : power_of_half (S n) + power_of_half (S n) = power_of_half n.
Proof.
  unfold power_of_half. simpl. rewrite <- Qcmult_plus_distr_l.
  replace (Q2Qc (1 # 2) + Q2Qc (1 # 2)) with 1 by (apply Qc_is_canon; reflexivity). ring.
Qed.

Lemma half_nonnegative n : 0 <= power_of_half n.
Proof. apply Qclt_le_weak, power_positive, half_positive. Qed.

Lemma bounded_values m gates :
  valid gates -> (length gates <= m)%nat ->
  forall i, (i <= length gates)%nat -> within (power_of_half (m - i)) (at_place (power_of_half m) gates i).
Proof.
  induction gates as [|g gates IH] using rev_ind; intros is_valid fits i inside.
  - simpl in inside. replace i with 0%nat by lia. rewrite Nat.sub_0_r, at_constant. split; [|apply Qcle_refl].
    apply Qcle_trans with 0; [|apply half_nonnegative].
    replace 0 with (- 0) by ring. apply opposite_le, half_nonnegative.
  - rewrite app_length in *. simpl in *. pose proof (valid_last _ _ is_valid) as [at_left at_right].
    apply valid_prefix in is_valid. specialize (IH is_valid ltac:(lia)).
    destruct (Nat.eq_dec i (S (length gates))) as [->|distinct]; [|rewrite at_prefix by lia; apply IH; lia].
    rewrite at_last.
    assert (forall j, (j <= length gates)%nat ->
      within (power_of_half (S (m - S (length gates)))) (at_place (power_of_half m) gates j)) as operand.
    { intros j range. apply within_weaken with (power_of_half (m - j)); [|apply IH; assumption].
      apply half_decreasing. lia. }
    pose proof (operand _ at_left) as in_left. pose proof (operand _ at_right) as in_right.
    destruct (operator g).
    + rewrite <- half_double. apply within_sum; assumption.
    + rewrite <- half_double. unfold Qcminus. apply within_sum; [|apply within_opposite]; assumption.
    + apply within_weaken with (power_of_half (S (m - S (length gates))) * power_of_half (S (m - S (length gates)))).
      * unfold power_of_half. rewrite <- power_add. apply half_decreasing. lia.
      * apply within_product; try assumption; apply half_nonnegative.
Qed.

Theorem bounded_bounded : bounded_correct.
Proof. intros gates i is_valid inside m. apply (bounded_values m gates is_valid (le_n _) i inside). Qed.
