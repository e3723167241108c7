#pragma once
// Faults planted in the rooms from formulas to constraints and to numbers.

#include "tests/mutants/reductions.hpp"

namespace reductio::mutants {

std::vector<ReductionMutant> cnf_to_two_csp_mutants();
std::vector<ReductionMutant> cnf_to_subset_sum_mutants();

/// On the YES example, which has a clause and more.
std::vector<StepMutant> cnf_to_two_csp_steps();
std::vector<StepMutant> cnf_to_subset_sum_steps();

}  // namespace reductio::mutants
