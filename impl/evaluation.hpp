#pragma once
// What a network computes on given parameters: forward, vertex by vertex, over GMP rationals. The definition:
// spec/networks.md; the second, independent evaluator: checkers/evaluation.hpp.

#include "impl/arithmetic.hpp"
#include "spec/network.hpp"

namespace reductio::impl {

/// The value of every vertex on one input; 0 stands at the source, whose value is x itself.
Result<std::vector<Rational>> vertex_values(const Network& network, const Parameters& parameters,
                                            const std::vector<Rational>& x, const Budget& budget = {});

/// Outputs and losses on every sample, and the total. An error where parameters do not fit the network, or a value
/// would outgrow the budget. Whether the parameters are allowed is another question.
Result<Evaluation> evaluate(const Nnt& instance, const Parameters& parameters, const Budget& budget = {});

/// The error of an evaluation that ran out of budget.
Error over_budget(const OverBudget& over, const Budget& budget);

/// Why the parameters are not among the instance's options, if they are not.
std::optional<Error> not_allowed(const Nnt& instance, const Parameters& parameters);

}  // namespace reductio::impl
