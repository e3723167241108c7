#include "checkers/two_csp_forall.hpp"

#include "checkers/both_directions.hpp"
#include "checkers/two_csp_symbols.hpp"
#include "checkers/z3_trace.hpp"
#include "checkers/z3_training.hpp"

#include <algorithm>

namespace reductio::checkers {

namespace {

const Number nothing{};

bool has_one_option(const OptionList& options) {
    const auto* list = std::get_if<std::vector<Rational>>(&options);
    return list && list->size() == 1;
}

/// Why the proof cannot read the target, if it cannot.
std::optional<std::string> misshapen(const TwoCsp& source, const Nnt& target) {
    const auto* loss = std::get_if<CspDecode>(&target.loss.is);
    if (!loss || target.regulariser) return "expected the loss csp-decode alone";
    for (const auto& relation : loss->allowed)
        if (!constraint_of(source, relation)) return "expected relations of the source alone";
    const auto edges = edges_of_variables(source, target);
    for (const Constraint& constraint : source.constraints)
        if (!edges[constraint.u] || !edges[constraint.v]) return "expected one edge for each variable of a constraint";
    const auto own = own_entries(target.parameters);
    for (Index e = 0; e < own.size(); ++e) {
        const auto* list = std::get_if<std::vector<Rational>>(&own[e]->biases);
        if (!list || list->empty()) return "expected a list of biases";
        const bool is_choice = std::ranges::find(edges, std::optional(e)) != edges.end();
        const auto* first =
            own[e]->weights.size() == 1 ? std::get_if<std::vector<Rational>>(&own[e]->weights.front()) : nullptr;
        if (is_choice && (!first || first->empty())) return "expected a list of options for a variable";
        if (!is_choice && !std::ranges::all_of(own[e]->weights, has_one_option))
            return "expected one option for a weight that is no variable's";
    }
    return std::nullopt;
}

/// Weights that are no symbols.
void widen(const TwoCsp& source, Nnt& target) {
    std::vector<Rational> wide;
    for (unsigned long weight = 0; weight <= 3 * source.alphabet; ++weight) wide.emplace_back(weight);
    for (const auto& edge : edges_of_variables(source, target))
        if (edge) std::get<EdgeOptions>(target.parameters[*edge]).weights[0] = wide;
}

struct CspProof {
    const TwoCsp& placeholders;
    Nnt target;
    std::uint64_t rlimit;
    std::optional<CspPremise> dropped;
    Budget budget;
    Meaning meaning = [](const Rational& number) { return Number{Fmpq(number)}; };  // no number is a placeholder

    /// (<=) Allowed weights within gamma that extract to no solution; without that last part, whether there are allowed
    /// weights within gamma at all.
    std::optional<Document> backward_counterexample(bool vacuity) const {
        Solver solver(rlimit);
        const Relations relations(solver, placeholders);
        const auto parameters = open_parameters(solver, target, meaning);
        if (dropped != CspPremise::gamma) solver.require(is_within(relations, parameters));
        if (!vacuity) {
            const auto edges = edges_of_variables(placeholders, target);
            solver.require(!relations.all_hold([&](Index variable, Index symbol) {
                const OpenParameter& weight = own_entries(parameters)[*edges[variable]]->weights[0];
                return is_equal(weight.choice.of(weight.options), Number{Fmpq(Fmpz(symbol + 1))});
            }));
        }
        return found(solver, relations);
    }

    /// (=>) A solution of the source whose lifted weights are no options or miss gamma; without that last part, whether
    /// there is a solution at all.
    std::optional<Document> forward_counterexample(bool vacuity) const {
        Solver solver(rlimit);
        const Relations relations(solver, placeholders);
        std::vector<Choice> values;
        for (Index v = 0; v < placeholders.variables; ++v) values.emplace_back(solver, placeholders.alphabet);
        if (dropped != CspPremise::constraints)
            solver.require(relations.all_hold([&](Index v, Index symbol) { return values[v].is[symbol]; }));
        if (!vacuity) solver.require(disjunction(faults_of_lift(solver, relations, values)));
        return found(solver, relations);
    }

    /// Where no relation allows anything, no source has a solution: weights within gamma all the same.
    std::optional<Document> always_solved() const {
        Solver solver(rlimit);
        const Relations relations(solver, placeholders);
        solver.require(is_within(relations, open_parameters(solver, target, meaning)));
        for (const auto& relation : relations.allowed)
            for (const Truth& pair : relation) solver.require(!pair);
        return found(solver, relations);
    }

