(** B-L3.1: what the network of ProductGadget.v computes. *)

From Coq Require Import List Arith ZArith QArith Qcanon Lia Bool.
Require Import Networks NetworksProof ProductGadget.
Import ListNotations.
Open Scope Qc_scope.

Lemma dot_one w v : dot [w] v = w * hd 0 v.
Proof. destruct v as [|a v]; unfold dot; simpl; ring. Qed.

Section Value.

Variables (activation : Qc -> Qc) (mu : nat) (lambda : nat -> Qc) (x y : Qc).

Let n := gadget activation mu lambda.
Let theta := map only_parameters (edges n).
Let val := value n theta [x; y].

(** One edge with fixed parameters, seen from the vertex [v]. *)
Definition seen (v : nat) (e : edge) : Qc :=
  if (head e =? v)%nat then hd 0 (hd [] (weight_options e)) * hd 0 (val (tail e)) + hd 0 (bias_options e) else 0.

Definition all_fixed (es : list edge) : Prop := Forall (fun e => exists w, weight_options e = [[w]]) es.

Lemma copy_fixed r : all_fixed (copy_edges r).
Proof. repeat constructor; eexists; reflexivity. Qed.

Lemma output_fixed r : all_fixed (output_edges mu lambda r).
Proof. repeat constructor; eexists; reflexivity. Qed.

Lemma edge_fixed e : In e (edges n) -> exists w, weight_options e = [[w]].
Proof.
  intro inside. simpl in inside. apply in_app_or in inside.
  destruct inside as [inside|inside]; apply in_flat_map in inside; destruct inside as (r & _ & inside).
  - pose proof (copy_fixed r) as all. unfold all_fixed in all. rewrite Forall_forall in all. auto.
  - pose proof (output_fixed r) as all. unfold all_fixed in all. rewrite Forall_forall in all. auto.
Qed.

Lemma combine_self {A B} (g : A -> B) l : combine l (map g l) = map (fun a => (a, g a)) l.
Proof. induction l as [|a l IH]; simpl; [|rewrite IH]; reflexivity. Qed.

Lemma preactivation_sum v :
  preactivation n theta [x; y] val v =
  injected n [x; y] v +
  (sum (map (fun r => sum (map (seen v) (copy_edges r))) (copies mu)) +
   sum (map (fun r => sum (map (seen v) (output_edges mu lambda r))) (copies mu))).
Proof.
  unfold preactivation. f_equal. unfold edges_into, theta. rewrite sum_filter, combine_self, map_map.
  rewrite (map_ext_in _ (seen v)).
  - simpl. rewrite map_app, sum_app, !sum_flat_map. reflexivity.
  - intros e inside. apply edge_fixed in inside. destruct inside as [w one]. unfold seen, contribution. cbn [fst snd].
    destruct (head e =? v)%nat; [|reflexivity]. unfold only_parameters. rewrite one. cbn [weights bias map hd].
    rewrite dot_one. reflexivity.
Qed.

Lemma goes_forward : forward n.
Proof.
  intros e inside. simpl in inside. apply in_app_or in inside.
  destruct inside as [inside|inside]; apply in_flat_map in inside; destruct inside as (r & range & inside);
    apply in_seq in range; simpl in inside; unfold L, U, z in inside; intuition subst; simpl; lia.
Qed.

Lemma copies_length {A} (l : list A) m start :
  length (flat_map (fun _ => l) (seq start m)) = (m * length l)%nat.
Proof. revert start. induction m as [|m IH]; intro start; simpl; [reflexivity|]. rewrite app_length, IH. reflexivity.
Qed.

Lemma vertex_count : length (vertices n) = (3 + 6 * (mu + 1))%nat.
Proof. simpl. rewrite app_length. unfold copies. rewrite copies_length. simpl. lia. Qed.

Lemma nth_copies {A} (l : list A) d m start r k :
  (r < m)%nat -> (k < length l)%nat -> nth (k + length l * r) (flat_map (fun _ => l) (seq start m)) d = nth k l d.
Proof.
  revert start r. induction m as [|m IH]; intros start r in_r in_k; [lia|]. simpl. destruct r as [|r].
  - rewrite Nat.mul_0_r, Nat.add_0_r. apply app_nth1. assumption.
  - rewrite app_nth2 by nia. replace (k + length l * S r - length l)%nat with (k + length l * r)%nat by nia.
    apply IH; lia.
Qed.

Lemma nth_vertex k r :
  (r <= mu)%nat -> (k < 6)%nat ->
  nth (2 + k + 6 * r) (vertices n) Source = if (k <? 3)%nat then Neuron identity else Neuron activation.
