#pragma once
// Faults planted in an evaluator: each is a named change of what it is given or of what it answers, so that the same
// fault can stand in either of the two evaluators.

#include <functional>
#include <string>

#include "spec/network.hpp"

namespace reductio::mutants {

struct EvaluatorMutant {
    std::string name;
    std::function<void(Nnt&, Parameters&)> before;  // what the faulty evaluator takes the input for
    std::function<void(const Nnt&, Evaluation&)> after;
};

std::vector<EvaluatorMutant> evaluator_mutants();

}  // namespace reductio::mutants
