#pragma once
// The checks of B-R3.2b, step by step as in spec/pos_slp_to_hinge_erm.md.

#include "checkers/check.hpp"

namespace reductio::checkers {

Room pos_slp_to_hinge_erm_room();

}  // namespace reductio::checkers
