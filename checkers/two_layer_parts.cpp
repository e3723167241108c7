#include "checkers/two_layer_parts.hpp"

#include <set>

#include "checkers/two_layer_refutation.hpp"

namespace reductio::checkers {

namespace {

std::vector<Fmpq> option_numbers(const OptionList& options) {
    std::vector<Fmpq> result;
    for (const Rational& option : std::get<std::vector<Rational>>(options)) result.emplace_back(option);
    return result;
}

std::vector<std::vector<Fmpq>> option_lists(const EdgeOptions& options) {
    std::vector<std::vector<Fmpq>> result;
    for (const OptionList& list : options.weights) result.push_back(option_numbers(list));
    result.push_back(option_numbers(options.biases));
    return result;
}

std::vector<SampleVector> input_vectors(const Nnt& instance) {
    std::vector<SampleVector> inputs(input_size(instance.network));
    for (const Sample& sample : instance.dataset) {
        for (Index r = 0; r < inputs.size(); ++r) inputs[r].emplace_back(sample.x[r]);
    }
    inputs.emplace_back(instance.dataset.size(), Fmpq(1));
    return inputs;
}

std::optional<Error> other_ends(const Network& network) {
    const auto* input = std::get_if<SourceInput>(&network.input);
    if (input == nullptr) return Error{"/network/input/type", "expected source"};
    if (network.outputs.size() != 1) return Error{"/network/outputs", "expected one output"};
    if (network.outputs[0] == input->source) return Error{"/network/outputs/0", "expected another vertex than s"};
    return std::nullopt;
}

std::optional<Error> other_edges(const Network& network) {
    const Index source = std::get<SourceInput>(network.input).source;
    std::set<std::pair<Index, Index>> seen;
    for (Index e = 0; e < network.edges.size(); ++e) {
        const auto& [from, to] = network.edges[e];
        const std::string place = "/network/edges/" + std::to_string(e);
        if (from != source && to != network.outputs[0])
            return Error{place, "expected an edge from s or a hidden vertex's to the output"};
        if (!seen.emplace(from, to).second) return Error{place, "expected no edge twice"};
    }
    return std::nullopt;
}

std::optional<Error> other_options(const Nnt& instance) {
    for (Index e = 0; e < instance.parameters.size(); ++e) {
        const std::string place = "/parameters/" + std::to_string(e);
        const auto* options = std::get_if<EdgeOptions>(&instance.parameters[e]);
        if (options == nullptr) return Error{place, "expected options of the edge's own"};
        for (Index i = 0; i < options->weights.size(); ++i) {
            if (std::holds_alternative<Continuum>(options->weights[i]))
                return Error{place + "/weights/" + std::to_string(i), "expected a finite list"};
        }
        if (std::holds_alternative<Continuum>(options->biases))
            return Error{place + "/biases", "expected a finite list"};
    }
    return std::nullopt;
}

}  // namespace

std::optional<Error> not_two_layers(const Nnt& instance) {
    if (auto error = other_ends(instance.network)) return error;
    if (auto error = other_edges(instance.network)) return error;
    if (auto error = other_options(instance)) return error;
    if (instance.parameter_bits) return Error{"/parameter-bits", "expected no bound on the parameters' bits"};
    if (instance.regulariser) return Error{"/regulariser", "expected no regulariser"};
    return std::nullopt;
}

TwoLayers two_layers(const Nnt& instance) {
    const Network& network = instance.network;
    const Index source = std::get<SourceInput>(network.input).source;
    const Index output = network.outputs[0];
    TwoLayers result{input_vectors(instance), {}, SampleVector(instance.dataset.size())};
    std::vector<Index> part_of(network.vertices.size());
    for (Index v = 0; v < network.vertices.size(); ++v) {
        if (v == source || v == output) continue;
        part_of[v] = result.parts.size();
        result.parts.push_back(
            {"vertex " + std::to_string(v) + " (" + network.vertices[v].name + ")", &*network.vertices[v].activation});
    }
    std::optional<TwoLayerPart> direct;
    for (Index e = 0; e < network.edges.size(); ++e) {
        const auto& [from, to] = network.edges[e];
        auto options = option_lists(std::get<EdgeOptions>(instance.parameters[e]));
        if (from == source && to == output) {
            direct = {"edge " + std::to_string(e), nullptr, std::move(options)};
        } else if (from == source) {
            result.parts[part_of[to]].from_source = std::move(options);
        } else {
            result.parts[part_of[from]].to_output = std::move(options);
        }
    }
    if (direct) result.parts.push_back(*std::move(direct));
    return result;
}

}  // namespace reductio::checkers
