#pragma once
// For the sources of checkers/ only: memberships and a number of sets that are left open, and the sources that have
// placeholders for them.

#include "checkers/z3_training.hpp"

#include "spec/document.hpp"

namespace reductio::checkers {

/// For each number of elements and of sets, a source and one with exactly the other memberships, so that each of them
/// is seen as 0 and as 1.
std::vector<Document> cover_placeholder_sources(std::size_t bound);

/// Whether its number of sets can stand for any.
bool has_placeholder_pick(const ExactCover& source);

/// The target with marks where it has the 0 or 1 of a membership: [3], sample i is of element i, entry j of set j. A
/// mark is a number that occurs nowhere else.
Nnt marked(const ExactCover& placeholders, const Nnt& target);

/// The marked target with the memberships and the number of sets of this source.
Nnt unmarked(const Nnt& target, const ExactCover& source);

/// The source's data, left open, and the numbers of a marked target in their terms.
struct OpenCover {
    OpenCover(Solver& solver, const ExactCover& placeholders);
    OpenCover(const OpenCover&) = delete;
    OpenCover& operator=(const OpenCover&) = delete;

    std::size_t sets;
    std::vector<std::vector<Truth>> members;  // by element, then set
    Number pick;
    Meaning meaning;

    /// Whether every element is in a set that is chosen, and in no two.
    Truth covers(const std::vector<Truth>& chosen) const;

    /// Whether so many sets are chosen as are to be picked.
    Truth picks(const std::vector<Truth>& chosen, const Budget& budget) const;

    /// What the solver found last, as a problem.
    Document found(const Solver& solver) const;
};

}  // namespace reductio::checkers
