#pragma once
// B-A.5: straight-line programs with bounded values. The page: spec/slp_to_bounded_slp.md.

#include "spec/problems.hpp"
#include "spec/result.hpp"

namespace reductio::impl::slp_to_bounded_slp {

Result<BitSlp> reduce(const BitSlp& source);
Result<PosSlp> reduce(const PosSlp& source);

/// The bit as the print places it; the program is the same.
Result<BitSlp> reduce_published(const BitSlp& source);
Result<PosSlp> reduce_published(const PosSlp& source);

}  // namespace reductio::impl::slp_to_bounded_slp
