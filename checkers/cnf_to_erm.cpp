#include "checkers/cnf_to_erm.hpp"

#include <algorithm>

#include "checkers/program_faults.hpp"
#include "checkers/promises.hpp"

namespace reductio::checkers {

namespace {

Reason other_than_relu(const Network& network, Index vertex) {
    const Activation relu{PiecewiseLinear{{0}, {{0, 0}, {1, 0}}}};
    if (auto reason = no_such("vertex", vertex, network.vertices.size())) return reason;
    if (network.vertices[vertex].activation == relu) return std::nullopt;
    return "the activation of vertex " + std::to_string(vertex) + " is another than ReLU";
}

/// For each vertex, whether it is one of these.
std::vector<bool> marked(const Network& network, const std::vector<Index>& vertices) {
    std::vector<bool> result(network.vertices.size());
    for (const Index vertex : vertices) result[vertex] = true;
    return result;
}

// What the theorem promises

/// Every edge leads from an input to an output, and nothing else is there.
Reason other_layers(const Cnf&, const Nnt& target) {
    const Network& network = target.network;
    const auto* injected = std::get_if<InjectedInput>(&network.input);
    if (injected == nullptr) return "the input comes by a source; expected it injected";
    const std::vector<bool> is_input = marked(network, injected->vertices);
    const std::vector<bool> is_output = marked(network, network.outputs);
    for (Index e = 0; e < network.edges.size(); ++e) {
        const auto& [from, to] = network.edges[e];
        if (is_input[from] && is_output[to]) continue;
        return edge_text(network, e) + ", leads elsewhere than from an input to an output";
    }
    return wrong_count("vertices", network.vertices.size(), injected->vertices.size() + network.outputs.size());
}

Reason other_activations(const Cnf&, const Nnt& target) {
    const Network& network = target.network;
    for (const Index output : network.outputs) {
        if (auto reason = other_than_relu(network, output)) return reason;
    }
    return std::nullopt;
}

Reason many_inputs(const Cnf&, const Nnt& target) { return wrong_count("inputs", input_size(target.network), 1); }
Reason many_samples(const Cnf&, const Nnt& target) { return wrong_count("samples", target.dataset.size(), 1); }
Reason other_parameters(const Cnf&, const Nnt& target) { return wrong_parameters(target); }

// The construction

// [1]
Reason wrong_vertices(const Cnf& source, const Nnt& target) {
    const Network& network = target.network;
    if (auto reason = wrong_count("vertices", network.vertices.size(), Integer(source.variables) + 1)) return reason;
    if (auto reason = wrong_vertex(network, 0, "s", {Identity{}})) return reason;
    std::vector<Index> outputs;
    for (Index i = 1; i <= source.variables; ++i) {
        if (auto reason = first_of({wrong_name(network, i, "o" + std::to_string(i)), other_than_relu(network, i)}))
            return reason;
        outputs.push_back(i);
    }
    return first_of({wrong_inputs(network, {0}), wrong_outputs(network, outputs)});
}

// [2]
Reason wrong_edges(const Cnf& source, const Nnt& target) {
    const Network& network = target.network;
    if (auto reason = wrong_count("edges", network.edges.size(), source.variables)) return reason;
    for (Index e = 0; e < network.edges.size(); ++e) {
        if (network.edges[e] == Edge{0, e + 1}) continue;
        return edge_text(network, e) + "; expected from 0 to " + std::to_string(e + 1);
    }
    return wrong_parameters(target);
}

Reason wrong_task(const Nnt& target) {
    const Sample& sample = target.dataset.front();
    if (sample.x != std::vector<Rational>{1}) return "the sample's x is other than 1";
    const auto label = std::ranges::find_if(sample.y, [](const Rational& entry) { return entry != 0; });
    if (label != sample.y.end()) {
        return "the sample's y: entry " + std::to_string(label - sample.y.begin()) + " is " + shown(*label) +
               "; expected 0";
    }
    return wrong_count("copies of the sample", sample.times, 1);
}

// [3]
Reason wrong_question(const Cnf& source, const Nnt& target) {
    if (auto reason = many_samples(source, target)) return reason;
    if (auto reason = wrong_task(target)) return reason;
    const auto* loss = std::get_if<Satisfies>(&target.loss.is);
    if (loss == nullptr) return "the loss is another than satisfies";
    if (loss->cnf != source) return "the loss has another formula than the source's";
    if (target.regulariser) return "there is a regulariser; expected none";
    return first_of({wrong_threshold(target, 0), wrong_promise(target, std::nullopt)});
}

Reason wrong_size(const Cnf& source, const Nnt& target) {
    const Integer variables = source.variables;
    return first_of({wrong_count("vertices", target.network.vertices.size(), variables + 1),
                     wrong_count("edges", target.network.edges.size(), variables), many_samples(source, target),
                     over("bytes", bytes({target}), 600 + 2 * bytes({source}) + 300 * variables)});
}

}  // namespace

Room cnf_to_erm_room() {
    return {.name = "cnf-to-erm",
            .tag = "B-E.2",
            .restrictions = {{"layers", typed<Cnf>(other_layers)},
                             {"activations", typed<Cnf>(other_activations)},
                             {"inputs", typed<Cnf>(many_inputs)},
                             {"samples", typed<Cnf>(many_samples)},
                             {"parameters", typed<Cnf>(other_parameters)}},
            .construction = {{"1", typed<Cnf>(wrong_vertices)},
                             {"2", typed<Cnf>(wrong_edges)},
                             {"3", typed<Cnf>(wrong_question)}},
            .size = typed<Cnf>(wrong_size),
            .count = nullptr,
            .lifted = nullptr};
}

}  // namespace reductio::checkers