Proof.
  intros in_r in_k. change (2 + k + 6 * r)%nat with (S (S (k + 6 * r))). cbn [n gadget vertices app nth].
  rewrite app_nth1 by (unfold copies; rewrite copies_length; simpl; lia).
  change (k + 6 * r)%nat
    with (k + length (repeat (Neuron identity) 3 ++ repeat (Neuron activation) 3) * r)%nat.
  unfold copies. rewrite nth_copies by (simpl; lia).
  do 6 (destruct k as [|k]; [reflexivity|]). lia.
Qed.

Lemma last_vertex : nth (z mu) (vertices n) Source = Neuron identity.
Proof.
  unfold z. change (2 + 6 * (mu + 1))%nat with (S (S (6 * (mu + 1)))). cbn [n gadget vertices app nth].
  rewrite app_nth2 by (unfold copies; rewrite copies_length; simpl; lia).
  unfold copies. rewrite copies_length. replace (6 * (mu + 1) - _)%nat with 0%nat by (simpl; lia). reflexivity.
Qed.

(** Only the copy r has edges into its own vertices. *)
Lemma no_output_edges v :
  v <> z mu -> sum (map (fun r => sum (map (seen v) (output_edges mu lambda r))) (copies mu)) = 0.
Proof.
  intro other. apply sum_map_zero. intros r _. unfold output_edges, seen. cbn [map sum fold_right head fixed].
  destruct (Nat.eqb_spec (z mu) v); [congruence|ring].
Qed.

Lemma one_copy v r (total : Qc) :
  (r <= mu)%nat -> v <> z mu ->
  (forall r', sum (map (seen v) (copy_edges r')) = if (r' =? r)%nat then total else 0) ->
  preactivation n theta [x; y] val v = injected n [x; y] v + total.
Proof.
  intros in_r other each. rewrite preactivation_sum, no_output_edges by assumption.
  rewrite (map_ext _ (fun r' => if (r' =? r)%nat then total else 0)) by apply each.
  unfold copies. rewrite (sum_single (fun _ => total) r) by lia. ring.
Qed.

Lemma not_injected v : (2 <= v)%nat -> injected n [x; y] v = 0.
Proof. intro large. destruct v as [|[|v]]; [lia|lia|reflexivity]. Qed.

Ltac by_places :=
  repeat match goal with
  | |- context [Nat.eqb ?a ?b] => destruct (Nat.eqb_spec a b); try lia
  end.

Lemma input_x : val 0 = [x].
Proof.
  unfold val. rewrite value_equation by (try apply goes_forward; rewrite vertex_count; lia). fold val.
  cbn [n gadget vertices app nth vertex_value]. unfold identity. f_equal. rewrite preactivation_sum.
  rewrite no_output_edges by (unfold z; lia). rewrite sum_map_zero.
  - unfold injected. simpl. ring.
  - intros r _. unfold copy_edges, seen. cbn [map sum fold_right head fixed]. unfold L, U. by_places. ring.
Qed.

Lemma input_y : val 1 = [y].
Proof.
  unfold val. rewrite value_equation by (try apply goes_forward; rewrite vertex_count; lia). fold val.
  cbn [n gadget vertices app nth vertex_value]. unfold identity. f_equal. rewrite preactivation_sum.
  rewrite no_output_edges by (unfold z; lia). rewrite sum_map_zero.
  - unfold injected. simpl. ring.
  - intros r _. unfold copy_edges, seen. cbn [map sum fold_right head fixed]. unfold L, U. by_places. ring.
Qed.

