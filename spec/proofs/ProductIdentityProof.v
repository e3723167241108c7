(** B-L3.1: proofs of the statements in ProductIdentity.v. *)

From mathcomp Require Import all_ssreflect all_algebra.
From Coq Require Import Field.
Require Import ProductIdentity.

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Local Open Scope ring_scope.
Import GRing.Theory.

(** The page's computation with the three top coefficients, in any field. *)
Section Computation.

Variables (R : Type) (zero one : R) (add mul sub : R -> R -> R) (opp : R -> R) (div : R -> R -> R) (inv : R -> R).
Hypothesis is_field : field_theory zero one add mul sub opp div inv eq.
Add Field the_field : is_field.

Let two := add one one.
Let square x := mul x x.
Let cube x := mul x (mul x x).

(** The part of a multiplier that does not depend on j, and the multiplier as a combination of the top three
    coefficients 1, -e1, e2 of a Lagrange polynomial with the weight s. *)
Let common (a b c m : R) : R :=
  sub (div (square b) (mul (square m) (cube a))) (div c (mul (mul m (sub m one)) (square a))).

Lemma multiplier_split a b c m s e1 e2 :
  a <> zero -> m <> zero -> sub m one <> zero ->
  mul s (add (add (common a b c m) (div (mul e1 b) (mul (square m) (square a))))
             (div e2 (mul (mul m (sub m one)) a))) =
  add (sub (mul (common a b c m) (mul s one)) (mul (div b (mul (square m) (square a))) (mul s (opp e1))))
      (mul (inv (mul (mul m (sub m one)) a)) (mul s e2)).
Proof. by rewrite /common /square /cube => a0 m0 m1; field. Qed.

Lemma linear_step p q r w0 w1 w2 g :
  mul (add (sub (mul p w0) (mul q w1)) (mul r w2)) g =
  add (sub (mul p (mul w0 g)) (mul q (mul w1 g))) (mul r (mul w2 g)).
Proof. by ring. Qed.

(** The three top coefficients of f(u + T) are a, b + a m u and c + b (m - 1) u + a m (m - 1) / 2 u^2. *)
Lemma top_coefficients a b c u m binomial :
  a <> zero -> m <> zero -> sub m one <> zero -> two <> zero -> mul binomial two = mul m (sub m one) ->
  add (sub (mul (common a b c m) a) (mul (div b (mul (square m) (square a))) (add b (mul (mul a m) u))))
      (mul (inv (mul (mul m (sub m one)) a))
           (add (add c (mul (mul b (sub m one)) u)) (mul (mul a binomial) (square u)))) =
  div (square u) two.
Proof.
rewrite /common /square /cube => a0 m0 m1 t0 is_binomial.
have -> : binomial = div (mul m (sub m one)) two by rewrite -is_binomial; field.
by field.
Qed.

(** More small computations. *)

Let six := add one (add one (add one (add one two))).

Lemma square_of_sum z s t :
  sub (square (add z s)) (add (square z) t) = add (sub (square s) t) (mul (mul z s) two).
Proof. by rewrite /square /two; ring. Qed.

Lemma add_to_quotient x y s : s <> zero -> add (div x s) y = div (add x (mul y s)) s.
Proof. by move=> nonzero; field. Qed.

Lemma sum_step m : two <> zero ->
  add (div (mul m (add m one)) two) (add m one) = div (mul (add m one) (add (add m one) one)) two.
Proof. by move=> nonzero; rewrite add_to_quotient //; congr (div _ _); rewrite /two; ring. Qed.

Lemma squares_step m : six <> zero ->
  add (div (mul (mul m (add m one)) (add (mul two m) one)) six) (square (add m one)) =
  div (mul (mul (add m one) (add (add m one) one)) (add (mul two (add m one)) one)) six.
Proof. by move=> nonzero; rewrite add_to_quotient //; congr (div _ _); rewrite /square /six /two; ring. Qed.

Lemma sign_step s f k : mul (mul s f) (opp k) = mul (mul (opp one) s) (mul k f).
Proof. by ring. Qed.

Lemma line_step l r0 r1 s x y :
  mul l (sub (sub (add r0 (mul r1 (add (add x y) s))) (add r0 (mul r1 (add x s)))) (add r0 (mul r1 (add y s)))) =
  mul l (sub (opp r0) (mul r1 s)).
Proof. by ring. Qed.

Lemma weight_step s n : n <> zero -> mul s s = one -> mul (div s n) (mul s n) = one.
Proof. by move=> nonzero sign; rewrite -[RHS]sign; field. Qed.

End Computation.

Section Field.

Variable F : fieldType.
Hypothesis zero : characteristic_zero F.

Lemma F_field :
  field_theory (0 : F) 1 (fun x y => x + y) (fun x y => x * y) (fun x y => x - y) (fun x => - x)
    (fun x y => x / y) (fun x => x^-1) eq.
Proof.
constructor; [constructor|..] => *; rewrite ?add0r ?mul1r //.
- exact: addrC.
- exact: addrA.
- exact: mulrC.
- exact: mulrA.
- exact: mulrDl.
- exact: subrr.
- apply/eqP; exact: oner_neq0.
- by rewrite mulVf //; apply/eqP.
Qed.

Lemma natr_equal (i j : nat) : (i%:R == j%:R :> F) = (i == j).
Proof.
wlog less : i j / (i <= j)%N.
  by move=> claim; case/orP: (leq_total i j) => /claim //; rewrite eq_sym => ->; rewrite eq_sym.
rewrite eq_sym -subr_eq0 -natrB // eqn_leq less /= leqNgt -subn_gt0.
by case: (j - i)%N => [|k]; rewrite ?eqxx //= (negbTE (zero k)).
Qed.

Lemma natr_nonzero n : (0 < n)%N -> n%:R != 0 :> F.
Proof. by case: n. Qed.

(** Two polynomials with equal values are equal. *)
Lemma poly_equal (p q : {poly F}) : (forall u, p.[u] = q.[u]) -> p = q.
Proof.
move=> same; apply/eqP; rewrite -subr_eq0; apply/eqP.
apply: (@roots_geq_poly_eq0 _ _ [seq i%:R | i <- iota 0 (size (p - q))]).
- by apply/allP => x _; rewrite /root hornerD hornerN same subrr.
- by rewrite map_inj_uniq ?iota_uniq // => i j /eqP; rewrite natr_equal => /eqP.
- by rewrite size_map size_iota.
Qed.

(** ** The top coefficients of a product of linear factors *)

Definition product (roots : seq F) : {poly F} := \prod_(z <- roots) ('X - z%:P).

Lemma product_cons z roots k :
  (product (z :: roots))`_k = (if k == 0%N then 0 else (product roots)`_k.-1) - z * (product roots)`_k.
Proof. by rewrite /product big_cons mulrBl coefB coefXM coefCM. Qed.

Lemma product_above roots k : (size roots < k)%N -> (product roots)`_k = 0.
Proof. by move=> above; rewrite nth_default // /product size_prod_XsubC. Qed.

Lemma product_top0 roots : (product roots)`_(size roots) = 1.
Proof.
elim: roots => [|z roots IH]; first by rewrite /product big_nil coef1.
by rewrite product_cons /= IH product_above // mulr0 subr0.
Qed.

Lemma product_top1 roots n : size roots = n.+1 -> (product roots)`_n = - \sum_(z <- roots) z.
Proof.
elim: roots n => [|z roots IH] n //= [] size_is.
have top : (product roots)`_n = 1 by rewrite -size_is product_top0.
rewrite product_cons big_cons top mulr1.
case: n size_is top => [|n] size_is _ /=; last by rewrite IH // opprD addrC.
by rewrite (size0nil size_is) big_nil addr0 sub0r.
Qed.

Lemma product_top2 roots n : size roots = n.+2 ->
  (product roots)`_n = ((\sum_(z <- roots) z) ^+ 2 - \sum_(z <- roots) z ^+ 2) / 2%:R.
Proof.
have two : 2%:R != 0 :> F by [].
elim: roots n => [|z roots IH] n //= [] size_is.
rewrite product_cons !big_cons (product_top1 size_is) mulrN opprK.
set s := \sum_(z <- roots) z.
rewrite (square_of_sum F_field z s).
rewrite mulrDl mulfK //; congr (_ + _).
case: n size_is => [|n] size_is /=; last by rewrite IH.
case: roots size_is @s IH => [|y [|]] //= _ _.
by rewrite !big_cons !big_nil !addr0 subrr mul0r.
Qed.

(** ** Interpolation at the nodes 0..m *)

Section Interpolation.

Variable m : nat.

(** The nodes other than j. *)
Definition others (j : nat) : seq nat := iota 0 j ++ iota j.+1 (m - j).

Lemma nodes_split j : (j <= m)%N -> iota 0 m.+1 = iota 0 j ++ j :: iota j.+1 (m - j).
Proof. by move=> le; rewrite -{1}(subnKC le) -addnS iotaD. Qed.

Lemma size_others j : (j <= m)%N -> size (others j) = m.
Proof. by move=> le; rewrite /others size_cat !size_iota subnKC. Qed.

Lemma mem_others i j : (i <= m)%N -> (j <= m)%N -> (i \in others j) = (i != j).
Proof.
move=> le_i le_j; rewrite /others mem_cat !mem_iota add0n leq0n /=.
have -> : (j.+1 + (m - j))%N = m.+1 by rewrite addSn subnKC.
by rewrite ltnS le_i andbT; case: ltngtP.
Qed.

Definition numerator (j : nat) : {poly F} := product [seq i%:R | i <- others j].

Lemma below_product j k : (k <= j)%N -> \prod_(z <- iota (j - k) k) (j%:R - z%:R) = k`!%:R :> F.
Proof.
elim: k => [|k IH] le; first by rewrite big_nil.
have -> : iota (j - k.+1) k.+1 = (j - k.+1)%N :: iota (j - k) k by rewrite /= subnSK.
by rewrite big_cons IH ?(ltnW le) // -natrB ?leq_subr // subKn // factS natrM.
Qed.

Lemma above_product j k : \prod_(z <- iota j.+1 k) (j%:R - z%:R) = (-1) ^+ k * k`!%:R :> F.
Proof.
elim: k => [|k IH]; first by rewrite big_nil expr0 mul1r.
have -> : iota j.+1 k.+1 = iota j.+1 k ++ [:: (j.+1 + k)%N] by rewrite -[k.+1]addn1 iotaD.
rewrite big_cat /= big_cons big_nil mulr1 IH addSnnS natrD opprD addrA subrr sub0r.
rewrite factS natrM exprS; exact: (sign_step F_field).
Qed.

Lemma numerator_at j : (j <= m)%N -> (numerator j).[j%:R] = (-1) ^+ (m - j) * (j`!%:R * (m - j)`!%:R).
Proof.
move=> le; rewrite /numerator /product big_map horner_prod.
under eq_bigr do rewrite hornerXsubC.
by rewrite /others big_cat /= above_product -{1}(subnn j) below_product // mulrCA.
Qed.

Lemma numerator_else i j : (i <= m)%N -> (j <= m)%N -> i != j -> (numerator j).[i%:R] = 0.
Proof.
move=> le_i le_j distinct; apply/eqP; rewrite -/(root _ _) /numerator /product root_prod_XsubC.
by apply: map_f; rewrite mem_others.
Qed.

Definition node_weight (j : nat) : F := (-1) ^+ (m - j) / (j`!%:R * (m - j)`!%:R).

Lemma factorial_nonzero k : k`!%:R != 0 :> F.
Proof. exact/natr_nonzero/fact_gt0. Qed.

Lemma node_weight_at j : (j <= m)%N -> node_weight j * (numerator j).[j%:R] = 1.
Proof.
move=> le; rewrite numerator_at // /node_weight; apply: (weight_step F_field).
  by apply/eqP; rewrite mulf_neq0 ?factorial_nonzero.
by rewrite -exprD addnn -mul2n exprM sqrrN expr1n expr1n.
Qed.

Lemma interpolation (g : {poly F}) : (size g <= m.+1)%N ->
  g = \sum_(j < m.+1) (node_weight j * g.[j%:R]) *: numerator j.
Proof.
move=> bound; apply/eqP; rewrite -subr_eq0; apply/eqP.
apply: (@roots_geq_poly_eq0 _ _ [seq i%:R | i <- iota 0 m.+1]).
- apply/allP => x /mapP[i]; rewrite mem_iota /= add0n ltnS => le ->.
  have inside : (i < m.+1)%N by rewrite ltnS.
  rewrite /root hornerD hornerN horner_sum (bigD1 (Ordinal inside)) //= big1 => [|j /eqP distinct].
    by rewrite addr0 hornerZ mulrAC node_weight_at // mul1r subrr.
  rewrite hornerZ numerator_else ?mulr0 //; first by rewrite -ltnS.
  by apply/eqP => same; apply: distinct; apply: val_inj.
- by rewrite map_inj_uniq ?iota_uniq // => i j /eqP; rewrite natr_equal => /eqP.
- rewrite size_map size_iota (leq_trans (size_add _ _)) // geq_max bound size_opp /=.
  rewrite (leq_trans (size_sum _ _ _)) //; apply/bigmax_leqP => j _.
  rewrite (leq_trans (size_scale_leq _ _)) // /numerator /product size_prod_XsubC size_map size_others //.
  by rewrite -ltnS.
Qed.

Lemma interpolation_coefficient (g : {poly F}) k : (size g <= m.+1)%N ->
  g`_k = \sum_(j < m.+1) (node_weight j * g.[j%:R]) * (numerator j)`_k.
Proof. by move=> /interpolation {1}->; rewrite coef_sum; under eq_bigr do rewrite coefZ. Qed.

End Interpolation.

(** ** Sums of the nodes *)

Lemma sum_nodes m : \sum_(z <- iota 0 m.+1) z%:R = m%:R * (m%:R + 1) / 2%:R :> F.
Proof.
have two : 2%:R != 0 :> F by [].
elim: m => [|m IH]; first by rewrite /= big_cons big_nil addr0 !mul0r.
have -> : iota 0 m.+2 = iota 0 m.+1 ++ [:: m.+1] by rewrite -[m.+2]addn1 iotaD.
rewrite big_cat IH /= big_cons big_nil addr0.
have -> : m.+1%:R = m%:R + 1 :> F by rewrite mulrSr.
exact: (sum_step F_field _ (elimN eqP two)).
Qed.

Lemma sum_squares m :
  \sum_(z <- iota 0 m.+1) z%:R ^+ 2 = m%:R * (m%:R + 1) * (2%:R * m%:R + 1) / 6%:R :> F.
Proof.
have six : 6%:R != 0 :> F by [].
elim: m => [|m IH]; first by rewrite /= big_cons big_nil addr0 !mul0r expr0n.
have -> : iota 0 m.+2 = iota 0 m.+1 ++ [:: m.+1] by rewrite -[m.+2]addn1 iotaD.
rewrite big_cat IH /= big_cons big_nil addr0.
have -> : m.+1%:R = m%:R + 1 :> F by rewrite mulrSr.
exact: (squares_step F_field _ (elimN eqP six)).
Qed.

(** ** The multipliers *)

Section Multipliers.

Variable f : {poly F}.
Let m := degree f.
Hypothesis quadratic : (2 <= m)%N.

Let a := f`_m.
Let b := f`_(m - 1).
Let c := f`_(m - 2).

Lemma size_f : size f = m.+1.
Proof. by rewrite /m /degree; move: quadratic; rewrite /m /degree; case: (size f). Qed.

Lemma a_nonzero : a != 0.
Proof. by rewrite /a /m /degree -/(lead_coef f) lead_coef_eq0 -size_poly_gt0 size_f. Qed.

(** f(u + T) as a polynomial in T, for a fixed u. *)
Definition shifted (u : F) : {poly F} := \poly_(k < size f) f^`N(k).[u].

Lemma shifted_at u h : (shifted u).[h] = f.[u + h].
Proof. by rewrite (nderiv_taylor f (mulrC u h)) horner_poly. Qed.

Lemma size_shifted u : (size (shifted u) <= m.+1)%N.
Proof. by rewrite -size_f size_poly. Qed.

Lemma size_nderivn k : (size f^`N(m - k) <= k.+1)%N.
Proof.
apply/leq_sizeP => i above; rewrite coef_nderivn nth_default ?mul0rn // size_f.
by rewrite (leq_trans _ (leq_add (leqnn (m - k)) above)) // addnS ltnS addnC -leq_subLR.
Qed.

