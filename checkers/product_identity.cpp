#include "checkers/product_identity.hpp"

#include <algorithm>

#include "checkers/product_identity_multipliers.hpp"
#include "checkers/product_identity_parts.hpp"
#include "checkers/typed_steps.hpp"

namespace reductio::checkers {

namespace {

// What the lemma promises

Reason low_degree(const Polynomial& f, const Nnt&) { return wrong_degree(f); }

Reason other_activation(const Polynomial& f, const Nnt& instance) {
    const Network& network = instance.network;
    for (Index vertex = 0; vertex < network.vertices.size(); ++vertex) {
        if (network.vertices[vertex].activation == Activation{Identity{}}) continue;
        if (auto reason = wrong_activation(network, vertex, {f})) return reason;
    }
    return std::nullopt;
}

Reason many_inputs(const Polynomial&, const Nnt& instance) { return wrong_inputs(instance.network); }

Reason many_outputs(const Polynomial&, const Nnt& instance) {
    return wrong_count("outputs", instance.network.outputs.size(), 1);
}

/// Every edge leads from a layer to the next; the inputs are the first of four, the outputs the last.
Reason other_layers(const Polynomial&, const Nnt& instance) {
    const Network& network = instance.network;
    if (auto reason = wrong_inputs(network)) return reason;
    std::vector<std::optional<int>> layers(network.vertices.size());
    for (const Index input : std::get<InjectedInput>(network.input).vertices) layers[input] = 0;
    const EdgesInto into(network);
    for (Index head = 0; head < layers.size(); ++head) {  // in a topological order
        for (const Index e : into[head]) {
            const auto before = layers[network.edges[e].from];
            if (before && !layers[head]) layers[head] = *before + 1;
            if (!before || *layers[head] != *before + 1) return edge_text(network, e) + ", is between no two layers";
        }
    }
    for (const Index output : network.outputs) {
        if (layers[output] != 3) return "vertex " + std::to_string(output) + " is not behind three layers of edges";
    }
    return std::nullopt;
}

// What it says of sizes and numbers

/// The weights of the edges into the output are the multipliers and their negatives.
Reason long_multiplier(const Nnt& instance, const Integer& most) {
    const Network& network = instance.network;
    std::vector<bool> is_output(network.vertices.size());
    for (const Index output : network.outputs) is_output[output] = true;
    for (Index e = 0; e < network.edges.size(); ++e) {
        const auto* own = std::get_if<EdgeOptions>(&instance.parameters[e]);
        if (own == nullptr || !is_output[network.edges[e].to]) continue;
        for (const OptionList& list : own->weights) {
            const auto* options = std::get_if<std::vector<Rational>>(&list);
            if (options == nullptr) return edge_text(network, e) + ": the multiplier ranges over a continuum";
            for (const Rational& option : *options) {
                if (auto reason = over("bits in a multiplier", length(option), most)) return reason;
            }
        }
    }
    return std::nullopt;
}

Reason wrong_size(const Polynomial& f, const Nnt& instance) {
    if (auto reason = wrong_degree(f)) return reason;
    const auto& r = f.coefficients;
    const Integer mu = r.size() - 1;
    const Integer shifts = mu + 1;
    const Integer top = length(r.end()[-1]) + length(r.end()[-2]) + length(r.end()[-3]);
    const Integer longest = 3 * top + 8 * mu * bit_length(mu) + 16;
    return first_of({wrong_count("vertices", instance.network.vertices.size(), 6 * shifts + 3),
                     wrong_count("edges", instance.network.edges.size(), 10 * shifts),
                     wrong_count("samples", instance.dataset.size(), shifts * shifts),
                     long_multiplier(instance, longest)});
}

/// A polynomial of degree 2 or more counts as one, for its multipliers are determined.
Reason wrong_number(const Polynomial&, const Nnt&, const Counts& counts) {
    return first_of({wrong_count("solutions of the source", counts.source, 1),
                     wrong_count("parameter vectors of the target", counts.target, 1)});
}

}  // namespace

Room product_identity_room() {
    return {.name = "product-identity",
            .tag = "B-L3.1",
            .restrictions = {{"degree", typed<Polynomial>(low_degree)},
                             {"activations", typed<Polynomial>(other_activation)},
                             {"inputs", typed<Polynomial>(many_inputs)},
                             {"outputs", typed<Polynomial>(many_outputs)},
                             {"layers", typed<Polynomial>(other_layers)}},
            .construction = {{"1", typed<Polynomial>(wrong_multipliers)},  // [1]
                             {"2", typed<Polynomial>(wrong_vertices)},     // [2]
                             {"3", typed<Polynomial>(wrong_edges)},        // [3]
                             {"4", typed<Polynomial>(wrong_question)}},    // [4]
            .size = typed<Polynomial>(wrong_size),
            .count = typed_count<Polynomial>(wrong_number)};
}

}  // namespace reductio::checkers
