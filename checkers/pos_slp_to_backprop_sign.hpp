#pragma once
// The checks of B-T1.3, sign, step by step as in spec/pos_slp_to_backprop_sign.md.

#include "checkers/check.hpp"

namespace reductio::checkers {

Room pos_slp_to_backprop_sign_room();

}  // namespace reductio::checkers
