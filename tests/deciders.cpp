// Two deciders of everything that can be enumerated: trying all candidates, and Z3. They never disagree, and they find
// the same solutions.

#include <set>

#include "checkers/z3_decision.hpp"
#include "fuzz/depth.hpp"
#include "fuzz/network_generators.hpp"
#include "tests/support.hpp"

namespace reductio::tests {
namespace {

using Generate = std::function<Document(fuzz::Choices&)>;

const fuzz::Size size = fuzz::Size::of(5);
const checkers::SolverWork work{.rlimit = 1'000'000};

/// How often Z3 knew.
std::size_t agreements(const std::string& name, const Generate& generate, std::size_t count) {
    std::size_t known = 0;
    for (std::size_t i = 0; i < count; ++i) {
        auto choices = fuzz::seeded(1, name, i);
        const Document document = generate(choices);
        const Decision tried = checkers::decide(document);
        const Decision solved = checkers::decide_by_z3(document, work);
        EXPECT_NE(tried.answer, Answer::unknown) << write_document(document);
        EXPECT_EQ(solved.reason.value_or("").find("not confirmed"), std::string::npos) << write_document(document);
        if (solved.answer == Answer::unknown) continue;
        EXPECT_EQ(solved.answer, tried.answer) << write_document(document);
        ++known;
    }
    std::cout << name << ": Z3 knew " << known << " of " << count << '\n';
    return known;
}

TEST(Deciders, AgreeOnSources) {
    const std::size_t count = fuzz::scaled(300);
    EXPECT_EQ(agreements(
                  "subset-sum", [](auto& c) { return Document{fuzz::generate_subset_sum(c, size)}; }, count),
              count);
    EXPECT_EQ(agreements(
                  "exact-cover", [](auto& c) { return Document{fuzz::generate_exact_cover(c, size)}; }, count),
              count);
    EXPECT_EQ(agreements(
                  "two-csp", [](auto& c) { return Document{fuzz::generate_two_csp(c, size)}; }, count),
              count);
    EXPECT_EQ(agreements(
                  "cnf", [](auto& c) { return Document{fuzz::generate_cnf(c, size)}; }, count),
              count);
}

/// Networks whose activations and losses are linear pieces, and no parameter bits: Z3 should know almost all.
fuzz::NntShape linear_shape() {
    fuzz::NntShape shape = fuzz::NntShape::of(size);
    using fuzz::ActivationKind;
    using fuzz::LossKind;
    shape.activations = {ActivationKind::identity, ActivationKind::constant, ActivationKind::piecewise_linear};
    shape.losses = {LossKind::zero_one,      LossKind::absolute_error, LossKind::sign_error, LossKind::hinge,
                    LossKind::positive_sign, LossKind::csp_decode,     LossKind::satisfies};
    shape.lists = {fuzz::Lists::finite};
    shape.most_assignments = 500;
    shape.extras = false;
    return shape;
}

TEST(Deciders, AgreeOnLinearNetworks) {
    const std::size_t count = fuzz::scaled(300);
    const auto generate = [](fuzz::Choices& c) { return Document{fuzz::generate_nnt(c, linear_shape())}; };
    EXPECT_GE(agreements("linear networks", generate, count) * 20, count * 19);
}

TEST(Deciders, AgreeOnAnyNetworks) {
    const std::size_t count = fuzz::scaled(300);
    const auto generate = [](fuzz::Choices& c) { return Document{fuzz::generate_dnnt(c, size)}; };
    EXPECT_GE(agreements("any networks", generate, count) * 10, count);
}

template <class Problem>
std::set<std::string> tried(const Problem& problem) {
    std::set<std::string> found;
    const auto solutions = checkers::solutions(problem);
    if (!solutions) return {"too many"};
    for (const auto& solution : *solutions) found.insert(write_document(Document{solution}));
    return found;
}

template <class Problem>
void expect_same_solutions(const Problem& problem) {
    std::set<std::string> solved;
    const auto solutions = checkers::solutions_by_z3(Document{problem}, work);
    if (!solutions) return;
    for (const auto& solution : *solutions)
        EXPECT_TRUE(solved.insert(write_document(solution)).second) << "found twice";
    EXPECT_EQ(tried(problem), solved) << write_document(Document{problem});
}

TEST(Deciders, FindTheSameSolutions) {
    const auto small = fuzz::Size::of(4);
    for (std::size_t i = 0; i < fuzz::scaled(100); ++i) {
        auto choices = fuzz::seeded(2, "solutions", i);
        expect_same_solutions(fuzz::generate_subset_sum(choices, small));
        expect_same_solutions(fuzz::generate_exact_cover(choices, small));
        expect_same_solutions(fuzz::generate_two_csp(choices, small));
        expect_same_solutions(fuzz::generate_cnf(choices, small));
    }
}

TEST(Deciders, ExhaustionIsNeverAVerdict) {
    const auto document = parsed(
        R"({"reductio": 1, "kind": "subset-sum", "items": ["3", "5", "7", "11", "13", "17", "19", "23"], "target": "49"})");
    EXPECT_EQ(checkers::decide_by_z3(document, {.rlimit = 1}).answer, Answer::unknown);
    EXPECT_EQ(checkers::decide(document, {.candidates = 255, .budget = {}}).answer, Answer::unknown);
    EXPECT_EQ(checkers::decide_by_z3(document).answer, checkers::decide(document).answer);
}

}  // namespace
}  // namespace reductio::tests
