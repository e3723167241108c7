#pragma once
// Faults planted in the solver of two-layer networks.

#include "tests/mutants/reductions.hpp"

namespace reductio::mutants {

std::vector<ReductionMutant> two_layer_mutants();

}  // namespace reductio::mutants
