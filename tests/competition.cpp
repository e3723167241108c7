// Answers as solvers print them: right words, lines that are not too long, and nothing lost on them.

#include "checkers/competition.hpp"

#include <functional>
#include <sstream>

#include "fuzz/generators.hpp"
#include "tests/support.hpp"

namespace reductio::tests {
namespace {

using checkers::solution_lines;

TEST(Competition, HasItsOwnLinesForEveryKind) {
    EXPECT_EQ(solution_lines(Document{Cnf{3, {{1}}}}, Document{Model{{1, -2, 3}}}), "v 1 -2 3 0\n");
    EXPECT_EQ(solution_lines(Document{Cnf{}}, Document{Model{}}), "v 0\n");
    EXPECT_EQ(solution_lines(Document{SubsetSum{{1, 2, 3}, 4}}, Document{Subset{{0, 2}}}), "v x1 -x2 x3\n");
    EXPECT_EQ(solution_lines(Document{SubsetSum{{}, 0}}, Document{Subset{}}), "v\n");
    EXPECT_EQ(solution_lines(Document{ExactCover{1, {{}, {0}}, 1}}, Document{Cover{{1}}}), "v -x1 x2\n");
    EXPECT_EQ(solution_lines(Document{TwoCsp{1, 2, {}}}, Document{Assignment{{1}}}),
              "c {\"reductio\": 1, \"kind\": \"assignment\", \"values\": [1]}\n");
}

TEST(Competition, SaysWhatIsWrongAfterC) {
    const Document formula{Cnf{1, {{1}}}};
    EXPECT_EQ(checkers::judgement_lines(formula, Document{Model{{1}}}, std::nullopt), "s SATISFIABLE\nv 1 0\n");
    const Document wrong{Model{{-1}}};
    EXPECT_EQ(checkers::judgement_lines(formula, wrong, checkers::not_a_solution(formula, wrong)),
              "c clause 0 has no true literal\ns UNKNOWN\n");
    EXPECT_EQ(checkers::judgement_lines(formula, wrong, Error{"/a", "two\ns SATISFIABLE\r"}),
              "c /a: two s SATISFIABLE \ns UNKNOWN\n")
        << "a reason never begins a line";
}

TEST(Competition, DecidesWithASolution) {
    const auto lines = [](const std::string& text, const checkers::Work& work = {}) {
        const Document instance = parsed(text);
        return checkers::decision_lines(instance, checkers::decide(instance, work), work);
    };
    EXPECT_EQ(lines(R"({"reductio": 1, "kind": "cnf", "variables": 2, "clauses": [[1], [-2]]})"),
              "s SATISFIABLE\nv 1 -2 0\n");
    EXPECT_EQ(lines(R"({"reductio": 1, "kind": "cnf", "variables": 2, "clauses": [[]]})"), "s UNSATISFIABLE\n");
    EXPECT_EQ(lines(R"({"reductio": 1, "kind": "pos-slp", "slp": {"constant": "1", "gates": []}})"),
              "s SATISFIABLE\nc no solution is at hand\n");
    checkers::Work little;
    little.candidates = 1;
    const std::string unknown = lines(R"({"reductio": 1, "kind": "cnf", "variables": 2, "clauses": [[1]]})", little);
    EXPECT_TRUE(unknown.starts_with("c ")) << unknown;
    EXPECT_TRUE(unknown.ends_with("\ns UNKNOWN\n")) << unknown;
    const Document instance{Cnf{2, {{1}, {2}}}};
    EXPECT_EQ(checkers::decision_lines(instance, {Answer::yes, std::nullopt}, little), "s SATISFIABLE\nv 1 2 0\n")
        << "with too many candidates to try, Z3 finds one";
    EXPECT_EQ(checkers::decision_lines(Document{Cnf{1, {{}}}}, {Answer::yes, std::nullopt}, {}),
              "s SATISFIABLE\nc no solution is at hand\n")
        << "where the decision is wrong, no solution is made up";
}

// Long solutions

/// What is wrong with the lines of a model, if anything: read as a solver's output is.
std::string fault_of_lines(const std::string& text, const Model& model) {
    std::istringstream lines(text);
    std::vector<Literal> literals;
    for (std::string line; std::getline(lines, line);) {
        if (line.size() > 78) return "a line of " + std::to_string(line.size()) + " characters";
        std::istringstream words(line);
        std::string first;
        words >> first;
        if (first != "v") return "a line of " + first;
        for (Literal literal = 0; words >> literal;) literals.push_back(literal);
        if (!words.eof()) return "a word that is no literal";
    }
    if (literals.empty() || literals.back() != 0) return "no 0 at the end";
    literals.pop_back();
    return literals == model.literals ? "" : "another model";
}

using Print = std::function<std::string(const Cnf&, const Model&)>;

/// The first fault in the lines of random models, from none to thousands of literals.
std::string first_fault(const Print& print) {
    for (std::uint64_t i = 0; i < 200; ++i) {
        auto choices = fuzz::seeded(4, "competition", i);
        Model model;
        const std::size_t count = choices.below(i < 100 ? 60 : 3000);
        for (std::size_t v = 1; v <= count; ++v)
            model.literals.push_back(choices.flip() ? static_cast<Literal>(v) : -static_cast<Literal>(v));
        const std::string fault = fault_of_lines(print(Cnf{count, {}}, model), model);
        if (!fault.empty()) return fault;
    }
    return "";
}

std::string printed(const Cnf& formula, const Model& model) {
    return solution_lines(Document{formula}, Document{model});
}

TEST(Competition, LongModelsAreWholeOnShortLines) { EXPECT_EQ(first_fault(printed), ""); }

TEST(Competition, FaultyLinesAreSeen) {
    const auto changed = [](const std::string& old, const std::string& with) {
        return [old, with](const Cnf& formula, const Model& model) {
            std::string text = printed(formula, model);
            for (auto at = text.find(old); at != std::string::npos; at = text.find(old, at + with.size()))
                text.replace(at, old.size(), with);
            return text;
        };
    };
    EXPECT_TRUE(first_fault(changed("\nv ", " ")).starts_with("a line of ")) << "all on one line";
    EXPECT_EQ(first_fault(changed(" 0\n", "\n")), "no 0 at the end");
    EXPECT_EQ(first_fault(changed("-", "")), "another model");
    EXPECT_EQ(first_fault(changed("\nv ", "\n")).substr(0, 10), "a line of ") << "v on the first line alone";
    const Print shorter = [](const Cnf& formula, Model model) {
        if (model.literals.size() > 20) model.literals.pop_back();
        return printed(formula, model);
    };
    EXPECT_EQ(first_fault(shorter), "another model");
}

TEST(Competition, PositionsFillTheirLinesToo) {
    std::vector<Index> chosen(500);
    for (Index i = 0; i < chosen.size(); ++i) chosen[i] = 2 * i;
    const std::string text =
        solution_lines(Document{SubsetSum{std::vector<Integer>(1000), 0}}, Document{Subset{chosen}});
    std::istringstream lines(text);
    std::size_t words = 0;
    std::size_t widest = 0;
    for (std::string line; std::getline(lines, line);) {
        widest = std::max(widest, line.size());
        std::istringstream parts(line.substr(2));
        for (std::string word; parts >> word; ++words)
            EXPECT_EQ(word, (words % 2 == 0 ? "x" : "-x") + std::to_string(words + 1));
    }
    EXPECT_EQ(words, 1000u);
    EXPECT_LE(widest, 78u);
    EXPECT_GT(widest, 70u);
}

}  // namespace
}  // namespace reductio::tests
