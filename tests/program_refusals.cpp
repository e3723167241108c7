// What the programs refuse on their command lines: one line each, that says where and what was expected, and an exit
// code; and what they print where there is little to print. Constructions are refused in tests/refusals.cpp.

#include "tests/support.hpp"

namespace reductio::tests {
namespace {

struct Command {
    std::string line;
    int code;
    std::string said;  // the whole of standard error, or where that is empty of standard output
};

/// Documents to run commands on, made as a person makes them.
class ProgramRefusals : public testing::Test {
  protected:
    static void SetUpTestSuite() {
        const std::string make =
            "reductio example cnf-to-erm -o cnf.json && reductio example subset-sum-to-dnnt -o sum.json && "
            "reductio example slp-to-bounded-slp -o bit.json && reductio example pos-slp-to-backprop-sign -o pos.json "
            "&& "
            "reductio example pos-slp-to-backprop-sign --options -o options.json && "
            "reductio reduce cnf-to-erm cnf.json -o continuum.json && "
            "reductio reduce pos-slp-to-backprop-sign pos.json --options options.json -o gradient.json && "
            "reductio reduce subset-sum-to-dnnt sum.json -o nnt.json && "
            "echo '{\"reductio\": 1, \"kind\": \"subset\", \"chosen\": [0, 1, 2]}' > subset.json && "
            "reductio lift subset-sum-to-dnnt --source sum.json subset.json -o parameters.json && "
            "reductio reduce --via cnf-to-two-csp,two-csp-to-dnnt cnf.json -o bundle.json && "
            "reductio reduce --via slp-to-bounded-slp bit.json -o programs.json && "
            "cat options.json cnf.json > mixed.jsonl && cat options.json options.json options.json > three.jsonl && "
            "sed 's/\"0\", \"3\"//' nnt.json > empty.json && sed 's/\"15\"/\"16\"/' nnt.json > no.json && "
            "echo '{\"reductio\": 1, \"kind\": \"parameters\", \"edges\": []}' > none.json";
        const Outcome made = run(make);
        ASSERT_EQ(made.code, 0) << made.err;
    }

