(** B-F.1: powers that are no polynomials cannot multiply (page power_functions.md). The linear algebra of the theorem,
    over any field of characteristic 0; the page's field is Q. Definitions and statements. *)

From mathcomp Require Import all_ssreflect all_algebra.
Require Import ProductIdentity.

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Local Open Scope ring_scope.
Import GRing.Theory.

Section System.

Variable F : fieldType.

(** c = alpha (alpha - 1) (alpha - 2) *)
Definition third (alpha : F) : F := alpha * (alpha - 1) * (alpha - 2%:R).

(** binom(beta, k) = beta (beta - 1) .. (beta - k + 1) / k! *)
Definition binomial (beta : F) (k : nat) : F := (\prod_(i < k) (beta - i%:R)) / k`!%:R.

(** The entry of row k and column j; 0^0 = 1. *)
Definition coefficient (alpha : F) (k j : nat) : F :=
  third alpha * binomial (alpha - 3%:R) k * j%:R ^+ k.

(** The square system: the rows k = 0..m, the columns j = 0..m. *)
Definition system (alpha : F) (m : nat) : 'M[F]_m.+1 := \matrix_(k, j) coefficient alpha k j.

(** The page's equations, for the rows 0..m. *)
Definition solves (alpha : F) (m : nat) (lambda : nat -> F) : Prop :=
  forall k, (k <= m)%N -> \sum_(j < m.+1) coefficient alpha k j * lambda j = 0.

(** alpha is one of 0, 1, 2, ... *)
Definition is_natural (alpha : F) : Prop := exists n : nat, alpha = n%:R.

(** sum_j lambda_j ((x + y + j)^n - (x + j)^n - (y + j)^n), for a natural exponent. *)
Definition power_combination (n m : nat) (lambda : nat -> F) (x y : F) : F :=
  \sum_(j < m.+1) lambda j * ((x + y + j%:R) ^+ n - (x + j%:R) ^+ n - (y + j%:R) ^+ n).

End System.

(** ** Statements *)

(** The determinant: c^(m + 1) * prod_{k <= m} binom(alpha - 3, k) * prod_{i < j} (j - i). *)
Definition determinant_correct : Prop :=
  forall (F : fieldType) (alpha : F) m,
  \det (system alpha m) =
  third alpha ^+ m.+1 * (\prod_(k < m.+1) binomial (alpha - 3%:R) k) *
  \prod_(j < m.+1) \prod_(i < j) (j%:R - i%:R).

(** It is 0 exactly where the certificate must be refused: alpha = 0, 1, 2 at every m, and the integers alpha >= 3 for
    m >= alpha - 2. In one line: alpha is one of 0, 1, .., m + 2. *)
Definition refusal_correct : Prop :=
  forall (F : fieldType) (alpha : F) m, characteristic_zero F ->
  \det (system alpha m) = 0 <-> exists n : nat, alpha = n%:R /\ (n <= m + 2)%N.

(** A determinant that is not 0 leaves no multipliers but 0. *)
Definition certificate_correct : Prop :=
  forall (F : fieldType) (alpha : F) m lambda, \det (system alpha m) != 0 -> solves alpha m lambda ->
  forall j, (j <= m)%N -> lambda j = 0.

(** So for every alpha that is none of 0, 1, 2, ... the only solution is 0. *)
Definition only_zero_correct : Prop :=
  forall (F : fieldType) (alpha : F) m lambda, characteristic_zero F -> ~ is_natural alpha ->
  solves alpha m lambda -> forall j, (j <= m)%N -> lambda j = 0.

(** The theorem itself at the integers n >= 3: where the certificate is not refused, for m <= n - 3, no multipliers make
    x y + d. *)
Definition integers_correct : Prop :=
  forall (F : fieldType) n m (lambda : nat -> F) d, characteristic_zero F -> (m + 3 <= n)%N ->
  ~ forall x y, power_combination n m lambda x y = x * y + d.
