// Reasons that are seldom given: what a wrong solution lacks, options that a room's checker cannot take, and what the
// two-layer algorithm in print does not promise anything about.

#include "checkers/rooms.hpp"
#include "checkers/solutions.hpp"
#include "impl/room.hpp"
#include "impl/two_layer_published.hpp"
#include "tests/support.hpp"

namespace reductio::tests {
namespace {

std::string head(const std::string& kind) { return R"({"reductio": 1, "kind": ")" + kind + "\", "; }

std::string said(const std::optional<Error>& error) { return error ? error->place + ": " + error->message : "nothing"; }

struct Wrong {
    std::string instance;
    std::string solution;
    std::string reason;
};

const std::string sum = head("subset-sum") + R"("items": ["1", "2"], "target": "3"})";
const std::string cover = head("exact-cover") + R"("universe": 2, "sets": [[0], [1], [0]], "pick": 2})";
const std::string csp =
    head("two-csp") + R"("variables": 2, "alphabet": 2, "constraints": [{"u": 0, "v": 1, "allowed": [[0, 1]]}]})";
const std::string formula = head("cnf") + R"("variables": 2, "clauses": [[1], [-2]]})";

const std::vector<Wrong> wrong = {
    {sum, head("subset") + R"("chosen": [0, 1]})", "nothing"},
    {sum, head("subset") + R"("chosen": [0]})", ": the chosen items sum to 1, not 3"},
    {sum, head("subset") + R"("chosen": [2]})", "/chosen/0: expected a position below 2"},
    {cover, head("cover") + R"("chosen": [0, 1]})", "nothing"},
    {cover, head("cover") + R"("chosen": [0]})", ": 1 sets are chosen, not 2"},
    {cover, head("cover") + R"("chosen": [0, 2]})", ": element 0 is covered 2 times, not once"},
    {csp, head("assignment") + R"("values": [0, 1]})", "nothing"},
    {csp, head("assignment") + R"("values": [0]})", "/values: expected a value for each of 2 variables"},
    {csp, head("assignment") + R"("values": [0, 2]})", "/values/1: expected a symbol below 2"},
    {csp, head("assignment") + R"("values": [1, 1]})", ": constraint 0 does not allow (1, 1)"},
    {formula, head("model") + R"("literals": [1, -2]})", "nothing"},
    {formula, head("model") + R"("literals": [1]})", "/literals: expected a literal for each of 2 variables"},
    {formula, head("model") + R"("literals": [1, 2]})", ": clause 1 has no true literal"},
};

TEST(RareReasons, OfSolutionsThatAreNone) {
    for (const auto& [instance, solution, reason] : wrong)
        EXPECT_EQ(said(checkers::not_a_solution(parsed(instance), parsed(solution), {})), reason) << solution;
}

/// A model is checked as it stands, also where no document could have it.
TEST(RareReasons, OfSolutionsThatNoDocumentHas) {
    EXPECT_EQ(said(checkers::not_a_solution(parsed(formula), Document{Model{{2, 1}}}, {})),
              "/literals/0: expected a literal about variable 1");
    EXPECT_EQ(said(checkers::not_a_solution(parsed(sum), Document{Subset{{1, 0}}}, {})),
              "/chosen/1: expected increasing positions");
}

/// What the checker of a room says first of its YES example and the right target, under other options.
std::string said_under(const std::string& name, const std::string& members) {
    const impl::Room& built = *impl::find_room(name);
    const Document source = parsed(built.yes_example);
    const auto target = built.variants.front().reduce(source, parsed_as<Options>(built.example_options));
    const Options other = parsed_as<Options>(head("options") + members + "}");
    const auto check = checkers::check_restrictions(*checkers::find_room(name), {source, *target, other});
    const auto* fails = std::get_if<checkers::Fails>(&check);
    return fails ? fails->step + ": " + fails->reason : "nothing";
}

TEST(RareReasons, OfOptionsThatARoomCannotHave) {
    const std::string square = R"("activation": ["0", "0", "1"])";
    for (const std::string room : {"bit-slp-to-erm", "pos-slp-to-hinge-erm"}) {
        EXPECT_EQ(said_under(room, square + R"(, "yes": "0", "no": "2")"), "nothing") << room;
        EXPECT_EQ(said_under(room, square), "options: the options do not have both yes and no") << room;
        EXPECT_EQ(said_under(room, square + R"(, "yes": "2", "no": "2")"),
                  "options: the options yes and no are no gap of losses: expected 0 <= yes < no")
            << room;
    }
    EXPECT_EQ(said_under("bit-slp-to-scalar-erm", square + R"(, "yes": "0")"),
              "options: the options do not have both yes and no");
    EXPECT_EQ(said_under("pos-slp-to-backprop-sign", square), "options: the options have no gap");
    EXPECT_EQ(said_under("pos-slp-to-backprop-sign", square + R"(, "gap": "-1")"),
              "options: the option gap is -1; expected more than 0");
    EXPECT_EQ(said_under("bit-slp-to-backprop-bit", R"("gap": "1")"), "options: the options have no activation");
    EXPECT_EQ(said_under("bit-slp-to-erm", R"("activation": ["0", "1"], "yes": "0", "no": "2")"),
              "options: the option activation is no polynomial of degree at least 2");
}

/// s with one input, h and t; every number natural, as the algorithm in print assumes.
const std::string natural =
    head("nnt") +
    R"("network": {"input": {"type": "source", "dimension": 1}, "vertices": [{"name": "s"}, {"name": "h", "activation": {"type": "identity"}}, {"name": "t", "activation": {"type": "identity"}}], "source": 0, "outputs": [2], "edges": [{"from": 0, "to": 1}, {"from": 1, "to": 2}]}, "parameters": [{"weights": [["0", "2"]], "biases": ["0"]}, {"weights": [["1"]], "biases": ["0"]}], "dataset": [{"x": ["3"], "y": ["6"]}], "loss": {"type": "squared-error"}, "gamma": "0"})";

std::string said_in_print(const std::function<void(Nnt&)>& change) {
    Nnt instance = parsed_as<Nnt>(natural);
    change(instance);
    const auto decision = impl::decide_as_printed(instance, impl::PrintedForm::checked, {});
    return decision ? (decision->answer == Answer::yes ? "yes" : "no") : said(decision.error());
}

std::vector<Rational>& first_options(Nnt& instance, Index edge) {
    return std::get<0>(std::get<EdgeOptions>(instance.parameters[edge]).weights[0]);
}

TEST(RareReasons, OfTheAlgorithmInPrint) {
    EXPECT_EQ(said_in_print([](Nnt&) {}), "yes");
    EXPECT_EQ(said_in_print([](Nnt& n) { n.dataset[0].y[0] = 5; }), "no");
    EXPECT_EQ(said_in_print([](Nnt& n) {
                  n.network.edges[1] = {0, 2};
              }),
              "/network/edges: expected both edges of every hidden vertex, and none from s to t");
    EXPECT_EQ(said_in_print([](Nnt& n) { n.dataset[0].x[0] = -3; }),
              "/dataset: expected inputs that are natural numbers");
    EXPECT_EQ(said_in_print([](Nnt& n) { first_options(n, 1)[0] = 2; }),
              "/parameters/1: expected the weight 1 and the bias 0");
    EXPECT_EQ(said_in_print([](Nnt& n) { first_options(n, 0)[0] = Rational(1, 2); }),
              "/parameters/0: expected natural numbers");
    EXPECT_EQ(said_in_print([](Nnt& n) { n.network.vertices[2].activation = Activation{Constant{0}}; }),
              "/network/vertices: expected an output without an activation");
    EXPECT_EQ(said_in_print([](Nnt& n) { n.network.vertices[1].activation = Activation{Constant{-1}}; }),
              "/network/vertices/1: expected an activation whose values are natural numbers");
    EXPECT_EQ(said_in_print([](Nnt& n) { first_options(n, 0).push_back(100'000'000); }),
              ": out of reach: tables over {0..300000000}^1");
}

}  // namespace
}  // namespace reductio::tests
