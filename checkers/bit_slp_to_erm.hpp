#pragma once
// The checks of B-L3.2, step by step as in spec/bit_slp_to_erm.md.

#include "checkers/check.hpp"

namespace reductio::checkers {

Room bit_slp_to_erm_room();

}  // namespace reductio::checkers
