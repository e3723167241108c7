#pragma once
// Faults planted in the reduction from discrete to continuous training.

#include "tests/mutants/reductions.hpp"

namespace reductio::mutants {

std::vector<ReductionMutant> dnnt_to_cnnt_mutants();

}  // namespace reductio::mutants
