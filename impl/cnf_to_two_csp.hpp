#pragma once
// C-CSP: satisfiability to binary constraint satisfaction. The page: spec/cnf_to_two_csp.md.

#include "spec/problems.hpp"
#include "spec/result.hpp"

namespace reductio::impl::cnf_to_two_csp {

/// A variable a clause, whose symbols say which of its literals are true, and a constraint for each literal's place.
Result<TwoCsp> reduce(const Cnf& source);

/// Truth values, then for each clause the pattern of its true literals.
Result<Assignment> lift(const Cnf& source, const Model& model);

/// A variable is true where its symbol is 1.
Result<Model> extract(const Cnf& source, const Assignment& assignment);

}  // namespace reductio::impl::cnf_to_two_csp
