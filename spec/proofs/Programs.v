(** Straight-line programs, as on the page problems.md. *)

From Coq Require Import List Arith ZArith QArith Qabs Qround Qcanon Bool.
Require Import Networks.
Import ListNotations.

Inductive operation := Plus | Minus | Times.

(** A gate and the positions of its two earlier values. *)
Record gate := Gate { operator : operation; left : nat; right : nat }.

(** The constant is value 0, and the gate i, counted from 0, defines value i + 1. *)
Section Run.

Variables (R : Type) (add sub mul : R -> R -> R) (zero : R).

Definition apply_gate (known : list R) (g : gate) : R :=
  let a := nth (left g) known zero in
  let b := nth (right g) known zero in
  match operator g with Plus => add a b | Minus => sub a b | Times => mul a b end.

Definition run (constant : R) (gates : list gate) : list R :=
  fold_left (fun known g => known ++ [apply_gate known g]) gates [constant].

End Run.

(** The values of a program over the rationals, and over the integers with the constant 1. *)
Definition rational_values (constant : Qc) (gates : list gate) : list Qc :=
  run Qc Qcplus Qcminus Qcmult 0%Qc constant gates.

Definition integer_values (gates : list gate) : list Z := run Z Z.add Z.sub Z.mul 0%Z 1%Z gates.

(** The output is the last value. *)
Definition rational_output constant gates : Qc := nth (length gates) (rational_values constant gates) 0%Qc.
Definition integer_output gates : Z := nth (length gates) (integer_values gates) 0%Z.

(** Gates use earlier values. *)
Definition valid (gates : list gate) : Prop :=
  forall i, (i < length gates)%nat ->
  let g := nth i gates (Gate Plus 0 0) in (left g <= i)%nat /\ (right g <= i)%nat.

(** bit_j(q) = floor(|q| / 2^j) mod 2, for any integer j. *)
Definition bit (j : Z) (q : Qc) : Z := (Qfloor (Qabs (this q) / Qpower (2 # 1) j) mod 2)%Z.
