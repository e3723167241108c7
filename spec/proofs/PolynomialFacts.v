(** Facts about polynomials, given by their coefficients, that the networks of programs need. *)

From Coq Require Import List QArith Qcanon ZArith Lia.
Require Import Networks NetworksProof ProductGadget ProductGadgetProof ProductGadgetCorrect.
From mathcomp Require Import all_ssreflect all_algebra.
Require Import ProductIdentity ProductIdentityProof.

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

(** The sum over the shifted copies is the product. *)
Lemma copies_multiply f (x y : Qc) : multiplies f ->
  sum (List.map (fun r => Qcmult (ProductGadget.multiplier f r)
         (Qcminus (Qcminus (evaluate f (Qcplus (Qcplus x y) (natural r))) (evaluate f (Qcplus x (natural r))))
            (evaluate f (Qcplus y (natural r)))))
       (copies (ProductGadget.degree f))) = Qcmult x y.
Proof.
move=> f_multiplies.
have is_allowed : allowed (net (reduce f)) (ProductGadget.lift f) by apply/gadget_unique.
have := gadget_multiplies x y f_multiplies is_allowed.
have := gadget_value (evaluate f) (ProductGadget.degree f) (ProductGadget.multiplier f) x y.
by rewrite /ProductGadget.lift /= => -> [].
Qed.

Local Open Scope ring_scope.
Import GRing.Theory.

(** A polynomial of degree at most mu that is 0 at 0..mu is 0. *)
Lemma vanishing (p : {poly Qc}) (mu : nat) :
  (size p <= mu.+1)%N -> (forall k, (k <= mu)%N -> p.[k%:R] = 0) -> p = 0.
Proof.
move=> small zeros; apply: (@roots_geq_poly_eq0 _ _ [seq i%:R | i <- iota 0 mu.+1]).
- apply/allP => x /mapP[i]; rewrite mem_iota /= add0n ltnS => le ->; rewrite /root zeros //.
- by rewrite map_inj_uniq ?iota_uniq // => i j /eqP; rewrite (natr_equal Qc_zero) => /eqP.
- by rewrite size_map size_iota.
Qed.

(** If h times a polynomial is constant, for all h but 0, the constant is 0. *)
Lemma multiple_constant (r s : list Qc) (c : Qc) :
  (forall h : Qc, h <> 0%Qc -> c = Qcmult h (Qcminus (evaluate s h) (evaluate r h))) -> c = 0%Qc.
Proof.
move=> multiple; pose p : {poly Qc} := 'X * (Poly s - Poly r) - c%:P.
have at_p h : p.[h] = h * (evaluate s h - evaluate r h) - c.
  by rewrite /p !(hornerD, hornerN, hornerC) hornerM hornerX !(hornerD, hornerN) !evaluate_horner.
have none : p = 0.
  apply: (@roots_geq_poly_eq0 _ _ [seq i%:R | i <- iota 1 (size p)]).
  - apply/allP => x /mapP[i]; rewrite mem_iota => /andP[positive _] ->.
    rewrite /root at_p subr_eq0 eq_sym; apply/eqP; apply: multiple.
    by apply/eqP; apply: (natr_nonzero Qc_zero).
  - by rewrite map_inj_uniq ?iota_uniq // => i j /eqP; rewrite (natr_equal Qc_zero) => /eqP.
  - by rewrite size_map size_iota.
by have := at_p 0; rewrite none horner0 mul0r sub0r => /esym/eqP; rewrite oppr_eq0 => /eqP.
Qed.

Section Polynomial.

Variable f : list Qc.
Hypothesis f_multiplies : multiplies f.

Let mu := ProductGadget.degree f.
Let p : {poly Qc} := Poly f.

Lemma size_p : size p = mu.+1.
Proof.
have [large _] := f_multiplies.
by rewrite /p Poly_exact // /mu /ProductGadget.degree -length_same; move: large; rewrite /ProductGadget.degree; lia.
Qed.

(** If sigma(w T + b) and sigma(T) agree at 0..mu, they agree everywhere. *)
Lemma agree_everywhere (w b : Qc) :
  (forall k, Peano.le k mu -> evaluate f (Qcplus (Qcmult w (natural k)) b) = evaluate f (natural k)) ->
  forall t, evaluate f (Qcplus (Qcmult w t) b) = evaluate f t.
