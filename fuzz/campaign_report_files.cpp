// A report for people and for the services that read JUnit's XML.

#include "fuzz/campaign_report.hpp"
#include "fuzz/xml_text.hpp"

namespace reductio::fuzz {

namespace {

/// In a cell of a table or a line of a list.
std::string in_markdown(const std::string& text) {
    std::string out;
    for (const char c : text) {
        if (c == '|' || c == '<' || c == '*' || c == '_' || c == '`' || c == '\\' || c == '[') out += '\\';
        out += static_cast<unsigned char>(c) < 32 ? ' ' : c;
    }
    return out;
}

std::string row(const std::vector<std::string>& cells) {
    std::string text = "|";
    for (const std::string& cell : cells) text += " " + cell + " |";
    return text + "\n";
}

std::string rows_of(const RoomReport& room) {
    std::string rows;
    for (const auto& [name, tally] : room.obligations)
        if (!is_empty(tally))
            rows += row({in_markdown(room.room), in_markdown(name), std::to_string(tally.holds),
                         std::to_string(tally.fails), std::to_string(unknowns(tally))});
    return rows;
}

std::string times(std::uint64_t count) { return count == 1 ? "once" : std::to_string(count) + " times"; }

std::string findings_of(const RoomReport& room) {
    std::string list;
    for (const Finding& finding : room.findings)
        list += "- " + in_markdown(room.room) + " " + in_markdown(finding.obligation) +
                (finding.step.empty() ? "" : " \\[" + in_markdown(finding.step) + "]") + ", " + times(finding.count) +
                ", first at index " + std::to_string(finding.index) + ": " + in_markdown(finding.reason) +
                (finding.file.empty() ? " (no document)\n" : " (`" + finding.file + "`)\n");
    return list;
}

std::string unknown_of(const RoomReport& room) {
    std::string list;
    for (const auto& [name, tally] : room.obligations)
        for (const auto& [reason, count] : tally.unknown)
            list += "- " + in_markdown(room.room) + " " + in_markdown(name) + ", " + times(count) + ": " +
                    in_markdown(reason) + "\n";
    return list;
}

std::string section(const std::string& title, const Report& report, std::string (*of)(const RoomReport&)) {
    std::string text;
    for (const RoomReport& room : report.rooms) text += of(room);
    return text.empty() ? "" : "\n## " + title + "\n\n" + text;
}

// JUnit

std::string attribute(const std::string& text) { return '"' + in_xml(text) + '"'; }
std::string attribute(std::size_t number) { return attribute(std::to_string(number)); }

/// What stands in the case of an obligation.
std::string inside_case(const RoomReport& room, const std::string& obligation, const Tally& tally) {
    std::string inside;
    for (const Finding& finding : room.findings) {
        if (finding.obligation != obligation) continue;
        const std::string file = finding.file.empty() ? "" : "; " + finding.file;
        inside += "      <failure type=" + attribute(finding.step) + " message=" + attribute(finding.reason) + ">" +
                  in_xml(times(finding.count) + ", first at index " + std::to_string(finding.index) + file) +
                  "</failure>\n";
    }
    if (!inside.empty() || tally.unknown.empty()) return inside;
    std::string reasons;
    for (const auto& [reason, count] : tally.unknown)
        reasons += (reasons.empty() ? "" : "; ") + std::string("unknown ") + times(count) + ": " + reason;
    return "      <skipped message=" + attribute(reasons) + "/>\n";
}

std::string suite_of(const RoomReport& room) {
    std::string cases;
    std::size_t tests = 0, failures = 0, skipped = 0;
    for (const auto& [name, tally] : room.obligations) {
        if (is_empty(tally)) continue;
        const std::string inside = inside_case(room, name, tally);
        ++tests;
        failures += tally.fails > 0;
        skipped += tally.fails == 0 && !tally.unknown.empty();
        cases += "    <testcase classname=" + attribute(room.room) + " name=" + attribute(name) +
                 (inside.empty() ? "/>\n" : ">\n" + inside + "    </testcase>\n");
    }
    return "  <testsuite name=" + attribute(room.room + " " + room.variant) + " tests=" + attribute(tests) +
           " failures=" + attribute(failures) + " errors=\"0\" skipped=" + attribute(skipped) + ">\n" + cases +
           "  </testsuite>\n";
}

std::string summary_of(const Report& report) {
    const auto& [index, of] = report.shard;
    const std::string shard = " (shard " + std::to_string(index) + "/" + std::to_string(of) + " of them)";
    return std::to_string(instances_done(report)) + " of " + std::to_string(report.count * report.rooms.size()) +
           " instances" + (of == 1 ? "" : shard) + ", seed " + std::to_string(report.seed) + ", size " +
           std::to_string(report.size) + ", shapes up to " + std::to_string(report.forall) +
           (report.complete ? ". Complete." : ". Not complete.");
}

}  // namespace

std::string to_markdown(const Report& report, const NamedValues& made_by) {
    std::string text = "# Campaign\n\n" + summary_of(report) + " Made by";
    for (const auto& [name, version] : made_by) text += " " + name + " " + version;
    text += ".\n\n| room | obligation | holds | fails | unknown |\n|---|---|---|---|---|\n";
    for (const RoomReport& room : report.rooms) text += rows_of(room);
    return text + section("Findings", report, findings_of) + section("Unknown", report, unknown_of);
}

std::string to_junit(const Report& report) {
    std::string suites;
    for (const RoomReport& room : report.rooms) suites += suite_of(room);
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"reductio\">\n" + suites + "</testsuites>\n";
}

}  // namespace reductio::fuzz
