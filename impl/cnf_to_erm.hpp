#pragma once
// B-E.2: satisfiability to training with piecewise-linear activations. The page: spec/cnf_to_erm.md.

#include "spec/network.hpp"

namespace reductio::impl::cnf_to_erm {

/// One ReLU a variable, and a loss that reads their values as truth values.
Result<Nnt> reduce(const Cnf& source);

/// The weight of a true variable is 1, of a false one 0.
Result<Parameters> lift(const Cnf& source, const Model& model);

/// A variable is true where its ReLU is 1 on the sample.
Result<Model> extract(const Cnf& source, const Parameters& parameters);

}  // namespace reductio::impl::cnf_to_erm
