#pragma once
// Faults planted in an evaluator: each is a named change of what it is given or of what it answers, so that the same
// fault can stand in either of the two evaluators.

#include <functional>
#include <string>

#include "fuzz/choices.hpp"
#include "spec/network.hpp"

namespace reductio::mutants {

struct EvaluatorMutant {
    std::string name;
    std::function<void(Nnt&, Parameters&)> before;  // what the faulty evaluator takes the input for
    std::function<void(const Nnt&, Evaluation&)> after;
};

std::vector<EvaluatorMutant> evaluator_mutants();

using Evaluator = std::function<Result<Evaluation>(const Nnt&, const Parameters&)>;

/// The two there are.
Result<Evaluation> forward(const Nnt& instance, const Parameters& parameters);   // of impl
Result<Evaluation> backward(const Nnt& instance, const Parameters& parameters);  // of checkers

Evaluator mutated(const Evaluator& evaluator, const EvaluatorMutant& mutant);

struct EvaluatorCase {
    Nnt instance;
    Parameters parameters;
};

EvaluatorCase network_case(fuzz::Choices& choices);

/// They give the same, or neither gives anything.
bool agree(const Evaluator& a, const Evaluator& b, const EvaluatorCase& made);

}  // namespace reductio::mutants
