#pragma once
// The two directions of a reduction on one instance: what `lift` and `extract` make of every solution.

#include "fuzz/obligations.hpp"

namespace reductio::fuzz {

/// The solutions of an instance: every one, unless there is a reason why there may be others.
struct Solutions {
    std::vector<Document> found;
    std::optional<std::string> others;
};

/// By trying all candidates; where there are too many of them, a bounded number of solutions by Z3.
Solutions all_solutions(const Document& instance, const checkers::Work& work);

/// An error as one line.
std::string line_of(const Error& error);

/// A source that has solutions: every one, lifted, solves the target, and every one of the target, extracted, the
/// source. The witness is the solution that was not mapped to one.
checkers::Check check_lift(const Subject& subject, const checkers::Pair& pair, const Solutions& of_source,
                           const checkers::Budget& budget);
checkers::Check check_extract(const Subject& subject, const checkers::Pair& pair, const Solutions& of_target,
                              const checkers::Budget& budget);

/// A source that has an answer only: the distinguished parameters are allowed, and solve the target iff the answer is
/// YES; whatever solves the target, the answer is YES.
checkers::Check check_distinguished(const Subject& subject, const checkers::Pair& pair, const Decision& of_source,
                                    const checkers::Budget& budget);
checkers::Check check_answer(const Decision& of_source, const Solutions& of_target);

}  // namespace reductio::fuzz
