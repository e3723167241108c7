// Certificates as files: chains of them, and the programs that make and check them, the small one on its own.

#include "tests/certificate_examples.hpp"

namespace reductio::tests {
namespace {

// Chains

std::vector<Link> links(const std::vector<std::string>& rooms) {
    std::vector<Link> result;
    for (const std::string& room : rooms) result.push_back({room, "repaired", {}});
    return result;
}

std::vector<Certificate> chain(const std::string& source, const std::vector<std::string>& rooms) {
    const auto made = fuzz::make_certificates(links(rooms), parsed(source));
    EXPECT_TRUE(made && !made->missing) << (made ? made->missing.value_or("") : made.error().message);
    return made->certificates;
}

std::vector<std::string> types_of(const std::vector<Certificate>& certificates) {
    std::vector<std::string> types;
    for (const Certificate& certificate : certificates) types.push_back(type_of(certificate));
    return types;
}

const std::vector<std::string> to_the_solver = {"cnf-to-subset-sum", "subset-sum-to-dnnt", "two-layer-solver"};

TEST(CertificateChains, AreVerifiedInOrder) {
    const auto no = chain(no_model, to_the_solver);
    EXPECT_EQ(types_of(no), (std::vector<std::string>{"proof", "chain", "chain"}));
    EXPECT_EQ(*no.back().target, (Document{Decision{Answer::no, std::nullopt}}));
    const auto yes =
        chain(R"({"reductio": 1, "kind": "cnf", "variables": 2, "clauses": [[1, 2], [-1, 2]]})", to_the_solver);
    EXPECT_EQ(types_of(yes), (std::vector<std::string>(3, "solutions")));
    const auto positive = R"({"reductio": 1, "kind": "pos-slp", "slp": {"constant": "1", "gates": [["+", 0, 0]]}})";
    const auto program = chain(positive, {"pos-slp-to-dnnt", "dnnt-to-cnnt"});
    EXPECT_EQ(types_of(program), (std::vector<std::string>{"value", "solutions"}));
    for (const auto& certificates : {no, yes, program}) {
        const auto found = checkers::verified_in_order(certificates);
        EXPECT_EQ(step_of(found.check), "holds") << found.document << reason_of(found.check);
    }
}

TEST(CertificateChains, BreakWhereALinkDoes) {
    auto certificates = chain(no_model, to_the_solver);
    const auto said = [&] {
        const auto found = checkers::verified_in_order(certificates);
        return std::to_string(found.document) + ' ' + step_of(found.check);
    };
    const auto whole = certificates;
    certificates.erase(certificates.begin() + 1);
    EXPECT_EQ(said(), "2 3");  // the subset sum is missing between
    certificates = whole;
    certificates.erase(certificates.begin());
    EXPECT_EQ(said(), "1 3");
    certificates = whole;
    certificates[1].verdict = Answer::yes;
    EXPECT_EQ(said(), "2 3");
    certificates = whole;
    certificates[0].evidence = ProofEvidence{};
    EXPECT_EQ(said(), "1 3");  // nothing rests on a link that is refuted
}

// The programs

TEST(CertificatePrograms, TheSmallOneNeedsNothingElse) {
    const auto verify = (programs() / "reductio-verify").string();
    write_file(scratch() / "no.json", no_model);
    write_file(scratch() / "alone" / "keep", "");
    const auto made =
        run("reductio-fuzz certificate --via cnf-to-two-csp,two-csp-to-dnnt no.json -o alone/chain.jsonl && "
            "reductio-fuzz certificate cnf-to-subset-sum no.json -o alone/one.json && cp " +
            verify + " alone");
    ASSERT_EQ(made.code, 0) << made.err;
    const auto alone = run("cd alone && env -i ./reductio-verify chain.jsonl one.json");
    EXPECT_EQ(alone.out, "s VERIFIED\ns VERIFIED\n") << alone.err;
    EXPECT_EQ(alone.code, 0);
    EXPECT_EQ(run("reductio-check certificate alone/chain.jsonl").out, "s VERIFIED\n");
    const auto needed = run("readelf -d " + verify);
    EXPECT_NE(needed.out.find("libflint"), std::string::npos) << needed.err;
    EXPECT_EQ(needed.out.find("libz3"), std::string::npos) << needed.out;
}

TEST(CertificatePrograms, SayWhichDocumentIsRefutedAndWhy) {
    write_file(scratch() / "no.json", no_model);
    run("reductio-fuzz certificate --via cnf-to-two-csp,two-csp-to-dnnt no.json -o chain.jsonl && "
        "sed '2s/\"repaired\"/\"published\"/' chain.jsonl > bad.jsonl && tail -n 1 chain.jsonl > tail.jsonl");
    const std::string line = "s REFUTED\nbad.jsonl: document 2: [1] the variant is published; expected repaired\n";
    const std::string cut = "s REFUTED\ntail.jsonl: document 1: [3] there is no certificate before this one\n";
    for (const std::string program : {"reductio-verify ", "reductio-check certificate "}) {
        const auto refuted = run(program + "bad.jsonl");
        EXPECT_EQ(refuted.code, 1) << refuted.err;
        EXPECT_EQ(refuted.out, line);
        EXPECT_EQ(run(program + "tail.jsonl").out, cut);
        const auto open = run(program + "chain.jsonl --max-candidates 0");
        EXPECT_EQ(open.code, 3);
        EXPECT_TRUE(open.out.starts_with("s UNKNOWN\nchain.jsonl: document 1: ")) << open.out;
        const auto other = run(program + "no.json");
        EXPECT_EQ(other.code, 2);
        EXPECT_EQ(other.err, "no.json: /kind: expected certificate, found cnf\n");
        EXPECT_EQ(run(program + "nowhere.json").code, 2);
        EXPECT_EQ(run(program + ".").code, 2);
        EXPECT_EQ(run(program + "-", "{").code, 2);
        EXPECT_EQ(run(program + "--max-bits many bad.jsonl").code, 2);
        EXPECT_EQ(run(program + "--no-such-option bad.jsonl").code, 2);
        EXPECT_EQ(run(program + "--help").code, 0);
    }
    EXPECT_EQ(run("reductio-verify").code, 2);
    EXPECT_EQ(run("reductio-verify --version").out, run("reductio-check --version").out);
}

TEST(CertificatePrograms, SayWhereNoEvidenceIsFound) {
    write_file(scratch() / "sum.json", no_sum);
    const auto none = run("reductio-fuzz certificate subset-sum-to-dnnt sum.json --evidence proof");
    EXPECT_EQ(none.code, 3);
    EXPECT_EQ(none.out, "");
    EXPECT_EQ(none.err,
              "sum.json: no evidence was found: link 1, subset-sum-to-dnnt: the verdict is no: the source is no cnf\n");
    EXPECT_EQ(run("reductio-fuzz certificate product-identity sum.json").code, 2);
    EXPECT_EQ(run("reductio-fuzz certificate cnf-to-erm sum.json").code, 2);
    EXPECT_EQ(run("reductio-fuzz certificate sum.json").code, 2);
}

}  // namespace
}  // namespace reductio::tests
