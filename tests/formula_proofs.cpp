// Proofs that a formula has no model: made for every formula that has none, and for no other; held against the plain
// checker, step by step.

#include <algorithm>
#include <iostream>

#include "fuzz/depth.hpp"
#include "fuzz/formula_proofs.hpp"
#include "fuzz/generators.hpp"
#include "tests/formula_proof_examples.hpp"
#include "tests/support.hpp"

namespace reductio::tests {
namespace {

using checkers::proved_unsatisfiable;

fuzz::Choices random_choices(std::size_t index) { return fuzz::seeded(1, "formula-proofs", index); }

Clause random_clause(fuzz::Choices& choices, std::size_t variables, std::size_t most_literals) {
    Clause clause(choices.below(most_literals + 1));
    for (Literal& literal : clause) {
        literal = static_cast<Literal>(1 + choices.below(variables));
        if (choices.flip()) literal = -literal;
    }
    return clause;
}

/// With clauses of two or three literals, as many as it takes to have no model every other time or so.
Cnf tight_formula(fuzz::Choices& choices) {
    Cnf formula{choices.count(3, 6), {}};
    const std::size_t clauses = formula.variables * choices.count(3, 6);
    while (formula.clauses.size() < clauses) {
        Clause clause = random_clause(choices, formula.variables, 3);
        if (clause.size() > 1) formula.clauses.push_back(std::move(clause));
    }
    return formula;
}

Cnf small_formula(fuzz::Choices& choices) {
    if (choices.chance(1, 4)) return fuzz::generate_cnf(choices, fuzz::Size::of(1 + choices.below(8)));
    return tight_formula(choices);
}

Answer answer(const Cnf& formula) { return checkers::decide(Document{formula}).answer; }

std::string text(const Cnf& formula, const Steps& steps = {}) {
    return write_document(Document{formula}) + write_document(Document{Cnf{0, [&] {
                                                                               std::vector<Clause> clauses;
                                                                               for (const ProofStep& step : steps)
                                                                                   clauses.push_back(step.clause);
                                                                               return clauses;
                                                                           }()}});
}

std::vector<Cnf> unsatisfiable(std::size_t count) {
    std::vector<Cnf> formulas;
    for (std::size_t index = 0; formulas.size() < count; ++index) {
        auto choices = random_choices(index);
        Cnf formula = small_formula(choices);
        if (answer(formula) == Answer::no) formulas.push_back(std::move(formula));
    }
    return formulas;
}

/// A clause, or a deletion; often of one that was there.
ProofStep random_step(fuzz::Choices& choices, const Cnf& formula, const Steps& before) {
    ProofStep step{random_clause(choices, formula.variables + 1, 3), choices.chance(1, 4)};
    if (!step.deleted || choices.chance(1, 8)) return step;
    const std::size_t place = choices.below(formula.clauses.size() + before.size() + 1);
    if (place < formula.clauses.size()) step.clause = formula.clauses[place];
    if (place > formula.clauses.size()) step.clause = before[place - formula.clauses.size() - 1].clause;
    fuzz::shuffle(choices, step.clause);
    return step;
}

TEST(FormulaProofs, AreMadeForEveryFormulaWithoutAModelAndForNoOther) {
    std::size_t without = 0;
    std::size_t with_steps = 0;
    for (std::size_t index = 0; index < fuzz::scaled(600); ++index) {
        auto choices = random_choices(index);
        const Cnf formula = small_formula(choices);
        const auto proof = fuzz::refute_by_search(formula, 1000, 1 << 20);
        ASSERT_EQ(bool(proof), answer(formula) == Answer::no) << text(formula);
        if (!proof) {
            EXPECT_EQ(proof.error().message, "expected a formula without a model, found one that has a model");
            continue;
        }
        ++without;
        with_steps += proof->empty() ? 0 : 1;
        EXPECT_EQ(said(proved_unsatisfiable(formula, *proof)), "holds") << text(formula, *proof);
        EXPECT_EQ(proved_unsatisfiable_plainly(formula, *proof), "holds") << text(formula, *proof);
        const auto fewer = fuzz::shortened(formula, *proof, 1 << 20);
        ASSERT_TRUE(fewer);
        EXPECT_LE(fewer->size(), proof->size());
        EXPECT_EQ(said(proved_unsatisfiable(formula, *fewer)), "holds") << text(formula, *fewer);
        const auto deleting = fuzz::shortened(formula, *proof, 1 << 20, true);
        ASSERT_TRUE(deleting);
        EXPECT_EQ(said(proved_unsatisfiable(formula, *deleting)), "holds") << text(formula, *deleting);
        EXPECT_EQ(std::ranges::count(*deleting, false, &ProofStep::deleted), std::ssize(*fewer));
    }
    EXPECT_GT(without, fuzz::scaled(600) / 4);
    EXPECT_GT(with_steps, fuzz::scaled(600) / 8);
}

/// Steps that are right until the last: it is nothing but steps that keep the formula's verdict.
TEST(FormulaProofs, NeverHoldOfAFormulaWithAModel) {
    std::size_t right_steps = 0;
    std::size_t proofs = 0;
    for (std::size_t index = 0; proofs < fuzz::scaled(1500); ++index) {
        auto choices = random_choices(index);
        const Cnf formula = small_formula(choices);
        if (answer(formula) != Answer::yes) continue;
        ++proofs;
        Steps steps;
        for (int attempt = 0; attempt < 20; ++attempt) {
            steps.push_back(random_step(choices, formula, steps));
            const std::string found = said(proved_unsatisfiable(formula, steps));
            ASSERT_NE(found, "holds") << text(formula, steps);
            if (attempt % 5 == 0) {
                ASSERT_EQ(found, proved_unsatisfiable_plainly(formula, steps)) << text(formula, steps);
            }
            if (!found.starts_with("P4")) steps.pop_back();
        }
        right_steps += steps.size();
    }
    EXPECT_GT(right_steps, 4 * proofs);
}

TEST(FormulaProofs, OfOneFormulaHoldOfAnotherOnlyIfThePlainCheckerAgrees) {
    std::vector<Steps> proofs;
    for (const Cnf& formula : unsatisfiable(fuzz::scaled(40, 20)))  // some proofs are empty
        if (const auto proof = fuzz::refute(formula); proof && !proof->empty()) proofs.push_back(*proof);
    ASSERT_FALSE(proofs.empty());
    std::size_t satisfiable = 0;
    for (std::size_t index = 0; index < fuzz::scaled(60); ++index) {
        auto choices = random_choices(index);
        const Cnf formula = small_formula(choices);
        const bool has_model = answer(formula) == Answer::yes;
        satisfiable += has_model ? 1 : 0;
        for (const Steps& steps : proofs) {
            const std::string found = said(proved_unsatisfiable(formula, steps));
            EXPECT_EQ(found, proved_unsatisfiable_plainly(formula, steps)) << text(formula, steps);
            EXPECT_TRUE(!has_model || found != "holds") << text(formula, steps);
        }
    }
    EXPECT_GT(satisfiable, 0U);
}

/// A step left out, put in, made a deletion, moved, or with another literal.
void change(fuzz::Choices& choices, const Cnf& formula, Steps& steps) {
    const Index at = choices.below(steps.size());
    const auto place = steps.begin() + static_cast<std::ptrdiff_t>(at);
    Clause& clause = place->clause;
    switch (choices.below(6)) {
        case 0:
            steps.erase(place);
            break;
        case 1:
            steps.insert(place, random_step(choices, formula, steps));
            break;
        case 2:
            place->deleted = !place->deleted;
            break;
        case 3:
            std::swap(*place, steps[choices.below(steps.size())]);
            break;
        case 4:
            fuzz::shuffle(choices, clause);
            break;
        default:
            if (clause.empty()) return clause.push_back(1);
            clause[choices.below(clause.size())] *= -1;
    }
}

TEST(FormulaProofs, ThatAreChangedAreRightOnlyIfThePlainCheckerAgrees) {
    std::vector<Cnf> formulas = unsatisfiable(fuzz::scaled(60));
    formulas.push_back(pigeonhole(3, 2));
    formulas.push_back(pigeonhole(4, 3));
    std::map<std::string, std::size_t> how_often;
    for (std::size_t index = 0; index < formulas.size(); ++index) {
        const auto proof = fuzz::refute_by_search(formulas[index], 1000, 1 << 20);
        ASSERT_TRUE(proof);
        auto choices = random_choices(index);
        for (int change_number = 0; change_number < 20 && !proof->empty(); ++change_number) {
            Steps steps = *proof;
            for (std::size_t more = choices.count(1, 3); more > 0 && !steps.empty(); --more)
                change(choices, formulas[index], steps);
            const std::string found = said(proved_unsatisfiable(formulas[index], steps));
            ASSERT_EQ(found, proved_unsatisfiable_plainly(formulas[index], steps)) << text(formulas[index], steps);
            ++how_often[found.substr(0, 2)];
        }
    }
    for (const std::string answer : {"ho", "P1", "P3", "P4"}) EXPECT_GT(how_often[answer], 0U) << answer;
}

std::vector<std::pair<std::string, Cnf>> known_formulas() {
    std::vector<std::pair<std::string, Cnf>> formulas;
    for (std::size_t holes = 3; holes <= 7; ++holes)
        formulas.emplace_back("pigeonhole " + std::to_string(holes), pigeonhole(holes + 1, holes));
    for (const std::size_t n : {3, 9, 101}) formulas.emplace_back("circle " + std::to_string(n), odd_circle(n));
    for (const std::size_t n : {3, 6, 10}) formulas.emplace_back("parity " + std::to_string(n), two_parities(n));
    return formulas;
}

std::size_t literals(const Steps& steps) {
    std::size_t count = 0;
    for (const ProofStep& step : steps) count += step.clause.size();
    return count;
}

TEST(FormulaProofs, AreFoundByTheSearchAlone) {
    for (const auto& [name, formula] : known_formulas()) {
        if (name == "pigeonhole 7") continue;  // takes a minute
        fuzz::RefuteLimits limits;
        limits.solver.clear();
        const auto proof = fuzz::refute(formula, limits);
        ASSERT_TRUE(proof) << name << ' ' << proof.error().message;
        EXPECT_EQ(said_in_full(proved_unsatisfiable(formula, *proof)), "holds") << name;
        std::cout << name << ": " << proof->size() << " steps, " << literals(*proof) << " literals\n";
    }
    fuzz::RefuteLimits limits;
    limits.solver.clear();
    limits.conflicts = 10;
    EXPECT_EQ(fuzz::refute(pigeonhole(6, 5), limits).error().message, "no proof within 10 conflicts of a search");
    limits.visits = 1000;
    EXPECT_EQ(fuzz::refute(pigeonhole(6, 5), limits).error().message, "no proof within 1000 visits of clauses");
}

TEST(FormulaProofs, StayWithinTheBoundOfVisits) {
    const Cnf formula = pigeonhole(5, 4);
    const auto proof = fuzz::refute_by_search(formula, 1000, 1 << 20);
    ASSERT_TRUE(proof);
    std::size_t unknown = 0;
    for (std::size_t bound = 0; bound < 20'000; bound += 1 + bound / 4) {
        checkers::Work work;
        work.candidates = bound;
        const std::string found = said_in_full(proved_unsatisfiable(formula, *proof, work));
        if (found == "holds") continue;
        ++unknown;
        EXPECT_EQ(found, "unknown: more than the bound of " + std::to_string(bound) + " clauses to visit");
    }
    EXPECT_GT(unknown, 10U);
}

TEST(FormulaProofs, AreReadAsText) {
    const auto steps = fuzz::read_drat("1 -2 0\nd 3 0\n0\nd 0\n");
    ASSERT_TRUE(steps);
    EXPECT_EQ(*steps, (Steps{{{1, -2}, false}, {{3}, true}, {{}, false}, {{}, true}}));
    EXPECT_TRUE(fuzz::read_drat("")->empty());
    for (const std::string wrong : {"1 -2\n", "1 0", "1  2 0\n", "x 0\n", "d\n", "0 1\n", "1 0 0\n", "1 0 \n", "\n",
                                    "+1 0\n", "99999999999999999999 0\n", "d d 1 0\n"}) {
        const auto refused = fuzz::read_drat("1 0\n" + wrong);
        ASSERT_FALSE(refused) << wrong;
        EXPECT_EQ(refused.error().place, "line 2") << wrong;
    }
}

// CaDiCaL

class CadicalProofs : public ::testing::Test {
    void SetUp() override {
        if (!fuzz::find_solver("cadical")) GTEST_SKIP() << "the program cadical is not on the PATH";
    }
};

TEST_F(CadicalProofs, AreVerifiedAsTheyAreAndShortened) {
    auto formulas = known_formulas();
    for (Cnf& formula : unsatisfiable(fuzz::scaled(40))) formulas.emplace_back("random", std::move(formula));
    for (const auto& [name, formula] : formulas) {
        const auto proof = fuzz::refute_by_solver(formula);
        ASSERT_TRUE(proof) << name << ' ' << proof.error().message;
        EXPECT_EQ(said_in_full(proved_unsatisfiable(formula, *proof)), "holds") << name << text(formula, *proof);
        const auto fewer = fuzz::refute(formula);
        ASSERT_TRUE(fewer) << name << ' ' << fewer.error().message;
        EXPECT_EQ(said_in_full(proved_unsatisfiable(formula, *fewer)), "holds") << name << text(formula, *fewer);
        if (name == "random") continue;
        std::cout << name << ": " << proof->size() << " steps, shortened " << fewer->size() << " with "
                  << literals(*fewer) << " literals\n";
    }
}

TEST_F(CadicalProofs, AreRefusedForAFormulaWithAModel) {
    EXPECT_EQ(fuzz::refute_by_solver({2, {{1, -2}}}).error().message,
              "expected a formula without a model, found one that has a model");
    EXPECT_EQ(fuzz::refute({2, {{1, -2}}}).error().message,
              "expected a formula without a model, found one that has a model");
}

TEST_F(CadicalProofs, HaveTheFormulasOwnVariables) {
    const Literal far = 1'000'000'000'000;
    const Cnf formula{1'000'000'000'000, {{far, 7}, {far, -7}, {-far, 7}, {-far, -7}}};
    const auto proof = fuzz::refute_by_solver(formula);
    ASSERT_TRUE(proof) << proof.error().message;
    EXPECT_EQ(said_in_full(proved_unsatisfiable(formula, *proof)), "holds");
}

TEST_F(CadicalProofs, EndWithTheTimeOrTheirSize) {
    fuzz::RefuteLimits limits;
    limits.seconds = 1;
    EXPECT_EQ(fuzz::refute_by_solver(pigeonhole(14, 13), limits).error().message.substr(0, 31),
              "no proof by cadical within 1 s:");
    limits.most_bytes = 100;
    EXPECT_EQ(fuzz::refute_by_solver(pigeonhole(5, 4), limits).error().message.substr(0, 42),
              "expected a proof of at most 100 bytes, fou");
}

TEST(OtherSolvers, ThatAreNoneAreRefused) {
    fuzz::RefuteLimits limits;
    limits.solver = "no-such-program";
    EXPECT_EQ(fuzz::refute_by_solver(pigeonhole(5, 4), limits).error().message,
              "expected the program no-such-program on the PATH");
    limits.solver = "true";
    EXPECT_EQ(fuzz::refute_by_solver(pigeonhole(5, 4), limits).error().message,
              "no proof by true within 20 s: it ended with exit code 0");
}

}  // namespace
}  // namespace reductio::tests
