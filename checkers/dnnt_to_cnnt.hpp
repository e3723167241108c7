#pragma once
// Checks of D-T1.2, from training over lists to training over the reals: spec/dnnt_to_cnnt.md.

#include "checkers/check.hpp"

namespace reductio::checkers {

Room dnnt_to_cnnt_room();

}  // namespace reductio::checkers
