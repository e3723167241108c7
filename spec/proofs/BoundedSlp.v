(** B-A.5 and B-A.4: straight-line programs with bounded values (page slp_to_bounded_slp.md). Definitions and
    statements. *)

From Coq Require Import List Arith ZArith NArith QArith Qabs Qcanon Bool.
Require Import Networks Programs.
Import ListNotations.

(** ** The construction *)

(** [4] The gates that multiply the value at [c] by b_0^t; [p] is the place of a power of b_0, at first of b_0 itself,
    and [count] the number of values so far. Also the place of the product. *)
Fixpoint scale (t : positive) (c p count : nat) : list gate * nat :=
  match t with
  | xH => ([Gate Times c p], count)
  | xO digits =>
      let (gates, result) := scale digits c count (count + 1) in (Gate Times p p :: gates, result)
  | xI digits =>
      let (gates, result) := scale digits count (count + 1) (count + 2) in
      (Gate Times c p :: Gate Times p p :: gates, result)
  end.

Definition scale_by (t : N) (c count : nat) : list gate * nat :=
  match t with
  | N0 => ([], c)
  | Npos digits => scale digits c 0 count
  end.

(** What has been built: the gates, and for each old value its place among the new values and its exponent. *)
Record state := State { emitted : list gate; places : list nat; exponents : list N }.

(** [1] e_0 = 1, and a_0 is represented by the constant b_0. *)
Definition start : state := State [] [0%nat] [1%N].

Definition place (s : state) (i : nat) : nat := nth i (places s) 0%nat.
Definition exponent (s : state) (i : nat) : N := nth i (exponents s) 0%N.

Definition step (s : state) (g : gate) : state :=
  let count := (1 + length (emitted s))%nat in
  let (c, d) := (place s (left g), place s (right g)) in
  let (e, f) := (exponent s (left g), exponent s (right g)) in
  match operator g with
  | Times => (* [2] *)
      State (emitted s ++ [Gate Times c d]) (places s ++ [count]) (exponents s ++ [e + f]%N)
  | _ => (* [3] *)
      let (left_scaling, c') := scale_by (f - e) c count in
      let (right_scaling, d') := scale_by (e - f) d count in
      State (emitted s ++ left_scaling ++ right_scaling ++ [Gate (operator g) c' d'])
            (places s ++ [count + length (left_scaling ++ right_scaling)]%nat)
            (exponents s ++ [N.max e f])
  end.

(** [1]..[3] Gates are handled in order. *)
Definition build (gates : list gate) : state := fold_left step gates start.

(** [5] Last, the output is multiplied by b_0^t with t = 2^n - e_n. *)
Definition new_gates (gates : list gate) : list gate :=
  let s := build gates in
  let n := length gates in
  emitted s ++ fst (scale_by (2 ^ N.of_nat n - exponent s n) (place s n) (1 + length (emitted s))).

(** [6] m is the number of gates; the constant is 2^-m. *)
Definition size (gates : list gate) : nat := length (new_gates gates).

Definition power_of_half (m : nat) : Qc := Qcpower (Q2Qc (1 # 2)) m.

Definition new_output (gates : list gate) : Qc := rational_output (power_of_half (size gates)) (new_gates gates).

(** [7] The place of the bit. *)
Definition new_place (gates : list gate) (j : Z) : Z := (j - Z.of_nat (size gates) * 2 ^ Z.of_nat (length gates))%Z.

(** ** Statements *)

(** The new program is a program. *)
Definition valid_correct : Prop := forall gates, valid gates -> valid (new_gates gates).

(** The invariant, for every constant b_0: b_i' = b_0^(e_i) a_i. *)
Definition invariant_correct : Prop :=
  forall gates constant i, valid gates -> (i <= length gates)%nat ->
  nth (place (build gates) i) (rational_values constant (new_gates gates)) 0%Qc =
  (Qcpower constant (N.to_nat (exponent (build gates) i)) * number (nth i (integer_values gates) 0%Z))%Qc.

(** The output, for every constant: b_0^(2^n) a_n. *)
Definition output_correct : Prop :=
  forall gates constant, valid gates ->
  rational_output constant (new_gates gates) =
  (Qcpower constant (2 ^ length gates) * number (integer_output gates))%Qc.

(** From pos-slp to pos-slp: the sign is kept. *)
Definition sign_correct : Prop :=
  forall gates, valid gates -> (integer_output gates > 0)%Z <-> (0 < new_output gates)%Qc.

(** From bit-slp to bit-slp: the bit moves from j to j - m 2^n. *)
Definition bit_correct : Prop :=
  forall gates j, valid gates -> bit (new_place gates j) (new_output gates) = bit j (number (integer_output gates)).

(** Lemma A.4: a program of m gates with the constant 2^-m has |b_i| <= 2^(i - m) <= 1. *)
Definition bounded_correct : Prop :=
  forall gates i, valid gates -> (i <= length gates)%nat ->
  let m := length gates in
  (- power_of_half (m - i) <= nth i (rational_values (power_of_half m) gates) 0 <= power_of_half (m - i))%Qc.

(** m <= n (n + 1). *)
Definition size_correct : Prop :=
  forall gates, valid gates -> (size gates <= length gates * (length gates + 1))%nat.

(** ** The page's examples: the value 3, of which bit 1 is 1 and bit 2 is 0; m = 8 *)

Definition example := [Gate Plus 0 0; Gate Times 1 1; Gate Minus 2 0].

Example example_size : size example = 8%nat.
Proof. vm_compute. reflexivity. Qed.

Example yes_bit : bit 1 (number (integer_output example)) = 1%Z /\ bit (new_place example 1) (new_output example) = 1%Z.
Proof. vm_compute. auto. Qed.

Example no_bit : bit 2 (number (integer_output example)) = 0%Z /\ bit (new_place example 2) (new_output example) = 0%Z.
Proof. vm_compute. auto. Qed.

(** The printed place of the bit, the j-th right of the point: the program (1, 1 + 1) has the value 2, whose bit 1 is 1,
    but the first bit right of the point of the new value 2^-3 is 0. *)
Definition two := [Gate Plus 0 0].

Example place_fault : bit 1 (number (integer_output two)) = 1%Z /\ bit (-1) (new_output two) = 0%Z.
Proof. vm_compute. auto. Qed.
