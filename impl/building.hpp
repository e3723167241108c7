#pragma once
// Words that the constructions share when they write down a network.

#include <algorithm>

#include "spec/network.hpp"

namespace reductio::impl {

inline Activation identity() { return Activation{Identity{}}; }

/// A set of options: sorted, each once.
inline OptionList options(std::vector<Rational> values) {
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end()), values.end());
    return values;
}

inline EdgeOptions weight_options(std::vector<Rational> weight) { return {{options(std::move(weight))}, options({0})}; }

/// Parameters with the bias 0, as every construction of the discrete paper has them.
inline EdgeValues weight(Rational value) { return {{std::move(value)}, 0}; }

/// An edge with its options, so that both can be sorted together.
struct OpenEdge {
    Edge edge;
    EdgeOptions options;
};

/// Edges sorted by head, then tail; repeated ones stay as constructed.
inline void sort_edges(std::vector<OpenEdge>& edges) {
    std::stable_sort(edges.begin(), edges.end(), [](const OpenEdge& a, const OpenEdge& b) {
        return std::pair(a.edge.to, a.edge.from) < std::pair(b.edge.to, b.edge.from);
    });
}

inline void add_edges(Nnt& instance, const std::vector<OpenEdge>& edges) {
    for (const OpenEdge& open : edges) {
        instance.network.edges.push_back(open.edge);
        instance.parameters.emplace_back(open.options);
    }
}

/// The one option of every parameter of a restricted instance.
Parameters only_parameters(const Nnt& instance);

/// Why the parameters are not one entry an edge, each of as many weights as the edge has, if they are not.
std::optional<Error> wrong_parameters(const Network& network, const Parameters& parameters);

}  // namespace reductio::impl
