(** Networks and training, as on the page networks.md.

    Numbers are rationals in lowest terms ([Qc] of the standard library), so that equality of numbers is [=].
    Vertices are known by their position, counted from 0, in a list that is a topological order. *)

From Coq Require Import List Arith ZArith QArith Qcanon Lia Bool.
Import ListNotations.
Open Scope Qc_scope.

(** The integer [a] as a rational number. *)
Definition number (a : Z) : Qc := Q2Qc (inject_Z a).

Definition sum (numbers : list Qc) : Qc := fold_right Qcplus 0 numbers.

Definition dot (u v : list Qc) : Qc := sum (map (fun pair => fst pair * snd pair) (combine u v)).

(** ** Networks *)

(** Every vertex but the source has an activation, any function from rationals to rationals. *)
Inductive vertex := Source | Neuron (activation : Qc -> Qc).

(** An edge that leaves the source has one list of weight options for each input dimension, any other edge one list;
    every edge has one list of bias options. *)
Record edge := Edge {
  tail : nat;
  head : nat;
  weight_options : list (list Qc);
  bias_options : list Qc
}.

(** [inputs] are the vertices with injected input; there are none in a network whose input is a source. *)
Record network := Network {
  vertices : list vertex;
  edges : list edge;
  inputs : list nat;
  outputs : list nat
}.

(** The parameters of one edge, and of a network: one entry for each edge, in the order of the edges. *)
Record edge_parameters := EdgeParameters { weights : list Qc; bias : Qc }.
Definition parameters := list edge_parameters.

(** One number from each parameter's list. *)
Definition edge_allowed (e : edge) (p : edge_parameters) : Prop :=
  Forall2 (fun options w => In w options) (weight_options e) (weights p) /\ In (bias p) (bias_options e).

Definition allowed (n : network) (theta : parameters) : Prop := Forall2 edge_allowed (edges n) theta.

(** The only parameters, where every list has one entry (a restricted network). *)
Definition only_parameters (e : edge) : edge_parameters :=
  EdgeParameters (map (hd 0) (weight_options e)) (hd 0 (bias_options e)).

(** ** Values *)

(** The vertex's injected input, 0 where there is none. *)
Definition injected (n : network) (x : list Qc) (v : nat) : Qc :=
  sum (map snd (filter (fun entry => fst entry =? v)%nat (combine (inputs n) x))).

(** What the edge (u, v) with the parameters [p] contributes: w . z_u + b, where [z u] is the value of u. The value of
    the source is a vector, the value of any other vertex a vector of one entry. *)
Definition contribution (z : nat -> list Qc) (entry : edge * edge_parameters) : Qc :=
  dot (weights (snd entry)) (z (tail (fst entry))) + bias (snd entry).

(** The edges into [v], with their parameters. *)
Definition edges_into (n : network) (theta : parameters) (v : nat) : list (edge * edge_parameters) :=
  filter (fun entry => head (fst entry) =? v)%nat (combine (edges n) theta).

Definition preactivation (n : network) (theta : parameters) (x : list Qc) (z : nat -> list Qc) (v : nat) : Qc :=
  injected n x v + sum (map (contribution z) (edges_into n theta v)).

Definition vertex_value (kind : vertex) (x : list Qc) (preactivation : Qc) : list Qc :=
  match kind with
  | Source => x
  | Neuron sigma => [sigma preactivation]
  end.

(** The values of all vertices, computed in their order; [known] are the values of the vertices before. *)
Fixpoint values_from (n : network) (theta : parameters) (x : list Qc) (rest : list vertex) (known : list (list Qc)) :=
  match rest with
  | [] => known
  | kind :: later =>
      let a := preactivation n theta x (fun u => nth u known []) (length known) in
      values_from n theta x later (known ++ [vertex_value kind x a])
  end.

Definition values n theta x : list (list Qc) := values_from n theta x (vertices n) [].

Definition value n theta x (v : nat) : list Qc := nth v (values n theta x) [].

(** The network's output f(x): the values of the listed outputs. *)
Definition output n theta x : list Qc := map (fun v => hd 0 (value n theta x v)) (outputs n).

(** ** Training *)

Record sample := Sample { input : list Qc; label : list Qc; times : nat }.

(** A loss is a function of the outputs and the label. *)
Definition loss_function := list Qc -> list Qc -> Qc.

Record instance := Instance {
  net : network;
  samples : list sample;
  loss : loss_function;
  gamma : Qc
}.

Definition total_loss (i : instance) (theta : parameters) : Qc :=
  sum (map (fun s => number (Z.of_nat (times s)) * loss i (output (net i) theta (input s)) (label s)) (samples i)).

(** Allowed parameters within the threshold: the solutions of a training problem. *)
Definition fits (i : instance) (theta : parameters) : Prop := allowed (net i) theta /\ total_loss i theta <= gamma i.

(** NNT: is there such a vector of parameters? *)
Definition decision (i : instance) : Prop := exists theta, fits i theta.

(** ** Activations and losses that several constructions use *)

Definition identity (a : Qc) : Qc := a.

Definition squared_error : loss_function :=
  fun f y => sum (map (fun pair => (fst pair - snd pair) * (fst pair - snd pair)) (combine f y)).

Definition zero_one : loss_function := fun f y => if list_eq_dec Qc_eq_dec f y then 0 else 1.

(** ** What makes a network well formed

    Edges go forward and end in the list; a source has no incoming edges; weights are as many as the tail's value has
    entries, d where it is the source and else one; inputs and outputs are vertices. *)
Definition is_source (n : network) (v : nat) : bool :=
  match nth v (vertices n) Source with Source => true | Neuron _ => false end.

Definition well_formed (n : network) (dimension : nat) : bool :=
  forallb (fun e =>
    (tail e <? head e)%nat && (head e <? length (vertices n))%nat && negb (is_source n (head e)) &&
    (length (weight_options e) =? (if is_source n (tail e) then dimension else 1))%nat) (edges n) &&
  forallb (fun v => v <? length (vertices n))%nat (inputs n) &&
  forallb (fun v => v <? length (vertices n))%nat (outputs n).

(** ** Deciding by enumeration, for small examples *)

Fixpoint choices {A : Type} (lists : list (list A)) : list (list A) :=
  match lists with
  | [] => [[]]
  | options :: rest => flat_map (fun a => map (cons a) (choices rest)) options
  end.

Definition edge_choices (e : edge) : list edge_parameters :=
  flat_map (fun ws => map (EdgeParameters ws) (bias_options e)) (choices (weight_options e)).

Definition at_most (a b : Qc) : bool := if Qclt_le_dec b a then false else true.

Definition decide (i : instance) : bool :=
  existsb (fun theta => at_most (total_loss i theta) (gamma i)) (choices (map edge_choices (edges (net i)))).
