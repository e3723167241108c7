#include "checkers/dnnt_to_cnnt_promises.hpp"

#include <algorithm>

#include "checkers/promises.hpp"

namespace reductio::checkers {

namespace {

/// What the trace loss says of each vertex, by way of the outputs; nothing for a vertex that is none, or under another
/// loss.
std::vector<const Role*> roles_of(const Nnt& target) {
    std::vector<const Role*> result(target.network.vertices.size(), nullptr);
    const auto* trace = std::get_if<Trace>(&target.loss.is);
    if (trace == nullptr) return result;
    const std::size_t known = std::min(trace->roles.size(), target.network.outputs.size());
    for (Index position = 0; position < known; ++position) {
        result[target.network.outputs[position]] = &trace->roles[position];
    }
    return result;
}

bool is_port_or_sentinel(const Role* role) {
    return role != nullptr && (std::holds_alternative<PortRole>(*role) || std::holds_alternative<SentinelRole>(*role));
}

/// The edges on a longest path from one of these vertices, wherever it ends.
std::size_t longest_path(const Network& network, const std::vector<bool>& starts) {
    std::vector<std::optional<std::size_t>> longest(starts.size());
    const EdgesInto into(network);
    std::size_t result = 0;
    for (Index head = 0; head < longest.size(); ++head) {  // in a topological order
        if (starts[head]) longest[head] = 0;
        for (const Index e : into[head]) {
            const auto before = longest[network.edges[e].from];
            if (before) longest[head] = std::max(longest[head].value_or(0), *before + 1);
        }
        result = std::max(result, longest[head].value_or(0));
    }
    return result;
}

Integer digits(const Integer& number) { return Integer(abs(number)).get_str().size(); }

/// The page's Z; a whole number has no other part.
Integer digits(const std::vector<Rational>& numbers) {
    Integer result;
    for (const Rational& number : numbers) {
        result += digits(number.get_num()) + (number.get_den() == 1 ? Integer(0) : digits(number.get_den()));
    }
    return result;
}

}  // namespace

Reason not_real(const Nnt& instance) {
    const auto is_real = [](const OptionList& options) { return options == OptionList(Continuum::real); };
    for (Index e = 0; e < instance.parameters.size(); ++e) {
        const auto* own = std::get_if<EdgeOptions>(&instance.parameters[e]);
        if (own == nullptr) return edge_text(instance.network, e) + ": shares the parameters of another";
        if (is_real(own->biases) && std::ranges::all_of(own->weights, is_real)) continue;
        return edge_text(instance.network, e) + ": has a parameter that does not range over real";
    }
    return std::nullopt;
}

Reason hidden_vertex(const Network& network) {
    std::vector<bool> expected(network.vertices.size(), true);
    if (const auto* input = std::get_if<SourceInput>(&network.input)) expected[input->source] = false;
    for (const Index output : network.outputs) expected[output] = false;
    const auto hidden = std::ranges::find(expected, true);
    if (hidden == expected.end()) return std::nullopt;
    return "vertex " + std::to_string(hidden - expected.begin()) + " is neither the source nor an output";
}

Reason wrong_ports(const Nnt& target) {
    const Network& network = target.network;
    const auto* input = std::get_if<SourceInput>(&network.input);
    if (input == nullptr) return "the input is injected; expected a source";
    const std::vector<const Role*> roles = roles_of(target);
    for (Index e = 0; e < network.edges.size(); ++e) {
        const bool from_source = network.edges[e].from == input->source;
        if (from_source == is_port_or_sentinel(roles[network.edges[e].to])) continue;
        return edge_text(network, e) + (from_source ? ": leaves the source and enters neither a port nor the sentinel"
                                                    : ": enters a port or the sentinel and does not leave the source");
    }
    const EdgesInto into(network);
    for (Index v = 0; v < roles.size(); ++v) {
        if (!is_port_or_sentinel(roles[v])) continue;
        if (auto reason = wrong_tails(network, into, v, {input->source})) return reason;
    }
    return std::nullopt;
}

Reason wrongly_fed(const Nnt& target) {
    const EdgesInto into(target.network);
    const std::vector<const Role*> roles = roles_of(target);
    for (Index v = 0; v < roles.size(); ++v) {
        if (roles[v] == nullptr || !std::holds_alternative<ParameterRole>(*roles[v])) continue;
        if (auto reason = wrong_count("edges into vertex " + std::to_string(v), into[v].size(), 1)) return reason;
    }
    return std::nullopt;
}

Reason wrong_depth(const Nnt& source, const Network& target) {
    const Index input = std::get<SourceInput>(source.network.input).source;
    std::vector<bool> from_input(source.network.vertices.size(), false);
    from_input[input] = true;
    std::vector<bool> from_other(from_input.size(), true);
    from_other[input] = false;
    for (const Edge& edge : source.network.edges) from_other[edge.to] = false;
    const std::size_t longest = longest_path(source.network, from_input);
    const std::size_t other = longest_path(source.network, from_other);
    return wrong_count("edges on a longest path", depth(target),
                       std::max<std::size_t>({1, 3 * longest, other > 0 ? 3 * other + 1 : 0}));
}

Reason wrong_sizes(const Parts& parts, const Nnt& target) {
    const Network& network = parts.source.network;
    Integer count;  // the page's P
    for (const Edge& edge : network.edges) count += weight_count(network, edge) + 1;
    const Integer passing = parts.passing();
    const Integer vertices = 1 + parts.dimension + 2 + 2 * passing + count + network.vertices.size() - 1;
    const Integer edges = parts.dimension + 2 + 3 * passing + 2 * count;
    const auto at_zero = values_at_zero(parts);
    if (!at_zero) return at_zero.error().message;
    const Integer input = bytes({parts.source});
    const Integer part =
        500 + 2 * input + 10 * (parts.one() + passing) + 10 * (parts.source.dataset.size() + 2 + passing);
    const Integer most =
        1000 + 10 * input + (vertices + edges) * part + 4 * (2 + passing) * (digits(*at_zero) + 10 * passing);
    return first_of({wrong_count("vertices", target.network.vertices.size(), vertices),
                     wrong_count("edges", target.network.edges.size(), edges), over("bytes", bytes({target}), most)});
}

}  // namespace reductio::checkers
