#include "checkers/product_identity_multipliers.hpp"

namespace reductio::checkers {

Reason wrong_degree(const Polynomial& f) {
    if (f.coefficients.size() > 2) return std::nullopt;
    if (f.coefficients.empty()) return "the polynomial is zero; expected a degree of at least 2";
    return "the polynomial has degree " + std::to_string(f.coefficients.size() - 1) + "; expected at least 2";
}

Multipliers::Multipliers(const Polynomial& f, const Budget& budget) : budget_(budget), mu_(f.coefficients.size() - 1) {
    const Fmpq mu(mu_);
    const Fmpq inverse = Fmpq(1) / Fmpq(f.coefficients[mu_]);
    const Fmpq b(f.coefficients[mu_ - 1]);
    const Fmpq c(f.coefficients[mu_ - 2]);
    const Fmpq b_by_a = product(b, inverse, budget);
    const Fmpq falling = Fmpq(1) / (mu * (mu - 1));
    of_e1_ = product(b_by_a, inverse, budget) * (Fmpq(1) / (mu * mu));
    of_e2_ = falling * inverse;
    constant_ = difference(product(of_e1_, b_by_a, budget),
                           product(product(c, inverse, budget), product(falling, inverse, budget), budget), budget);
    factorials_ = mu_ % 2 == 0 ? 1 : -1;
    // A degree of which there is no room for the samples ends here, before it costs much.
    for (std::size_t k = 2; k <= mu_; ++k) factorials_ = product(factorials_, k, {std::size_t(1) << 20});
}

/// What stands between the large parentheses of the page.
Fmpq Multipliers::bracket() const {
    const Fmpq mu(mu_);
    const Fmpq j(j_);
    const Fmpq e1 = mu * (mu + 1) * Fmpq(Rational(1, 2)) - j;
    const Fmpq squares = mu * (mu + 1) * (2 * mu + 1) * Fmpq(Rational(1, 6)) - j * j;
    const Fmpq e2 = (e1 * e1 - squares) * Fmpq(Rational(1, 2));
    return sum(constant_, sum(product(e1, of_e1_, budget_), product(e2, of_e2_, budget_), budget_), budget_);
}

Fmpq Multipliers::next() {
    const Fmpq result = product(bracket(), Fmpq(1) / factorials_, budget_);
    // From j! (mu - j)! to (j + 1)! (mu - j - 1)!, of the other sign; there is no multiplier after that of mu.
    if (j_ < mu_) factorials_ = -product(factorials_, Fmpq(j_ + 1) * (Fmpq(1) / Fmpq(mu_ - j_)), budget_);
    ++j_;
    return result;
}

}  // namespace reductio::checkers
