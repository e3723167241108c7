#include "checkers/dnnt_to_cnnt_search.hpp"

#include "checkers/z3_training.hpp"

#include <algorithm>

namespace reductio::checkers {

namespace {

/// Which edges are left open, by their heads; the others are as in the page's lift. Few open edges, few products.
struct Open {
    bool ports;
    bool parameters;
    bool others;
};

constexpr Open in_order[] = {{false, true, false}, {true, true, false}, {true, false, false}, {false, false, true},
                             {false, true, true},  {true, false, true}, {true, true, true}};

/// What one question may take of all steps. Cheats are found soon or never.
constexpr std::uint64_t shares = 1'000;
constexpr int patience = 2;

Number itself(const Rational& number) { return {Fmpq(number)}; }

bool has_options(const Traced& traced) {
    return std::ranges::none_of(traced.parameters, [&](const auto& p) { return p.options(traced.source).empty(); });
}

struct Search {
    const Traced& traced;
    Lemma lemma;
    const Kept& kept;
    Open open;
    Solver solver;
    Meaning meaning = itself;
    Budget budget = {};
    OpenParameters parameters = {};
    std::vector<std::vector<Number>> values = {};  // by sample
    std::vector<Truth> hypothesis = {};

    OpenParameter fixed(bool one) { return {Choice(solver, 1), {Number{one ? 1 : 0}}}; }
    OpenParameter chosen(const TracedParameter& parameter) {
        const auto& options = parameter.options(traced.source);
        OpenParameter result = {Choice(solver, options.size()), {}};
        std::ranges::transform(options, std::back_inserter(result.options), meaning);
        return result;
    }
    OpenParameter& weight(const TracedParameter& parameter) {
        return std::get<EdgeParameters>(parameters[parameter.entering]).weights[0];
    }

    void open_edges() {
        parameters = open_parameters(solver, traced.target, meaning);
        const auto& edges = traced.target.network.edges;
        for (Index e = 0; e < edges.size(); ++e) {
            auto* own = std::get_if<EdgeParameters>(&parameters[e]);
            const Index head = edges[e].to;
            const auto shows = std::ranges::find(traced.parameters, head, &TracedParameter::vertex);
            const bool is_parameter = shows != traced.parameters.end();  // supplied by no edge from the source
            const bool is_port = edges[e].from == 0 && !traced.is_sentinel(head);
            if (own == nullptr || (is_parameter ? open.parameters : is_port ? open.ports : open.others)) continue;
            own->bias = fixed(false);
            for (Index i = 0; i < own->weights.size(); ++i) {
                const bool copies = is_port ? i + 1 == head : !traced.is_sentinel(head);
                own->weights[i] = is_parameter ? chosen(*shows) : fixed(copies);
            }
        }
    }

    /// Either all checks that are kept, and what is left for the losses inside; or the total as it stands.
    void assume() {
        const auto left = left_by_checks(traced, meaning);
        const NetworkTerms network(traced.target.network, parameters, meaning, budget);
        const auto apply = [&](const Activation& a, const Number& at) { return activated(a, at, meaning, budget); };
        const auto unchanged = [](Index, const Number& value) { return value; };
        const auto none = [](SampleKind, CheckKind) { return false; };
        const Reading reading = {meaning, left ? kept : Kept(none), apply, unchanged, true, budget};
        std::vector<Summand> total;
        for (Index s = 0; s < traced.target.dataset.size(); ++s) {
            const Sample& sample = traced.target.dataset[s];
            Values on = values_by_checks(traced, s, network, reading);
            std::ranges::move(on.required, std::back_inserter(hypothesis));
            values.push_back(std::move(on.of));
            if (!left || !traced.is_real(s)) continue;
            const auto label = restricted(numbers(sample.y), traced.trace.outputs);
            std::ranges::move(loss_summands(*traced.trace.loss, Fmpq(sample.times), seen(s), label, meaning, budget),
                              std::back_inserter(total));
        }
        if (left) hypothesis.push_back(sum_is_at_most(total, Number{*left}, budget));
        if (!left) hypothesis.push_back(is_within_gamma(traced.target, parameters, meaning, budget));
    }
    std::vector<Number> numbers(const std::vector<Rational>& rationals) const {
        std::vector<Number> result;
        std::ranges::transform(rationals, std::back_inserter(result), meaning);
        return result;
    }
    std::vector<Number> seen(Index sample) const {
        std::vector<Number> result;
        for (const Index at : traced.trace.outputs) result.push_back(values[sample][traced.target.network.outputs[at]]);
        return result;
    }

