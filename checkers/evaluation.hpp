#pragma once
// What a network computes, by definition (spec/networks.md): each output is worked out backwards, from the vertices
// that it needs, over FLINT's numbers. Instances are taken to be without `fault`; parameters may have any shape.

#include "spec/network.hpp"

namespace reductio::checkers {

/// No value may need more bits (numerator and denominator together). Sums and products are refused before they are
/// formed, by a bound on their bits that cancellation might have undercut.
struct Budget {
    std::size_t bits = std::size_t(1) << 26;
};

/// The outputs and the loss of every sample, and the total loss.
Result<Evaluation> evaluate(const Nnt& instance, const Parameters& parameters, const Budget& budget = {});

/// The value of every vertex at the input x; 0 in the place of the source.
Result<std::vector<Rational>> vertex_values(const Network& network, const Parameters& parameters,
                                            const std::vector<Rational>& x, const Budget& budget = {});

/// The first reason, if any, why the parameters do not count for the instance. Its place is in the parameters document.
std::optional<Error> not_allowed(const Nnt& instance, const Parameters& parameters);

/// The derivative of the total loss by the weight of the document's edge, by forward dual numbers.
Result<Rational> derivative(const Gradient& gradient, const Budget& budget = {});

}  // namespace reductio::checkers
