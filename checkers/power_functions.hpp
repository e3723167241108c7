#pragma once
// What a certificate of spec/power_functions.md has to be, and which powers multiply, from their statements.

#include <optional>
#include <string>
#include <vector>

#include "spec/numbers.hpp"
#include "spec/result.hpp"

namespace reductio::checkers {

struct ClaimedPowerCertificate {
    Rational alpha;
    std::size_t m = 0;
    Rational c;
    std::vector<Rational> binomials;
    std::vector<std::vector<Rational>> matrix;
    Rational determinant;
};

/// Why it certifies nothing, in one line, or nothing.
std::optional<std::string> wrong_power_certificate(const ClaimedPowerCertificate& claimed);

/// The determinant of the page's matrix, by elimination: 0 exactly where there is no certificate.
Result<Rational> power_determinant(const Rational& alpha, std::size_t m);

/// Whether rational multipliers of the copies 0..m of the power make a product, for all x and y.
Result<bool> may_multiply(std::size_t alpha, std::size_t m);

/// The same for x y + d, with any rational d.
Result<bool> may_multiply_up_to_a_constant(std::size_t alpha, std::size_t m);

}  // namespace reductio::checkers
