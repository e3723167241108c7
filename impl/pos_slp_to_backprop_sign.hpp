#pragma once
// B-T1.3: the sign of a straight-line program to the sign of a gradient entry. The page:
// spec/pos_slp_to_backprop_sign.md.

#include "impl/program_network.hpp"

namespace reductio::impl::pos_slp_to_backprop_sign {

Result<Gradient> reduce(const PosSlp& source, const Options& options);

/// As printed: the program as it is, the label its constant negated.
Result<Gradient> reduce_published(const PosSlp& source, const Options& options);

/// Shared with bit_slp_to_backprop_bit: the network at theta* with one more vertex and an edge to it of weight 0, one
/// sample, and the derivative by that weight; the question is still open.
Gradient by_last_edge(const ProgramNetwork& network, const Rational& constant, const Rational& label);

}  // namespace reductio::impl::pos_slp_to_backprop_sign
