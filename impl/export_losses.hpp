#pragma once
// Losses as sums of nodes (spec/export.md, steps [7] to [9]).

#include "impl/export_circuit.hpp"

namespace reductio::impl::exporting {

/// The loss of one copy of a sample: f the nodes of the outputs, y the label.
Sum loss_sum(const Loss& loss, const std::vector<Index>& f, const std::vector<Rational>& y, Circuit& circuit);

}  // namespace reductio::impl::exporting
