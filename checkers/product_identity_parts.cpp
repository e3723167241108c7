#include "checkers/product_identity_parts.hpp"

#include <array>

#include "checkers/product_identity_multipliers.hpp"

namespace reductio::checkers {

namespace {

/// mu + 1, so many are the shifts 0..mu.
std::size_t shifts(const Polynomial& f) { return f.coefficients.size(); }

// The vertices: x, y, six of each shift, z.

constexpr Index x = 0;
constexpr Index y = 1;
Index sum_vertex(Index shift, Index kind) { return 2 + 6 * shift + kind; }   // L1 to L3 are the kinds 0..2
Index copy_vertex(Index shift, Index kind) { return 5 + 6 * shift + kind; }  // U1 to U3 likewise
Index output_vertex(const Polynomial& f) { return 2 + 6 * shifts(f); }

std::string name_of(const std::string& letter, Index kind, Index shift) {
    return letter + std::to_string(kind + 1) + "_" + std::to_string(shift);
}

/// The weights of the edges from the copies of one shift to z. A missing edge is the business of [3].
Reason wrong_multiplier(const Nnt& instance, const Places& places, const std::map<Index, Index>& edges_of_output,
                        Index shift, const Rational& lambda) {
    for (Index kind = 0; kind < 3; ++kind) {
        const auto edge = edges_of_output.find(places[name_of("U", kind, shift)]);
        if (edge == edges_of_output.end()) continue;
        if (auto reason = wrong_weights(instance, edge->second, {kind == 0 ? lambda : -lambda})) return reason;
    }
    return std::nullopt;
}

}  // namespace

Reason wrong_inputs(const Network& network) {
    const auto* input = std::get_if<InjectedInput>(&network.input);
    if (input == nullptr) return "the input comes by a source; expected it to be injected";
    return wrong_count("inputs", input->vertices.size(), 2);
}

// [1]
Reason wrong_multipliers(const Polynomial& f, const Nnt& instance) {
    if (auto reason = wrong_degree(f)) return reason;
    const Network& network = instance.network;
    const Places places(network);
    std::map<Index, Index> edges_of_output;  // by their tails
    const EdgesInto into(network);
    for (const Index e : into[places["z"]]) edges_of_output.emplace(network.edges[e].from, e);
    const auto compare = [&] {
        Multipliers multipliers(f);
        Reason reason;
        for (Index shift = 0; shift < shifts(f) && !reason; ++shift) {
            if (!places.has(name_of("U", 0, shift))) break;  // and a missing vertex that of [2]
            reason = wrong_multiplier(instance, places, edges_of_output, shift, multipliers.next().to_rational());
        }
        return reason;
    };
    const auto found = or_error([&] { return named([] { return "a multiplier"; }, compare); });
    return found ? *found : found.error().message;
}

// [2]
Reason wrong_vertices(const Polynomial& f, const Nnt& instance) {
    const Network& network = instance.network;
    const Index z = output_vertex(f);
    const Activation identity{Identity{}};
    if (auto reason = first_of({wrong_vertex(network, x, "x", identity), wrong_vertex(network, y, "y", identity)}))
        return reason;
    for (Index shift = 0; shift < shifts(f); ++shift) {
        for (Index kind = 0; kind < 3; ++kind) {
            if (auto reason =
                    first_of({wrong_vertex(network, sum_vertex(shift, kind), name_of("L", kind, shift), identity),
                              wrong_vertex(network, copy_vertex(shift, kind), name_of("U", kind, shift), {f})}))
                return reason;
        }
    }
    if (auto reason = first_of({wrong_vertex(network, z, "z", identity), wrong_outputs(network, {z}),
                                wrong_count("vertices", network.vertices.size(), z + 1), wrong_inputs(network)}))
        return reason;
    if (std::get<InjectedInput>(network.input).vertices == std::vector<Index>{x, y}) return std::nullopt;
    return "the inputs are others than x and y, in this order";
}

namespace {

struct Wanted {
    Index from;
    Index to;
    std::optional<int> weight;  // nothing for a multiplier
    Index bias;
};

Reason wrong_edge(const Nnt& instance, Index edge, const Wanted& wanted) {
    const Network& network = instance.network;
    if (auto reason = no_such("edge", edge, network.edges.size())) return reason;
    if (network.edges[edge] != Edge{wanted.from, wanted.to}) {
        return edge_text(network, edge) + "; expected from " + std::to_string(wanted.from) + " to " +
               std::to_string(wanted.to);
    }
    const auto* own = std::get_if<EdgeOptions>(&instance.parameters[edge]);
    if (own == nullptr) return edge_text(network, edge) + ": shares the parameters of another; expected its own";
    if (own->biases != OptionList(std::vector<Rational>{Rational(wanted.bias)})) {
        return edge_text(network, edge) + ": expected the bias " + std::to_string(wanted.bias) + " alone";
    }
    return wanted.weight ? wrong_weights(instance, edge, {*wanted.weight}) : std::nullopt;
}

/// The seven edges of a shift, in their order.
std::array<Wanted, 7> edges_of(Index shift) {
    const Index both = sum_vertex(shift, 0);
    const Index left = sum_vertex(shift, 1);
    const Index right = sum_vertex(shift, 2);
    return {{{x, both, 1, shift},
             {y, both, 1, 0},
             {x, left, 1, shift},
             {y, right, 1, shift},
             {both, copy_vertex(shift, 0), 1, 0},
             {left, copy_vertex(shift, 1), 1, 0},
             {right, copy_vertex(shift, 2), 1, 0}}};
}

}  // namespace

// [3]
Reason wrong_edges(const Polynomial& f, const Nnt& instance) {
    const Index z = output_vertex(f);
    Index edge = 0;
    for (Index shift = 0; shift < shifts(f); ++shift) {
        for (const Wanted& wanted : edges_of(shift)) {
            if (auto reason = wrong_edge(instance, edge++, wanted)) return reason;
        }
    }
    for (Index shift = 0; shift < shifts(f); ++shift) {
        for (Index kind = 0; kind < 3; ++kind) {
            if (auto reason = wrong_edge(instance, edge++, {copy_vertex(shift, kind), z, std::nullopt, 0}))
                return reason;
        }
    }
    return wrong_count("edges", instance.network.edges.size(), edge);
}

// [4]
Reason wrong_question(const Polynomial& f, const Nnt& instance) {
    const Integer side = shifts(f);
    if (auto reason = wrong_count("samples", instance.dataset.size(), side * side)) return reason;
    Index sample = 0;
    for (Index left = 0; left < shifts(f); ++left) {
        for (Index right = 0; right < shifts(f); ++right) {
            const Rational label = Integer(left) * Integer(right);
            if (auto reason = wrong_sample(instance, sample++, {Rational(left), Rational(right)}, {label}))
                return reason;
        }
    }
    if (!std::holds_alternative<ZeroOne>(instance.loss.is)) return "the loss is another than zero-one";
    return wrong_gamma(instance, 0);
}

}  // namespace reductio::checkers
