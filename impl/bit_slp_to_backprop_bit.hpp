#pragma once
// B-T1.3: a bit of a straight-line program to a bit of a gradient entry. The page: spec/bit_slp_to_backprop_bit.md.

#include "impl/program_network.hpp"

namespace reductio::impl::bit_slp_to_backprop_bit {

Result<Gradient> reduce(const BitSlp& source, const Options& options);

/// As printed, with bounded values: from an integer program, the bit shifted by the length of the bounded one.
Result<Gradient> reduce_published(const BitSlp& source, const Options& options);

}  // namespace reductio::impl::bit_slp_to_backprop_bit
