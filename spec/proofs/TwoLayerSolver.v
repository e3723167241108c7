(** D-T1.6: the pseudo-polynomial solver for two layers (page two_layer_solver.md). Definitions and statements. *)

From Coq Require Import List Arith ZArith QArith Qcanon Bool.
Require Import Networks.
Import ListNotations.
Open Scope Qc_scope.

(** ** Vectors with one entry for each sample *)

Definition vector := list Qc.

Definition add (u v : vector) : vector := map (fun pair => fst pair + snd pair) (combine u v).
Definition scale (w : Qc) (v : vector) : vector := map (Qcmult w) v.

(** ** The preconditions *)

Section Solver.

Variable i : instance.

Let n := net i.

(** The source s, and the output t. *)
Definition source : nat :=
  match find (is_source n) (seq 0 (length (vertices n))) with Some s => s | None => 0%nat end.
Definition target : nat := hd 0%nat (outputs n).

Definition is_hidden (v : nat) : bool := negb (v =? source)%nat && negb (v =? target)%nat.

(** Every edge goes from s to a hidden vertex, from a hidden vertex to t, or from s to t. *)
Definition edge_of_two_layers (e : edge) : bool :=
  (tail e <? head e)%nat && (head e <? length (vertices n))%nat &&
  (if (tail e =? source)%nat then negb (head e =? source)%nat
   else (length (weight_options e) =? 1)%nat && is_hidden (tail e) && (head e =? target)%nat).

(** No edge twice. *)
Fixpoint no_edge_twice (es : list edge) : bool :=
  match es with
  | [] => true
  | e :: rest =>
      negb (existsb (fun f => (tail f =? tail e) && (head f =? head e))%nat rest) && no_edge_twice rest
  end.

Definition two_layers : bool :=
  (length (inputs n) =? 0)%nat && (length (outputs n) =? 1)%nat &&
  (target <? length (vertices n))%nat && (source <? length (vertices n))%nat && negb (target =? source)%nat &&
  forallb (fun v => eqb (is_source n v) (v =? source)%nat) (seq 0 (length (vertices n))) &&
  forallb edge_of_two_layers (edges n) &&
  no_edge_twice (edges n).

(** ** The tables

    A table is a list of vectors; beside each stands one choice of parameters that leads to it (what the page calls its
    predecessors). A choice is a list of edges, by their positions, with their parameters. *)

Definition choice := list (nat * edge_parameters).
Definition table (A : Type) := list (vector * A).

Definition vector_eq (u v : vector) : bool := if list_eq_dec Qc_eq_dec u v then true else false.

(** A set has no vector twice. *)
Fixpoint distinct {A} (t : table A) : table A :=
  match t with
  | [] => []
  | entry :: rest =>
      if existsb (fun other => vector_eq (fst entry) (fst other)) rest then distinct rest else entry :: distinct rest
  end.

Definition zero : vector := map (fun _ => 0) (samples i).
Definition ones : vector := map (fun _ => 1) (samples i).

(** X_r, the inputs in dimension r. *)
Definition inputs_in (r : nat) : vector := map (fun s => nth r (input s) 0) (samples i).

(** [1] A^r = A^(r-1) + { w X_r : w in W[r] }, from A^0 = {0}. *)
Fixpoint weighted (r : nat) (lists : list (list Qc)) (t : table (list Qc)) : table (list Qc) :=
  match lists with
  | [] => t
  | options :: rest =>
      weighted (S r) rest
        (distinct (flat_map (fun entry =>
          map (fun w => (add (fst entry) (scale w (inputs_in r)), snd entry ++ [w])) options) t))
  end.

(** [1] The last set adds { b 1 : b in B }. *)
Definition linear (e : edge) : table edge_parameters :=
  distinct (flat_map (fun entry =>
    map (fun b => (add (fst entry) (scale b ones), EdgeParameters (snd entry) b)) (bias_options e))
    (weighted 0 (weight_options e) [(zero, [])])).

(** The position of the edge (u, v), if there is one. *)
Definition no_edge : edge := Edge 0 0 [] [].
Definition edge_at (j : nat) : edge := nth j (edges n) no_edge.

Definition find_edge (u v : nat) : option nat :=
  find (fun j => (tail (edge_at j) =? u) && (head (edge_at j) =? v))%nat (seq 0 (length (edges n))).

(** [1] A_p for the edge (s, v); without that edge there is only {0}. [4] O_p for the edge (s, t) is the same. *)
Definition from_source (v : nat) : table choice :=
  match find_edge source v with
  | Some j => map (fun entry => (fst entry, [(j, snd entry)])) (linear (edge_at j))
  | None => [(zero, [])]
  end.

Definition activation (v : nat) : Qc -> Qc :=
  match nth v (vertices n) Source with Source => identity | Neuron sigma => sigma end.

(** [2] S_p = sigma_p(A_p), entry by entry. *)
Definition activated (p : nat) : table choice :=
  distinct (map (fun entry => (map (activation p) (fst entry), snd entry)) (from_source p)).

(** [3] O_p = { w s + b 1 }; without the edge (h_p, t) it is {0}, or empty where S_p is. *)
Definition outgoing (p : nat) : table choice :=
  distinct
    match find_edge p target with
    | Some k =>
        flat_map (fun entry =>
          flat_map (fun w =>
            map (fun b => (add (scale w (fst entry)) (scale b ones), snd entry ++ [(k, EdgeParameters [w] b)]))
              (bias_options (edge_at k)))
            (hd [] (weight_options (edge_at k))))
          (activated p)
    | None => map (fun entry => (zero, snd entry)) (activated p)
    end.

