#pragma once
// D-T1.3: subset sum to D-NNT with one hidden layer. The page: spec/subset_sum_to_dnnt.md.

#include "spec/network.hpp"

namespace reductio::impl::subset_sum_to_dnnt {

/// One hidden vertex an item, whose weight is the item or 0; the output must be the target.
Nnt reduce(const SubsetSum& source);

/// The weight of a chosen item is the item, of any other 0.
Result<Parameters> lift(const SubsetSum& source, const Subset& solution);

/// The positions, not the values, whose weight is not 0.
Result<Subset> extract(const SubsetSum& source, const Parameters& parameters);

}  // namespace reductio::impl::subset_sum_to_dnnt
