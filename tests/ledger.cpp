// The ledger: no claim without a strength, the pages say what it says, and what does not hold is seen.

#include <algorithm>
#include <regex>
#include <set>

#include "fuzz/depth.hpp"
#include "fuzz/ledger.hpp"
#include "tests/support.hpp"

namespace reductio::tests {
namespace {

fuzz::LedgerWork small_work() {
    fuzz::LedgerWork work;
    work.instances = work.world = fuzz::scaled(10);
    work.forall = 1;
    return work;
}

using Strengths = std::map<std::string, std::set<char>>;

/// From the last table of a page: the letters that stand alone in the last column, by obligation.
Strengths strengths_on_page(const std::string& room) {
    std::string stem = room;
    std::ranges::replace(stem, '-', '_');
    const std::string page = read_file(source_tree() / "spec" / (stem + ".md"));
    const std::string claims = page.substr(page.find("## Claims"));
    const std::regex row("\\| `([a-z]+)` \\| ([^\n]*) \\|");
    const std::regex letter("(^|[ ,;(])([CPZERH])($|[ ,;)])");
    Strengths strengths;
    for (std::sregex_iterator found(claims.begin(), claims.end(), row), end; found != end; ++found) {
        const std::string cell = (*found)[2];
        std::string spaced;  // neighbours share no separator then
        for (const char c : cell) spaced += c == ',' || c == ';' ? std::string(" ") + c + " " : std::string(1, c);
        for (std::sregex_iterator at(spaced.begin(), spaced.end(), letter); at != end; ++at)
            strengths[(*found)[1]].insert((*at)[2].str().front());
    }
    return strengths;
}

std::string shown(const Strengths& strengths) {
    std::string text;
    for (const auto& [obligation, letters] : strengths) {
        text += obligation + ":";
        for (const char letter : letters) text += std::string(" ") + letter;
        text += "\n";
    }
    return text;
}

TEST(Ledger, HasNoEmptyRowAndSaysWhatThePagesSay) {
    auto names = fuzz::subject_names();
    const auto pages = fuzz::ledger_pages();
    names.insert(names.end(), pages.begin(), pages.end());
    for (const std::string& room : names) {
        Strengths found;
        const bool is_page = std::ranges::find(pages, room) != pages.end();
        for (const fuzz::LedgerRow& row :
             is_page ? fuzz::ledger_of_page(room, small_work()) : fuzz::ledger_of(room, small_work())) {
            EXPECT_FALSE(row.unmet) << room << ' ' << row.obligation << ": " << *row.unmet;
            EXPECT_FALSE(row.strengths.empty()) << room << ' ' << row.obligation;
            for (const auto& [letter, bound] : row.strengths) {
                EXPECT_NE(bound, "") << room << ' ' << row.obligation;
                found[row.obligation].insert(letter);
            }
        }
        EXPECT_EQ(shown(strengths_on_page(room)), shown(found)) << room;
    }
}

/// A theorem that the ledger names is asked about where all assumptions are printed.
TEST(Ledger, NamesTheoremsThatAreChecked) {
    const std::string assumptions = read_file(source_tree() / "spec/proofs/Assumptions.v");
    for (const fuzz::ProvenClaim& claim : fuzz::proven_claims()) {
        EXPECT_TRUE(std::regex_search(assumptions, std::regex("\\." + claim.theorem + "\\b"))) << claim.theorem;
        const auto subject = fuzz::find_subject(claim.room);
        if (!subject) continue;  // a page about no room
        const auto names = fuzz::obligations_of(*subject);
        EXPECT_NE(std::ranges::find(names, claim.obligation), names.end()) << claim.room << ' ' << claim.obligation;
    }
}

TEST(Ledger, TakesUpAMutationReport) {
    const auto killed = fuzz::killed_mutants(
        R"({"mutants": [{"room": "a", "obligation": "forward", "instances": 1}, {"room": "a", "obligation": "forward"}]})");
    ASSERT_TRUE(killed);
    EXPECT_EQ(killed->at({"a", "forward"}), 2u);
    for (const std::string text :
         {"", "{}", R"({"mutants": {}})", R"({"mutants": [{"room": "a"}]})", R"({"mutants": [1]})"})
        EXPECT_FALSE(fuzz::killed_mutants(text)) << text;
}

TEST(Ledger, IsATableOrJson) {
    const fuzz::LedgerRow good{"a", "forward", {{'R', "3 instances"}, {'C', "theorem"}}, 12, 4};
    fuzz::LedgerRow bad = good;
    bad.unmet = "instance 1";
    EXPECT_EQ(fuzz::ledger_table({good, bad}),
              "| room | obligation | strength | how far | ms | mutants |\n|---|---|---|---|---|---|\n"
              "| a | `forward` | R, C | R: 3 instances; C: theorem | 12 | 4 |\n"
              "| a | `forward` | R, C | UNMET: instance 1 | 12 | 4 |\n");
    const std::string json = fuzz::ledger_json({bad});
    EXPECT_NE(json.find("\"C\": \"theorem\""), std::string::npos) << json;
    EXPECT_NE(json.find("\"unmet\": \"instance 1\""), std::string::npos) << json;
}

TEST(Ledger, RunsAsACommand) {
    const Outcome outcome = run("reductio-fuzz ledger cnf-to-erm --count 3 --worlds 3");
    EXPECT_EQ(outcome.code, 0) << outcome.err;
    EXPECT_NE(outcome.out.find("| cnf-to-erm | `forward` | R, E | R: 3 instances; E: "), std::string::npos)
        << outcome.out;
    EXPECT_EQ(run("reductio-fuzz ledger cnf-to-em").err, "no such room: cnf-to-em (did you mean cnf-to-erm?)\n");
    EXPECT_EQ(run("reductio-fuzz ledger cnf-to-erm --mutants -", "{}").code, 2);
}

}  // namespace
}  // namespace reductio::tests