    static void expect(const std::vector<Command>& commands) {
        for (const auto& [line, code, said] : commands) {
            const Outcome outcome = run(line);
            EXPECT_EQ(outcome.code, code) << line;
            EXPECT_EQ(outcome.err.empty() ? outcome.out : outcome.err, said + "\n") << line;
        }
    }
};

TEST_F(ProgramRefusals, OfRooms) {
    expect({
        {"reductio show", 2, "expected a room (reductio list shows them)"},
        {"reductio show no", 2, "no such room: no (reductio list shows them)"},
        {"reductio-check pair --room no sum.json nnt.json", 2, "no such room: no"},
        {"reductio example subset-sum-to-dnnt --options", 2, "subset-sum-to-dnnt takes no options"},
        {"reductio lift slp-to-bounded-slp --source bit.json", 2,
         "slp-to-bounded-slp: there is nothing to lift, since a bit-slp or pos-slp has no solutions"},
        {"reductio extract subset-sum-to-dnnt", 2, "expected --source FILE, or --bundle FILE"},
        {"reductio lift subset-sum-to-dnnt --source sum.json", 2,
         "sum.json: the document: expected a solution of the source"},
        {"reductio show subset-sum-to-dnnt", 0,
         "subset-sum-to-dnnt  D-T1.3\nsubset sum to a D-NNT with one hidden layer and one sample\n\nsource     "
         "subset-sum\nsolutions  subset\ntarget     nnt\nvariants   repaired \npage       spec/subset_sum_to_dnnt.md"},
        {"reductio-check errata cnf.json", 2, "cnf.json: /kind: expected counterexample, found cnf"},
    });
    EXPECT_NE(run("reductio show product-identity").out.find("none: lift gives the distinguished parameters\n"),
              std::string::npos);
}

TEST_F(ProgramRefusals, OfChains) {
    const std::string via = "reductio reduce --via cnf-to-two-csp,two-csp-to-dnnt cnf.json --options ";
    expect({
        {via + "three.jsonl", 2,
         "three.jsonl: expected an options document for each of the 2 links, found 3 documents"},
        {via + "mixed.jsonl", 2, "mixed.jsonl: /kind: expected options, found cnf (document 2)"},
        {"reductio extract --bundle bundle.json", 2, "expected a solution of the bundle's last document"},
        {"reductio lift --bundle bundle.json", 2,
         "bundle.json: link 1, cnf-to-two-csp: expected a solution of the source"},
        {"reductio lift --bundle programs.json", 2,
         "programs.json: there is nothing to lift, since the last document has no solutions"},
        {"reductio bundle bundle.json --document 3", 2, "bundle.json: expected a document from 0 to 2, found 3"},
        {"reductio bundle bundle.json --document 0 | cmp - cnf.json && echo same", 0, "same"},
    });
}

TEST_F(ProgramRefusals, OfGradients) {
    expect({
        {"reductio gradient gradient.json --parameters parameters.json", 2,
         "gradient.json: a gradient document has its own parameters"},
        {"reductio gradient cnf.json", 2, "cnf.json: /kind: expected nnt or gradient, found cnf"},
        {"reductio gradient nnt.json", 2, "an nnt document needs --parameters"},
        {"reductio gradient nnt.json --parameters parameters.json --step x", 2,
         "--step: expected a rational such as 1/8, found x"},
        {"reductio gradient nnt.json --parameters parameters.json --max-bits 1", 3,
         "nnt.json: the document: a value would need 7 bits; the budget is 1"},
        {"reductio-check gradient nnt.json --parameters parameters.json --max-bits 1", 3,
         "nnt.json: the document: value at vertex 4 (h4) would need 4 bits; the budget is 1"},
        {"reductio-check gradient nnt.json --parameters parameters.json --claimed none.json", 1,
         "s REFUTED\nnone.json: /edges: expected 8 edges, found 0"},
        {"reductio gradient nnt.json --parameters parameters.json -o a && reductio-check gradient nnt.json "
         "--parameters parameters.json -o b && cmp a b && echo same",
         0, "same"},
    });
}

TEST_F(ProgramRefusals, OfTraining) {
    expect({
        {"reductio train continuum.json", 3,
         "continuum.json: /parameters/0: expected finite lists of options: a continuum cannot be searched "
         "exhaustively"},
        {"reductio train empty.json", 20, "no allowed parameter vector: NO"},
        {"reductio train nnt.json --max-bits 1", 3,
         "nnt.json: the document: a value would need 10 bits; the budget is 1"},
        {"reductio evaluate --parameters parameters.json nnt.json --max-bits 1", 3,
         "nnt.json: the document: a value would need 7 bits; the budget is 1"},
        {"reductio-check evaluate --parameters parameters.json nnt.json --max-bits 1", 3,
         "nnt.json: the document: value at vertex 4 (h4) would need 4 bits; the budget is 1"},
        {"reductio solve cnf.json", 2, "cnf.json: /kind: expected nnt, found cnf"},
        {"reductio solve continuum.json", 2,
         "continuum.json: /network/input: expected the input by a source in a two-layer network (reductio train "
         "searches networks of any shape)"},
        {"reductio solve empty.json", 20, "no allowed parameter vector; gamma = 0: NO"},
        {"reductio solve no.json", 20, "least total loss 1; gamma = 0: NO"},
        {"reductio solve no.json --decide", 20, "no loss within gamma; gamma = 0: NO"},
    });
}

TEST_F(ProgramRefusals, OfImportsAndExports) {
    expect({
        {"echo 1,2 | reductio import --csv - --gamma x", 2, "--gamma: expected a number such as 1/4, found x"},
        {"echo a,b | reductio import --csv - --header", 2, "-: the document: expected at least one row of numbers"},
        {"reductio export opb nnt.json --relax", 2, "--model and --relax: expected the format smtlib, found opb"},
        {"reductio export opb nnt.json --max-reached 1", 2,
         "nnt.json: /network: expected at most 1 values that a number can take, found 2 or more at e0_w0"},
        {"reductio export dimacs cnf.json", 0, "p cnf 4 4\n1 -2 0\n3 0\n-1 -3 2 0\n-4 2 0"},
        {"reductio figure depth --squarings 99", 2,
         "reductio: --squarings: Value 99 not in range 1 to 22 (--help shows what there is)"},
        {"reductio figure network cnf.json", 2, "cnf.json: /kind: expected nnt or gradient, found cnf"},
        {"reductio document nowhere.json", 2, "nowhere.json: expected a file that can be read"},
        {"reductio document .", 2, ".: expected a file that can be read"},
        {"reductio document cnf.json > /dev/full", 2, "standard output: expected to be able to write"},
    });
}

TEST_F(ProgramRefusals, OfSolutions) {
    expect({
        {"reductio-check solution sum.json cnf.json", 1,
         "s REFUTED\ncnf.json: /kind: a document of kind 'cnf' solves none of kind 'subset-sum'"},
        {"reductio-check solution --competition cnf.json sum.json", 1,
         "c /kind: a document of kind 'subset-sum' solves none of kind 'cnf'\ns UNKNOWN"},
        {"reductio-check solution --competition sum.json subset.json", 10, "s SATISFIABLE\nv x1 x2 x3 -x4"},
        {"reductio-check decide subset.json", 3,
         R"({"reductio": 1, "kind": "decision", "answer": "unknown", "reason": "a subset is no problem to decide; balls decide pos-slp and bit-slp only, not subset; a document of kind subset is no training instance; kind subset is no problem to ask Z3 about"})"},
    });
}

}  // namespace
}  // namespace reductio::tests
