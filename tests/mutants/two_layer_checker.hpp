#pragma once
// The checker of refutations of two layers, without each of its steps: it takes a YES for a NO.

#include "tests/mutants/all.hpp"

namespace reductio::mutants {

std::vector<Mutant> two_layer_checker_mutants();

}  // namespace reductio::mutants
