#include "fuzz/report.hpp"

#include <algorithm>
#include <iomanip>
#include <sstream>

#include "spec/json.hpp"

namespace reductio::fuzz {

std::uint64_t unknowns(const Tally& tally) {
    std::uint64_t sum = 0;
    for (const auto& [reason, count] : tally.unknown) sum += count;
    return sum;
}

bool is_empty(const Tally& tally) { return tally.holds == 0 && tally.fails == 0 && tally.unknown.empty(); }

namespace {

template <class Test>
bool any_tally(const Report& report, const Test& test) {
    return std::ranges::any_of(report.rooms, [&](const RoomReport& room) {
        return std::ranges::any_of(room.obligations, [&](const auto& named) { return test(named.second); });
    });
}

// JSON

json::Value number(std::uint64_t value) { return {json::Number{std::to_string(value)}}; }
json::Value text(const std::string& value) { return {value}; }

json::Value to_value(const Tally& tally) {
    json::Object unknown;
    for (const auto& [reason, count] : tally.unknown) unknown.push_back({reason, number(count)});
    return {json::Object{{"holds", number(tally.holds)}, {"fails", number(tally.fails)}, {"unknown", {unknown}}}};
}

json::Value to_value(const Finding& finding) {
    return {json::Object{{"obligation", text(finding.obligation)},
                         {"step", text(finding.step)},
                         {"index", number(finding.index)},
                         {"reason", text(finding.reason)},
                         {"count", number(finding.count)},
                         {"file", text(finding.file)}}};
}

json::Value to_value(const RoomReport& room) {
    json::Object obligations;
    for (const auto& [name, tally] : room.obligations)
        if (!is_empty(tally)) obligations.push_back({name, to_value(tally)});
    json::Array findings;
    for (const Finding& finding : room.findings) findings.push_back(to_value(finding));
    return {json::Object{{"room", text(room.room)},
                         {"variant", text(room.variant)},
                         {"done", number(room.done)},
                         {"obligations", {obligations}},
                         {"findings", {findings}}}};
}

// The table

void add_row(std::ostream& out, const std::string& room, const std::string& obligation, const std::string& holds,
             const std::string& fails, const std::string& unknown) {
    out << std::left << std::setw(26) << room << ' ' << std::setw(13) << obligation << std::right << std::setw(10)
        << holds << std::setw(10) << fails << std::setw(10) << unknown << '\n';
}

std::string times(std::uint64_t count) { return count == 1 ? "once" : std::to_string(count) + " times"; }

void add_reasons(std::ostream& out, const RoomReport& room) {
    for (const auto& [name, tally] : room.obligations)
        for (const auto& [reason, count] : tally.unknown)
            out << "unknown: " << room.room << ' ' << name << ", " << times(count) << ": " << reason << '\n';
}

void add_findings(std::ostream& out, const RoomReport& room) {
    for (const Finding& finding : room.findings) {
        out << "finding: " << room.room << ' ' << finding.obligation
            << (finding.step.empty() ? "" : " [" + finding.step + "]") << ", " << times(finding.count)
            << ", first at index " << finding.index << ": " << finding.reason << '\n';
        out << "         " << (finding.file.empty() ? "not saved" : finding.file) << '\n';
    }
}

}  // namespace

bool add_failure(RoomReport& room, const Finding& failure) {
    const auto found = std::ranges::find_if(
        room.findings, [&](const Finding& f) { return f.obligation == failure.obligation && f.step == failure.step; });
    if (found == room.findings.end()) {
        room.findings.push_back(failure);
        return true;
    }
    const std::uint64_t count = found->count + failure.count;
    if (failure.index < found->index) *found = failure;
    found->count = count;
    return false;
}

std::uint64_t instances_done(const Report& report) {
    std::uint64_t sum = 0;
    for (const RoomReport& room : report.rooms) sum += room.done;
    return sum;
}

bool any_failure(const Report& report) {
    return any_tally(report, [](const Tally& tally) { return tally.fails > 0; });
}

bool any_unknown(const Report& report) {
    return any_tally(report, [](const Tally& tally) { return !tally.unknown.empty(); });
}

std::string to_json(const Report& report) {
    json::Array rooms;
    for (const RoomReport& room : report.rooms) rooms.push_back(to_value(room));
    const json::Object shard{{"index", number(report.shard.index)}, {"of", number(report.shard.of)}};
    const json::Object whole{{"reductio-report", number(1)},    {"seed", number(report.seed)},
                             {"size", number(report.size)},     {"count", number(report.count)},
                             {"forall", number(report.forall)}, {"shard", {shard}},
                             {"complete", {report.complete}},   {"rooms", {rooms}}};
    return json::pretty({whole});
}

std::string to_table(const Report& report) {
    std::ostringstream out;
    add_row(out, "room", "obligation", "holds", "fails", "unknown");
    for (const RoomReport& room : report.rooms) {
        std::string name = room.room;
        for (const auto& [obligation, tally] : room.obligations) {
            if (is_empty(tally)) continue;
            add_row(out, name, obligation, std::to_string(tally.holds), std::to_string(tally.fails),
                    std::to_string(unknowns(tally)));
            name.clear();  // once, on its first row
        }
    }
    for (const RoomReport& room : report.rooms) add_reasons(out, room);
    for (const RoomReport& room : report.rooms) add_findings(out, room);
    return out.str();
}

}  // namespace reductio::fuzz
