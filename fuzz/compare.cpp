#include "fuzz/compare.hpp"

#include <algorithm>
#include <csignal>

#include "fuzz/compare_findings.hpp"
#include "fuzz/interruption.hpp"
#include "fuzz/progress.hpp"
#include "fuzz/serve.hpp"
#include "fuzz/verdict_line.hpp"

namespace reductio::fuzz {

namespace {

constexpr std::size_t most_breakdowns = 5;  // in a row in one room

RoomReport empty_report(const Subject& subject) {
    RoomReport report{subject.room->name, subject.variant.name, 0, {}, {}};
    for (const std::string& name : compared_obligations(subject)) report.obligations.emplace_back(name, Tally{});
    return report;
}

std::vector<Verdict> verdicts_of(const Outcome& outcome) {
    if (const auto* line = std::get_if<std::string>(&outcome)) return from_line(*line);
    const auto& death = std::get<Death>(outcome);
    const std::string reason = "the checks of this instance did not end well (" + death.kind + "): " + death.reason;
    return {{"checks", checkers::Fails{"", reason, std::nullopt}}};
}

/// The corner cases and the instances drawn of one room, in order where there is one job.
class RoomComparison {
  public:
    RoomComparison(const Subject& subject, const Challenge& challenge, Interruption& interruption, Progress& progress,
                   std::uint64_t done_before)
        : subject_(subject),
          challenge_(challenge),
          interruption_(interruption),
          progress_(progress),
          done_before_(done_before) {
        score_.report = empty_report(subject);
    }

    RoomScore run() {
        std::optional<Conversation> conversation;  // of each worker its own
        const auto answer = [&](std::size_t index) {
            if (!conversation) conversation.emplace(challenge_.command, challenge_.limits);
            const Instance instance = index < corners_.size()
                                          ? corners_[index]
                                          : drawn(subject_, challenge_, index - corners_.size()).instance;
            return to_line(compare_instance(subject_, instance, *conversation, challenge_.settings));
        };
        run_in_workers({corners_.size() + challenge_.count, answer,
                        [&](std::size_t i, const Outcome& outcome) { count(i, outcome); }, [&] { return go_on(); }},
                       challenge_.jobs, limits_of(challenge_));
        if (challenge_.simplify && !interruption_.wanted()) simplify();
        return std::move(score_);
    }

  private:
    bool go_on() {
        progress_.show(done_before_ + score_.report.done, score_.report.findings.size());
        return !score_.given_up && !interruption_.wanted();
    }

    /// Those that a worker had answered already when the room was given up do not count.
    void count(std::size_t index, const Outcome& outcome) {
        if (score_.given_up) return;
        ++score_.report.done;
        bool broke = false;
        for (const Verdict& verdict : verdicts_of(outcome)) {
            count(index, verdict);
            broke = broke || is_breakdown(verdict.obligation);
        }
        breakdowns_ = broke ? breakdowns_ + 1 : 0;
        if (breakdowns_ < most_breakdowns) return;
        score_.given_up = true;
        progress_.say("given up: " + subject_.room->name + ", after " + std::to_string(most_breakdowns) +
                      " breakdowns in a row");
    }

    void count(std::size_t index, const Verdict& verdict) {
        auto& obligations = score_.report.obligations;
        Tally& tally =
            std::ranges::find(obligations, verdict.obligation, &std::pair<std::string, Tally>::first)->second;
        if (const auto* unknown = std::get_if<checkers::Unknown>(&verdict.check)) {
            ++tally.unknown[unknown->reason];
        } else if (const auto* fails = std::get_if<checkers::Fails>(&verdict.check)) {
            ++tally.fails;
            const bool is_new =
                add_failure(score_.report, {verdict.obligation, fails->step, index, fails->reason, 1, ""});
            if (is_new)
                progress_.say("finding: " + subject_.room->name + ' ' + verdict.obligation + ": " + fails->reason);
        } else {
            ++tally.holds;
        }
    }

    void simplify() {
        auto& findings = score_.report.findings;
        std::ranges::sort(findings, {}, [](const Finding& f) { return std::pair(f.obligation, f.step); });
        for (Finding& finding : findings) {
            score_.simplest.push_back(simplest(subject_, finding, challenge_));
            if (score_.simplest.back() && !challenge_.save.empty())
                finding.file = save(*score_.simplest.back(), finding, challenge_.save);
        }
    }

    const Subject& subject_;
    const Challenge& challenge_;
    const std::vector<Instance> corners_ = admitted_corners(subject_, challenge_);
    Interruption& interruption_;
    Progress& progress_;
    std::uint64_t done_before_;
    RoomScore score_;
    std::size_t breakdowns_ = 0;
};

std::vector<std::string> rooms_of(const Challenge& challenge, const Greeting& greeting) {
    if (!challenge.rooms.empty()) return challenge.rooms;
    std::vector<std::string> rooms = reduction_names();
    std::erase_if(rooms, [&](const std::string& room) { return std::ranges::count(greeting.rooms, room) == 0; });
    return rooms;
}

}  // namespace

Result<Scorecard> compare(const Challenge& asked) {
    Challenge challenge = asked;
    std::signal(SIGPIPE, SIG_IGN);
    auto greeting = Conversation(challenge.command, challenge.limits).greet();
    if (!greeting) return greeting.error();
    challenge.settings.ops = greeting->ops;
    const auto rooms = rooms_of(challenge, *greeting);
    Scorecard scorecard{*greeting, challenge.seed, challenge.count, challenge.settings.exact, false, {}};
    Interruption interruption;
    Progress progress(challenge.count * rooms.size(), 0);
    for (const std::string& room : rooms) {
        if (interruption.wanted()) break;
        const auto subject = find_subject(room);
        if (!subject) return Error{"", "no such room: " + room};
        const std::uint64_t done_before = challenge.count * scorecard.rooms.size();
        scorecard.rooms.push_back(RoomComparison(*subject, challenge, interruption, progress, done_before).run());
    }
    scorecard.complete = !interruption.wanted();
    return scorecard;
}

}  // namespace reductio::fuzz
