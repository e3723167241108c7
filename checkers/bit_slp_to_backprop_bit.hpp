#pragma once
// The checks of B-T1.3, bit, step by step as in spec/bit_slp_to_backprop_bit.md.

#include "checkers/check.hpp"

namespace reductio::checkers {

Room bit_slp_to_backprop_bit_room();

}  // namespace reductio::checkers
