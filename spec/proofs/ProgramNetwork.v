(** The network of a straight-line program with the activations identity and sigma, a polynomial: steps [1] to [3] of
    the page bit_slp_to_erm.md (B-L3.2), which B-T1.3 uses too. Definitions and statements. *)

From Coq Require Import List Arith ZArith QArith Qcanon Bool.
Require Import Networks Programs ProductGadget.
Import ListNotations.
Open Scope Qc_scope.

(** ** Networks, vertex by vertex *)

(** An edge that leads into a vertex: its tail, and its entry (weight, bias) of theta*. *)
Record arrow := Arrow { from : nat; weight : Qc; shift : Qc }.

(** A vertex, with the edges into it. Its activation is sigma or the identity. *)
Record node := Node { is_sigma : bool; incoming : list arrow }.

Definition arrow_edge (v : nat) (a : arrow) : edge := Edge (from a) v [[weight a]] [shift a].

(** All edges, sorted by head. *)
Fixpoint edges_from (v : nat) (nodes : list node) : list edge :=
  match nodes with
  | [] => []
  | d :: rest => map (arrow_edge v) (incoming d) ++ edges_from (S v) rest
  end.

(** sigma has the coefficients [f]. *)
Definition activation (f : list Qc) (d : node) : Qc -> Qc := if is_sigma d then evaluate f else identity.

Definition network_of (f : list Qc) (nodes : list node) (inputs outputs : list nat) : network :=
  Network (map (fun d => Neuron (activation f d)) nodes) (edges_from 0 nodes) inputs outputs.

(** theta* *)
Definition distinguished (nodes : list node) : parameters := map only_parameters (edges_from 0 nodes).

(** The vertex at [v], and what theta* adds to it where the vertices before have the values [z]. *)
Definition no_node : node := Node false [].

Definition at_place (nodes : list node) (v : nat) : node := nth v nodes no_node.

Definition received (z : nat -> Qc) (d : node) : Qc :=
  sum (map (fun a => weight a * z (from a) + shift a) (incoming d)).

(** ** The construction *)

Section Construction.

Variable f : list Qc.

(** D is the least common multiple of the denominators of sigma's coefficients and of the multipliers. *)
Definition denominators : list Z :=
  map (fun q => Zpos (Qden (this q))) (f ++ map (multiplier f) (copies (degree f))).

Definition common_denominator : Qc := number (fold_right Z.lcm 1%Z denominators).

(** lambda' *)
Definition scaled (r : nat) : Qc := common_denominator * multiplier f r.

(** Two edges into one vertex, merged if they are parallel, else sorted by tail. *)
Definition merged (a b : arrow) : list arrow :=
  if (from a =? from b)%nat then [Arrow (from a) (weight a + weight b) (shift a + shift b)]
  else if (from a <? from b)%nat then [a; b] else [b; a].

(** [2] A sum or difference of the values at [j] and [k]. *)
Definition sum_nodes (sign : Qc) (j k : nat) : list node := [Node false (merged (Arrow j 1 0) (Arrow k sign 0))].

(** [3] The copy r of a product: L1, L2, L3, U1, U2, U3. The first vertex of the product is at [first]. *)
Definition copy_nodes (first j k r : nat) : list node :=
  let lower := (first + 6 * r)%nat in
  [Node false (merged (Arrow j 1 (natural r)) (Arrow k 1 0));
   Node false [Arrow j 1 (natural r)];
   Node false [Arrow k 1 (natural r)];
   Node true [Arrow lower 1 0];
   Node true [Arrow (lower + 1) 1 0];
   Node true [Arrow (lower + 2) 1 0]].

Definition output_arrows (first r : nat) : list arrow :=
  let upper := (first + 6 * r + 3)%nat in
  [Arrow upper (scaled r) 0; Arrow (upper + 1) (- scaled r) 0; Arrow (upper + 2) (- scaled r) 0].

(** [3] All copies, then z and v. *)
Definition product_nodes (first j k : nat) : list node :=
  flat_map (copy_nodes first j k) (copies (degree f)) ++
  [Node false (flat_map (output_arrows first) (copies (degree f)));
   Node false [Arrow (first + 6 * (degree f + 1)) (/ common_denominator) 0]].

(** What has been built: the vertices, and the places of v_0, v_1, ... *)
Record state := State { nodes : list node; places : list nat }.

Definition place (s : state) (k : nat) : nat := nth k (places s) 0%nat.

(** [1] v_0. *)
Definition start : state := State [Node false []] [0%nat].

Definition gate_nodes (s : state) (g : gate) : list node :=
  let j := place s (left g) in
  let k := place s (right g) in
  match operator g with
  | Plus => sum_nodes 1 j k
  | Minus => sum_nodes (- (1)) j k
  | Times => product_nodes (length (nodes s)) j k
  end.

(** Every gate ends with its v. *)
Definition step (s : state) (g : gate) : state :=
  let new := gate_nodes s g in
  State (nodes s ++ new) (places s ++ [length (nodes s) + length new - 1]%nat).

Definition build (gates : list gate) : state := fold_left step gates start.

End Construction.

(** ** Statements *)

Definition is_product (g : gate) : bool := match operator g with Times => true | _ => false end.

(** How many gates are products, sums or differences, and such with one operand twice. *)
Definition products (gates : list gate) : nat := length (filter is_product gates).
Definition sums (gates : list gate) : nat := length (filter (fun g => negb (is_product g)) gates).
Definition squares (gates : list gate) : nat := products (filter (fun g => left g =? right g)%nat gates).
Definition doubles (gates : list gate) : nat := sums (filter (fun g => left g =? right g)%nat gates).

(** The edges whose head has the activation sigma, or the identity. *)
Definition edge_count (sigma : bool) (nodes : list node) : nat :=
  fold_right Nat.add 0%nat (map (fun d => length (incoming d)) (filter (fun d => Bool.eqb (is_sigma d) sigma) nodes)).

(** The page's sizes, without the flag. *)
Definition size_correct : Prop :=
  forall f gates, valid gates ->
  let built := nodes (build f gates) in
  let copied := (degree f + 1)%nat in
  let m := products gates in
  length built = (1 + length gates + m * (6 * copied + 1))%nat /\
  (edge_count false built + doubles gates + squares gates * copied = 2 * sums gates + m * (7 * copied + 1))%nat /\
  edge_count true built = (3 * copied * m)%nat.
