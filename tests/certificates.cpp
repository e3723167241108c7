// Certificates: made for every room and verified, each kind of evidence, and each step of the check.

#include <algorithm>
#include <iostream>
#include <map>

#include "checkers/candidates.hpp"
#include "fuzz/depth.hpp"
#include "tests/certificate_examples.hpp"

namespace reductio::tests {
namespace {

using checkers::verified;

Certificate made(const std::string& room, const std::string& source, const std::string& type) {
    const auto certificate = certificate_of(room, source, type);
    EXPECT_TRUE(certificate) << room << ' ' << type;
    EXPECT_EQ(type_of(certificate.value()), type);
    EXPECT_EQ(step_of(verified(*certificate)), "holds") << reason_of(verified(*certificate));
    return *certificate;
}

Certificate example(const std::string& type) {
    if (type == "proof") return made("cnf-to-subset-sum", no_model, type);
    if (type == "value") return made("pos-slp-to-dnnt", negative, type);
    return made("subset-sum-to-dnnt", type == "solutions" ? a_sum : no_sum, type);
}

TEST(Certificates, AreVerifiedOfRandomInstancesOfEveryRoom) {
    const std::size_t count = fuzz::scaled(30, 30);  // fewer need not have both verdicts
    std::map<std::string, std::size_t> types;
    for (const std::string& room : certified_rooms()) {
        std::map<Answer, std::size_t> verdicts;
        for (std::uint64_t i = 0; i < count; ++i) {
            const auto instance = any_instance(room, i, 2 + i % 4);
            const auto certificate = certificate_of(room, instance);
            if (!certificate) continue;
            const auto check = verified(*certificate);
            EXPECT_EQ(step_of(check), "holds") << reason_of(check) << ' ' << write_document(Document{*certificate});
            const auto read = read_document(write_document(Document{*certificate}));
            ASSERT_TRUE(read) << read.error().place << read.error().message;
            EXPECT_EQ(std::get<Certificate>(read->is), *certificate);
            ++verdicts[certificate->verdict];
            ++types[type_of(*certificate)];
        }
        EXPECT_GT(verdicts[Answer::yes], 0u) << room;
        EXPECT_GT(verdicts[Answer::no], 0u) << room;
        EXPECT_GT(verdicts[Answer::yes] + verdicts[Answer::no], count / 2) << room;
    }
    for (const std::string type : {"solutions", "exhaustion", "refutation", "proof", "value"})
        EXPECT_GT(types[type], 0u) << type;
    for (const auto& [type, made] : types) std::cout << type << ": " << made << '\n';
}

TEST(Certificates, KnowEachKindOfEvidence) {
    for (const std::string type : {"solutions", "exhaustion", "refutation", "proof", "value"}) example(type);
    const auto both = example("exhaustion");
    EXPECT_EQ(std::get<ExhaustionEvidence>(both.evidence).work, 8);  // of the source and of the target
    Certificate source_alone = both;
    source_alone.evidence = ExhaustionEvidence{4};
    EXPECT_EQ(step_of(verified(source_alone)), "holds");
}

/// A certificate that is none, and the step that says so.
struct Bad {
    std::string name;
    std::string number;
    std::string about;
    Certificate certificate;
};

template <class Change>
Bad bad(const std::string& name, const std::string& number, const std::string& about, Certificate certificate,
        const Change& change) {
    change(certificate);
    return {name, number, about, std::move(certificate)};
}

template <class T>
T& in(Evidence& evidence) {
    return std::get<T>(evidence);
}

Certificate solved() {
    const auto instance = any_instance("two-layer-solver", 0, 2);
    Nnt nnt = std::get<Nnt>(instance.source.is);
    nnt.gamma = -1;
    return made("two-layer-solver", write_document(Document{nnt}), "refutation");
}

/// Only the step named here has anything against them.
std::vector<Bad> bad_certificates() {
    const Certificate other = made("subset-sum-to-dnnt", a_sum, "solutions");
    const auto renamed = [](Certificate& c) { c.room = "subset-sum-to-training"; };
    const auto published = [](Certificate& c) { c.variant = "published"; };
    const auto of_another_source = [&](Certificate& c) {
        c.target = other.target;
        c.evidence = ExhaustionEvidence{4};
    };
    const auto decided_otherwise = [](Certificate& c) { c.target = Document{Decision{Answer::yes, std::nullopt}}; };
    const auto empty_subset = [](Certificate& c) { in<SolutionEvidence>(c.evidence).source = Document{Subset{}}; };
    const auto of_the_source_twice = [](Certificate& c) {
        in<SolutionEvidence>(c.evidence).target = in<SolutionEvidence>(c.evidence).source;
    };
    const auto one_less = [](Certificate& c) { --in<ExhaustionEvidence>(c.evidence).work; };
    const auto of_the_yes = [&](Certificate& c) {
        c.source = other.source;
        c.target = other.target;
    };
    const auto a_set_emptied = [](Certificate& c) { in<RefutationEvidence>(c.evidence).reachable.back().clear(); };
    const auto nothing_derived = [](Certificate& c) { in<ProofEvidence>(c.evidence).steps.clear(); };
    const auto other_verdict = [](Certificate& c) { c.verdict = c.verdict == Answer::yes ? Answer::no : Answer::yes; };
    const auto nothing_tried = [](Certificate& c) { c.evidence = ExhaustionEvidence{0}; };
    const auto no_ball = [](Certificate& c) { c.evidence = ValueEvidence{1}; };
    const auto first_of_all = [](Certificate& c) { c.evidence = ChainEvidence{}; };
    const auto no_proof_of_a_sum = [](Certificate& c) { c.evidence = ProofEvidence{}; };
    const auto no_value_of_a_sum = [](Certificate& c) { c.evidence = ValueEvidence{}; };
    const auto no_sets_of_it = [](Certificate& c) { c.evidence = RefutationEvidence{}; };
    return {
        bad("an unknown room", "1", "room", example("solutions"), renamed),
        bad("a published form", "1", "variant", example("solutions"), published),
        bad("the target of another source", "2", "pair", example("exhaustion"), of_another_source),
        bad("a decision against the verdict", "2", "decision", solved(), decided_otherwise),
        bad("no solution of the source", "3", "solutions", example("solutions"), empty_subset),
        bad("no solution of the target", "3", "solutions", example("solutions"), of_the_source_twice),
        bad("solutions for a no", "3", "solutions", example("solutions"), other_verdict),
        bad("one candidate less", "3", "exhaustion", example("exhaustion"), one_less),
        bad("a candidate that is a solution", "3", "exhaustion", example("exhaustion"), of_the_yes),
        bad("exhaustion for a yes", "3", "exhaustion", example("exhaustion"), other_verdict),
        bad("exhaustion of a program, which has no candidates", "3", "exhaustion", example("value"), nothing_tried),
        bad("a set without its vectors", "3", "refutation", example("refutation"), a_set_emptied),
        bad("a refutation for a yes", "3", "refutation", example("refutation"), other_verdict),
        bad("a refutation of a network without two layers", "3", "refutation", example("value"), no_sets_of_it),
        bad("a proof of nothing", "3", "proof", example("proof"), nothing_derived),
        bad("a proof for a yes", "3", "proof", example("proof"), other_verdict),
        bad("a proof about no formula", "3", "proof", example("exhaustion"), no_proof_of_a_sum),
        bad("a value against the verdict", "3", "value", example("value"), other_verdict),
        bad("a ball of one bit", "3", "value", example("value"), no_ball),
        bad("the value of no program", "3", "value", example("exhaustion"), no_value_of_a_sum),
        bad("a link without one before it", "3", "chain", example("solutions"), first_of_all),
    };
}

std::vector<checkers::CertificateStep> all_but(const std::string& about) {
    auto steps = checkers::certificate_steps();
    std::erase_if(steps, [&](const auto& step) { return step.about == about; });
    return steps;
}

TEST(Certificates, AreRefutedByTheStepThatShould) {
    for (const Bad& one : bad_certificates()) {
        const auto check = verified(one.certificate);
        EXPECT_EQ(step_of(check), one.number) << one.name << ": " << reason_of(check);
        EXPECT_EQ(step_of(verified(one.certificate, nullptr, {}, all_but(one.about))), "holds") << one.name;
    }
}

/// Without any one of its steps, the check takes a certificate that is none.
TEST(Certificates, NeedEachOfTheSteps) {
    const auto all = bad_certificates();
    for (const auto& step : checkers::certificate_steps())
        EXPECT_TRUE(std::ranges::any_of(all, [&](const Bad& one) { return one.about == step.about; })) << step.about;
    EXPECT_EQ(checkers::certificate_steps().size(), 10u);
}

/// As many as there are allowed parameter vectors, where bits do not matter.
TEST(Certificates, CountCandidatesAsTheyAreTried) {
    std::size_t counted = 0;
    for (const std::string room : {"dnnt-to-cnnt", "two-layer-solver"}) {
        for (std::uint64_t i = 0; i < fuzz::scaled(50); ++i) {
            auto nnt = std::get<Nnt>(any_instance(room, i, 3).source.is);
            nnt.parameter_bits.reset();
            const auto tried = checkers::optimum(nnt);
            if (!tried) continue;  // over budget
            EXPECT_EQ(checkers::candidates(Document{nnt}, 1'000'000), tried->vectors.get_ui());
            ++counted;
        }
    }
    EXPECT_GT(counted, fuzz::scaled(50));
    const auto most = [](const Document& document) { return checkers::candidates(document, 1000); };
    EXPECT_EQ(most({TwoCsp{0, 0, {}}}), 1u);
    EXPECT_EQ(most({TwoCsp{1, 0, {}}}), 0u);
    EXPECT_EQ(most({TwoCsp{3, 10, {}}}), 1000u);
    EXPECT_EQ(most({TwoCsp{4, 10, {}}}), 1001u);
    EXPECT_EQ(most({TwoCsp{1'000'000'000, 1, {}}}), 1001u);  // one candidate, too long to be tried
    EXPECT_EQ(most({ExactCover{9, {{0}, {1}}, 1}}), 4u);
    EXPECT_EQ(most({PosSlp{}}), std::nullopt);
}

TEST(Certificates, AreNoneOfAnIdentity) {
    Certificate certificate = example("solutions");
    certificate.room = "product-identity";
    EXPECT_EQ(step_of(verified(certificate)), "1");
}

TEST(Certificates, AreUnknownWhereTheCheckIsTooMuch) {
    const auto with = [](std::size_t candidates, std::size_t bits) {
        checkers::Work work;
        work.candidates = candidates;
        work.budget.bits = bits;
        return work;
    };
    const auto said = [&](const std::string& type, const checkers::Work& work) {
        return step_of(verified(example(type), nullptr, work));
    };
    EXPECT_EQ(said("exhaustion", with(7, 1000)), "unknown");
    EXPECT_EQ(said("exhaustion", with(8, 1000)), "holds");
    EXPECT_EQ(said("refutation", with(1, 1000)), "unknown");
    EXPECT_EQ(said("proof", with(0, 1000)), "unknown");
    EXPECT_EQ(said("value", with(1, 63)), "unknown");
    EXPECT_EQ(said("value", with(1, 64)), "holds");
}

}  // namespace
}  // namespace reductio::tests
