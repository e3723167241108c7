(** B-F.1: proofs of the statements in PowerFunctions.v. *)

From mathcomp Require Import all_ssreflect all_algebra.
Require Import ProductIdentity ProductIdentityProof PowerFunctions.

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Local Open Scope ring_scope.
Import GRing.Theory.

Section Determinant.

Variable F : fieldType.

(** ** Vandermonde's determinant at the nodes 0..m *)

Definition vandermonde (m : nat) : 'M[F]_m.+1 := \matrix_(k, j) (nat_of_ord j)%:R ^+ k.

(** The polynomial with the roots 0..i - 1, and the matrix of the coefficients of all of them. *)
Definition falling (i : nat) : {poly F} := \prod_(l < i) ('X - (nat_of_ord l)%:R%:P).

Definition falling_rows (m : nat) : 'M[F]_m.+1 := \matrix_(i, k) (falling i)`_k.

Lemma size_falling i : size (falling i) = i.+1.
Proof. by rewrite /falling size_prod_XsubC /index_enum -enumT size_enum_ord. Qed.

Lemma falling_top i : (falling i)`_i = 1.
Proof.
have : falling i \is monic by apply: monic_prod => l _; apply: monicXsubC.
by rewrite monicE /lead_coef size_falling => /eqP.
Qed.

Lemma falling_at i x : (falling i).[x] = \prod_(l < i) (x - (nat_of_ord l)%:R).
Proof. by rewrite /falling horner_prod; apply: eq_bigr => l _; rewrite hornerXsubC. Qed.

Lemma falling_rows_det m : \det (falling_rows m) = 1.
Proof.
rewrite det_trig; first by rewrite big1 // => i _; rewrite mxE falling_top.
by apply/is_trig_mxP => i k less; rewrite mxE nth_default // size_falling.
Qed.

Lemma vandermonde_det m : \det (vandermonde m) = \prod_(j < m.+1) \prod_(i < j) (j%:R - i%:R).
Proof.
have product : falling_rows m *m vandermonde m =
    \matrix_(i, j) \prod_(l < i) ((nat_of_ord j)%:R - (nat_of_ord l)%:R).
  apply/matrixP => i j; rewrite !mxE -falling_at.
  rewrite (@horner_coef_wide _ m.+1); last by rewrite size_falling ltnS -ltnS.
  by under [LHS]eq_bigr do rewrite !mxE.
transitivity (\det (falling_rows m *m vandermonde m)); first by rewrite det_mulmx falling_rows_det mul1r.
rewrite product -det_tr det_trig.
  by apply: eq_bigr => j _; rewrite !mxE.
apply/is_trig_mxP => j i less; rewrite !mxE.
by rewrite (bigD1 (Ordinal less)) //= subrr mul0r.
Qed.

Lemma system_product (alpha : F) m :
  system alpha m = diag_mx (\row_k (third alpha * binomial (alpha - 3%:R) k)) *m vandermonde m.
Proof. by rewrite mul_diag_mx; apply/matrixP => k j; rewrite !mxE /coefficient. Qed.

Lemma system_det (alpha : F) m :
  \det (system alpha m) =
  third alpha ^+ m.+1 * (\prod_(k < m.+1) binomial (alpha - 3%:R) k) *
  \prod_(j < m.+1) \prod_(i < j) (j%:R - i%:R).
Proof.
rewrite system_product det_mulmx vandermonde_det det_diag; congr (_ * _).
under eq_bigr do rewrite mxE.
by rewrite big_split /= prodr_const card_ord.
Qed.

(** ** Where it is 0 *)

Hypothesis zero : characteristic_zero F.

Lemma differences_nonzero m : \prod_(j < m.+1) \prod_(i < j) (j%:R - i%:R) != 0 :> F.
Proof.
apply/prodf_neq0 => j _; apply/prodf_neq0 => i _.
by rewrite subr_eq0 (natr_equal zero) gtn_eqF.
Qed.

Lemma third_zero (alpha : F) : third alpha = 0 <-> exists n : nat, alpha = n%:R /\ (n <= 2)%N.
Proof.
rewrite /third; split=> [/eqP|[n [->]]].
- rewrite !mulf_eq0 !subr_eq0 -orbA => /or3P[] /eqP ->; [by exists 0%N|by exists 1%N|by exists 2%N].
- by case: n => [|[|[|]]] // _; rewrite ?mul0r ?subrr ?mulr0 ?mul0r.
Qed.

Lemma binomial_zero (alpha : F) k :
  binomial (alpha - 3%:R) k = 0 <-> exists n : nat, alpha = n%:R /\ (3 <= n < k + 3)%N.
Proof.
have shifted i : (alpha - 3%:R - i%:R == 0) = (alpha == (i + 3)%:R).
  by rewrite -addrA -opprD subr_eq0 natrD addrC.
rewrite /binomial; split=> [/eqP|[n [-> /andP[low high]]]].
- rewrite mulf_eq0 invr_eq0 (negbTE (factorial_nonzero zero k)) orbF => /prodf_eq0[i _].
  rewrite shifted => /eqP ->; exists (i + 3)%N; split=> //.
  by rewrite leq_addl ltn_add2r /=; apply: ltn_ord.
- have inside : (n - 3 < k)%N by rewrite ltn_subLR // addnC.
  rewrite (bigD1 (Ordinal inside)) //=; have /eqP -> : n%:R - 3%:R - (n - 3)%:R == 0 :> F.
    by rewrite -addrA -opprD -natrD subnKC // subrr.
  by rewrite !mul0r.
Qed.

Lemma system_refused (alpha : F) m :
  \det (system alpha m) = 0 <-> exists n : nat, alpha = n%:R /\ (n <= m + 2)%N.
Proof.
rewrite system_det; split=> [/eqP|[n [is_n bound]]].
- rewrite !mulf_eq0 (negbTE (differences_nonzero m)) orbF expf_eq0 /= => /orP[/eqP|/prodf_eq0[k _ /eqP]].
    by case/third_zero => n [-> small]; exists n; rewrite (leq_trans small) // leq_addl.
  case/binomial_zero => n [-> /andP[_ high]]; exists n; split=> //.
  rewrite -ltnS (leq_trans high) // -addnS leq_add2r -ltnS; exact: ltn_ord.
- have [small|large] := leqP n 2.
    have -> : third alpha = 0 by apply/third_zero; exists n.
    by rewrite expr0n /= !mul0r.
  have last : (m < m.+1)%N by [].
  rewrite (bigD1 (Ordinal last)) //=; have -> : binomial (alpha - 3%:R) m = 0.
    by apply/binomial_zero; exists n; rewrite large (leq_ltn_trans bound) // ltn_add2l.
  by rewrite mul0r mulr0 mul0r.
Qed.

End Determinant.

Theorem power_determinant : determinant_correct.
Proof. by move=> F alpha m; apply: system_det. Qed.

Theorem power_refusal : refusal_correct.
Proof. by move=> F alpha m zero; apply: system_refused. Qed.

Theorem power_certificate : certificate_correct.
Proof.
move=> F alpha m lambda nonzero equations j le.
pose column : 'cV[F]_m.+1 := \col_j lambda j.
have inside : (j < m.+1)%N by rewrite ltnS.
have unit : system alpha m \in unitmx by rewrite unitmxE unitfE.
have vanish : system alpha m *m column = 0.
  apply/matrixP => k i; rewrite !mxE; have le_k : (k <= m)%N by rewrite -ltnS.
  by rewrite -[RHS](equations k le_k); apply: eq_bigr => l _; rewrite !mxE.
have none : column = 0 by rewrite -(mulKmx unit column) vanish mulmx0.
by move/matrixP: none => /(_ (Ordinal inside) 0); rewrite !mxE.
Qed.

Theorem power_only_zero : only_zero_correct.
Proof.
move=> F alpha m lambda zero not_natural; apply: power_certificate.
by apply/eqP => /(power_refusal alpha m zero) [n [is_n _]]; apply: not_natural; exists n.
Qed.

(** ** The integers *)

Section Integers.

Variables (F : fieldType) (zero : characteristic_zero F) (n m : nat) (lambda : nat -> F) (d : F).
Hypothesis bound : (m + 3 <= n)%N.
Hypothesis claim : forall x y, power_combination n m lambda x y = x * y + d.

(** F(t) = sum_j lambda_j (t + j)^n *)
Definition copies_sum : {poly F} := \sum_(j < m.+1) lambda j *: ('X + j%:R%:P) ^+ n.

Lemma copies_sum_at t : copies_sum.[t] = \sum_(j < m.+1) lambda j * (t + j%:R) ^+ n.
Proof. by rewrite /copies_sum horner_sum; apply: eq_bigr => j _; rewrite !hornerE horner_exp !hornerE. Qed.

Lemma copies_claim x y : copies_sum.[x + y] - copies_sum.[x] - copies_sum.[y] = x * y + d.
Proof.
rewrite -claim !copies_sum_at -!sumrB; apply: eq_bigr => j _.
by rewrite -!mulrBr.
Qed.

(** The derivative by y. *)
Lemma copies_slope x y : copies_sum^`().[x + y] = x + copies_sum^`().[y].
Proof.
have same : copies_sum \Po (x%:P + 'X) = copies_sum.[x]%:P + copies_sum + (x *: 'X + d%:P).
  apply: (poly_equal zero) => u.
  rewrite horner_comp !(hornerD, hornerZ, hornerX, hornerC) -copies_claim.
  by rewrite -[copies_sum.[x + u] - _ - _]addrA -opprD [RHS]addrC subrK.
have := congr1 (fun p : {poly F} => (p^`()).[y]) same.
rewrite deriv_comp !derivE addr0 add0r mulr1 horner_comp !(hornerD, hornerZ, hornerX, hornerC) => ->.
by rewrite !hornerE addrC.
Qed.

