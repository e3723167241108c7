#pragma once
// For the sources of checkers/ only: what is wrong with a would-be solution of a source problem (spec/problems.md).
// Solutions are taken to have the problem's shape: positions, symbols and variables within it.

#include "spec/problems.hpp"

#include <optional>

namespace reductio::checkers {

Integer chosen_sum(const SubsetSum& problem, const Subset& subset);

/// How many elements the chosen sets have, counted as often as they occur.
std::size_t elements_in(const ExactCover& problem, const Cover& cover);

/// The first element that is not covered exactly once, and how often it is.
struct Miscover {
    Index element;
    std::size_t times;
};
std::optional<Miscover> miscovered(const ExactCover& problem, const Cover& cover);

/// The first constraint that does not allow the pair of values.
std::optional<Index> violated(const TwoCsp& problem, const Assignment& assignment);

/// The first clause without a true literal.
std::optional<Index> unsatisfied(const Cnf& problem, const Model& model);

}  // namespace reductio::checkers
