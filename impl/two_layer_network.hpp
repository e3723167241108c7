#pragma once
// The networks that D-T1.6 solves, taken apart: spec/two_layer_solver.md, preconditions and parts.

#include "spec/network.hpp"

namespace reductio::impl {

/// A hidden vertex with its edges, or the edge (s, t) alone.
struct TwoLayerPart {
    std::optional<Index> vertex;  // none: the edge (s, t), which is `in`
    std::optional<Index> in;      // the edge from s
    std::optional<Index> out;     // the edge to t
};

struct TwoLayers {
    Index output = 0;
    std::vector<TwoLayerPart> parts;
};

/// An error names the precondition that fails.
Result<TwoLayers> two_layers(const Nnt& instance);

/// The option lists of an edge: one a weight, then that of the bias. Of an instance that `two_layers` has accepted.
std::vector<const std::vector<Rational>*> option_lists(const Nnt& instance, Index edge);

/// The value of this entry of `option_lists` in the edge's values.
Rational& value_at(EdgeValues& values, std::size_t list);

/// For every list r of an edge from s the vector X_r, that of ones for the bias.
std::vector<std::vector<Rational>> input_columns(const Nnt& instance);

/// An entry for every edge of a two-layer network, its numbers still to be chosen.
Parameters blank_parameters(const Nnt& instance);

}  // namespace reductio::impl
