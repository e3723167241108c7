(** B-L3.2: a bit of a straight-line program to training with polynomial activations (page bit_slp_to_erm.md).
    Definitions and statements. *)

From Coq Require Import List Arith ZArith QArith Qround Qcanon Bool.
Require Import Networks Programs ProductGadget ProgramNetwork.
Import ListNotations.
Open Scope Qc_scope.

(** ** All of Q *)

(** Every weight and bias may be any rational: the lists of options are not read, but for how many weights an edge
    has. *)
Definition rational_parameters (n : network) (theta : parameters) : Prop :=
  Forall2 (fun e p => length (weights p) = length (weight_options e)) (edges n) theta.

Definition rational_fits (i : instance) (theta : parameters) : Prop :=
  rational_parameters (net i) theta /\ total_loss i theta <= gamma i.

Definition rational_decision (i : instance) : Prop := exists theta, rational_fits i theta.

(** ** The samples that force *)

Section Samples.

(** The coefficients of sigma; the vertices, flag included; how often an auxiliary sample counts. *)
Variables (f : list Qc) (vertices : list node) (often : nat).

Let all := seq 0 (length vertices).

(** [5] The wanted pre-activations t_v: 0 where nothing is said. *)
Definition wanted := list (nat * Qc).

Definition target (t : wanted) (v : nat) : Qc := sum (map snd (filter (fun entry => fst entry =? v)%nat t)).

(** y_v = sigma_v(t_v) *)
Definition target_label (t : wanted) (v : nat) : Qc := activation f (at_place vertices v) (target t v).

(** x_v = t_v - the sum of w y_u + b over the edges (u, v), with the entries (w, b) of theta*. *)
Definition target_input (t : wanted) (v : nat) : Qc :=
  target t v - received (target_label t) (at_place vertices v).

Definition template (t : wanted) : sample := Sample (map (target_input t) all) (map (target_label t) all) often.

(** The smallest alpha in 1..mu with sigma(alpha) other than sigma(0). *)
Definition alpha : Qc :=
  match find (fun k => negb (Qc_eq_bool (evaluate f (natural k)) (evaluate f 0))) (seq 1 (degree f)) with
  | Some k => natural k
  | None => 0
  end.

(** For the edge (p, q) with an identity head: t_p and t_q. *)
Definition edge_wanted (q : nat) (a : arrow) : wanted :=
  let p := from a in
  let sigma_p := activation f (at_place vertices p) in
  let t := if is_sigma (at_place vertices p) then alpha else 1 in
  [(p, t); (q, weight a * (sigma_p t - sigma_p 0))].

(** For the edge (L, U) with a sigma head, and tau = 0..mu. *)
Definition sigma_wanted (u : nat) (a : arrow) : list wanted :=
  map (fun tau => [(from a, natural tau); (u, natural tau)]) (seq 0 (degree f + 1)).

(** The edges whose head has the activation sigma, or the identity, in order. *)
Definition arrows (sigma : bool) : list (nat * arrow) :=
  flat_map (fun v =>
    if Bool.eqb (is_sigma (at_place vertices v)) sigma then map (pair v) (incoming (at_place vertices v)) else [])
    all.

(** The baseline, the templates of the edges with an identity head, and those with a sigma head. *)
Definition auxiliary : list sample :=
  map template
    ([] :: map (fun entry => edge_wanted (fst entry) (snd entry)) (arrows false) ++
     flat_map (fun entry => sigma_wanted (fst entry) (snd entry)) (arrows true)).

End Samples.

(** ** The construction *)

Section Construction.

(** sigma, the program, its bit, and the gap a < b. *)
Variables (f : list Qc) (constant : Qc) (gates : list gate) (j : Z) (yes no : Qc).

(** [1]..[3] The network of the program; last comes the flag, without edges. *)
Definition flag : nat := length (nodes (build f gates)).
Definition all_nodes : list node := nodes (build f gates) ++ [Node false []].

(** [4] Every vertex is an input and an output. *)
Definition everywhere : list nat := seq 0 (length all_nodes).
Definition reduced_network : network := network_of f all_nodes everywhere everywhere.

(** [5] Each floor(b) + 1 times. *)
Definition auxiliary_samples : list sample := auxiliary f all_nodes (Z.to_nat (Qfloor (this no) + 1)).

(** [6] a_0 at v_0, 1 at the flag; the label is 1 at the flag; ceil(b) times. *)
Definition main_sample : sample :=
  Sample
    (map (fun v => if (v =? 0)%nat then constant else if (v =? flag)%nat then 1 else 0) everywhere)
    (map (fun v => if (v =? flag)%nat then 1 else 0) everywhere)
    (Z.to_nat (Qceiling (this no))).

(** [7] If the label at the flag is 1, the bit at v_l; else zero-one. *)
Definition bit_loss (q : Qc) : Qc := if (bit j q =? 1)%Z then 0 else 1.

Definition flagged : loss_function := fun out y =>
  if Qc_eq_dec (nth flag y 0) 1 then bit_loss (nth (place (build f gates) (length gates)) out 0) else zero_one out y.

Definition reduce : instance := Instance reduced_network (auxiliary_samples ++ [main_sample]) flagged yes.

(** lift: theta* *)
Definition lift : parameters := distinguished all_nodes.

(** ** What is forced *)

Definition meets (theta : parameters) (s : sample) : Prop := output reduced_network theta (input s) = label s.

(** The entry of the edge [e] in [theta]. *)
Definition has_entry (theta : parameters) (e : edge) (p : edge_parameters) : Prop :=
  In (e, p) (combine (edges reduced_network) theta).

