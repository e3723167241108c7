#pragma once
// Deciding an instance from its own definition, as `decide` does, by another way: Z3 looks for a solution. Only the
// instance is read, which is taken to be without `fault`.

#include "checkers/decision.hpp"

namespace reductio::checkers {

struct SolverWork {
    std::uint64_t rlimit = 50'000'000;  // of each search, in Z3's own count of its steps, the same on every machine
    std::size_t digits = 2'000;         // of a number: Z3 takes quadratic time over them
    std::size_t solutions = std::size_t(1) << 16;
};

/// `unknown`, with the reason, where Z3 gives up and for what it is not asked about. A YES rests on a solution that
/// `not_a_solution` has nothing against.
Decision decide_by_z3(const Document& document, const SolverWork& work = {});

/// As many solutions as there are, or as are wanted, in no particular order; as those of `solutions`, but documents.
Result<std::vector<Document>> solutions_by_z3(const Document& document, const SolverWork& work = {},
                                              std::size_t wanted = every);

}  // namespace reductio::checkers