    std::optional<Document> found(Solver& solver, const Relations& relations) const {
        return solver.find() ? std::optional(relations.found(solver)) : std::nullopt;
    }

    /// Whether the total loss, the relations being open, is at most gamma (spec/networks.md, Losses).
    Truth is_within(const Relations& relations, const OpenParameters& parameters) const {
        const NetworkTerms network(target.network, parameters, meaning, budget);
        const auto& loss = std::get<CspDecode>(target.loss.is);
        std::vector<Summand> total;
        for (const Sample& sample : target.dataset) {
            const std::vector<Number> f = network.outputs(sample.x);
            std::vector<Number> y;
            std::ranges::transform(sample.y, std::back_inserter(y), meaning);
            std::vector<Truth> decoded;
            for (Index i = 0; i < f.size(); ++i)
                decoded.push_back(relations.decodes(f[i], loss.allowed[i], loss.alphabet));
            const Truth met = are_equal(f, y);
            const Number missed = either(conjunction(decoded), Number{1}, Number{2});
            total.push_back({Fmpq(sample.times), either(met, nothing, missed), met});
        }
        return sum_is_at_most(total, meaning(target.gamma), budget);
    }

    /// The page's lift: the symbol + 1 on the edge of a variable, the one option elsewhere, biases 0. Each is a fault
    /// where it is not among its options, and all together where they miss gamma.
    std::vector<Truth> faults_of_lift(Solver& solver, const Relations& relations,
                                      const std::vector<Choice>& values) const {
        std::vector<Truth> faults;
        OpenParameters lifted;
        const auto own = own_entries(target.parameters);
        const auto edges = edges_of_variables(placeholders, target);
        const auto fixed = [&](const Number& value, const OptionList& options) {
            faults.push_back(!is_among(value, std::get<std::vector<Rational>>(options), meaning));
            return OpenParameter{Choice(solver, 1), {value}};
        };
        std::vector<Number> weights;
        for (Index symbol = 0; symbol < placeholders.alphabet; ++symbol)
            weights.push_back(Number{Fmpq(Fmpz(symbol + 1))});
        for (Index e = 0; e < own.size(); ++e) {
            EdgeParameters edge{{}, fixed(nothing, own[e]->biases)};
            const auto variable = std::ranges::find(edges, std::optional(e)) - edges.begin();
            for (const OptionList& options : own[e]->weights) {
                const bool is_choice = variable < std::ssize(edges);
                edge.weights.push_back(fixed(is_choice ? values[static_cast<Index>(variable)].of(weights)
                                                       : meaning(std::get<std::vector<Rational>>(options).front()),
                                             options));
            }
            lifted.emplace_back(std::move(edge));
        }
        faults.push_back(!is_within(relations, lifted));
        return faults;
    }

    Check run() const {
        if (auto found = always_solved())
            return Fails{"forall", "weights are within gamma where nothing is allowed", *std::move(found)};
        return both_directions(*this);
    }
};

}  // namespace

Nnt assigned_csp(const TwoCsp& placeholders, const Nnt& target, const TwoCsp& source) {
    Nnt result = target;
    if (auto* loss = std::get_if<CspDecode>(&result.loss.is))
        for (std::vector<SymbolPair>& relation : loss->allowed)
            if (const auto constraint = constraint_of(placeholders, relation))
                relation = source.constraints[*constraint].allowed;
    return result;
}

Check prove_two_csp(const Pair& pair, std::uint64_t rlimit, std::optional<CspPremise> dropped) {
    const auto* source = std::get_if<TwoCsp>(&pair.source.is);
    const auto* target = std::get_if<Nnt>(&pair.target.is);
    if (!source || !target) return Fails{"forall", "expected a two-csp and an nnt", std::nullopt};
    if (!are_placeholders(*source)) return Unknown{"the source has no placeholders for relations"};
    if (auto reason = misshapen(*source, *target)) return Fails{"forall", *std::move(reason), std::nullopt};
    CspProof proof{*source, *target, rlimit, dropped, {}};
    if (dropped == CspPremise::options) widen(*source, proof.target);
    return outcome_of(proof);
}

Forall two_csp_forall() {
    const auto prove = [](const Pair& pair, std::uint64_t rlimit) { return prove_two_csp(pair, rlimit, std::nullopt); };
    return {csp_placeholder_sources, prove};
}

}  // namespace reductio::checkers
