#include "fuzz/formula_proofs.hpp"

#include <algorithm>

#include "fuzz/proof_grounds.hpp"

namespace reductio::fuzz {

namespace {

using checkers::ClausesAtHand;
using checkers::LiteralCode;
using checkers::LiteralCodes;
using checkers::negated;
using Codes = std::vector<LiteralCode>;

Error too_many(std::size_t count, const std::string& what) {
    return {"", "no proof within " + std::to_string(count) + ' ' + what};
}

Error satisfiable() { return {"", "expected a formula without a model, found one that has a model"}; }

ClausesAtHand clauses_of(const Cnf& formula, const LiteralCodes& codes, std::size_t visits) {
    ClausesAtHand clauses(codes.variables(), visits);
    for (Index i = 0; i < formula.clauses.size() && !clauses.conflicting(); ++i)
        clauses.add(codes.set(formula.clauses[i]));
    return clauses;
}

Clause clause_of(const Codes& literals, const LiteralCodes& codes) {
    Clause clause;
    for (const LiteralCode literal : literals) clause.push_back(codes.literal(literal));
    return clause;
}

// A search of our own

/// The literals that are neither true nor false, of a clause without a true one that has the fewest; none where every
/// clause has a true literal.
Codes open_literals(ClausesAtHand& clauses, std::size_t of_formula) {
    Codes fewest;
    for (Index i = 0; i < of_formula; ++i) {
        clauses.pay(clauses.literals(i).size());
        Codes open;
        bool met = false;
        for (const LiteralCode literal : clauses.literals(i)) {
            met = met || clauses.is_true(literal);
            if (!clauses.is_false(literal)) open.push_back(literal);
        }
        if (!met && (fewest.empty() || open.size() < fewest.size())) fewest = open;
    }
    return fewest;
}

/// Forbids what the conflict needs of the assumptions, which are taken back as far as the new clause decides one.
Codes learn(ClausesAtHand& clauses, Codes& denied, std::size_t before) {
    Codes needed = grounds_of_conflict(clauses).assumed;
    std::ranges::sort(needed);
    clauses.take_back(before);
    clauses.add(needed);
    while (!denied.empty() && !std::ranges::binary_search(needed, denied.back())) denied.pop_back();
    if (!denied.empty()) denied.pop_back();
    return needed;
}

Result<ProofSteps> search(const Cnf& formula, std::size_t conflicts, std::size_t visits) {
    const LiteralCodes codes(formula, {});
    ClausesAtHand clauses = clauses_of(formula, codes, visits);
    const std::size_t of_formula = clauses.count();
    ProofSteps steps;
    Codes denied;
    Codes fresh;
    std::size_t before = clauses.assigned();
    while (!clauses.conflicting()) {
        if (clauses.refutes(fresh)) {
            if (steps.size() == conflicts) return too_many(conflicts, "conflicts of a search");
            steps.push_back({clause_of(learn(clauses, denied, before), codes), false});
            before = clauses.assigned();
            fresh = denied;
        } else {
            const Codes open = open_literals(clauses, of_formula);
            if (open.empty()) return satisfiable();
            fresh = {negated(open.front())};
            denied.push_back(fresh.front());
        }
    }
    return steps;
}

/// What each clause added rests on, by the clause's number.
struct Derivation {
    std::size_t of_formula = 0;
    std::vector<Index> step_of;
    std::vector<std::vector<Index>> grounds;
};

/// From the last step to the first, those that are needed; perhaps with the deletion of each after its last use.
ProofSteps needed_steps(const ProofSteps& steps, const Derivation& derivation, const std::vector<Index>& at_the_end,
                        bool deletions) {
    std::vector<bool> needed(derivation.step_of.size());
    for (const Index clause : at_the_end) needed[clause] = true;
    ProofSteps kept;
    for (Index clause = needed.size(); clause-- > derivation.of_formula;) {
        if (!needed[clause]) continue;
        for (const Index ground : derivation.grounds[clause]) {
            if (deletions && ground >= derivation.of_formula && !needed[ground])
                kept.push_back({steps[derivation.step_of[ground]].clause, true});
            needed[ground] = true;
        }
        kept.push_back(steps[derivation.step_of[clause]]);
    }
    std::ranges::reverse(kept);
    return kept;
}

Result<ProofSteps> shorten(const Cnf& formula, const ProofSteps& steps, std::size_t visits, bool deletions) {
    const LiteralCodes codes(formula, steps);
    ClausesAtHand clauses = clauses_of(formula, codes, visits);
    Derivation derivation;
    derivation.of_formula = clauses.count();
    derivation.step_of.resize(clauses.count());
    derivation.grounds.resize(clauses.count());
    for (Index i = 0; i < steps.size() && !clauses.conflicting(); ++i) {
        const Codes set = codes.set(steps[i].clause);
        if (steps[i].deleted) {
            if (const auto clause = clauses.find(set)) clauses.take_away(*clause);
            continue;
        }
        const std::size_t before = clauses.assigned();
        if (!clauses.refutes(set))
            return Error{"/steps/" + std::to_string(i), "expected what follows by unit propagation"};
        derivation.grounds.push_back(grounds_of_conflict(clauses).clauses);
        derivation.step_of.push_back(i);
        clauses.take_back(before);
        clauses.add(set);
    }
    if (!clauses.conflicting()) return Error{"/steps", "expected steps that end in a conflict"};
    return needed_steps(steps, derivation, grounds_of_conflict(clauses).clauses, deletions);
}

template <class Compute>
Result<ProofSteps> within(const Compute& compute) {
    try {
        return compute();
    } catch (const checkers::TooManyVisits& visits) {
        return too_many(visits.bound, "visits of clauses");
    }
}

/// Over and over, as long as that is worth it; a long one gets deletions, which spare work in checking it. A proof
/// that rests on more than unit propagation stays as it is.
ProofSteps shortest(const Cnf& formula, ProofSteps steps, std::size_t visits) {
    constexpr int most_rounds = 4;
    constexpr std::size_t few = 200;
    for (int round = 1; round <= most_rounds; ++round) {
        auto fewer = shortened(formula, steps, visits, false);
        if (!fewer) return steps;
        const bool enough = round == most_rounds || fewer->size() + fewer->size() / 16 >= steps.size();
        steps = *std::move(fewer);
        if (enough) break;
    }
    if (steps.size() <= few) return steps;
    auto long_one = shortened(formula, steps, visits, true);
    return long_one ? *std::move(long_one) : steps;
}

}  // namespace

Result<ProofSteps> refute_by_search(const Cnf& formula, std::size_t conflicts, std::size_t visits) {
    return within([&] { return search(formula, conflicts, visits); });
}

Result<ProofSteps> shortened(const Cnf& formula, const ProofSteps& steps, std::size_t visits, bool deletions) {
    return within([&] { return shorten(formula, steps, visits, deletions); });
}

Result<ProofSteps> refute(const Cnf& formula, const RefuteLimits& limits) {
    const bool solver = !limits.solver.empty() && find_solver(limits.solver);
    constexpr std::size_t quick_visits = std::size_t(1) << 22;
    auto steps = solver ? refute_by_search(formula, limits.quick, std::min(quick_visits, limits.visits))
                        : refute_by_search(formula, limits.conflicts, limits.visits);
    if (!steps && solver && steps.error() != satisfiable()) steps = refute_by_solver(formula, limits);
    if (!steps) return steps;
    return shortest(formula, *std::move(steps), limits.visits);
}

}  // namespace reductio::fuzz
