#pragma once
// D-T1.6, repaired, as the page has it: spec/two_layer_solver.md. Sparse sets of exact vectors with all their
// predecessors: the reference beside the engine in impl/fast/.

#include "impl/exhaustive_training.hpp"
#include "spec/document.hpp"

namespace reductio::impl {

/// What there is to find, beside the optimum.
struct TwoLayerWork {
    std::size_t most_vectors = std::size_t{1} << 20;  // of all sets together
    std::size_t optima = 1;                           // how many optimal parameter vectors to list
    Budget budget;
};

struct TwoLayerTraining {
    Training training;
    std::vector<Parameters> optima;
    VectorSets reachable;  // the sets of [7] and [8], exactly, middle = m
};

/// An error where a precondition fails, where the sets grow too large, or an activation or a loss outgrows its budget.
Result<TwoLayerTraining> train_two_layers(const Nnt& instance, const TwoLayerWork& work = {});

}  // namespace reductio::impl
