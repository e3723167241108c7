#pragma once
// Whether source and target have the same answer.

#include "checkers/check.hpp"

namespace reductio::checkers {

/// Source and target, each decided alone by every decider that can: all that decide must say the same.
Check check_equivalence(const Pair& pair, const Work& work = {});

}  // namespace reductio::checkers
