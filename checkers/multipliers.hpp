#pragma once
// For the sources of checkers/ only: the multipliers of a polynomial, in the closed form of spec/product_identity.md.

#include "checkers/exact.hpp"

namespace reductio::checkers {

/// lambda_0..lambda_mu for the coefficients from low to high, of which there are at least three, the last not zero.
/// Throws a Refusal where they would fill the memory.
std::vector<Fmpq> multipliers(const std::vector<Rational>& coefficients);

/// D, the least common multiple of the denominators of the coefficients and of the multipliers, and each D lambda_r.
struct ScaledMultipliers {
    Fmpz scale;
    std::vector<Fmpq> values;
};
ScaledMultipliers scaled_multipliers(const std::vector<Rational>& coefficients);

}  // namespace reductio::checkers
