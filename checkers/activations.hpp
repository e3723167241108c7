#pragma once
// For the sources of checkers/ only: what an activation computes (spec/networks.md, Activations).

#include "checkers/exact.hpp"

namespace reductio::checkers {

Fmpq activate(const Activation& activation, const Fmpq& a, const Budget& budget);

/// The derivative at a that backpropagation uses. Refused for an activation that has none.
Fmpq slope(const Activation& activation, const Fmpq& a, const Budget& budget);

}  // namespace reductio::checkers
