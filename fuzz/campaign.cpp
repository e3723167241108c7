#include "fuzz/campaign.hpp"

#include <algorithm>
#include <chrono>

#include "fuzz/interruption.hpp"
#include "fuzz/progress.hpp"

namespace reductio::fuzz {

namespace {

std::int64_t now() {
    const auto since = std::chrono::system_clock::now().time_since_epoch();
    return std::chrono::duration_cast<std::chrono::milliseconds>(since).count();
}

class LongRun {
  public:
    LongRun(const std::vector<Subject>& subjects, const Campaign& campaign, Store& store, const CampaignSteps& steps)
        : subjects_(subjects),
          campaign_(campaign),
          store_(store),
          steps_(steps),
          blocks_(blocks_of(subjects, store.settings())),
          report_(report_of(subjects, store)),
          progress_(left(), campaign.seconds) {
        for (const Subject& subject : subjects) shapes_.push_back(forall_shapes(subject, campaign.forall));
    }

    /// A failure of a new kind lets the blocks under way come to their end, and is made simpler before others begin.
    /// Where time or an interrupt ends the run, the starts of the blocks under way are kept.
    Report run() {
        const Task task{0, [&](std::size_t item) { return answer(item); },
                        [&](std::size_t item, const Outcome& outcome) { count(item, outcome); },
                        [&] { return go_on(); }, [&] { return next_block(); }};
        write_documents(store_, campaign_.findings);
        while (true) {
            run_in_workers(task, campaign_.jobs, campaign_.limits.worker);
            const bool at_end = next_ == blocks_.size() || !go_on();
            for (const auto& [number, block] : open_) commit(block);
            open_.clear();
            keep_documents(at_end);
            if (at_end) break;
        }
        return report_of(subjects_, store_);
    }

  private:
    std::uint64_t left() const {
        std::uint64_t done = 0;
        for (const auto& [key, part] : store_.done())
            if (blocks_.has(key)) done += part;
        return blocks_.instances() + blocks_.shapes() - done;
    }

    bool go_on() {
        progress_.show(done_, findings());
        const bool in_time = campaign_.seconds == 0 || progress_.elapsed() < std::chrono::seconds(campaign_.seconds);
        return in_time && !interruption_.wanted();
    }

    std::size_t findings() const {
        std::size_t sum = 0;
        for (const RoomReport& room : report_.rooms) sum += room.findings.size();
        return sum;
    }

    // An item is its block's number times the size of a block, and its place in it.

    std::uint64_t stride() const { return store_.settings().batch; }

    std::string answer(std::size_t item) const {
        const BlockOfWork block = blocks_[item / stride()];
        const std::uint64_t index = block.first + item % stride();
        const Subject& subject = subjects_[block.key.room];
        return block.key.is_shape ? answer_to_shape(subject, campaign_, shapes_[block.key.room][index])
                                  : answer_to_instance(subject, campaign_, index);
    }

    std::optional<Batch> next_block() {
        if (is_news_) return std::nullopt;
        for (; next_ < blocks_.size(); ++next_) {
            const BlockOfWork block = blocks_[next_];
            const std::uint64_t done = steps_.done_of(store_, block.key);
            if (block.first + done >= block.end) continue;
            open_.emplace(next_, opened(block, done));
            const std::size_t start = next_++ * stride();
            return Batch{start + done, start + (block.end - block.first)};
        }
        return std::nullopt;
    }

    OpenBlock opened(const BlockOfWork& block, std::uint64_t done) const {
        OpenBlock open{block, block.first + done, 0, empty_report(subjects_[block.key.room]), now()};
        if (done > 0)
            if (const auto start = store_.find(block.key)) add_verdicts(open.report, store_.verdicts_of(*start));
        return open;
    }

    void count(std::size_t item, const Outcome& outcome) {
        const auto found = open_.find(item / stride());
        if (found == open_.end()) return;  // committed already
        OpenBlock& block = found->second;
        ++done_;
        ++block.answered;
        count_outcome(block.report, {block.work.first + item % stride(), block.work.key.is_shape}, outcome);
        if (!steps_.is_whole(block)) return;
        commit(block);
        open_.erase(found);
    }

    void commit(const OpenBlock& block) {
        const BlockKey& key = block.work.key;
        const std::uint64_t done = block.first + block.answered - block.work.first;
        if (block.answered == 0) return;
        steps_.finish(store_, {key, done, verdicts_to_text(block.report), block.begun, now()});
        RoomReport& room = report_.rooms[key.room];
        for (const Finding& failure : block.report.findings) {
            if (!add_failure(room, failure)) continue;
            is_news_ = true;
            progress_.say(news_of(room, failure));
        }
    }

    /// Those that there are none of yet; in the end also those made of an instance that proved not to be the first.
    void keep_documents(bool at_end) {
        is_news_ = false;
        const auto known = store_.documents();
        const Saving saving = saving_of(campaign_, [&] { return !interruption_.wanted(); });
        for (std::size_t room = 0; room < report_.rooms.size(); ++room)
            for (const Finding& finding : report_.rooms[room].findings)
                if (lacks_document(known, room, finding, at_end)) keep_document(room, finding, saving);
        write_documents(store_, campaign_.findings);
    }

    static bool lacks_document(const std::vector<FindingDocument>& known, std::size_t room, const Finding& finding,
                               bool at_end) {
        return std::ranges::none_of(known, [&](const FindingDocument& d) {
            return d.room == room && d.obligation == finding.obligation && d.step == finding.step &&
                   (d.index == finding.index || !at_end);
        });
    }

    /// What an interrupt leaves half simplified is not kept: the next start does it from the beginning.
    void keep_document(std::size_t room, const Finding& finding, const Saving& saving) {
        if (interruption_.wanted()) return;
        const auto found = simplest_counterexample(subjects_[room], finding, saving, [](const Counterexample&) {});
        if (interruption_.wanted()) return;
        store_.keep_document(
            {room, finding.obligation, finding.step, finding.index, found ? write_document(Document{*found}) : ""});
    }

    const std::vector<Subject>& subjects_;
    const Campaign& campaign_;
    Store& store_;
    const CampaignSteps& steps_;
    BlockList blocks_;
    Report report_;  // what the store says
    Interruption interruption_;
    Progress progress_;
    std::vector<std::vector<Document>> shapes_;
    std::map<std::uint64_t, OpenBlock> open_;  // by number
    std::uint64_t next_ = 0;
    std::uint64_t done_ = 0;
    bool is_news_ = true;  // for an earlier run may have left findings without a document
};

}  // namespace

CampaignSteps campaign_steps() {
    return {[](const OpenBlock& block) { return block.first + block.answered == block.work.end; },
            [](const Store& store, const BlockKey& key) { return store.done_of(key); },
            [](Store& store, const DoneBlock& block) { store.finish(block); }};
}

Report run_campaign(const std::vector<Subject>& subjects, const Campaign& campaign, Store& store,
                    const CampaignSteps& steps) {
    return LongRun(subjects, campaign, store, steps).run();
}

}  // namespace reductio::fuzz