    Truth is_option(const TracedParameter& parameter) {
        const OpenParameter& own = weight(parameter);
        return is_among(own.choice.of(own.options), parameter.options(traced.source), meaning);
    }
    Truth is_zero_on_baseline(const TracedParameter& parameter) {
        const OpenParameter& bias = std::get<EdgeParameters>(parameters[parameter.entering]).bias;
        return conjunction({is_equal(bias.choice.of(bias.options), Number{}),
                            is_equal(values[traced.baseline()][parameter.supply], Number{})});
    }
    /// The source's parameters, chosen from its lists and the same as the weights that show them.
    OpenParameters chosen_source(std::vector<Truth>& same) {
        OpenParameters source = open_parameters(solver, traced.source, meaning);
        for (const TracedParameter& parameter : traced.parameters) {
            auto& own = std::get<EdgeParameters>(source[parameter.edge]);
            const OpenParameter& one = parameter.weight ? own.weights[*parameter.weight] : own.bias;
            const OpenParameter& shown = weight(parameter);
            same.push_back(is_equal(one.choice.of(one.options), shown.choice.of(shown.options)));
        }
        return source;
    }
    Truth has_other_values(const OpenParameters& source) {
        const NetworkTerms network(traced.source.network, source, meaning, budget);
        std::vector<Truth> any;
        for (Index s = 0; s < traced.source.dataset.size(); ++s) {
            const std::vector<Number> x = numbers(traced.source.dataset[s].x);
            std::vector<Number> z(traced.source.network.vertices.size());
            for (Index v = 0; v < z.size(); ++v) {
                if (v == traced.source_input()) continue;
                const Number a = network.pre_activation(v, x, z);
                z[v] = activated(*traced.source.network.vertices[v].activation, a, meaning, budget);
                any.push_back(!is_equal(z[v], values[s][traced.vertex[v]]));
            }
        }
        return disjunction(any);
    }

    /// What would be wrong, one thing at a time.
    std::vector<Truth> goals() {
        std::vector<Truth> result;
        for (const TracedParameter& parameter : traced.parameters) {
            if (lemma == Lemma::baseline) result.push_back(!is_zero_on_baseline(parameter));
            if (lemma == Lemma::weights || lemma == Lemma::backward) result.push_back(!is_option(parameter));
        }
        if (lemma == Lemma::values || lemma == Lemma::backward) {
            if (!has_options(traced)) return result;
            std::vector<Truth> all;
            const OpenParameters source = chosen_source(all);
            all.push_back(lemma == Lemma::values ? has_other_values(source)
                                                 : !is_within_gamma(traced.source, source, meaning, budget));
            result.push_back(conjunction(all));
        }
        return result;
    }

    std::optional<Parameters> found() {
        Parameters result;
        for (const auto& entry : parameters) {
            const auto* own = std::get_if<EdgeParameters>(&entry);
            if (own == nullptr) throw Misshapen{"an edge of the target shares its parameters"};
            EdgeValues edge;
            for (const OpenParameter& one : own->weights)
                edge.weights.push_back(solver.value(one.choice.of(one.options)).value_or(0));
            edge.bias = solver.value(own->bias.choice.of(own->bias.options)).value_or(0);
            result.edges.emplace_back(edge);
        }
        return is_cheat(traced, lemma, result, kept) ? std::optional(result) : std::nullopt;
    }

    std::optional<Parameters> run() {
        open_edges();
        assume();
        int given_up = 0;
        for (const Truth& goal : goals()) {
            std::vector<Truth> all = hypothesis;
            all.push_back(goal);
            const auto is_found = or_error([&] { return solver.find(all); });
            if (!is_found && ++given_up == patience) break;
            if (!is_found || !*is_found) continue;
            if (auto parameters_found = found()) return parameters_found;
        }
        return std::nullopt;
    }
};

}  // namespace

std::optional<Parameters> cheat(const Traced& traced, Lemma lemma, std::uint64_t rlimit, const Kept& kept) {
    for (const Open& open : in_order) {
        if (!open.parameters && !has_options(traced)) continue;
        if (auto found = Search{traced, lemma, kept, open, Solver(rlimit / shares + 1)}.run()) return found;
    }
    return std::nullopt;
}

}  // namespace reductio::checkers
