// The scorecard for programs: JSON, and JUnit's XML.

#include "fuzz/comparison.hpp"
#include "fuzz/scorecard.hpp"
#include "fuzz/xml_text.hpp"

namespace reductio::fuzz {

namespace {

json::Value number(std::uint64_t value) { return {json::Number{std::to_string(value)}}; }
json::Value text(const std::string& value) { return {value}; }

json::Value to_value(const Tally& tally) {
    json::Object unknown;
    for (const auto& [reason, count] : tally.unknown)
        if (!reason.starts_with(unsupported_prefix)) unknown.push_back({reason, number(count)});
    return {json::Object{{"holds", number(tally.holds)},
                         {"faults", number(tally.fails)},
                         {"unsupported", number(unsupported_in(tally))},
                         {"unknown", {unknown}}}};
}

json::Value to_value(const Finding& finding) {
    return {json::Object{{"obligation", text(finding.obligation)},
                         {"step", text(finding.step)},
                         {"index", number(finding.index)},
                         {"reason", text(finding.reason)},
                         {"count", number(finding.count)},
                         {"file", text(finding.file)}}};
}

json::Value to_value(const RoomScore& room) {
    json::Object obligations;
    for (const auto& [name, tally] : room.report.obligations)
        if (!is_empty(tally)) obligations.push_back({name, to_value(tally)});
    json::Array findings;
    for (const Finding& finding : room.report.findings) findings.push_back(to_value(finding));
    return {json::Object{{"room", text(room.report.room)},
                         {"done", number(room.report.done)},
                         {"given-up", {room.given_up}},
                         {"level", number(static_cast<std::uint64_t>(level_of(room)))},
                         {"obligations", {obligations}},
                         {"findings", {findings}}}};
}

/// What stands inside the case of an obligation: why it failed, or was passed over.
std::string outcome_of(const RoomReport& room, const std::string& obligation, const Tally& tally) {
    std::string inside;
    for (const Finding& finding : room.findings)
        if (finding.obligation == obligation)
            inside += "      <failure message=\"" + in_xml(finding.reason) + "\">" + std::to_string(finding.count) +
                      " times, first at index " + std::to_string(finding.index) + "</failure>\n";
    if (inside.empty() && tally.holds == 0) inside = "      <skipped/>\n";
    return inside;
}

std::string suite_of(const RoomScore& room) {
    std::string cases;
    std::size_t tests = 0, failures = 0, skipped = 0;
    for (const auto& [name, tally] : room.report.obligations) {
        if (is_empty(tally)) continue;
        const std::string inside = outcome_of(room.report, name, tally);
        ++tests;
        failures += tally.fails > 0;
        skipped += inside.find("<skipped/>") != std::string::npos;
        cases += "    <testcase classname=\"" + in_xml(room.report.room) + "\" name=\"" + in_xml(name) + "\"";
        cases += inside.empty() ? "/>\n" : ">\n" + inside + "    </testcase>\n";
    }
    return "  <testsuite name=\"" + in_xml(room.report.room) + "\" tests=\"" + std::to_string(tests) +
           "\" failures=\"" + std::to_string(failures) + "\" skipped=\"" + std::to_string(skipped) + "\">\n" + cases +
           "  </testsuite>\n";
}

}  // namespace

std::string to_json(const Scorecard& scorecard) {
    json::Array rooms;
    for (const RoomScore& room : scorecard.rooms) rooms.push_back(to_value(room));
    const json::Object peer{{"name", text(scorecard.peer.name)}, {"version", text(scorecard.peer.version)}};
    const json::Object whole{{"reductio-comparison", number(1)},
                             {"peer", {peer}},
                             {"seed", number(scorecard.seed)},
                             {"count", number(scorecard.count)},
                             {"exact", {scorecard.exact}},
                             {"complete", {scorecard.complete}},
                             {"level", number(static_cast<std::uint64_t>(level_of(scorecard)))},
                             {"rooms", {rooms}}};
    return json::pretty({whole});
}

std::string to_junit(const Scorecard& scorecard) {
    std::string suites;
    for (const RoomScore& room : scorecard.rooms) suites += suite_of(room);
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"" + in_xml(scorecard.peer.name) + "\">\n" +
           suites + "</testsuites>\n";
}

}  // namespace reductio::fuzz
