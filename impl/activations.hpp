#pragma once
// The activations of spec/networks.md.

#include "impl/arithmetic.hpp"
#include "spec/activation.hpp"

namespace reductio::impl {

Rational apply(const Activation& activation, const Rational& a, const Arithmetic& exact);

/// The derivative at a that backpropagation uses; nothing for an activation that has none.
std::optional<Rational> slope(const Activation& activation, const Rational& a, const Arithmetic& exact);

/// enc and dec of the same page: an integer as a decimal fraction in [0, 1/5), and back.
Rational decimal_encode(const Rational& a, const Arithmetic& exact);
Rational decimal_decode(const Rational& lambda, const Arithmetic& exact);

}  // namespace reductio::impl
