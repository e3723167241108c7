#include "checkers/two_csp_symbols.hpp"

#include <algorithm>
#include <bit>

namespace reductio::checkers {

namespace {

constexpr std::size_t most_variables = 4;

std::vector<SymbolPair> all_pairs(std::size_t alphabet) {
    std::vector<SymbolPair> pairs;
    for (Index a = 0; a < alphabet; ++a)
        for (Index b = 0; b < alphabet; ++b) pairs.emplace_back(a, b);
    return pairs;
}

/// So many different relations, each with half of the pairs. Over two symbols there are six.
std::vector<std::vector<SymbolPair>> placeholder_relations(std::size_t alphabet, std::size_t count) {
    const auto pairs = all_pairs(alphabet);
    std::vector<std::vector<SymbolPair>> relations;
    for (std::size_t mask = 0; relations.size() < count; ++mask) {
        if (static_cast<std::size_t>(std::popcount(mask)) != pairs.size() / 2) continue;
        relations.emplace_back();
        for (Index at = 0; at < pairs.size(); ++at)
            if (mask >> at & 1) relations.back().push_back(pairs[at]);
    }
    return relations;
}

/// The constraints that a graph may have: loops, but not on four variables; each pair of variables upwards or downwards
/// in turn, and of two variables alone in both directions.
std::vector<Constraint> possible_edges(std::size_t variables) {
    std::vector<Constraint> edges;
    for (Index v = 0; v < variables; ++v) {
        if (variables < most_variables) edges.push_back({v, v, {}});
        for (Index u = 0; u < v; ++u) {
            if (variables == 2 || (u + v) % 2 == 1) edges.push_back({u, v, {}});
            if (variables == 2 || (u + v) % 2 == 0) edges.push_back({v, u, {}});
        }
    }
    return edges;
}

TwoCsp placeholder_source(std::size_t variables, std::size_t alphabet, std::size_t mask) {
    TwoCsp source{variables, alphabet, {}};
    const auto edges = possible_edges(variables);
    for (Index at = 0; at < edges.size(); ++at)
        if (mask >> at & 1) source.constraints.push_back(edges[at]);
    const auto relations = placeholder_relations(alphabet, source.constraints.size());
    for (Index i = 0; i < relations.size(); ++i) source.constraints[i].allowed = relations[i];
    return source;
}

/// Whether it holds of any pair.
Truth disjunction_over(std::size_t alphabet, const std::function<Truth(Index a, Index b)>& pair) {
    std::vector<Truth> any;
    for (const auto& [a, b] : all_pairs(alphabet)) any.push_back(pair(a, b));
    return disjunction(any);
}

}  // namespace

std::vector<Document> csp_placeholder_sources(std::size_t bound) {
    std::vector<Document> sources;
    for (std::size_t variables = 1; variables <= std::min(bound, most_variables); ++variables)
        for (std::size_t mask = 1; mask < std::size_t(1) << possible_edges(variables).size(); ++mask)
            for (const std::size_t alphabet : {2, 3})
                sources.push_back(Document{placeholder_source(variables, alphabet, mask)});
    return sources;
}

bool are_placeholders(const TwoCsp& source) {
    const std::size_t pairs = source.alphabet * source.alphabet;
    return std::ranges::all_of(source.constraints, [&](const Constraint& constraint) {
        return constraint.allowed.size() == pairs / 2 && pairs >= 4 &&
               std::ranges::count(source.constraints, constraint.allowed, &Constraint::allowed) == 1;
    });
}

std::optional<Index> constraint_of(const TwoCsp& placeholders, const std::vector<SymbolPair>& relation) {
    const auto& constraints = placeholders.constraints;
    const auto found = std::ranges::find(constraints, relation, &Constraint::allowed);
    return found == constraints.end() ? std::nullopt : std::optional(static_cast<Index>(found - constraints.begin()));
}

std::vector<std::optional<Index>> edges_of_variables(const TwoCsp& source, const Nnt& target) {
    std::vector<std::optional<Index>> edges;
    for (Index variable = 0; variable < source.variables; ++variable) {
        std::vector<Index> entering;
        for (Index e = 0; e < target.network.edges.size(); ++e)
            if (target.network.vertices[target.network.edges[e].to].name == "h" + std::to_string(variable + 1))
                entering.push_back(e);
        const bool is_one = entering.size() == 1 && target.network.edges[entering[0]].from == 0;
        edges.push_back(is_one ? std::optional(entering[0]) : std::nullopt);
    }
    return edges;
}

Relations::Relations(Solver& solver, const TwoCsp& source) : placeholders(source) {
    for (Index i = 0; i < source.constraints.size(); ++i) {
        allowed.emplace_back();
        for (Index at = 0; at < source.alphabet * source.alphabet; ++at) allowed[i].push_back(solver.open_truth());
    }
}

Truth Relations::all_hold(const std::function<Truth(Index variable, Index symbol)>& is) const {
    std::vector<Truth> all;
    for (Index i = 0; i < allowed.size(); ++i) {
        const Constraint& constraint = placeholders.constraints[i];
        all.push_back(disjunction_over(placeholders.alphabet, [&](Index a, Index b) {
            return conjunction({allowed[i][a * placeholders.alphabet + b], is(constraint.u, a), is(constraint.v, b)});
        }));
    }
    return conjunction(all);
}

Truth Relations::decodes(const Number& output, const std::vector<SymbolPair>& relation, std::size_t alphabet) const {
    const auto is_code = [&](Index a, Index b) {
        return is_equal(output, Number{Fmpq(Fmpz(a + 1) + Fmpz(alphabet) * 2 * Fmpz(b + 1))});
    };
    const Index constraint = constraint_of(placeholders, relation).value();
    return disjunction_over(placeholders.alphabet, [&](Index a, Index b) {
        return conjunction({allowed[constraint][a * placeholders.alphabet + b], is_code(a, b)});
    });
}

Document Relations::found(const Solver& solver) const {
    TwoCsp problem = placeholders;
    const auto pairs = all_pairs(problem.alphabet);
    for (Index i = 0; i < allowed.size(); ++i) {
        problem.constraints[i].allowed.clear();
        for (Index at = 0; at < pairs.size(); ++at)
            if (solver.value(allowed[i][at])) problem.constraints[i].allowed.push_back(pairs[at]);
    }
    return Document{problem};
}

}  // namespace reductio::checkers