(** Into an identity vertex, the weights and the sum of the biases are those of theta*. Into a sigma vertex, the
    weight and the bias (w, b) have sigma(w T + b) = sigma(T). *)
Record forced (theta : parameters) : Prop := {
  identity_weights : forall e p, has_entry theta e p -> is_sigma (at_place all_nodes (head e)) = false ->
    weights p = map (hd 0) (weight_options e);
  identity_biases : forall v, is_sigma (at_place all_nodes v) = false ->
    sum (map (fun entry => bias (snd entry)) (edges_into reduced_network theta v)) =
    sum (map shift (incoming (at_place all_nodes v)));
  sigma_entries : forall e p, has_entry theta e p -> is_sigma (at_place all_nodes (head e)) = true ->
    exists w, weights p = [w] /\ forall t, evaluate f (w * t + bias p) = evaluate f t
}.

End Construction.

(** ** Statements *)

(** theta* meets every template. *)
Definition meets_correct : Prop :=
  forall f gates no s, multiplies f -> valid gates -> In s (auxiliary_samples f gates no) ->
  meets f gates (lift f gates) s.

(** The samples force the parameters. *)
Definition forcing_correct : Prop :=
  forall f gates no theta, multiplies f -> valid gates ->
  rational_parameters (reduced_network f gates) theta ->
  (forall s, In s (auxiliary_samples f gates no) -> meets f gates theta s) -> forced f gates theta.

(** The only solutions of sigma(w T + b) = sigma(T) over Q are (1, 0) and perhaps, for even mu,
    (-1, -2 r_(mu-1) / (mu r_mu)). *)
Definition solutions_correct : Prop :=
  forall f w b, multiplies f -> (forall t, evaluate f (w * t + b) = evaluate f t) ->
  let mu := degree f in
  (w = 1 /\ b = 0) \/
  (Nat.Even mu /\ w = - (1) /\ b = - (natural 2 * nth (mu - 1) f 0) / (natural mu * nth mu f 0)).

(** Any parameters with total loss below b meet them. *)
Definition below_correct : Prop :=
  forall f constant gates j yes no theta, multiplies f -> valid gates -> 0 < no ->
  total_loss (reduce f constant gates j yes no) theta < no ->
  forall s, In s (auxiliary_samples f gates no) -> meets f gates theta s.

(** With forced parameters every vertex computes on the main sample what it computes with theta*; so v_i has the value
    a_i. *)
Definition main_correct : Prop :=
  forall f constant gates no theta, multiplies f -> valid gates ->
  rational_parameters (reduced_network f gates) theta -> forced f gates theta ->
  let x := input (main_sample f constant gates no) in
  (forall v, (v < length (all_nodes f gates))%nat ->
    value (reduced_network f gates) theta x v = value (reduced_network f gates) (lift f gates) x v) /\
  (forall i, (i <= length gates)%nat ->
    value (reduced_network f gates) theta x (place (build f gates) i) = [nth i (rational_values constant gates) 0]).

(** (=>) If the bit is 1, theta* has loss 0. *)
Definition forward_correct : Prop :=
  forall f constant gates j yes no, multiplies f -> valid gates -> bit j (rational_output constant gates) = 1%Z ->
  rational_parameters (reduced_network f gates) (lift f gates) /\
  total_loss (reduce f constant gates j yes no) (lift f gates) = 0.

(** (<=) If it is 0, all parameters have total loss at least b. *)
Definition backward_correct : Prop :=
  forall f constant gates j yes no theta, multiplies f -> valid gates -> 0 < no ->
  bit j (rational_output constant gates) <> 1%Z ->
  rational_parameters (reduced_network f gates) theta -> no <= total_loss (reduce f constant gates j yes no) theta.

(** Equal answers. *)
Definition equivalence_correct : Prop :=
  forall f constant gates j yes no, multiplies f -> valid gates -> 0 <= yes -> yes < no ->
  bit j (rational_output constant gates) = 1%Z <-> rational_decision (reduce f constant gates j yes no).

(** Well formed; the sizes of the page: vertices, edges with an identity head and with a sigma head, auxiliary
    samples. *)
Definition size_correct : Prop :=
  forall f gates no, valid gates ->
  let n := reduced_network f gates in
  let copied := (degree f + 1)%nat in
  let m := products gates in
  let identity_heads := edge_count false (all_nodes f gates) in
  let sigma_heads := edge_count true (all_nodes f gates) in
  well_formed n 1 = true /\
  length (vertices n) = (2 + length gates + m * (6 * copied + 1))%nat /\
  length (edges n) = (identity_heads + sigma_heads)%nat /\
  (identity_heads + doubles gates + squares gates * copied = 2 * sums gates + m * (7 * copied + 1))%nat /\
  sigma_heads = (3 * copied * m)%nat /\
  length (auxiliary_samples f gates no) = (1 + identity_heads + copied * sigma_heads)%nat.

(** ** The page's example: the value 1, whose bit 0 is 1 and whose bit 1 is 0; sigma is the square, a = 0, b = 2 *)

Definition example := [Gate Plus 0 0; Gate Times 1 0; Gate Minus 2 0].

Example yes_computed :
  this (total_loss (reduce square 1 example 0 0 (natural 2)) (lift square example)) = 0%Q.
Proof. vm_compute. reflexivity. Qed.

Example no_computed :
  this (total_loss (reduce square 1 example 1 0 (natural 2)) (lift square example)) = 2%Q.
Proof. vm_compute. reflexivity. Qed.
