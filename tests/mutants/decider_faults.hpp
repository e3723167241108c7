#pragma once
// For the table of decider mutants only: what may go wrong in a decider, by what it is asked about.

#include "tests/mutants/deciders.hpp"

namespace reductio::mutants {

struct DeciderFault {
    std::string name;
    std::function<Decide(const Decide&)> planted;
};

using DeciderFaults = std::vector<DeciderFault>;

DeciderFaults in_subset_sum();
DeciderFaults in_exact_cover();
DeciderFaults in_two_csp();
DeciderFaults in_cnf();
DeciderFaults in_networks();
DeciderFaults in_signs();
DeciderFaults in_bits();
DeciderFaults in_erm();
DeciderFaults in_scalar_erm();

}  // namespace reductio::mutants
