#include "checkers/dnnt_to_cnnt.hpp"

#include <algorithm>

#include "checkers/dnnt_to_cnnt_lifted.hpp"
#include "checkers/dnnt_to_cnnt_promises.hpp"
#include "checkers/dnnt_to_cnnt_proof.hpp"
#include "checkers/dnnt_to_cnnt_question.hpp"
#include "checkers/dnnt_to_cnnt_samples.hpp"
#include "checkers/typed_steps.hpp"
#include "spec/json.hpp"

namespace reductio::checkers {

namespace {

/// A step that is told where the parts of the source have to stand, on pairs whose source is one of the theorem's.
template <class Function>
auto placed(Function function) {
    return typed<Nnt>([function](const Nnt& source, const Nnt& target) -> Reason {
        if (auto reason = not_a_source(source)) return reason;
        return function(Parts(source), target);
    });
}

// What the theorem promises

Reason other_parameters(const Parts&, const Nnt& target) { return not_real(target); }
Reason other_outputs(const Parts&, const Nnt& target) { return hidden_vertex(target.network); }
Reason other_ports(const Parts&, const Nnt& target) { return wrong_ports(target); }
Reason other_supplies(const Parts&, const Nnt& target) { return wrongly_fed(target); }
Reason other_depth(const Parts& parts, const Nnt& target) { return wrong_depth(parts.source, target.network); }

// The construction

const std::string& name_of(const Parts& parts, Index original) { return parts.source.network.vertices[original].name; }

/// Names come from the source: they may hold anything, of any length.
Reason wrong_label(const Network& network, Index vertex, const std::string& name) {
    if (auto reason = no_such("vertex", vertex, network.vertices.size())) return reason;
    if (network.vertices[vertex].name == name) return std::nullopt;
    const std::string shown = name.size() > 80 ? "a name of " + std::to_string(name.size()) + " bytes" : name;
    return "vertex " + std::to_string(vertex) + " has another name than " + json::in_quotes(shown);
}

/// A vertex that only adds up what enters it, which is one edge from each of these.
Reason wrong_adder(const Network& network, const EdgesInto& into, Index vertex, const std::string& name,
                   const std::vector<Index>& tails) {
    return first_of({wrong_label(network, vertex, name), wrong_activation(network, vertex, {Identity{}}),
                     wrong_tails(network, into, vertex, tails)});
}

// [1]
Reason wrong_input(const Parts& parts, const Nnt& target) { return wrong_source(target.network, parts.ports); }

// [2]
Reason wrong_port(const Parts& parts, const Nnt& target) {
    const EdgesInto into(target.network);
    const auto wrong = [&](Index vertex, const std::string& name) {
        return wrong_adder(target.network, into, vertex, name, {0});
    };
    for (Index i = 1; i <= parts.dimension; ++i) {
        if (auto reason = wrong(i, "port_" + std::to_string(i))) return reason;
    }
    if (auto reason = wrong(parts.one(), "port_one")) return reason;
    for (const PlacedOriginal& vertex : parts.vertices) {
        if (!vertex.out) continue;
        if (auto reason = wrong(vertex.out->probe, "probe_" + name_of(parts, vertex.original))) return reason;
    }
    return std::nullopt;
}

std::string parameter_name(const Parts& parts, const PlacedParameter& parameter) {
    const auto& [tail, head] = parts.source.network.edges[parameter.edge];
    const std::string ends = name_of(parts, tail) + "_" + name_of(parts, head);
    if (parameter.is_bias) return "b_" + ends;
    return "w_" + ends + (tail == parts.input ? "_" + std::to_string(parameter.number + 1) : "");
}

// [3]
Reason wrong_parameter(const Parts& parts, const Nnt& target) {
    const EdgesInto into(target.network);
    for (const PlacedParameter& parameter : parts.parameters) {
        const std::string name = parameter_name(parts, parameter);
        if (auto reason = wrong_adder(target.network, into, parameter.vertex, name, {parameter.supply})) return reason;
    }
    return std::nullopt;
}

/// An edge from each of the tails, which are sorted, and no other. There may be too many of them for `wrong_tails`.
Reason wrong_summands(const Network& network, const EdgesInto& into, Index head, const std::vector<Index>& tails) {
    std::vector<Index> found;
    for (const Index e : into[head]) found.push_back(network.edges[e].from);
    std::ranges::sort(found);
    if (found == tails) return std::nullopt;
    return "the edges into vertex " + std::to_string(head) + " do not come from its parameter vertices, one from each";
}

// [4]
Reason wrong_vertex_or_out(const Parts& parts, const Nnt& target) {
    const Network& network = target.network;
    const EdgesInto into(network);
    for (const PlacedOriginal& vertex : parts.vertices) {
        const Vertex& original = parts.source.network.vertices[vertex.original];
        if (auto reason = first_of({wrong_label(network, vertex.vertex, original.name),
                                    wrong_activation(network, vertex.vertex, *original.activation),
                                    wrong_summands(network, into, vertex.vertex, parts.parameter_vertices(vertex))}))
            return reason;
        if (!vertex.out) continue;
        if (auto reason = wrong_adder(network, into, vertex.out->vertex, original.name + "_out",
                                      {vertex.out->probe, vertex.vertex}))
            return reason;
    }
    return std::nullopt;
}

// [5]
Reason wrong_sentinel(const Parts& parts, const Nnt& target) {
    const Network& network = target.network;
    return first_of({wrong_label(network, parts.sentinel, "sentinel"),
                     wrong_activation(network, parts.sentinel, {Constant{0}}),
                     wrong_tails(network, EdgesInto(network), parts.sentinel, {0}),
                     wrong_count("vertices", network.vertices.size(), parts.sentinel + 1)});
}

// [6]
Reason wrong_order_or_range(const Parts&, const Nnt& target) {
    std::vector<Index> all;
    for (Index vertex = 1; vertex < target.network.vertices.size(); ++vertex) all.push_back(vertex);
    return first_of({wrong_outputs(target.network, all), unsorted_edges(target.network), not_real(target)});
}

// [7]
Reason wrong_real_sample(const Parts& parts, const Nnt& target) { return wrong_real_samples(parts, target); }

// [8]
Reason wrong_probe_sample(const Parts& parts, const Nnt& target) { return wrong_probes(parts, target); }

// [9]
Reason wrong_task(const Parts& parts, const Nnt& target) { return wrong_question(parts, target); }

Reason wrong_size(const Parts& parts, const Nnt& target) { return wrong_sizes(parts, target); }

}  // namespace

Room dnnt_to_cnnt_room() {
    return {.name = "dnnt-to-cnnt",
            .tag = "D-T1.2",
            .restrictions = {{"real", placed(other_parameters)},
                             {"outputs", placed(other_outputs)},
                             {"ports", placed(other_ports)},
                             {"supplies", placed(other_supplies)},
                             {"depth", placed(other_depth)}},
            .construction = {{"1", placed(wrong_input)},
                             {"2", placed(wrong_port)},
                             {"3", placed(wrong_parameter)},
                             {"4", placed(wrong_vertex_or_out)},
                             {"5", placed(wrong_sentinel)},
                             {"6", placed(wrong_order_or_range)},
                             {"7", placed(wrong_real_sample)},
                             {"8", placed(wrong_probe_sample)},
                             {"9", placed(wrong_task)}},
            .size = placed(wrong_size),
            .lifted = [](const Pair& pair, const Parameters& parameters, const Parameters& lifted) {
                return on_types<Nnt>(wrong_lift, pair, parameters, lifted);
            }};
}

}  // namespace reductio::checkers
