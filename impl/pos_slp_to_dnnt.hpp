#pragma once
// D-L3.5: PosSLP to restricted D-NNT. The page: spec/pos_slp_to_dnnt.md.

#include "spec/network.hpp"

namespace reductio::impl::pos_slp_to_dnnt {

/// One vertex a gate, which computes its value; the constant must be 1.
Result<Nnt> reduce(const PosSlp& source);

/// The only parameters that there are.
Result<Parameters> lift(const PosSlp& source);

/// As printed, in three readings of the parallel edges that j = k gives in sums and differences.
enum class ParallelEdges { first_wins, merged, multigraph };
Result<Nnt> reduce_published(const PosSlp& source, ParallelEdges reading);
Result<Parameters> lift_published(const PosSlp& source, ParallelEdges reading);

}  // namespace reductio::impl::pos_slp_to_dnnt
