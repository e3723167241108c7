#pragma once
// What D-T1.6 promises of a solver, beside its refutations (checkers/two_layer_refutation.hpp):
// spec/two_layer_solver.md.

#include "checkers/check.hpp"

namespace reductio::checkers {

/// Of a solver the target is its decision, so there is no construction to check.
Room two_layer_solver_room();

/// What a solver says of an instance.
struct Solved {
    std::optional<Rational> least;
    Integer vectors;    // allowed parameter vectors
    Integer attaining;  // of least loss
    std::vector<Parameters> optima;
};

/// That the least loss is the least of all parameter vectors, and that each optimum is allowed and has it.
Check optimum_right(const Nnt& instance, const Solved& solved, const Work& work);

/// That so many parameter vectors there are, and so many of them optimal.
Check count_right(const Nnt& instance, const Solved& solved, const Work& work);

}  // namespace reductio::checkers
