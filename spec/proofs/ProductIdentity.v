(** B-L3.1: a product from shifted copies of one polynomial (page product_identity.md). Definitions and statements
    over any field of characteristic 0; the page's field is Q. *)

From mathcomp Require Import all_ssreflect all_algebra.

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Local Open Scope ring_scope.
Import GRing.Theory.

Section Multipliers.

Variable F : fieldType.

(** The degree mu of f, and the three top coefficients a, b, c. *)
Definition degree (f : {poly F}) : nat := (size f).-1.

(** Step [1]: the entry C[q][j] = sum over k >= q of r_k binom(k, q) j^(k - q). *)
Definition entry (f : {poly F}) (q j : nat) : F :=
  \sum_(q <= k < size f) f`_k * 'C(k, q)%:R * j%:R ^+ (k - q).

(** Step [1]: the linear system with the rows q = 0..mu, its right side 1/2 in row 2 and 0 elsewhere. *)
Definition solves_system (f : {poly F}) (lambda : nat -> F) : Prop :=
  forall q, (q <= degree f)%N ->
    \sum_(j < (degree f).+1) entry f q j * lambda j = if q == 2%N then 2%:R^-1 else 0.

(** The multipliers in closed form. *)
Definition multiplier (f : {poly F}) (j : nat) : F :=
  let mu := degree f in
  let a := f`_mu in
  let b := f`_(mu - 1) in
  let c := f`_(mu - 2) in
  let m : F := mu%:R in
  let e1 : F := m * (m + 1) / 2%:R - j%:R in
  let e2 : F := (e1 ^+ 2 - (m * (m + 1) * (2%:R * m + 1) / 6%:R - j%:R ^+ 2)) / 2%:R in
  (-1) ^+ (mu - j) / (j`!%:R * (mu - j)`!%:R) *
  (b ^+ 2 / (m ^+ 2 * a ^+ 3) - c / (m * (m - 1) * a ^+ 2) + e1 * b / (m ^+ 2 * a ^+ 2) + e2 / (m * (m - 1) * a)).

(** sum_j lambda_j (f(x + y + j) - f(x + j) - f(y + j)) *)
Definition combination (f : {poly F}) (lambda : nat -> F) (x y : F) : F :=
  \sum_(j < (degree f).+1) lambda j * (f.[x + y + j%:R] - f.[x + j%:R] - f.[y + j%:R]).

End Multipliers.

(** ** Statements *)

Definition characteristic_zero (F : fieldType) : Prop := forall n : nat, n.+1%:R != 0 :> F.

(** The identity with the multipliers in closed form, for all x and y. *)
Definition identity_correct : Prop :=
  forall (F : fieldType) (f : {poly F}), characteristic_zero F -> (2 <= degree f)%N ->
  forall x y, combination f (multiplier f) x y = x * y.

(** The system of step [1] has exactly one solution, the closed form. *)
Definition system_correct : Prop :=
  forall (F : fieldType) (f : {poly F}), characteristic_zero F -> (2 <= degree f)%N ->
  forall lambda, solves_system f lambda <-> forall j, (j <= degree f)%N -> lambda j = multiplier f j.

(** The mu + 1 shifted copies are a basis of the polynomials of degree at most mu: none of them is a combination of the
    others. *)
Definition basis_correct : Prop :=
  forall (F : fieldType) (f : {poly F}), characteristic_zero F -> (f != 0) ->
  forall lambda : nat -> F, (forall u, \sum_(j < (degree f).+1) lambda j * f.[u + j%:R] = 0) ->
  forall j, (j <= degree f)%N -> lambda j = 0.

(** A line, or a constant, cannot multiply: for degree at most 1 no multipliers, however many, give the product. *)
Definition degree_needed_correct : Prop :=
  forall (F : fieldType) (f : {poly F}), characteristic_zero F -> (degree f <= 1)%N ->
  forall n (lambda shift : nat -> F),
  ~ forall x y, \sum_(j < n) lambda j * (f.[x + y + shift j] - f.[x + shift j] - f.[y + shift j]) = x * y.

