#include "checkers/subset_sum_to_dnnt.hpp"

#include <algorithm>

#include "checkers/promises.hpp"
#include "checkers/typed_steps.hpp"

namespace reductio::checkers {

namespace {

// What the theorem promises

/// Every edge leads from the source to a hidden vertex or from a hidden vertex to an output.
Reason other_layers(const SubsetSum&, const Nnt& instance) {
    enum class Layer { input, hidden, output };
    const Network& network = instance.network;
    std::vector<Layer> layers(network.vertices.size(), Layer::hidden);
    for (const Index output : network.outputs) layers[output] = Layer::output;
    if (const auto* input = std::get_if<SourceInput>(&network.input)) layers[input->source] = Layer::input;
    for (Index e = 0; e < network.edges.size(); ++e) {
        const std::pair ends(layers[network.edges[e].from], layers[network.edges[e].to]);
        if (ends == std::pair(Layer::input, Layer::hidden) || ends == std::pair(Layer::hidden, Layer::output)) continue;
        return edge_text(network, e) + ", neither enters nor leaves one hidden layer";
    }
    return std::nullopt;
}

Reason other_width(const SubsetSum& problem, const Nnt& instance) {
    const Integer hidden = Integer(instance.network.vertices.size()) - 1 - instance.network.outputs.size();
    return wrong_count("hidden vertices", hidden, problem.items.size());
}

Reason many_outputs(const SubsetSum&, const Nnt& instance) {
    return wrong_count("outputs", instance.network.outputs.size(), 1);
}

Reason many_inputs(const SubsetSum&, const Nnt& instance) { return wrong_dimension(instance.network, 1); }

Reason many_samples(const SubsetSum&, const Nnt& instance) {
    return wrong_count("samples", instance.dataset.size(), 1);
}

Reason other_activation(const SubsetSum&, const Nnt& instance) { return not_identity(instance.network); }

Reason other_loss(const SubsetSum&, const Nnt& instance) {
    if (std::holds_alternative<SquaredError>(instance.loss.is)) return std::nullopt;
    return "the loss is another than the squared error";
}

Reason other_bias(const SubsetSum&, const Nnt& instance) { return biases_outside(instance, 0, 0); }

// The construction

/// The source is vertex 0, and the hidden vertices stand between it and the output.
Index output_of(const SubsetSum& problem) { return problem.items.size() + 1; }

Reason wrong_edge(const Network& network, Index edge, const Edge& expected) {
    if (auto reason = no_such("edge", edge, network.edges.size())) return reason;
    if (network.edges[edge] == expected) return std::nullopt;
    return edge_text(network, edge) + "; expected from " + std::to_string(expected.from) + " to " +
           std::to_string(expected.to);
}

// [1]
Reason wrong_network(const SubsetSum& problem, const Nnt& instance) {
    const Network& network = instance.network;
    const std::size_t items = problem.items.size();
    const Index output = output_of(problem);
    if (auto reason = wrong_source(network, 1)) return reason;
    for (Index i = 1; i <= items; ++i) {
        if (auto reason = first_of({wrong_name(network, i, "h" + std::to_string(i)), wrong_edge(network, i - 1, {0, i}),
                                    wrong_edge(network, items + i - 1, {i, output})}))
            return reason;
    }
    return first_of({wrong_name(network, output, "t"), wrong_outputs(network, {output}),
                     wrong_count("vertices", network.vertices.size(), items + 2),
                     wrong_count("edges", network.edges.size(), 2 * items)});
}

// [2]
Reason not_linear(const SubsetSum& problem, const Nnt& instance) {
    for (Index vertex = 1; vertex <= output_of(problem); ++vertex) {
        if (auto reason = wrong_activation(instance.network, vertex, {Identity{}})) return reason;
    }
    return std::nullopt;
}

/// {0, item}, increasing and none repeated.
std::vector<Rational> out_or_in(const Integer& item) {
    if (item == 0) return {0};
    return {std::min<Rational>(0, item), std::max<Rational>(0, item)};
}

// [3]
Reason wrong_options(const SubsetSum& problem, const Nnt& instance) {
    const std::size_t items = problem.items.size();
    for (Index i = 0; i < items; ++i) {
        if (auto reason = first_of(
                {wrong_weights(instance, i, out_or_in(problem.items[i])), wrong_weights(instance, items + i, {1})}))
            return reason;
    }
    return wrong_biases(instance);
}

// [4]
Reason wrong_question(const SubsetSum& problem, const Nnt& instance) {
    return first_of({many_samples(problem, instance), wrong_sample(instance, 0, {1}, {Rational(problem.target)}),
                     other_loss(problem, instance), wrong_gamma(instance, 0)});
}

Reason wrong_size(const SubsetSum& problem, const Nnt& instance) {
    return over("bytes", bytes({instance}), 300 * bytes({problem}) + 600);
}

/// An item that is 0 may be chosen or not.
Reason wrong_factor(const SubsetSum& problem, const Nnt&, const Counts& counts) {
    Integer factor;
    mpz_ui_pow_ui(factor.get_mpz_t(), 2, std::ranges::count(problem.items, 0));
    return wrong_count("solutions of the source", counts.source, factor * counts.target);
}

}  // namespace

Room subset_sum_to_dnnt_room() {
    return {.name = "subset-sum-to-dnnt",
            .tag = "D-T1.3",
            .restrictions = {{"layers", typed<SubsetSum>(other_layers)},
                             {"width", typed<SubsetSum>(other_width)},
                             {"outputs", typed<SubsetSum>(many_outputs)},
                             {"dimension", typed<SubsetSum>(many_inputs)},
                             {"samples", typed<SubsetSum>(many_samples)},
                             {"activations", typed<SubsetSum>(other_activation)},
                             {"loss", typed<SubsetSum>(other_loss)},
                             {"biases", typed<SubsetSum>(other_bias)}},
            .construction = {{"1", typed<SubsetSum>(wrong_network)},
                             {"2", typed<SubsetSum>(not_linear)},
                             {"3", typed<SubsetSum>(wrong_options)},
                             {"4", typed<SubsetSum>(wrong_question)}},
            .size = typed<SubsetSum>(wrong_size),
            .count = typed_count<SubsetSum>(wrong_factor)};
}

}  // namespace reductio::checkers
