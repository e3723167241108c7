#pragma once
// The bounds of spec/piecewise_linear_backprop.md on denominators and sizes, asserted of one instance.

#include "checkers/evaluation.hpp"

namespace reductio::checkers {

/// What the bounds are made of. A test may alter them, to see that the bounds are tight enough to fail.
struct PiecewiseMeasures {
    Integer denominator = 1;   // Q
    Rational magnitude = 1;    // M
    std::size_t summands = 0;  // k
    std::size_t greatest = 0;  // T
    std::vector<std::size_t> depth;
    std::vector<std::size_t> height;
};

/// An error where an activation is neither piecewise linear nor the identity nor constant, or the loss not squared.
Result<PiecewiseMeasures> piecewise_measures(const Nnt& instance, const Parameters& parameters);

/// The first bound that is broken, in one line, at any vertex, on any sample, or in any entry of the gradient.
Result<std::optional<std::string>> broken_bound(const Nnt& instance, const Parameters& parameters,
                                                const PiecewiseMeasures& measures);

}  // namespace reductio::checkers
