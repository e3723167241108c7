// What engines start from and what is kept of their findings: every target holds on its seeds and its regressions, the
// dictionary is that of the schemas, and faults are told from each other by one line.

#include <algorithm>
#include <regex>
#include <set>
#include <sstream>

#include "fuzz/target_rooms.hpp"
#include "fuzz/targets/chosen.hpp"
#include "fuzz/targets/dictionary.hpp"
#include "fuzz/targets/fault_line.hpp"
#include "fuzz/targets/finding.hpp"
#include "fuzz/targets/known_findings.hpp"
#include "fuzz/targets/seeds.hpp"
#include "tests/mutants/reductions.hpp"
#include "tests/support.hpp"

namespace reductio::tests {
namespace {

fs::path kept() { return source_tree() / "fuzz/targets"; }

bool takes_text(const fuzz::Target& target) { return std::holds_alternative<fuzz::TextTrial>(target.trial); }

/// The folders of a target's regressions: those of all targets that read the same, and its own.
std::string regressions_of(const fuzz::Target& target) {
    std::string folders = (kept() / "regressions" / (takes_text(target) ? "any-text" : "any-choices")).string();
    const fs::path own = kept() / "regressions" / target.name;
    if (fs::exists(own)) folders += " " + own.string();
    return folders;
}

class EveryTarget : public testing::TestWithParam<const fuzz::Target*> {};

TEST_P(EveryTarget, HoldsOnItsSeedsAndRegressions) {
    const fuzz::Target& target = *GetParam();
    const std::string seeds = "seeds-" + target.name;
    const std::string tree = " --source-tree " + source_tree().string();
    const Outcome written = run("reductio-targets --seeds " + target.name + " " + seeds + tree);
    ASSERT_EQ(written.code, 0) << written.err;
    const Outcome outcome = run("reductio-targets " + target.name + " --known-findings " +
                                (kept() / "known_findings.txt").string() + " " + seeds + " " + regressions_of(target));
    EXPECT_EQ(outcome.code, 0) << outcome.out << outcome.err;
    EXPECT_GE(std::ranges::count(outcome.out, '\n'), 10);
}

std::vector<const fuzz::Target*> all_targets() {
    std::vector<const fuzz::Target*> all;
    for (const auto& target : fuzz::targets()) all.push_back(&target);
    return all;
}

std::string test_name(const testing::TestParamInfo<const fuzz::Target*>& tested) {
    std::string name = tested.param->name;
    std::ranges::replace(name, '-', '_');
    return name;
}

INSTANTIATE_TEST_SUITE_P(Corpus, EveryTarget, testing::ValuesIn(all_targets()), test_name);

TEST(FuzzCorpus, NamesServeAsFileNames) {
    static const std::regex plain("[a-z0-9]+(-[a-z0-9]+)*");
    std::set<std::string> names;
    for (const auto* target : all_targets()) {
        EXPECT_TRUE(std::regex_match(target->name, plain)) << target->name;
        EXPECT_TRUE(names.insert(target->name).second) << target->name;
        EXPECT_FALSE(target->summary.empty()) << target->name;
    }
    const Outcome listed = run("reductio-targets --list");
    EXPECT_EQ(std::ranges::count(listed.out, '\n'), std::ptrdiff_t(names.size()));
    for (const auto& entry : fs::directory_iterator(kept() / "regressions")) {
        const std::string folder = entry.path().filename().string();
        EXPECT_TRUE(folder == "any-text" || folder == "any-choices" || names.contains(folder)) << folder;
    }
}

TEST(FuzzCorpus, TheDictionaryIsThatOfTheSchemas) {
    const auto words = fuzz::words_of_documents(source_tree().string());
    ASSERT_TRUE(words) << words.error().message;
    EXPECT_EQ(read_file(kept() / "json.dict"), fuzz::dictionary_of(*words))
        << "reductio-targets --dictionary decoder --source-tree . > fuzz/targets/json.dict";
    for (const std::string word : {"\"reductio\"", "\"piecewise-linear\"", "\"hinge\"", "\"weights\"", "\"two-csp\""})
        EXPECT_EQ(std::ranges::count(*words, word), 1) << word;
}

TEST(FuzzCorpus, AMemberMoreInASchemaIsAWordMore) {
    const auto words = [](const std::string& members) {
        return *fuzz::words_of_schema(R"({"properties": {"kind": {"const": "nnt"}, "loss": {"enum": ["a", "b"]})" +
                                      members + "}}");
    };
    EXPECT_EQ(words(""), (std::vector<std::string>{"a", "b", "kind", "loss", "nnt"}));
    EXPECT_EQ(words(R"(, "zeta": {"properties": {"eta": {}}})").size(), 7u);
    EXPECT_FALSE(fuzz::words_of_schema("{"));
    EXPECT_EQ(fuzz::dictionary_of({"\"a\\\xff\n"}), "\"\\\"a\\\\\\xff\\x0a\"\n");
}

fuzz::Fault fault_of(const std::string& obligation) { return {"subset-sum-to-dnnt", "repaired", obligation, "0 is 1"}; }

TEST(FuzzCorpus, AFaultIsOneLineThatNamesIt) {
    EXPECT_EQ(fuzz::fault_line("rooms", fault_of("forward")),
              "reductio-targets: rooms: 0 is 1: Assertion `FuzzerHash=subset-sum-to-dnnt/repaired/forward' failed.\n");
}

/// How ClusterFuzz reads a line of glibc's assert, and how much of the crash state it keeps.
std::string state_that_services_see(const std::string& line) {
    static const std::regex assertion(".*:\\s*assertion [`'\"]?(.*?)[`'\"]? failed\\.?$", std::regex::icase);
    std::smatch match;
    const std::string without_newline = line.substr(0, line.find('\n'));
    return std::regex_match(without_newline, match, assertion) ? match[1].str().substr(0, 80) : "";
}

TEST(FuzzCorpus, ServicesTellFaultsApart) {
    const std::string forward = state_that_services_see(fuzz::fault_line("t", fault_of("forward")));
    EXPECT_EQ(forward, "FuzzerHash=subset-sum-to-dnnt/repaired/forward");
    EXPECT_NE(forward, state_that_services_see(fuzz::fault_line("t", fault_of("backward"))));
    const std::string long_name(100, 'x');
    const std::string first = state_that_services_see(fuzz::fault_line("t", fault_of(long_name + "1")));
    const std::string second = state_that_services_see(fuzz::fault_line("t", fault_of(long_name + "2")));
    EXPECT_EQ(first.size(), 80u);
    EXPECT_NE(first, second);
    auto other_reason = fault_of("forward");
    other_reason.reason = "a line\nand `another': Assertion `nothing' failed.";
    EXPECT_EQ(state_that_services_see(fuzz::fault_line("t", other_reason)), forward);
    EXPECT_EQ(fuzz::crash_state({"a b", "", "c/d\n'", ""}), "a-b/-/c-d--");
}

/// An input on which planted-choices fails, in a folder as the regressions have it.
std::string planted_input(const std::string& name, const fuzz::Sequence& sequence) {
    const auto bytes = fuzz::to_bytes(sequence);
    write_file(scratch() / "planted" / name, std::string(bytes.begin(), bytes.end()));
    return name;
}

Outcome replayed_with(const std::string& known) {
    write_file(scratch() / "known.txt", known);
    return run("reductio-targets planted-choices planted --known-findings known.txt");
}

TEST(FuzzCorpus, AKnownFindingIsExpectedAndNothingElseIs) {
    planted_input("even.bin", {42, 150});
    const std::string entry = "planted-choices planted/choices/even 11 2026-11-21 even.bin\n";
    EXPECT_EQ(replayed_with("# none\n\n").code, 1);
    const Outcome expected = replayed_with(entry);
    EXPECT_EQ(expected.code, 0) << expected.out;
    EXPECT_NE(expected.out.find("known finding of issue 11: planted/choices/even"), std::string::npos);
    planted_input("odd.bin", {42, 151});
    EXPECT_EQ(replayed_with(entry).code, 1) << "another fault of the same target";
    planted_input("odd.bin", {1});
    EXPECT_EQ(replayed_with(entry).code, 0);
    planted_input("even.bin", {41, 150});
    const Outcome repaired = replayed_with(entry);
    EXPECT_EQ(repaired.code, 1) << "it no longer fails";
    EXPECT_NE(repaired.out.find("even.bin: expected a known finding, found that it holds"), std::string::npos);
}

TEST(FuzzCorpus, AListOfKnownFindingsThatIsNoneIsRefused) {
    planted_input("even.bin", {0});
    const Outcome outcome = replayed_with("planted-choices planted/choices/even\n");
    EXPECT_EQ(outcome.code, 2);
    EXPECT_EQ(outcome.err, "line 1: expected target, crash state, issue, day and input, found 2 words\n");
}

TEST(FuzzCorpus, EveryKnownFindingHasItsInput) {
    const auto known = fuzz::read_known_findings(read_file(kept() / "known_findings.txt"));
    ASSERT_TRUE(known) << known.error().message;
    for (const auto& finding : *known) {
        EXPECT_TRUE(fuzz::find_target(finding.target)) << finding.target;
        EXPECT_TRUE(fs::exists(kept() / "regressions" / finding.target / finding.input)) << finding.input;
    }
}

TEST(FuzzCorpus, AFindingIsMadeSimpler) {
    planted_input("long.bin", {642, 399, 5, 7, 9, 1000, 3});
    const Outcome outcome = run("reductio-targets --shrink planted-choices planted/long.bin -o short.bin");
    ASSERT_EQ(outcome.code, 0) << outcome.err;
    const std::string text = read_file(scratch() / "short.bin");
    EXPECT_EQ(fuzz::to_sequence(fuzz::Input(text.begin(), text.end())), (fuzz::Sequence{42, 151})) << "odd, as before";
    planted_input("none.bin", {0});
    EXPECT_EQ(run("reductio-targets --shrink planted-choices planted/none.bin").code, 2);
    EXPECT_EQ(run("reductio-targets --document planted-choices planted/long.bin").code, 2) << "no room";
}

/// The target of a room and of the group that has the obligation.
fuzz::Target target_of(const fuzz::Subject& subject, const std::string& obligation) {
    for (const auto& group : fuzz::obligation_groups(subject))
        if (std::ranges::count(group.obligations, obligation) > 0) return fuzz::room_target(subject, group);
    throw std::runtime_error("no group has " + obligation);
}

TEST(FuzzCorpus, AFindingOfARoomBecomesADocument) {
    const auto is_wanted = [](const auto& mutant) {
        return mutant.room == "subset-sum-to-dnnt" && mutant.plant.changes == "construction";
    };
    const auto mutant = std::ranges::find_if(mutants::reduction_mutants(), is_wanted);
    const fuzz::Subject subject = mutants::planted(*mutant);
    const fuzz::Target target = target_of(subject, mutant->killer);
    for (std::uint64_t index = 0; index < 200; ++index) {
        fuzz::Choices choices = fuzz::seeded(1, subject.room->name, index);
        subject.generate(choices, fuzz::Size::of(fuzz::target_size));
        const auto input = fuzz::simplest_input(target, fuzz::to_bytes(choices.made()));
        const auto shown = fuzz::try_input(target, input);
        if (!shown) continue;
        const auto found = fuzz::counterexample_of(target, input, *shown);
        ASSERT_TRUE(found);
        EXPECT_EQ(found->obligation, shown->obligation);
        EXPECT_FALSE(fault(Document{*found}));
        const auto verdicts = fuzz::check_obligations(subject, {*found->source, found->options});
        EXPECT_TRUE(std::ranges::any_of(verdicts, [&](const auto& verdict) {
            return verdict.obligation == found->obligation && std::holds_alternative<checkers::Fails>(verdict.check);
        }));
        return;
    }
    FAIL() << "the planted fault is not found";
}

TEST(FuzzCorpus, BadUsageIsOneLine) {
    for (const std::string command :
         {"reductio-targets", "reductio-targets nothing-such x", "reductio-targets --no-such",
          "reductio-targets decoder no-such-file", "reductio-targets --seeds decoder",
          "reductio-targets --seeds decoder x --source-tree /"}) {
        const Outcome outcome = run(command);
        EXPECT_EQ(outcome.code, 2) << command;
        EXPECT_EQ(std::ranges::count(outcome.err, '\n'), 1) << command << ": " << outcome.err;
    }
}

TEST(FuzzCorpus, AProgramIsTheTargetOfItsName) {
    EXPECT_EQ(fuzz::chosen_name("/out/decoder"), "decoder");
    EXPECT_EQ(fuzz::chosen_name("decoder"), "decoder");
    setenv("REDUCTIO_TARGET", "planted-text", 1);
    EXPECT_EQ(fuzz::chosen_name("/out/decoder"), "planted-text");
    unsetenv("REDUCTIO_TARGET");
    EXPECT_TRUE(fuzz::chosen_target("planted-text"));
    EXPECT_FALSE(fuzz::chosen_target("reductio-targets"));
}

TEST(FuzzCorpus, OptionsNameADictionaryWhereThereIsOneAndCompareNothingForChoices) {
    for (const auto* target : all_targets()) {
        const std::string options = fuzz::options_of(*target);
        const auto holds = [&](const std::string& line) { return options.find(line + "\n") != std::string::npos; };
        EXPECT_EQ(holds("dict = " + target->name + ".dict"), takes_text(*target));
        EXPECT_EQ(holds("use_cmp = 0"), !takes_text(*target));
        EXPECT_TRUE(options.starts_with("[libfuzzer]\n")) << options;
        EXPECT_TRUE(holds("max_len = " + std::to_string(fuzz::most_bytes_of(*target)))) << options;
        EXPECT_TRUE(holds("\n[asan]\nquarantine_size_mb = 16")) << options;
    }
}

}  // namespace
}  // namespace reductio::tests
