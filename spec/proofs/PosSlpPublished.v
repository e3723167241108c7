(** D-L3.5 as printed (page pos_slp_to_dnnt.md, variant published-multigraph): its smallest counterexamples, computed on
    the networks that it builds. *)

From Coq Require Import List Arith ZArith QArith Qround Qabs Qcanon Bool.
Require Import Networks Programs PosSlp.
Import ListNotations.
Open Scope Qc_scope.

(** a * 10^-n, n the number of decimal digits of the integer part of |a|. *)
Definition published_encode (a : Qc) : Qc :=
  a / number (power_of_ten (digits (Qfloor (Qabs (this a))))).

(** floor(a) * lambda * 10^(number of digits of lambda); 0 where lambda has no finite expansion. *)
Definition published_product (a : Qc) : Qc :=
  let floor := Qfloor (this a) in
  let lambda := a - number floor in
  match expansion lambda with
  | Some k => number floor * (lambda * number (power_of_ten k))
  | None => 0
  end.

(** Every value i has an h'_i, fed by h_i; for j = k there are two parallel edges. *)
Definition published_step (s : state) (g : gate) : state :=
  let sign := match operator g with Minus => (-1)%Z | _ => 1%Z end in
  let position := length (vertices (built s)) in
  let valued :=
    match operator g with
    | Times => add_vertex (built s) published_product (sorted (h s (left g), 1%Z) (h' s (right g), 1%Z))
    | _ => add_vertex (built s) identity (sorted (h s (left g), 1%Z) (h s (right g), sign))
    end in
  State (add_vertex valued published_encode [(position, 1%Z)])
        (value_places s ++ [position])
        (code_places s ++ [S position]).

Definition published_start : state :=
  State (add_vertex (Network [Source] [] [] []) published_encode [(0%nat, 1%Z)]) [0%nat] [1%nat].

Definition published (gates : list gate) : instance :=
  let s := fold_left published_step gates published_start in
  Instance (with_output (built s) (h s (length gates))) [Sample [1] [1] 1] positive_sign 1.

Definition published_output (gates : list gate) : list Qc :=
  let n := net (published gates) in output n (map only_parameters (edges n)) [1].

(** A positive right operand without trailing zeros does no harm: 2 * 3 = 6. *)
Example no_fault :
  let gates := [Gate Plus 0 0; Gate Plus 1 0; Gate Times 1 2] in
  integer_output gates = 6%Z /\ decide (published gates) = true.
Proof. vm_compute. auto. Qed.

(** A negative right operand: (1, 0, -1, a_2 a_2) has the value 1, a YES; the network computes -18, a NO. *)
Example negative_operand_yes :
  let gates := [Gate Minus 0 0; Gate Minus 1 0; Gate Times 2 2] in
  integer_output gates = 1%Z /\ map this (published_output gates) = [-18 # 1] /\ decide (published gates) = false.
Proof. vm_compute. auto. Qed.

(** The other way: (1, 2, -1, a_1 a_2) has the value -2, a NO; the network computes 9, a YES. *)
Example negative_operand_no :
  let gates := [Gate Plus 0 0; Gate Minus 0 1; Gate Times 1 2] in
  integer_output gates = (-2)%Z /\ map this (published_output gates) = [9 # 1] /\ decide (published gates) = true.
Proof. vm_compute. auto. Qed.

(** Trailing zeros: (1, 2, 4, 8, 10, 100, 90) is a YES; the network takes 100 for 10 and computes 0, a NO. *)
Example trailing_zeros :
  let gates := [Gate Plus 0 0; Gate Plus 1 1; Gate Plus 2 2; Gate Plus 3 1; Gate Times 4 4; Gate Minus 5 4] in
  integer_output gates = 90%Z /\ map this (published_output gates) = [0 # 1] /\ decide (published gates) = false.
Proof. vm_compute. auto. Qed.
