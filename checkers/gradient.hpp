#pragma once
// The gradient of a training instance's total loss, one parameter after the other, by numbers that carry their
// derivative forward. Much slower than backpropagation, and nothing like it.

#include "checkers/evaluation.hpp"

namespace reductio::checkers {

/// Derivatives by every weight and bias, laid out as the parameters are; an edge that shares another's is tied in them.
/// An error where the loss, the regulariser or an activation on the way has no derivative, or over budget.
Result<Parameters> gradient(const Nnt& instance, const Parameters& parameters, const Budget& budget = {});

}  // namespace reductio::checkers
