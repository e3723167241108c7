#pragma once
// Faults planted in the rooms of the bit-model paper.

#include "tests/mutants/reductions.hpp"

namespace reductio::mutants {

std::vector<ReductionMutant> product_identity_mutants();
std::vector<ReductionMutant> bounded_slp_mutants();
std::vector<ReductionMutant> erm_mutants();
std::vector<ReductionMutant> scalar_erm_mutants();
std::vector<ReductionMutant> hinge_erm_mutants();

}  // namespace reductio::mutants
