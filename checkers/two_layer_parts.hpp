#pragma once
// For the sources of checkers/ only: an instance with two layers as spec/two_layer_solver.md sees it, its parts and
// their options over FLINT's numbers.

#include "checkers/exact.hpp"
#include "spec/network.hpp"

namespace reductio::checkers {

/// One number for each sample.
using SampleVector = std::vector<Fmpq>;

/// A hidden vertex, or the edge from s to t. An edge's options are a list for each of its weights and last the biases;
/// for an edge that is not there, no list at all.
struct TwoLayerPart {
    std::string name;
    const Activation* activation = nullptr;  // none for the edge from s to t
    std::vector<std::vector<Fmpq>> from_source{};
    std::vector<std::vector<Fmpq>> to_output{};  // of a hidden vertex
};

struct TwoLayers {
    std::vector<SampleVector> inputs;  // X_1 .. X_d, and X_(d+1), the vector of ones
    std::vector<TwoLayerPart> parts;   // 1 .. m
    SampleVector zero;
};

/// Of an instance that has two layers and outlives this.
TwoLayers two_layers(const Nnt& instance);

}  // namespace reductio::checkers
