// Every planted fault is killed by the obligation that should, and every step of a checker is needed. The report of it
// goes into two files, as JSON and for people: REDUCTIO_MUTANTS names them, without the ending; by default they are
// mutants.json and mutants.md in the build's folder.

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <map>
#include <set>

#include "fuzz/depth.hpp"
#include "fuzz/obligations.hpp"
#include "spec/json.hpp"
#include "tests/mutants/all.hpp"
#include "tests/mutants/deciders.hpp"
#include "tests/mutants/steps.hpp"
#include "tests/support.hpp"

namespace reductio::tests {
namespace {

using mutants::Mutant;

struct Death {
    Mutant mutant;
    std::size_t instances = 0;
    std::size_t milliseconds = 0;
};

/// Those that survive are left out, and complained of.
std::vector<Death> all_deaths() {
    const std::size_t most = fuzz::scaled(2000, 2000);  // some take a thousand, at any depth
    std::vector<Death> deaths;
    for (const Mutant& mutant : mutants::all_mutants()) {
        const auto start = std::chrono::steady_clock::now();
        const auto instances = mutants::killed_after(mutant, 1, most);
        const auto time = std::chrono::steady_clock::now() - start;
        const auto milliseconds = std::chrono::duration_cast<std::chrono::milliseconds>(time).count();
        EXPECT_TRUE(instances) << mutant.room << ": survives " << mutant.obligation << ": " << mutant.name;
        if (instances) deaths.push_back({mutant, *instances, static_cast<std::size_t>(milliseconds)});
    }
    return deaths;
}

bool is_about_the_room(const Mutant& mutant) { return mutant.changes != "checker" && mutant.obligation != "forall"; }

std::string to_json(const std::vector<Death>& deaths) {
    const auto number = [](std::size_t value) { return json::Value{json::Number{std::to_string(value)}}; };
    const auto text = [](const std::string& value) { return json::Value{value}; };
    json::Array rows;
    for (const auto& [mutant, instances, milliseconds] : deaths)
        rows.push_back({json::Object{{"room", text(mutant.room)},
                                     {"name", text(mutant.name)},
                                     {"changes", text(mutant.changes)},
                                     {"obligation", text(mutant.obligation)},
                                     {"instances", number(instances)},
                                     {"milliseconds", number(milliseconds)}}});
    return json::pretty({json::Object{{"mutants", {rows}}}});
}

std::vector<std::string> rooms_in_order(const std::vector<Death>& deaths) {
    std::vector<std::string> rooms;
    for (const Death& death : deaths)
        if (std::ranges::count(rooms, death.mutant.room) == 0) rooms.push_back(death.mutant.room);
    return rooms;
}

struct Total {
    std::size_t faults = 0;  // in the room itself
    std::size_t steps = 0;   // of its checker
    std::size_t for_all = 0;
    std::size_t milliseconds = 0;

