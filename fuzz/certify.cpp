#include "fuzz/certify.hpp"

#include "fuzz/campaign_counting.hpp"
#include "fuzz/interruption.hpp"
#include "fuzz/progress.hpp"

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
        return item.shape ? answer_to_shape(subject, campaign_, *item.shape)
                          : answer_to_instance(subject, campaign_, item.index);
    }

    bool go_on() {
        progress_.show(done_, findings_);
        const bool in_time = campaign_.seconds == 0 || progress_.elapsed() < std::chrono::seconds(campaign_.seconds);
        return in_time && !interruption_.wanted();
    }

    /// A failure of a new kind is shown before it is made any simpler.
    void count(const Item& item, const Outcome& outcome) {
        ++done_;
        RoomReport& room = report_.rooms[item.subject];
        for (const Finding& failure : count_outcome(room, {item.index, item.shape.has_value()}, outcome)) {
            ++findings_;
            progress_.say(news_of(room, failure));
        }
    }

    void save_findings(std::size_t subject) {
        RoomReport& room = report_.rooms[subject];
        sort_findings(room);
        const Saving saving = saving_of(campaign_, [&] { return !interruption_.wanted(); });
        for (Finding& finding : room.findings) finding.file = save(subjects_[subject], finding, saving);
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