Proof.
move=> agree t.
pose q := p \Po (w *: 'X + b%:P) - p.
have at_q u : q.[u] = evaluate f (Qcplus (Qcmult w u) b) - evaluate f u.
  by rewrite /q hornerD hornerN horner_comp !hornerE !evaluate_horner.
have none : q = 0.
  apply: (@vanishing _ mu) => [|k /leP le]; last first.
    by rewrite at_q -natural_mul agree // subrr.
  rewrite (leq_trans (size_add _ _)) // geq_max size_opp size_p leqnn andbT.
  rewrite (leq_trans (size_comp_poly_leq _ _)) // ltnS size_p /=.
  have : (size (w *: 'X + b%:P)%R <= 2)%N.
    rewrite (leq_trans (size_add _ _)) // geq_max (leq_trans (size_scale_leq _ _)) ?size_polyX //=.
    by rewrite (leq_trans (size_polyC_leq1 _)).
  by case: (size _) => [|[|[|]]] //= _; rewrite ?muln0 ?muln1.
by apply/eqP; rewrite -subr_eq0 -at_q none horner0.
Qed.

(** sigma is not constant on 0..mu. *)
Lemma somewhere_else :
  exists k, Peano.le 1 k /\ Peano.le k mu /\ evaluate f (natural k) <> evaluate f 0%Qc.
Proof.
have [large _] := f_multiplies.
have : ~~ all (fun k => evaluate f (natural k) == evaluate f 0%Qc) (iota 1 mu).
  apply/negP => /allP same.
  have none : p - (evaluate f 0%Qc)%:P = 0.
    apply: (@vanishing _ mu) => [|k le].
      rewrite (leq_trans (size_add _ _)) // geq_max size_opp size_p leqnn /=.
      by rewrite (leq_trans (size_polyC_leq1 _)).
    rewrite hornerD hornerN hornerC -evaluate_horner -natural_mul.
    case: k le => [|k] le.
      by rewrite (_ : natural 0 = 0%Qc) ?subrr //; apply: Qc_is_canon.
    by apply/eqP; rewrite subr_eq0; apply: same; rewrite mem_iota /= add1n ltnS.
  have : (size p <= 1)%N by rewrite -(subrK (evaluate f 0%Qc)%:P p) none add0r size_polyC_leq1.
  by rewrite size_p ltnS leqn0 => /eqP small; move: large; rewrite -/mu small; lia.
case/allPn => k; rewrite mem_iota add1n ltnS => /andP[low high] /eqP distinct.
by exists k; split; [apply/leP|split; [apply/leP|]].
Qed.

(** If sigma(w T + b) = sigma(T), the derivatives of order mu - 1, which are linear, agree up to the factor
    w^(mu - 1). *)
Lemma derivn_line (w b : Qc) (g : {poly Qc}) k :
  (g \Po (w *: 'X + b%:P))^`(k) = w ^+ k *: (g^`(k) \Po (w *: 'X + b%:P)).
Proof.
elim: k => [|k IH]; first by rewrite expr0 scale1r !derivn0.
rewrite derivnS IH derivZ deriv_comp derivD derivZ derivX derivC addr0 alg_polyC mulrC mul_polyC scalerA.
by rewrite -derivnS exprSr.
Qed.

Lemma top_line x : p^`N(mu - 1).[x] = p`_(mu - 1) + mu%:R * p`_mu * x.
Proof.
have [large _] := f_multiplies.
have one : (mu - 1 + 1 = mu)%N by rewrite subnK // (leq_trans _ (introT leP large)).
rewrite (@horner_coef_wide _ 2) ?big_ord_recl ?big_ord0 /=.
  rewrite !coef_nderivn addn0 binn mulr1n expr0 mulr1 addr0 expr1 /bump /= one.
  by rewrite bin_sub ?bin1 ?mulr_natl // (leq_trans _ (introT leP large)).
apply/leq_sizeP => i above; rewrite coef_nderivn nth_default ?mul0rn // size_p.
by rewrite -{1}one -addnS leq_add2l.
Qed.

Lemma top_agree (w b : Qc) :
  (forall t, evaluate f (Qcplus (Qcmult w t) b) = evaluate f t) ->
  forall x : Qc,
  Qcplus (List.nth (Nat.sub mu 1) f 0%Qc) (Qcmult (Qcmult (natural mu) (List.nth mu f 0%Qc)) x) =
  Qcmult (Qcpower w (Nat.sub mu 1))
    (Qcplus (List.nth (Nat.sub mu 1) f 0%Qc)
       (Qcmult (Qcmult (natural mu) (List.nth mu f 0%Qc)) (Qcplus (Qcmult w x) b))).
Proof.
move=> agree x.
have same : p \Po (w *: 'X + b%:P) = p.
  apply: (poly_equal Qc_zero) => u; rewrite horner_comp hornerD hornerZ hornerX hornerC -!evaluate_horner.
  exact: agree.
have equal := congr1 (fun g : {poly Qc} => g.[x]) (derivn_line w b p (mu - 1)).
rewrite same hornerZ horner_comp hornerD hornerZ hornerX hornerC nderivn_def 2!hornerMn in equal.
have lines : p^`N(mu - 1).[x] = w ^+ (mu - 1) * p^`N(mu - 1).[w * x + b].
  by apply: (mulIf (factorial_nonzero Qc_zero (mu - 1))); rewrite [LHS]mulr_natr [RHS]mulr_natr equal mulrnAr.
rewrite 2!top_line in lines; rewrite power_same natural_mul -!coefficient_same; exact: lines.
Qed.

End Polynomial.
