(** B-T1.3b: proofs of the statements in BackpropBit.v. *)

From Coq Require Import List Arith ZArith QArith Qcanon Lia Bool.
Require Import Networks NetworksProof Programs ProgramsProof ProductGadget ProductGadgetProof PolynomialFacts
  ProgramNetwork ProgramNetworkProof Backpropagation BackpropBit.
Import ListNotations.
Open Scope Qc_scope.

(** ** The network with the last edge's weight [w] *)

Section Network.

Variables (f : list Qc) (constant : Qc) (gates : list gate).
Hypothesis is_valid : valid gates.

Let built := build f gates.
Let output_place := place built (length gates).
Let last_vertex := length (nodes built).

Definition nodes_with (w : Qc) : list node := nodes built ++ [Node false [Arrow output_place w 0]].

Let net_with (w : Qc) : network := network_of f (nodes_with w) [0%nat] [last_vertex].

Lemma output_inside : (output_place < last_vertex)%nat.
Proof. apply place_inside. lia. Qed.

Lemma nodes_with_good w : all_good (nodes_with w).
Proof. apply good_single; [apply program_good; assumption|]. apply output_inside. Qed.

Lemma nodes_with_length w : length (nodes_with w) = S last_vertex.
Proof. unfold nodes_with. rewrite app_length. simpl. unfold last_vertex. lia. Qed.

Lemma one_input w v : injected (net_with w) [constant] v = if (v =? 0)%nat then constant else 0.
Proof. unfold injected. simpl. destruct v; simpl; ring. Qed.

Hypothesis f_multiplies : multiplies f.

Lemma program_values w i :
  (i <= length gates)%nat ->
  number_at (net_with w) (distinguished (nodes_with w)) [constant] (place built i) =
  nth i (rational_values constant gates) 0.
Proof.
  intro inside. apply program_value; try assumption.
  - apply all_good_forward, nodes_with_good.
  - intros v _. apply one_input.
Qed.

(** The output is w a_l. *)
Lemma output_with w :
  number_at (net_with w) (distinguished (nodes_with w)) [constant] last_vertex = w * rational_output constant gates.
Proof.
  unfold net_with. rewrite distinguished_equation.
  - fold (net_with w). rewrite one_input. pose proof output_inside.
    destruct (Nat.eqb_spec last_vertex 0); [lia|].
    assert (at_place (nodes_with w) last_vertex = Node false [Arrow output_place w 0]) as ->.
    { unfold at_place, nodes_with, last_vertex. rewrite app_nth2, Nat.sub_diag by lia. reflexivity. }
    unfold received, activation, identity. cbn [is_sigma incoming map sum fold_right weight shift from].
    unfold output_place. rewrite program_values by lia. unfold rational_output. ring.
  - apply all_good_forward, nodes_with_good.
  - rewrite nodes_with_length. lia.
Qed.

End Network.

(** ** The parts of the question *)

Lemma edges_from_app start l m :
  edges_from start (l ++ m) = edges_from start l ++ edges_from (start + length l) m.
Proof.
  revert start. induction l as [|d l IH]; intro start; simpl; [rewrite Nat.add_0_r; reflexivity|].
  rewrite IH, <- app_assoc. do 3 f_equal. lia.
Qed.

Lemma question_edges f gates inputs outputs w :
  edges (network_of f (nodes_with f gates w) inputs outputs) =
  edges_from 0 (nodes (build f gates)) ++
  [arrow_edge (length (nodes (build f gates))) (Arrow (place (build f gates) (length gates)) w 0)].
Proof. simpl edges. unfold nodes_with. rewrite edges_from_app. reflexivity. Qed.

Lemma asked_edge f constant gates y copies :
  let q := ask f constant gates y copies in
  nth (asked q) (edges (asked_network q)) (Edge 0 0 [] []) =
  arrow_edge (length (nodes (build f gates))) (Arrow (place (build f gates) (length gates)) 0 0).
Proof.
  intro q. unfold q, ask, question_network. cbn [asked asked_network].
  change (question_nodes f gates) with (nodes_with f gates 0). unfold question_network.
  change (question_nodes f gates) with (nodes_with f gates 0). rewrite !question_edges.
  rewrite app_length. cbn [length]. rewrite app_nth2 by lia.
  match goal with |- nth ?k _ _ = _ => replace k with 0%nat by lia end. reflexivity.
Qed.

Lemma weight_changed f constant gates y copies w :
  with_weight (ask f constant gates y copies) w = distinguished (nodes_with f gates w).
Proof.
  unfold with_weight, ask, question_network. cbn [asked asked_parameters asked_network].
  change (question_nodes f gates) with (nodes_with f gates 0). unfold distinguished.
  pose proof (question_edges f gates [0%nat] [length (nodes (build f gates))]) as shape. simpl edges in shape.
  unfold program. simpl edges. rewrite !shape. set (before := edges_from 0 (nodes (build f gates))).
  rewrite map_length, !app_length. cbn [length]. rewrite !map_app, Nat.add_1_r, seq_S, Nat.add_0_l.
  rewrite combine_app by (rewrite seq_length, map_length; reflexivity). rewrite map_app.
  replace (S (length before) - 1)%nat with (length before) by lia. f_equal.
  - rewrite <- (map_length only_parameters before).
    rewrite (combine_seq (map only_parameters before) (EdgeParameters [] 0)), map_map.
    transitivity (map (fun i => nth i (map only_parameters before) (EdgeParameters [] 0))
      (seq 0 (length (map only_parameters before)))); [|apply map_nth_seq].
    apply map_ext_in. intros i inside. apply in_seq in inside. cbn [fst snd].
    destruct (Nat.eqb_spec i (length (map only_parameters before))); [lia|reflexivity].
  - cbn [map combine fst snd]. rewrite Nat.eqb_refl. reflexivity.
Qed.

(** ** What backpropagation gives *)

Lemma errors_from_later n slopes loss_slopes theta s count later v :
  nth (count + v) (errors_from n slopes loss_slopes theta s count later) 0 = nth v later 0.
Proof.
  revert later v. induction count as [|count IH]; intros later v; simpl; [reflexivity|].
  rewrite plus_n_Sm, IH. reflexivity.
Qed.

(** The values do not read the lists of options. *)
Definition ends (e : edge) : nat * nat := (tail e, head e).

Lemma same_preactivation n n' theta x z v :
  inputs n = inputs n' -> map ends (edges n) = map ends (edges n') ->
  preactivation n theta x z v = preactivation n' theta x z v.
