#include "checkers/formula_proof.hpp"

#include <algorithm>

namespace reductio::checkers {

namespace {

using Reason = std::optional<std::string>;

/// A clause in a message, unless it would fill pages.
std::string shown(const Clause& clause) {
    constexpr std::size_t most = 20;
    std::string text;
    for (Index i = 0; i < clause.size() && i < most; ++i) text += (i > 0 ? "," : "") + std::to_string(clause[i]);
    return "[" + text + (clause.size() > most ? ",...]" : "]");
}

Clause clause_of(const ProofCase& one, Index number) {
    Clause clause;
    for (const LiteralCode code : one.clauses.literals(number)) clause.push_back(one.codes.literal(code));
    std::ranges::sort(clause);
    return clause;
}

/// Whether the literals, all false, meet a conflict; what they are assumed beside stays.
bool follows(ProofCase& one, const std::vector<LiteralCode>& literals) {
    const std::size_t before = one.clauses.assigned();
    const bool conflict = one.clauses.refutes(literals);
    one.clauses.take_back(before);
    return conflict;
}

// [P1]
Reason takes_away_none(ProofCase& one) {
    if (!one.step() || !one.step()->deleted || one.clauses.find(one.set)) return std::nullopt;
    return "expected a clause at hand with the same literals as " + shown(one.step()->clause) + ", which is deleted";
}

// [P2] alone, for a clause without a first literal
Reason adds_empty_clause_too_early(ProofCase& one) {
    if (!one.step() || one.step()->deleted || !one.set.empty() || follows(one, {})) return std::nullopt;
    return "expected a conflict by unit propagation, for the empty clause to follow";
}

/// While all literals of the step's clause are assumed false.
Reason lacks_resolvent(ProofCase& one) {
    const Literal first = one.step()->clause.front();
    const LiteralCode other_sign = negated(one.codes.code(first));
    for (Index clause = 0; clause < one.clauses.count(); ++clause) {
        if (!one.clauses.has(clause, other_sign)) continue;
        const auto literals = one.clauses.literals(clause);
        std::vector<LiteralCode> others(literals.begin(), literals.end());
        std::erase(others, other_sign);
        if (follows(one, others)) continue;
        return "expected " + shown(one.step()->clause) + " to follow by unit propagation, or with the first literal " +
               std::to_string(first) + " resolved with each clause at hand; with " + shown(clause_of(one, clause)) +
               " there is no conflict";
    }
    return std::nullopt;
}

// [P2], or else [P3]
Reason adds_what_does_not_follow(ProofCase& one) {
    if (!one.step() || one.step()->deleted || one.set.empty()) return std::nullopt;
    const std::size_t before = one.clauses.assigned();
    Reason reason;
    if (!one.clauses.refutes(one.set)) reason = lacks_resolvent(one);
    one.clauses.take_back(before);
    return reason;
}

// [P4]
Reason ends_before_conflict(ProofCase& one) {
    if (one.step()) return std::nullopt;
    return "expected the empty clause, or a conflict by unit propagation";
}

void take(ProofCase& one) {
    if (!one.step()->deleted) {
        one.clauses.add(one.set);
    } else if (const auto clause = one.clauses.find(one.set)) {
        one.clauses.take_away(*clause);
    }
}

std::string place(const ProofCase& one) {
    return one.step() ? "/steps/" + std::to_string(one.at) + ": "
                      : "after " + std::to_string(one.steps.size()) + " steps: ";
}

Check checked(ProofCase& one, const std::vector<ProofRule>& rules) {
    for (; !one.clauses.conflicting(); ++one.at) {
        one.set.clear();
        if (one.step()) one.set = one.codes.set(one.step()->clause);
        for (const ProofRule& rule : rules)
            if (const Reason reason = rule.fault(one)) return Fails{rule.number, place(one) + *reason, std::nullopt};
        if (!one.step()) return Holds{};
        take(one);
    }
    return Holds{};
}

}  // namespace

const std::vector<ProofRule>& proof_rules() {
    static const std::vector<ProofRule> rules = {{"P1", takes_away_none},
                                                 {"P2", adds_empty_clause_too_early},
                                                 {"P3", adds_what_does_not_follow},
                                                 {"P4", ends_before_conflict}};
    return rules;
}

Check proved_unsatisfiable(const Cnf& formula, const std::vector<ProofStep>& steps, const Work& work,
                           const std::vector<ProofRule>& rules) {
    LiteralCodes codes(formula, steps);
    ClausesAtHand clauses(codes.variables(), work.candidates);
    ProofCase one{steps, std::move(codes), std::move(clauses)};
    try {
        for (Index i = 0; i < formula.clauses.size() && !one.clauses.conflicting(); ++i)
            one.clauses.add(one.codes.set(formula.clauses[i]));
        return checked(one, rules);
    } catch (const TooManyVisits& visits) {
        return Unknown{"more than the bound of " + std::to_string(visits.bound) + " clauses to visit"};
    }
}

}  // namespace reductio::checkers
