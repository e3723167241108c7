#pragma once
// For the sources of checkers/ only: the binary digits of a rational, as spec/problems.md counts them.

#include "checkers/flint.hpp"

namespace reductio::checkers {

/// Whether floor(|number| / 2^place) is odd. The place may be as far away as 10^30: nothing is shifted there.
bool bit_is_one(const Fmpq& number, const Fmpz& place);

}  // namespace reductio::checkers
