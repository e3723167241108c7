(** D-T1.2 repaired: D-NNT to C-NNT (page dnnt_to_cnnt.md). Definitions and statements. *)

From Coq Require Import List Arith ZArith QArith Qcanon Bool.
Require Import Networks.
Import ListNotations.
Open Scope Qc_scope.

(** ** Training with all numbers as parameters

    The lists of options are not read: only how many weights an edge has. *)
Definition shaped (n : network) (theta : parameters) : Prop :=
  Forall2 (fun e p => length (weights p) = length (weight_options e)) (edges n) theta.

Definition continuum_fits (i : instance) (theta : parameters) : Prop :=
  shaped (net i) theta /\ total_loss i theta <= gamma i.

Definition continuum_decision (i : instance) : Prop := exists theta, continuum_fits i theta.

(** ** The loss trace of networks.md *)

Definition two : Qc := number 2.

Inductive role :=
  | PortRole
  | ParameterRole (options : list Qc)
  | VertexRole (activation : Qc -> Qc) (summands : list nat)
  | OutRole (vertex_position probe_position : nat)
  | SentinelRole.

Definition equal (a b : Qc) : bool := if Qc_eq_dec a b then true else false.

Definition at_positions (f : list Qc) (positions : list nat) : list Qc := map (fun p => nth p f 0) positions.

(** One check: [here] is f and [wanted] is y at the place of the role. *)
Definition check (f : list Qc) (r : role) (here wanted : Qc) : bool :=
  match r with
  | PortRole => equal here wanted
  | ParameterRole options =>
      if equal wanted two then equal here 0 else if equal wanted 1 then existsb (equal here) options else true
  | VertexRole activation summands => equal here (activation (sum (at_positions f summands)))
  | OutRole v probe => equal here (nth v f 0 + nth probe f 0)
  | SentinelRole => true
  end.

Definition all_checks (roles : list role) (f y : list Qc) : bool :=
  forallb (fun entry => check f (fst entry) (fst (snd entry)) (snd (snd entry))) (combine roles (combine f y)).

(** The label of a real sample is 1 at the sentinel. *)
Definition is_real (roles : list role) (y : list Qc) : bool :=
  existsb (fun entry => match fst entry with SentinelRole => equal (snd entry) 1 | _ => false end) (combine roles y).

Definition trace (l : loss_function) (positions : list nat) (roles : list role) (penalty : Qc) : loss_function :=
  fun f y =>
    if list_eq_dec Qc_eq_dec f y then 0
    else if all_checks roles f y then
      if is_real roles y then 1 + l (at_positions f positions) (at_positions y positions) else 1
    else penalty.

(** ** The construction *)

(** The vertices of the target by what they are for. [Port entry] counts the entries from 0: first the entries of the
    source's input, then `one`, then the probes. [ParameterVertex j k] is the vertex of the k-th number of the j-th
    edge: its weights in order, then its bias. *)
Inductive place :=
  | Input
  | Port (entry : nat)
  | ParameterVertex (j k : nat)
  | Original (v : nat)
  | Out (v : nat)
  | Sentinel.

Definition place_eq_dec (p q : place) : {p = q} + {p <> q}.
Proof. decide equality; apply Nat.eq_dec. Defined.

Fixpoint index_in (p : place) (l : list place) : nat :=
  match l with
  | [] => 0
  | q :: rest => if place_eq_dec p q then 0 else S (index_in p rest)
  end.

Section Construction.

