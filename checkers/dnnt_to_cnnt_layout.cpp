#include "checkers/dnnt_to_cnnt_layout.hpp"

#include <algorithm>

namespace reductio::checkers {

namespace {

template <class Type>
const Type& expected(const Type* found, const char* what) {
    if (found == nullptr) throw Misshapen{what};
    return *found;
}

std::vector<bool> with_outgoing_edges(const Network& network) {
    std::vector<bool> has(network.vertices.size(), false);
    for (const Edge& edge : network.edges) has[edge.from] = true;
    return has;
}

/// [2] [3] Ports, then for each vertex its parameter vertices, itself, and `<v>_out`.
void place(Traced& result) {
    const Network& network = result.source.network;
    const auto& input = std::get<SourceInput>(network.input);
    std::vector<bool> has_out = with_outgoing_edges(network);
    has_out[input.source] = false;
    Index next = 1 + input.dimension + 1 + static_cast<Index>(std::ranges::count(has_out, true));
    result.vertex.resize(network.vertices.size());
    result.out.resize(network.vertices.size());
    for (Index v = 0; v < network.vertices.size(); ++v) {
        if (v == input.source) continue;
        for (Index e = 0; e < network.edges.size(); ++e) {
            if (network.edges[e].to != v) continue;
            for (Index i = 0; i < weight_count(network, network.edges[e]); ++i)
                result.parameters.push_back({e, i, next++, 0, 0});
            result.parameters.push_back({e, std::nullopt, next++, 0, 0});
        }
        result.vertex[v] = next++;
        if (has_out[v]) result.out[v] = next++;
    }
    if (result.target.network.vertices.size() != next + 1) throw Misshapen{"the target has too few or many vertices"};
    result.source_of.resize(next + 1);
    for (Index v = 0; v < network.vertices.size(); ++v) {
        if (v != input.source) result.source_of[result.vertex[v]] = v;
        if (result.out[v]) result.source_of[*result.out[v]] = v;
    }
}

void find_entering(TracedParameter& parameter, const Nnt& target) {
    std::size_t found = 0;
    for (Index e = 0; e < target.network.edges.size(); ++e) {
        const Edge& edge = target.network.edges[e];
        if (edge.to != parameter.vertex) continue;
        ++found;
        parameter.entering = e;
        parameter.supply = edge.from;
        if (edge.from == 0) throw Misshapen{"a parameter vertex of the target is supplied by its source"};
    }
    if (found != 1) throw Misshapen{"a parameter vertex of the target does not have one incoming edge"};
}

}  // namespace

const OptionList& TracedParameter::list(const Nnt& source) const {
    const EdgeOptions& own = own_entry(source.parameters, edge);
    return weight ? own.weights[*weight] : own.biases;
}

const std::vector<Rational>& TracedParameter::options(const Nnt& source) const {
    return expected(std::get_if<std::vector<Rational>>(&list(source)), "the source has a continuum of options");
}

SampleKind Traced::kind(Index sample) const {
    if (sample < baseline()) return SampleKind::real;
    if (sample == baseline()) return SampleKind::baseline;
    return sample == baseline() + 1 ? SampleKind::ones : SampleKind::unit;
}

bool Traced::is_real(Index sample) const {
    const auto role = std::ranges::find_if(
        trace.roles, [](const Role& other) { return std::holds_alternative<SentinelRole>(other); });
    if (role == trace.roles.end()) return false;
    return target.dataset[sample].y[static_cast<Index>(role - trace.roles.begin())] == 1;
}

std::optional<CheckKind> Traced::check(Index at, const Rational& label) const {
    const Role& role = trace.roles[at];
    if (std::holds_alternative<PortRole>(role)) return CheckKind::port;
    if (std::holds_alternative<VertexRole>(role)) return CheckKind::vertex;
    if (std::holds_alternative<OutRole>(role)) return CheckKind::out;
    if (std::holds_alternative<SentinelRole>(role)) return std::nullopt;
    if (label == 2) return CheckKind::zero;
    return label == 1 ? std::optional(CheckKind::option) : std::nullopt;
}

Parameters Traced::extract(const Parameters& lifted) const {
    Parameters result;
    for (const Edge& edge : source.network.edges)
        result.edges.emplace_back(EdgeValues{std::vector<Rational>(weight_count(source.network, edge)), 0});
    const auto own = own_entries(lifted.edges);
    for (const TracedParameter& parameter : parameters) {
        auto& values = std::get<EdgeValues>(result.edges[parameter.edge]);
        (parameter.weight ? values.weights[*parameter.weight] : values.bias) = own[parameter.entering]->weights[0];
    }
    return result;
}

bool Traced::is_sentinel(Index at) const { return at + 1 == target.network.vertices.size(); }

Traced traced(const Pair& pair) {
    const Nnt& source = expected(std::get_if<Nnt>(&pair.source.is), "the source is no nnt");
    const Nnt& target = expected(std::get_if<Nnt>(&pair.target.is), "the target is no nnt");
    expected(std::get_if<SourceInput>(&source.network.input), "the source has no vertex for its input");
    const auto& input = expected(std::get_if<SourceInput>(&target.network.input), "the target has injected input");
    if (input.source != 0) throw Misshapen{"vertex 0 of the target is not its source"};
    Traced result = {source, target, expected(std::get_if<Trace>(&target.loss.is), "the target's loss is no trace"),
                     {},     {},     {},
                     {},     {}};
    place(result);
    for (TracedParameter& parameter : result.parameters) {
        find_entering(parameter, target);
        parameter.options(source);
    }
    result.position.resize(target.network.vertices.size());
    for (Index at = 0; at < target.network.outputs.size(); ++at) result.position[target.network.outputs[at]] = at;
    if (target.dataset.size() < source.dataset.size() + 2) throw Misshapen{"the target has too few samples"};
    return result;
}

}  // namespace reductio::checkers
