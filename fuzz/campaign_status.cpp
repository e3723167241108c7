#include "fuzz/campaign_status.hpp"

#include <algorithm>
#include <ctime>
#include <iomanip>
#include <set>
#include <sstream>
#include <tuple>

namespace reductio::fuzz {

namespace {

constexpr std::size_t most_points = 1000;

/// A block as the clock saw it.
struct TimedBlock {
    std::int64_t begun = 0;
    std::int64_t ended = 0;
    std::uint64_t instances = 0;
    std::uint64_t findings = 0;  // kinds that it was the first to end with
};

/// In the order in which they ended.
std::vector<TimedBlock> blocks_in_time(const Store& store) {
    using Kind = std::tuple<std::size_t, std::string, std::string>;
    std::vector<TimedBlock> blocks;
    std::map<Kind, std::size_t> first;
    store.each_block([&](const DoneBlock& block) {
        blocks.push_back({block.begun, block.ended, block.key.is_shape ? 0 : block.done, 0});
        if (block.verdicts.ends_with("\"failures\":[]}")) return;
        for (const Finding& failure : store.verdicts_of(block).findings) {
            const auto [place, is_new] =
                first.emplace(Kind{block.key.room, failure.obligation, failure.step}, blocks.size() - 1);
            if (!is_new && block.ended < blocks[place->second].ended) place->second = blocks.size() - 1;
        }
    });
    for (const auto& [kind, block] : first) ++blocks[block].findings;
    std::ranges::sort(blocks, {}, &TimedBlock::ended);
    return blocks;
}

/// The time that at least one block covers.
std::int64_t covered(std::vector<TimedBlock> blocks) {
    std::ranges::sort(blocks, {}, &TimedBlock::begun);
    std::int64_t sum = 0, until = 0;
    for (const TimedBlock& block : blocks) {
        sum += std::max<std::int64_t>(0, block.ended - std::max(until, block.begun));
        until = std::max(until, block.ended);
    }
    return sum;
}

void add_points(CampaignStatus& status, const std::vector<TimedBlock>& blocks) {
    if (blocks.empty()) return;
    StatusPoint now{std::ranges::min(blocks, {}, &TimedBlock::begun).begun, 0, 0};
    status.points.push_back(now);
    const std::size_t step = blocks.size() / most_points + 1;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        now = {blocks[i].ended, now.instances + blocks[i].instances, now.findings + blocks[i].findings};
        if (blocks[i].findings > 0 || i % step == 0 || i + 1 == blocks.size()) status.points.push_back(now);
    }
}

std::uint64_t documents_left(const Report& report, const Store& store) {
    std::set<std::tuple<std::size_t, std::string, std::string, std::uint64_t>> made;
    for (const auto& d : store.documents()) made.emplace(d.room, d.obligation, d.step, d.index);
    std::uint64_t left = 0;
    for (std::size_t room = 0; room < report.rooms.size(); ++room)
        for (const Finding& f : report.rooms[room].findings)
            left += !made.contains({room, f.obligation, f.step, f.index});
    return left;
}

std::string time_text(std::int64_t milliseconds) {
    const std::time_t seconds = milliseconds / 1000;
    std::tm parts = {};
    gmtime_r(&seconds, &parts);
    std::ostringstream out;
    out << std::put_time(&parts, "%Y-%m-%d %H:%M:%S UTC");
    return out.str();
}

std::string span_text(std::int64_t milliseconds) {
    const std::int64_t tenths = milliseconds / 100;
    if (tenths < 600) return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " s";
    const std::int64_t minutes = tenths / 600;
    const std::string hours = minutes < 60 ? "" : std::to_string(minutes / 60) + " h ";
    return hours + std::to_string(minutes % 60) + " min " + std::to_string(tenths / 10 % 60) + " s";
}

std::uint64_t unknown_in_room(const RoomReport& room) {
    std::uint64_t sum = 0;
    for (const auto& [name, tally] : room.obligations)
        for (const auto& [reason, count] : tally.unknown) sum += count;
    return sum;
}

void add_row(std::ostream& out, const std::vector<std::string>& cells) {
    out << std::left << std::setw(26) << cells[0] << ' ' << std::setw(16) << cells[1] << std::right;
    for (std::size_t i = 2; i < cells.size(); ++i) out << std::setw(12) << cells[i];
    out << '\n';
}

}  // namespace

CampaignStatus status_of(const std::vector<Subject>& subjects, const Store& store) {
    CampaignStatus status;
    status.path = store.path();
    status.report = report_of(subjects, store);
    const BlockList blocks = blocks_of(subjects, store.settings());
    status.planned = blocks.instances_of_room();
    status.shapes = blocks.shapes();
    for (const auto& [key, done] : store.done()) status.shapes_done += key.is_shape;
    status.documents_left = documents_left(status.report, store);
    const auto in_time = blocks_in_time(store);
    status.busy = covered(in_time);
    status.last = in_time.empty() ? 0 : in_time.back().ended;
    add_points(status, in_time);
    status.made_by = store.made_by();
    return status;
}

std::string to_table(const CampaignStatus& status) {
    std::ostringstream out;
    add_row(out, {"room", "variant", "done", "of", "findings", "unknown"});
    for (const RoomReport& room : status.report.rooms)
        add_row(out, {room.room, room.variant, std::to_string(room.done), std::to_string(status.planned),
                      std::to_string(room.findings.size()), std::to_string(unknown_in_room(room))});
    const std::uint64_t done = instances_done(status.report);
    out << done << " of " << status.planned * status.report.rooms.size() << " instances";
    if (status.shapes > 0) out << ", " << status.shapes_done << " of " << status.shapes << " shapes";
    if (status.busy > 0)
        out << "; " << done * 1000 / static_cast<std::uint64_t>(status.busy) << " a second in "
            << span_text(status.busy) << " of work";
    if (status.documents_left > 0) out << "; " << status.documents_left << " findings to be made simpler";
    out << (status.report.complete ? "; complete\n" : "\n");
    out << "shard " << status.report.shard.index << '/' << status.report.shard.of
        << "; last block: " << (status.last == 0 ? "none" : time_text(status.last)) << '\n';
    for (const auto& [name, version] : status.made_by)
        out << (name == status.made_by.front().first ? "" : ", ") << name << ' ' << version;
    out << '\n';
    return out.str();
}

}  // namespace reductio::fuzz
