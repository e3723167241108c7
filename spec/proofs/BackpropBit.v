(** B-T1.3b: a bit of a straight-line program to a bit of a gradient entry (page bit_slp_to_backprop_bit.md).
    Definitions and statements. *)

From Coq Require Import List Arith ZArith QArith Qcanon Bool.
Require Import Networks Programs BoundedSlp ProductGadget ProgramNetwork Backpropagation.
Import ListNotations.
Open Scope Qc_scope.

Section Construction.

(** The coefficients of sigma, and the program. *)
Variables (f : list Qc) (constant : Qc) (gates : list gate).

(** [1] The network of B-L3.2 without the flag. *)
Definition program : state := build f gates.

(** [2] After it the vertex t, and last the edge from v_l to t, of weight 0 and bias 0. *)
Definition question_nodes : list node :=
  nodes program ++ [Node false [Arrow (place program (length gates)) 0 0]].

(** [3] v_0 is the one input, t the one output. *)
Definition question_network : network := network_of f question_nodes [0%nat] [length (nodes program)].

(** One sample with the given label; the derivative by the weight of the last edge. *)
Definition ask (y : Qc) (copies : nat) : question :=
  Question question_network
    (map (fun d => if is_sigma d then evaluate (derivative f) else fun _ => 1) question_nodes)
    (distinguished question_nodes)
    [Sample [constant] [y] copies]
    (length (edges question_network) - 1).

(** [3], [4] The label -1. The bit asked for is that of the source. *)
Definition reduce : question := ask (- (1)) 1.

End Construction.

(** ** Statements *)

(** On the one sample v_i has the value a_i. *)
Definition invariant_correct : Prop :=
  forall f constant gates i, multiplies f -> valid gates -> (i <= length gates)%nat ->
  value (question_network f gates) (distinguished (question_nodes f gates)) [constant] (place (program f gates) i) =
  [nth i (rational_values constant gates) 0].

(** The gradient entry is exactly a_l. *)
Definition derivative_correct : Prop :=
  forall f constant gates, multiplies f -> valid gates ->
  gradient_entry (reduce f constant gates) = rational_output constant gates.

(** So all its bits are those of the program. *)
Definition bit_correct : Prop :=
  forall f constant gates j, multiplies f -> valid gates ->
  bit j (gradient_entry (reduce f constant gates)) = bit j (rational_output constant gates).

(** That is no matter of how backpropagation is defined: as a function of the asked weight, which is 0 in the question,
    the loss is (w a_l + 1)^2 / 2, ... *)
Definition loss_correct : Prop :=
  forall f constant gates w, multiplies f -> valid gates ->
  let a := rational_output constant gates in
  loss_at (reduce f constant gates) w = (w * a + 1) * (w * a + 1) / natural 2.

(** ... and the gradient entry is its derivative. *)
Definition slope_correct : Prop :=
  forall f constant gates, multiplies f -> valid gates ->
  let q := reduce f constant gates in
  with_weight q 0 = asked_parameters q /\ has_derivative (loss_at q) 0 (gradient_entry q).

(** A derivative is unique. *)
Definition unique_correct : Prop :=
  forall F w d e, has_derivative F w d -> has_derivative F w e -> d = e.

Definition shape_correct : Prop :=
  forall f constant gates, valid gates ->
  let q := reduce f constant gates in
  well_formed (asked_network q) 1 = true /\
  length (asked_parameters q) = length (edges (asked_network q)) /\
  (asked q < length (edges (asked_network q)))%nat /\
  nth (asked q) (edges (asked_network q)) (Edge 0 0 [] []) =
    arrow_edge (length (nodes (program f gates))) (Arrow (place (program f gates) (length gates)) 0 0).

(** |V| = l + 2 + M (6 (mu + 1) + 1), and one edge more than in B-L3.2. *)
Definition size_correct : Prop :=
  forall f gates, valid gates ->
  let n := question_network f gates in
  let copied := (degree f + 1)%nat in
  let m := products gates in
  length (vertices n) = (length gates + 2 + m * (6 * copied + 1))%nat /\
  (length (edges n) + doubles gates + squares gates * copied =
   2 * sums gates + m * (7 * copied + 1) + 3 * copied * m + 1)%nat.

(** ** The page's example: the value 1, whose bit 0 is 1 and whose bit 1 is 0 *)

Definition example := [Gate Plus 0 0; Gate Times 1 0; Gate Minus 2 0].

Example yes_computed : bit 0 (gradient_entry (reduce square 1 example)) = 1%Z.
Proof. vm_compute. reflexivity. Qed.

Example no_computed : bit 1 (gradient_entry (reduce square 1 example)) = 0%Z.
Proof. vm_compute. reflexivity. Qed.

(** ** The printed form: the bounded program with the label -2^-m, and the bit j - m *)

Definition published (f : list Qc) (gates : list gate) : question :=
  let constant := power_of_half (size gates) in
  ask f constant (new_gates gates) (- constant) 1.

(** The program (1, 1 + 1) has the value 2, whose bit 1 is 1; m = 2, and bit -1 of the derivative is 0: YES to NO. *)
Example shift_fault :
  bit 1 (number (integer_output two)) = 1%Z /\ size two = 2%nat /\
  this (gradient_entry (published square two)) = (1 # 32) /\
  bit (1 - Z.of_nat (size two)) (gradient_entry (published square two)) = 0%Z.
Proof. vm_compute. auto. Qed.
