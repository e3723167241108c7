#include "checkers/dnnt_to_cnnt_parts.hpp"

#include <algorithm>

#include "checkers/activations.hpp"

namespace reductio::checkers {

namespace {

bool may_be_negative(const Loss& loss) {
    const auto either = [](const auto& outer) { return outer.penalty < 0 || may_be_negative(*outer.loss); };
    if (const auto* trace = std::get_if<Trace>(&loss.is)) return either(*trace);
    if (const auto* published = std::get_if<PublishedProbeLoss>(&loss.is)) return either(*published);
    return false;
}

Reason without_list(const Nnt& instance) {
    const auto is_list = [](const OptionList& options) {
        return std::holds_alternative<std::vector<Rational>>(options);
    };
    for (Index e = 0; e < instance.parameters.size(); ++e) {
        const std::string place = "the source's edge " + std::to_string(e);
        const auto* own = std::get_if<EdgeOptions>(&instance.parameters[e]);
        if (own == nullptr) return place + " shares its parameters";
        if (!is_list(own->biases) || !std::ranges::all_of(own->weights, is_list)) {
            return place + " has a parameter without a list of options";
        }
    }
    return std::nullopt;
}

}  // namespace

Reason not_a_source(const Nnt& instance) {
    const auto* input = std::get_if<SourceInput>(&instance.network.input);
    if (input == nullptr) return "the source's input is injected";
    if (std::ranges::count(instance.network.outputs, input->source) > 0) return "the source's vertex s is an output";
    if (auto reason = without_list(instance)) return reason;
    if (instance.parameter_bits) return "the source bounds the bits of its parameters";
    if (instance.promise) return "the source has a promise";
    if (instance.regulariser) return "the source has a regulariser";
    if (may_be_negative(instance.loss)) return "the source's loss has a negative penalty";
    return std::nullopt;
}

Parts::Parts(const Nnt& instance)
    : source(instance),
      input(std::get<SourceInput>(instance.network.input).source),
      dimension(std::get<SourceInput>(instance.network.input).dimension),
      carriers(instance.network.vertices.size()) {
    const Network& network = source.network;
    std::vector<bool> passes(network.vertices.size(), false);
    for (const Edge& edge : network.edges) passes[edge.from] = edge.from != input;
    ports = one() + static_cast<std::size_t>(std::ranges::count(passes, true));
    Index next = ports + 1;
    Index next_probe = one() + 1;
    const EdgesInto into(network);
    for (Index v = 0; v < network.vertices.size(); ++v) {
        if (v == input) continue;
        const Index first = parameters.size();
        for (const Index e : into[v]) place_edge(e, next);
        vertices.push_back({v, first, parameters.size() - first, next++, std::nullopt});
        if (passes[v]) vertices.back().out = PlacedOut{next_probe++, next++};
        carriers[v] = next - 1;
    }
    sentinel = next;
}

void Parts::place_edge(Index edge, Index& next) {
    const Index tail = source.network.edges[edge].from;
    const std::size_t weights = weight_count(source.network, source.network.edges[edge]);
    for (Index i = 0; i < weights; ++i) {
        parameters.push_back({edge, i, false, tail == input ? i + 1 : carriers[tail], next++});
    }
    parameters.push_back({edge, weights, true, one(), next++});
}

Integer Parts::shift() const {
    Integer result = 2 + passing();
    for (const Sample& sample : source.dataset) result += sample.times;
    return result;
}

const std::vector<Rational>& Parts::options(const PlacedParameter& parameter) const {
    const auto& own = std::get<EdgeOptions>(source.parameters[parameter.edge]);
    return std::get<std::vector<Rational>>(parameter.is_bias ? own.biases : own.weights[parameter.number]);
}

std::vector<Index> Parts::parameter_vertices(const PlacedOriginal& vertex) const {
    std::vector<Index> result;
    for (Index i = 0; i < vertex.parameter_count; ++i) result.push_back(parameters[vertex.first_parameter + i].vertex);
    return result;
}

Result<std::vector<Rational>> values_at_zero(const Parts& parts) {
    return or_error([&] {
        std::vector<Rational> result;
        for (const PlacedOriginal& placed : parts.vertices) {
            if (!placed.out) continue;
            const auto name = [&] { return "sigma(0) at the source's vertex " + std::to_string(placed.original); };
            const Activation& activation = *parts.source.network.vertices[placed.original].activation;
            result.push_back(named(name, [&] { return activate(activation, Fmpq(), Budget{}); }).to_rational());
        }
        return result;
    });
}

}  // namespace reductio::checkers
