(** D-L3.5: PosSLP to restricted D-NNT (page pos_slp_to_dnnt.md). Definitions and statements. *)

From Coq Require Import List Arith ZArith QArith Qround Qcanon Bool.
Require Import Networks Programs.
Import ListNotations.
Open Scope Qc_scope.

(** ** The decimal code of networks.md *)

(** The number of decimal digits of a number that is not negative, 1 for 0. *)
Fixpoint digits_within (fuel : nat) (a : Z) : nat :=
  match fuel with
  | O => 1
  | S fuel => if (a <? 10)%Z then 1 else S (digits_within fuel (a / 10)%Z)
  end.

Definition digits (a : Z) : nat := digits_within (Z.to_nat (Z.log2 a)) a.

Definition power_of_ten (k : nat) : Z := (10 ^ Z.of_nat k)%Z.

(** enc: the decimal fraction 0. followed by a sign digit, the digits of |a| and a last digit 1. *)
Definition enc (a : Z) : Qc :=
  let d := digits (Z.abs a) in
  let sign := if (a <? 0)%Z then 1%Z else 0%Z in
  Q2Qc ((sign * power_of_ten (d + 1) + Z.abs a * 10 + 1)%Z # Z.to_pos (power_of_ten (d + 2))).

Definition is_integer (q : Qc) : bool := (Qden (this q) =? 1)%positive.

(** The minimal number of decimal digits after the point: the least k that makes 10^k lambda an integer. There are no
    more digits than the denominator's binary logarithm, if the expansion is finite. *)
Definition expansion (lambda : Qc) : option nat :=
  find (fun k => is_integer (lambda * number (power_of_ten k)))
    (seq 0 (S (Z.to_nat (Z.log2 (Zpos (Qden (this lambda))))))).

(** dec: the magnitude, negated if the first digit is 1; 0 on anything that is no code. *)
Definition dec (lambda : Qc) : Z :=
  match expansion lambda with
  | None => 0
  | Some k =>
      let all := Qnum (this (lambda * number (power_of_ten k))) in
      let first := (all / power_of_ten (k - 1))%Z in
      let last := (all mod 10)%Z in
      let magnitude := (all mod power_of_ten (k - 1) / 10)%Z in
      if (3 <=? k)%nat && ((first =? 0) || (first =? 1))%Z && (last =? 1)%Z &&
         ((k =? 3)%nat || (power_of_ten (k - 3) <=? magnitude)%Z) &&
         negb ((first =? 1) && (magnitude =? 0))%Z
      then (if (first =? 1)%Z then - magnitude else magnitude)%Z
      else 0%Z
  end.

(** ** Activations and loss *)

Definition decimal_encode (a : Qc) : Qc := if is_integer a then enc (Qnum (this a)) else 0.

(** floor(a) * dec(a - floor(a)) *)
Definition decimal_product (a : Qc) : Qc :=
  let floor := Qfloor (this a) in
  number floor * number (dec (a - number floor)).

(** 0 if f = y; else 1 if f > 0; else 2. *)
Definition positive_sign : loss_function := fun f y =>
  if list_eq_dec Qc_eq_dec f y then 0
  else if Qclt_le_dec 0 (hd 0 f) then 1 else number 2.

(** ** The construction *)

(** A vertex is added after the others, with its incoming edges (tail, weight); [5] every parameter has one option, the
    weight and 0 for the bias. *)
Definition add_vertex (n : network) (sigma : Qc -> Qc) (incoming : list (nat * Z)) : network :=
  let position := length (vertices n) in
  Network
    (vertices n ++ [Neuron sigma])
    (edges n ++ map (fun e => Edge (fst e) position [[number (snd e)]] [0]) incoming)
    [] [].

(** [4] Edges are sorted by head, then tail. *)
Definition sorted (e f : nat * Z) : list (nat * Z) := if (fst e <=? fst f)%nat then [e; f] else [f; e].

(** What has been built: the network, and the places of the vertices h_k and h'_k (0 where there is no h'_k). *)
Record state := State { built : network; value_places : list nat; code_places : list nat }.

Definition h (s : state) (k : nat) : nat := nth k (value_places s) 0%nat.
Definition h' (s : state) (k : nat) : nat := nth k (code_places s) 0%nat.

Section Construction.

Variable gates : list gate.

(** [2] A code is wanted for every value that is a right operand of a product. *)
Definition is_product (g : gate) : bool := match operator g with Times => true | _ => false end.

Definition wanted (k : nat) : bool := existsb (fun g => is_product g && (right g =? k)%nat) gates.

(** The code of the value k at the place [v], if it is wanted. *)
Definition add_code (n : network) (k v : nat) : network :=
  if wanted k then add_vertex n decimal_encode [(v, 1%Z)] else n.

(** [3] The source, which is h_0, and h'_0 where it is wanted. *)
Definition start : state :=
  State (add_code (Network [Source] [] [] []) 0 0) [0%nat] [if wanted 0 then 1%nat else 0%nat].

(** [1] A relay for a sum or difference of a value with itself. *)
Definition relayed (g : gate) : bool := negb (is_product g) && (left g =? right g)%nat.

(** [3], [4] For each gate its r, h, h' where they are wanted. *)
Definition step (s : state) (g : gate) : state :=
  let i := length (value_places s) in
  let sign := match operator g with Minus => (-1)%Z | _ => 1%Z end in
  let n := if relayed g then add_vertex (built s) identity [(h s (left g), 1%Z)] else built s in
  let relay := length (vertices (built s)) in
  let position := length (vertices n) in
  let valued :=
    if is_product g then
      add_vertex n decimal_product (sorted (h s (left g), 1%Z) (h' s (right g), 1%Z))
    else if relayed g then
      add_vertex n identity [(h s (left g), 1%Z); (relay, sign)]
    else
      add_vertex n identity (sorted (h s (left g), 1%Z) (h s (right g), sign)) in
  State (add_code valued i position)
        (value_places s ++ [position])
        (code_places s ++ [if wanted i then S position else 0%nat]).

Definition all : state := fold_left step gates start.

(** [6] The output is h_l; for l = 0 it is an identity vertex with an edge (s, h0) of weight 1. *)
Definition with_output (n : network) (v : nat) : network := Network (vertices n) (edges n) [] [v].

Definition reduced_network : network :=
  match gates with
  | [] => with_output (add_vertex (built all) identity [(0%nat, 1%Z)]) 1
  | _ => with_output (built all) (h all (length gates))
  end.

(** [7] One sample, x = 1 and y = 1; loss positive-sign; gamma = 1. *)
Definition reduce : instance := Instance reduced_network [Sample [1] [1] 1] positive_sign 1.

(** lift: the only parameter vector. *)
Definition lift : parameters := map only_parameters (edges reduced_network).

End Construction.

(** n_P > 0 iff not 1 - n_P > 0: the complement is one more gate, a_0 - a_l. *)
Definition complement (gates : list gate) : list gate := gates ++ [Gate Minus 0 (length gates)].

(** ** Statements *)

(** The codec's laws. *)
Definition code_range_correct : Prop := forall a, 0 <= enc a /\ enc a < Q2Qc (1 # 5).
Definition code_correct : Prop := forall a, dec (enc a) = a.

(** The invariant: the value of h_i is a_i, for every i. *)
Definition invariant_correct : Prop :=
  forall gates theta i, valid gates -> allowed (reduced_network gates) theta -> (i <= length gates)%nat ->
  value (reduced_network gates) theta [1] (h (all gates) i) = [number (nth i (integer_values gates) 0%Z)].

(** The output is the program's output. *)
Definition output_correct : Prop :=
  forall gates theta, valid gates -> allowed (reduced_network gates) theta ->
  output (reduced_network gates) theta [1] = [number (integer_output gates)].

Definition equivalence_correct : Prop :=
  forall gates, valid gates -> (integer_output gates > 0)%Z <-> decision (reduce gates).

(** There is exactly one parameter vector. *)
Definition unique_correct : Prop :=
  forall gates theta, allowed (reduced_network gates) theta <-> theta = lift gates.

(** The promised shape: well formed, input dimension 1, weights 1 and -1 and biases 0, one option for each. *)
Definition restricted_edge (e : edge) : Prop :=
  (weight_options e = [[number 1]] \/ weight_options e = [[number (-1)]]) /\ bias_options e = [0].

Definition shape_correct : Prop :=
  forall gates, valid gates ->
  well_formed (reduced_network gates) 1 = true /\
  (forall e, In e (edges (reduced_network gates)) -> restricted_edge e).

Definition complement_correct : Prop :=
  forall gates, valid gates ->
  valid (complement gates) /\ integer_output (complement gates) = (1 - integer_output gates)%Z /\
  (decision (reduce gates) <-> ~ decision (reduce (complement gates))).

(** At most max(2, 2l + 1) vertices and max(1, 3l) edges. *)
Definition size_correct : Prop :=
  forall gates, valid gates ->
  (length (vertices (reduced_network gates)) <= Nat.max 2 (2 * length gates + 1))%nat /\
  (length (edges (reduced_network gates)) <= Nat.max 1 (3 * length gates))%nat.

(** ** The page's examples: the value 72, and the value -2 *)

Definition yes :=
  [Gate Minus 0 0; Gate Minus 1 0; Gate Plus 2 2; Gate Times 3 3; Gate Times 4 3; Gate Times 5 2; Gate Plus 6 0;
   Gate Times 6 7].
Definition no := [Gate Plus 0 0; Gate Minus 0 1; Gate Times 1 2].

Example yes_decided : integer_output yes = 72%Z /\ decide (reduce yes) = true.
Proof. vm_compute. auto. Qed.

Example no_decided : integer_output no = (-2)%Z /\ decide (reduce no) = false.
Proof. vm_compute. auto. Qed.

Example codes :
  enc 0 = Q2Qc (1 # 1000) /\ enc 5 = Q2Qc (51 # 1000) /\ enc (-20) = Q2Qc (1201 # 10000).
Proof. repeat split; apply Qc_is_canon; vm_compute; reflexivity. Qed.
