#include "spec/check.hpp"

#include <set>

#include "spec/json.hpp"

namespace reductio::format {

using json::step;

namespace {

Error error(std::string place, std::string message) { return Error{std::move(place), std::move(message)}; }

template <class T>
Fault not_increasing(const std::vector<T>& list, const std::string& place) {
    for (std::size_t i = 1; i < list.size(); ++i)
        if (!(list[i - 1] < list[i])) return error(place + step(i), "expected a strictly increasing list");
    return std::nullopt;
}

Fault out_of_range(Index index, std::size_t bound, const std::string& place, std::string_view what) {
    if (index < bound) return std::nullopt;
    return error(place, "expected an index below " + std::to_string(bound) + ", the number of " + std::string(what));
}

Fault some_out_of_range(const std::vector<Index>& list, std::size_t bound, const std::string& place,
                        std::string_view what) {
    for (std::size_t i = 0; i < list.size(); ++i)
        if (auto fault = out_of_range(list[i], bound, place + step(i), what)) return fault;
    return std::nullopt;
}

Fault repeated(const std::vector<Index>& list, const std::string& place) {
    std::set<Index> seen;
    for (std::size_t i = 0; i < list.size(); ++i)
        if (!seen.insert(list[i]).second) return error(place + step(i), "expected each index once");
    return std::nullopt;
}

Fault wrong_length(std::size_t length, std::size_t expected, const std::string& place, std::string_view what) {
    if (length == expected) return std::nullopt;
    return error(place, "expected a list of length " + std::to_string(expected) + ", the number of " +
                            std::string(what) + ", found length " + std::to_string(length));
}

Fault bad_relation(const Relation& relation, std::size_t alphabet, const std::string& place) {
    for (std::size_t i = 0; i < relation.size(); ++i) {
        if (auto fault = out_of_range(relation[i].first, alphabet, place + step(i) + "/0", "symbols")) return fault;
        if (auto fault = out_of_range(relation[i].second, alphabet, place + step(i) + "/1", "symbols")) return fault;
    }
    return not_increasing(relation, place);
}

Fault bad_relations(const std::vector<Relation>& relations, std::size_t alphabet) {
    for (std::size_t i = 0; i < relations.size(); ++i)
        if (auto fault = bad_relation(relations[i], alphabet, "/allowed" + step(i))) return fault;
    return std::nullopt;
}

Fault zero_at_the_end(const std::vector<Rational>& coefficients, const std::string& place) {
    if (coefficients.empty() || coefficients.back() != 0) return std::nullopt;
    return error(place + step(coefficients.size() - 1), "expected the last coefficient not to be zero");
}

template <class Entry>
Fault forward_tie(const std::vector<Entry>& entries, const std::string& place) {
    for (std::size_t e = 0; e < entries.size(); ++e)
        if (const auto* tie = std::get_if<SameAs>(&entries[e]); tie && tie->edge >= e)
            return error(place + step(e) + "/same-as", "expected the index of an earlier edge");
    return std::nullopt;
}

}  // namespace

Fault fault_of(const ExactCover& v) {
    for (std::size_t i = 0; i < v.sets.size(); ++i) {
        const std::string place = "/sets" + step(i);
        if (auto fault = some_out_of_range(v.sets[i], v.universe, place, "elements")) return fault;
        if (auto fault = not_increasing(v.sets[i], place)) return fault;
    }
    return std::nullopt;
}

Fault fault_of(const TwoCsp& v) {
    for (std::size_t i = 0; i < v.constraints.size(); ++i) {
        const std::string place = "/constraints" + step(i);
        const auto& constraint = v.constraints[i];
        if (auto fault = out_of_range(constraint.u, v.variables, place + "/u", "variables")) return fault;
        if (auto fault = out_of_range(constraint.v, v.variables, place + "/v", "variables")) return fault;
        if (auto fault = bad_relation(constraint.allowed, v.alphabet, place + "/allowed")) return fault;
    }
    return std::nullopt;
}

Fault fault_of(const Cnf& v) {
    const auto most = static_cast<Literal>(v.variables);
    for (std::size_t c = 0; c < v.clauses.size(); ++c)
        for (std::size_t i = 0; i < v.clauses[c].size(); ++i) {
            const Literal literal = v.clauses[c][i];
            if (literal == 0 || literal > most || literal < -most)
                return error("/clauses" + step(c) + step(i),
                             "expected a literal, not 0, of a variable numbered 1 to " + std::to_string(v.variables));
        }
    return std::nullopt;
}

Fault fault_of(const Slp& v) {
    for (std::size_t g = 0; g < v.gates.size(); ++g) {
        const std::string place = "/gates" + step(g);
        if (auto fault = out_of_range(v.gates[g].left, g + 1, place + "/1", "earlier values")) return fault;
        if (auto fault = out_of_range(v.gates[g].right, g + 1, place + "/2", "earlier values")) return fault;
    }
    return std::nullopt;
}

Fault fault_of(const Polynomial& v) { return zero_at_the_end(v.coefficients, "/coefficients"); }

Fault fault_of(const PiecewiseLinear& v) {
    if (auto fault = not_increasing(v.breakpoints, "/breakpoints")) return fault;
    return wrong_length(v.pieces.size(), v.breakpoints.size() + 1, "/pieces", "breakpoints plus 1");
}

Fault fault_of(const Rounded& v) {
    if (v.low && v.high && *v.low > *v.high) return error("/high", "expected a number not below \"low\"");
    return std::nullopt;
}

Fault fault_of(const PublishedProbe& v) {
    for (std::size_t i = 0; i < v.zero.size(); ++i)
        if (v.zero[i].first > v.zero[i].second)
            return error("/zero" + step(i) + "/1", "expected a number not below the interval's first");
    return std::nullopt;
}

Fault fault_of(const CspDecode& v) { return bad_relations(v.allowed, v.alphabet); }
Fault fault_of(const PublishedCspDecode& v) { return bad_relations(v.allowed, v.alphabet); }
Fault fault_of(const ParameterRole& v) { return not_increasing(v.options, "/options"); }

Fault fault_of(const Probe& v) {
    if (v.value == 0) return error("/value", "expected a number other than 0");
    return not_increasing(v.options, "/options");
}

Fault fault_of(const Sample& v) {
    if (v.times < 1) return error("/times", "expected a number of copies, at least 1");
    return std::nullopt;
}

Fault fault_of(const Promise& v) {
    if (v.yes < 0) return error("/yes", "expected a number not below 0");
    if (v.no <= v.yes) return error("/no", "expected a number above \"yes\"");
    return std::nullopt;
}

Fault fault_of(const EdgeOptions& v) {
    for (std::size_t i = 0; i < v.weights.size(); ++i)
        if (const auto* list = std::get_if<0>(&v.weights[i]))
            if (auto fault = not_increasing(*list, "/weights" + step(i))) return fault;
    if (const auto* list = std::get_if<0>(&v.biases)) return not_increasing(*list, "/biases");
    return std::nullopt;
}

Fault fault_of(const Parameters& v) { return forward_tie(v.edges, "/edges"); }
Fault fault_of(const Subset& v) { return not_increasing(v.chosen, "/chosen"); }
Fault fault_of(const Cover& v) { return not_increasing(v.chosen, "/chosen"); }

Fault fault_of(const Model& v) {
    for (std::size_t i = 0; i < v.literals.size(); ++i) {
        const auto variable = static_cast<Literal>(i + 1);
        if (v.literals[i] != variable && v.literals[i] != -variable)
            return error("/literals" + step(i), "expected a literal of variable " + std::to_string(variable));
    }
    return std::nullopt;
}

Fault fault_of(const Decision& v) {
    if (v.answer == Answer::unknown && !v.reason)
        return error("", "expected the member \"reason\", since the answer is unknown");
    if (v.answer != Answer::unknown && v.reason)
        return error("/reason", "expected no reason, since the answer is known");
    return std::nullopt;
}

Fault fault_of(const Options& v) {
    if (v.activation) return zero_at_the_end(*v.activation, "/activation");
    return std::nullopt;
}

Fault fault_of(const ProofStep& v) {
    for (std::size_t i = 0; i < v.clause.size(); ++i)
        if (v.clause[i] == 0) return error("/clause" + step(i), "expected a literal, not 0");
    return std::nullopt;
}

Fault fault_of(const Certificate& v) {
    if (v.verdict == Answer::unknown) return error("/verdict", "expected \"yes\" or \"no\"");
    return std::nullopt;
}

Fault fault_of(const Bundle& v) {
    if (v.documents.size() != v.links.size() + 1)
        return error("/documents", "expected " + std::to_string(v.links.size() + 1) +
                                       " documents, one more than links, found " + std::to_string(v.documents.size()));
    return std::nullopt;
}

Fault fault_of(const Vector& v) {
    if (v.answer == Answer::unknown) return error("/answer", "expected \"yes\" or \"no\"");
    return std::nullopt;
}

// Networks and what hangs on them

namespace {

Fault bad_vertices(const Network& network) {
    const auto* source = std::get_if<SourceInput>(&network.input);
    for (std::size_t v = 0; v < network.vertices.size(); ++v) {
        const bool is_source = source && source->source == v;
        const bool active = network.vertices[v].activation.has_value();
        if (is_source && active)
            return error("/vertices" + step(v) + "/activation", "expected no activation at the source");
        if (!is_source && !active)
            return error("/vertices" + step(v), "expected the member \"activation\", since this is not the source");
    }
    return std::nullopt;
}

Fault bad_edges(const Network& network) {
    const auto* source = std::get_if<SourceInput>(&network.input);
    for (std::size_t e = 0; e < network.edges.size(); ++e) {
        const auto& edge = network.edges[e];
        const std::string place = "/edges" + step(e);
        if (auto fault = out_of_range(edge.from, network.vertices.size(), place + "/from", "vertices")) return fault;
        if (auto fault = out_of_range(edge.to, network.vertices.size(), place + "/to", "vertices")) return fault;
        if (edge.from >= edge.to)
            return error(place + "/to", "expected an index above \"from\" (vertices in a topological order, no cycle)");
        if (source && edge.to == source->source) return error(place + "/to", "expected no edge into the source");
    }
    return std::nullopt;
}

Fault bad_outputs(const Network& network) {
    if (auto fault = some_out_of_range(network.outputs, network.vertices.size(), "/outputs", "vertices")) return fault;
    if (auto fault = repeated(network.outputs, "/outputs")) return fault;
    const auto* source = std::get_if<SourceInput>(&network.input);
    for (std::size_t i = 0; source && i < network.outputs.size(); ++i)
        if (network.outputs[i] == source->source && source->dimension != 1)
            return error("/outputs" + step(i), "expected no source of a dimension other than 1 among the outputs");
    return std::nullopt;
}

Fault bad_loss(const Loss& loss, std::size_t outputs);

Fault below(Fault fault, const std::string& place) {
    if (fault) fault->place = place + fault->place;
    return fault;
}

Fault bad_inner_loss(const Loss& loss, const std::vector<Index>& listed, std::size_t outputs) {
    if (auto fault = some_out_of_range(listed, outputs, "/outputs", "outputs")) return fault;
    return below(bad_loss(loss, listed.size()), "/loss");
}

Fault bad_trace(const Trace& trace, std::size_t outputs) {
    if (auto fault = bad_inner_loss(*trace.loss, trace.outputs, outputs)) return fault;
    if (auto fault = wrong_length(trace.roles.size(), outputs, "/roles", "outputs")) return fault;
    std::size_t sentinels = 0;
    for (std::size_t i = 0; i < trace.roles.size(); ++i) {
        const std::string place = "/roles" + step(i);
        sentinels += std::holds_alternative<SentinelRole>(trace.roles[i]);
        if (const auto* vertex = std::get_if<VertexRole>(&trace.roles[i]))
            if (auto fault = some_out_of_range(vertex->sum, outputs, place + "/sum", "outputs")) return fault;
        if (const auto* out = std::get_if<OutRole>(&trace.roles[i])) {
            if (auto fault = out_of_range(out->vertex, outputs, place + "/vertex", "outputs")) return fault;
            if (auto fault = out_of_range(out->probe, outputs, place + "/probe", "outputs")) return fault;
        }
    }
    if (sentinels != 1) return error("/roles", "expected exactly one sentinel, found " + std::to_string(sentinels));
    return std::nullopt;
}

Fault bad_probes(const PublishedProbeLoss& loss, std::size_t outputs) {
    if (auto fault = bad_inner_loss(*loss.loss, loss.outputs, outputs)) return fault;
    for (std::size_t i = 0; i < loss.probes.size(); ++i) {
        const std::string place = "/probes" + step(i);
        const auto& probe = loss.probes[i];
        if (auto fault = out_of_range(probe.head, outputs, place + "/head", "outputs")) return fault;
        if (auto fault = some_out_of_range(probe.path, outputs, place + "/path", "outputs")) return fault;
        if (auto fault = some_out_of_range(probe.zero, outputs, place + "/zero", "outputs")) return fault;
    }
    return std::nullopt;
}

Fault bad_loss(const Loss& loss, std::size_t outputs) {
    if (std::holds_alternative<PositiveSign>(loss.is) && outputs != 1)
        return error("", "expected exactly one output with this loss, found " + std::to_string(outputs));
    if (const auto* decode = std::get_if<CspDecode>(&loss.is))
        return wrong_length(decode->allowed.size(), outputs, "/allowed", "outputs");
    if (const auto* decode = std::get_if<PublishedCspDecode>(&loss.is))
        return wrong_length(decode->allowed.size(), outputs, "/allowed", "outputs");
    if (const auto* formula = std::get_if<Satisfies>(&loss.is); formula && formula->cnf.variables != outputs)
        return error("/cnf/variables", "expected " + std::to_string(outputs) + ", the number of outputs");
    if (const auto* bit = std::get_if<BitLoss>(&loss.is))
        return out_of_range(bit->output, outputs, "/output", "outputs");
    if (const auto* flagged = std::get_if<Flagged>(&loss.is)) {
        if (auto fault = out_of_range(flagged->flag, outputs, "/flag", "outputs")) return fault;
        const Index output = std::visit([](const auto& main) { return main.output; }, flagged->main);
        return out_of_range(output, outputs, "/main/output", "outputs");
    }
    if (const auto* trace = std::get_if<Trace>(&loss.is)) return bad_trace(*trace, outputs);
    if (const auto* probes = std::get_if<PublishedProbeLoss>(&loss.is)) return bad_probes(*probes, outputs);
    return std::nullopt;
}

Fault bad_dataset(const Network& network, const std::vector<Sample>& dataset) {
    for (std::size_t i = 0; i < dataset.size(); ++i) {
        const std::string place = "/dataset" + step(i);
        if (auto fault = wrong_length(dataset[i].x.size(), input_size(network), place + "/x", "inputs")) return fault;
        if (auto fault = wrong_length(dataset[i].y.size(), network.outputs.size(), place + "/y", "outputs"))
            return fault;
    }
    return std::nullopt;
}

/// One entry an edge, each with the weights that its edge has; ties to earlier edges of equally many weights.
template <class Entry>
Fault bad_entries(const Network& network, const std::vector<Entry>& entries, const std::string& place) {
    if (auto fault = wrong_length(entries.size(), network.edges.size(), place, "edges")) return fault;
    if (auto fault = forward_tie(entries, place)) return fault;
    for (std::size_t e = 0; e < entries.size(); ++e) {
        const std::size_t weights = weight_count(network, network.edges[e]);
        if (const auto* tie = std::get_if<SameAs>(&entries[e])) {
            if (weight_count(network, network.edges[tie->edge]) != weights)
                return error(place + step(e) + "/same-as",
                             "expected an edge of " + std::to_string(weights) + " weights");
        } else if (auto fault = wrong_length(std::get<0>(entries[e]).weights.size(), weights,
                                             place + step(e) + "/weights", "weights of this edge")) {
            return fault;
        }
    }
    return std::nullopt;
}

}  // namespace

Fault fault_of(const Network& v) {
    if (const auto* injected = std::get_if<InjectedInput>(&v.input)) {
        if (auto fault = some_out_of_range(injected->vertices, v.vertices.size(), "/input/vertices", "vertices"))
            return fault;
        if (auto fault = repeated(injected->vertices, "/input/vertices")) return fault;
    }
    if (auto fault = bad_vertices(v)) return fault;
    if (auto fault = bad_edges(v)) return fault;
    return bad_outputs(v);
}

Fault fault_of(const Nnt& v) {
    if (auto fault = bad_entries(v.network, v.parameters, "/parameters")) return fault;
    if (auto fault = bad_dataset(v.network, v.dataset)) return fault;
    if (auto fault = below(bad_loss(v.loss, v.network.outputs.size()), "/loss")) return fault;
    if (!v.regulariser) return std::nullopt;
    const auto& centre = std::visit([](const auto& r) -> const ParameterValues& { return r.centre; }, *v.regulariser);
    return bad_entries(v.network, centre, "/regulariser/centre");
}

Fault fault_of(const Gradient& v) {
    if (auto fault = bad_entries(v.network, v.parameters, "/parameters")) return fault;
    if (auto fault = bad_dataset(v.network, v.dataset)) return fault;
    if (auto fault = below(bad_loss(v.loss, v.network.outputs.size()), "/loss")) return fault;
    if (auto fault = out_of_range(v.edge, v.network.edges.size(), "/edge", "edges")) return fault;
    if (weight_count(v.network, v.network.edges[v.edge]) != 1)
        return error("/edge", "expected an edge of exactly one weight");
    return std::nullopt;
}

}  // namespace reductio::format
