#include "checkers/subset_sum_forall.hpp"

#include "checkers/both_directions.hpp"
#include "checkers/z3_training.hpp"

#include <algorithm>

namespace reductio::checkers {

namespace {

/// Sources whose numbers occur nowhere else, so that the target's numbers tell where each of them went.
std::vector<Document> placeholder_sources(std::size_t bound) {
    std::vector<Document> sources;
    for (std::size_t n = 0; n <= bound; ++n) {
        SubsetSum source;
        source.target = Integer("7000000000000000");
        // Far apart, so that no small fault and no doubling turns one into another.
        for (std::size_t i = 0; i < n; ++i)
            source.items.push_back(Integer("1000000000000037") + Integer("99999999977") * Integer(i * (i + 1)));
        sources.push_back(Document{source});
    }
    return sources;
}

/// The items and the target as integers that are left open, and the numbers of the target document in their terms.
struct Symbols {
    Symbols(Solver& solver, const SubsetSum& placeholders) {
        for (std::size_t i = 0; i < placeholders.items.size(); ++i) items.push_back(solver.open_integer());
        target = solver.open_integer();
        meaning = [this, &placeholders](const Rational& number) {
            for (std::size_t i = 0; i < items.size(); ++i)
                if (number == placeholders.items[i]) return items[i];
            return number == placeholders.target ? target : Number{Fmpq(number)};
        };
    }
    Symbols(const Symbols&) = delete;
    Symbols& operator=(const Symbols&) = delete;

    std::vector<Number> items;
    Number target;
    Meaning meaning;
};

const Number nothing{};

/// Whether the items taken sum to the target.
Truth solves(const Symbols& symbols, const std::vector<Truth>& taken, const Budget& budget) {
    std::vector<Number> summands;
    for (std::size_t i = 0; i < taken.size(); ++i) summands.push_back(either(taken[i], symbols.items[i], nothing));
    return is_equal(sum(summands, budget), symbols.target);
}

/// What a search found, as a subset sum that shows the fault.
Document witness(const Solver& solver, const Symbols& symbols) {
    SubsetSum problem;
    for (const Number& item : symbols.items) problem.items.push_back(solver.value(item).value_or(0).get_num());
    problem.target = solver.value(symbols.target).value_or(0).get_num();
    return Document{problem};
}

/// Whether every number of the source is large and occurs once, so that it can stand for any.
bool are_placeholders(const SubsetSum& source) {
    std::vector<Integer> numbers = source.items;
    numbers.push_back(source.target);
    std::ranges::sort(numbers);
    return numbers.front() > 1'000'000 && std::ranges::adjacent_find(numbers) == numbers.end();
}

/// One weight an edge, with a list of options: a continuum would leave the integers behind, and an empty list leaves no
/// weights at all.
bool lists_options(const Nnt& instance) {
    const auto lists = [](const OptionList& options) {
        const auto* list = std::get_if<std::vector<Rational>>(&options);
        return list && !list->empty();
    };
    for (const EdgeOptions* own : own_entries(instance.parameters))
        if (!lists(own->biases) || own->weights.size() != 1 || !lists(own->weights[0])) return false;
    return true;
}

struct Proof {
    const SubsetSum& placeholders;
    const Nnt& target;
    std::uint64_t rlimit;
    Budget budget;

    /// (<=) Allowed weights within gamma whose positions other than 0 do not solve the source; without that last part,
    /// whether there are allowed weights within gamma at all.
    std::optional<Document> backward_counterexample(bool vacuity) const {
        Solver solver(rlimit);
        const Symbols symbols(solver, placeholders);
        const auto parameters = open_parameters(solver, target, symbols.meaning);
        solver.require(is_within_gamma(target, parameters, symbols.meaning, budget));
        const auto own = own_entries(parameters);
        std::vector<Truth> taken;
        for (std::size_t i = 0; i < placeholders.items.size(); ++i) {
            const OpenParameter& weight = own[i]->weights[0];
            taken.push_back(!is_equal(weight.choice.of(weight.options), nothing));
        }
        if (!vacuity) solver.require(!solves(symbols, taken, budget));
        return solver.find() ? std::optional(witness(solver, symbols)) : std::nullopt;
    }

    /// (=>) A solution of the source whose lifted weights are no options or miss gamma; without that last part, whether
    /// there is a solution at all.
    std::optional<Document> forward_counterexample(bool vacuity) const {
        Solver solver(rlimit);
        const Symbols symbols(solver, placeholders);
        std::vector<Truth> taken;
        for (std::size_t i = 0; i < placeholders.items.size(); ++i) taken.push_back(solver.open_truth());
        solver.require(solves(symbols, taken, budget));
        if (!vacuity) solver.require(disjunction(faults_of_lift(solver, symbols, taken)));
        return solver.find() ? std::optional(witness(solver, symbols)) : std::nullopt;
    }

    /// The page's lift: a_i or 0 on the edge (s, h_i), 1 on the edge (h_i, t), biases 0. Each is a fault where it is
    /// not among its options, and all together where they miss gamma.
    std::vector<Truth> faults_of_lift(Solver& solver, const Symbols& symbols, const std::vector<Truth>& taken) const {
        std::vector<Truth> faults;
        OpenParameters lifted;
        const auto own = own_entries(target.parameters);
        const auto fixed = [&](const Number& value, const OptionList& options) {
            std::vector<Truth> equal;
            for (const Rational& option : std::get<0>(options))
                equal.push_back(is_equal(value, symbols.meaning(option)));
            faults.push_back(!disjunction(equal));
            return OpenParameter{Choice(solver, 1), {value}};
        };
        for (std::size_t e = 0; e < own.size(); ++e) {
            const Number weight = e < taken.size() ? either(taken[e], symbols.items[e], nothing) : Number{Fmpq(1)};
            lifted.emplace_back(EdgeParameters{{fixed(weight, own[e]->weights[0])}, fixed(nothing, own[e]->biases)});
        }
        faults.push_back(!is_within_gamma(target, lifted, symbols.meaning, budget));
        return faults;
    }

    Check run() const {
        // [1] Positions of weights are those of items: n edges from s, then n more.
        if (target.parameters.size() != 2 * placeholders.items.size() || !lists_options(target))
            return Fails{"forall", "expected two edges for each item, each with a list of options for one weight",
                         std::nullopt};
        return both_directions(*this);
    }
};

Check prove(const Pair& pair, std::uint64_t rlimit) {
    const auto* source = std::get_if<SubsetSum>(&pair.source.is);
    const auto* target = std::get_if<Nnt>(&pair.target.is);
    if (!source || !target) return Fails{"forall", "expected a subset-sum and an nnt", std::nullopt};
    if (!are_placeholders(*source)) return Unknown{"the source has no placeholders for numbers"};
    return outcome_of(Proof{*source, *target, rlimit, {}});
}

}  // namespace

Forall subset_sum_forall() { return {placeholder_sources, prove}; }

}  // namespace reductio::checkers
