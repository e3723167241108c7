// The answering side of the line protocol: every operation, every error, and a served line after each.

#include "fuzz/serve.hpp"
#include "fuzz/protocol.hpp"
#include "tests/support.hpp"

namespace reductio::tests {
namespace {

const std::string source = R"({"reductio": 1, "kind": "subset-sum", "items": ["3", "5"], "target": "5"})";
const std::string room = R"("room": "subset-sum-to-dnnt")";
const std::string hello = R"({"op": "hello", "id": 1})";

fuzz::Reply reply(const std::string& line) {
    auto read = fuzz::read_reply(fuzz::reply_to(line, "0"));
    if (!read) throw std::runtime_error(read.error().message);
    return *std::move(read);
}

Document result(const std::string& line) {
    const auto said = reply(line);
    if (const auto* refused = std::get_if<fuzz::Refusal>(&said.said)) throw std::runtime_error(refused->message);
    auto document = fuzz::document_of(std::get<json::Value>(said.said));
    if (!document) throw std::runtime_error(document.error().message);
    return *std::move(document);
}

fuzz::Refusal refusal(const std::string& line) { return std::get<fuzz::Refusal>(reply(line).said); }

std::string inner(const Document& document) {
    std::string text = write_document(document);
    text.pop_back();
    return text;
}

std::string request(const std::string& op, const std::string& members) {
    return "{\"op\": \"" + op + "\", \"id\": 5, " + members + "}";
}

std::string on_source(const std::string& op, const std::string& solution = "") {
    return request(op, room + ", \"instance\": " + source + (solution.empty() ? "" : ", \"solution\": " + solution));
}

TEST(Serve, GreetsWithRoomsAndOperations) {
    const auto said = reply(hello);
    EXPECT_EQ(said.id, Integer(1));
    const auto greeting = fuzz::greeting_of(std::get<json::Value>(said.said));
    ASSERT_TRUE(greeting);
    EXPECT_EQ(greeting->name, "reductio");
    EXPECT_EQ(greeting->ops, (std::vector<std::string>{"hello", "reduce", "lift", "extract", "decide", "evaluate"}));
    EXPECT_EQ(greeting->rooms, fuzz::reduction_names());
    EXPECT_GE(greeting->rooms.size(), 13u);
}

TEST(Serve, ReducesLiftsExtractsDecidesAndEvaluates) {
    const Document target = result(on_source("reduce"));
    ASSERT_TRUE(std::holds_alternative<Nnt>(target.is));
    const std::string chosen = R"({"reductio": 1, "kind": "subset", "chosen": [1]})";
    const Document parameters = result(on_source("lift", chosen));
    EXPECT_EQ(inner(result(on_source("extract", inner(parameters)))), chosen);
    for (const Document& instance : {parsed(source), target})
        EXPECT_EQ(std::get<Decision>(result(request("decide", "\"instance\": " + inner(instance))).is).answer,
                  Answer::yes);
    const std::string both = "\"instance\": " + inner(target) + ", \"solution\": " + inner(parameters);
    const auto evaluation = std::get<Evaluation>(result(request("evaluate", both)).is);
    EXPECT_TRUE(evaluation.within);
    EXPECT_EQ(evaluation.total, 0);
}

TEST(Serve, KeepsEveryDigitOfPlainIntegers) {
    const std::string digits = "123456789012345678901234567890";
    const auto target =
        result(request("reduce", room + R"(, "instance": {"reductio": 1, "kind": "subset-sum", "items": [)" + digits +
                                     "], \"target\": 1}"));
    EXPECT_NE(write_document(target).find('"' + digits + '"'), std::string::npos);
}

TEST(Serve, TakesOptionsAndDistinguishedParameters) {
    const std::string program = R"({"reductio": 1, "kind": "pos-slp", "slp": {"constant": "1", "gates": []}})";
    const std::string members =
        R"("room": "pos-slp-to-hinge-erm", "options": {"activation": ["0", "0", "1"], "yes": "0", "no": "2"}, "instance": )";
    EXPECT_TRUE(std::holds_alternative<Nnt>(result(request("reduce", members + program)).is));
    EXPECT_TRUE(std::holds_alternative<Parameters>(result(request("lift", members + program)).is));
    EXPECT_EQ(refusal(request("extract", members + program)).code, "unsupported");
    const auto without = refusal(request("reduce", R"("room": "pos-slp-to-hinge-erm", "instance": )" + program));
    EXPECT_EQ(without.code, "precondition");
    EXPECT_NE(without.message.find("/activation"), std::string::npos);
}

TEST(Serve, GivesIdsBackAsTheyCame) {
    const std::string long_id = "123456789012345678901234567890";
    EXPECT_EQ(reply("{\"op\": \"hello\", \"id\": " + long_id + "}").id, Integer(long_id));
    EXPECT_EQ(reply("{\"op\": \"nothing\", \"id\": 0}").id, Integer(0));
    EXPECT_EQ(reply("{\"op\": \"hello\"}").id, std::nullopt);
    EXPECT_EQ(reply("{\"id\": 7, \"op\": 3}").id, Integer(7)) << "known though the rest is no request";
    EXPECT_EQ(reply("{\"id\": \"7\", \"op\": \"hello\"}").id, std::nullopt);
}

TEST(Serve, KnowsItsErrorsApart) {
    const std::string other = R"({"reductio": 1, "kind": "cnf", "variables": 0, "clauses": []})";
    const std::string subset = R"({"reductio": 1, "kind": "subset", "chosen": [5]})";
    EXPECT_EQ(refusal(R"({"op": "undo", "id": 1})").code, "unsupported");
    EXPECT_EQ(refusal(request("reduce", "\"room\": \"no\", \"instance\": " + source)).code, "unsupported");
    EXPECT_EQ(refusal(request("reduce", room + ", \"variant\": \"no\", \"instance\": " + source)).code, "unsupported");
    EXPECT_EQ(refusal(request("reduce", "\"instance\": " + source)).code, "malformed");
    EXPECT_EQ(refusal(request("reduce", room)).code, "malformed");
    EXPECT_EQ(refusal(request("reduce", room + ", \"instance\": " + other)).code, "malformed");
    EXPECT_EQ(refusal(on_source("extract")).code, "malformed");
    EXPECT_EQ(refusal(on_source("lift", subset)).code, "precondition");
    EXPECT_EQ(refusal(request("evaluate", "\"instance\": " + source + ", \"solution\": " + subset)).code, "malformed");
}

TEST(Serve, EvaluatesAllowedParametersOnly) {
    const std::string instance = "\"instance\": " + inner(result(on_source("reduce"))) + ", \"solution\": ";
    const auto with_edges = [&](const std::string& edges) {
        return request("evaluate", instance + R"({"reductio": 1, "kind": "parameters", "edges": [)" + edges + "]}");
    };
    const auto edge = [](const std::string& weight) { return "{\"weights\": [\"" + weight + "\"], \"bias\": \"0\"}"; };
    const std::string ones = edge("1") + ", " + edge("1");
    EXPECT_EQ(refusal(with_edges(edge("3"))).code, "precondition") << "for another network";
    EXPECT_EQ(refusal(with_edges(edge("3") + ", " + edge("6") + ", " + ones)).code, "precondition") << "no option";
    const auto evaluation = std::get<Evaluation>(result(with_edges(edge("3") + ", " + edge("5") + ", " + ones)).is);
    EXPECT_FALSE(evaluation.within);
    EXPECT_EQ(evaluation.total, 9);
}

TEST(Serve, KeepsToTheBudget) {
    const std::string huge = "1" + std::string(300, '0');
    const std::string instance = R"("instance": {"reductio": 1, "kind": "pos-slp", "slp": {"constant": ")" + huge +
                                 R"(", "gates": [["*", 0, 0], ["*", 1, 1]]}})";
    EXPECT_EQ(std::get<Decision>(result(request("decide", instance)).is).answer, Answer::yes);
    const std::string items =
        R"({"reductio": 1, "kind": "nnt", "network": {"input": {"type": "source", "dimension": 1}, "vertices": [{"name": "s"}, {"name": "t", "activation": {"type": "identity"}}], "source": 0, "outputs": [1], "edges": [{"from": 0, "to": 1}]}, "parameters": [{"weights": ["real"], "biases": ["0"]}], "dataset": [{"x": [")" +
        huge + R"("], "y": ["0"]}], "loss": {"type": "squared-error"}, "gamma": "0"})";
    const std::string parameters =
        R"({"reductio": 1, "kind": "parameters", "edges": [{"weights": [")" + huge + R"("], "bias": "0"}]})";
    const std::string members = "\"instance\": " + items + ", \"solution\": " + parameters;
    EXPECT_TRUE(std::holds_alternative<Evaluation>(result(request("evaluate", members)).is));
    EXPECT_EQ(refusal(request("evaluate", "\"budget\": {\"bits\": 1000}, " + members)).code, "budget");
    EXPECT_EQ(refusal(request("evaluate", "\"budget\": {\"bits\": -1}, " + members)).code, "malformed");
    const std::string many = request("decide", "\"budget\": {\"candidates\": 1}, \"instance\": " + source);
    EXPECT_NO_THROW(result(many)) << "another decider may know";
}

