// The programs as a person meets them: answers, exit codes, errors, and inputs that would hurt a careless reader.

#include "tests/support.hpp"

#include <regex>

namespace reductio::tests {
namespace {

const std::string instance =
    R"({"reductio": 1, "kind": "nnt", "network": {"input": {"type": "source", "dimension": 1}, "vertices": [{"name": "s"}, {"name": "t", "activation": {"type": "identity"}}], "source": 0, "outputs": [1], "edges": [{"from": 0, "to": 1}]}, "parameters": [{"weights": [["1", "2"]], "biases": ["0"]}], "dataset": [{"x": ["3"], "y": ["6"]}], "loss": {"type": "squared-error"}, "gamma": "0"})"
    "\n";
const std::string solution = R"({"reductio": 1, "kind": "parameters", "edges": [{"weights": ["2"], "bias": "0"}]})"
                             "\n";

fs::path file(const std::string& name, const std::string& text) {
    write_file(scratch() / name, text);
    return scratch() / name;
}

TEST(CommandLine, EvaluatesWithEitherProgram) {
    file("i.json", instance);
    file("p.json", solution);
    const std::string expected =
        R"({"reductio": 1, "kind": "evaluation", "samples": [{"output": ["6"], "loss": "0"}], "total": "0", "within": true})"
        "\n";
    for (const std::string program : {"reductio", "reductio-check"}) {
        const auto outcome = run(program + " evaluate --parameters p.json i.json");
        EXPECT_EQ(outcome.code, 0) << outcome.err;
        EXPECT_EQ(outcome.out, expected);
        EXPECT_EQ(run(program + " evaluate --parameters p.json -", instance).out, expected) << "standard input";
    }
}

TEST(CommandLine, ParametersOutsideTheOptionsAreRefused) {
    file("i.json", instance);
    file("q.json", R"({"reductio": 1, "kind": "parameters", "edges": [{"weights": ["5"], "bias": "0"}]})");
    for (const std::string program : {"reductio", "reductio-check"}) {
        const auto outcome = run(program + " evaluate --parameters q.json i.json");
        EXPECT_EQ(outcome.code, 2);
        EXPECT_TRUE(outcome.err.starts_with("q.json: /edges/0/weights/0: ")) << outcome.err;
    }
}

TEST(CommandLine, DecidesWithTheExitCodesOfSatSolvers) {
    file("i.json", instance);
    const auto yes = run("reductio-check decide i.json");
    EXPECT_EQ(yes.code, 10);
    EXPECT_EQ(yes.out, "{\"reductio\": 1, \"kind\": \"decision\", \"answer\": \"yes\"}\n");
    EXPECT_EQ(run("reductio train i.json").code, 10);
    EXPECT_EQ(run("reductio train i.json").out, solution);
    const auto no = run("sed 's/\"6\"/\"7\"/' i.json | reductio-check decide -");
    EXPECT_EQ(no.code, 20);
    EXPECT_EQ(run("sed 's/\"6\"/\"7\"/' i.json | reductio train -").code, 20);
    EXPECT_EQ(run("sed 's/identity/decimal-encode/' i.json | reductio-check decide --max-candidates 1 -").code, 3);
    EXPECT_EQ(run("reductio train --max-vectors 1 i.json").code, 3);
}

TEST(CommandLine, ChecksSolutions) {
    file("i.json", instance);
    file("p.json", solution);
    EXPECT_EQ(run("reductio-check solution i.json p.json").out, "s VERIFIED\n");
    file("q.json", R"({"reductio": 1, "kind": "parameters", "edges": [{"weights": ["1"], "bias": "0"}]})");
    const auto refuted = run("reductio-check solution i.json q.json");
    EXPECT_EQ(refuted.code, 1);
    EXPECT_TRUE(refuted.out.starts_with("s REFUTED\n")) << refuted.out;
}

TEST(CommandLine, GoesFromASourceToItsTargetAndBack) {
    EXPECT_NE(run("reductio list").out.find("subset-sum-to-dnnt         D-T1.3"), std::string::npos);
    EXPECT_NE(run("reductio show pos-slp-to-dnnt").out.find("published-multigraph"), std::string::npos);
    const std::string room = "subset-sum-to-dnnt ";
    ASSERT_EQ(run("reductio example " + room + "-o s.json && reductio reduce " + room + "s.json -o t.json").code, 0);
    EXPECT_EQ(run("reductio-check pair --room " + room + "s.json t.json").out, "s VERIFIED\n");
    EXPECT_EQ(run("reductio train t.json -o p.json").code, 10);
    EXPECT_EQ(run("reductio extract " + room + "--source s.json p.json -o u.json").code, 0);
    EXPECT_EQ(run("reductio-check solution s.json u.json").out, "s VERIFIED\n");
    EXPECT_EQ(run("reductio lift " + room + "--source s.json u.json | cmp - p.json").code, 0);
    EXPECT_EQ(run("reductio example " + room + "--no | reductio reduce " + room + "| reductio train -").code, 20);
}

TEST(CommandLine, RefutesAWrongPairWithItsStep) {
    run("reductio example subset-sum-to-dnnt -o s.json; reductio reduce subset-sum-to-dnnt s.json -o t.json");
    const auto refuted =
        run("sed 's/\"15\"/\"16\"/' t.json > w.json; reductio-check pair --room subset-sum-to-dnnt s.json w.json");
    EXPECT_EQ(refuted.code, 1);
    EXPECT_TRUE(refuted.out.starts_with("s REFUTED\nconstruction [4]: ")) << refuted.out;
}

/// A command may be defined alone or with all others: it is the same.
TEST(CommandLine, EveryCommandThatIsListedHasItsHelp) {
    for (const std::string program : {"reductio", "reductio-check", "reductio-fuzz"}) {
        const std::string help = run(program + " --help").out;
        const std::regex name("\n  ([a-z]+) ");
        std::size_t commands = 0;
        const std::string listed = help.substr(help.find("Subcommands:"));
        for (std::sregex_iterator found(listed.begin(), listed.end(), name), end; found != end; ++found, ++commands) {
            const Outcome outcome = run(program + " " + (*found)[1].str() + " --help");
            EXPECT_EQ(outcome.code, 0) << program << ' ' << (*found)[1] << outcome.err;
            EXPECT_NE(outcome.out.find("Usage: "), std::string::npos) << program << ' ' << (*found)[1];
        }
        EXPECT_GE(commands, 6u) << help;
    }
}

/// Manual pages and completion are made from these lines.
TEST(CommandLine, HelpSaysWhatAnOptionTakes) {
    const std::string help = run("reductio import --help").out + run("reductio-fuzz certificate --help").out;
    for (const std::string line : {
             "  -h, --help                  Print this help message and exit\n",
             "  --hidden N                  Hidden neurons (0 to 1000, with --csv, default 2)\n",
             "  --activation {identity,relu,sign,square,step}\n"
             "                              Of the neurons (with --csv, default relu)\n",
             "  -o, --output TEXT           Where to write; - is standard output (default -)\n",
             "Usage: reductio-fuzz certificate [OPTIONS] room-and-source...\n",
             "  room-and-source ...         The room, and the source document; with --via the source alone\n",
         })
        EXPECT_NE(help.find(line), std::string::npos) << line << help;
    EXPECT_NE(run("reductio-check pair --help").out.find("The room that the pair is of (required)\n"),
              std::string::npos);
    for (const std::string program : {"reductio", "reductio-check", "reductio-fuzz", "reductio-verify"}) {
        const std::string whole = run(program + " --help").out;
        EXPECT_NE(whole.find("\nExit codes: 0 "), std::string::npos) << whole;
        EXPECT_NE(whole.find("\nExamples:\n  reductio"), std::string::npos) << whole;
    }
}

TEST(CommandLine, NamesWhatARoomDoesNotHave) {
    EXPECT_EQ(run("reductio reduce subset-sum -").err, "no such room: subset-sum (did you mean subset-sum-to-dnnt?)\n");
    EXPECT_EQ(run("reductio reduce subset-sum-to-dnnt --variant printed -").err,
              "subset-sum-to-dnnt has no variant printed; it has repaired\n");
    EXPECT_EQ(run("reductio extract pos-slp-to-dnnt --source - x").err,
              "pos-slp-to-dnnt: there is nothing to extract, since a pos-slp has no solutions\n");
    EXPECT_EQ(run("reductio reduce subset-sum-to-dnnt -", solution).err,
              "-: /kind: expected subset-sum, found parameters\n");
}

TEST(CommandLine, WritesCanonicallyAndForPeople) {
    EXPECT_EQ(run("reductio document -", "{\"kind\":\"subset\",\"chosen\":[0 , 2],\"reductio\":1}").out,
              "{\"reductio\": 1, \"kind\": \"subset\", \"chosen\": [0, 2]}\n");
    EXPECT_EQ(run("reductio document --pretty -", "{\"kind\":\"subset\",\"chosen\":[0 , 2],\"reductio\":1}").out,
              "{\n  \"reductio\": 1,\n  \"kind\": \"subset\",\n  \"chosen\": [0, 2]\n}\n");
    file("two.jsonl",
         "{\"reductio\": 1, \"kind\": \"subset\", \"chosen\": []}\n{\"reductio\": 1, \"kind\": \"cover\", \"chosen\": "
         "[]}\n");
    EXPECT_EQ(run("reductio document two.jsonl -o copy.jsonl && cmp two.jsonl copy.jsonl").code, 0);
}

TEST(CommandLine, NothingIsHalfWritten) {
    file("kept.json", "kept");
    const auto outcome = run("reductio document -o kept.json -", "{\"reductio\": 1}");
    EXPECT_EQ(outcome.code, 2);
    EXPECT_EQ(read_file(scratch() / "kept.json"), "kept");
    const auto nowhere =
        run("reductio document -o nowhere/at/all.json -", "{\"reductio\": 1, \"kind\": \"subset\", \"chosen\": []}");
    EXPECT_EQ(nowhere.code, 2);
    EXPECT_EQ(nowhere.err, "nowhere/at/all.json: expected a place that can be written\n");
}

TEST(CommandLine, HelpsAndSuggests) {
    for (const std::string program : {"reductio", "reductio-check"}) {
        EXPECT_EQ(run(program + " --help").code, 0);
        EXPECT_NE(run(program + " evaluate --help").out.find("--parameters"), std::string::npos);
        EXPECT_EQ(run(program).code, 2);
        const auto near = run(program + " evalute");
        EXPECT_EQ(near.code, 2);
        EXPECT_EQ(near.err, program + ": no such command or option: evalute (did you mean evaluate?)\n");
        const auto option = run(program + " evaluate --paramters p.json i.json");
        EXPECT_EQ(option.code, 2);
        EXPECT_NE(option.err.find("did you mean --parameters?"), std::string::npos) << option.err;
    }
}

/// Every hostile input ends in one line and exit code 2, in little time and within this much memory.
void expect_refused(const std::string& make, const std::string& line) {
    const auto outcome = run("ulimit -v 4000000; " + make + " | timeout 60 reductio document -");
    EXPECT_EQ(outcome.code, 2) << make;
    EXPECT_EQ(outcome.out, "") << make;
    EXPECT_EQ(outcome.err, line + "\n") << make;
}

TEST(CommandLine, HostileInputEndsInOneLine) {
#if defined(__SANITIZE_ADDRESS__)
    GTEST_SKIP() << "the address sanitizer reserves more virtual memory than the limit of this test allows";
#endif
    expect_refused(
        "head -c 1000000 /dev/zero | tr '\\0' '['", "-: " + [] {
            std::string pointer;
            for (int i = 0; i < 63; ++i) pointer += "/0";
            return pointer;
        }() + "/0: expected at most 64 levels (--max-nesting raises it)");
    expect_refused(
        "(printf '{\"reductio\": 1, \"kind\": \"subset-sum\", \"items\": [], \"target\": '; head -c 10000000 "
        "/dev/zero | tr '\\0' '7'; printf '}')",
        "-: /target: expected at most 1000000 digits in a number (--max-digits raises it)");
    expect_refused(
        "(printf '{\"reductio\": 1, \"kind\": \"subset-sum\", \"items\": [], \"target\": \"'; head -c 10000000 "
        "/dev/zero | tr '\\0' '7'; printf '\"}')",
        "-: /target: expected at most 1000000 digits in a number (--max-digits raises it)");
    expect_refused(
        "(printf '{\"reductio\": 1, \"kind\": \"subset\", \"chosen\": ['; yes '0,' | head -n 11000000; "
        "printf '0]}')",
        "-: /chosen/9999996: expected at most 10000000 values (--max-values raises it)");
    expect_refused("true", "-: the document: expected a JSON value, found the end of the text at byte 0");
}

TEST(CommandLine, AHugeEvaluationEndsInOneLine) {
    std::string vertices = R"({"name": "s"})";
    std::string edges;
    std::string parameters;
    for (int v = 1; v <= 60; ++v) {
        vertices += R"(, {"name": "v", "activation": {"type": "polynomial", "coefficients": ["0", "0", "1"]}})";
        edges += (v > 1 ? ", " : "") + ("{\"from\": " + std::to_string(v - 1)) + ", \"to\": " + std::to_string(v) + "}";
        parameters += (v > 1 ? ", " : "") + std::string(R"({"weights": [["1"]], "biases": ["0"]})");
    }
    file("deep.json",
         R"({"reductio": 1, "kind": "nnt", "network": {"input": {"type": "source", "dimension": 1}, "vertices": [)" +
             vertices + R"(], "source": 0, "outputs": [60], "edges": [)" + edges + R"(]}, "parameters": [)" +
             parameters + R"(], "dataset": [{"x": ["3"], "y": ["0"]}], "loss": {"type": "zero-one"}, "gamma": "0"})");
    const auto trained = run("reductio train deep.json");
    EXPECT_EQ(trained.code, 3);
    EXPECT_NE(trained.err.find("the budget is 67108864"), std::string::npos) << trained.err;
    const auto decided = run("reductio-check decide deep.json");
    EXPECT_EQ(decided.code, 3);
    EXPECT_NE(decided.out.find("\"answer\": \"unknown\""), std::string::npos) << decided.out;
}

}  // namespace
}  // namespace reductio::tests
