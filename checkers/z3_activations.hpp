#pragma once
// For the sources of checkers/ only: what an activation computes of an open value (spec/networks.md, Activations).

#include "checkers/z3_terms.hpp"

#include "spec/activation.hpp"

#include <functional>

namespace reductio::checkers {

/// What a number in an instance stands for: itself, or an open value in its place.
using Meaning = std::function<Number(const Rational& number)>;

/// Throws a Refusal where Z3 is not asked about the activation, unless its argument is known.
Number activated(const Activation& activation, const Number& a, const Meaning& meaning, const Budget& budget);

}  // namespace reductio::checkers
