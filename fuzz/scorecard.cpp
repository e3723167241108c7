#include "fuzz/scorecard.hpp"

#include <algorithm>
#include <iomanip>
#include <sstream>

#include "fuzz/comparison.hpp"

namespace reductio::fuzz {

namespace {

std::uint64_t count_unknown(const Tally& tally, bool unsupported) {
    std::uint64_t sum = 0;
    for (const auto& [reason, count] : tally.unknown)
        if (reason.starts_with(unsupported_prefix) == unsupported) sum += count;
    return sum;
}

std::uint64_t verdicts_in(const Tally& tally) {
    return tally.holds + tally.fails + unsupported_in(tally) + unknown_in(tally);
}

/// Bytes that differ are unknown, where they are no fault; this level has no other unknowns.
bool is_reached(const RoomReport& room, int level) {
    bool any = false;
    bool holds = false;
    for (const auto& [name, tally] : room.obligations) {
        if (level_of(name) != level) continue;
        if (tally.fails > 0 || unsupported_in(tally) > 0) return false;
        if (level == highest_level && unknown_in(tally) > 0) return false;
        any = any || verdicts_in(tally) > 0;
        holds = holds || tally.holds > 0;
    }
    // A room may have nothing to evaluate; but a level above that is not reached by silence.
    return holds || (!any && level == 1);
}

void add_row(std::ostream& out, const std::vector<std::string>& cells) {
    static constexpr int widths[] = {26, 20, 11, 9, 13, 9};
    for (std::size_t i = 0; i < cells.size(); ++i)
        out << (i < 2 ? std::left : std::right) << std::setw(widths[i]) << cells[i] << (i == 0 ? " " : "");
    out << '\n';
}

void add_rows(std::ostream& out, const RoomReport& room) {
    std::string name = room.room;
    for (const auto& [obligation, tally] : room.obligations) {
        if (verdicts_in(tally) == 0) continue;
        add_row(out, {name, obligation, std::to_string(verdicts_in(tally)), std::to_string(tally.fails),
                      std::to_string(unsupported_in(tally)), std::to_string(unknown_in(tally))});
        name.clear();  // once, on its first row
    }
}

std::string times(std::uint64_t count) { return count == 1 ? "once" : std::to_string(count) + " times"; }

void add_reasons(std::ostream& out, const RoomReport& room) {
    for (const auto& [name, tally] : room.obligations)
        for (const auto& [reason, count] : tally.unknown)
            if (!reason.starts_with(unsupported_prefix))
                out << "unknown: " << room.room << ' ' << name << ", " << times(count) << ": " << reason << '\n';
}

std::string shortened(std::string text) {
    constexpr std::size_t most = 2000;
    if (!text.empty() && text.back() == '\n') text.pop_back();
    return text.size() <= most ? text : text.substr(0, most).append("...");
}

void add_findings(std::ostream& out, const RoomScore& room) {
    for (std::size_t i = 0; i < room.report.findings.size(); ++i) {
        const Finding& finding = room.report.findings[i];
        out << "finding: " << room.report.room << ' ' << finding.obligation
            << (finding.step.empty() ? "" : " [" + finding.step + "]") << ", " << times(finding.count)
            << ", first at index " << finding.index << ": " << finding.reason << '\n';
        if (!finding.file.empty()) out << "         " << finding.file << '\n';
        if (i >= room.simplest.size() || !room.simplest[i]) continue;
        const auto& simplest = std::get<Counterexample>(room.simplest[i]->is);
        out << "  simplest: " << simplest.reason << "\n    source: " << shortened(write_document(*simplest.source))
            << '\n';
        if (simplest.options != Options{})
            out << "    options: " << shortened(write_document(Document{simplest.options})) << '\n';
        if (simplest.witness) out << "    witness: " << shortened(write_document(**simplest.witness)) << '\n';
    }
}

}  // namespace

std::uint64_t unsupported_in(const Tally& tally) { return count_unknown(tally, true); }
std::uint64_t unknown_in(const Tally& tally) { return count_unknown(tally, false); }

int level_of(std::string_view obligation) {
    if (is_breakdown(obligation)) return 0;
    if (obligation == "evaluate") return 1;
    if (obligation == "decide") return 2;
    if (obligation == "forward" || obligation == "backward") return 4;
    if (obligation == "bytes" || obligation == "construction") return 5;
    return 3;
}

int level_of(const RoomScore& room) {
    for (const auto& [name, tally] : room.report.obligations)
        if (level_of(name) == 0 && tally.fails > 0) return 0;
    if (room.report.done == 0) return 0;
    int level = 0;
    while (level < highest_level && is_reached(room.report, level + 1)) ++level;
    return level;
}

int level_of(const Scorecard& scorecard) {
    if (scorecard.rooms.empty()) return 0;
    int least = highest_level;
    for (const RoomScore& room : scorecard.rooms) least = std::min(least, level_of(room));
    return least;
}

bool any_fault(const Scorecard& scorecard) {
    return std::ranges::any_of(scorecard.rooms, [](const RoomScore& room) { return !room.report.findings.empty(); });
}

std::string to_table(const Scorecard& scorecard) {
    std::ostringstream out;
    add_row(out, {"room", "obligation", "verdicts", "faults", "unsupported", "unknown"});
    for (const RoomScore& room : scorecard.rooms) add_rows(out, room.report);
    for (const RoomScore& room : scorecard.rooms) add_reasons(out, room.report);
    for (const RoomScore& room : scorecard.rooms) add_findings(out, room);
    for (const RoomScore& room : scorecard.rooms) {
        out << "level " << level_of(room) << "  " << room.report.room;
        if (room.given_up) out << "  given up after " << room.report.done << " instances";
        out << '\n';
    }
    out << "level " << level_of(scorecard) << "  overall: " << scorecard.peer.name << ' ' << scorecard.peer.version
        << '\n';
    return out.str();
}

}  // namespace reductio::fuzz
