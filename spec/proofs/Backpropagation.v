(** Backpropagation, as on the page networks.md: for networks without a source, whose edges have one weight each.
    Definitions, and the statement that what it computes is the derivative. *)

From Coq Require Import List Arith ZArith QArith Qcanon Bool.
Require Import Networks ProductGadget.
Import ListNotations.
Open Scope Qc_scope.

(** ** The derivatives that it uses *)

(** The derivative of a polynomial: k times the coefficient k, for k = 1, 2, ... *)
Definition derivative (f : list Qc) : list Qc :=
  map (fun k => natural k * nth k f 0) (seq 1 (length f - 1)).

Definition half_squared_error : loss_function := fun f y => squared_error f y / natural 2.

(** Its derivatives by the outputs. *)
Definition half_squared_error_slopes (f y : list Qc) : list Qc := map (fun pair => fst pair - snd pair) (combine f y).

(** ** The algorithm, on one sample *)

Section Backpropagation.

(** [slopes] are the derivatives of the vertices' activations, [loss_slopes] the loss's derivatives by the outputs. *)
Variables (n : network) (slopes : list (Qc -> Qc)) (loss_slopes : list Qc -> list Qc -> list Qc).
Variables (theta : parameters) (s : sample).

(** First the values, forwards. *)
Let z : nat -> list Qc := value n theta (input s).

(** The derivative of the activation of [v], at its pre-activation. *)
Definition slope (v : nat) : Qc := nth v slopes (fun _ => 0) (preactivation n theta (input s) z v).

(** Then the errors, backwards: the error of a vertex is the derivative of the loss by its value. What the loss itself
    gives, where [v] is listed as an output: *)
Definition output_error (v : nat) : Qc :=
  sum (map snd (filter (fun entry => fst entry =? v)%nat
    (combine (outputs n) (loss_slopes (output n theta (input s)) (label s))))).

Definition the_weight (p : edge_parameters) : Qc := hd 0 (weights p).

(** [later] are the errors of the vertices after [v]. *)
Definition error_of (v : nat) (later : list Qc) : Qc :=
  output_error v +
  sum (map (fun entry =>
         the_weight (snd entry) * slope (head (fst entry)) * nth (head (fst entry) - S v) later 0)
       (filter (fun entry => tail (fst entry) =? v)%nat (combine (edges n) theta))).

(** The errors of the last vertex, the one before it, and so on down to vertex 0. *)
Fixpoint errors_from (count : nat) (later : list Qc) : list Qc :=
  match count with
  | O => later
  | S v => errors_from v (error_of v later :: later)
  end.

Definition errors : list Qc := errors_from (length (vertices n)) [].

(** The derivative by the weight of the edge (u, v). *)
Definition weight_derivative (e : edge) : Qc :=
  nth (head e) errors 0 * slope (head e) * hd 0 (z (tail e)).

End Backpropagation.

(** ** A gradient question, without its verdict *)

(** The derivative of the total loss by the weight of the edge at the position [asked]. *)
Record question := Question {
  asked_network : network;
  asked_slopes : list (Qc -> Qc);
  asked_parameters : parameters;
  dataset : list sample;
  asked : nat
}.

(** Computed by backpropagation. The loss is half the squared error. *)
Definition gradient_entry (q : question) : Qc :=
  sum (map (fun s => natural (times s) *
         weight_derivative (asked_network q) (asked_slopes q) half_squared_error_slopes (asked_parameters q) s
           (nth (asked q) (edges (asked_network q)) (Edge 0 0 [] []))) (dataset q)).

(** The total loss, where that weight has another value than in the question. *)
Definition with_weight (q : question) (w : Qc) : parameters :=
  map (fun entry => if (fst entry =? asked q)%nat then EdgeParameters [w] (bias (snd entry)) else snd entry)
    (combine (seq 0 (length (asked_parameters q))) (asked_parameters q)).

Definition loss_at (q : question) (w : Qc) : Qc :=
  total_loss (Instance (asked_network q) (dataset q) half_squared_error 0) (with_weight q w).

(** ** What a derivative is *)

(** [d] is the derivative of F at [w]: F(w + h) = F(w) + d h + h^2 r(h) for all h, with a polynomial r. At most one [d]
    does that. *)
Definition has_derivative (F : Qc -> Qc) (w d : Qc) : Prop :=
  exists r, forall h, F (w + h) = F w + d * h + h * h * evaluate r h.
