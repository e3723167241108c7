#pragma once
// The checks of B-R3.2a, step by step as in spec/bit_slp_to_scalar_erm.md.

#include "checkers/check.hpp"

namespace reductio::checkers {

Room bit_slp_to_scalar_erm_room();

}  // namespace reductio::checkers