    void add(const Death& death) {
        milliseconds += death.milliseconds;
        (death.mutant.changes == "checker" ? steps : death.mutant.obligation == "forall" ? for_all : faults) += 1;
    }
    std::string cells() const {
        return std::to_string(faults) + " | " + std::to_string(steps) + " | " + std::to_string(for_all) + " | " +
               std::to_string(milliseconds) + " |\n";
    }
};

std::string totals(const std::vector<Death>& deaths) {
    std::string text =
        "| room | faults in it | steps dropped from its checker | refuted for all data | ms |\n|---|---|---|---|---|\n";
    Total all;
    for (const std::string& room : rooms_in_order(deaths)) {
        Total total;
        for (const Death& death : deaths) {
            if (death.mutant.room != room) continue;
            total.add(death);
            all.add(death);
        }
        text += "| " + room + " | " + total.cells();
    }
    return text + "| **all** | " + all.cells();
}

std::string to_markdown(const std::vector<Death>& deaths) {
    std::string text =
        "# Mutants\n\nFaults planted in the rooms, the evaluators, the deciders and the checkers. Each "
        "was killed by the obligation that it stands beside, asked alone.\n\n" +
        totals(deaths);
    for (const std::string& room : rooms_in_order(deaths)) {
        text += "\n## " + room + "\n\n| mutant | changes | killed by | after instances | ms |\n|---|---|---|---|---|\n";
        for (const auto& [mutant, instances, milliseconds] : deaths)
            if (mutant.room == room)
                text += "| " + mutant.name + " | " + mutant.changes + " | `" + mutant.obligation + "` | " +
                        std::to_string(instances) + " | " + std::to_string(milliseconds) + " |\n";
    }
    text += "\n## What kills nothing alone\n\n";
    for (const auto& idle : mutants::idle_obligations())
        text += "- " + idle.room + ", `" + idle.obligation + "`: " + idle.reason + ".\n";
    for (const auto& step : mutants::step_mutants())
        if (!step.implied_by.empty())
            text += "- " + step.room + ", `" + step.obligation + "` [" + step.step + "]: " + step.implied_by + ".\n";
    return text;
}

void write_reports(const std::vector<Death>& deaths) {
    const char* named = std::getenv("REDUCTIO_MUTANTS");
    const fs::path base = named ? fs::path(named) : programs() / "mutants";
    write_file(fs::absolute(base).string() + ".json", to_json(deaths));
    write_file(fs::absolute(base).string() + ".md", to_markdown(deaths));
    std::cout << totals(deaths) << "written to " << base.string() << ".json and .md\n";
}

void expect_ten_in_every_room(const std::vector<Death>& deaths) {
    for (const auto& room : fuzz::subject_names()) {
        const auto in_room = std::ranges::count_if(
            deaths, [&](const Death& d) { return d.mutant.room == room && is_about_the_room(d.mutant); });
        EXPECT_GE(in_room, 10) << room;
    }
}

/// Steps of a checker do not count: they are part of the obligation.
void expect_no_idle_obligation(const std::vector<Death>& deaths) {
    std::set<std::pair<std::string, std::string>> killing;
    for (const Death& death : deaths)
        if (death.mutant.changes != "checker") killing.emplace(death.mutant.room, death.mutant.obligation);
    std::set<std::pair<std::string, std::string>> idle;
    for (const auto& listed : mutants::idle_obligations()) idle.emplace(listed.room, listed.obligation);
    for (const auto& room : fuzz::subject_names())
        for (const auto& obligation : fuzz::obligations_of(fuzz::find_subject(room).value()))
            EXPECT_NE(killing.contains({room, obligation}), idle.contains({room, obligation}))
                << room << ' ' << obligation << ": kills nothing, or is listed as if it did not";
}

TEST(Mutants, AreKilledByTheObligationThatShould) {
    const auto deaths = all_deaths();
    write_reports(deaths);
    expect_ten_in_every_room(deaths);
    expect_no_idle_obligation(deaths);
}

TEST(Mutants, HaveNamesOfTheirOwn) {
    std::set<std::vector<std::string>> names;
    for (const Mutant& mutant : mutants::all_mutants())
        EXPECT_TRUE(names.insert({mutant.room, mutant.name, mutant.obligation}).second)
            << mutant.room << ": " << mutant.name;
}

TEST(Mutants, AreNoneWithoutAFault) {
    for (const auto& decider : mutants::faultless_deciders())
        for (std::uint64_t index = 0; index < fuzz::scaled(50); ++index) {
            auto choices = fuzz::seeded(1, "deciders", index);
            EXPECT_FALSE(mutants::is_contradicted(decider, choices)) << decider.decider << ' ' << index;
        }
    for (const auto& step : mutants::step_mutants()) {
        mutants::StepMutant honest = step;
        honest.spoil = [](mutants::GivenPair&) {};
        const auto pair = mutants::spoilt_pair(honest);
        EXPECT_EQ(mutants::rejecting_step(honest, pair, [](const std::string&) { return true; }), std::nullopt)
            << step.room << ' ' << step.name;
    }
}

TEST(Steps, AreNeededOrImplied) {
    for (const auto& step : mutants::step_mutants()) {
        const auto pair = mutants::spoilt_pair(step);
        const auto rejecting = mutants::rejecting_step(step, pair, [](const std::string&) { return true; });
        EXPECT_TRUE(step.implied_by.empty() ? mutants::is_needed(step) : mutants::is_implied(step))
            << step.room << ' ' << step.obligation << " [" << step.step << "] " << step.name << ": rejected by ["
            << rejecting.value_or("none") << ']';
    }
}

TEST(Steps, HaveEachAPairOfTheirOwn) {
    std::set<std::vector<std::string>> covered;
    for (const auto& step : mutants::step_mutants()) covered.insert({step.room, step.obligation, step.step});
    for (const auto& room : checkers::rooms()) {
        for (const auto& step : room.restrictions)
            EXPECT_TRUE(covered.contains({room.name, "restrictions", step.number})) << room.name << ' ' << step.number;
        for (const auto& step : room.construction)
            EXPECT_TRUE(covered.contains({room.name, "construction", step.number})) << room.name << ' ' << step.number;
    }
}

}  // namespace
}  // namespace reductio::tests
