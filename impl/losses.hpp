#pragma once
// The losses of spec/networks.md.

#include "impl/arithmetic.hpp"
#include "spec/loss.hpp"

namespace reductio::impl {

/// The loss of one copy of a sample: f the network's outputs, y the label.
Rational loss(const Loss& loss, const std::vector<Rational>& f, const std::vector<Rational>& y,
              const Arithmetic& exact);

/// The derivative by one output with the value f; nothing for a loss that has none.
std::optional<Rational> loss_slope(const Loss& loss, const Rational& f, const Rational& y, const Arithmetic& exact);

}  // namespace reductio::impl
