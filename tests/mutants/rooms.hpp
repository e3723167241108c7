#pragma once
// For the tables of mutants only: the faults planted in each room, and what its checker's steps are there for.

#include "tests/mutants/reductions.hpp"
#include "tests/mutants/steps.hpp"

namespace reductio::mutants {

using Mutants = std::vector<ReductionMutant>;

Mutants pos_slp_mutants();
Mutants subset_sum_mutants();
Mutants two_csp_mutants();
Mutants exact_cover_mutants();
Mutants dnnt_to_cnnt_mutants();
Mutants two_layer_mutants();
Mutants product_identity_mutants();
Mutants bounded_slp_mutants();
Mutants erm_mutants();
Mutants scalar_erm_mutants();
Mutants hinge_erm_mutants();
Mutants backprop_sign_mutants();
Mutants backprop_bit_mutants();
Mutants cnf_to_erm_mutants();
Mutants cnf_to_two_csp_mutants();
Mutants cnf_to_subset_sum_mutants();

using Steps = std::vector<StepMutant>;

Steps pos_slp_steps();
Steps subset_sum_steps();
Steps two_csp_steps();
Steps exact_cover_steps();
Steps dnnt_to_cnnt_steps();
Steps two_layer_steps();
Steps product_identity_steps();
Steps bounded_slp_steps();
Steps erm_steps();
Steps scalar_erm_steps();
Steps hinge_erm_steps();
Steps backprop_sign_steps();
Steps backprop_bit_steps();
Steps cnf_to_erm_steps();
Steps cnf_to_two_csp_steps();
Steps cnf_to_subset_sum_steps();

}  // namespace reductio::mutants
