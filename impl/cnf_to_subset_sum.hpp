#pragma once
// C-SUM: satisfiability to subset sum. The page: spec/cnf_to_subset_sum.md.

#include "spec/problems.hpp"
#include "spec/result.hpp"

namespace reductio::impl::cnf_to_subset_sum {

/// Decimal numbers with a digit for every variable and clause: an item a literal, and two that make up for literals
/// which are false.
Result<SubsetSum> reduce(const Cnf& source);

/// The items of the true literals, and the slack that each clause needs.
Result<Subset> lift(const Cnf& source, const Model& model);

/// A variable is true where the item of its positive literal is chosen.
Result<Model> extract(const Cnf& source, const Subset& solution);

}  // namespace reductio::impl::cnf_to_subset_sum
