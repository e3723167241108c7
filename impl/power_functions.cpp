#include "impl/power_functions.hpp"

namespace reductio::impl::power_functions {

namespace {

constexpr std::size_t most_shift = 100;
constexpr std::size_t most_length = 64;

std::optional<Error> too_large(const Rational& alpha, std::size_t m) {
    if (m > most_shift)
        return Error{"", "expected m to be at most " + std::to_string(most_shift) + ", found " + std::to_string(m)};
    if (length(alpha) > most_length)
        return Error{"", "expected an exponent of at most " + std::to_string(most_length) + " bits, found " +
                             std::to_string(length(alpha))};
    return std::nullopt;
}

/// The top need not be an integer, so there is no factorial of it: each comes from the one before.
std::vector<Rational> binomials_of(const Rational& top, std::size_t m) {
    std::vector<Rational> result = {1};
    for (std::size_t k = 1; k <= m; ++k) {
        const Rational factor = (top - Rational(k - 1)) / Rational(k);
        result.emplace_back(result.back() * factor);
    }
    return result;
}

/// A polynomial's binomials end in zeros; c itself is 0 where the third derivative is.
std::optional<Error> vanishing(const Certificate& certificate) {
    const std::string alpha = certificate.alpha.get_str();
    if (certificate.c == 0)
        return Error{"", "the exponent " + alpha + " has no certificate: the third derivative of the power is 0"};
    for (std::size_t k = 0; k <= certificate.m; ++k)
        if (certificate.binomials[k] == 0)
            return Error{"", "the exponent " + alpha + " has no certificate for m = " + std::to_string(certificate.m) +
                                 ": binom(" + Rational(certificate.alpha - 3).get_str() + ", " + std::to_string(k) +
                                 ") is 0"};
    return std::nullopt;
}

std::vector<std::vector<Rational>> matrix_of(const Certificate& certificate) {
    std::vector<std::vector<Rational>> rows;
    std::vector<Integer> powers(certificate.m + 1, 1);  // j^0 = 1, that of j = 0 with them
    for (const Rational& binomial : certificate.binomials) {
        const Rational factor = certificate.c * binomial;
        auto& row = rows.emplace_back();
        for (std::size_t j = 0; j <= certificate.m; ++j) {
            row.emplace_back(factor * powers[j]);
            powers[j] *= j;
        }
    }
    return rows;
}

/// Vandermonde's determinant is the product of all j - i with i < j: of the factorials up to m!.
Rational determinant_of(const Certificate& certificate) {
    Rational product = 1;
    Integer factorial = 1;
    for (std::size_t k = 0; k <= certificate.m; ++k) {
        if (k > 0) factorial *= k;
        product *= certificate.c * certificate.binomials[k] * factorial;
    }
    return product;
}

}  // namespace

Result<Certificate> certify(const Rational& alpha, std::size_t m) {
    if (auto error = too_large(alpha, m)) return *error;
    Certificate certificate{alpha, m, alpha * (alpha - 1) * (alpha - 2), binomials_of(alpha - 3, m), {}, {}};
    if (auto error = vanishing(certificate)) return *error;
    certificate.matrix = matrix_of(certificate);
    certificate.determinant = determinant_of(certificate);
    return certificate;
}

}  // namespace reductio::impl::power_functions
