#pragma once
// Backpropagation: exact reverse mode over GMP rationals, by the derivatives of spec/networks.md. Linear in the network
// for each sample. The second, independent way is checkers/gradient.hpp.

#include "impl/arithmetic.hpp"
#include "spec/network.hpp"

namespace reductio::impl {

/// Derivatives by every weight and bias, laid out as the parameters are: an edge that shares another's is tied in them
/// too, and counted in its owner's.
struct Gradients {
    std::vector<Parameters> samples;  // of the loss of one copy of each
    Parameters total;                 // of the total loss, regulariser and copies counted
};

/// An error where the loss or an activation on the way has no derivative, or a value outgrows the budget.
Result<Gradients> gradients(const Nnt& instance, const Parameters& parameters, const Budget& budget = {});

/// The derivative that a question is about.
Result<Rational> derivative(const Gradient& question, const Budget& budget = {});

/// One step of gradient descent: the parameters less `rate` times the gradient.
Parameters descended(const Parameters& parameters, const Parameters& gradient, const Rational& rate);

}  // namespace reductio::impl
