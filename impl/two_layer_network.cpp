#include "impl/two_layer_network.hpp"

#include <set>

namespace reductio::impl {

namespace {

Error at_edge(Index edge, const std::string& expected) { return {"/network/edges/" + std::to_string(edge), expected}; }

std::optional<Error> wrong_edge(const Network& network, Index source, Index output) {
    std::set<std::pair<Index, Index>> seen;
    for (Index e = 0; e < network.edges.size(); ++e) {
        const auto [from, to] = network.edges[e];
        if (from == output) return at_edge(e, "expected no edge from the output in a two-layer network");
        if (from != source && to != output)
            return at_edge(e, "expected no edge between hidden vertices in a two-layer network");
        if (!seen.insert({from, to}).second) return at_edge(e, "expected no edge twice in a two-layer network");
    }
    return std::nullopt;
}

std::optional<Error> wrong_options(const Nnt& instance) {
    for (Index e = 0; e < instance.parameters.size(); ++e) {
        const std::string place = "/parameters/" + std::to_string(e);
        const auto* own = std::get_if<EdgeOptions>(&instance.parameters[e]);
        if (!own) return Error{place, "expected options of its own, since choices have to be free of one another"};
        const auto is_finite = [](const OptionList& list) { return list.index() == 0; };
        for (Index i = 0; i < own->weights.size(); ++i)
            if (!is_finite(own->weights[i]))
                return Error{place + "/weights/" + std::to_string(i), "expected a finite list of options"};
        if (!is_finite(own->biases)) return Error{place + "/biases", "expected a finite list of options"};
    }
    if (instance.parameter_bits) return Error{"/parameter-bits", "expected no bound on the bits of all parameters"};
    if (instance.regulariser) return Error{"/regulariser", "expected none"};
    return std::nullopt;
}

}  // namespace

Result<TwoLayers> two_layers(const Nnt& instance) {
    const Network& network = instance.network;
    const auto* input = std::get_if<SourceInput>(&network.input);
    if (!input) return Error{"/network/input", "expected the input by a source in a two-layer network"};
    if (network.outputs.size() != 1) return Error{"/network/outputs", "expected one output in a two-layer network"};
    const Index s = input->source;
    const Index t = network.outputs.front();
    if (t == s) return Error{"/network/outputs/0", "expected an output that is not the source"};
    if (auto error = wrong_edge(network, s, t)) return *error;
    if (auto error = wrong_options(instance)) return *error;

    TwoLayers layers{t, {}};
    std::vector<Index> part_of(network.vertices.size());
    for (Index v = 0; v < network.vertices.size(); ++v) {
        if (v == s || v == t) continue;
        part_of[v] = layers.parts.size();
        layers.parts.push_back({v, {}, {}});
    }
    std::optional<Index> direct;
    for (Index e = 0; e < network.edges.size(); ++e) {
        const auto [from, to] = network.edges[e];
        if (from == s && to == t) {
            direct = e;
        } else if (from == s) {
            layers.parts[part_of[to]].in = e;
        } else {
            layers.parts[part_of[from]].out = e;
        }
    }
    if (direct) layers.parts.push_back({{}, direct, {}});
    return layers;
}

std::vector<const std::vector<Rational>*> option_lists(const Nnt& instance, Index edge) {
    const auto& options = std::get<EdgeOptions>(instance.parameters[edge]);
    std::vector<const std::vector<Rational>*> lists;
    for (const OptionList& list : options.weights) lists.push_back(&std::get<0>(list));
    lists.push_back(&std::get<0>(options.biases));
    return lists;
}

Rational& value_at(EdgeValues& values, std::size_t list) {
    return list < values.weights.size() ? values.weights[list] : values.bias;
}

std::vector<std::vector<Rational>> input_columns(const Nnt& instance) {
    std::vector<std::vector<Rational>> columns(input_size(instance.network) + 1);
    for (const Sample& sample : instance.dataset) {
        for (std::size_t r = 0; r < sample.x.size(); ++r) columns[r].push_back(sample.x[r]);
        columns.back().emplace_back(1);
    }
    return columns;
}

Parameters blank_parameters(const Nnt& instance) {
    Parameters blank;
    for (const Edge& edge : instance.network.edges) {
        EdgeValues values;
        values.weights.resize(weight_count(instance.network, edge));
        blank.edges.emplace_back(std::move(values));
    }
    return blank;
}

}  // namespace reductio::impl
