#pragma once
// For the sources of checkers/ only: what a loss computes (spec/networks.md, Losses).

#include "checkers/exact.hpp"

namespace reductio::checkers {

/// The loss of the outputs f at the label y.
Fmpq loss_value(const Loss& loss, const std::vector<Fmpq>& f, const std::vector<Fmpq>& y, const Budget& budget);

/// The derivative of one output's share of the loss by that output.
using Partial = Fmpq (*)(const Fmpq& f, const Fmpq& y, const Budget& budget);

/// Nothing for a loss that is no sum, over the outputs, of terms with a derivative.
Partial partial_of(const Loss& loss);

}  // namespace reductio::checkers
