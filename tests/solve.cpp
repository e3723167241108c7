// `reductio solve` and `reductio import` as a person runs them.

#include "impl/two_layer_published.hpp"
#include "tests/support.hpp"

namespace reductio::tests {
namespace {

/// Four rows of exclusive or, for neurons with the step activation.
const std::string rows = "a,b,label\n0,0,0\n0,1,1\n1,0,1\n1,1,0\n";
const std::string architecture =
    "--header --hidden 2 --activation step --weights=-1,1 --biases=-1/2,-3/2,1.5 --output-weights 1 "
    "--output-biases=-1,0";

std::string imported(const std::string& options) {
    const Outcome outcome = run("reductio import --csv - " + options, rows);
    EXPECT_EQ(outcome.code, 0) << outcome.err;
    return outcome.out;
}

TEST(Import, MakesAnInstanceOfATable) {
    const auto nnt = parsed_as<Nnt>(imported(architecture));
    EXPECT_EQ(nnt.dataset.size(), 4u);
    EXPECT_EQ(nnt.dataset[1].x, (std::vector<Rational>{0, 1}));
    EXPECT_EQ(std::get<0>(std::get<EdgeOptions>(nnt.parameters[0]).biases),
              (std::vector<Rational>{Rational(-3, 2), Rational(-1, 2), Rational(3, 2)}));
    const Outcome twice = run("reductio import --csv -", "0.50,1\n1/2,1\n");
    EXPECT_EQ(parsed_as<Nnt>(twice.out).dataset[0].times, 2);
}

TEST(Import, SaysWhereATableIsWrong) {
    const auto complaint = [](const std::string& table, const std::string& options = "") {
        const Outcome outcome = run("reductio import --csv - " + options, table);
        EXPECT_EQ(outcome.code, 2);
        EXPECT_EQ(outcome.out, "");
        return outcome.err;
    };
    EXPECT_EQ(complaint(rows),
              "-: line 1, column 1: expected a number such as -3, 22/7 or 0.25, found \"a\""
              " (--header passes over the first line)\n");
    EXPECT_EQ(complaint("1,2\n1,2,3\n"), "-: line 2: expected 2 numbers, as in the first row, found 3\n");
    EXPECT_EQ(complaint("1,2\n1,1e5\n"),
              "-: line 2, column 2: expected a number such as -3, 22/7 or 0.25, found \"1e5\"\n");
    EXPECT_EQ(complaint(""), "-: the document: expected at least one row of numbers\n");
    EXPECT_EQ(complaint("1,2\n", "--weights 1,x"), "--weights: expected numbers such as -1,0,1/2,0.25, found 1,x\n");
}

TEST(Solve, TrainsFromATableToItsOptimum) {
    const std::string instance = imported(architecture);
    const Outcome yes = run("reductio solve - --count", instance);
    EXPECT_EQ(yes.code, 10);
    EXPECT_EQ(yes.err, "least total loss 0, attained by 4 of 288 parameter vectors; gamma = 0: YES\n");
    write_file(scratch() / "i.json", instance);
    write_file(scratch() / "p.json", yes.out);
    EXPECT_EQ(
        run("reductio-check solution " + (scratch() / "i.json").string() + " " + (scratch() / "p.json").string()).out,
        "s VERIFIED\n");
    const Outcome all = run("reductio solve - --all 9", instance);
    EXPECT_EQ(std::ranges::count(all.out, '\n'), 4);
    EXPECT_EQ(run("reductio solve - --decide", instance).code, 10);
    EXPECT_EQ(run("reductio solve - --program plain", instance).code, 10);
}

TEST(Solve, RefutesWhatCannotBe) {
    const std::string instance = imported("--header --hidden 2 --loss absolute-error --gamma 1/2 --output-weights 2");
    const std::string refutation = (scratch() / "refutation.json").string();
    for (const std::string options : {"", " --decide", " --program plain"}) {
        const Outcome no = run("reductio solve - --refutation " + refutation + options, instance);
        EXPECT_EQ(no.code, 20) << options;
        EXPECT_TRUE(no.err.find("refutation of ") != std::string::npos) << no.err;
        EXPECT_EQ(run("reductio-check refutation " + refutation).out, "s VERIFIED\n") << options;
    }
}

TEST(Solve, AnswersAsPrinted) {
    using impl::PrintedForm;
    for (const std::string gamma : {"0", "1/2"}) {
        const std::string instance =
            imported("--header --hidden 2 --loss absolute-error --gamma " + gamma + " --output-weights 2");
        for (const auto& [name, form] : {std::pair{"published", PrintedForm::checked},
                                         {"published-unchecked", PrintedForm::unchecked},
                                         {"published-scaled", PrintedForm::scaled},
                                         {"published-one-witness", PrintedForm::one_witness}}) {
            const auto expected = impl::decide_as_printed(parsed_as<Nnt>(instance), form);
            const Outcome outcome = run(std::string("reductio solve - --program ") + name, instance);
            if (expected) {
                EXPECT_EQ(outcome.out, write_document(Document{*expected})) << name << outcome.err;
            } else {
                EXPECT_EQ(outcome.code, 2) << name;
                EXPECT_NE(outcome.err.find(expected.error().message), std::string::npos) << outcome.err;
            }
        }
    }
}

TEST(Solve, SaysWhatItCannotDo) {
    const Outcome deep = run(
        "reductio solve -",
        R"({"reductio": 1, "kind": "nnt", "network": {"input": {"type": "source", "dimension": 1}, "vertices": [{"name": "s"}, {"name": "a", "activation": {"type": "identity"}}, {"name": "b", "activation": {"type": "identity"}}, {"name": "t", "activation": {"type": "identity"}}], "source": 0, "outputs": [3], "edges": [{"from": 0, "to": 1}, {"from": 1, "to": 2}, {"from": 2, "to": 3}]}, "parameters": [{"weights": [["1"]], "biases": ["0"]}, {"weights": [["1"]], "biases": ["0"]}, {"weights": [["1"]], "biases": ["0"]}], "dataset": [], "loss": {"type": "zero-one"}, "gamma": "0"})");
    EXPECT_EQ(deep.code, 2);
    EXPECT_EQ(deep.err,
              "-: /network/edges/1: expected no edge between hidden vertices in a two-layer network"
              " (reductio train searches networks of any shape)\n");
    std::string table;
    for (int i = 0; i < 2; ++i)
        table += std::to_string(7919 * i + 13) + "," + std::to_string(104729 * i + 7) + "," + std::to_string(i) + "\n";
    const std::string large = run("reductio import --csv - --hidden 40 --weights=-991,-3,17,989", table).out;
    const Outcome out = run("reductio solve - --memory 1", large);
    EXPECT_EQ(out.code, 3);
    EXPECT_TRUE(out.err.starts_with("out of reach: the sets need more than 1 MiB of memory; the best loss found is "))
        << out.err;
    EXPECT_EQ(parsed_as<Parameters>(out.out).edges.size(), 80u);
}

/// The benchmark's instances are named after their answers; the longest numbers are out of reach, and said to be.
TEST(Solve, AnswersTheSuiteAsItsNamesSay) {
    std::size_t unknown = 0;
    const auto instances = files_below(source_tree() / "tests/two_layer_suite/instances", ".json");
    EXPECT_EQ(instances.size(), 60u);
    for (const auto& file : instances) {
        const int code = run("reductio solve --decide --time 60 " + file.string()).code;
        const bool is_yes = file.filename().string().find("-yes-") != std::string::npos;
        if (code == 3) {
            EXPECT_NE(file.filename().string().find("-huge-"), std::string::npos) << file;
            ++unknown;
            continue;
        }
        EXPECT_EQ(code, is_yes ? 10 : 20) << file;
    }
    EXPECT_LE(unknown, 2u);
}

TEST(Solve, ExplainsItsRoute) {
    const Outcome explained = run("reductio solve - --explain", imported(architecture));
    EXPECT_TRUE(explained.err.starts_with("grid ")) << explained.err;
    EXPECT_TRUE(explained.err.find("\nmeet after part ") != std::string::npos) << explained.err;
}

}  // namespace
}  // namespace reductio::tests