(** [5] All sums of two elements. *)
Definition table_sum (t t' : table choice) : table choice :=
  distinct (flat_map (fun entry =>
    map (fun entry' => (add (fst entry) (fst entry'), snd entry ++ snd entry')) t') t).

Definition hidden_vertices : list nat := filter is_hidden (seq 0 (length (vertices n))).

(** [5] F_m, over the hidden vertices in their order and last the edge (s, t). *)
Definition sums : table choice :=
  table_sum (fold_left (fun f p => table_sum f (outgoing p)) hidden_vertices [(zero, [])]) (from_source target).

(** [6] What a vector of t's weighted sums costs. *)
Definition cost (v : vector) : Qc :=
  sum (map (fun entry =>
    number (Z.of_nat (times (fst entry))) * loss i [activation target (snd entry)] (label (fst entry)))
    (combine (samples i) v)).

Fixpoint least (t : table choice) : option (vector * choice) :=
  match t with
  | [] => None
  | entry :: rest =>
      match least rest with
      | None => Some entry
      | Some other => if at_most (cost (fst entry)) (cost (fst other)) then Some entry else Some other
      end
  end.

(** A choice for all edges, as parameters. *)
Definition look_up (c : choice) (j : nat) : edge_parameters :=
  match find (fun entry => fst entry =? j)%nat c with Some entry => snd entry | None => EdgeParameters [] 0 end.

Definition assembled (c : choice) : parameters := map (look_up c) (seq 0 (length (edges n))).

(** The least total loss with parameters that attain it; none if some list of options is empty. *)
Definition solve : option (parameters * Qc) :=
  match least sums with
  | None => None
  | Some (v, c) => Some (assembled c, cost v)
  end.

End Solver.

(** ** Statements *)

(** The parameters found are allowed and attain the least total loss of all allowed parameters. *)
Definition optimum_correct : Prop :=
  forall i, two_layers i = true ->
  match solve i with
  | Some (theta, least_loss) =>
      allowed (net i) theta /\ total_loss i theta = least_loss /\
      forall other, allowed (net i) other -> least_loss <= total_loss i other
  | None => forall other, ~ allowed (net i) other
  end.

(** So the decision is whether there is a least total loss, and it is at most gamma. *)
Definition decision_correct : Prop :=
  forall i, two_layers i = true ->
  decision i <-> exists theta least_loss, solve i = Some (theta, least_loss) /\ least_loss <= gamma i.

(** No two entries of the last table have the same vector: it is no larger than the number of reachable vectors. *)
Definition distinct_correct : Prop := forall i, NoDup (map fst (sums i)).

(** ** Small instances: a single neuron and x = 1, unless said *)

Definition single (ws out_ws out_bs : list Qc) (sigma : Qc -> Qc) (y : Qc) : instance :=
  Instance
    (Network [Source; Neuron sigma; Neuron identity] [Edge 0 1 [ws] [0]; Edge 1 2 [out_ws] out_bs] [] [2%nat])
    [Sample [1] [y] 1] squared_error 0.

Definition half : Qc := Q2Qc (1 # 2).

(** The least total loss is 0 (or not) for the instances on which the printed tables fail. *)
Definition solves_to (i : instance) (c : Qc) : bool :=
  two_layers i &&
  match solve i with
  | Some (_, least_loss) => if Qc_eq_dec least_loss c then true else false
  | None => false
  end.

Example second_layer_weight : solves_to (single [1] [number 2] [0] identity (number 2)) 0 = true.
Proof. vm_compute. reflexivity. Qed.

Example second_layer_weight_no : solves_to (single [1] [number 2] [0] identity 1) 1 = true.
Proof. vm_compute. reflexivity. Qed.

Example output_bias : solves_to (single [1] [1] [1] identity (number 2)) 0 = true.
Proof. vm_compute. reflexivity. Qed.

Example negative_weight : solves_to (single [number (-1)] [1] [0] identity (number (-1))) 0 = true.
Proof. vm_compute. reflexivity. Qed.

Example fractional_activation : solves_to (single [1] [1] [0] (Qcmult half) half) 0 = true.
Proof. vm_compute. reflexivity. Qed.

(** Two neurons, W = {0, 1} each, W_t = {1} and {2}, y = 1; and y = 4, which cannot be reached. *)
Definition two_neurons (y : Qc) : instance :=
  Instance
    (Network [Source; Neuron identity; Neuron identity; Neuron identity]
      [Edge 0 1 [[0; 1]] [0]; Edge 0 2 [[0; 1]] [0]; Edge 1 3 [[1]] [0]; Edge 2 3 [[number 2]] [0]] [] [3%nat])
    [Sample [1] [y] 1] squared_error 0.

Example two_neurons_yes : solves_to (two_neurons 1) 0 = true /\ decide (two_neurons 1) = true.
Proof. vm_compute. auto. Qed.

Example two_neurons_no : solves_to (two_neurons (number 4)) 1 = true /\ decide (two_neurons (number 4)) = false.
Proof. vm_compute. auto. Qed.

(** Without options there are no parameters. *)
Example no_options : solve (single [] [1] [0] identity 1) = None.
Proof. vm_compute. reflexivity. Qed.
