#pragma once
// For the sources of checkers/ only: linear equations over the rationals.

#include "checkers/exact.hpp"

namespace reductio::checkers {

struct LinearSolution {
    std::size_t rank;          // of the left sides
    std::vector<Fmpq> values;  // of the unknowns; where they are not determined, one solution of many
};

/// Each row has a coefficient for every unknown and then the right side. Nothing where there is no solution. Throws a
/// Refusal where the numbers, or the table itself, would be too large.
std::optional<LinearSolution> solve(const std::vector<std::vector<Fmpq>>& rows, std::size_t unknowns,
                                    const Budget& budget);

}  // namespace reductio::checkers
