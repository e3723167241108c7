// The second implementation, in Python, passes; each copy of it with a seeded fault is caught, by comparison and by the
// test vectors, and it is said after how many instances.

#include <iostream>
#include <regex>

#include "fuzz/compare.hpp"
#include "fuzz/depth.hpp"
#include "fuzz/serve.hpp"
#include "tests/support.hpp"

namespace reductio::tests {
namespace {

fs::path python() { return source_tree() / "fuzz/examples/python"; }
fs::path vectors_of(const std::string& room) { return source_tree() / "tests/vectors" / (room + ".json"); }

struct Seeded {
    std::string fault;
    std::string room;  // where it shows
};

/// Every fault of faulty.py but the harmless change of names.
const std::vector<Seeded>& seeded() {
    static const std::vector<Seeded> faults = {{"printed-codec", "pos-slp-to-dnnt"},
                                               {"parallel-edges-once", "pos-slp-to-dnnt"},
                                               {"loop-first-weight", "two-csp-to-dnnt"},
                                               {"bit-not-shifted", "slp-to-bounded-slp"},
                                               {"later-edge-wins", "bit-slp-to-erm"},
                                               {"sign-of-nothing", "pos-slp-to-backprop-sign"},
                                               {"weight-off-by-one", "two-csp-to-dnnt"},
                                               {"threshold-off-by-one", "two-csp-to-dnnt"},
                                               {"no-count-of-sets", "exact-cover-to-dnnt"},
                                               {"no-negative-items", "subset-sum-to-dnnt"},
                                               {"templates-too-light", "bit-slp-to-erm"},
                                               {"main-sample-once", "pos-slp-to-hinge-erm"},
                                               {"no-unit-probes", "dnnt-to-cnnt"},
                                               {"extract-by-value", "subset-sum-to-dnnt"},
                                               {"lift-swaps-two", "subset-sum-to-dnnt"},
                                               {"narrow-integers", "subset-sum-to-dnnt"},
                                               {"floats", "pos-slp-to-dnnt"},
                                               {"always-yes", "subset-sum-to-dnnt"},
                                               {"stops-too-early", "exact-cover-to-dnnt"},
                                               {"cover-with-repetition", "exact-cover-to-dnnt"},
                                               {"no-times", "dnnt-to-cnnt"},
                                               {"no-biases", "dnnt-to-cnnt"},
                                               {"unsigned-code", "pos-slp-to-dnnt"},
                                               {"breakpoint-to-the-left", "dnnt-to-cnnt"},
                                               {"crash", "cnf-to-erm"},
                                               {"garbage", "two-csp-to-dnnt"}};
    return faults;
}

std::vector<std::string> command(const std::string& fault) {
    if (fault.empty()) return {"python3", "-B", (python() / "second.py").string()};
    return {"python3", "-B", (python() / "faulty.py").string(), "--fault", fault};
}

fuzz::Challenge challenge_of(const std::string& fault, const std::string& room, std::uint64_t count) {
    fuzz::Challenge challenge;
    challenge.command = command(fault);
    if (!room.empty()) challenge.rooms = {room};
    challenge.count = count;
    challenge.settings.exact = true;
    return challenge;
}

/// The number of the first instance with a finding; 0 if there is none.
std::uint64_t caught_after(const fuzz::Scorecard& scorecard) {
    std::uint64_t first = 0;
    for (const auto& finding : scorecard.rooms.front().report.findings)
        if (first == 0 || finding.index + 1 < first) first = finding.index + 1;
    return first;
}

TEST(SecondImplementation, PassesByteForByte) {
    auto challenge = challenge_of("", "", fuzz::scaled(5));
    challenge.corners = false;  // those are among the vectors
    const auto scorecard = fuzz::compare(challenge);
    ASSERT_TRUE(scorecard);
    EXPECT_FALSE(fuzz::any_fault(*scorecard)) << fuzz::to_table(*scorecard);
    EXPECT_GE(scorecard->rooms.size(), 13u);
    for (const auto& room : scorecard->rooms) EXPECT_EQ(fuzz::level_of(room), 5) << room.report.room;
}

TEST(SecondImplementation, EveryFaultyCopyIsCaughtByComparison) {
    for (const auto& [fault, room] : seeded()) {
        // Small numbers seldom have the trailing zeros and signs that these two lose: corner cases do.
        const bool is_rare =
            fault == "cover-with-repetition" || fault == "narrow-integers" || fault == "extract-by-value";
        auto challenge = challenge_of(fault, room, is_rare ? 60 : 10);
        challenge.corners = fault == "printed-codec" || fault == "unsigned-code";
        challenge.simplify = false;
        const auto scorecard = fuzz::compare(challenge);
        ASSERT_TRUE(scorecard) << fault;
        const std::uint64_t after = caught_after(*scorecard);
        EXPECT_GT(after, 0u) << fault << " is not caught";
        std::cout << fault << ": caught in " << room << " after " << after << '\n';
    }
    const auto wrong_id = fuzz::compare(challenge_of("wrong-id", "", 1));
    EXPECT_FALSE(wrong_id) << "it does not even greet";
}

/// What changes only names is no fault of meaning; bytes tell.
TEST(SecondImplementation, AHarmlessChangeIsNoFault) {
    auto challenge = challenge_of("other-names", "subset-sum-to-dnnt", 5);
    challenge.settings.exact = false;
    EXPECT_FALSE(fuzz::any_fault(*fuzz::compare(challenge)));
    challenge.settings.exact = true;
    EXPECT_TRUE(fuzz::any_fault(*fuzz::compare(challenge)));
}

Outcome tried(const std::string& fault, const std::string& room) {
    std::string line = "python3 -B " + (python() / "run_vectors.py").string() + " " + vectors_of(room).string() + " --";
    for (const std::string& word : command(fault)) line += " " + word;
    return run(line);
}

TEST(SecondImplementation, PassesTheVectors) {
    for (const std::string room : {"subset-sum-to-dnnt", "two-csp-to-dnnt", "exact-cover-to-dnnt", "pos-slp-to-dnnt",
                                   "slp-to-bounded-slp", "cnf-to-erm"}) {
        const Outcome outcome = tried("", room);
        EXPECT_EQ(outcome.code, 0) << outcome.out << outcome.err;
    }
}

TEST(SecondImplementation, EveryFaultyCopyIsCaughtByTheVectors) {
    auto faults = seeded();
    faults.push_back({"wrong-id", "subset-sum-to-dnnt"});
    for (const auto& [fault, room] : faults) {
        const Outcome outcome = tried(fault, room);
        EXPECT_EQ(outcome.code, 1) << fault << " is not caught: " << outcome.err;
        std::smatch number;
        if (std::regex_search(outcome.out, number, std::regex(" test ([0-9]+) ")))
            std::cout << fault << ": caught by test " << number[1] << " of " << room << '\n';
    }
}

TEST(SecondImplementation, EveryFaultIsTried) {
    const Outcome list = run("python3 -B " + (python() / "faulty.py").string() + " --list");
    const auto lines = static_cast<std::size_t>(std::ranges::count(list.out, '\n'));
    EXPECT_EQ(lines, seeded().size() + 2) << "with wrong-id and the harmless one";
}

}  // namespace
}  // namespace reductio::tests
