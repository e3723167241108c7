// From the files of other solvers to documents and back to what those solvers print, as a person does it; and texts
// that nobody would write.

#include <functional>

#include "fuzz/choices.hpp"
#include "impl/dimacs.hpp"
#include "impl/opb.hpp"
#include "tests/other_formats.hpp"
#include "tests/support.hpp"

namespace reductio::tests {
namespace {

const std::string dimacs = "c three variables\np cnf 3 2\n1 -2 0\n3 0\n";
const std::string formula = R"({"reductio": 1, "kind": "cnf", "variables": 3, "clauses": [[1, -2], [3]]})"
                            "\n";

TEST(ImportPrograms, ReadFilesOfOtherSolvers) {
    write_file(scratch() / "f.cnf", dimacs);
    EXPECT_EQ(run("reductio import --dimacs f.cnf").out, formula);
    EXPECT_EQ(run("reductio import --dimacs - -o f.json && cat f.json", dimacs).out, formula);
    EXPECT_EQ(run("reductio import --opb -", "+3 x1 +5 x2 = 5 ;\n").out,
              R"({"reductio": 1, "kind": "subset-sum", "items": ["3", "5"], "target": "5"})"
              "\n");
}

TEST(ImportPrograms, RefuseInOneLineAndWriteNothing) {
    const auto complaint = [](const std::string& options, const std::string& text = "") {
        write_file(scratch() / "kept.json", "kept");
        const Outcome outcome = run("reductio import " + options + " -o kept.json", text);
        EXPECT_EQ(outcome.code, 2) << options;
        EXPECT_EQ(outcome.out, "");
        EXPECT_EQ(read_file(scratch() / "kept.json"), "kept");
        return outcome.err;
    };
    const std::string exactly = "import: expected exactly one of --csv, --dimacs and --opb, found ";
    EXPECT_EQ(complaint(""), exactly + "none (--help shows what there is)\n");
    EXPECT_EQ(complaint("--dimacs - --opb -"), exactly + "more (--help shows what there is)\n");
    EXPECT_EQ(complaint("--csv - --opb -"), exactly + "more (--help shows what there is)\n");
    EXPECT_EQ(complaint("--dimacs -", "p cnf 3 2\n1 -4 0\n"),
              "-: line 2, column 3: expected 0 or a literal of a variable up to 3, found \"-4\"\n");
    EXPECT_EQ(complaint("--opb -", "min: +1 x1 ;\n"),
              "-: line 1, column 1: expected no objective, since what is read has solutions and none is better, found "
              "\"min:\"\n");
    EXPECT_EQ(complaint("--dimacs nowhere.cnf"), "nowhere.cnf: expected a file that can be read\n");
    EXPECT_EQ(complaint("--dimacs - --max-values 8", dimacs),
              "-: line 3, column 3: expected a document of at most 8 values (--max-values raises it), found \"-2\"\n");
    EXPECT_EQ(complaint("--dimacs - --hidden 3", dimacs),
              "reductio: --hidden requires --csv (--help shows what there is)\n");
}

TEST(ImportPrograms, TakeHostileTextsInLittleMemory) {
    const auto refused = [](const std::string& make, const std::string& option) {
        const Outcome outcome = run("ulimit -v 4000000; " + make + " | timeout 300 reductio import " + option + " -");
        EXPECT_EQ(outcome.code, 2) << make;
        EXPECT_EQ(std::ranges::count(outcome.err, '\n'), 1) << outcome.err.substr(0, 1000);
        return outcome.err;
    };
    EXPECT_NE(refused("(printf 'p cnf 3 9000000\\n'; yes 0 | head -n 8999999)", "--dimacs").find("clause 9000000 of"),
              std::string::npos);
    EXPECT_NE(refused("(printf 'p cnf 1 1\\n'; yes 1 | head -n 11000000)", "--dimacs").find("at most 10000000 values"),
              std::string::npos);
    EXPECT_NE(refused("(printf 'p cnf 1 1\\n'; head -c 30000000 /dev/zero | tr '\\0' '7')", "--dimacs").find("777..."),
              std::string::npos);
    EXPECT_NE(refused("(yes '+1 x1' | head -n 11000000)", "--opb").find("at most 10000000 values"), std::string::npos);
    EXPECT_NE(refused("(printf '+'; head -c 10000000 /dev/zero | tr '\\0' '7'; printf ' x1 = 1 ;')", "--opb")
                  .find("at most 1000000 digits"),
              std::string::npos);
}

// What solvers print

TEST(CompetitionPrograms, DecideAndExitAsSolversDo) {
    const auto decided = [](const std::string& text) {
        const Outcome outcome = run("reductio import --dimacs - | reductio-check decide --competition -", text);
        return std::to_string(outcome.code) + ' ' + outcome.out;
    };
    EXPECT_EQ(decided("p cnf 2 2\n1 0\n-2 0\n"), "10 s SATISFIABLE\nv 1 -2 0\n");
    EXPECT_EQ(decided("p cnf 1 2\n1 0\n-1 0\n"), "20 s UNSATISFIABLE\n");
    const Outcome unknown =
        run("reductio-check decide --competition -", R"({"reductio": 1, "kind": "subset", "chosen": []})");
    EXPECT_EQ(unknown.code, 3);
    EXPECT_TRUE(unknown.out.starts_with("c ") && unknown.out.ends_with("\ns UNKNOWN\n")) << unknown.out;
    EXPECT_EQ(run("reductio-check decide --competition - -o answer && cat answer",
                  R"({"reductio": 1, "kind": "subset-sum", "items": ["3", "4"], "target": "4"})")
                  .code,
              10);
    EXPECT_EQ(read_file(scratch() / "answer"), "s SATISFIABLE\nv -x1 x2\n");
}

/// The source is trained by a network, and what is extracted from its parameters answers the file's question.
Outcome trained(const std::string& import, const std::string& text, const std::string& room, const std::string& train) {
    return run("reductio import " + import + " - -o s.json && reductio reduce " + room +
                   " s.json -o t.json && { reductio " + train + " t.json -o p.json; reductio extract " + room +
                   " --source s.json p.json | reductio-check solution --competition s.json -; }",
               text);
}

TEST(CompetitionPrograms, PrintWhatIsExtractedFromTrainedParameters) {
    const Outcome cover = trained("--opb", "+1 x1 +1 x2 = 1 ;\n+1 x2 +1 x3 = 1 ;\n+1 x1 +1 x2 +1 x3 = 2 ;\n",
                                  "exact-cover-to-dnnt", "train");
    EXPECT_EQ(cover.out, "s SATISFIABLE\nv x1 -x2 x3\n") << cover.err;
    EXPECT_EQ(cover.code, 10);
    const Outcome sum = trained("--opb", "+3 x1 +5 ~x2 = 3 ;\n", "subset-sum-to-dnnt", "train");
    EXPECT_EQ(sum.out, "s SATISFIABLE\nv x1 x2\n") << sum.err;
    const Outcome two_csp =
        run("reductio example two-csp-to-dnnt -o s.json && reductio reduce two-csp-to-dnnt s.json -o "
            "t.json && { reductio train t.json -o p.json; reductio extract two-csp-to-dnnt --source "
            "s.json p.json | reductio-check solution --competition s.json -; }");
    EXPECT_TRUE(two_csp.out.starts_with("s SATISFIABLE\nc {\"reductio\": 1, \"kind\": \"assignment\"")) << two_csp.out;
}

TEST(CompetitionPrograms, SayWhyASolutionIsWrong) {
    write_file(scratch() / "f.json", formula);
    const Outcome wrong = run("reductio-check solution --competition f.json -",
                              R"({"reductio": 1, "kind": "model", "literals": [-1, 2, 3]})");
    EXPECT_EQ(wrong.out, "c clause 0 has no true literal\ns UNKNOWN\n");
    EXPECT_EQ(wrong.code, 1);
}

// Texts that nobody would write

const std::vector<std::string> valid_texts = {
    dimacs,
    "p cnf 2 3\r\n1 -2 0 0\r\n2\r\n0\r\n%\r\n0\r\n",
    "* #variable= 3 #constraint= 1\n+3 x1 -5 ~x2 +7 x3 = 10 ;\n",
    "* a comment\n+1 x1 +1 x2 = 1 ;\n+1 x2 +1 x3 = 1 ;\n+1 x1 +1 x2 +1 x3 = 2 ;\n",
    "+1 x1 +1 ~x2 >= 1 ;\n+1 x1 -1 x3 >= 0 ;\n",
};

std::string mutated(fuzz::Choices& choices) {
    static const std::vector<std::string> pieces = {"0",
                                                    "-",
                                                    "+",
                                                    "~",
                                                    "x",
                                                    " ",
                                                    "\n",
                                                    "\r",
                                                    "\t",
                                                    "%",
                                                    "c",
                                                    "*",
                                                    ";",
                                                    ">=",
                                                    "=",
                                                    "p cnf",
                                                    "9",
                                                    "-1",
                                                    "min",
                                                    "x0",
                                                    "x9",
                                                    std::string(1, '\0'),
                                                    "<",
                                                    "1",
                                                    "\xff",
                                                    "\x7f",
                                                    "99999999999999999999",
                                                    "\n%\n",
                                                    "\nc\n",
                                                    "#variable= 2"};
    std::string text = choices.pick(valid_texts);
    for (std::size_t changes = choices.count(1, 4); changes > 0; --changes) {
        const std::size_t at = choices.below(text.size() + 1);
        const std::size_t length = std::min<std::size_t>(choices.below(4), text.size() - at);
        switch (choices.below(4)) {
            case 0:
                text.erase(at, length);
                break;
            case 1:
                text.insert(at, choices.pick(pieces));
                break;
            case 2:
                text.replace(at, length, choices.pick(pieces));
                break;
            default:
                text.insert(at, text.substr(choices.below(text.size() + 1), choices.below(20)));
        }
    }
    return text;
}

struct FuzzTally {
    std::size_t read = 0;
    std::size_t refused = 0;
    std::string fault;
};

template <class Read>
FuzzTally read_mutated(Read read, std::uint64_t count) {
    FuzzTally tally;
    for (std::uint64_t i = 0; i < count && tally.fault.empty(); ++i) {
        auto choices = fuzz::seeded(5, "import", i);
        const std::string text = mutated(choices);
        ++(read(text, Limits{}) ? tally.read : tally.refused);
        tally.fault = fault_of_answer(read, text);
    }
    return tally;
}

TEST(ImportFuzz, EveryTextIsADocumentOrOneLine) {
    for (const auto& tally : {read_mutated(impl::read_dimacs, 20'000), read_mutated(impl::read_opb, 20'000)}) {
        EXPECT_EQ(tally.fault, "");
        EXPECT_GT(tally.read, 500u);
        EXPECT_GT(tally.refused, 5000u);
    }
}

TEST(ImportFuzz, FaultyReadersAreSeen) {
    using Answer = Result<Cnf>;
    const auto changed = [](const std::function<void(Answer&, const std::string&)>& change) {
        return read_mutated(
            [change](const std::string& text, const Limits& limits) {
                Answer answer = impl::read_dimacs(text, limits);
                change(answer, text);
                return answer;
            },
            2000);
    };
    const auto of_error = [&](const std::function<Error(const Error&, const std::string&)>& error) {
        return changed([error](Answer& answer, const std::string& text) {
                   if (!answer) answer = error(answer.error(), text);
               })
            .fault.substr(0, 7);
    };
    EXPECT_EQ(of_error([](const Error& e, const std::string&) { return Error{"", e.message}; }), "without");
    EXPECT_EQ(of_error([](const Error& e, const std::string&) { return Error{e.place, "wrong"}; }), "says no");
    EXPECT_EQ(of_error([](const Error& e, const std::string&) {
                  return Error{e.place, "expected better"};
              }),
              "says no");
    EXPECT_EQ(of_error([](const Error& e, const std::string& text) {
                  return Error{e.place, e.message + text};
              }),
              "cannot ");
    const FuzzTally out_of_range = changed([](Answer& answer, const std::string&) {
        if (answer) answer->clauses.push_back({static_cast<Literal>(answer->variables) + 1});
    });
    EXPECT_TRUE(out_of_range.fault.starts_with("its document is refused")) << out_of_range.fault;
}

}  // namespace
}  // namespace reductio::tests
