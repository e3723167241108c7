// Pseudo-Boolean constraints: which files are problems of ours, with the same solutions, and which are refused with
// which words.

#include "impl/opb.hpp"

#include <functional>
#include <map>
#include <set>

#include "checkers/decision.hpp"
#include "fuzz/generators.hpp"
#include "tests/other_formats.hpp"
#include "tests/support.hpp"

namespace reductio::tests {
namespace {

using impl::read_opb;

std::string document(const std::string& members) { return R"({"reductio": 1, "kind": )" + members + "}"; }

std::string subset_sum(const std::string& items, const std::string& target) {
    return document(R"("subset-sum", "items": )" + items + R"(, "target": ")" + target + '"');
}

std::string exact_cover(const std::string& sets, int universe, int pick) {
    return document(R"("exact-cover", "universe": )" + std::to_string(universe) + R"(, "sets": )" + sets +
                    R"(, "pick": )" + std::to_string(pick));
}

std::string cnf(int variables, const std::string& clauses) {
    return document(R"("cnf", "variables": )" + std::to_string(variables) + R"(, "clauses": )" + clauses);
}

TEST(Opb, OneEqualityIsASubsetSum) {
    const std::vector<TextCase> cases = {
        {"+3 x1 +5 x2 +7 x3 = 10 ;\n", subset_sum(R"(["3", "5", "7"])", "10")},
        {"* #variable= 3 #constraint= 1\n* a comment\n3 x1\n 5 x2 7 x3=10;", subset_sum(R"(["3", "5", "7"])", "10")},
        {"* #variable=3 #constraint=1 #equal= 1 intsize= 4\r\n+3 x1 = 3 ;\r\n", subset_sum(R"(["3", "0", "0"])", "3")},
        {"-2 x4 = -2 ;", subset_sum(R"(["0", "0", "0", "-2"])", "-2")},
        {"+3 ~x1 +5 x2 = 5 ;", subset_sum(R"(["-3", "5"])", "2")},
        {"-3 ~x1 +5 x2 = 5 ;", subset_sum(R"(["3", "5"])", "8")},
        {"+3 x1 +4 x1 -1 ~x1 +0 x2 = -0 ;", subset_sum(R"(["8", "0"])", "1")},
        {"+1 x1 +1 x2 = 1 ;", subset_sum(R"(["1", "1"])", "1")},
        {"+123456789012345678901234567890 x1 = 5 ;", subset_sum(R"(["123456789012345678901234567890"])", "5")},
    };
    for (const auto& [text, answer] : cases) EXPECT_EQ(made_of(read_opb, text), answer) << text;
}

TEST(Opb, SumsThatAreOneAndTheSumOfAllAreAnExactCover) {
    const std::string all = "+1 x1 +1 x2 +1 x3 = ";
    const std::vector<TextCase> cases = {
        {"+1 x1 +1 x2 = 1 ; +1 x2 +1 x3 = 1 ; " + all + "2 ;", exact_cover("[[0], [0, 1], [1]]", 2, 2)},
        {all + "2 ; +1 x1 +1 x2 = 1 ; +1 x2 +1 x3 = 1 ;", exact_cover("[[0], [0, 1], [1]]", 2, 2)},
        {"* #variable= 4 #constraint= 2\n+1 x1 = 1 ; +1 x1 +1 x2 +1 x3 +1 x4 = 2 ;",
         exact_cover("[[0], [], [], []]", 1, 2)},
        {all + "1 ; " + all + "1 ;", exact_cover("[[0], [0], [0]]", 1, 1)},
        {all + "1 ; " + all + "0 ; +1 x3 = 1 ;", exact_cover("[[0], [0], [0, 1]]", 2, 0)},
        {all + "2 ; " + all + "1 ;", exact_cover("[[0], [0], [0]]", 1, 2)},
        {"-1 ~x1 +1 x2 = 0 ; +2 x1 -1 x1 +1 x2 +0 x1 = 1 ;", exact_cover("[[0], [0]]", 1, 1)},
        {"+0 x1 = 1 ; +1 x1 = 1 ;", exact_cover("[[]]", 1, 1)},
    };
    for (const auto& [text, answer] : cases) EXPECT_EQ(made_of(read_opb, text), answer) << text;
}

TEST(Opb, ClausesAreAFormula) {
    const std::vector<TextCase> cases = {
        {"+1 x1 +1 ~x2 >= 1 ;\n+1 x3 >= 1 ;\n", cnf(3, "[[1, -2], [3]]")},
        {"+1 x1 -1 x2 >= 0 ; 1 x3>=1;", cnf(3, "[[1, -2], [3]]")},
        {"-1 ~x3 -1 x1 -1 x1 >= -2 ;", cnf(3, "[[3, -1, -1]]")},
        {"+1 x1 +1 ~x1 +1 x1 >= 1 ;", cnf(1, "[[1, -1, 1]]")},
        {"* #variable= 3 #constraint= 0\n", cnf(3, "[]")},
        {"* #variable= 3 #constraint= 1\n* more\n+1 x2 >= 1 ;", cnf(3, "[[2]]")},
    };
    for (const auto& [text, answer] : cases) EXPECT_EQ(made_of(read_opb, text), answer) << text;
}

const std::string shapes =
    " (a file is one equality, for subset-sum; equalities = 1 and the sum of all variables = K, for exact-cover; or "
    "constraints >= 1, for cnf)";
const std::string an_element = "expected an element of an exact cover, a sum of variables = 1, found ";
const std::string a_clause = "expected a clause, a sum of literals >= 1";

const std::vector<TextCase> refused = {
    // what fits none of the three
    {"+1 x1 +1 x2 = 1 ;\n+2 x1 +1 x3 = 1 ;\n", "line 2, column 1: " + an_element + "the coefficient 2 of x1" + shapes},
    {"+1 x1 +1 x2 = 1 ;\n+1 x1 +1 ~x3 = 1 ;\n",
     "line 2, column 1: " + an_element + "the coefficient -1 of x3" + shapes},
    {"+1 x1 +1 x2 = 1 ;\n +1 x2 +1 x3 = 2 ;\n", "line 2, column 2: " + an_element + "the right side 2" + shapes},
    {"+1 x1 +1 x2 = 2 ;\n+1 x1 +1 x2 = 3 ;\n", "line 2, column 1: " + an_element + "the right side 3" + shapes},
    {"+1 x1 +1 x2 = -2 ;\n+1 x1 = 1 ;\n",
     "line 1, column 1: expected a number of sets to pick, found the right side -2" + shapes},
    {"+1 x1 +1 x2 = 1 ;\n+1 x2 +1 x3 = 1 ;\n",
     "line 3, column 1: expected one more equality, the sum of all 3 variables = the number of sets to pick, without "
     "which there is no exact-cover, found the end of the text"},
    {"+1 x1 +1 x2 = 1 ;\n+1 x1 >= 1 ;\n",
     "line 2, column 1: expected an equality, as the first constraint is one, found an inequality" + shapes},
    {"+1 x1 +1 x2 >= 1 ;\n+1 x1 = 1 ;\n",
     "line 2, column 1: " + a_clause + ", as the first constraint is an inequality, found an equality" + shapes},
    {"+1 x1 >= 1 ;\n+2 x1 +1 x2 >= 1 ;\n", "line 2, column 1: " + a_clause + ", found the coefficient 2" + shapes},
    {"+1 x1 +1 x2 >= 2 ;\n", "line 1, column 1: " + a_clause + ", found the right side 2" + shapes},
    {"+1 x1 -1 x2 >= 1 ;\n",
     "line 1, column 1: " + a_clause + ", found the right side 2, every coefficient being made positive" + shapes},
    {"+0 x1 >= 1 ;\n", "line 1, column 1: " + a_clause + ", found the coefficient 0" + shapes},
    // objectives
    {"min: +1 x1 ;\n+1 x1 >= 1 ;\n",
     "line 1, column 1: expected no objective, since what is read has solutions and none is better, found \"min:\""},
    {"* x\nmax: ;\n",
     "line 2, column 1: expected no objective, since what is read has solutions and none is better, found \"max:\""},
    // the first line
    {"", "line 1, column 1: expected a constraint, found the end of the text"},
    {"* nothing\n", "line 2, column 1: expected a constraint, found the end of the text"},
    {"* #variable= 2\n+1 x1 = 1 ;\n",
     "line 2, column 1: expected a first line * #variable= NUMBER #constraint= NUMBER, found \"+1\""},
    {"* #variable= x #constraint= 1\n",
     "line 1, column 14: expected a first line * #variable= NUMBER #constraint= NUMBER, found \"x\""},
    {"* #variable= 2 #constraint= 2\n+1 x1 = 1 ;\n",
     "line 3, column 1: expected constraint 2 of the 2 that line 1 announces, found the end of the text"},
    {"* #variable= 2 #constraint= 1\n+1 x1 = 1 ;\n+1 x2 = 1 ;",
     "line 3, column 1: expected no constraint after the 1 that line 1 announces, found \"+1\""},
    {"* #variable= 2 #constraint= 1\n+1 x3 = 1 ;\n",
     "line 2, column 4: expected a variable up to x2, the last that line 1 announces, found \"x3\""},
    // constraints
    {"= 1 ;", "line 1, column 1: expected a coefficient such as +3 or -2, found \"=\""},
    {"x1 >= 1 ;", "line 1, column 1: expected a coefficient such as +3 or -2, found \"x1\""},
    {"+ 1 x1 >= 1 ;", "line 1, column 1: expected a coefficient such as +3 or -2, found \"+\""},
    {"+01 x1 >= 1 ;", "line 1, column 1: expected a coefficient such as +3 or -2, found \"+01\""},
    {"+1.5 x1 >= 1 ;", "line 1, column 1: expected a coefficient such as +3 or -2, found \"+1.5\""},
    {"[2] +1 x1 >= 1 ;", "line 1, column 1: expected a coefficient such as +3 or -2, found \"[2]\""},
    {"+1 x1 x2 >= 1 ;", "line 1, column 7: expected a sum without products of variables, found \"x2\""},
    {"+1 x1 ~x2 >= 1 ;", "line 1, column 7: expected a sum without products of variables, found \"~x2\""},
    {"+1 x1 <= 1 ;", "line 1, column 7: expected a coefficient, = or >=, found \"<=\""},
    {"+1 x1 == 1 ;", "line 1, column 7: expected a coefficient, = or >=, found \"==\""},
    {"+1 x1 ;", "line 1, column 7: expected a coefficient, = or >=, found \";\""},
    {"+1 x1", "line 1, column 6: expected a coefficient, = or >=, found the end of the text"},
    {"+1 x0 >= 1 ;", "line 1, column 4: expected a variable such as x1 or ~x1, found \"x0\""},
    {"+1 y1 >= 1 ;", "line 1, column 4: expected a variable such as x1 or ~x1, found \"y1\""},
    {"+1 ~~x1 >= 1 ;", "line 1, column 4: expected a variable such as x1 or ~x1, found \"~~x1\""},
    {"+1 -x1 >= 1 ;", "line 1, column 4: expected a variable such as x1 or ~x1, found \"-x1\""},
    {"+1 x01 >= 1 ;", "line 1, column 4: expected a variable such as x1 or ~x1, found \"x01\""},
    {"+1 2 >= 1 ;", "line 1, column 4: expected a variable such as x1 or ~x1, found \"2\""},
    {"+1 x1 >= x2 ;", "line 1, column 10: expected a right side such as 1 or -2, found \"x2\""},
    {"+1 x1 >= 1\n+1 x2 >= 1 ;\n", "line 2, column 1: expected ; after the constraint, found \"+1\""},
    {"+1 x1 >= 1", "line 1, column 11: expected ; after the constraint, found the end of the text"},
    {"+1 x1 >= 1 ;;", "line 1, column 12: expected ; after the constraint, found \";;\""},
};

TEST(Opb, IsRefusedInOneLine) {
    for (const auto& [text, answer] : refused) {
        EXPECT_EQ(made_of(read_opb, text), answer) << text;
        EXPECT_EQ(fault_of_answer(read_opb, text), "") << text;
    }
}

TEST(Opb, StaysWithinTheLimits) {
    const std::string raise = " values (--max-values raises it), found ";
    EXPECT_EQ(made_of(read_opb, "+1 x9999999999 = 1 ;"),
              "line 1, column 4: expected a variable for a document of at most 10000000" + raise + "\"x9999999999\"");
    EXPECT_EQ(made_of(read_opb, "* #variable= 10000001 #constraint= 1"),
              "line 1, column 14: expected a document of at most 10000000" + raise + "\"10000001\"");
    EXPECT_EQ(made_of(read_opb, "+1 x9999996 = 1 ;"),
              "line 1, column 18: expected a document of at most 10000000" + raise + "10000001");
    Limits digits;
    digits.digits = 2;
    const std::string most = "at most 2 digits (--max-digits raises it), found ";
    EXPECT_EQ(made_of(read_opb, "+99 x1 = -100 ;", digits),
              "line 1, column 10: expected at most 2 digits in a number (--max-digits raises it), found \"-100\"");
    EXPECT_EQ(made_of(read_opb, "+99 x1 +1 x1 = 1 ;", digits), "line 1, column 1: expected sums of " + most + "100");
    EXPECT_EQ(made_of(read_opb, "+99 ~x1 = -1 ;", digits), "line 1, column 1: expected sums of " + most + "-100");
    EXPECT_EQ(made_of(read_opb, "+99 x1 = 99 ;", digits), subset_sum(R"(["99"])", "99"));
    for (const std::string text :
         {"+3 x1 +5 x8 = 10 ;", "+1 x1 +1 x2 = 1 ; +1 x2 +1 x1 = 2 ;", "+1 x1 +1 x2 >= 1 ; +1 x1 >= 1 ;"})
        EXPECT_TRUE(is_limited_like_its_document(read_opb, text, 30)) << text;
}

// The same solutions, by position

struct RandomTerm {
    std::int64_t coefficient;
    std::size_t variable;
    bool is_negated;
};

struct RandomConstraint {
    std::vector<RandomTerm> terms;
    bool is_equality = false;
    std::int64_t right = 0;
};

struct RandomProblem {
    std::size_t variables = 0;
    std::vector<RandomConstraint> constraints;
};

/// A constraint that may be of one of the shapes, or nearly.
RandomConstraint any_constraint(fuzz::Choices& choices, std::size_t variables, int shape) {
    RandomConstraint made;
    made.is_equality = shape < 2;
    for (std::size_t v = 0; v < variables; ++v) {
        if (shape > 0 && choices.flip()) continue;
        const bool is_negated = shape != 1 && choices.flip();
        const std::int64_t coefficient = shape == 0 ? choices.between(-3, 3) : shape == 1 || choices.flip() ? 1 : -1;
        made.terms.push_back({coefficient, v, is_negated});
    }
    if (made.terms.empty() || choices.chance(1, 8)) made.terms.push_back({1, choices.below(variables), false});
    made.right = shape == 0 ? choices.between(-4, 4) : 1;
    if (shape == 2)
        for (const RandomTerm& term : made.terms) made.right -= term.coefficient < 0 ? 1 : 0;
    return made;
}

RandomProblem any_problem(fuzz::Choices& choices) {
    RandomProblem problem;
    problem.variables = choices.count(1, 4);
    const int shape = static_cast<int>(choices.below(3));
    const std::size_t count = shape == 0 ? 1 : choices.count(1, 3);
    for (std::size_t i = 0; i < count; ++i)
        problem.constraints.push_back(any_constraint(choices, problem.variables, shape));
    if (shape == 1) {
        RandomConstraint all{{}, true, choices.between(0, 3)};
        for (std::size_t v = 0; v < problem.variables; ++v) all.terms.push_back({1, v, false});
        problem.constraints.push_back(all);
    }
    return problem;
}

std::string text_of(const RandomProblem& problem) {
    std::string text = "* #variable= " + std::to_string(problem.variables) +
                       " #constraint= " + std::to_string(problem.constraints.size()) + '\n';
    for (const auto& constraint : problem.constraints) {
        for (const auto& [coefficient, variable, is_negated] : constraint.terms)
            text += (coefficient < 0 ? "" : "+") + std::to_string(coefficient) + (is_negated ? " ~x" : " x") +
                    std::to_string(variable + 1) + ' ';
        text += (constraint.is_equality ? "= " : ">= ") + std::to_string(constraint.right) + " ;\n";
    }
    return text;
}

/// Each as the set of the variables that are true.
using TruePositions = std::set<std::vector<Index>>;

bool holds(const RandomConstraint& constraint, std::size_t bits) {
    std::int64_t sum = 0;
    for (const auto& [coefficient, variable, is_negated] : constraint.terms)
        sum += ((bits >> variable) & 1) != (is_negated ? 1u : 0u) ? coefficient : 0;
    return constraint.is_equality ? sum == constraint.right : sum >= constraint.right;
}

TruePositions solutions_of(const RandomProblem& problem) {
    TruePositions found;
    for (std::size_t bits = 0; bits < std::size_t(1) << problem.variables; ++bits) {
        const auto is_met = [&](const auto& constraint) { return holds(constraint, bits); };
        if (!std::ranges::all_of(problem.constraints, is_met)) continue;
        std::vector<Index> positions;
        for (Index v = 0; v < problem.variables; ++v)
            if (((bits >> v) & 1) != 0) positions.push_back(v);
        found.insert(positions);
    }
    return found;
}

std::vector<Index> positions_of(const Subset& subset) { return subset.chosen; }
std::vector<Index> positions_of(const Cover& cover) { return cover.chosen; }
std::vector<Index> positions_of(const Model& model) {
    std::vector<Index> positions;
    for (const Literal literal : model.literals)
        if (literal > 0) positions.push_back(static_cast<Index>(literal) - 1);
    return positions;
}

template <class Problem>
TruePositions solutions_of_problem(const Problem& problem) {
    const auto solutions = checkers::solutions(problem);
    TruePositions found;
    for (const auto& solution : *solutions) found.insert(positions_of(solution));
    return found;
}

TruePositions solutions_of(const Document& document) {
    if (const auto* problem = std::get_if<SubsetSum>(&document.is)) return solutions_of_problem(*problem);
    if (const auto* problem = std::get_if<ExactCover>(&document.is)) return solutions_of_problem(*problem);
    return solutions_of_problem(std::get<Cnf>(document.is));
}

using Change = std::function<void(Document&)>;

struct Tally {
    std::map<std::string, std::size_t> kinds;
    std::size_t differences = 0;
};

/// How many random problems of each kind there were, and how many that have other solutions after the change.
Tally compare_solutions(const Change& change) {
    Tally tally;
    for (std::uint64_t i = 0; i < 2000; ++i) {
        auto choices = fuzz::seeded(3, "opb", i);
        const RandomProblem problem = any_problem(choices);
        auto read = read_opb(text_of(problem));
        if (!read) {
            ++tally.kinds["refused"];
            continue;
        }
        ++tally.kinds[std::string(kind_of(*read))];
        change(*read);
        if (solutions_of(*read) != solutions_of(problem)) ++tally.differences;
    }
    return tally;
}

TEST(Opb, KeepsTheSolutionsByPosition) {
    const Tally tally = compare_solutions([](Document&) {});
    EXPECT_EQ(tally.differences, 0u);
    for (const std::string kind : {"subset-sum", "exact-cover", "cnf"}) EXPECT_GT(tally.kinds.at(kind), 200u) << kind;
    EXPECT_GT(tally.kinds.at("refused"), 0u);
}

template <class Problem>
Change in(const std::function<void(Problem&)>& change) {
    return [change](Document& document) {
        if (auto* problem = std::get_if<Problem>(&document.is)) change(*problem);
    };
}

TEST(Opb, FaultyReadersAreSeen) {
    const std::vector<std::pair<std::string, Change>> mutants = {
        {"the constant of ~x stays where it is", in<SubsetSum>([](SubsetSum& problem) {
             for (const Integer& item : problem.items)
                 if (item < 0) problem.target -= item;
         })},
        {"positions are turned round", in<SubsetSum>([](SubsetSum& p) { std::ranges::reverse(p.items); })},
        {"the signs of items are lost", in<SubsetSum>([](SubsetSum& problem) {
             for (Integer& item : problem.items) item = abs(item);
         })},
        {"the number to pick is one more", in<ExactCover>([](ExactCover& problem) { ++problem.pick; })},
        {"the last set is lost", in<ExactCover>([](ExactCover& problem) { problem.sets.back().clear(); })},
        {"the last clause is lost", in<Cnf>([](Cnf& problem) { problem.clauses.pop_back(); })},
        {"the last literal is lost", in<Cnf>([](Cnf& problem) { problem.clauses.back().pop_back(); })},
    };
    for (const auto& [fault, change] : mutants) EXPECT_GT(compare_solutions(change).differences, 0u) << fault;
}

}  // namespace
}  // namespace reductio::tests
