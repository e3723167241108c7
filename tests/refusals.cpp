// What the constructions and their maps refuse, each with the place and the reason that the caller is told.

#include "impl/room.hpp"
#include "tests/support.hpp"

namespace reductio::tests {
namespace {

std::string head(const std::string& kind) { return R"({"reductio": 1, "kind": ")" + kind + "\", "; }

std::string pos_slp(const std::string& slp) { return head("pos-slp") + R"("slp": {)" + slp + "}}"; }
std::string bit_slp(const std::string& slp) { return head("bit-slp") + R"("slp": {)" + slp + R"(}, "bit": "0"})"; }
std::string options(const std::string& members) { return head("options") + members + "}"; }
std::string cnf(const std::string& variables, const std::string& clauses) {
    return head("cnf") + R"("variables": )" + variables + R"(, "clauses": [)" + clauses + "]}";
}
std::string parameters(const std::string& edges) { return head("parameters") + R"("edges": [)" + edges + "]}"; }
std::string an_edge(const std::string& weights) { return R"({"weights": [)" + weights + R"(], "bias": "0"})"; }

const std::string from_1 = R"("constant": "1", "gates": [["*", 0, 0]])";
const std::string from_0 = R"("constant": "0", "gates": [])";
const std::string from_2 = R"("constant": "2", "gates": [])";
const std::string square = R"("activation": ["0", "0", "1"])";

std::string said(const Result<Document>& result) {
    return result ? "nothing" : result.error().place + ": " + result.error().message;
}

/// Of the variant that is named behind a colon, or of the repaired one.
const impl::Variant& variant_of(const std::string& name) {
    const auto colon = name.find(':');
    const impl::Room* room = impl::find_room(name.substr(0, colon));
    return *impl::find_variant(*room, colon == std::string::npos ? "repaired" : name.substr(colon + 1));
}

struct Refused {
    std::string room;
    std::string source;
    std::string other;  // options of a construction, or a solution
    std::string reason;
};

const std::string bit_slp_erm = "bit-slp-to-erm";
const std::string scalar_erm = "bit-slp-to-scalar-erm";
const std::string no_activation = "/activation: expected the coefficients of the activation";
const std::string no_gap = "/yes: expected the bound of YES instances";
const std::string not_1 = "/slp/constant: expected the constant 1";

const std::vector<Refused> constructions = {
    {bit_slp_erm, bit_slp(from_1), options(R"("yes": "0", "no": "2")"), no_activation},
    {bit_slp_erm, bit_slp(from_1), options(R"("activation": ["0", "1"], "yes": "0", "no": "2")"),
     "/activation: expected a polynomial of degree 2 or more, found one of degree 1, which cannot multiply"},
    {bit_slp_erm, bit_slp(from_1), options(R"("activation": [], "yes": "0", "no": "2")"),
     "/activation: expected a polynomial of degree 2 or more, found one of degree 0, which cannot multiply"},
    {bit_slp_erm, bit_slp(from_1), options(square), no_gap},
    {bit_slp_erm, bit_slp(from_1), options(square + R"(, "yes": "0")"), "/no: expected the bound of NO instances"},
    {bit_slp_erm, bit_slp(from_1), options(square + R"(, "yes": "-1", "no": "0")"),
     "/yes: expected no negative number"},
    {bit_slp_erm, bit_slp(from_1), options(square + R"(, "yes": "2", "no": "2")"),
     "/no: expected more than the bound of YES instances"},
    {scalar_erm, bit_slp(from_1), options(R"("yes": "0", "no": "2")"), no_activation},
    {scalar_erm, bit_slp(from_1), options(square + R"(, "no": "2")"), no_gap},
    {scalar_erm + ":published", bit_slp(from_1), options(square), no_gap},
    {scalar_erm + ":published", bit_slp(from_1), options(square + R"(, "yes": "0", "no": "2")"),
     "/weight: expected the regulariser's weight, not negative"},
    {scalar_erm + ":published", bit_slp(from_1), options(square + R"(, "yes": "0", "no": "2", "weight": "-1")"),
     "/weight: expected the regulariser's weight, not negative"},
    {scalar_erm + ":published", bit_slp(from_1), options(R"("yes": "0", "no": "2", "weight": "1")"), no_activation},
    {"pos-slp-to-hinge-erm", pos_slp(from_2), options(square + R"(, "yes": "0", "no": "2")"), not_1},
    {"pos-slp-to-hinge-erm", pos_slp(from_1), options(R"("yes": "0", "no": "2")"), no_activation},
    {"pos-slp-to-hinge-erm", pos_slp(from_1), options(square), no_gap},
    {"pos-slp-to-backprop-sign", pos_slp(from_2), options(square), not_1},
    {"pos-slp-to-backprop-sign", pos_slp(from_1), options(square), "/gap: expected the gap, a number above 0"},
    {"pos-slp-to-backprop-sign", pos_slp(from_1), options(square + R"(, "gap": "0")"),
     "/gap: expected the gap, a number above 0"},
    {"pos-slp-to-backprop-sign", pos_slp(from_1), options(R"("gap": "1")"), no_activation},
    {"pos-slp-to-backprop-sign:published", pos_slp(from_0), options(square + R"(, "gap": "1")"),
     "/slp/constant: expected a constant other than 0"},
    {"bit-slp-to-backprop-bit", bit_slp(from_1), options(R"("gap": "1")"), no_activation},
    {"bit-slp-to-backprop-bit:published", bit_slp(from_2), options(square), not_1},
    {"slp-to-bounded-slp", pos_slp(from_2), "", not_1},
    {"slp-to-bounded-slp", bit_slp(from_2), "", not_1},
    {"slp-to-bounded-slp:published", bit_slp(from_2), "", not_1},
    {"slp-to-bounded-slp", cnf("1", ""), "", "/kind: expected bit-slp or pos-slp, found cnf"},
    {"pos-slp-to-dnnt", pos_slp(from_2), "", not_1},
    {"product-identity", head("polynomial") + R"("coefficients": ["1", "1"]})", "",
     "/coefficients: expected a polynomial of degree 2 or more, found one of degree 1, which cannot multiply"},
    {"cnf-to-erm", cnf("1000001", ""), "",
     "/variables: expected at most 1000000 variables: no document could hold a network for more"},
    {"cnf-to-subset-sum", cnf("4", "[1], [1, 2, 3, -4, 1]"), "",
     "/clauses/1: expected at most 3 distinct literals, found 4: split the clause first"},
    {"cnf-to-subset-sum", cnf("10000", "[1]"), "",
     ": expected at most 10000 variables and clauses together: each is a digit of every item"},
    {"cnf-to-subset-sum", cnf("10001", ""), "",
     ": expected at most 10000 variables and clauses together: each is a digit of every item"},
    {"cnf-to-two-csp", cnf("1", "[1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]"), "",
     "/clauses/0: expected at most 16 literals, found 17: split the clause first"},
    {"cnf-to-two-csp", cnf("5000000", ""), "",
     ": expected a smaller formula: it would have more than 2000000 constraints and allowed pairs"},
};

TEST(Refusals, OfConstructionsSayWhatIsMissing) {
    for (const auto& [room, source, given, reason] : constructions) {
        const Options options = given.empty() ? Options{} : parsed_as<Options>(given);
        EXPECT_EQ(said(variant_of(room).reduce(parsed(source), options)), reason) << room << ' ' << source;
    }
}

/// A program whose network is too large is refused before any of it is made.
TEST(Refusals, OfProgramsWhoseTargetsNoDocumentCouldHold) {
    Options with_gap = parsed_as<Options>(options(square + R"(, "yes": "0", "no": "2", "gap": "1")"));
    PosSlp sign{{1, {}}};
    while (sign.slp.gates.size() < 2'000) sign.slp.gates.push_back({Operation::times, 0, 0});
    const Document bit{BitSlp{sign.slp, 0}};
    const std::string numbers = " numbers, more than the 10000000 that a document may have";
    const std::string target = "/slp/gates: expected a smaller program: the target would have ";
    for (const std::string room : {"bit-slp-to-erm", "bit-slp-to-erm:published"}) {
        const std::string reason = said(variant_of(room).reduce(bit, with_gap));
        EXPECT_TRUE(reason.starts_with(target) && reason.ends_with(numbers)) << reason;
    }
    with_gap.activation->assign(101, 0);
    with_gap.activation->push_back(1);
    EXPECT_EQ(said(variant_of("bit-slp-to-erm").reduce(bit, with_gap)),
              "/activation: expected a degree of at most 100: the linear system has the cube of it for its work");
    with_gap.activation->pop_back();
    with_gap.activation->back() = 1;
    while (sign.slp.gates.size() < 4'200) sign.slp.gates.push_back({Operation::times, 0, 0});
    const std::string network = "/slp/gates: expected a smaller program: no document could hold its network";
    for (const std::string room : {"bit-slp-to-erm", "bit-slp-to-scalar-erm"}) {
        const Document large{BitSlp{sign.slp, 0}};
        EXPECT_EQ(said(variant_of(room).reduce(large, with_gap)), network);
        EXPECT_EQ(said(variant_of(room).lift(large, std::nullopt, with_gap)), network);
    }
    for (const std::string room : {"pos-slp-to-hinge-erm", "pos-slp-to-backprop-sign"})
        EXPECT_EQ(said(variant_of(room).reduce(Document{sign}, with_gap)), network);
}

TEST(Refusals, OfProgramsWhoseBoundedFormIsTooLong) {
    PosSlp source{{1, {}}};
    while (source.slp.gates.size() < 100'000) {
        const Index last = source.slp.gates.size();
        source.slp.gates.push_back({Operation::times, last, last});
    }
    const std::string reason = said(variant_of("slp-to-bounded-slp").reduce(Document{source}, {}));
    EXPECT_TRUE(reason.starts_with("/slp/gates: expected a smaller program: the bounded one would have more than "))
        << reason;
    EXPECT_EQ(said(variant_of("slp-to-bounded-slp").reduce(Document{BitSlp{source.slp, 0}}, {})), reason);
}

const std::string an_exact_cover = head("exact-cover") + R"("universe": 2, "sets": [[0], [1]], "pick": 2})";
const std::string a_subset_sum = head("subset-sum") + R"("items": ["1", "2"], "target": "3"})";
const std::string a_two_csp =
    head("two-csp") + R"("variables": 2, "alphabet": 2, "constraints": [{"u": 0, "v": 1, "allowed": [[0, 1]]}]})";
const std::string a_cnf = cnf("2", "[1, 2]");

std::string model(const std::string& literals) { return head("model") + R"("literals": [)" + literals + "]}"; }
std::string assignment(const std::string& values) { return head("assignment") + R"("values": [)" + values + "]}"; }
std::string chosen(const std::string& kind, const std::string& at) { return head(kind) + R"("chosen": [)" + at + "]}"; }

const std::vector<Refused> liftings = {
    {"exact-cover-to-dnnt", an_exact_cover, chosen("cover", "0, 2"),
     "/chosen/1: expected an index below 2, the number of sets"},
    {"exact-cover-to-dnnt", a_subset_sum, chosen("cover", "0"), "/kind: expected exact-cover, found subset-sum"},
    {"exact-cover-to-dnnt", an_exact_cover, chosen("subset", "0"), "/kind: expected cover, found subset"},
    {"exact-cover-to-dnnt", an_exact_cover, "", ": expected a solution of the source"},
    {"subset-sum-to-dnnt", a_subset_sum, chosen("subset", "2"),
     "/chosen/0: expected an index below 2, the number of items"},
    {"two-csp-to-dnnt", a_two_csp, assignment("0"), "/values: expected 2 symbols, one a variable"},
    {"two-csp-to-dnnt:published", a_two_csp, assignment("0, 2"), "/values/1: expected a symbol below 2"},
    {"cnf-to-erm", a_cnf, model("1"), "/literals: expected 2 literals, found 1"},
    {"cnf-to-subset-sum", a_cnf, model("1"), "/literals: expected 2 literals, found 1"},
    {"cnf-to-subset-sum", a_cnf, model("-1, -2"),
     "/literals: expected a model: no literal of the clause at /clauses/0 is true"},
    {"cnf-to-subset-sum", cnf("10001", ""), model("1"),
     ": expected at most 10000 variables and clauses together: each is a digit of every item"},
    {"cnf-to-two-csp", a_cnf, model("-1, -2"),
     "/literals: expected a model: no literal of the clause at /clauses/0 is true"},
    {"cnf-to-two-csp", cnf("5000000", ""), model("1"),
     ": expected a smaller formula: it would have more than 2000000 constraints and allowed pairs"},
};

TEST(Refusals, OfLiftSayWhatTheSolutionLacks) {
    for (const auto& [room, source, given, reason] : liftings) {
        std::optional<Document> solution;
        if (!given.empty()) solution = parsed(given);
        EXPECT_EQ(said(variant_of(room).lift(parsed(source), solution, {})), reason) << room << ' ' << source;
    }
}

const std::vector<Refused> extractions = {
    {"exact-cover-to-dnnt", an_exact_cover, parameters(an_edge(R"("1", "1")")),
     "/edges: expected parameters for 2 edges, found 1"},
    {"exact-cover-to-dnnt", an_exact_cover, parameters(an_edge(R"("1")") + ", " + an_edge(R"("1")")),
     "/edges/0/weights: expected 2 weights, found 1"},
    {"exact-cover-to-dnnt", a_subset_sum, parameters(""), "/kind: expected exact-cover, found subset-sum"},
    {"exact-cover-to-dnnt", an_exact_cover, chosen("cover", "0"), "/kind: expected parameters, found cover"},
    {"subset-sum-to-dnnt", a_subset_sum, parameters(""), "/edges: expected parameters for 4 edges, found 0"},
    {"two-csp-to-dnnt", a_two_csp, parameters(""), "/edges: expected parameters for 4 edges, found 0"},
    {"two-csp-to-dnnt", a_two_csp,
     parameters(an_edge(R"("3")") + ", " + an_edge(R"("1")") + ", " + an_edge(R"("1")") + ", " + an_edge(R"("1")")),
     "/edges/0/weights/0: expected an integer from 1 to 2"},
    {"two-csp-to-dnnt:published", a_two_csp,
     parameters(an_edge(R"("1")") + ", " + an_edge(R"("1/2")") + ", " + an_edge(R"("1")") + ", " + an_edge(R"("1")")),
     "/edges/1/weights/0: expected an integer from 1 to 2"},
    {"cnf-to-erm", a_cnf, parameters(""), "/edges: expected parameters for 2 edges, found 0"},
    {"cnf-to-erm", cnf("1000001", ""), parameters(""),
     "/variables: expected at most 1000000 variables: no document could hold a network for more"},
    {"cnf-to-subset-sum", a_cnf, chosen("subset", "6"), "/chosen/0: expected an index below 6, the number of items"},
    {"cnf-to-subset-sum", cnf("10001", ""), chosen("subset", ""),
     ": expected at most 10000 variables and clauses together: each is a digit of every item"},
    {"cnf-to-two-csp", a_cnf, assignment("0"), "/values: expected 3 values, found 1"},
    {"cnf-to-two-csp", cnf("5000000", ""), assignment(""),
     ": expected a smaller formula: it would have more than 2000000 constraints and allowed pairs"},
};

TEST(Refusals, OfExtractSayWhatTheSolutionLacks) {
    for (const auto& [room, source, given, reason] : extractions)
        EXPECT_EQ(said(variant_of(room).extract(parsed(source), parsed(given), {})), reason) << room << ' ' << source;
}

}  // namespace
}  // namespace reductio::tests
