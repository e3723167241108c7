(** The network of a straight-line program: proofs about ProgramNetwork.v. *)

From Coq Require Import List Arith ZArith QArith Qcanon Lia Bool.
Require Import Networks NetworksProof Programs ProgramsProof ProductGadget ProductGadgetProof PolynomialFacts
  ProgramNetwork.
Import ListNotations.
Open Scope Qc_scope.

(** ** Networks, vertex by vertex *)

Lemma edges_from_in start l e :
  In e (edges_from start l) <->
  exists v a, (v < length l)%nat /\ In a (incoming (at_place l v)) /\ e = arrow_edge (start + v) a.
Proof.
  revert start. induction l as [|d l IH]; intro start; simpl.
  - split; [contradiction|]. intros (v & a & inside & _). lia.
  - rewrite in_app_iff, in_map_iff, IH. split.
    + intros [(a & <- & inside)|(v & a & inside & in_a & ->)].
      * exists 0%nat, a. rewrite Nat.add_0_r. split; [lia|auto].
      * exists (S v), a. rewrite <- plus_n_Sm. split; [lia|auto].
    + intros ([|v] & a & inside & in_a & ->).
      * left. exists a. rewrite Nat.add_0_r. auto.
      * right. exists v, a. rewrite <- plus_n_Sm. split; [lia|auto].
Qed.

Lemma edges_from_head start l v :
  filter (fun e => head e =? v)%nat (edges_from start l) =
  if (start <=? v)%nat && (v <? start + length l)%nat
  then map (arrow_edge v) (incoming (at_place l (v - start))) else [].
Proof.
  revert start. induction l as [|d l IH]; intro start; simpl.
  - destruct (start <=? v)%nat eqn:low, (v <? start + 0)%nat eqn:high; try reflexivity.
    apply Nat.leb_le in low. apply Nat.ltb_lt in high. lia.
  - rewrite filter_app, IH, filter_map. cbn [arrow_edge head].
    assert (forall (b : bool) (k : list arrow), filter (fun _ => b) k = if b then k else []) as constant.
    { intros b k. induction k as [|a k IHk]; simpl; destruct b; try reflexivity; [f_equal|]; assumption. }
    rewrite constant. destruct (Nat.eqb_spec start v) as [->|distinct].
    + rewrite Nat.leb_refl, Nat.sub_diag. cbn [at_place nth andb].
      replace (v <? v + S (length l))%nat with true by (symmetry; apply Nat.ltb_lt; lia).
      replace (S v <=? v)%nat with false by (symmetry; apply Nat.leb_gt; lia).
      cbn [andb]. apply app_nil_r.
    + cbn [map app]. destruct (Nat.leb_spec start v) as [low|high].
      * replace (S start <=? v)%nat with true by (symmetry; apply Nat.leb_le; lia).
        replace (start + S (length l))%nat with (S start + length l)%nat by lia.
        replace (v - start)%nat with (S (v - S start)) by lia. reflexivity.
      * replace (S start <=? v)%nat with false by (symmetry; apply Nat.leb_gt; lia). reflexivity.
Qed.

(** Edges go forward in the list of vertices. *)
Definition forward_nodes (l : list node) : Prop :=
  forall v a, (v < length l)%nat -> In a (incoming (at_place l v)) -> (from a < v)%nat.

Lemma forward_network f l inputs outputs : forward_nodes l -> forward (network_of f l inputs outputs).
Proof.
  intros order e inside. apply edges_from_in in inside. destruct inside as (v & a & in_v & in_a & ->).
  simpl. apply order; assumption.
Qed.

Lemma nth_neuron f l v :
  (v < length l)%nat ->
  nth v (map (fun d => Neuron (activation f d)) l) Source = Neuron (activation f (at_place l v)).
