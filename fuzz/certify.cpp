#include "fuzz/certify.hpp"

#include <algorithm>

#include "fuzz/findings.hpp"
#include "fuzz/interruption.hpp"
#include "fuzz/progress.hpp"
#include "fuzz/verdict_line.hpp"

namespace reductio::fuzz {

namespace {

/// An instance or, with a document of placeholders, a shape.
struct Item {
    std::size_t subject = 0;
    std::uint64_t index = 0;
    std::optional<Document> shape;
};

/// The items of a campaign's shard: instances of all rooms in turn, so that wherever the campaign is stopped, each room
/// has had its share; then the shapes. Instances are numbered, not listed, for there may be very many.
class Items {
  public:
    Items(const std::vector<Subject>& subjects, const Campaign& campaign)
        : shard_(campaign.shard), subjects_(subjects.size()) {
        instances_ = (campaign.count + shard_.of - 1 - shard_.index) / shard_.of * subjects_;
        for (std::size_t s = 0; s < subjects_; ++s) {
            const auto shapes = forall_shapes(subjects[s], campaign.forall);
            for (std::uint64_t i = shard_.index; i < shapes.size(); i += shard_.of)
                shapes_.push_back({s, i, shapes[i]});
        }
    }

    std::size_t size() const { return instances_ + shapes_.size(); }

    Item operator[](std::size_t i) const {
        if (i >= instances_) return shapes_[i - instances_];
        return {i % subjects_, shard_.index + i / subjects_ * shard_.of, std::nullopt};
    }

  private:
    Shard shard_;
    std::size_t subjects_;
    std::size_t instances_ = 0;
    std::vector<Item> shapes_;
};

RoomReport empty_report(const Subject& subject) {
    RoomReport report{subject.room->name, subject.variant.name, 0, {}, {}};
    for (const std::string& name : obligations_of(subject)) report.obligations.emplace_back(name, Tally{});
    for (const std::string name : {"crash", "memory", "time"}) report.obligations.emplace_back(name, Tally{});
    return report;
}

/// Everything here is a sum or a least index, so that the order of outcomes does not matter.
class Certification {
  public:
    Certification(const std::vector<Subject>& subjects, const Campaign& campaign)
        : subjects_(subjects),
          campaign_(campaign),
          items_(subjects, campaign),
          progress_(items_.size(), campaign.seconds) {
        report_ = {campaign.seed, campaign.size, campaign.count, campaign.forall, campaign.shard, false, {}};
        for (const Subject& subject : subjects) report_.rooms.push_back(empty_report(subject));
    }

    Report run() {
        const Task task{items_.size(), [&](std::size_t i) { return answer(items_[i]); },
                        [&](std::size_t i, const Outcome& outcome) { count(items_[i], outcome); },
                        [&] { return go_on(); }};
        run_in_workers(task, campaign_.jobs, campaign_.limits.worker);
        report_.complete = done_ == items_.size();
        for (std::size_t s = 0; s < subjects_.size(); ++s) save_findings(s);
        return std::move(report_);
    }

  private:
    std::string answer(const Item& item) const {
        const Subject& subject = subjects_[item.subject];
        if (item.shape) return to_line({check_forall(subject, *item.shape, campaign_.limits.work)});
        Choices choices = seeded(campaign_.seed, subject.room->name, item.index);
        const Instance instance = subject.generate(choices, Size::of(campaign_.size));
        return to_line(check_obligations(subject, instance, campaign_.limits.work));
    }

    bool go_on() {
        progress_.show(done_, findings_);
        const bool in_time = campaign_.seconds == 0 || progress_.elapsed() < std::chrono::seconds(campaign_.seconds);
        return in_time && !interruption_.wanted();
    }

    void count(const Item& item, const Outcome& outcome) {
        ++done_;
        if (!item.shape) ++report_.rooms[item.subject].done;
        for (const Verdict& verdict : verdicts_of(item, outcome)) count(item, verdict);
    }

    static std::vector<Verdict> verdicts_of(const Item& item, const Outcome& outcome) {
        if (const auto* line = std::get_if<std::string>(&outcome)) return from_line(*line);
        const auto& death = std::get<Death>(outcome);
        if (item.shape) return {{"forall", checkers::Fails{death.kind, death.reason, std::nullopt}}};
        return {{death.kind, checkers::Fails{"", death.reason, std::nullopt}}};
    }

    void count(const Item& item, const Verdict& verdict) {
        RoomReport& room = report_.rooms[item.subject];
        Tally& tally =
            std::ranges::find(room.obligations, verdict.obligation, &std::pair<std::string, Tally>::first)->second;
        if (const auto* unknown = std::get_if<checkers::Unknown>(&verdict.check)) {
            ++tally.unknown[unknown->reason];
        } else if (const auto* fails = std::get_if<checkers::Fails>(&verdict.check)) {
            ++tally.fails;
            note(room, {verdict.obligation, fails->step, item.index, fails->reason, 1, ""});
        } else {
            ++tally.holds;
        }
    }

    /// A failure of a new kind is shown before it is made any simpler.
    void note(RoomReport& room, const Finding& failure) {
        if (!add_failure(room, failure)) return;
        ++findings_;
        const std::string step = failure.step.empty() ? "" : " [" + failure.step + "]";
        progress_.say("finding: " + room.room + ' ' + failure.obligation + step + " at index " +
                      std::to_string(failure.index) + ": " + failure.reason);
    }

    void save_findings(std::size_t subject) {
        auto& findings = report_.rooms[subject].findings;
        std::ranges::sort(findings, {}, [](const Finding& f) { return std::pair(f.obligation, f.step); });
        const Saving saving{campaign_.seed,   Size::of(campaign_.size), campaign_.forall,
                            campaign_.limits, campaign_.findings,       [&] { return !interruption_.wanted(); }};
        for (Finding& finding : findings) finding.file = save(subjects_[subject], finding, saving);
    }

    const std::vector<Subject>& subjects_;
    const Campaign& campaign_;
    Items items_;
    Interruption interruption_;
    Progress progress_;
    Report report_;
    std::size_t done_ = 0;
    std::size_t findings_ = 0;
};

}  // namespace

Report certify(const std::vector<Subject>& subjects, const Campaign& campaign) {
    return Certification(subjects, campaign).run();
}

}  // namespace reductio::fuzz