Lemma shifted_coefficient u k : (k <= m)%N ->
  (shifted u)`_(m - k) = \sum_(i < k.+1) f`_(m - k + i) *+ 'C(m - k + i, m - k) * u ^+ i.
Proof.
move=> le; rewrite coef_poly size_f ltnS leq_subr (horner_coef_wide _ (size_nderivn k)).
by apply: eq_bigr => i _; rewrite coef_nderivn.
Qed.

Let mu : F := m%:R.

Lemma mu_nonzero : mu != 0.
Proof. by apply: natr_nonzero; apply: leq_trans quadratic. Qed.

Lemma mu_minus_one : mu - 1 = (m - 1)%:R.
Proof. by rewrite natrB // (leq_trans _ quadratic). Qed.

Lemma mu_minus_one_nonzero : mu - 1 != 0.
Proof. by rewrite mu_minus_one; apply: natr_nonzero; rewrite subn_gt0. Qed.

Lemma binomial_value : 'C(m, 2)%:R * 2%:R = mu * (mu - 1).
Proof. by rewrite mu_minus_one -!natrM; congr (_%:R); rewrite -[2%N]/(2`!) bin_ffact ffactnS ffactn1 subn1. Qed.

Lemma shifted_top0 u : (shifted u)`_m = a.
Proof. by rewrite -[m in LHS]subn0 shifted_coefficient // big_ord1 subn0 addn0 binn mulr1n expr0 mulr1. Qed.

Lemma shifted_top1 u : (shifted u)`_(m - 1) = b + a * mu * u.
Proof.
have le : (1 <= m)%N by exact: leq_trans quadratic.
rewrite shifted_coefficient // big_ord_recl big_ord1 /= addn0 binn mulr1n expr0 mulr1.
by rewrite /bump /= addn0 subnK // bin_sub // bin1 mulr_natr expr1.
Qed.

Lemma shifted_top2 u : (shifted u)`_(m - 2) = c + b * (mu - 1) * u + a * 'C(m, 2)%:R * u ^+ 2.
Proof.
rewrite shifted_coefficient // !big_ord_recl big_ord0 addr0 /= /bump /= !addn0 binn mulr1n expr0 mulr1 addrA.
have next : (m - 2 + 1 = m - 1)%N by rewrite addn1 subnSK.
rewrite next -[(1 + 1)%N]/2%N subnK // bin_sub // mulr_natr.
have -> : 'C(m - 1, m - 2) = (m - 1)%N.
  by rewrite -next -[X in 'C(_, X)](addnK 1) bin_sub ?bin1 // addn1.
by rewrite mu_minus_one mulr_natr expr1.
Qed.

(** The coefficients of the Lagrange polynomials. *)
Let e1 (j : nat) : F := mu * (mu + 1) / 2%:R - j%:R.
Let e2 (j : nat) : F := (e1 j ^+ 2 - (mu * (mu + 1) * (2%:R * mu + 1) / 6%:R - j%:R ^+ 2)) / 2%:R.

Lemma sum_others j (g : nat -> F) : (j <= m)%N ->
  \sum_(z <- others m j) g z = \sum_(z <- iota 0 m.+1) g z - g j.
Proof.
move=> le; rewrite (nodes_split le) /others !big_cat /= big_cons.
by rewrite [g j + _]addrC addrA addrK.
Qed.

Lemma numerator_top0 j : (j <= m)%N -> (numerator m j)`_m = 1.
Proof.
move=> le; rewrite /numerator.
by have := product_top0 [seq i%:R | i <- others m j]; rewrite size_map size_others.
Qed.

Lemma numerator_top1 j : (j <= m)%N -> (numerator m j)`_(m - 1) = - e1 j.
Proof.
move=> le; rewrite /numerator product_top1.
  by rewrite big_map sum_others // sum_nodes.
by rewrite size_map size_others // subn1 prednK // (leq_trans _ quadratic).
Qed.

Lemma numerator_top2 j : (j <= m)%N -> (numerator m j)`_(m - 2) = e2 j.
Proof.
move=> le; rewrite /numerator product_top2.
  by rewrite !big_map (sum_others (fun z => z%:R)) // (sum_others (fun z => z%:R ^+ 2)) // sum_nodes sum_squares.
by rewrite size_map size_others // -addn2 subnK.
Qed.

(** sum_j lambda_j f(u + j) = u^2 / 2, with the multipliers in closed form. *)
Lemma multipliers_square u : \sum_(j < m.+1) multiplier f j * f.[u + j%:R] = u ^+ 2 / 2%:R.
Proof.
have a0 := elimN eqP a_nonzero. have m0 := elimN eqP mu_nonzero. have m1 := elimN eqP mu_minus_one_nonzero.
have t0 : 2%:R <> 0 :> F by apply/eqP; exact: zero.
pose p := b ^+ 2 / (mu ^+ 2 * a ^+ 3) - c / (mu * (mu - 1) * a ^+ 2).
pose q := b / (mu ^+ 2 * a ^+ 2).
pose r := (mu * (mu - 1) * a)^-1.
transitivity (p * (shifted u)`_m - q * (shifted u)`_(m - 1) + r * (shifted u)`_(m - 2)).
  rewrite !(interpolation_coefficient _ (size_shifted u)) !mulr_sumr -sumrB -big_split /=.
  apply: eq_bigr => j _; have le : (j <= m)%N by rewrite -ltnS.
  rewrite shifted_at numerator_top0 // numerator_top1 // numerator_top2 //.
  have -> : multiplier f j = p * (node_weight m j * 1) - q * (node_weight m j * - e1 j) + r * (node_weight m j * e2 j).
    exact: (multiplier_split F_field b c (node_weight m j) (e1 j) (e2 j) a0 m0 m1).
  rewrite (linear_step F_field); congr (_ - _ + _); congr (_ * _); exact: mulrAC.
rewrite shifted_top0 shifted_top1 shifted_top2.
exact: (top_coefficients F_field b c u a0 m0 m1 t0 binomial_value).
Qed.

End Multipliers.

(** ** The linear system *)

Section System.

Variable f : {poly F}.
Hypothesis f_nonzero : f != 0.
Let m := degree f.

Lemma size_nonzero : size f = m.+1.
Proof. by rewrite /m /degree prednK // size_poly_gt0. Qed.

Lemma entry_nderivn q j : entry f q j = (f^`N(q)).[j%:R].
Proof.
rewrite /entry (@horner_coef_wide _ (size f - q)); last first.
  apply/leq_sizeP => i above; rewrite coef_nderivn nth_default ?mul0rn //.
  by rewrite -leq_subLR.
rewrite -{1}[q]add0n big_addn big_mkord; apply: eq_bigr => i _.
by rewrite coef_nderivn addnK addnC mulr_natr.
Qed.

(** The rows of the system are the coefficients of sum_j lambda_j f(U + j). *)
Definition rows (lambda : nat -> F) : {poly F} := \poly_(q < m.+1) (\sum_(j < m.+1) entry f q j * lambda j).

Lemma rows_at lambda u : (rows lambda).[u] = \sum_(j < m.+1) lambda j * f.[u + j%:R].
Proof.
rewrite horner_poly.
under eq_bigr do rewrite mulr_suml.
rewrite exchange_big; apply: eq_bigr => j _ /=.
rewrite addrC (nderiv_taylor f (mulrC _ u)) size_nonzero mulr_sumr.
by apply: eq_bigr => q _; rewrite entry_nderivn mulrAC mulrC.
Qed.

Lemma copies_independent (lambda : nat -> F) :
  (forall u, \sum_(j < m.+1) lambda j * f.[u + j%:R] = 0) -> forall j, (j <= m)%N -> lambda j = 0.
Proof.
move=> vanish.
have no_rows : rows lambda = 0 by apply: poly_equal => u; rewrite rows_at vanish horner0.
have derivatives q : (q <= m)%N -> \sum_(j < m.+1) lambda j * (f^`N(q)).[j%:R] = 0.
  move=> le; transitivity ((rows lambda)`_q); last by rewrite no_rows coef0.
  by rewrite coef_poly ltnS le; apply: eq_bigr => j _; rewrite entry_nderivn mulrC.
have small d (p : {poly F}) : (d <= m.+1)%N -> (size p <= d)%N -> \sum_(j < m.+1) lambda j * p.[j%:R] = 0.
  elim: d p => [|d IH] p le bound.
    move: bound; rewrite leqn0 size_poly_eq0 => /eqP ->.
    by rewrite big1 // => j _; rewrite horner0 mulr0.
  pose h := f^`N(m - d).
  have le_d : (d <= m)%N by rewrite -ltnS.
  have h_top : h`_d != 0.
    rewrite /h coef_nderivn subnK // -mulr_natr mulf_neq0 //.
      by rewrite /m /degree -/(lead_coef f) lead_coef_eq0.
    by apply: natr_nonzero; rewrite bin_gt0 leq_subr.
  have h_above i : (d < i)%N -> h`_i = 0.
    move=> above; rewrite /h coef_nderivn nth_default ?mul0rn // size_nonzero.
    by rewrite (leq_trans _ (leq_add (leqnn (m - d)) above)) // addnS ltnS addnC -leq_subLR.
  pose r := p - (p`_d / h`_d) *: h.
  have r_small : (size r <= d)%N.
    apply/leq_sizeP => i; rewrite leq_eqVlt => /orP[/eqP <-|above].
      by rewrite coefB coefZ mulfVK // subrr.
    rewrite coefB coefZ (h_above i above) mulr0 subr0 nth_default //.
    exact: leq_trans bound above.
  have -> : p = r + (p`_d / h`_d) *: h by rewrite subrK.
  transitivity (\sum_(j < m.+1) lambda j * r.[j%:R] +
                (p`_d / h`_d) * \sum_(j < m.+1) lambda j * h.[j%:R]).
    rewrite mulr_sumr -big_split; apply: eq_bigr => j _ /=.
    by rewrite hornerD hornerZ mulrDr; congr (_ + _); rewrite mulrCA.
  by rewrite IH ?(ltnW le) // derivatives ?leq_subr // mulr0 addr0.
move=> j le.
have nonzero : (numerator m j).[j%:R] != 0.
  by apply/eqP => none; have := node_weight_at le; rewrite none mulr0 => /esym/eqP; rewrite oner_eq0.
have := small m.+1 (numerator m j) (leqnn _).
rewrite /numerator /product size_prod_XsubC size_map size_others // leqnn -/(product _) -/(numerator m j).
have inside : (j < m.+1)%N by rewrite ltnS.
move=> /(_ isT); rewrite (bigD1 (Ordinal inside)) //= big1 => [|i /eqP distinct].
  by rewrite addr0 => /eqP; rewrite mulf_eq0 (negbTE nonzero) orbF => /eqP.
rewrite numerator_else ?mulr0 //; first by rewrite -ltnS.
by apply/eqP => same; apply: distinct; apply: val_inj.
Qed.

Lemma solves_iff (lambda : nat -> F) : (2 <= m)%N ->
  solves_system f lambda <-> forall u, \sum_(j < m.+1) lambda j * f.[u + j%:R] = u ^+ 2 / 2%:R.
Proof.
move=> quadratic.
have square u : (2%:R^-1 *: 'X^2 : {poly F}).[u] = u ^+ 2 / 2%:R by rewrite hornerZ hornerXn mulrC.
split=> [solves u|squares].
- have equal : rows lambda = 2%:R^-1 *: 'X^2.
    apply/polyP => q; rewrite coef_poly coefZ coefXn ltnS.
    case: leqP => [le|above]; first by rewrite solves //; case: (q == 2)%N; rewrite ?mulr1 ?mulr0.
    by case: eqP above quadratic => [->|_ _ _]; rewrite ?mulr0 // ltnNge => /negbTE ->.
  by rewrite -rows_at equal square.
- move=> q le.
  have equal : rows lambda = 2%:R^-1 *: 'X^2 by apply: poly_equal => u; rewrite rows_at squares square.
  have := congr1 (fun p : {poly F} => p`_q) equal; rewrite coef_poly ltnS le => ->.
  by rewrite coefZ coefXn; case: (q == 2)%N; rewrite ?mulr1 ?mulr0.
Qed.

End System.

End Field.

(** The last step: ((x + y)^2 - x^2 - y^2) / 2 = x y. *)
Lemma polarisation (F : fieldType) (x y : F) : 2%:R != 0 :> F ->
  (x + y) ^+ 2 / 2%:R - x ^+ 2 / 2%:R - y ^+ 2 / 2%:R = x * y.
Proof.
move=> two; rewrite -!mulrBl sqrrD addrAC addrK addrC addKr -mulr_natr mulfK //.
Qed.

Theorem product_identity : identity_correct.
Proof.
move=> F f zero quadratic x y; rewrite /combination.
under eq_bigr do rewrite !mulrBr.
rewrite !sumrB !(multipliers_square zero quadratic); apply: polarisation; exact: zero.
Qed.

Lemma degree_nonzero (F : fieldType) (f : {poly F}) : (2 <= degree f)%N -> f != 0.
Proof. by apply: contraTneq => ->; rewrite /degree size_poly0. Qed.

Theorem product_system : system_correct.
Proof.
move=> F f zero quadratic lambda; have nonzero := degree_nonzero quadratic.
rewrite (solves_iff zero nonzero) //; split=> [squares j le|equal u].
- apply/eqP; rewrite -subr_eq0; apply/eqP.
  apply: (@copies_independent F zero f nonzero (fun j => lambda j - multiplier f j)) => // u.
  under eq_bigr do rewrite mulrBl.
  by rewrite sumrB squares multipliers_square // subrr.
- rewrite -(multipliers_square zero quadratic); apply: eq_bigr => j _; rewrite equal //.
  by rewrite -ltnS.
Qed.

Theorem product_basis : basis_correct.
Proof. by move=> F f zero nonzero lambda; apply: copies_independent. Qed.

Theorem product_degree_needed : degree_needed_correct.
Proof.
move=> F f zero line n lambda shift claim.
have value u : f.[u] = f`_0 + f`_1 * u.
  rewrite (@horner_coef_wide _ 2); first by rewrite !big_ord_recl big_ord0 addr0 expr0 mulr1 expr1.
  by move: line; rewrite /degree; case: (size f) => [|[|[|]]].
pose constant := \sum_(j < n) lambda j * (- f`_0 - f`_1 * shift j).
have same x y : x * y = constant.
  rewrite -claim; apply: eq_bigr => j _; rewrite !value; exact: (line_step (F_field F)).
have := same 1 1; rewrite -(same 0 0) mul0r mul1r => /eqP; rewrite oner_eq0 //.
Qed.
