#pragma once
// D-T1.5: exact cover to D-NNT with a single hidden neuron. The page: spec/exact_cover_to_dnnt.md.

#include "spec/network.hpp"

namespace reductio::impl::exact_cover_to_dnnt {

/// One neuron with a 0/1 weight a set; a sample an element, and one that counts the sets.
Nnt reduce(const ExactCover& source);

/// Weight 1 in the dimensions of the chosen sets.
Result<Parameters> lift(const ExactCover& source, const Cover& solution);

/// The dimensions of weight 1.
Result<Cover> extract(const ExactCover& source, const Parameters& parameters);

}  // namespace reductio::impl::exact_cover_to_dnnt
