#pragma once
// What a solver owes on one instance; its two programs as values, so that a mutant is one of them replaced.

#include "checkers/check.hpp"
#include "impl/fast/two_layer_engine.hpp"

namespace reductio::fuzz {

struct Solver {
    std::function<Result<impl::TwoLayerTraining>(const Nnt&, const impl::TwoLayerWork&)> plain = impl::train_two_layers;
    std::function<Result<impl::fast::EngineTraining>(const Nnt&, const impl::fast::EngineWork&)> engine =
        impl::fast::solve_two_layers;
};

struct SolverObligation {
    std::string name;
    std::function<checkers::Check(const Solver& solver, const Nnt& instance, const checkers::Work& work)> check;
};

/// Each of both programs: optimum, count, refutation; and of the plain one's tables the lemmas, entry by entry.
const std::vector<SolverObligation>& solver_obligations();

}  // namespace reductio::fuzz
