// Campaigns: findings come again, and the report is the same whatever the number of jobs.

#include <chrono>

#include "fuzz/certify.hpp"
#include "fuzz/depth.hpp"
#include "fuzz/verdict_line.hpp"
#include "tests/mutants/reductions.hpp"
#include "tests/support.hpp"

namespace reductio::tests {
namespace {

using checkers::Fails;
using checkers::Holds;

const std::string room = "subset-sum-to-dnnt";

fuzz::Subject subject_of(const std::string& name) { return fuzz::find_subject(name).value(); }

/// A small campaign of cheap obligations.
fuzz::Campaign campaign_of(std::uint64_t count) {
    fuzz::Campaign campaign;
    campaign.count = count;
    campaign.limits.work.only = {"construction", "forward", "backward"};
    campaign.findings = scratch() / "findings";
    return campaign;
}

fuzz::Subject mutant_of(const std::string& name) {
    auto subject = subject_of(room);
    for (const auto& mutant : mutants::reduction_mutants())
        if (mutant.name == name) mutant.plant(subject);
    return subject;
}

const fuzz::Tally& tally_of(const fuzz::Report& report, const std::string& obligation) {
    for (const auto& [name, tally] : report.rooms.front().obligations)
        if (name == obligation) return tally;
    throw std::runtime_error("no such obligation: " + obligation);
}

TEST(Findings, AreMadeSimpleSavedAndComeAgain) {
    const auto mutant = mutant_of("asks for the target plus 1");
    const auto report = fuzz::certify({mutant}, campaign_of(64));
    const auto& findings = report.rooms.front().findings;
    ASSERT_EQ(findings.size(), 3u);
    EXPECT_EQ(findings[0].obligation, "backward");
    EXPECT_EQ(findings[1].obligation, "construction");
    EXPECT_EQ(findings[2].obligation, "forward");
    EXPECT_EQ(findings[2].count, tally_of(report, "forward").fails);
    for (const auto& finding : findings) {
        const auto found = parsed_as<Counterexample>(read_file(finding.file));
        EXPECT_EQ(found.obligation, finding.obligation);
        EXPECT_LE(std::get<SubsetSum>(found.source->is).items.size(), 1u) << "none is the simplest that fails";
        EXPECT_TRUE(found.target);
        const auto check = fuzz::replay(mutant, found, {});
        ASSERT_TRUE(std::holds_alternative<Fails>(check));
        EXPECT_EQ(std::get<Fails>(check).reason, found.reason);
        EXPECT_TRUE(std::holds_alternative<Holds>(fuzz::replay(subject_of(room), found, {})));
        const auto outcome = run("reductio-fuzz replay " + finding.file);
        EXPECT_EQ(outcome.out, "s VERIFIED\n") << "the construction itself is right";
        EXPECT_EQ(outcome.code, 0);
    }
}

TEST(Findings, OfAPublishedVariantAreRefutedByTheProgram) {
    const auto outcome =
        run("reductio-fuzz certify two-csp-to-dnnt --variant published --count 50 --findings published");
    EXPECT_EQ(outcome.code, 1) << outcome.err;
    const auto replayed = run("reductio-fuzz replay published/two-csp-to-dnnt-published-forward.json");
    EXPECT_EQ(replayed.code, 1);
    EXPECT_TRUE(replayed.out.starts_with("s REFUTED\n")) << replayed.out;
}

TEST(Campaigns, ShardsAreAPartition) {
    const auto mutant = mutant_of("asks for the target plus 1");
    auto campaign = campaign_of(21);
    const auto whole = fuzz::certify({mutant}, campaign);
    campaign.shard = {0, 2};
    const auto even = fuzz::certify({mutant}, campaign);
    campaign.shard = {1, 2};
    const auto odd = fuzz::certify({mutant}, campaign);
    EXPECT_EQ(even.rooms.front().done, 11u);
    EXPECT_EQ(odd.rooms.front().done, 10u);
    for (const auto& [name, tally] : whole.rooms.front().obligations) {
        EXPECT_EQ(tally_of(even, name).holds + tally_of(odd, name).holds, tally.holds) << name;
        EXPECT_EQ(tally_of(even, name).fails + tally_of(odd, name).fails, tally.fails) << name;
    }
}

TEST(Campaigns, GiveTheSameReportWhateverTheJobs) {
    const std::string count = std::to_string(fuzz::scaled(40));
    const std::string command = "reductio-fuzz certify --all --forall 2 --seed 5 --count " + count + " --report ";
    EXPECT_EQ(run(command + "one.json --jobs 1").code, 0);
    EXPECT_EQ(run(command + "two.json --jobs 2").code, 0);
    EXPECT_EQ(read_file(scratch() / "one.json"), read_file(scratch() / "two.json"));
    const std::string faulty = "reductio-fuzz certify two-csp-to-dnnt --variant published --count 100 --report ";
    EXPECT_EQ(run(faulty + "one.json --jobs 1").code, 1);
    EXPECT_EQ(run(faulty + "two.json --jobs 2").code, 1);
    EXPECT_EQ(read_file(scratch() / "one.json"), read_file(scratch() / "two.json"));
}

TEST(Campaigns, EndOnAnInterruptWithWhatWasDone) {
    for (const std::string ending :
         {"timeout --preserve-status -s INT 2 reductio-fuzz certify --all --count 1000000000",
          "reductio-fuzz certify --all --count 1000000000 --time 2"}) {
        const auto start = std::chrono::steady_clock::now();
        const auto outcome = run(ending + " --jobs 2 --report report.json");
        EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(20));
        EXPECT_EQ(outcome.code, 3) << outcome.err;
        EXPECT_NE(outcome.out.find("stopped early"), std::string::npos) << outcome.out;
        EXPECT_NE(outcome.out.find("equivalence"), std::string::npos) << outcome.out;
        EXPECT_NE(read_file(scratch() / "report.json").find("\"complete\": false"), std::string::npos);
    }
}

TEST(Campaigns, RefuseWhatTheyCannotUnderstand) {
    const auto refused = [](const std::string& arguments) {
        const auto outcome = run("reductio-fuzz " + arguments);
        EXPECT_EQ(outcome.code, 2) << arguments;
        return outcome.err;
    };
    EXPECT_NE(refused("certify").find("--all"), std::string::npos);
    EXPECT_NE(refused("certify subset-sum-to-dnt").find("did you mean subset-sum-to-dnnt?"), std::string::npos);
    EXPECT_NE(refused("certify subset-sum-to-dnnt --variant no").find("no variant no"), std::string::npos);
    EXPECT_NE(refused("certify --all --shard 2/2").find("0 <= i < n"), std::string::npos);
    EXPECT_NE(refused("replay none.json").find("none.json"), std::string::npos);
}

TEST(Campaigns, CountWhatIsUnknownByItsReason) {
    auto subject = subject_of(room);
    subject.generate = [](fuzz::Choices&, const fuzz::Size&) {
        return fuzz::Instance{Document{SubsetSum{std::vector<Integer>(7, 0), 0}}, {}};
    };
    auto campaign = campaign_of(3);
    campaign.limits.work.work.candidates = 100;  // of 128, all solutions
    const auto report = fuzz::certify({subject}, campaign);
    EXPECT_TRUE(fuzz::any_unknown(report));
    EXPECT_FALSE(fuzz::any_failure(report));
    ASSERT_EQ(tally_of(report, "forward").unknown.size(), 1u);
    EXPECT_EQ(tally_of(report, "forward").unknown.begin()->second, 3u);
    EXPECT_NE(fuzz::to_table(report).find("unknown: subset-sum-to-dnnt forward, 3 times: "), std::string::npos);
}

}  // namespace
}  // namespace reductio::tests
