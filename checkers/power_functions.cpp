#include "checkers/power_functions.hpp"

#include <algorithm>

#include "checkers/flint_polynomials.hpp"
#include "checkers/linear_system.hpp"

namespace reductio::checkers {

namespace {

using Rows = std::vector<std::vector<Fmpq>>;

constexpr std::size_t most_shift = 100;
constexpr std::size_t most_length = 64;
constexpr std::size_t most_in_a_system = 40;  // of the exponent, and of m

/// top (top - 1) .. with so many factors
Fmpq falling(const Fmpq& top, std::size_t factors) {
    Fmpq product(1);
    for (std::size_t i = 0; i < factors; ++i) product = product * (top - Fmpq(i));
    return product;
}

Fmpq binomial(const Fmpq& top, std::size_t k) { return falling(top, k) / falling(Fmpq(k), k); }

/// Row k has the coefficients of t^(alpha - 3 - k), as t grows, in the third derivatives of (t + j)^alpha.
Rows expansion(const Fmpq& alpha, std::size_t m) {
    Rows rows;
    for (std::size_t k = 0; k <= m; ++k) {
        const Fmpq shared = falling(alpha, k + 3) / falling(Fmpq(k), k);
        auto& row = rows.emplace_back();
        for (std::size_t j = 0; j <= m; ++j) row.push_back(shared * Fmpq(power(Fmpz(j), k)));
    }
    return rows;
}

std::optional<std::string> beyond(const Rational& alpha, std::size_t m) {
    if (m > most_shift) return "m is " + std::to_string(m) + ", more than " + std::to_string(most_shift);
    if (length(alpha) > most_length)
        return "the exponent has " + std::to_string(length(alpha)) + " bits, more than " + std::to_string(most_length);
    return std::nullopt;
}

std::optional<std::string> differs(const std::string& what, const Rational& found, const Fmpq& expected) {
    if (Fmpq(found) == expected) return std::nullopt;
    return what + " is " + found.get_str() + ", expected " + expected.to_rational().get_str();
}

std::optional<std::string> wrong_list(const std::string& what, std::size_t found, std::size_t m) {
    if (found == m + 1) return std::nullopt;
    return what + ": found " + std::to_string(found) + ", expected " + std::to_string(m + 1);
}

std::optional<std::string> wrong_factors(const ClaimedPowerCertificate& claimed) {
    const Fmpq alpha(claimed.alpha);
    if (auto reason = differs("c", claimed.c, falling(alpha, 3))) return reason;
    if (auto reason = wrong_list("binomials", claimed.binomials.size(), claimed.m)) return reason;
    for (std::size_t k = 0; k <= claimed.m; ++k) {
        if (auto reason = differs("binomial " + std::to_string(k), claimed.binomials[k], binomial(alpha - Fmpq(3), k)))
            return reason;
    }
    return std::nullopt;
}

std::optional<std::string> wrong_matrix(const ClaimedPowerCertificate& claimed, const Rows& expected) {
    if (auto reason = wrong_list("rows", claimed.matrix.size(), claimed.m)) return reason;
    for (std::size_t k = 0; k <= claimed.m; ++k) {
        const auto& row = claimed.matrix[k];
        if (auto reason = wrong_list("columns of row " + std::to_string(k), row.size(), claimed.m)) return reason;
        for (std::size_t j = 0; j <= claimed.m; ++j) {
            const std::string entry = "entry " + std::to_string(k) + ", " + std::to_string(j);
            if (auto reason = differs(entry, row[j], expected[k][j])) return reason;
        }
    }
    return std::nullopt;
}

/// (x + y + j)^alpha - (x + j)^alpha - (y + j)^alpha, multiplied out
BivariatePolynomial gain(std::size_t alpha, std::size_t j) {
    const auto raised = [alpha](const BivariatePolynomial& base) {
        BivariatePolynomial product{Fmpq(1)};  // 0^0 = 1
        for (std::size_t i = 0; i < alpha; ++i) product = product * base;
        return product;
    };
    const BivariatePolynomial x = BivariatePolynomial::x();
    const BivariatePolynomial y = BivariatePolynomial::y();
    const BivariatePolynomial shift{Fmpq(j)};
    return raised(x + y + shift) - raised(x + shift) - raised(y + shift);
}

/// An equation for each monomial: what the copies have of it, and what the product has.
Result<bool> solvable(std::size_t alpha, std::size_t m, bool any_constant) {
    if (alpha > most_in_a_system || m > most_in_a_system)
        return Error{"", "expected an exponent and m of at most " + std::to_string(most_in_a_system)};
    std::vector<BivariatePolynomial> gains;
    for (std::size_t j = 0; j <= m; ++j) gains.push_back(gain(alpha, j));
    const BivariatePolynomial product = BivariatePolynomial::x() * BivariatePolynomial::y();
    const std::size_t degree = std::max<std::size_t>(alpha, 2);
    Rows rows;
    for (std::size_t i = 0; i <= degree; ++i) {
        for (std::size_t k = 0; i + k <= degree; ++k) {
            if (any_constant && i + k == 0) continue;
            auto& row = rows.emplace_back();
            for (const BivariatePolynomial& copy : gains) row.push_back(copy.coefficient(i, k));
            row.push_back(product.coefficient(i, k));
        }
    }
    return solve(rows, m + 1, Budget{}).has_value();
}

}  // namespace

std::optional<std::string> wrong_power_certificate(const ClaimedPowerCertificate& claimed) {
    if (auto reason = beyond(claimed.alpha, claimed.m)) return reason;
    if (auto reason = wrong_factors(claimed)) return reason;
    const Rows expected = expansion(Fmpq(claimed.alpha), claimed.m);
    if (auto reason = wrong_matrix(claimed, expected)) return reason;
    const Fmpq eliminated = determinant(expected);
    if (auto reason = differs("the determinant", claimed.determinant, eliminated)) return reason;
    if (eliminated.is_zero()) return "the determinant is 0, which certifies nothing";
    return std::nullopt;
}

Result<Rational> power_determinant(const Rational& alpha, std::size_t m) {
    if (auto reason = beyond(alpha, m)) return Error{"", *reason};
    return determinant(expansion(Fmpq(alpha), m)).to_rational();
}

Result<bool> may_multiply(std::size_t alpha, std::size_t m) { return solvable(alpha, m, false); }

Result<bool> may_multiply_up_to_a_constant(std::size_t alpha, std::size_t m) { return solvable(alpha, m, true); }

}  // namespace reductio::checkers