/// Every one of these is answered with "malformed", and the line after it is served.
const std::vector<std::string> malformed_lines = {
    "nonsense",
    "{",
    "[]",
    "null",
    "7",
    "\"hello\"",
    "{}",
    R"({"op": "hello", "op": "hello"})",
    R"({"op": "hello", "id": 1.5})",
    R"({"op": "hello", "id": 1e3})",
    R"({"op": "hello", "id": -1})",
    R"({"op": "hello", "id": 01})",
    R"({"op": "hello", "surprise": 1})",
    R"({"op": "hello", "id": 1} {"op": "hello", "id": 2})",
    R"({"op": null})",
    R"({"op": "decide", "instance": []})",
    R"({"op": "decide", "instance": {"kind": "cnf"}})",
    R"({"op": "decide", "instance": {"reductio": 2, "kind": "cnf", "variables": 0, "clauses": []}})",
    R"({"op": "decide", "instance": {"reductio": 1, "kind": "cnf", "variables": 0, "clauses": [[1]]}})",
    R"({"op": "decide", "budget": 3})",
    R"({"op": "decide", "budget": {"seconds": 3}})",
    R"({"op": "reduce", "options": []})",
    R"({"op": "reduce", "options": {"reductio": 1}})",
    R"({"op": "reduce", "options": {"colour": "red"}})",
    "\xff\xfe",
    std::string("{\"op\": \"hello\"}\0", 16),
    std::string(100'000, '['),
};

TEST(Serve, ServesTheLineAfterAMalformedOne) {
    std::string input;
    for (const auto& line : malformed_lines) input += line + "\n\n  \n" + hello + '\n';
    const auto outcome = run("reductio-fuzz serve", input);
    EXPECT_EQ(outcome.code, 0) << outcome.err;
    std::istringstream lines(outcome.out);
    for (const auto& malformed : malformed_lines) {
        std::string line;
        ASSERT_TRUE(std::getline(lines, line)) << malformed;
        const auto refused = fuzz::read_reply(line);
        ASSERT_TRUE(refused) << line;
        EXPECT_EQ(refused->id, std::nullopt) << line;
        ASSERT_TRUE(std::holds_alternative<fuzz::Refusal>(refused->said)) << malformed << '\n' << line;
        EXPECT_EQ(std::get<fuzz::Refusal>(refused->said).code, "malformed") << line;
        ASSERT_TRUE(std::getline(lines, line));
        EXPECT_TRUE(line.starts_with("{\"id\": 1, \"result\": {\"name\": \"reductio\"")) << line;
    }
}

TEST(Serve, ErrorsNameThePlace) {
    EXPECT_EQ(
        refusal(R"({"op": "decide", "instance": {"reductio": 1, "kind": "cnf", "variables": 1, "clauses": [[2]]}})")
            .message.substr(0, 20),
        "/instance/clauses/0/");
    EXPECT_EQ(refusal(R"({"op": "decide", "budget": {"bits": "3"}})").message.substr(0, 12), "/budget/bits");
}

TEST(Serve, TheLastLineNeedsNoEnd) {
    EXPECT_EQ(run("reductio-fuzz serve", "").out, "");
    EXPECT_TRUE(run("reductio-fuzz serve", hello).out.starts_with("{\"id\": 1, \"result\": "));
}

TEST(Protocol, RequestsAreReadAsTheyAreWritten) {
    fuzz::Request written;
    written.op = "lift";
    written.id = Integer("98765432109876543210");
    written.room = "a room \"in quotes\"";
    written.variant = "printed";
    written.options.gap = Rational(1, 3);
    written.options.activation = {0, 0, 1};
    written.instance = parsed(source);
    written.solution = Document{Subset{{0}}};
    written.bits = 17;
    const auto heard = fuzz::read_request(fuzz::write_request(written));
    ASSERT_TRUE(heard.request) << heard.request.error().message;
    EXPECT_EQ(heard.id, written.id);
    EXPECT_EQ(heard.request->room, written.room);
    EXPECT_EQ(heard.request->options, written.options);
    EXPECT_EQ(heard.request->instance, written.instance);
    EXPECT_EQ(heard.request->solution, written.solution);
    EXPECT_EQ(heard.request->bits, written.bits);
    EXPECT_EQ(heard.request->candidates, std::nullopt);
}

TEST(Protocol, RepliesSayOneThingOnly) {
    for (const std::string line :
         {R"({"id": 1})", R"({"id": 1, "result": {}, "error": {"code": "budget", "message": ""}})",
          R"({"id": 1, "error": "budget"})", R"({"id": 1, "result": {}, "time": 3})", "[]", ""})
        EXPECT_FALSE(fuzz::read_reply(line)) << line;
}

}  // namespace
}  // namespace reductio::tests