Proof.
  intros same_inputs same_ends. unfold preactivation, injected. rewrite same_inputs. f_equal.
  assert (forall m, sum (map (contribution z) (edges_into m theta v)) =
    sum (map (fun entry => if (snd (fst entry) =? v)%nat
                           then dot (weights (snd entry)) (z (fst (fst entry))) + bias (snd entry) else 0)
             (combine (map ends (edges m)) theta))) as read.
  { intro m. unfold edges_into. rewrite sum_filter. generalize theta as p.
    induction (edges m) as [|e es IH]; intros [|a p]; simpl; [reflexivity..|]. rewrite IH. reflexivity. }
  rewrite !read, same_ends. reflexivity.
Qed.

Lemma same_values n n' theta x :
  vertices n = vertices n' -> inputs n = inputs n' -> map ends (edges n) = map ends (edges n') ->
  values n theta x = values n' theta x.
Proof.
  intros same_vertices same_inputs same_ends. unfold values. rewrite same_vertices. generalize (@nil (list Qc)).
  clear same_vertices. induction (vertices n') as [|kind rest IH]; intro known; simpl; [reflexivity|].
  rewrite (same_preactivation n n') by assumption. apply IH.
Qed.

Section Entry.

Variables (f : list Qc) (constant : Qc) (gates : list gate) (y : Qc) (copies : nat).
Hypothesis is_valid : valid gates.
Hypothesis f_multiplies : multiplies f.

Let q := ask f constant gates y copies.
Let last_vertex := length (nodes (build f gates)).
Let net_with (w : Qc) : network := network_of f (nodes_with f gates w) [0%nat] [last_vertex].

Lemma asked_is : asked_network q = net_with 0.
Proof. reflexivity. Qed.

Lemma net_values w theta : values (net_with 0) theta [constant] = values (net_with w) theta [constant].
Proof.
  apply same_values; try reflexivity; unfold net_with.
  - simpl. unfold nodes_with. rewrite !map_app. reflexivity.
  - rewrite !question_edges, !map_app. reflexivity.
Qed.

Lemma output_is w :
  output (asked_network q) (distinguished (nodes_with f gates w)) [constant] = [w * rational_output constant gates].
Proof.
  rewrite asked_is. unfold output. cbn [net_with outputs network_of map]. f_equal.
  rewrite <- (output_with f constant gates is_valid f_multiplies w). unfold number_at, value. f_equal.
  rewrite (net_values w). reflexivity.
Qed.

Lemma parameters_are : asked_parameters q = distinguished (nodes_with f gates 0).
Proof. reflexivity. Qed.

Lemma last_error :
  nth last_vertex (errors (asked_network q) (asked_slopes q) half_squared_error_slopes (asked_parameters q)
    (Sample [constant] [y] copies)) 0 = - y.
Proof.
  unfold errors. change (length (vertices (asked_network q)))
    with (length (map (fun d => Neuron (activation f d)) (nodes_with f gates 0))).
  rewrite map_length, nodes_with_length.
  fold last_vertex. cbn [errors_from]. rewrite <- (Nat.add_0_r last_vertex) at 1. rewrite errors_from_later.
  cbn [nth]. unfold error_of, output_error. cbn [label input].
  match goal with |- context [filter ?p (combine (edges _) _)] => set (leaving := p) end.
  assert (filter leaving (combine (edges (asked_network q)) (asked_parameters q)) = []) as none.
  { destruct (filter _ _) as [|[e p] rest] eqn:found; [reflexivity|exfalso].
    assert (In (e, p) ((e, p) :: rest)) as inside by (left; reflexivity). rewrite <- found in inside.
    apply filter_In in inside. destruct inside as [inside at_tail]. apply in_combine_l in inside.
    unfold leaving in at_tail. cbn [fst] in at_tail. apply Nat.eqb_eq in at_tail.
    rewrite asked_is in inside. apply edges_from_in in inside. destruct inside as (v & a & in_v & in_a & ->).
    pose proof (all_good_forward _ (nodes_with_good f gates is_valid 0) v a in_v in_a) as order.
    rewrite nodes_with_length in in_v. fold last_vertex in in_v. simpl in at_tail. lia. }
  rewrite none. cbn [map sum fold_right]. rewrite parameters_are, output_is.
  rewrite asked_is. cbn [net_with network_of outputs half_squared_error_slopes combine map filter fst snd].
  rewrite Nat.eqb_refl. cbn [map sum fold_right fst snd]. ring.
Qed.

Lemma entry_is : gradient_entry q = natural copies * (- y * rational_output constant gates).
Proof.
  unfold gradient_entry. change (dataset q) with [Sample [constant] [y] copies]. cbn [map sum fold_right times].
  rewrite Qcplus_0_r. f_equal. unfold weight_derivative, q. rewrite asked_edge. cbn [arrow_edge head tail from input].
  fold q. fold last_vertex. rewrite last_error.
  assert (slope (asked_network q) (asked_slopes q) (asked_parameters q) (Sample [constant] [y] copies) last_vertex = 1)
    as ->.
  { unfold slope. change (asked_slopes q) with
      (map (fun d => if is_sigma d then evaluate (derivative f) else fun _ => 1) (nodes_with f gates 0)).
    unfold nodes_with. rewrite map_app. rewrite app_nth2; rewrite map_length; [|unfold last_vertex; lia].
    fold last_vertex. rewrite Nat.sub_diag. reflexivity. }
  rewrite parameters_are, asked_is.
  pose proof (program_values f constant gates is_valid f_multiplies 0 (length gates) (le_n _)) as output_value.
  unfold number_at in output_value. unfold net_with, last_vertex. rewrite output_value.
  unfold rational_output. ring.
Qed.

Lemma loss_is w :
  loss_at q w =
  natural copies *
  ((w * rational_output constant gates - y) * (w * rational_output constant gates - y) / natural 2).
Proof.
  unfold loss_at, q. rewrite weight_changed. fold q. unfold total_loss. cbn [net samples loss].
  change (dataset q) with [Sample [constant] [y] copies]. cbn [map sum fold_right times input label].
  rewrite output_is. unfold half_squared_error, squared_error. cbn [combine map sum fold_right fst snd].
  unfold natural. rewrite !Qcplus_0_r. reflexivity.
Qed.

Lemma slope_is : with_weight q 0 = asked_parameters q /\ has_derivative (loss_at q) 0 (gradient_entry q).
Proof.
  split; [apply weight_changed|]. rewrite entry_is.
  exists [natural copies * (rational_output constant gates * rational_output constant gates) / natural 2].
  intro h. rewrite !loss_is. unfold evaluate. cbn [fold_right].
  assert (natural 2 = 1 + 1) as -> by (apply Qc_is_canon; reflexivity). field. discriminate.
Qed.

End Entry.

(** ** The statements *)

Theorem backprop_invariant : invariant_correct.
Proof.
  intros f constant gates i f_multiplies is_valid inside.
  pose proof (program_values f constant gates is_valid f_multiplies 0 i inside) as at_place.
  unfold number_at in at_place. change (question_nodes f gates) with (nodes_with f gates 0).
  unfold question_network, program. change (question_nodes f gates) with (nodes_with f gates 0).
  rewrite node_equation in *.
  - cbn [hd] in at_place. rewrite at_place. reflexivity.
  - apply all_good_forward, nodes_with_good. assumption.
  - rewrite nodes_with_length. pose proof (place_inside f gates i inside). lia.
  - apply all_good_forward, nodes_with_good. assumption.
  - rewrite nodes_with_length. pose proof (place_inside f gates i inside). lia.
Qed.

Theorem backprop_derivative : derivative_correct.
Proof.
  intros f constant gates f_multiplies is_valid. unfold reduce. rewrite entry_is by assumption.
  assert (natural 1 = 1) as -> by (apply Qc_is_canon; reflexivity). ring.
Qed.

Theorem backprop_bit : bit_correct.
Proof. intros f constant gates j f_multiplies is_valid. rewrite backprop_derivative by assumption. reflexivity. Qed.

Theorem backprop_loss : loss_correct.
Proof.
  intros f constant gates w f_multiplies is_valid. cbv zeta. unfold reduce. rewrite loss_is by assumption.
  assert (natural 1 = 1) as -> by (apply Qc_is_canon; reflexivity).
  assert (natural 2 = 1 + 1) as -> by (apply Qc_is_canon; reflexivity). field. discriminate.
Qed.

Theorem backprop_slope : slope_correct.
Proof. intros f constant gates f_multiplies is_valid. apply slope_is; assumption. Qed.

Theorem backprop_unique : unique_correct.
Proof.
  intros F w d e [r at_d] [s at_e].
  apply difference_zero. apply (@multiple_constant r s). intros h nonzero.
  specialize (at_d h). specialize (at_e h).
  assert ((d - e) * h = h * (evaluate s h - evaluate r h) * h) as same.
  { replace ((d - e) * h) with ((F w + d * h + h * h * evaluate r h) - F w - e * h - h * h * evaluate r h) by ring.
    rewrite <- at_d, at_e. ring. }
  apply (f_equal (fun a => a / h)) in same.
  replace (d - e) with ((d - e) * h / h) by (field; assumption). rewrite same. field. assumption.
Qed.

Theorem backprop_shape : shape_correct.
Proof.
  intros f constant gates is_valid q. split; [|split; [|split]].
  - apply good_well_formed.
    + change (question_nodes f gates) with (nodes_with f gates 0). apply nodes_with_good. assumption.
    + intros v [<-|[]]. change (question_nodes f gates) with (nodes_with f gates 0). rewrite nodes_with_length. lia.
    + intros v [<-|[]]. change (question_nodes f gates) with (nodes_with f gates 0). rewrite nodes_with_length.
      unfold program. lia.
  - unfold q. cbn [reduce ask asked_parameters asked_network question_network network_of edges]. apply map_length.
  - unfold q. cbn [reduce ask asked asked_network]. unfold question_network.
    change (question_nodes f gates) with (nodes_with f gates 0). rewrite question_edges, app_length. cbn [length]. lia.
  - apply asked_edge.
Qed.

Theorem backprop_size : size_correct.
Proof.
  intros f gates is_valid n copied m. unfold n, question_network.
  change (question_nodes f gates) with (nodes_with f gates 0). rewrite question_edges. cbn [network_of vertices].
  rewrite map_length, nodes_with_length, app_length, edges_from_length. cbn [length].
  pose proof (program_size f gates is_valid) as (count & one & two).
  change (degree f + 1)%nat with copied in count, one, two. change (products gates) with m in count, one, two. lia.
Qed.