Proof.
  intro inside. rewrite nth_indep with (d' := Neuron (activation f no_node)) by (rewrite map_length; assumption).
  apply (map_nth (fun d => Neuron (activation f d))).
Qed.

(** The number computed at a vertex. *)
Definition number_at n theta x (v : nat) : Qc := hd 0 (value n theta x v).

(** Any parameters, one entry for each edge: the equation at a vertex. *)
Lemma node_equation f l inputs outputs theta x v :
  let n := network_of f l inputs outputs in
  forward_nodes l -> (v < length l)%nat ->
  value n theta x v = [activation f (at_place l v) (preactivation n theta x (value n theta x) v)].
Proof.
  intros n order inside. rewrite value_equation.
  - simpl vertices. rewrite nth_neuron by assumption. reflexivity.
  - apply forward_network. assumption.
  - simpl. rewrite map_length. assumption.
Qed.

Lemma distinguished_into f l inputs outputs v :
  (v < length l)%nat ->
  edges_into (network_of f l inputs outputs) (distinguished l) v =
  map (fun a => (arrow_edge v a, EdgeParameters [weight a] (shift a))) (incoming (at_place l v)).
Proof.
  intro inside. unfold edges_into, distinguished. simpl edges. rewrite combine_self, filter_map. cbn [fst].
  rewrite edges_from_head. replace (0 + length l)%nat with (length l) by lia.
  replace (v <? length l)%nat with true by (symmetry; apply Nat.ltb_lt; assumption).
  cbn [Nat.leb andb]. rewrite Nat.sub_0_r, map_map. reflexivity.
Qed.

Lemma distinguished_preactivation f l inputs outputs x z v :
  (v < length l)%nat ->
  preactivation (network_of f l inputs outputs) (distinguished l) x z v =
  injected (network_of f l inputs outputs) x v + received (fun u => hd 0 (z u)) (at_place l v).
Proof.
  intro inside. unfold preactivation. f_equal. rewrite distinguished_into, map_map by assumption.
  unfold received. f_equal. apply map_ext. intro a. unfold contribution. cbn [fst snd weights bias arrow_edge tail].
  rewrite dot_one. reflexivity.
Qed.

Lemma distinguished_equation f l inputs outputs x v :
  let n := network_of f l inputs outputs in
  forward_nodes l -> (v < length l)%nat ->
  number_at n (distinguished l) x v =
  activation f (at_place l v) (injected n x v + received (number_at n (distinguished l) x) (at_place l v)).
Proof.
  intros n order inside. unfold number_at at 1. unfold n. rewrite node_equation by assumption. cbn [hd].
  rewrite distinguished_preactivation by assumption. reflexivity.
Qed.

(** ** How the network is built *)

Lemma merged_received z a b l :
  received z (Node l (merged a b)) = (weight a * z (from a) + shift a) + (weight b * z (from b) + shift b).
Proof.
  unfold received, merged. cbn [incoming]. destruct (Nat.eqb_spec (from a) (from b)) as [same|distinct].
  - cbn [map sum fold_right weight shift from]. rewrite same. ring.
  - destruct (from a <? from b)%nat; cbn [map sum fold_right]; ring.
Qed.

Lemma build_snoc f gates g : build f (gates ++ [g]) = step f (build f gates) g.
Proof. unfold build. apply fold_left_app. Qed.

Lemma places_length f gates : length (places (build f gates)) = S (length gates).
Proof.
  induction gates as [|g gates IH] using rev_ind; [reflexivity|].
  rewrite build_snoc. simpl. rewrite !app_length, IH. simpl. lia.
Qed.

Lemma place_prefix f gates g k :
  (k <= length gates)%nat -> place (build f (gates ++ [g])) k = place (build f gates) k.
Proof.
  intro inside. unfold place. rewrite build_snoc. simpl. apply app_nth1. rewrite places_length. lia.
Qed.

Lemma place_last f gates g :
  place (build f (gates ++ [g])) (S (length gates)) =
  (length (nodes (build f gates)) + length (gate_nodes f (build f gates) g) - 1)%nat.
Proof.
  unfold place. rewrite build_snoc. cbn [step places]. rewrite <- (places_length f gates).
  rewrite app_nth2, Nat.sub_diag by lia. reflexivity.
Qed.

Lemma nodes_snoc f gates g :
  nodes (build f (gates ++ [g])) = nodes (build f gates) ++ gate_nodes f (build f gates) g.
Proof. rewrite build_snoc. reflexivity. Qed.

Lemma flat_map_length {A B} (g : A -> list B) l c :
  (forall a, In a l -> length (g a) = c) -> length (flat_map g l) = (length l * c)%nat.
Proof.
  induction l as [|a l IH]; intro all; simpl; [reflexivity|]. rewrite app_length, IH.
  - rewrite all by (left; reflexivity). reflexivity.
  - intros. apply all. right. assumption.
Qed.

Lemma copies_count mu : length (copies mu) = (mu + 1)%nat.
Proof. apply seq_length. Qed.

Lemma product_length f first j k :
  length (product_nodes f first j k) = (6 * (degree f + 1) + 2)%nat.
Proof.
  unfold product_nodes. rewrite app_length, (flat_map_length _ _ 6) by reflexivity. rewrite copies_count.
  simpl length. lia.
Qed.

Lemma gate_positive f s g : (0 < length (gate_nodes f s g))%nat.
Proof. unfold gate_nodes. destruct (operator g); try (simpl; lia). rewrite product_length. lia. Qed.

Lemma nodes_positive f gates : (0 < length (nodes (build f gates)))%nat.
Proof.
  induction gates as [|g gates IH] using rev_ind; [simpl; lia|]. rewrite nodes_snoc, app_length. lia.
Qed.

(** The places of the values: in the list, and in their order. *)
Lemma place_inside f gates i :
  (i <= length gates)%nat -> (place (build f gates) i < length (nodes (build f gates)))%nat.
Proof.
  revert i. induction gates as [|g gates IH] using rev_ind; intros i inside.
  - simpl in inside. replace i with 0%nat by lia. unfold place. simpl. lia.
  - rewrite app_length in inside. simpl in inside. rewrite nodes_snoc, app_length.
    destruct (Nat.eq_dec i (S (length gates))) as [->|distinct].
    + rewrite place_last. pose proof (gate_positive f (build f gates) g). lia.
    + rewrite place_prefix by lia. specialize (IH i ltac:(lia)). lia.
Qed.

Lemma place_increases f gates i j :
  (i < j <= length gates)%nat -> (place (build f gates) i < place (build f gates) j)%nat.
Proof.
  revert i j. induction gates as [|g gates IH] using rev_ind; intros i j [less inside]; [simpl in inside; lia|].
  rewrite app_length in inside. simpl in inside. rewrite (place_prefix _ _ _ i) by lia.
  destruct (Nat.eq_dec j (S (length gates))) as [->|distinct].
  - rewrite place_last. pose proof (gate_positive f (build f gates) g).
    pose proof (place_inside f gates i ltac:(lia)). lia.
  - rewrite place_prefix by lia. apply IH. lia.
Qed.

Lemma nth_chunk {A B} (g : A -> list B) c l r i d a :
  (forall b, In b l -> length (g b) = c) -> (r < length l)%nat -> (i < c)%nat ->
  nth (c * r + i) (flat_map g l) d = nth i (g (nth r l a)) d.
Proof.
  revert r. induction l as [|b l IH]; intros r all in_r in_i; [simpl in in_r; lia|]. simpl.
  assert (length (g b) = c) as first by (apply all; left; reflexivity). destruct r as [|r].
  - rewrite Nat.mul_0_r. apply app_nth1. simpl. lia.
  - rewrite app_nth2 by nia. replace (c * S r + i - length (g b))%nat with (c * r + i)%nat by nia.
    apply IH; [|simpl in in_r; lia|assumption]. intros. apply all. right. assumption.
Qed.

(** The vertices of a product. *)
Section Product.

Variables (f : list Qc) (before after : list node) (j k : nat).
Let first := length before.
Let l := before ++ product_nodes f first j k ++ after.

Lemma at_copy r i :
  (r <= degree f)%nat -> (i < 6)%nat ->
  at_place l (first + 6 * r + i) = nth i (copy_nodes first j k r) no_node.
Proof.
  intros in_r in_i. unfold at_place, l.
  rewrite app_nth2 by (unfold first; lia).
  replace (first + 6 * r + i - length before)%nat with (6 * r + i)%nat by (unfold first; lia).
  rewrite app_nth1 by (rewrite product_length; lia). unfold product_nodes.
  rewrite app_nth1 by (rewrite (flat_map_length _ _ 6) by reflexivity; rewrite copies_count; lia).
  rewrite (nth_chunk _ 6 _ _ _ _ 0%nat); [|reflexivity|rewrite copies_count; lia|assumption].
  unfold copies. rewrite seq_nth by lia. reflexivity.
Qed.

Lemma at_sum :
  at_place l (first + 6 * (degree f + 1)) =
  Node false (flat_map (output_arrows f first) (copies (degree f))).
Proof.
  unfold at_place, l. rewrite app_nth2 by (unfold first; lia).
  replace (first + 6 * (degree f + 1) - length before)%nat with (6 * (degree f + 1))%nat by (unfold first; lia).
  rewrite app_nth1 by (rewrite product_length; lia). unfold product_nodes.
  rewrite app_nth2; rewrite (flat_map_length _ _ 6) by reflexivity; rewrite copies_count; [|lia].
  replace (6 * (degree f + 1) - (degree f + 1) * 6)%nat with 0%nat by lia. reflexivity.
Qed.

Lemma at_result :
  at_place l (first + 6 * (degree f + 1) + 1) =
  Node false [Arrow (first + 6 * (degree f + 1)) (/ common_denominator f) 0].
Proof.
  unfold at_place, l. rewrite app_nth2 by (unfold first; lia).
  replace (first + 6 * (degree f + 1) + 1 - length before)%nat with (6 * (degree f + 1) + 1)%nat by (unfold first; lia).
  rewrite app_nth1 by (rewrite product_length; lia). unfold product_nodes.
  rewrite app_nth2; rewrite (flat_map_length _ _ 6) by reflexivity; rewrite copies_count; [|lia].
  replace (6 * (degree f + 1) + 1 - (degree f + 1) * 6)%nat with 1%nat by lia. reflexivity.
Qed.

End Product.

(** ** What theta* computes *)

Lemma common_denominator_nonzero f : common_denominator f <> 0.
Proof.
  unfold common_denominator. change 0 with (number 0). intro same. apply number_injective in same. revert same.
  unfold denominators. generalize (f ++ map (multiplier f) (copies (degree f))). intro l.
  induction l as [|q l IH]; simpl; [discriminate|]. intro same. apply Z.lcm_eq_0 in same.
  destruct same; [discriminate|contradiction].
Qed.

Lemma sum_scale (c : Qc) {A} (g : A -> Qc) l : sum (map (fun a => c * g a) l) = c * sum (map g l).
Proof. induction l as [|a l IH]; simpl; [|rewrite IH]; ring. Qed.

(** Numbers [val] at the vertices that satisfy the equations of theta*, with the input [given]. *)
Definition satisfied (f : list Qc) (l : list node) (given val : nat -> Qc) (v : nat) : Prop :=
  val v = activation f (at_place l v) (given v + received val (at_place l v)).

Lemma product_satisfied f before after j k given val :
  let first := length before in
  let l := before ++ product_nodes f first j k ++ after in
  multiplies f ->
  (forall i, (i < 6 * (degree f + 1) + 2)%nat -> given (first + i)%nat = 0) ->
  (forall i, (i < 6 * (degree f + 1) + 2)%nat -> satisfied f l given val (first + i)) ->
  val (first + 6 * (degree f + 1) + 1)%nat = val j * val k.
Proof.
  intros first l f_multiplies no_input holds.
  assert (forall r i, (r <= degree f)%nat -> (i < 6)%nat ->
    val (first + 6 * r + i)%nat =
    activation f (nth i (copy_nodes first j k r) no_node) (received val (nth i (copy_nodes first j k r) no_node)))
    as at_vertex.
  { intros r i in_r in_i. pose proof (holds (6 * r + i)%nat ltac:(lia)) as one. unfold satisfied in one.
    rewrite no_input in one by lia. rewrite Nat.add_assoc in one. rewrite Qcplus_0_l in one. unfold l in one.
    unfold first in *. rewrite at_copy in one by assumption. assumption. }
  assert (forall r, (r <= degree f)%nat ->
    val (first + 6 * r + 3)%nat = evaluate f (val j + val k + natural r) /\
    val (first + 6 * r + 4)%nat = evaluate f (val j + natural r) /\
    val (first + 6 * r + 5)%nat = evaluate f (val k + natural r)) as upper.
  { intros r in_r.
    pose proof (at_vertex r 0%nat in_r ltac:(lia)) as l1. pose proof (at_vertex r 1%nat in_r ltac:(lia)) as l2.
    pose proof (at_vertex r 2%nat in_r ltac:(lia)) as l3. pose proof (at_vertex r 3%nat in_r ltac:(lia)) as u1.
    pose proof (at_vertex r 4%nat in_r ltac:(lia)) as u2. pose proof (at_vertex r 5%nat in_r ltac:(lia)) as u3.
    unfold copy_nodes in *. cbn [nth] in *. rewrite merged_received in l1.
    unfold activation, received, identity in *.
    cbn [is_sigma incoming from weight shift map sum fold_right] in *.
    rewrite Nat.add_0_r in l1. rewrite u1, u2, u3, l1, l2, l3.
    repeat split; f_equal; ring. }
  pose proof (holds (6 * (degree f + 1))%nat ltac:(lia)) as at_z.
  pose proof (holds (6 * (degree f + 1) + 1)%nat ltac:(lia)) as at_v.
  unfold satisfied in at_z, at_v. rewrite no_input in at_z, at_v by lia. rewrite Nat.add_assoc in at_v.
  unfold l, first in at_z, at_v. rewrite at_sum in at_z. rewrite at_result in at_v. fold first in at_z, at_v.
  unfold activation, identity in at_z, at_v. cbn [is_sigma] in at_z, at_v. rewrite at_v.
  unfold received in at_v |- *. cbn [incoming map sum fold_right from weight shift]. rewrite at_z.
  unfold received. cbn [incoming]. rewrite sum_flat_map.
  rewrite (map_ext_in _ (fun r => common_denominator f * (multiplier f r *
    (evaluate f (val j + val k + natural r) - evaluate f (val j + natural r) - evaluate f (val k + natural r))))).
  - rewrite sum_scale, copies_multiply by assumption. field. apply common_denominator_nonzero.
  - intros r in_r. apply in_seq in in_r. destruct (upper r ltac:(lia)) as (u1 & u2 & u3).
    unfold output_arrows, scaled. cbn [map sum fold_right from weight shift].
    replace (first + 6 * r + 3 + 1)%nat with (first + 6 * r + 4)%nat by lia.
    replace (first + 6 * r + 3 + 2)%nat with (first + 6 * r + 5)%nat by lia.
    rewrite u1, u2, u3. ring.
Qed.

(** v_i has the value a_i. *)
Lemma program_satisfied f constant gates more given val :
  multiplies f -> valid gates ->
  let built := build f gates in
  (forall v, (v < length (nodes built))%nat -> given v = if (v =? 0)%nat then constant else 0) ->
  (forall v, (v < length (nodes built))%nat -> satisfied f (nodes built ++ more) given val v) ->
  forall i, (i <= length gates)%nat -> val (place built i) = nth i (rational_values constant gates) 0.
Proof.
  intro f_multiplies. revert more.
  induction gates as [|g gates IH] using rev_ind; intros more is_valid built inputs holds i inside.
  - simpl in inside. replace i with 0%nat by lia. unfold place. simpl.
    rewrite (holds 0%nat) by (simpl; lia). unfold activation, received, identity. simpl.
    rewrite (inputs 0%nat) by (simpl; lia). simpl. ring.
  - assert (length (nodes built) = (length (nodes (build f gates)) + length (gate_nodes f (build f gates) g))%nat)
      as size by (unfold built; rewrite nodes_snoc, app_length; reflexivity).
    assert (nodes built ++ more = nodes (build f gates) ++ gate_nodes f (build f gates) g ++ more) as split
      by (unfold built; rewrite nodes_snoc, <- app_assoc; reflexivity).
    rewrite split in holds.
    assert (forall k, (k <= length gates)%nat ->
            val (place (build f gates) k) = nth k (rational_values constant gates) 0) as earlier.
    { apply (IH (gate_nodes f (build f gates) g ++ more)).
      - apply (valid_prefix _ [g]). assumption.
      - intros v in_v. apply inputs. lia.
      - intros v in_v. apply holds. lia. }
    rewrite app_length in inside. simpl in inside. unfold built.
    destruct (Nat.eq_dec i (S (length gates))) as [->|distinct].
    2: { rewrite place_prefix by lia. rewrite earlier by lia. symmetry. apply run_prefix. lia. }
    unfold rational_values. rewrite run_last. rewrite place_last. apply valid_last in is_valid.
    destruct is_valid as [at_left at_right].
    pose proof (earlier _ at_left) as left_value. pose proof (earlier _ at_right) as right_value.
    unfold apply_gate. unfold rational_values in left_value, right_value. rewrite <- left_value, <- right_value.
    pose proof (nodes_positive f gates) as positive.
    unfold gate_nodes in *. destruct (operator g).
    3: { rewrite product_length in *.
      rewrite <- (product_satisfied f (nodes (build f gates)) more _ _ given val f_multiplies).
      - f_equal. lia.
      - intros i in_i. rewrite inputs by lia.
        destruct (Nat.eqb_spec (length (nodes (build f gates)) + i) 0); [lia|reflexivity].
      - intros i in_i. apply holds. lia. }
    all: cbn [sum_nodes length] in *;
      replace (length (nodes (build f gates)) + 1 - 1)%nat with (length (nodes (build f gates))) by lia;
      rewrite holds by lia; rewrite inputs by lia; unfold at_place;
      rewrite app_nth2, Nat.sub_diag by lia; cbn [sum_nodes app nth];
      rewrite merged_received; unfold activation, identity; cbn [is_sigma from weight shift];
      destruct (Nat.eqb_spec (length (nodes (build f gates))) 0); [lia|ring].
Qed.

(** The vertices of the program in a network with more vertices. *)
Lemma program_value f constant gates more inputs outputs x i :
  multiplies f -> valid gates ->
  let built := build f gates in
  let n := network_of f (nodes built ++ more) inputs outputs in
  forward_nodes (nodes built ++ more) ->
  (forall v, (v < length (nodes built))%nat -> injected n x v = if (v =? 0)%nat then constant else 0) ->
  (i <= length gates)%nat ->
  number_at n (distinguished (nodes built ++ more)) x (place built i) = nth i (rational_values constant gates) 0.
Proof.
  intros f_multiplies is_valid built n order inputs_given inside.
  apply (program_satisfied f constant gates more (injected n x)); try assumption.
  intros v in_v. unfold satisfied. apply distinguished_equation; [assumption|]. rewrite app_length.
  apply Nat.lt_lt_add_r. assumption.
Qed.

(** ** The shape *)

(** At most one edge between two vertices; a vertex with the activation sigma has one edge, of weight 1 and bias 0,
    which comes from a vertex with the identity. *)
Definition good (l : list node) (v : nat) : Prop :=
  let d := at_place l v in
  (forall a, In a (incoming d) -> (from a < v)%nat) /\
  NoDup (map from (incoming d)) /\
  (is_sigma d = true -> exists u, incoming d = [Arrow u 1 0] /\ is_sigma (at_place l u) = false).

Definition all_good (l : list node) : Prop := forall v, (v < length l)%nat -> good l v.

Lemma all_good_forward l : all_good l -> forward_nodes l.
Proof. intros all v a inside in_a. apply all; assumption. Qed.

Lemma at_place_app l m v : (v < length l)%nat -> at_place (l ++ m) v = at_place l v.
Proof. apply app_nth1. Qed.

Lemma good_app l m v : (v < length l)%nat -> good l v -> good (l ++ m) v.
Proof.
  intros inside (order & distinct & single). unfold good. rewrite at_place_app by assumption.
  split; [assumption|]. split; [assumption|]. intro sigma. destruct (single sigma) as (u & one & below).
  exists u. split; [assumption|]. rewrite at_place_app; [assumption|].
  specialize (order (Arrow u 1 0)). rewrite one in order. simpl in order. specialize (order (or_introl eq_refl)). lia.
Qed.

Lemma all_good_snoc l d :
  all_good l ->
  (forall a, In a (incoming d) -> (from a < length l)%nat) -> NoDup (map from (incoming d)) ->
  (is_sigma d = true -> exists u, incoming d = [Arrow u 1 0] /\ is_sigma (at_place l u) = false) ->
  all_good (l ++ [d]).
Proof.
  intros all order distinct single v inside. rewrite app_length in inside. simpl in inside.
  destruct (Nat.eq_dec v (length l)) as [->|other]; [|apply good_app; [|apply all]; lia].
  unfold good. assert (at_place (l ++ [d]) (length l) = d) as ->
    by (unfold at_place; rewrite app_nth2, Nat.sub_diag by lia; reflexivity).
  split; [assumption|]. split; [assumption|]. intro sigma. destruct (single sigma) as (u & one & below).
  exists u. split; [assumption|]. rewrite at_place_app; [assumption|].
  specialize (order (Arrow u 1 0)). rewrite one in order. simpl in order. specialize (order (or_introl eq_refl)). lia.
Qed.

Lemma merged_order a b v :
  (from a < v)%nat -> (from b < v)%nat -> forall c, In c (merged a b) -> (from c < v)%nat.
Proof.
  intros one two c. unfold merged. destruct (from a =? from b)%nat; [|destruct (from a <? from b)%nat];
    simpl; intros inside; intuition subst; simpl; assumption.
Qed.

Lemma merged_distinct a b : NoDup (map from (merged a b)).
Proof.
  unfold merged. destruct (Nat.eqb_spec (from a) (from b)) as [same|distinct]; [repeat constructor; auto|].
  destruct (from a <? from b)%nat; simpl; (constructor; [simpl; intuition congruence|repeat constructor; auto]).
Qed.

Lemma good_merged l a b :
  all_good l -> (from a < length l)%nat -> (from b < length l)%nat -> all_good (l ++ [Node false (merged a b)]).
Proof.
  intros all one two. apply all_good_snoc; cbn [incoming is_sigma]; try assumption.
  - apply merged_order; assumption.
  - apply merged_distinct.
  - discriminate.
Qed.

Lemma good_single l a : all_good l -> (from a < length l)%nat -> all_good (l ++ [Node false [a]]).
Proof.
  intros all one. apply all_good_snoc; cbn [incoming is_sigma]; try assumption.
  - intros b [<-|[]]. assumption.
  - repeat constructor. auto.
  - discriminate.
Qed.

Lemma good_sigma l u :
  all_good l -> (u < length l)%nat -> is_sigma (at_place l u) = false -> all_good (l ++ [Node true [Arrow u 1 0]]).
Proof.
  intros all one below. apply all_good_snoc; cbn [incoming is_sigma]; try assumption.
  - intros b [<-|[]]. assumption.
  - repeat constructor. auto.
  - intros _. exists u. auto.
Qed.

Lemma good_copy l j k r first :
  all_good l -> length l = (first + 6 * r)%nat -> (j < first)%nat -> (k < first)%nat ->
  all_good (l ++ copy_nodes first j k r).
Proof.
  intros all size in_j in_k. unfold copy_nodes.
  set (n1 := Node false (merged (Arrow j 1 (natural r)) (Arrow k 1 0))).
  set (n2 := Node false [Arrow j 1 (natural r)]). set (n3 := Node false [Arrow k 1 (natural r)]).
  set (n4 := Node true [Arrow (first + 6 * r) 1 0]). set (n5 := Node true [Arrow (first + 6 * r + 1) 1 0]).
  set (n6 := Node true [Arrow (first + 6 * r + 2) 1 0]).
  change [n1; n2; n3; n4; n5; n6] with ([n1] ++ [n2] ++ [n3] ++ [n4] ++ [n5] ++ [n6]).
  rewrite !app_assoc.
  assert (all_good (((l ++ [n1]) ++ [n2]) ++ [n3])) as lower.
  { apply good_single; [apply good_single; [apply good_merged|]|]; rewrite ?app_length; simpl; try assumption; lia. }
  assert (forall m, is_sigma (at_place ((((l ++ [n1]) ++ [n2]) ++ [n3]) ++ m) (first + 6 * r)) = false /\
                    is_sigma (at_place ((((l ++ [n1]) ++ [n2]) ++ [n3]) ++ m) (first + 6 * r + 1)) = false /\
                    is_sigma (at_place ((((l ++ [n1]) ++ [n2]) ++ [n3]) ++ m) (first + 6 * r + 2)) = false) as below.
  { intro m. rewrite <- !app_assoc. rewrite <- size. unfold at_place.
    repeat split; rewrite app_nth2 by lia.
    - rewrite Nat.sub_diag. reflexivity.
    - replace (length l + 1 - length l)%nat with 1%nat by lia. reflexivity.
    - replace (length l + 2 - length l)%nat with 2%nat by lia. reflexivity. }
  apply good_sigma; [apply good_sigma; [apply good_sigma|..]|..]; rewrite ?app_length; simpl; try assumption; try lia.
  - rewrite <- (app_nil_r (((l ++ [n1]) ++ [n2]) ++ [n3])). apply below.
  - apply below.
  - rewrite <- app_assoc. apply below.
Qed.

Lemma good_copies l j k first count :
  all_good l -> length l = first -> (j < first)%nat -> (k < first)%nat ->
  all_good (l ++ flat_map (copy_nodes first j k) (seq 0 count)).
Proof.
  intros all size in_j in_k. induction count as [|count IH]; [rewrite app_nil_r; assumption|].
  rewrite seq_S, flat_map_app, app_assoc. cbn [flat_map Nat.add]. rewrite app_nil_r.
  apply good_copy; try assumption.
  rewrite app_length, (flat_map_length _ _ 6) by reflexivity. rewrite seq_length. lia.
Qed.

Lemma output_arrows_in f first count a :
  In a (flat_map (output_arrows f first) (seq 0 count)) ->
  (first <= from a < first + 6 * count)%nat.
Proof.
  intro inside. apply in_flat_map in inside. destruct inside as (r & in_r & in_a). apply in_seq in in_r.
  unfold output_arrows in in_a. simpl in in_a. intuition subst; simpl; lia.
Qed.

Lemma output_arrows_distinct f first count :
  NoDup (map from (flat_map (output_arrows f first) (seq 0 count))).
Proof.
  induction count as [|count IH]; [constructor|].
  rewrite seq_S, flat_map_app, map_app. apply NoDup_append; [assumption| |].
  - simpl. repeat constructor; simpl; intuition lia.
  - intros v inside last. apply in_map_iff in inside. destruct inside as (a & <- & inside).
    apply output_arrows_in in inside. simpl in last. intuition lia.
Qed.

Lemma good_product f l j k :
  all_good l -> (j < length l)%nat -> (k < length l)%nat -> all_good (l ++ product_nodes f (length l) j k).
Proof.
  intros all in_j in_k. unfold product_nodes. rewrite app_assoc.
  set (m := l ++ flat_map (copy_nodes (length l) j k) (copies (degree f))).
  assert (length m = (length l + 6 * (degree f + 1))%nat) as size.
  { unfold m. rewrite app_length, (flat_map_length _ _ 6) by reflexivity. rewrite copies_count. lia. }
  match goal with |- all_good (m ++ [?z; ?v]) => change [z; v] with ([z] ++ [v]) end.
  rewrite app_assoc. apply good_single; [|rewrite app_length; simpl; lia].
  apply all_good_snoc; cbn [incoming is_sigma].
  - apply good_copies; auto.
  - intros a inside. apply output_arrows_in in inside. lia.
  - apply output_arrows_distinct.
  - discriminate.
Qed.

Lemma program_good f gates : valid gates -> all_good (nodes (build f gates)).
Proof.
  induction gates as [|g gates IH] using rev_ind; intro is_valid.
  - intros v inside. simpl in inside. replace v with 0%nat by lia. unfold good. simpl.
    split; [contradiction|]. split; [constructor|discriminate].
  - specialize (IH (valid_prefix _ _ is_valid)). apply valid_last in is_valid. destruct is_valid as [at_left at_right].
    pose proof (place_inside f gates _ at_left). pose proof (place_inside f gates _ at_right).
    rewrite nodes_snoc. unfold gate_nodes. destruct (operator g).
    + apply good_merged; assumption.
    + apply good_merged; assumption.
    + apply good_product; assumption.
Qed.

Lemma good_well_formed f l inputs outputs :
  all_good l -> (forall v, In v inputs -> (v < length l)%nat) -> (forall v, In v outputs -> (v < length l)%nat) ->
  well_formed (network_of f l inputs outputs) 1 = true.
Proof.
  intros all in_inputs in_outputs. unfold well_formed. simpl vertices. rewrite map_length.
  rewrite !andb_true_iff, !forallb_forall. split; [split|].
  - intros e inside. apply edges_from_in in inside. destruct inside as (v & a & in_v & in_a & ->).
    pose proof (all_good_forward _ all v a in_v in_a) as order. simpl head. simpl tail. simpl weight_options.
    rewrite !andb_true_iff, !Nat.ltb_lt. unfold is_source. simpl vertices. rewrite nth_neuron by assumption.
    repeat split; try assumption. rewrite nth_neuron by lia. reflexivity.
  - intros v inside. apply Nat.ltb_lt. auto.
  - intros v inside. apply Nat.ltb_lt. auto.
Qed.
(** ** Sizes *)

Lemma products_snoc gates g : products (gates ++ [g]) = (products gates + if is_product g then 1 else 0)%nat.
Proof. unfold products. rewrite filter_app, app_length. simpl. destruct (is_product g); reflexivity. Qed.

Lemma sums_snoc gates g : sums (gates ++ [g]) = (sums gates + if is_product g then 0 else 1)%nat.
Proof. unfold sums. rewrite filter_app, app_length. simpl. destruct (is_product g); reflexivity. Qed.

Lemma squares_snoc gates g :
  squares (gates ++ [g]) = (squares gates + if (left g =? right g)%nat && is_product g then 1 else 0)%nat.
Proof.
  unfold squares. rewrite filter_app. simpl. destruct (left g =? right g)%nat; simpl.
  - apply products_snoc.
  - rewrite app_nil_r. lia.
Qed.

Lemma doubles_snoc gates g :
  doubles (gates ++ [g]) = (doubles gates + if (left g =? right g)%nat && negb (is_product g) then 1 else 0)%nat.
Proof.
  unfold doubles. rewrite filter_app. simpl. destruct (left g =? right g)%nat; simpl.
  - rewrite sums_snoc. destruct (is_product g); reflexivity.
  - rewrite app_nil_r. lia.
Qed.

Lemma edge_count_app sigma l m : edge_count sigma (l ++ m) = (edge_count sigma l + edge_count sigma m)%nat.
Proof. unfold edge_count. rewrite filter_app, map_app. apply list_sum_app. Qed.

Lemma edge_count_chunks {A} sigma (g : A -> list node) rs c :
  (forall r, edge_count sigma (g r) = c) -> edge_count sigma (flat_map g rs) = (length rs * c)%nat.
Proof.
  intro each. induction rs as [|r rs IH]; simpl; [reflexivity|]. rewrite edge_count_app, each, IH. reflexivity.
Qed.

Lemma edges_from_length start l : length (edges_from start l) = (edge_count false l + edge_count true l)%nat.
Proof.
  revert start. induction l as [|d l IH]; intro start; [reflexivity|]. simpl. rewrite app_length, map_length, IH.
  unfold edge_count. simpl. destruct (is_sigma d); simpl; lia.
Qed.

Lemma merged_length a b : length (merged a b) = if (from a =? from b)%nat then 1%nat else 2%nat.
Proof. unfold merged. destruct (from a =? from b)%nat; [|destruct (from a <? from b)%nat]; reflexivity. Qed.

Lemma place_equal f gates i j :
  (i <= length gates)%nat -> (j <= length gates)%nat ->
  (place (build f gates) i =? place (build f gates) j)%nat = (i =? j)%nat.
Proof.
  intros in_i in_j. destruct (Nat.eqb_spec i j) as [->|distinct]; [apply Nat.eqb_refl|]. apply Nat.eqb_neq.
  destruct (Nat.lt_gt_cases i j) as [cases _]. destruct (cases distinct) as [less|more].
  - pose proof (place_increases f gates i j ltac:(lia)). lia.
  - pose proof (place_increases f gates j i ltac:(lia)). lia.
Qed.

Lemma gate_edges f gates g :
  (left g <= length gates)%nat -> (right g <= length gates)%nat ->
  let new := gate_nodes f (build f gates) g in
  let copied := (degree f + 1)%nat in
  let into := if (left g =? right g)%nat then 1%nat else 2%nat in
  edge_count false new = (if is_product g then copied * (into + 5) + 1 else into)%nat /\
  edge_count true new = (if is_product g then 3 * copied else 0)%nat.
Proof.
  intros at_left at_right new copied into. unfold new, gate_nodes.
  assert (forall a b, from a = place (build f gates) (left g) -> from b = place (build f gates) (right g) ->
          length (merged a b) = into) as merging.
  { intros a b one two. rewrite merged_length, one, two, place_equal by assumption. reflexivity. }
  unfold is_product. destruct (operator g).
  - unfold sum_nodes, edge_count. cbn [filter is_sigma Bool.eqb map fold_right incoming].
    rewrite merging by reflexivity. lia.
  - unfold sum_nodes, edge_count. cbn [filter is_sigma Bool.eqb map fold_right incoming].
    rewrite merging by reflexivity. lia.
  - unfold product_nodes. rewrite !edge_count_app.
    rewrite (edge_count_chunks false _ _ (into + 2)), (edge_count_chunks true _ _ 3), copies_count.
    + unfold edge_count. cbn [filter is_sigma Bool.eqb map fold_right incoming length].
      rewrite (flat_map_length _ _ 3) by reflexivity. rewrite copies_count. unfold copied. lia.
    + intro r. reflexivity.
    + intro r. unfold edge_count, copy_nodes. cbn [filter is_sigma Bool.eqb map fold_right incoming length].
      rewrite merging by reflexivity. lia.
Qed.

Theorem program_size : size_correct.
Proof.
  intros f gates is_valid built copied m. unfold built, m. clear built m.
  induction gates as [|g gates IH] using rev_ind.
  { unfold squares, doubles, products, sums, edge_count. simpl. lia. }
  specialize (IH (valid_prefix _ _ is_valid)). apply valid_last in is_valid. destruct is_valid as [at_left at_right].
  destruct (gate_edges f gates g at_left at_right) as [identity_edges sigma_edges].
  change (degree f + 1)%nat with copied in identity_edges, sigma_edges.
  rewrite nodes_snoc, !edge_count_app, !app_length, identity_edges, sigma_edges.
  rewrite products_snoc, sums_snoc, squares_snoc, doubles_snoc. destruct IH as (count & one & two).
  rewrite two, count. cbn [length].
  assert (length (gate_nodes f (build f gates) g) = if is_product g then 6 * copied + 2 else 1)%nat as ->.
  { unfold gate_nodes, is_product. destruct (operator g); [reflexivity..|]. apply product_length. }
  destruct (is_product g), (left g =? right g)%nat; cbn [andb negb]; nia.
Qed.