Lemma neuron_value k r (total : Qc) :
  (r <= mu)%nat -> (k < 6)%nat ->
  (forall r', sum (map (seen (2 + k + 6 * r)) (copy_edges r')) = if (r' =? r)%nat then total else 0) ->
  val (2 + k + 6 * r) = [(if (k <? 3)%nat then identity else activation) total].
Proof.
  intros in_r in_k each. unfold val. rewrite value_equation by (try apply goes_forward; rewrite vertex_count; lia).
  fold val.
  rewrite nth_vertex by assumption. rewrite (one_copy _ r total) by (assumption || unfold z; lia).
  rewrite not_injected by lia. rewrite Qcplus_0_l. destruct (k <? 3)%nat; reflexivity.
Qed.

Ltac each_copy r :=
  let other_copy := fresh in intro other_copy; unfold copy_edges, seen;
  cbn [map sum fold_right head tail fixed weight_options bias_options hd];
  unfold L, U; destruct (Nat.eqb_spec other_copy r) as [->|];
  [rewrite ?Nat.eqb_refl|]; by_places.

Lemma L1_value r : (r <= mu)%nat -> val (L 1 r) = [x + y + natural r].
Proof.
  intro in_r. change (L 1 r) with (2 + 0 + 6 * r)%nat. rewrite (neuron_value 0 r (x + y + natural r)); try lia.
  - reflexivity.
  - each_copy r; rewrite ?input_x, ?input_y; cbn [hd]; ring.
Qed.

Lemma L2_value r : (r <= mu)%nat -> val (L 2 r) = [x + natural r].
Proof.
  intro in_r. change (L 2 r) with (2 + 1 + 6 * r)%nat. rewrite (neuron_value 1 r (x + natural r)); try lia.
  - reflexivity.
  - each_copy r; rewrite ?input_x, ?input_y; cbn [hd]; ring.
Qed.

Lemma L3_value r : (r <= mu)%nat -> val (L 3 r) = [y + natural r].
Proof.
  intro in_r. change (L 3 r) with (2 + 2 + 6 * r)%nat. rewrite (neuron_value 2 r (y + natural r)); try lia.
  - reflexivity.
  - each_copy r; rewrite ?input_x, ?input_y; cbn [hd]; ring.
Qed.

Lemma U_value t r total :
  (1 <= t <= 3)%nat -> (r <= mu)%nat -> val (L t r) = [total] -> val (U t r) = [activation total].
Proof.
  intros in_t in_r lower.
  assert (t = 1 \/ t = 2 \/ t = 3)%nat as [->|[->| ->]] by lia.
  - change (U 1 r) with (2 + 3 + 6 * r)%nat. rewrite (neuron_value 3 r total); try lia; [reflexivity|].
    each_copy r; change (1 + 1 + 6 * r)%nat with (L 1 r); rewrite ?lower; cbn [hd]; ring.
  - change (U 2 r) with (2 + 4 + 6 * r)%nat. rewrite (neuron_value 4 r total); try lia; [reflexivity|].
    each_copy r; change (1 + 2 + 6 * r)%nat with (L 2 r); rewrite ?lower; cbn [hd]; ring.
  - change (U 3 r) with (2 + 5 + 6 * r)%nat. rewrite (neuron_value 5 r total); try lia; [reflexivity|].
    each_copy r; change (1 + 3 + 6 * r)%nat with (L 3 r); rewrite ?lower; cbn [hd]; ring.
Qed.

Lemma output_value :
  output n theta [x; y] =
  [sum (map (fun r =>
     lambda r * (activation (x + y + natural r) - activation (x + natural r) - activation (y + natural r)))
     (seq 0 (mu + 1)))].
Proof.
  unfold output. change (outputs n) with [z mu]. cbn [map]. fold val. fold (val (z mu)). f_equal.
  unfold val at 1. rewrite value_equation by (try apply goes_forward; rewrite vertex_count; unfold z; lia). fold val.
  rewrite last_vertex. cbn [vertex_value hd]. unfold identity. rewrite preactivation_sum.
  rewrite not_injected by (unfold z; lia). rewrite sum_map_zero.
  - rewrite !Qcplus_0_l. unfold copies. f_equal. apply map_ext_in. intros r in_r. apply in_seq in in_r.
    unfold output_edges, seen. cbn [map sum fold_right head tail fixed weight_options bias_options hd].
    rewrite !Nat.eqb_refl.
    rewrite (U_value 1 r _ ltac:(lia) ltac:(lia) (L1_value r ltac:(lia))).
    rewrite (U_value 2 r _ ltac:(lia) ltac:(lia) (L2_value r ltac:(lia))).
    rewrite (U_value 3 r _ ltac:(lia) ltac:(lia) (L3_value r ltac:(lia))). cbn [hd]. ring.
  - intros r in_r. apply in_seq in in_r. unfold copy_edges, seen. cbn [map sum fold_right head fixed].
    unfold L, U, z. by_places. ring.
Qed.

End Value.

Theorem gadget_value : value_correct.
Proof. intros activation mu lambda x y. apply output_value. Qed.

Theorem gadget_unique : unique_correct.
Proof.
  intros f theta. unfold lift, allowed. split.
  - apply Forall2_function. intros e [ws b] inside [chosen in_b].
    assert (exists w c, weight_options e = [[w]] /\ bias_options e = [c]) as (w & c & one & single).
    { simpl in inside. apply in_app_or in inside.
      destruct inside as [inside|inside]; apply in_flat_map in inside; destruct inside as (r & _ & inside);
        simpl in inside; intuition subst; eexists _, _; split; reflexivity. }
    unfold only_parameters. rewrite one, single in *. cbn [weights bias map hd] in *.
    inversion chosen as [|? w' ? rest in_w none]; subst. inversion none; subst.
    destruct in_w as [<-|[]]. destruct in_b as [<-|[]]. reflexivity.
  - intros ->. rewrite Forall2_map_right. apply (Forall2_nth _ (Edge 0 0 [] []) (Edge 0 0 [] [])).
    split; [reflexivity|].
    intros j in_j. apply nth_In with (d := Edge 0 0 [] []) in in_j. revert in_j.
    generalize (nth j (edges (net (reduce f))) (Edge 0 0 [] [])). intros e inside. simpl in inside.
    apply in_app_or in inside.
    destruct inside as [inside|inside]; apply in_flat_map in inside; destruct inside as (r & _ & inside);
      simpl in inside; intuition subst; split; repeat constructor.
Qed.
