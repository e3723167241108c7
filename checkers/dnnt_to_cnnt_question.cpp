#include "checkers/dnnt_to_cnnt_question.hpp"

#include <algorithm>
#include <array>

#include "checkers/instance_faults.hpp"

namespace reductio::checkers {

namespace {

Reason wrong_role(const Trace& trace, Index vertex, const Role& expected) {
    constexpr std::array names{"of a port", "of a parameter vertex with the options of its parameter",
                               "of a vertex with its activation and the positions of its parameter vertices",
                               "of an out with the positions of its vertex and its probe", "of the sentinel"};
    static_assert(names.size() == std::variant_size_v<Role>);
    const Index position = vertex - 1;
    if (auto reason = no_such("role", position, trace.roles.size())) return reason;
    if (trace.roles[position] == expected) return std::nullopt;
    return "role " + std::to_string(position) + " is another than that " + names[expected.index()];
}

Reason wrong_roles(const Parts& parts, const Trace& trace) {
    for (Index port = 1; port <= parts.ports; ++port) {
        if (auto reason = wrong_role(trace, port, PortRole{})) return reason;
    }
    for (const PlacedParameter& parameter : parts.parameters) {
        if (auto reason = wrong_role(trace, parameter.vertex, ParameterRole{parts.options(parameter)})) return reason;
    }
    for (const PlacedOriginal& vertex : parts.vertices) {
        VertexRole role{*parts.source.network.vertices[vertex.original].activation, parts.parameter_vertices(vertex)};
        for (Index& position : role.sum) --position;
        if (auto reason = wrong_role(trace, vertex.vertex, role)) return reason;
        if (!vertex.out) continue;
        const OutRole out{vertex.vertex - 1, vertex.out->probe - 1};
        if (auto reason = wrong_role(trace, vertex.out->vertex, out)) return reason;
    }
    return first_of(
        {wrong_role(trace, parts.sentinel, SentinelRole{}), wrong_count("roles", trace.roles.size(), parts.sentinel)});
}

}  // namespace

Reason wrong_question(const Parts& parts, const Nnt& target) {
    const Rational gamma = parts.source.gamma + parts.shift();
    if (auto reason = wrong_gamma(target, gamma)) return reason;
    const auto* trace = std::get_if<Trace>(&target.loss.is);
    if (trace == nullptr) return "the loss is another than trace";
    if (*trace->loss != parts.source.loss) return "the loss inside the trace is another than the source's";
    if (trace->penalty != std::max<Rational>(0, gamma) + 1) return "the penalty is another than max(0, gamma) + 1";
    std::vector<Index> positions;
    for (const Index output : parts.source.network.outputs) positions.push_back(parts.carriers[output] - 1);
    if (trace->outputs != positions) return "the trace's outputs do not carry the values of the source's";
    return wrong_roles(parts, *trace);
}

}  // namespace reductio::checkers
