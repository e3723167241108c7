#pragma once
// For the sources of checkers/ only: which one of several things, left open.

#include "checkers/z3_terms.hpp"

namespace reductio::checkers {

struct Choice {
    /// There has to be a thing to choose.
    Choice(Solver& solver, std::size_t things);

    std::vector<Truth> is;  // for each thing, whether it is the chosen one; exactly one of them is true

    /// The chosen one of the numbers, one for each thing.
    Number of(const std::vector<Number>& numbers) const;

    /// The thing chosen in what the solver found last.
    Index found(const Solver& solver) const;
};

}  // namespace reductio::checkers
