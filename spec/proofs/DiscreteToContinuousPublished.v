(** D-T1.2 as printed (page dnnt_to_cnnt.md, variants published-literal and published-charitable), for a source whose
    input is vertex 0: counterexamples in both directions. *)

From Coq Require Import List Arith ZArith QArith Qcanon Bool.
Require Import Networks NetworksProof DiscreteToContinuous DiscreteToContinuousProof.
Import ListNotations.
Open Scope Qc_scope.

Definition absolute (a : Qc) : Qc := if Qclt_le_dec a 0 then - a else a.

(** What one probe (e, i) asks, by positions among the outputs. *)
Record probe_check := ProbeCheck {
  at_head : nat;
  sent : Qc;
  unchanged : list nat;
  silenced : list nat;
  shown : list Qc
}.

Definition probe_label (size : nat) (c : probe_check) : list Qc :=
  map (fun p => if (p =? at_head c)%nat then sent c else 0) (seq 0 size).

Definition equal_lists (f y : list Qc) : bool := if list_eq_dec Qc_eq_dec f y then true else false.

(** The loss published-probe of networks.md. *)
Definition published_probe (l : loss_function) (positions : list nat) (probes : list probe_check) (penalty : Qc) :
    loss_function :=
  fun f y =>
    match filter (fun c => equal_lists y (probe_label (length y) c)) probes with
    | c :: _ =>
        if forallb (fun p => equal (nth p f 0) (sent c)) (unchanged c) &&
           forallb (fun p => equal (nth p f 0) 0) (silenced c) &&
           existsb (equal (nth (at_head c) f 0 / sent c)) (shown c)
        then 1 else penalty
    | [] => l (at_positions f positions) (at_positions y positions)
    end.

Section Published.

Variables (d : nat) (i : instance) (charitable : bool).

Local Notation n := (net i).
Local Notation vertex_count := (length (vertices (net i))).
Local Notation edge_count := (length (edges (net i))).

(** M = 2 M0, for integers. *)
Definition numbers : list Qc :=
  flat_map (fun e => concat (weight_options e) ++ bias_options e) (edges n) ++
  flat_map (fun s => input s ++ label s) (samples i) ++ [gamma i].
Definition M : Z := 2 * fold_right (fun a m => Z.max (Z.abs (Qnum (this a))) m) 0%Z numbers.
Definition threshold : Qc := number (10 ^ M).

(** The pairs (e, i), with i from 0 to d; i = d stands for the bias. *)
Definition pairs : list (nat * nat) := flat_map (fun j => map (pair j) (seq 0 (d + 1))) (seq 0 edge_count).
Definition value_of (pair : nat * nat) : Qc :=
  number ((10 ^ M + 1) * (2 * M + 4) ^ Z.of_nat (fst pair * (d + 1) + snd pair)).
Definition options_of (pair : nat * nat) : list Qc :=
  let e := edge_at i (fst pair) in
  if (snd pair =? d)%nat then bias_options e else nth (snd pair) (weight_options e) [0].

(** Shortest paths from s, without s, the first found breadth first over the edges in order. *)
Definition add_found (v : nat) (path : list nat) (found : list (nat * list nat)) (e : edge) : list (nat * list nat) :=
  if (tail e =? v)%nat && negb (existsb (fun entry => fst entry =? head e)%nat found)
  then found ++ [(head e, path ++ [head e])] else found.

Fixpoint search (steps next : nat) (found : list (nat * list nat)) : list (nat * list nat) :=
  match steps, nth_error found next with
  | S steps', Some (v, path) => search steps' (S next) (fold_left (add_found v path) (edges n) found)
  | _, _ => found
  end.

Definition path_to (v : nat) : list nat :=
  snd (hd (0%nat, []) (filter (fun entry => fst entry =? v)%nat (search vertex_count 0 [(0%nat, [])]))).

Definition on_path (pair : nat * nat) (v : nat) : bool :=
  existsb (Nat.eqb v) (path_to (tail (edge_at i (fst pair)))).

(** The vertices other than s and [v] itself from which [v] is reached. *)
Definition before (v : nat) : list nat :=
  fold_right (fun u found =>
    if existsb (fun e => (tail e =? u) && ((head e =? v) || existsb (Nat.eqb (head e)) found))%nat (edges n)
    then u :: found else found) [] (seq 1 (v - 1)).

(** The activation: charitably the probed head may pass its value too. *)
Definition passes_value (pair : nat * nat) (v : nat) : bool :=
  on_path pair v || (charitable && (head (edge_at i (fst pair)) =? v)%nat).

