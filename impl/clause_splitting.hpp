#pragma once
// Clauses of at most three literals from clauses of any length. The page: spec/cnf_to_subset_sum.md, "Longer clauses".

#include "spec/problems.hpp"

namespace reductio::impl {

/// How many distinct literals a clause may have and stay as it is.
constexpr std::size_t short_clause = 3;

/// Satisfiable if and only if the formula is: its models are those of the result, without the fresh variables, which
/// come after the formula's own. The number of models may grow.
Cnf split_clauses(const Cnf& formula);

}  // namespace reductio::impl
