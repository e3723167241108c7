#pragma once
// Faults planted in the rooms about gradients, and in that of piecewise-linear training.

#include "tests/mutants/reductions.hpp"

namespace reductio::mutants {

std::vector<ReductionMutant> backprop_sign_mutants();
std::vector<ReductionMutant> backprop_bit_mutants();
std::vector<ReductionMutant> cnf_mutants();

}  // namespace reductio::mutants
