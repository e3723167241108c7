#pragma once
// Training by exhaustive search over a D-NNT's own options: any depth, the baseline of everything.

#include "impl/evaluation.hpp"

namespace reductio::impl {

struct Training {
    Integer vectors;                  // allowed parameter vectors in all
    std::optional<Rational> least;    // the least total loss; none where there is no vector
    Integer attaining;                // how many vectors attain it
    std::optional<Parameters> first;  // the first of them: options in order, the last parameter fastest
};

/// An error where a parameter ranges over a continuum, where there are more than `most_vectors` vectors, or where an
/// evaluation runs out of budget.
Result<Training> train_exhaustively(const Nnt& instance, const Integer& most_vectors, const Budget& budget = {});

}  // namespace reductio::impl
