#pragma once
// Faults planted in the other reductions of the discrete paper.

#include "tests/mutants/reductions.hpp"

namespace reductio::mutants {

std::vector<ReductionMutant> two_csp_mutants();
std::vector<ReductionMutant> exact_cover_mutants();
std::vector<ReductionMutant> pos_slp_mutants();

}  // namespace reductio::mutants
