#include "fuzz/campaign_counting.hpp"

#include <algorithm>

#include "fuzz/verdict_line.hpp"

namespace reductio::fuzz {

namespace {

std::vector<Verdict> verdicts_of(bool is_shape, const Outcome& outcome) {
    if (const auto* line = std::get_if<std::string>(&outcome)) return from_line(*line);
    const auto& death = std::get<Death>(outcome);
    if (is_shape) return {{"forall", checkers::Fails{death.kind, death.reason, std::nullopt}}};
    return {{death.kind, checkers::Fails{"", death.reason, std::nullopt}}};
}

Tally& tally_of(RoomReport& room, const std::string& obligation) {
    return std::ranges::find(room.obligations, obligation, &std::pair<std::string, Tally>::first)->second;
}

}  // namespace

RoomReport empty_report(const Subject& subject) {
    RoomReport report{subject.room->name, subject.variant.name, 0, {}, {}};
    for (const std::string& name : obligations_of(subject)) report.obligations.emplace_back(name, Tally{});
    for (const std::string name : {"crash", "memory", "time"}) report.obligations.emplace_back(name, Tally{});
    return report;
}

std::string answer_to_instance(const Subject& subject, const Campaign& campaign, std::uint64_t index) {
    Choices choices = seeded(campaign.seed, subject.room->name, index);
    const Instance instance = subject.generate(choices, Size::of(campaign.size));
    return to_line(check_obligations(subject, instance, campaign.limits.work));
}

std::string answer_to_shape(const Subject& subject, const Campaign& campaign, const Document& shape) {
    return to_line({check_forall(subject, shape, campaign.limits.work)});
}

std::vector<Finding> count_outcome(RoomReport& room, const Counted& item, const Outcome& outcome) {
    std::vector<Finding> first;
    if (!item.is_shape) ++room.done;
    for (const auto& [obligation, check] : verdicts_of(item.is_shape, outcome)) {
        Tally& tally = tally_of(room, obligation);
        if (const auto* unknown = std::get_if<checkers::Unknown>(&check)) {
            ++tally.unknown[unknown->reason];
        } else if (const auto* fails = std::get_if<checkers::Fails>(&check)) {
            ++tally.fails;
            const Finding failure{obligation, fails->step, item.index, fails->reason, 1, ""};
            if (add_failure(room, failure)) first.push_back(failure);
        } else {
            ++tally.holds;
        }
    }
    return first;
}

std::string news_of(const RoomReport& room, const Finding& failure) {
    const std::string step = failure.step.empty() ? "" : " [" + failure.step + "]";
    return "finding: " + room.room + ' ' + failure.obligation + step + " at index " + std::to_string(failure.index) +
           ": " + failure.reason;
}

void sort_findings(RoomReport& room) {
    std::ranges::sort(room.findings, {}, [](const Finding& f) { return std::pair(f.obligation, f.step); });
}

Saving saving_of(const Campaign& campaign, std::function<bool()> go_on) {
    return {campaign.seed,   Size::of(campaign.size), campaign.forall,
            campaign.limits, campaign.findings,       std::move(go_on)};
}

}  // namespace reductio::fuzz
