#include "checkers/two_csp_to_dnnt.hpp"

#include <algorithm>

#include "checkers/promises.hpp"
#include "checkers/typed_steps.hpp"

namespace reductio::checkers {

namespace {

/// For each variable, whether no constraint mentions it.
std::vector<bool> isolated(const TwoCsp& problem) {
    std::vector<bool> result(problem.variables, true);
    for (const Constraint& constraint : problem.constraints) result[constraint.u] = result[constraint.v] = false;
    return result;
}

std::string hidden_name(Index variable) { return "h" + std::to_string(variable + 1); }
std::string output_name(Index constraint) { return "t" + std::to_string(constraint + 1); }

// What the theorem promises

Reason deep(const TwoCsp&, const Nnt& instance) { return over("edges on a path", depth(instance.network), 2); }
Reason many_inputs(const TwoCsp&, const Nnt& instance) { return wrong_dimension(instance.network, 1); }
Reason many_samples(const TwoCsp&, const Nnt& instance) { return wrong_count("samples", instance.dataset.size(), 1); }
Reason other_activation(const TwoCsp&, const Nnt& instance) { return not_identity(instance.network); }

/// Without symbols 2n is 0.
Reason other_weight(const TwoCsp& problem, const Nnt& instance) {
    const Integer symbols = problem.alphabet;
    return first_of({weights_outside(instance, symbols > 0 ? 1 : 0, 2 * symbols + 1), biases_outside(instance, 0, 0)});
}

Reason other_outputs(const TwoCsp& problem, const Nnt& instance) {
    return wrong_count("outputs", instance.network.outputs.size(), problem.constraints.size());
}

/// Without symbols nothing is dropped, and the hidden vertices are as many as the variables.
Reason wide(const TwoCsp& problem, const Nnt& instance) {
    const Integer most = problem.alphabet > 0 ? 2 * Integer(problem.constraints.size()) : Integer(problem.variables);
    const Integer hidden = Integer(instance.network.vertices.size()) - 1 - instance.network.outputs.size();
    return over("hidden vertices", hidden, most);
}

// The construction

// [1]
Reason wrongly_dropped(const TwoCsp& problem, const Nnt& instance) {
    const Places places(instance.network);
    const std::vector<bool> alone = isolated(problem);
    for (Index variable = 0; variable < problem.variables; ++variable) {
        const bool kept = !alone[variable] || problem.alphabet == 0;
        if (auto reason = wrong_presence(places, hidden_name(variable), kept)) return reason;
    }
    return std::nullopt;
}

// [2]
Reason wrong_vertices(const TwoCsp& problem, const Nnt& instance) {
    const Network& network = instance.network;
    const Places places(network);
    std::vector<std::string> names;
    for (Index variable = 0; variable < problem.variables; ++variable) names.push_back(hidden_name(variable));
    std::vector<Index> outputs;
    for (Index i = 0; i < problem.constraints.size(); ++i) {
        names.push_back(output_name(i));
        if (auto reason = wrong_presence(places, names.back(), true)) return reason;
        outputs.push_back(places[names.back()]);
    }
    return first_of({wrong_source(network, 1), wrong_order(network, names), not_identity(network),
                     wrong_outputs(network, outputs)});
}

bool are_symbols(const OptionList& options, std::size_t alphabet) {
    const auto* list = std::get_if<std::vector<Rational>>(&options);
    if (list == nullptr || list->size() != alphabet) return false;
    Index symbol = 0;
    return std::ranges::all_of(*list, [&](const Rational& option) { return option == ++symbol; });
}

// [3]
Reason wrong_choice(const TwoCsp& problem, const Nnt& instance) {
    const Places places(instance.network);
    const EdgesInto into(instance.network);
    for (Index variable = 0; variable < problem.variables; ++variable) {
        if (!places.has(hidden_name(variable))) continue;
        const Index vertex = places[hidden_name(variable)];
        if (auto reason = wrong_tails(instance.network, into, vertex, {0})) return reason;
        const Index edge = into[vertex].front();
        const auto* own = std::get_if<EdgeOptions>(&instance.parameters[edge]);
        const auto right = [&](const OptionList& options) { return are_symbols(options, problem.alphabet); };
        if (own != nullptr && std::ranges::all_of(own->weights, right)) continue;
        return edge_text(instance.network, edge) + ": expected the options 1 to " + std::to_string(problem.alphabet);
    }
    return std::nullopt;
}

enum class About { one_variable, two_variables };

Reason wrong_constraints(const TwoCsp& problem, const Nnt& instance, About about) {
    const Places places(instance.network);
    const EdgesInto into(instance.network);
    const Rational base = 2 * Integer(problem.alphabet);
    for (Index i = 0; i < problem.constraints.size(); ++i) {
        const Constraint& constraint = problem.constraints[i];
        if ((constraint.u == constraint.v) != (about == About::one_variable)) continue;
        const Index u = places[hidden_name(constraint.u)];
        const Index v = places[hidden_name(constraint.v)];
        const auto edges = constraint.u == constraint.v ? std::vector<Entering>{{u, base + 1}}
                                                        : std::vector<Entering>{{u, 1}, {v, base}};
        if (auto reason = wrong_entering(instance, into, places[output_name(i)], edges)) return reason;
    }
    return std::nullopt;
}

// [4]
Reason wrong_pair(const TwoCsp& problem, const Nnt& instance) {
    return wrong_constraints(problem, instance, About::two_variables);
}

// [5]
Reason wrong_loop(const TwoCsp& problem, const Nnt& instance) {
    return wrong_constraints(problem, instance, About::one_variable);
}

// [6]
Reason wrong_edge_order(const TwoCsp&, const Nnt& instance) {
    return first_of({unsorted_edges(instance.network), wrong_biases(instance)});
}

// [7]
Reason wrong_question(const TwoCsp& problem, const Nnt& instance) {
    const std::vector<Rational> ones(problem.constraints.size(), 1);
    if (auto reason = first_of({many_samples(problem, instance), wrong_sample(instance, 0, {1}, ones)})) return reason;
    const auto* loss = std::get_if<CspDecode>(&instance.loss.is);
    if (loss == nullptr) return "the loss is another than csp-decode";
    if (auto reason = wrong_count("symbols in the loss", loss->alphabet, problem.alphabet)) return reason;
    if (!std::ranges::equal(loss->allowed, problem.constraints, {}, {}, &Constraint::allowed)) {
        return "the loss has other relations";
    }
    return wrong_gamma(instance, 1);
}

Reason wrong_size(const TwoCsp& problem, const Nnt& instance) {
    const Integer variables = problem.variables;
    const Integer option = 8 + std::to_string(problem.alphabet).size();
    const Integer most = 1000 + 500 * (variables + problem.constraints.size()) + variables * problem.alphabet * option;
    return over("bytes", bytes({instance}), most + bytes({problem}));
}

/// Isolated variables take any symbol.
Reason wrong_factor(const TwoCsp& problem, const Nnt&, const Counts& counts) {
    Integer factor;
    mpz_ui_pow_ui(factor.get_mpz_t(), problem.alphabet, std::ranges::count(isolated(problem), true));
    return wrong_count("solutions of the source", counts.source, counts.target * factor);
}

}  // namespace

Room two_csp_to_dnnt_room() {
    return {.name = "two-csp-to-dnnt",
            .tag = "D-T1.4",
            .restrictions = {{"depth", typed<TwoCsp>(deep)},
                             {"dimension", typed<TwoCsp>(many_inputs)},
                             {"samples", typed<TwoCsp>(many_samples)},
                             {"activations", typed<TwoCsp>(other_activation)},
                             {"weights", typed<TwoCsp>(other_weight)},
                             {"outputs", typed<TwoCsp>(other_outputs)},
                             {"width", typed<TwoCsp>(wide)}},
            .construction = {{"1", typed<TwoCsp>(wrongly_dropped)},
                             {"2", typed<TwoCsp>(wrong_vertices)},
                             {"3", typed<TwoCsp>(wrong_choice)},
                             {"4", typed<TwoCsp>(wrong_pair)},
                             {"5", typed<TwoCsp>(wrong_loop)},
                             {"6", typed<TwoCsp>(wrong_edge_order)},
                             {"7", typed<TwoCsp>(wrong_question)}},
            .size = typed<TwoCsp>(wrong_size),
            .count = typed_count<TwoCsp>(wrong_factor)};
}

}  // namespace reductio::checkers
