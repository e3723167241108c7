// Formulas in DIMACS: what is read, what is refused with which words, what is written, and what a solver makes of it.

#include "impl/dimacs.hpp"

#include <functional>

#include "checkers/decision.hpp"
#include "fuzz/generators.hpp"
#include "tests/other_formats.hpp"
#include "tests/support.hpp"

namespace reductio::tests {
namespace {

using impl::read_dimacs;
using impl::write_dimacs;

std::string cnf(std::size_t variables, const std::string& clauses) {
    return R"({"reductio": 1, "kind": "cnf", "variables": )" + std::to_string(variables) + R"(, "clauses": )" +
           clauses + "}";
}

TEST(Dimacs, IsReadAsItStands) {
    const std::vector<TextCase> cases = {
        {"p cnf 3 2\n1 -2 0\n3 0\n", cnf(3, "[[1, -2], [3]]")},
        {"p cnf 3 2\n1 -2 0\n3 0", cnf(3, "[[1, -2], [3]]")},
        {"c made by hand\n\nc\n  c indented\np cnf 3 2\nc between\n1\nc inside\n-2\n0 3 0", cnf(3, "[[1, -2], [3]]")},
        {"p cnf 3 2\r\n1 -2 0\r\n3 0\r\n", cnf(3, "[[1, -2], [3]]")},
        {"p\tcnf   3  2  \n\t1 -2\t0   3\n\n0\n", cnf(3, "[[1, -2], [3]]")},
        {"p cnf 2 1\n 1 -2 0\n%\n0\n\n", cnf(2, "[[1, -2]]")},
        {"p cnf 2 1\n1 -2 0\n%\n", cnf(2, "[[1, -2]]")},
        {"p cnf 0 0\n", cnf(0, "[]")},
        {"p cnf 5 0", cnf(5, "[]")},
        {"p cnf 1 3\n0 0 1 -1 1 0\n", cnf(1, "[[], [], [1, -1, 1]]")},
    };
    for (const auto& [text, answer] : cases) EXPECT_EQ(made_of(read_dimacs, text), answer) << text;
}

const std::vector<TextCase> refused = {
    // the header
    {"", "line 1, column 1: expected the header, p cnf VARIABLES CLAUSES, found the end of the text"},
    {"c only\n", "line 2, column 1: expected the header, p cnf VARIABLES CLAUSES, found the end of the text"},
    {"1 -2 0\n", "line 1, column 1: expected the header, p cnf VARIABLES CLAUSES, found \"1\""},
    {"p wcnf 3 2\n", "line 1, column 3: expected the header, p cnf VARIABLES CLAUSES, found \"wcnf\""},
    {"p\n cnf 3 2\n", "line 3, column 1: expected the header, p cnf VARIABLES CLAUSES, found the end of the text"},
    {"p\n3 2\n", "line 2, column 1: expected the header, p cnf VARIABLES CLAUSES, found \"3\""},
    {"\xef\xbb\xbfp cnf 1 0\n",
     "line 1, column 1: expected the header, p cnf VARIABLES CLAUSES, found \"\\xef\\xbb\\xbfp\""},
    {"p cnf\n3 2\n", "line 2, column 1: expected the number of variables, found \"3\""},
    {"p cnf -3 2\n", "line 1, column 7: expected the number of variables, found \"-3\""},
    {"p cnf 03 2\n", "line 1, column 7: expected the number of variables, found \"03\""},
    {"p cnf 3\n1 0\n", "line 2, column 1: expected the number of clauses, found \"1\""},
    {"p cnf 3 2 1\n", "line 1, column 11: expected the end of the header's line, found \"1\""},
    {"p cnf 1 1\n1 0\np cnf 1 1\n", "line 3, column 1: expected 0 or a literal of a variable up to 1, found \"p\""},
    // counts
    {"p cnf 2 2\n1 0\n",
     "line 3, column 1: expected clause 2 of the 2 that line 1 announces, found the end of the text"},
    {"c x\np cnf 2 2\n1 0\n%\n0\n", "line 4, column 1: expected clause 2 of the 2 that line 2 announces, found \"%\""},
    {"p cnf 2 1\n1 0\n-2 0\n", "line 3, column 1: expected no clause after the 1 that line 1 announces, found \"-2\""},
    {"p cnf 2 1\n1 0\n0\n", "line 3, column 1: expected no clause after the 1 that line 1 announces, found \"0\""},
    // literals
    {"p cnf 2 1\n1 3 0\n", "line 2, column 3: expected 0 or a literal of a variable up to 2, found \"3\""},
    {"p cnf 2 1\n-3 0\n", "line 2, column 1: expected 0 or a literal of a variable up to 2, found \"-3\""},
    {"p cnf 2 1\n1 -0\n", "line 2, column 3: expected 0 or a literal of a variable up to 2, found \"-0\""},
    {"p cnf 2 1\n+1 0\n", "line 2, column 1: expected 0 or a literal of a variable up to 2, found \"+1\""},
    {"p cnf 2 1\n1 01 0\n", "line 2, column 3: expected 0 or a literal of a variable up to 2, found \"01\""},
    {"p cnf 2 1\n1 --2 0\n", "line 2, column 3: expected 0 or a literal of a variable up to 2, found \"--2\""},
    {"p cnf 2 1\n1 1.5 0\n", "line 2, column 3: expected 0 or a literal of a variable up to 2, found \"1.5\""},
    {"p cnf 2 1\n1 c 0\n", "line 2, column 3: expected 0 or a literal of a variable up to 2, found \"c\""},
    {"p cnf 2 1\n1 18446744073709551617 0\n",
     "line 2, column 3: expected 0 or a literal of a variable up to 2, found \"18446744073709551617\""},
    {std::string("p cnf 2 1\n1 \0 0\n", 16),
     "line 2, column 3: expected 0 or a literal of a variable up to 2, found \"\\x00\""},
    {"p cnf 2 1\n" + std::string(41, 'z'),
     "line 2, column 1: expected 0 or a literal of a variable up to 2, found \"" + std::string(40, 'z') + "...\""},
    // ends
    {"p cnf 2 1\n1 -2\n",
     "line 3, column 1: expected 0 at the end of the clause that begins in line 2, found the end of the text"},
    {"p cnf 2 1\n1\n-2",
     "line 3, column 3: expected 0 at the end of the clause that begins in line 2, found the end "
     "of the text"},
    {"p cnf 2 1\n1 -2\n%\n0\n",
     "line 3, column 1: expected 0 at the end of the clause that begins in line 2, found \"%\""},
    {"p cnf 2 1\n1 0\n%\n0\n0\n", "line 5, column 1: expected nothing but a 0 after the end mark %, found \"0\""},
    {"p cnf 2 1\n1 0\n%\n1\n", "line 4, column 1: expected nothing but a 0 after the end mark %, found \"1\""},
};

TEST(Dimacs, IsRefusedInOneLine) {
    for (const auto& [text, answer] : refused) {
        EXPECT_EQ(made_of(read_dimacs, text), answer);
        EXPECT_EQ(fault_of_answer(read_dimacs, text), "");
    }
}

TEST(Dimacs, OverTheLimitsIsRefusedFromItsHeader) {
    const std::string within = " for a document of at most 10000000 values (--max-values raises it), found ";
    EXPECT_EQ(made_of(read_dimacs, "p cnf 10000001 1\n1 0\n"),
              "line 1, column 7: expected a number of variables" + within + "\"10000001\"");
    EXPECT_EQ(made_of(read_dimacs, "p cnf 18446744073709551616 1\n1 0\n"),
              "line 1, column 7: expected a number of variables" + within + "\"18446744073709551616\"");
    EXPECT_EQ(made_of(read_dimacs, "p cnf 1 9999996\n1 0\n"),
              "line 1, column 9: expected a number of clauses" + within + "\"9999996\"");
    Limits most;
    most.values = std::numeric_limits<std::size_t>::max();
    EXPECT_NE(made_of(read_dimacs, "p cnf 18446744073709551615 0\n", most).find("expected a number of variables"),
              std::string::npos);
    for (const std::string text :
         {"p cnf 3 3\n1 -2 0\n3 0\n0\n", "p cnf 12 0\n", "p cnf 0 4\n0 0 0 0", "p cnf 14 1\n14 0"})
        EXPECT_TRUE(is_limited_like_its_document(read_dimacs, text, 20)) << text;
    const auto without_limits = [](const std::string& text, const Limits&) { return read_dimacs(text); };
    EXPECT_FALSE(is_limited_like_its_document(without_limits, "p cnf 3 1\n1 -2 0\n", 20));
}

// Written and read again

using Read = std::function<Result<Cnf>(const std::string&)>;

/// The first random formula that does not come back, if any.
std::optional<std::uint64_t> lost_by(const Read& read) {
    for (std::uint64_t i = 0; i < 1000; ++i) {
        auto choices = fuzz::seeded(1, "dimacs", i);
        const Cnf formula = fuzz::generate_cnf(choices, fuzz::Size::of(8));
        const auto again = read(write_dimacs(formula));
        if (!again || write_document(Document{*again}) != write_document(Document{formula})) return i;
    }
    return std::nullopt;
}

Read after(const std::function<void(Cnf&)>& change) {
    return [change](const std::string& text) {
        auto formula = read_dimacs(text);
        if (formula) change(*formula);
        return formula;
    };
}

TEST(Dimacs, ComesBackAsTheSameDocument) {
    EXPECT_EQ(write_dimacs({3, {{1, -2}, {}, {3}}}), "p cnf 3 3\n1 -2 0\n0\n3 0\n");
    EXPECT_EQ(lost_by([](const std::string& text) { return read_dimacs(text); }), std::nullopt);
}

TEST(Dimacs, FaultyReadersAreSeen) {
    const auto each_clause = [](const std::function<void(Clause&)>& change) {
        return after([change](Cnf& formula) { std::ranges::for_each(formula.clauses, change); });
    };
    const std::vector<std::pair<std::string, Read>> mutants = {
        {"the last clause is lost", after([](Cnf& formula) {
             if (!formula.clauses.empty()) formula.clauses.pop_back();
         })},
        {"a variable in no clause is lost", after([](Cnf& formula) {
             Literal last = 0;
             for (const Clause& clause : formula.clauses)
                 for (const Literal literal : clause) last = std::max(last, std::abs(literal));
             formula.variables = static_cast<std::size_t>(last);
         })},
        {"empty clauses are lost",
         after([](Cnf& formula) { std::erase_if(formula.clauses, [](const Clause& c) { return c.empty(); }); })},
        {"clauses are sorted", each_clause([](Clause& clause) { std::ranges::sort(clause); })},
        {"repeated literals are lost",
         each_clause([](Clause& clause) { clause.erase(std::unique(clause.begin(), clause.end()), clause.end()); })},
        {"signs are lost", each_clause([](Clause& clause) {
             for (Literal& literal : clause) literal = std::abs(literal);
         })},
    };
    for (const auto& [fault, read] : mutants) EXPECT_TRUE(lost_by(read)) << fault;
}

// What a solver makes of it

using Write = std::function<std::string(const Cnf&)>;

Answer answer_of_cadical(const std::string& text) {
    write_file(scratch() / "f.cnf", text);
    const Outcome outcome = run("timeout 60 cadical -q -n f.cnf");
    return outcome.code == 10 ? Answer::yes : outcome.code == 20 ? Answer::no : Answer::unknown;
}

struct Agreement {
    std::size_t yes = 0;
    std::size_t no = 0;
    std::size_t disagreements = 0;
};

Agreement agreement(const Write& write) {
    Agreement count;
    for (std::uint64_t i = 0; i < 200; ++i) {
        auto choices = fuzz::seeded(2, "cadical", i);
        const Cnf formula = fuzz::generate_cnf(choices, fuzz::Size::of(4 + i % 6));
        const Answer decided = checkers::decide(Document{formula}).answer;
        ++(decided == Answer::yes ? count.yes : count.no);
        if (answer_of_cadical(write(formula)) != decided) ++count.disagreements;
    }
    return count;
}

TEST(Dimacs, IsReadBackByASolver) {
    if (run("command -v cadical").code != 0) {
        std::cout << "cadical is not installed: nothing compared\n";
        return;
    }
    const Agreement right = agreement(write_dimacs);
    EXPECT_EQ(right.disagreements, 0u);
    EXPECT_GT(right.yes, 20u);
    EXPECT_GT(right.no, 20u);
    const Agreement wrong = agreement([](Cnf formula) {
        if (!formula.clauses.empty()) formula.clauses.pop_back();
        return write_dimacs(formula);
    });
    EXPECT_GT(wrong.disagreements, 0u) << "the last clause is lost";
}

}  // namespace
}  // namespace reductio::tests
