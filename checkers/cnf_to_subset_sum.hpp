#pragma once
// What has to hold of a formula and its numbers, a digit a variable and a clause: spec/cnf_to_subset_sum.md.

#include "checkers/check.hpp"

namespace reductio::checkers {

Room cnf_to_subset_sum_room();

}  // namespace reductio::checkers
