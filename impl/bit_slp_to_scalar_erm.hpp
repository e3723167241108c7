#pragma once
// B-R3.2a: one input and one output, by a centred regulariser. The page: spec/bit_slp_to_scalar_erm.md.

#include "impl/program_network.hpp"

namespace reductio::impl::bit_slp_to_scalar_erm {

/// With a gap where the options give one, else without.
Result<Nnt> reduce(const BitSlp& source, const Options& options);

/// theta*
Result<Parameters> lift(const BitSlp& source, const Options& options);

/// As printed: a quadratic regulariser with the weight of the options, and a gap.
Result<Nnt> reduce_published(const BitSlp& source, const Options& options);

}  // namespace reductio::impl::bit_slp_to_scalar_erm
