#pragma once
// The checks of B-E.2, step by step as in spec/cnf_to_erm.md.

#include "checkers/check.hpp"

namespace reductio::checkers {

Room cnf_to_erm_room();

}  // namespace reductio::checkers