Definition silent (v : nat) (a : Qc) : bool :=
  existsb (fun pair => negb (passes_value pair v) && at_most (value_of pair) (absolute a) &&
                       at_most (absolute a) (number M * value_of pair)) pairs.

Definition published_activation (v : nat) (a : Qc) : Qc :=
  if Qclt_le_dec (absolute a) threshold then activation_at i v a else if silent v a then 0 else a.

Definition published_vertex (v : nat) : vertex :=
  if is_source n v then Source else Neuron (published_activation v).

Definition check_of (pair : nat * nat) : probe_check :=
  let e := edge_at i (fst pair) in
  ProbeCheck (head e - 1) (value_of pair) (map (fun v => v - 1)%nat (path_to (tail e)))
    (map (fun v => v - 1)%nat (filter (fun v => negb (on_path pair v)) (before (head e)))) (options_of pair).

Definition published_real (s : sample) : sample :=
  Sample (input s ++ [1; 0])
    (map (fun v => hd 0 (map snd (filter (fun entry => fst entry =? v)%nat (combine (outputs n) (label s)))))
         (seq 1 (vertex_count - 1)))
    (times s).

Definition published_probe_sample (pair : nat * nat) : sample :=
  let e := edge_at i (fst pair) in
  let place := if is_source n (tail e) then snd pair else (d + 1)%nat in
  Sample (map (fun k => if (k =? place)%nat then value_of pair else 0) (seq 0 (d + 2)))
    (probe_label (vertex_count - 1) (check_of pair)) 1.

Definition published_penalty : Qc :=
  (two + gamma i) * number (Z.of_nat (vertex_count * (edge_count * (d + 1)) * list_sum (map times (samples i)))).

Definition published : instance :=
  Instance
    (Network (map published_vertex (seq 0 vertex_count))
      (map (fun e => Edge (tail e) (head e) (repeat [] (if is_source n (tail e) then d + 2 else 1)) []) (edges n))
      [] (seq 1 (vertex_count - 1)))
    (map published_real (samples i) ++ map published_probe_sample pairs)
    (published_probe (loss i) (map (fun t => t - 1)%nat (outputs n)) (map check_of pairs) published_penalty)
    (gamma i + number (Z.of_nat (edge_count * (d + 1)))).

End Published.

(** ** NO to YES: parameters within the threshold of the image, by computation *)

Definition reaches (i : instance) (theta : parameters) : bool := at_most (total_loss i theta) (gamma i).

(** s -> t, with the sample (1, 1). *)
Definition one_edge (w gamma_ : Z) : instance :=
  Instance (Network [Source; Neuron identity] [Edge 0 1 [[number w]] [0]] [] [1%nat]) [Sample [1] [1] 1] zero_one
    (number gamma_).

Definition whole (ws : list Z) (b : Z) : edge_parameters := EdgeParameters (map number ws) (number b).

(** The real bias is free: 2 f - 3 lies in [f, 2 f], where the literal head returns 0. *)
Example free_bias :
  let i := one_edge 0 0 in
  decide i = false /\ reaches (published 1 i false) [whole [2; 2; 0]%Z (-3)] = true.
Proof. vm_compute. auto. Qed.

(** gamma = -3 makes the penalty -4. *)
Example negative_penalty :
  let i := one_edge 1 (-3) in
  decide i = false /\ reaches (published 1 i false) [whole [1; 0; 1]%Z 0] = true.
Proof. vm_compute. auto. Qed.

(** An internal bias is never probed: s -> h -> t computes 2, its image with the second bias 0 computes 1. *)
Definition two_edges : instance :=
  Instance (Network [Source; Neuron identity; Neuron identity] [Edge 0 1 [[1]] [0]; Edge 1 2 [[1]] [1]] [] [2%nat])
    [Sample [1] [1] 1] zero_one 0.

Example free_internal_bias :
  decide two_edges = false /\
  reaches (published 1 two_edges true) [whole [1; 0; 1]%Z 0; whole [1]%Z 0] = true.
Proof. vm_compute. auto. Qed.

(** A skip edge: s -> a, s -> b, a -> b, b -> t computes 2, 3 or 4, its image with the weight 0 at (a, b) computes 1. *)
Definition skip_edge : instance :=
  Instance
    (Network [Source; Neuron identity; Neuron identity; Neuron identity]
      [Edge 0 1 [[1]] [0]; Edge 0 2 [[1]] [0]; Edge 1 2 [[1]] [0; 1]; Edge 2 3 [[1]] [0; 1]] [] [3%nat])
    [Sample [1] [1] 1] zero_one 0.

