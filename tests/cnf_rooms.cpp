// C-CSP and C-SUM: odd clauses, what is refused, long clauses cut short, and planted faults on one list of formulas.

#include <algorithm>
#include <set>

#include "checkers/decision.hpp"
#include "fuzz/corner_cases.hpp"
#include "fuzz/depth.hpp"
#include "fuzz/generators.hpp"
#include "impl/clause_splitting.hpp"
#include "tests/mutants/reductions.hpp"
#include "tests/support.hpp"

namespace reductio::tests {
namespace {

using checkers::Fails;
using checkers::Holds;
const std::string to_two_csp = "cnf-to-two-csp";
const std::string to_subset_sum = "cnf-to-subset-sum";

fuzz::Subject subject_of(const std::string& room) { return fuzz::find_subject(room).value(); }

/// Small enough that every assignment of their constraints is tried.
std::vector<Cnf> odd_formulas() {
    auto formulas = fuzz::cnf_corners();
    std::erase_if(formulas, [](const Cnf& formula) { return formula.variables + formula.clauses.size() > 6; });
    const std::vector<Cnf> more = {
        {2, {{1, 1, -2}}},                    // a repeated literal beside another
        {1, {{1, 1, 1, 1, 1, -1}, {-1}}},     // both signs, repeated
        {3, {{1, 2, 3}, {1, 2, 3}}},          // a repeated clause
        {3, {{1, 2, 3}, {}, {-1}}},           // an empty clause among others
        {3, {{1, 2}, {-2, -2}}},              // 3 is in no clause
        {3, {{-1, -2, -3}, {2, 3}}},          // one, two or three true literals
        {2, {{1, 2}, {1, -2}, {-1, -1, 2}}},  // one model
        {1, {{1, -1}, {1, 1}, {-1}}},         // none
    };
    formulas.insert(formulas.end(), more.begin(), more.end());
    return formulas;
}

std::vector<fuzz::Verdict> verdicts(const fuzz::Subject& subject, const Cnf& formula) {
    return check_obligations(subject, {Document{formula}, {}});
}

TEST(OddClauses, MeetEveryObligation) {
    for (const auto& room : {to_two_csp, to_subset_sum}) {
        for (const Cnf& formula : odd_formulas()) {
            for (const auto& [obligation, check] : verdicts(subject_of(room), formula))
                EXPECT_TRUE(std::holds_alternative<Holds>(check))
                    << room << ' ' << obligation << ' ' << write_document(Document{formula});
        }
    }
}

/// The documents that the pages print in full.
TEST(Targets, AreThoseOfThePages) {
    const auto target = [](const std::string& room, const Cnf& formula) {
        return write_document(*subject_of(room).variant.reduce(Document{formula}, {}));
    };
    const auto page = [](const std::string& name) { return read_file(source_tree() / "spec" / name); };
    const Cnf yes{4, {{1, -2}, {3, 3}, {-1, 2, -3}, {2, -2}}};
    EXPECT_NE(page("cnf_to_two_csp.md").find("\n" + target(to_two_csp, {2, {{1, -2}}}) + "```"), std::string::npos);
    EXPECT_NE(page("cnf_to_subset_sum.md").find("\n" + target(to_subset_sum, yes) + "```"), std::string::npos);
}

TEST(Targets, NeedTheirPairsSorted) {
    const Document source{Cnf{2, {{1, -2}}}};
    const fuzz::Subject subject = subject_of(to_two_csp);
    Document target = *subject.variant.reduce(source, {});
    std::ranges::reverse(std::get<TwoCsp>(target.is).constraints.back().allowed);
    const auto check = checkers::check_construction(subject.checker, {source, target, {}});
    ASSERT_TRUE(std::holds_alternative<Fails>(check));
    EXPECT_EQ(std::get<Fails>(check).step, "6");
}

// What is refused

Clause first_literals(std::size_t count) {
    Clause clause;
    for (std::size_t i = 1; i <= count; ++i) clause.push_back(static_cast<Literal>(i));
    return clause;
}

bool refuses(const std::string& room, const Cnf& formula) {
    return !subject_of(room).variant.reduce(Document{formula}, {});
}

TEST(Preconditions, OfTwoCsp) {
    EXPECT_FALSE(refuses(to_two_csp, {16, {first_literals(16)}}));
    EXPECT_TRUE(refuses(to_two_csp, {17, {first_literals(17)}}));
    EXPECT_TRUE(refuses(to_two_csp, {1, {Clause(17, 1)}})) << "repeated ones count";
    // K + P = 3n + m where every clause is empty, and 17 * 2^16 for one of 16 literals
    EXPECT_FALSE(refuses(to_two_csp, {666'666, {{}, {}}}));
    EXPECT_TRUE(refuses(to_two_csp, {666'666, {{}, {}, {}}}));
    EXPECT_TRUE(refuses(to_two_csp, {16, std::vector<Clause>(2, first_literals(16))}));
    EXPECT_TRUE(refuses(to_two_csp, {6'148'914'691'236'517'206, {}})) << "3n is 2 modulo 2^64";
}

TEST(Preconditions, OfSubsetSum) {
    const Cnf long_one{4, {{1}, {1, 2, 3, 4}}};
    const auto refused = subject_of(to_subset_sum).variant.reduce(Document{long_one}, {});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().place, "/clauses/1");
    EXPECT_TRUE(refuses(to_subset_sum, {2, {{1, -1, 2, -2}}})) << "both signs are two literals";
    EXPECT_FALSE(refuses(to_subset_sum, {3, {{1, 2, 1, 3, 3, 2, 1}}}));
    EXPECT_TRUE(refuses(to_subset_sum, {10'001, {}}));
    EXPECT_TRUE(refuses(to_subset_sum, {10'000, {{}}}));
    EXPECT_TRUE(refuses(to_subset_sum, {~std::size_t(0), {{}}})) << "n + m is 0 modulo 2^64";
}

/// What a construction must refuse, no target is right for.
TEST(Preconditions, HoldForCheckersToo) {
    const std::vector<std::tuple<std::string, Cnf, Document>> pairs = {
        {to_two_csp, {1, {Clause(80, 1)}}, Document{TwoCsp{2, 2, {}}}},
        {to_two_csp, {6'148'914'691'236'517'206, {}}, Document{TwoCsp{2, 2, {}}}},
        {to_subset_sum, {4, {{1, 2, 3, 4}}}, Document{SubsetSum{}}},
        {to_subset_sum, {~std::size_t(0), {{}}}, Document{SubsetSum{}}}};
    for (const auto& [room, formula, target] : pairs) {
        const Document source{formula};
        const checkers::Pair pair{source, target, {}};
        const auto& checker = *checkers::find_room(room);
        EXPECT_TRUE(std::holds_alternative<Fails>(check_restrictions(checker, pair))) << room;
        EXPECT_TRUE(std::holds_alternative<Fails>(check_construction(checker, pair))) << room;
    }
}

TEST(Maps, RefuseWhatIsNoModel) {
    for (const auto& room : {to_two_csp, to_subset_sum}) {
        const auto& lift = subject_of(room).variant.lift;
        const Document source{Cnf{2, {{1, 2}}}};
        EXPECT_TRUE(lift(source, Document{Model{{1, -2}}}, {})) << room;
        EXPECT_FALSE(lift(source, Document{Model{{-1, -2}}}, {})) << room;
        EXPECT_FALSE(lift(source, Document{Model{{1}}}, {})) << room;
    }
}

// Long clauses

TEST(Splitting, IsThatOfThePage) {
    const Cnf five{5, {{1, 2, 3, 4, 5}}};
    EXPECT_EQ(impl::split_clauses(five), (Cnf{7, {{1, 2, 6}, {-6, 3, 7}, {-7, 4, 5}}}));
    const Cnf mixed{4, {{}, {1, 1, 1, 1, 2}, {4, -1, 4, -4, 1}, {3}, {-1, -2, -3, -4}}};
    EXPECT_EQ(impl::split_clauses(mixed),
              (Cnf{6, {{}, {1, 1, 1, 1, 2}, {4, -1, 5}, {-5, -4, 1}, {3}, {-1, -2, 6}, {-6, -3, -4}}}));
}

/// The models of the cut formula, restricted to the old variables: as a set, the formula's own.
std::set<std::vector<Literal>> models(const Cnf& formula, std::size_t variables) {
    std::set<std::vector<Literal>> found;
    const auto all = checkers::solutions(formula);
    for (Model model : *all) {
        model.literals.resize(variables);
        found.insert(model.literals);
    }
    return found;
}

TEST(Splitting, KeepsModels) {
    std::size_t cut = 0;
    for (std::size_t i = 0; i < fuzz::scaled(500); ++i) {
        auto choices = fuzz::seeded(1, "splitting", i);
        const Cnf formula = fuzz::generate_cnf_within(choices, {0, 5, 4, 7});
        const Cnf split = impl::split_clauses(formula);
        if (split.variables > 16) continue;
        cut += split != formula ? 1 : 0;
        EXPECT_EQ(models(split, formula.variables), models(formula, formula.variables))
            << write_document(Document{formula});
        EXPECT_EQ(impl::split_clauses(split), split);
        EXPECT_FALSE(refuses(to_subset_sum, split));
    }
    std::cout << cut << " formulas cut\n";
}

/// The obligations that some formula of the list fails.
std::set<std::string> catching(const mutants::ReductionMutant& mutant) {
    fuzz::Subject subject = subject_of(mutant.room);
    mutant.plant(subject);
    std::set<std::string> caught;
    for (const Cnf& formula : odd_formulas())
        for (const auto& [obligation, check] : verdicts(subject, formula))
            if (std::holds_alternative<Fails>(check)) caught.insert(obligation);
    return caught;
}

TEST(PlantedFaults, AreCaughtOnSmallFormulas) {
    for (const auto& mutant : mutants::reduction_mutants()) {
        if (mutant.room != to_two_csp && mutant.room != to_subset_sum) continue;
        const auto caught = catching(mutant);
        EXPECT_TRUE(caught.contains(mutant.killer)) << mutant.room << ' ' << mutant.name;
        std::cout << mutant.room << " that " << mutant.name << ": " << mutant.killer << ", of";
        for (const auto& obligation : caught) std::cout << ' ' << obligation;
        std::cout << '\n';
    }
}

}  // namespace
}  // namespace reductio::tests
