#include "checkers/exact_cover_forall.hpp"

#include "checkers/both_directions.hpp"
#include "checkers/exact_cover_symbols.hpp"
#include "checkers/z3_trace.hpp"

#include <algorithm>

namespace reductio::checkers {

namespace {

const Number nothing{};
const Number one{1};

bool lists_options(const OptionList& options) {
    const auto* list = std::get_if<std::vector<Rational>>(&options);
    return list && !list->empty();
}

/// What the proof needs to read weights and inputs by their positions: [1], [3], [4].
bool is_shaped(const ExactCover& source, const Nnt& target) {
    if (target.parameters.size() != 2 || target.dataset.size() != source.universe + 1) return false;
    const auto own = own_entries(target.parameters);
    if (own[0]->weights.size() != source.sets.size() || own[1]->weights.size() != 1) return false;
    return std::ranges::all_of(own, [](const EdgeOptions* edge) {
        return lists_options(edge->biases) && std::ranges::all_of(edge->weights, lists_options);
    });
}

/// Weights that are no options of the page's.
void widen(Nnt& target) {
    for (OptionList& list : std::get<EdgeOptions>(target.parameters[0]).weights)
        list = std::vector<Rational>{-1, 0, 1, 2};
}

struct CoverProof {
    const ExactCover& placeholders;
    Nnt target;  // marked
    std::uint64_t rlimit;
    std::optional<CoverPremise> dropped;
    Budget budget;

    /// (<=) Allowed weights within gamma whose positions of weight 1 do not solve the source; without that last part,
    /// whether there are allowed weights within gamma at all.
    std::optional<Document> backward_counterexample(bool vacuity) const {
        Solver solver(rlimit);
        const OpenCover symbols(solver, placeholders);
        const auto parameters = open_parameters(solver, target, symbols.meaning);
        if (dropped != CoverPremise::gamma)
            solver.require(is_within_gamma(target, parameters, symbols.meaning, budget));
        std::vector<Truth> chosen;
        for (const OpenParameter& weight : own_entries(parameters)[0]->weights)
            chosen.push_back(is_equal(weight.choice.of(weight.options), one));
        if (!vacuity) solver.require(!conjunction({symbols.covers(chosen), symbols.picks(chosen, budget)}));
        return solver.find() ? std::optional(symbols.found(solver)) : std::nullopt;
    }

    /// (=>) A solution of the source whose lifted weights are no options or miss gamma; without that last part, whether
    /// there is a solution at all.
    std::optional<Document> forward_counterexample(bool vacuity) const {
        Solver solver(rlimit);
        const OpenCover symbols(solver, placeholders);
        std::vector<Truth> chosen;
        for (Index j = 0; j < placeholders.sets.size(); ++j) chosen.push_back(solver.open_truth());
        if (dropped != CoverPremise::covers) solver.require(symbols.covers(chosen));
        if (dropped != CoverPremise::picks) solver.require(symbols.picks(chosen, budget));
        if (!vacuity) solver.require(disjunction(faults_of_lift(solver, symbols, chosen)));
        return solver.find() ? std::optional(symbols.found(solver)) : std::nullopt;
    }

    /// Where one set more is picked than there are, no source has a solution: weights within gamma all the same.
    std::optional<Document> always_solved() const {
        Solver solver(rlimit);
        const OpenCover symbols(solver, placeholders);
        const auto parameters = open_parameters(solver, target, symbols.meaning);
        solver.require(is_within_gamma(target, parameters, symbols.meaning, budget));
        solver.require(is_equal(symbols.pick, Number{Fmpq(Fmpz(placeholders.sets.size() + 1))}));
        return solver.find() ? std::optional(symbols.found(solver)) : std::nullopt;
    }

    /// The page's lift: 1 or 0 in the dimensions of (s, h), 1 on (h, t), biases 0. Each is a fault where it is not
    /// among its options, and all together where they miss gamma.
    std::vector<Truth> faults_of_lift(Solver& solver, const OpenCover& symbols,
                                      const std::vector<Truth>& chosen) const {
        std::vector<Truth> faults;
        const auto fixed = [&](const Number& value, const OptionList& options) {
            faults.push_back(!is_among(value, std::get<std::vector<Rational>>(options), symbols.meaning));
            return OpenParameter{Choice(solver, 1), {value}};
        };
        const auto own = own_entries(target.parameters);
        EdgeParameters in{{}, fixed(nothing, own[0]->biases)};
        for (Index j = 0; j < chosen.size(); ++j)
            in.weights.push_back(fixed(either(chosen[j], one, nothing), own[0]->weights[j]));
        EdgeParameters out{{fixed(one, own[1]->weights[0])}, fixed(nothing, own[1]->biases)};
        OpenParameters lifted;
        lifted.emplace_back(std::move(in));
        lifted.emplace_back(std::move(out));
        faults.push_back(!is_within_gamma(target, lifted, symbols.meaning, budget));
        return faults;
    }

    Check run() const {
        if (auto found = always_solved())
            return Fails{"forall", "weights are within gamma where K is too large", *std::move(found)};
        return both_directions(*this);
    }
};

}  // namespace

Nnt assigned_cover(const ExactCover& placeholders, const Nnt& target, const ExactCover& source) {
    return unmarked(marked(placeholders, target), source);
}

Check prove_exact_cover(const Pair& pair, std::uint64_t rlimit, std::optional<CoverPremise> dropped) {
    const auto* source = std::get_if<ExactCover>(&pair.source.is);
    const auto* target = std::get_if<Nnt>(&pair.target.is);
    if (!source || !target) return Fails{"forall", "expected an exact-cover and an nnt", std::nullopt};
    if (!has_placeholder_pick(*source)) return Unknown{"the source has no placeholder for the number of sets"};
    if (!is_shaped(*source, *target))
        return Fails{"forall", "expected two edges with lists, a weight for each set, a sample for each element",
                     std::nullopt};
    CoverProof proof{*source, marked(*source, *target), rlimit, dropped, {}};
    if (dropped == CoverPremise::options) widen(proof.target);
    return outcome_of(proof);
}

Forall exact_cover_forall() {
    const auto prove = [](const Pair& pair, std::uint64_t rlimit) {
        return prove_exact_cover(pair, rlimit, std::nullopt);
    };
    return {cover_placeholder_sources, prove};
}

}  // namespace reductio::checkers
