// Whatever is wrong with a proof that a formula has no model is seen, each fault at its rule and its step.

#include <gtest/gtest.h>

#include <functional>
#include <limits>

#include "tests/formula_proof_examples.hpp"

namespace reductio::tests {
namespace {

using checkers::ProofCase;
using checkers::ProofRule;
using Reason = std::optional<std::string>;

struct ProofExample {
    std::string name;
    Cnf formula;
    Steps steps;
    std::string said;
};

ProofStep deletion(const Clause& clause) { return {clause, true}; }
ProofStep lemma(const Clause& clause) { return {clause, false}; }

const Cnf all_signs{2, {{1, 2}, {1, -2}, {-1, 2}, {-1, -2}}};
const Cnf three_signs{2, {{1, 2}, {1, -2}, {-1, 2}}};
const std::string at_the_end = "expected the empty clause, or a conflict by unit propagation";

std::string no_clause(const std::string& clause) {
    return "expected a clause at hand with the same literals as " + clause + ", which is deleted";
}

std::string no_conflict(const std::string& clause, const std::string& first, const std::string& other) {
    return "expected " + clause + " to follow by unit propagation, or with the first literal " + first +
           " resolved with each clause at hand; with " + other + " there is no conflict";
}

std::vector<ProofExample> right_proofs() {
    return {
        {"no steps, an empty clause", {0, {{}}}, {}, "holds"},
        {"no steps, units", {1, {{1}, {-1}}}, {}, "holds"},
        {"no steps, a chain of units", {3, {{-2, 3}, {-1, 2}, {-3, -1}, {1}}}, {}, "holds"},
        {"repeated literals", {2, {{1, 1}, {-1, -1, -1}}}, {}, "holds"},
        {"a unit", all_signs, {lemma({1})}, "holds"},
        {"a unit with repeated literals", all_signs, {lemma({-2, -2})}, "holds"},
        {"what follows the conflict is not read", all_signs, {lemma({1}), deletion({5}), lemma({})}, "holds"},
        {"nothing is read of a formula with an empty clause", {1, {{1}, {}}}, {deletion({9}), lemma({})}, "holds"},
        {"a deletion in another order", all_signs, {lemma({-2, 1}), deletion({1, -2, 1}), lemma({1})}, "holds"},
        {"a clause twice, deleted once", {1, {{1}, {1}, {-1, 2}, {-1, -2, 2, 3}, {-2}}}, {deletion({1})}, "holds"},
        {"a tautology", all_signs, {lemma({1, -1}), lemma({2})}, "holds"},
        {"far variables",
         all_signs,
         {lemma({std::numeric_limits<Literal>::max(), 1}), lemma({-std::numeric_limits<Literal>::max() + 1, 2}),
          lemma({1})},
         "holds"},
        {"an extension",
         all_signs,
         {lemma({3, -1, -2}), lemma({-3, 1}), lemma({-3, 2}), lemma({-3}), lemma({2})},
         "holds"},
        {"RAT once the clause against it is deleted",
         {3, {{1, 2}, {1, -2}, {-1, 2}, {-1, -2}, {-3, 2, 1}}},
         {deletion({-3, 2, 1}), lemma({3}), lemma({1})},
         "holds"},
        {"a unit deleted after another copy came",
         {3, {{1, 2}, {1, -2}, {-1, 2, 3}, {-1, -2, 3}, {-3, 2}, {-2, -3}}},
         {lemma({1}), lemma({1}), deletion({1}), lemma({3})},
         "holds"},
    };
}

std::vector<ProofExample> wrong_deletions() {
    return {
        {"an absent clause", all_signs, {deletion({1, 3})}, "P1 /steps/0: " + no_clause("[1,3]")},
        {"a part of a clause", all_signs, {deletion({1})}, "P1 /steps/0: " + no_clause("[1]")},
        {"more than a clause", all_signs, {deletion({1, 2, -3})}, "P1 /steps/0: " + no_clause("[1,2,-3]")},
        {"the empty clause", all_signs, {deletion({})}, "P1 /steps/0: " + no_clause("[]")},
        {"a clause twice", all_signs, {deletion({1, 2}), deletion({2, 1})}, "P1 /steps/1: " + no_clause("[2,1]")},
        {"a clause that was added, twice",
         all_signs,
         {lemma({3, 1, 2}), deletion({1, 2, 3}), deletion({3, 2, 1})},
         "P1 /steps/2: " + no_clause("[3,2,1]")},
        {"what follows but is no clause",
         {3, {{1}, {-1, 2}, {2, 3}}},
         {deletion({2})},
         "P1 /steps/0: " + no_clause("[2]")},
    };
}

std::vector<ProofExample> wrong_clauses() {
    const std::string empty = "expected a conflict by unit propagation, for the empty clause to follow";
    Clause pages;
    for (Literal literal = 3; literal < 25; ++literal) pages.push_back(-literal);
    return {
        {"the empty clause at once", all_signs, {lemma({})}, "P2 /steps/0: " + empty},
        {"the empty clause of a formula with a model", {1, {{1}}}, {lemma({})}, "P2 /steps/0: " + empty},
        {"the empty clause after a deletion",
         all_signs,
         {deletion({-1, -2}), lemma({1}), lemma({})},
         "P2 /steps/2: " + empty},
        {"no consequence", three_signs, {lemma({-1})}, "P3 /steps/0: " + no_conflict("[-1]", "-1", "[-2,1]")},
        {"no consequence after one",
         three_signs,
         {lemma({1}), lemma({2}), lemma({-2})},
         "P3 /steps/2: " + no_conflict("[-2]", "-2", "[-1,2]")},
        {"RAT on the second literal only",
         {2, {{1, 2}}},
         {lemma({-1, 3})},
         "P3 /steps/0: " + no_conflict("[-1,3]", "-1", "[1,2]")},
        {"RAT but for a clause that was added",
         {2, {{1, 2}}},
         {lemma({3, 1}), lemma({-3, 4})},
         "P3 /steps/1: " + no_conflict("[-3,4]", "-3", "[1,3]")},
        {"RAT but for a tautology",
         {3, {{-1, 1, 3}}},
         {lemma({1, 2})},
         "P3 /steps/0: " + no_conflict("[1,2]", "1", "[-1,1,3]")},
        {"RAT but for the last clause",
         {4, {{-1, 2}, {-1, 3}, {-1, 4}}},
         {lemma({1, -2, -3})},
         "P3 /steps/0: " + no_conflict("[1,-2,-3]", "1", "[-1,4]")},
        {"from a clause deleted",
         all_signs,
         {deletion({1, 2}), lemma({1})},
         "P3 /steps/1: " + no_conflict("[1]", "1", "[-1,2]")},
        {"from a unit deleted",
         {3, {{1}, {-1, 2}, {-2, 3}, {-2, -3, 4}}},
         {deletion({1}), lemma({2})},
         "P3 /steps/1: " + no_conflict("[2]", "2", "[-2,3]")},
        {"from a unit whose clause is deleted",
         {3, {{1}, {-1, 2}, {-2, 3, 4}}},
         {deletion({-1, 2}), lemma({2})},
         "P3 /steps/1: " + no_conflict("[2]", "2", "[-2,3,4]")},
        {"of many literals",
         {3, {{1, 2}}},
         {lemma([&] {
             Clause clause{-1};
             clause.insert(clause.end(), pages.begin(), pages.end());
             return clause;
         }())},
         "P3 /steps/0: " + no_conflict("[-1,-3,-4,-5,-6,-7,-8,-9,-10,-11,-12,-13,-14,-15,-16,-17,-18,-19,-20,-21,...]",
                                       "-1", "[1,2]")},
    };
}

std::vector<ProofExample> wrong_ends() {
    return {
        {"no formula, no steps", {0, {}}, {}, "P4 after 0 steps: " + at_the_end},
        {"no steps", all_signs, {}, "P4 after 0 steps: " + at_the_end},
        {"a tautology", all_signs, {lemma({2, 1, -1})}, "P4 after 1 steps: " + at_the_end},
        {"a tautology of one variable, and its deletion",
         all_signs,
         {lemma({1, -1}), deletion({-1, 1})},
         "P4 after 2 steps: " + at_the_end},
        {"a reason deleted, and the other unit still one",
         {4, {{1}, {-1, 2}, {-1, 3}, {-3, 4}}},
         {deletion({-1, 2}), lemma({3})},
         "P4 after 2 steps: " + at_the_end},
        {"RAT, its one resolvent being at hand",
         {3, {{1, 2}, {-3, 2}}},
         {lemma({3, 1})},
         "P4 after 1 steps: " + at_the_end},
        {"a pure literal", {2, {{1, 2}}}, {lemma({1})}, "P4 after 1 steps: " + at_the_end},
        {"a unit deleted, its negation added",
         {1, {{1}}},
         {deletion({1}), lemma({-1})},
         "P4 after 2 steps: " + at_the_end},
        {"a reason deleted, the negation of what it gave added",
         {2, {{1}, {-1, 2}}},
         {deletion({-1, 2}), lemma({-2})},
         "P4 after 2 steps: " + at_the_end},
        {"a unit deleted, and what followed from what followed",
         {3, {{1}, {-1, 2}, {-2, 3}}},
         {deletion({1}), lemma({-1, 2}), lemma({-1}), deletion({-2, 3}), lemma({-3})},
         "P4 after 5 steps: " + at_the_end},
    };
}

std::vector<ProofExample> all_examples() {
    std::vector<ProofExample> all;
    for (const auto& some : {right_proofs(), wrong_deletions(), wrong_clauses(), wrong_ends()})
        all.insert(all.end(), some.begin(), some.end());
    return all;
}

TEST(FormulaProofFaults, AreEachSeenAtTheirStep) {
    for (const auto& [name, formula, steps, expected] : all_examples()) {
        EXPECT_EQ(said_in_full(checkers::proved_unsatisfiable(formula, steps)), expected) << name;
        EXPECT_EQ(proved_unsatisfiable_plainly(formula, steps), expected.substr(0, expected.find(':'))) << name;
    }
}

// Faults planted in the checker

/// What it says of all examples.
std::vector<std::string> answers(const std::vector<ProofRule>& rules) {
    std::vector<std::string> all;
    for (const auto& example : all_examples())
        all.push_back(said_in_full(checkers::proved_unsatisfiable(example.formula, example.steps, {}, rules)));
    return all;
}

TEST(FormulaProofFaults, AreMissedOnceARuleIsDropped) {
    const std::vector<std::string> right = answers(checkers::proof_rules());
    for (Index dropped = 0; dropped < checkers::proof_rules().size(); ++dropped) {
        std::vector<ProofRule> rules = checkers::proof_rules();
        rules.erase(rules.begin() + static_cast<std::ptrdiff_t>(dropped));
        EXPECT_NE(answers(rules), right) << checkers::proof_rules()[dropped].number;
    }
}

/// Whether the step's clause, with the other literals of each of these clauses that has this literal's negation, meets
/// a conflict.
Reason unless_resolvents_conflict(ProofCase& one, Literal pivot, bool with_clause,
                                  const std::function<bool(Index)>& counts) {
    const auto conflict = [&](const std::vector<checkers::LiteralCode>& literals) {
        const std::size_t before = one.clauses.assigned();
        const bool found = one.clauses.refutes(literals);
        one.clauses.take_back(before);
        return found;
    };
    if (conflict(one.set)) return std::nullopt;
    const checkers::LiteralCode other_sign = checkers::negated(one.codes.code(pivot));
    for (Index clause = 0; clause < one.clauses.count(); ++clause) {
        if (!one.clauses.has(clause, other_sign) || !counts(clause)) continue;
        const auto literals = one.clauses.literals(clause);
        std::vector<checkers::LiteralCode> assumed(literals.begin(), literals.end());
        std::erase(assumed, other_sign);
        if (with_clause) assumed.insert(assumed.end(), one.set.begin(), one.set.end());
        if (!conflict(assumed)) return "planted";
    }
    return std::nullopt;
}

bool adds_a_clause(const ProofCase& one) { return one.step() && !one.step()->deleted && !one.set.empty(); }
bool every_clause(Index) { return true; }

Reason resolves_the_last_literal(ProofCase& one) {
    if (!adds_a_clause(one)) return std::nullopt;
    return unless_resolvents_conflict(one, one.step()->clause.back(), true, every_clause);
}

Reason resolves_any_literal(ProofCase& one) {
    if (!adds_a_clause(one)) return std::nullopt;
    for (const Literal pivot : one.step()->clause)
        if (!unless_resolvents_conflict(one, pivot, true, every_clause)) return std::nullopt;
    return "planted";
}

Reason forgets_the_clause(ProofCase& one) {
    if (!adds_a_clause(one)) return std::nullopt;
    return unless_resolvents_conflict(one, one.step()->clause.front(), false, every_clause);
}

Reason resolves_the_first_clause(ProofCase& one) {
    if (!adds_a_clause(one)) return std::nullopt;
    return unless_resolvents_conflict(one, one.step()->clause.front(), true,
                                      [first = true](Index) mutable { return std::exchange(first, false); });
}

Reason resolves_all_but_the_newest_clause(ProofCase& one) {
    if (!adds_a_clause(one)) return std::nullopt;
    return unless_resolvents_conflict(one, one.step()->clause.front(), true,
                                      [&](Index clause) { return clause + 1 < one.clauses.count() || one.at == 0; });
}

Reason takes_a_part_for_the_clause(ProofCase& one) {
    if (!one.step() || !one.step()->deleted) return std::nullopt;
    for (Index clause = 0; clause < one.clauses.count(); ++clause) {
        bool all = one.clauses.at_hand(clause);
        for (const checkers::LiteralCode literal : one.set) all = all && one.clauses.has(clause, literal);
        if (all) return std::nullopt;
    }
    return "planted";
}

Reason ends_with_the_steps(ProofCase& one) {
    if (one.step() || !one.steps.empty()) return std::nullopt;
    return "planted";
}

TEST(FormulaProofFaults, AreMissedByOtherRules) {
    struct Mutant {
        std::string name;
        Index rule;
        Reason (*fault)(ProofCase&);
    };
    const std::vector<Mutant> mutants = {
        {"P1 takes a part for the clause", 0, takes_a_part_for_the_clause},
        {"P3 resolves the last literal", 2, resolves_the_last_literal},
        {"P3 resolves any literal", 2, resolves_any_literal},
        {"P3 forgets the clause", 2, forgets_the_clause},
        {"P3 resolves the first clause", 2, resolves_the_first_clause},
        {"P3 resolves all but the newest clause", 2, resolves_all_but_the_newest_clause},
        {"P4 ends with the steps", 3, ends_with_the_steps},
    };
    const auto verdicts = [](const std::vector<ProofRule>& rules) {
        std::vector<std::string> all;
        for (const std::string& text : answers(rules)) all.push_back(text.substr(0, 2));
        return all;
    };
    const auto right = verdicts(checkers::proof_rules());
    for (const Mutant& mutant : mutants) {
        std::vector<ProofRule> rules = checkers::proof_rules();
        rules[mutant.rule].fault = mutant.fault;
        EXPECT_NE(verdicts(rules), right) << mutant.name;
    }
}

}  // namespace
}  // namespace reductio::tests