Lemma power_coefficient (a : F) k : (k <= n)%N -> (('X + a%:P) ^+ n)`_(n - k) = 'C(n, k)%:R * a ^+ k.
Proof.
move=> le; have inside : (k < n.+1)%N by rewrite ltnS.
have term i : (('X ^+ (n - i) * a%:P ^+ i) *+ 'C(n, i))`_(n - k) = 'C(n, i)%:R * a ^+ i * (n - k == n - i)%N%:R.
  by rewrite -rmorphX /= coefMn mulrC coefCM coefXn -mulr_natl mulrA.
rewrite exprDn coef_sum (bigD1 (Ordinal inside)) //= term eqxx mulr1 big1 ?addr0 // => i distinct.
rewrite term; case: eqP => [same|_]; last by rewrite mulr0.
case/eqP: distinct; apply: val_inj; rewrite /= -(subKn le) same subKn // -ltnS; exact: ltn_ord.
Qed.

Lemma copies_coefficient k : (k <= n)%N ->
  copies_sum`_(n - k) = 'C(n, k)%:R * \sum_(j < m.+1) lambda j * j%:R ^+ k.
Proof.
move=> le; rewrite /copies_sum coef_sum mulr_sumr; apply: eq_bigr => j _.
by rewrite coefZ power_coefficient // mulrCA.
Qed.

Lemma integers_absurd : False.
Proof.
have slope : copies_sum^`() = 'X + (copies_sum^`().[0])%:P.
  by apply: (poly_equal zero) => u; rewrite !hornerE -copies_slope addr0.
have sums k : (k <= m)%N -> \sum_(j < m.+1) lambda j * j%:R ^+ k = 0.
  move=> le; have small : (k + 3 <= n)%N by rewrite (leq_trans _ bound) // leq_add2r.
  have le_n : (k <= n)%N by rewrite (leq_trans _ small) // leq_addr.
  have large : (3 <= n - k)%N by rewrite leq_subRL.
  have : copies_sum`_(n - k) *+ (n - k) = 0.
    have := congr1 (fun p : {poly F} => p`_(n - k).-1) slope.
    rewrite coef_deriv coefD coefX coefC prednK; last exact: leq_trans large.
    by move: large; case: (n - k)%N => [|[|[|e]]] //= _ ->; rewrite addr0.
  rewrite copies_coefficient // => /eqP; rewrite -mulr_natr !mulf_eq0.
  have /negbTE -> : (n - k)%:R != 0 :> F by apply: (natr_nonzero zero); exact: leq_trans large.
  have /negbTE -> : 'C(n, k)%:R != 0 :> F by apply: (natr_nonzero zero); rewrite bin_gt0.
  by rewrite orbF => /eqP.
have all_zero j : (j <= m)%N -> lambda j = 0.
  apply: (@power_certificate F n%:R m lambda) => [|k le].
    apply/eqP => /(power_refusal _ m zero) [i [/eqP]]; rewrite (natr_equal zero) => /eqP <-.
    by rewrite leqNgt -addn1 -addnA bound.
  transitivity (third n%:R * binomial (n%:R - 3%:R) k * \sum_(j < m.+1) lambda j * j%:R ^+ k).
    by rewrite mulr_sumr; apply: eq_bigr => i _; rewrite /coefficient -!mulrA (mulrC (_ ^+ k)).
  by rewrite sums ?mulr0.
have nothing x y : x * y + d = 0.
  by rewrite -claim /power_combination big1 // => j _; rewrite all_zero ?mul0r // -ltnS.
have := nothing 1 1; have := nothing 0 0; rewrite mul0r add0r => ->.
by rewrite mulr1 addr0 => /eqP; rewrite oner_eq0.
Qed.

End Integers.

Theorem power_integers : integers_correct.
Proof. by move=> F n m lambda d zero bound claim; apply: (integers_absurd zero bound claim). Qed.