(** [d] is the dimension of the source's input. *)
Variables (d : nat) (i : instance).

Local Notation n := (net i).
Local Notation vertex_count := (length (vertices (net i))).
Local Notation edge_count := (length (edges (net i))).

Definition edge_at (j : nat) : edge := nth j (edges n) (Edge 0 0 [] []).

(** The numbers of an edge, and their options: the weights, then the bias. *)
Definition number_count (j : nat) : nat := length (weight_options (edge_at j)) + 1.
Definition number_options (j k : nat) : list Qc := nth k (weight_options (edge_at j) ++ [bias_options (edge_at j)]) [].
Definition parameter_number (theta : parameters) (j k : nat) : Qc :=
  let p := nth j theta (EdgeParameters [] 0) in nth k (weights p ++ [bias p]) 0.

(** U: the vertices other than the source that have an outgoing edge. *)
Definition in_U (v : nat) : bool := negb (is_source n v) && existsb (fun e => tail e =? v)%nat (edges n).
Definition U : list nat := filter in_U (seq 0 vertex_count).

(** [1] The dimension of the input; [port_one] and [probe] are the ports of its later entries. *)
Definition dimension : nat := d + 1 + length U.
Definition port_one : place := Port d.
Definition probe (v : nat) : place := Port (d + 1 + length (filter in_U (seq 0 v))).

(** [3] Where a parameter vertex gets its supply, and the parameter vertices of the edges into v. *)
Definition supply (j k : nat) : place :=
  let e := edge_at j in
  if (k =? length (weight_options e))%nat then port_one else if is_source n (tail e) then Port k else Out (tail e).

Definition parameter_places (v : nat) : list place :=
  flat_map (fun j => if (head (edge_at j) =? v)%nat then map (ParameterVertex j) (seq 0 (number_count j)) else [])
    (seq 0 edge_count).

Definition of_vertex (v : nat) : list place :=
  if is_source n v then [] else parameter_places v ++ [Original v] ++ (if in_U v then [Out v] else []).

(** [1], [2], [3], [5] The vertices of the target, in order. *)
Definition places : list place :=
  [Input] ++ map Port (seq 0 dimension) ++ flat_map of_vertex (seq 0 vertex_count) ++ [Sentinel].

Definition position (p : place) : nat := index_in p places.

(** [2], [3], [4], [5] The activations, and the tails of the edges into a vertex, in order. *)
Definition kind (p : place) : vertex :=
  match p with
  | Input => Source
  | Original v => nth v (vertices n) Source
  | Sentinel => Neuron (fun _ => 0)
  | _ => Neuron identity
  end.

Definition incoming (p : place) : list place :=
  match p with
  | Input => []
  | Port _ | Sentinel => [Input]
  | ParameterVertex j k => [supply j k]
  | Original v => parameter_places v
  | Out v => [probe v; Original v]
  end.

(** [6] Every weight and bias ranges over all numbers, so the lists of options stay empty. Every vertex but the source
    is an output. *)
Definition width (p : place) : nat := match p with Input => dimension | _ => 1 end.

Definition edges_to (p : place) : list edge :=
  map (fun q => Edge (position q) (position p) (repeat [] (width q)) []) (incoming p).

Definition target_network : network :=
  Network (map kind places) (flat_map edges_to places) [] (seq 1 (length places - 1)).

(** [7], [8] Labels: the input at the ports, [at_sentinel] at the sentinel, [elsewhere] elsewhere. *)
Definition label_of (x : list Qc) (at_sentinel : Qc) (elsewhere : place -> Qc) (p : place) : Qc :=
  match p with Port k => nth k x 0 | Sentinel => at_sentinel | _ => elsewhere p end.

Definition labelled (x : list Qc) (at_sentinel : Qc) (elsewhere : place -> Qc) (multiplicity : nat) : sample :=
  Sample x (map (label_of x at_sentinel elsewhere) (tl places)) multiplicity.

(** [7] The place where the value of an output of the source stands, and the source's label, 0 elsewhere. *)
Definition final (t : nat) : place := if in_U t then Out t else Original t.

Definition original_label (y : list Qc) (p : place) : Qc :=
  sum (map snd (filter (fun entry => if place_eq_dec (fst entry) p then true else false)
                       (combine (map final (outputs n)) y))).

Definition real_input (x : list Qc) : list Qc := x ++ [1] ++ repeat 0 (length U).

Definition real_sample (s : sample) : sample :=
  labelled (real_input (input s)) 1 (original_label (label s)) (times s).

(** [8] The probes. *)
Definition activation_at (v : nat) (a : Qc) : Qc := hd 0 (vertex_value (nth v (vertices n) Source) [] a).

Definition baseline_input : list Qc := repeat 0 (d + 1) ++ map (fun v => - activation_at v 0) U.
Definition ones_input : list Qc := repeat 1 (d + 1) ++ map (fun v => - activation_at v 0) U.
Definition unit_input (u : nat) : list Qc :=
  repeat 0 (d + 1) ++ map (fun v => (if (v =? u)%nat then 1 else 0) - activation_at v 0) U.

Definition baseline_label (p : place) : Qc := match p with ParameterVertex _ _ => two | _ => 0 end.
Definition ones_label (p : place) : Qc :=
  match p with ParameterVertex j k => match supply j k with Port _ => 1 | _ => 0 end | _ => 0 end.
Definition unit_label (u : nat) (p : place) : Qc :=
  match p with ParameterVertex j k => if place_eq_dec (supply j k) (Out u) then 1 else 0 | _ => 0 end.

Definition target_samples : list sample :=
  map real_sample (samples i) ++
  [labelled baseline_input two baseline_label 1; labelled ones_input two ones_label 1] ++
  map (fun u => labelled (unit_input u) two (unit_label u) 1) U.

(** [9] S, gamma', BIG, the roles. A position among the outputs is one less than among the vertices. *)
Definition target_count : Qc := number (Z.of_nat (list_sum (map times (samples i)) + 2 + length U)).
Definition target_gamma : Qc := gamma i + target_count.
Definition penalty : Qc := (if Qclt_le_dec 0 target_gamma then target_gamma else 0) + 1.

Definition output_position (p : place) : nat := position p - 1.

Definition role_of (p : place) : role :=
  match p with
  | Input | Port _ => PortRole
  | ParameterVertex j k => ParameterRole (number_options j k)
  | Original v => VertexRole (activation_at v) (map output_position (parameter_places v))
  | Out v => OutRole (output_position (Original v)) (output_position (probe v))
  | Sentinel => SentinelRole
  end.

Definition reduce : instance :=
  Instance target_network target_samples
    (trace (loss i) (map (fun t => output_position (final t)) (outputs n)) (map role_of (tl places)) penalty)
    target_gamma.

(** lift: ports copy their entry; a parameter vertex multiplies by its parameter. *)
Definition unit_vector (k : nat) : list Qc := map (fun m => if (m =? k)%nat then 1 else 0) (seq 0 dimension).

Definition lifted (theta : parameters) (p : place) : list edge_parameters :=
  match p with
  | Port k => [EdgeParameters (unit_vector k) 0]
  | Sentinel => [EdgeParameters (repeat 0 dimension) 0]
  | ParameterVertex j k => [EdgeParameters [parameter_number theta j k] 0]
  | _ => map (fun _ => EdgeParameters [1] 0) (incoming p)
  end.

Definition lift (theta : parameters) : parameters := flat_map (lifted theta) places.

(** extract: a parameter is the weight of the edge into its parameter vertex. *)
Definition own_edge (theta : parameters) (p : place) : edge_parameters :=
  hd (EdgeParameters [] 0) (map snd (edges_into target_network theta (position p))).

Definition read (theta : parameters) (j k : nat) : Qc := hd 0 (weights (own_edge theta (ParameterVertex j k))).

Definition extract (theta : parameters) : parameters :=
  map (fun j => let m := length (weight_options (edge_at j)) in
                EdgeParameters (map (read theta j) (seq 0 m)) (read theta j m))
      (seq 0 edge_count).

(** The value at a place. *)
Definition value_at (theta : parameters) (x : list Qc) (p : place) : Qc :=
  hd 0 (value target_network theta x (position p)).

End Construction.

(** ** Statements *)

(** The preconditions: an input of dimension d by source vertices, which are no outputs; no output twice; samples that
    fit the network; a loss that is never negative. *)
Definition valid (d : nat) (i : instance) : Prop :=
  well_formed (net i) d = true /\ inputs (net i) = [] /\
  NoDup (outputs (net i)) /\ (forall t, In t (outputs (net i)) -> is_source (net i) t = false) /\
  (forall s, In s (samples i) -> length (input s) = d /\ length (label s) = length (outputs (net i))) /\
  (forall f y, 0 <= loss i f y).

(** (=>) Allowed parameters lift to parameters of the same total loss, but for S. *)
Definition forward_correct : Prop :=
  forall d i theta, valid d i -> allowed (net i) theta ->
  shaped (net (reduce d i)) (lift d i theta) /\
  total_loss (reduce d i) (lift d i theta) = total_loss i theta + target_count i.

Definition lift_fits_correct : Prop :=
  forall d i theta, valid d i -> fits i theta -> continuum_fits (reduce d i) (lift d i theta).

(** Lemma baseline: on the baseline the parameter vertices and their supplies hold 0, and their edges' biases are 0. *)
Definition baseline_correct : Prop :=
  forall d i theta, valid d i -> continuum_fits (reduce d i) theta ->
  let at_baseline := value_at d i theta (baseline_input d i) in
  forall p, In p (places d i) ->
  match p with
  | ParameterVertex j k => at_baseline p = 0 /\ at_baseline (supply d i j k) = 0 /\ bias (own_edge d i theta p) = 0
  | Original v => at_baseline p = activation_at i v 0
  | Out v => at_baseline p = 0
  | _ => True
  end.

(** Lemma weights: the ones and the units show the weights of the edges into the parameter vertices: options. *)
Definition weights_correct : Prop :=
  forall d i theta, valid d i -> continuum_fits (reduce d i) theta ->
  forall j k, In (ParameterVertex j k) (places d i) ->
  In (read d i theta j k) (number_options i j k) /\
  match supply d i j k with
  | Out u => value_at d i theta (unit_input d i u) (Out u) = 1 /\
             value_at d i theta (unit_input d i u) (ParameterVertex j k) = read d i theta j k
  | _ => value_at d i theta (ones_input d i) (ParameterVertex j k) = read d i theta j k
  end.

(** Lemma values: on real samples every vertex holds what it holds in the source with the parameters read off. *)
Definition values_correct : Prop :=
  forall d i theta s, valid d i -> continuum_fits (reduce d i) theta -> In s (samples i) -> times s <> 0%nat ->
  forall v, (v < length (vertices (net i)))%nat -> is_source (net i) v = false ->
  let here := value (net i) (extract d i theta) (input s) v in
  value (net (reduce d i)) theta (real_input i (input s)) (position d i (Original v)) = here /\
  (in_U i v = true -> value (net (reduce d i)) theta (real_input i (input s)) (position d i (Out v)) = here).

(** (<=) Any parameters within the threshold extract to allowed ones, of the same total loss but for S. *)
Definition backward_correct : Prop :=
  forall d i theta, valid d i -> continuum_fits (reduce d i) theta ->
  fits i (extract d i theta) /\ total_loss (reduce d i) theta = total_loss i (extract d i theta) + target_count i.

Definition equivalence_correct : Prop :=
  forall d i, valid d i -> decision i <-> continuum_decision (reduce d i).

Definition extract_lift_correct : Prop :=
  forall d i theta, valid d i -> allowed (net i) theta -> extract d i (lift d i theta) = theta.

(** A target with a solution has infinitely many, all of which extract to the same: one for every number. *)
Definition infinite_correct : Prop :=
  forall d i theta, valid d i -> continuum_fits (reduce d i) theta ->
  exists family : Qc -> parameters,
    (forall a b, family a = family b -> a = b) /\
    forall a, continuum_fits (reduce d i) (family a) /\ extract d i (family a) = extract d i theta.

(** The promised shape: well formed; every vertex but the source is an output; one edge into every parameter vertex;
    the numbers of vertices and edges, P the number of parameters. *)
Definition parameter_count (i : instance) : nat :=
  list_sum (map (fun e => length (weight_options e) + 1)%nat (edges (net i))).

Definition original_count (i : instance) : nat :=
  length (filter (fun v => negb (is_source (net i) v)) (seq 0 (length (vertices (net i))))).

Definition shape_correct : Prop :=
  forall d i, valid d i ->
  let n := net (reduce d i) in
  well_formed n (dimension d i) = true /\
  outputs n = seq 1 (length (vertices n) - 1) /\
  (forall j k, In (ParameterVertex j k) (places d i) ->
    length (filter (fun e => head e =? position d i (ParameterVertex j k))%nat (edges n)) = 1%nat) /\
  length (vertices n) = (1 + d + 2 + 2 * length (U i) + parameter_count i + original_count i)%nat /\
  length (edges n) = (d + 2 + 3 * length (U i) + 2 * parameter_count i)%nat.

(** ** The page's examples

    The weight 2 and the bias 1 at (s, h), and 1 at (h, t), give 1 + (2 + 1)^2 + 1 = 11. *)
Definition page_example (wanted : Qc) : instance :=
  Instance
    (Network [Source; Neuron (fun a => a * a + 1); Neuron identity; Neuron identity]
      [Edge 0 1 [[0; two]] [0; 1]; Edge 0 2 [[1]] [0]; Edge 1 2 [[number (-1); 1]] [0]; Edge 2 3 [[1]] [0]]
      [] [2%nat])
    [Sample [1] [wanted] 1] squared_error 0.

Definition page_parameters (w : Qc) : parameters :=
  [EdgeParameters [w] 1; EdgeParameters [1] 0; EdgeParameters [1] 0; EdgeParameters [1] 0].

Definition yes := page_example (number 11).
Definition no := page_example (number 4).

Example yes_decided : decide yes = true.
Proof. vm_compute. reflexivity. Qed.

Example yes_lifted :
  at_most (total_loss (reduce 1 yes) (lift 1 yes (page_parameters two))) (gamma (reduce 1 yes)) = true.
Proof. vm_compute. reflexivity. Qed.

Example no_decided : decide no = false.
Proof. vm_compute. reflexivity. Qed.

(** S = 5: one sample, the baseline, the ones, the units h and t. *)
Example yes_shape :
  well_formed (net (reduce 1 yes)) 4 = true /\ length (places 1 yes) = 19%nat /\
  map this [target_count yes; penalty yes] = [5 # 1; 6 # 1]%Q.
Proof. vm_compute. auto. Qed.

(** The edges are sorted by head, then tail. *)
Example yes_sorted :
  map (fun e => (tail e, head e)) (edges (net (reduce 1 yes))) =
  [(0, 1); (0, 2); (0, 3); (0, 4); (1, 5); (2, 6); (5, 7); (6, 7); (3, 8); (7, 8);
   (1, 9); (2, 10); (8, 11); (2, 12); (9, 13); (10, 13); (11, 13); (12, 13); (4, 14); (13, 14);
   (14, 15); (2, 16); (15, 17); (16, 17); (0, 18)]%nat.
Proof. vm_compute. reflexivity. Qed.

(** The weight 1/2 is no option. With it the source's network computes 1 + (1/2 + 1)^2 + 1 = 17/4, which no options do;
    the target refuses it, but would not if the label of the ones did not ask for options. *)
Definition half : Qc := 1 / two.
Definition quarters : instance := page_example (number 17 / number 4).

Definition ones_not_asked : instance :=
  let r := reduce 1 quarters in
  Instance (net r)
    (map (fun s => if list_eq_dec Qc_eq_dec (input s) (ones_input 1 quarters)
                   then labelled 1 quarters (input s) two (fun _ => 0) 1 else s) (samples r))
    (loss r) (gamma r).

Example moved_weight :
  let moved := lift 1 quarters (page_parameters half) in
  decide quarters = false /\
  at_most (total_loss (reduce 1 quarters) moved) (gamma (reduce 1 quarters)) = false /\
  at_most (total_loss ones_not_asked moved) (gamma ones_not_asked) = true.
Proof. vm_compute. auto. Qed.

(** Why the loss may not be negative: with L = f - y and gamma = -1 the only allowed parameters of s -> t have the loss
    0, but the weight -5 pays the penalty 3 on the ones and gains 5. *)
Definition negative_loss : instance :=
  Instance (Network [Source; Neuron identity] [Edge 0 1 [[0]] [0]] [] [1%nat]) [Sample [1] [0] 1]
    (fun f y => hd 0 f - hd 0 y) (number (-1)).

Example nonnegative_needed :
  decide negative_loss = false /\
  at_most (total_loss (reduce 1 negative_loss) (lift 1 negative_loss [EdgeParameters [number (-5)] 0]))
    (gamma (reduce 1 negative_loss)) = true.
Proof. vm_compute. auto. Qed.
