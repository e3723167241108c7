// What the fuzzers are aimed at: every room, obligation and kind of document is in the table, each target finds what is
// planted in it, and none finds anything where nothing is planted. The report of it goes into targets.md in the build's
// folder; REDUCTIO_TARGET_REPORT names another file.

#include "fuzz/targets.hpp"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <map>
#include <set>

#include "fuzz/depth.hpp"
#include "fuzz/document_generators.hpp"
#include "fuzz/target_rooms.hpp"
#include "fuzz/text_damage.hpp"
#include "tests/mutants/targets.hpp"
#include "tests/support.hpp"

namespace reductio::tests {
namespace {

using Clock = std::chrono::steady_clock;
using mutants::Hunt;
using mutants::TargetMutant;

// The table

TEST(Targets, HaveNamesFitForFiles) {
    std::set<std::string> names;
    for (const auto& target : fuzz::targets()) {
        EXPECT_TRUE(names.insert(target.name).second) << target.name << " stands twice";
        EXPECT_EQ(target.name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-"), std::string::npos);
        EXPECT_FALSE(target.summary.empty()) << target.name;
        EXPECT_EQ(fuzz::find_target(target.name), &target);
    }
    EXPECT_EQ(fuzz::find_target("none"), nullptr);
}

TEST(Targets, CoverEveryObligationOfEveryRoom) {
    for (const auto& room : fuzz::subject_names()) {
        const auto subject = fuzz::find_subject(room).value();
        std::multiset<std::string> covered;
        for (const auto& group : fuzz::obligation_groups(subject)) {
            EXPECT_NE(fuzz::find_target(room + '-' + group.name), nullptr) << room << ' ' << group.name;
            covered.insert(group.obligations.begin(), group.obligations.end());
        }
        for (const auto& obligation : fuzz::obligations_of(subject))
            EXPECT_EQ(covered.count(obligation), obligation == "forall" ? 0u : 1u) << room << ' ' << obligation;
    }
}

template <class... T>
std::set<std::string> kinds(const std::variant<T...>*) {
    std::set<std::string> names;
    (names.emplace(kind_of(Document{T{}})), ...);
    return names;
}

TEST(Targets, CoverEveryKindOfDocument) {
    const auto all = kinds(static_cast<const AnyDocument*>(nullptr));
    EXPECT_EQ(all.size(), std::variant_size_v<AnyDocument>);
    for (const auto& kind : all) EXPECT_NE(fuzz::find_target("document-" + kind), nullptr) << kind;
    for (const auto& maker : fuzz::document_makers()) {
        for (std::size_t i = 0; i < fuzz::scaled(200); ++i) {
            auto choices = fuzz::seeded(1, maker.kind, i);
            const Document document = maker.make(choices);
            ASSERT_EQ(kind_of(document), maker.kind);
            ASSERT_FALSE(fault(document)) << write_document(document);
        }
    }
}

// What they find

struct Row {
    TargetMutant mutant;
    Hunt hunt;
};

/// Executions a second of the target as it is, from the empty input on; and that it finds nothing.
struct Pace {
    std::size_t executions = 0;
    std::size_t milliseconds = 0;

    std::string in_a_second() const {
        return std::to_string(1000 * executions / std::max<std::size_t>(milliseconds, 1));
    }
};

/// A few executions at least, and as many as fit into a share of the time.
Pace pace_of(const fuzz::Target& target) {
    const auto start = Clock::now();
    const auto elapsed = [&] { return std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - start); };
    Pace pace;
    const auto share = std::chrono::milliseconds(fuzz::scaled(150));
    for (std::uint64_t seed = 1; seed == 1 || elapsed() < share; ++seed) {
        const Hunt found = mutants::hunt(target, seed, 30);
        EXPECT_FALSE(found.found) << target.name << ": " << found.found->room << ' ' << found.found->variant << ' '
                                  << found.found->obligation << ": " << found.found->reason;
        pace.executions += found.executions;
        if (found.found) break;
    }
    pace.milliseconds = static_cast<std::size_t>(elapsed().count());
    return pace;
}

std::string to_markdown(const std::vector<Row>& rows, const std::map<std::string, Pace>& paces) {
    std::string text =
        "# Targets\n\nWhat the fuzzers are aimed at, and the faults planted in it. Each was found from the empty "
        "input by blind mutation, after so many executions; so many were allowed. The executions a second are those "
        "of this build, on this machine, without an engine.\n\n| target | a second | planted fault | found as | "
        "executions | allowed |\n|---|---|---|---|---|---|\n";
    for (const auto& [mutant, hunt] : rows) {
        const std::string& name = mutant.target.name;
        text += "| " + name + " | " + paces.at(name).in_a_second() + " | " + mutant.fault + " | " +
                (hunt.found ? "`" + hunt.found->obligation + "`" : "**not found**") + " | " +
                std::to_string(hunt.executions) + " | " + std::to_string(mutant.most) + " |\n";
    }
    return text;
}

void write_report(const std::string& text) {
    const char* named = std::getenv("REDUCTIO_TARGET_REPORT");
    write_file(named ? fs::absolute(named) : programs() / "targets.md", text);
}

TEST(Targets, FindWhatIsPlantedAndNothingElse) {
    std::map<std::string, Pace> paces;
    for (const auto& target : fuzz::targets()) paces[target.name] = pace_of(target);
    std::vector<Row> rows;
    std::set<std::string> shown;
    for (const auto& mutant : mutants::target_mutants()) {
        EXPECT_NE(fuzz::find_target(mutant.target.name), nullptr) << mutant.target.name;
        rows.push_back({mutant, mutants::hunt(mutant.target, 1, mutant.most)});
        EXPECT_TRUE(rows.back().hunt.found) << mutant.target.name << ": not found: " << mutant.fault;
        if (rows.back().hunt.found) shown.insert(mutant.target.name);
    }
    for (const auto& target : fuzz::targets())
        EXPECT_TRUE(shown.contains(target.name)) << target.name << " is not shown to find anything";
    const std::string report = to_markdown(rows, paces);
    write_report(report);
    std::cout << report;
}

TEST(Targets, TakeAnExceptionForAFault) {
    const fuzz::Target target{"throwing", "", fuzz::TextTrial([](std::string_view) -> std::optional<fuzz::Fault> {
                                  throw std::runtime_error("thrown");
                              })};
    const auto fault = fuzz::try_input(target, {});
    ASSERT_TRUE(fault);
    EXPECT_EQ(fault->room, "throwing");
    EXPECT_EQ(fault->obligation, "exception");
    EXPECT_EQ(fault->reason, "thrown");
}

// Places of errors

TEST(Damage, KnowsWhereAPointerLeads) {
    const auto tree = *json::parse(R"({"a/b": [{"c~d": 1}, 2]})", {});
    for (const std::string pointer : {"", "/a~1b", "/a~1b/0", "/a~1b/0/c~0d", "/a~1b/1"})
        EXPECT_TRUE(fuzz::leads_somewhere(tree, pointer)) << pointer;
    for (const std::string pointer : {"/a", "/a~1b/2", "/a~1b/0/c~d", "/a~1b/1/0", "a~1b"})
        EXPECT_FALSE(fuzz::leads_somewhere(tree, pointer)) << pointer;
}

}  // namespace
}  // namespace reductio::tests