Example free_skip_edge :
  decide skip_edge = false /\
  reaches (published 1 skip_edge true) [whole [1; 0; 1]%Z 0; whole [1; 0; 1]%Z 0; whole [0]%Z 0; whole [1]%Z 0] = true.
Proof. vm_compute. auto. Qed.

(** ** YES to NO, proven for all rational parameters

    s -> t with W = {1}: the head that is probed with f = 101 never has the value 101, so the probe costs 8. *)
Lemma never_sent a : published_activation 1 (one_edge 1 0) false 1 a <> number 101.
Proof.
  intro same. assert (a = number 101) as known.
  { unfold published_activation in same. destruct (Qclt_le_dec _ _); [exact same|].
    destruct (silent 1 (one_edge 1 0) false 1 a); [|exact same]. exfalso. revert same. vm_compute. discriminate. }
  rewrite known in same. revert same. vm_compute. discriminate.
Qed.

Lemma loss_nonnegative l positions probes penalty f y :
  (forall f y, 0 <= l f y) -> 0 <= penalty -> 0 <= published_probe l positions probes penalty f y.
Proof.
  intros main some. unfold published_probe. destruct (filter _ probes) as [|c rest]; [apply main|].
  destruct (_ && _); [|assumption]. vm_compute. discriminate.
Qed.

Lemma probe_refused z :
  let i := one_edge 1 0 in
  z <> number 101 ->
  loss (published 1 i false) [z] (label (published_probe_sample 1 i (0, 0)%nat)) = published_penalty 1 i.
Proof.
  intros i other. cbn [loss published]. unfold published_probe.
  match goal with |- context [filter ?t ?p] =>
    assert (map (fun c => (at_head c, this (sent c), map this (shown c))) (filter t p) = [(0%nat, 101 # 1, [1 # 1])])
      as known by (vm_compute; reflexivity);
    destruct (filter t p) as [|c rest]; [discriminate|]
  end.
  cbn [map] in known. injection known as is_head is_sent is_shown _. rewrite is_head.
  assert (sent c = number 101) as -> by (apply Qc_is_canon; rewrite is_sent; vm_compute; reflexivity).
  destruct (shown c) as [|a [|]]; try discriminate. injection is_shown as is_one.
  assert (a = 1) as -> by (apply Qc_is_canon; rewrite is_one; vm_compute; reflexivity).
  cbn [existsb nth]. destruct (equal (z / number 101) 1) eqn:same; [|rewrite andb_false_r; reflexivity].
  exfalso. apply other. apply equal_spec in same.
  rewrite <- (Qcmult_1_l (number 101)), <- same. unfold Qcdiv. rewrite <- Qcmult_assoc, (Qcmult_comm (/ _)).
  rewrite Qcmult_inv_r; [ring|]. vm_compute. discriminate.
Qed.

Theorem dnnt_head_fault :
  decide (one_edge 1 0) = true /\ ~ continuum_decision (published 1 (one_edge 1 0) false).
Proof.
  split; [vm_compute; reflexivity|]. intros (theta & _ & bound).
  set (i := published 1 (one_edge 1 0) false) in *.
  assert (forall f y, 0 <= loss i f y) as nonnegative.
  { intros f y. apply loss_nonnegative; [|vm_compute; discriminate].
    intros g z. simpl. unfold zero_one. destruct (list_eq_dec Qc_eq_dec g z); vm_compute; discriminate. }
  assert (published_penalty 1 (one_edge 1 0) <= gamma i) as wrong.
  { apply Qcle_trans with (total_loss i theta); [|exact bound].
    assert (exists a, output (net i) theta (input (published_probe_sample 1 (one_edge 1 0) (0, 0)%nat)) =
                      [published_activation 1 (one_edge 1 0) false 1 a]) as [a shown_].
    { eexists. reflexivity. }
    rewrite <- (probe_refused _ (never_sent a)), <- shown_. unfold total_loss. apply sum_part.
    - intros b inside. apply in_map_iff in inside. destruct inside as (s & <- & _).
      apply times_nonnegative. apply nonnegative.
    - apply in_map_iff. exists (published_probe_sample 1 (one_edge 1 0) (0, 0)%nat). split.
      + change (times (published_probe_sample 1 (one_edge 1 0) (0, 0)%nat)) with 1%nat.
        change (number (Z.of_nat 1)) with 1. apply Qcmult_1_l.
      + right. left. reflexivity. }
  apply at_most_spec in wrong. vm_compute in wrong. discriminate.
Qed.
