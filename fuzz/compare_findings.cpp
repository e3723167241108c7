#include "fuzz/compare_findings.hpp"

#include <fstream>

#include "fuzz/corner_cases.hpp"
#include "fuzz/shrink.hpp"

namespace reductio::fuzz {

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t most_attempts = 300;
constexpr std::chrono::seconds most_time{30};  // of making one counterexample simpler

/// A fault that may come again from other choices; in a worker.
class Fault {
  public:
    Fault(const Subject& subject, const Finding& finding, const Challenge& challenge)
        : subject_(subject),
          finding_(finding),
          challenge_(challenge),
          conversation_(challenge.command, challenge.limits) {}

    std::optional<Counterexample> shown_by(const Sequence& sequence) {
        Choices choices = replayed(sequence);
        return shown_by(subject_.generate(choices, Size::of(challenge_.size)));
    }

    std::optional<Counterexample> shown_by(const Instance& instance) {
        const auto found = fault(instance);
        if (!found) return std::nullopt;
        Counterexample result{subject_.room->name, subject_.variant.name, instance.options,
                              finding_.obligation, found->step,           found->reason,
                              instance.source,     std::nullopt,          std::nullopt};
        if (found->witness) result.witness = *found->witness;
        if (auto target = target_of(instance)) result.target = *std::move(target);
        return result;
    }

  private:
    /// The same obligation fails at the same step.
    std::optional<checkers::Fails> fault(const Instance& instance) {
        ComparisonSettings settings = challenge_.settings;
        if (!is_breakdown(finding_.obligation)) settings.only = {finding_.obligation};
        for (const Verdict& verdict : compare_instance(subject_, instance, conversation_, settings)) {
            const auto* fails = std::get_if<checkers::Fails>(&verdict.check);
            if (fails && verdict.obligation == finding_.obligation && fails->step == finding_.step) return *fails;
        }
        return std::nullopt;
    }

    /// What the program was asked about, or built: its own target, but ours beside decisions and evaluations.
    std::optional<Document> target_of(const Instance& instance) {
        const bool ours = finding_.obligation == "decide" || finding_.obligation == "evaluate";
        if (is_breakdown(finding_.obligation)) return std::nullopt;
        try {
            const auto theirs = variant_of_peer(conversation_, subject_.room->name, subject_.variant);
            auto target = (ours ? subject_.variant : theirs).reduce(instance.source, instance.options);
            if (target) return *std::move(target);
        } catch (const NoAnswer&) {
        }
        return std::nullopt;
    }

    const Subject& subject_;
    const Finding& finding_;
    const Challenge& challenge_;
    Conversation conversation_;
};

/// A program that does not answer takes its whole time at every attempt, so that its fault stays as it is; and what
/// ended the checks would end this worker too.
bool is_to_shrink(const Finding& finding) { return finding.obligation != "time" && finding.obligation != "checks"; }

std::string simplest_line(const Subject& subject, const Finding& finding, const Challenge& challenge) {
    Fault fault(subject, finding, challenge);
    const auto corners = admitted_corners(subject, challenge);
    if (finding.index < corners.size()) {  // picked by hand, and as simple as can be
        const auto shown = fault.shown_by(corners[finding.index]);
        return shown ? write_document(Document{*shown}) : "";
    }
    Sequence sequence = drawn(subject, challenge, finding.index - corners.size()).made;
    auto shown = fault.shown_by(sequence);
    if (!shown) return "";
    const auto deadline = Clock::now() + most_time;
    const auto still_fails = [&](const Sequence& candidate) {
        if (Clock::now() >= deadline) return false;
        auto simpler = fault.shown_by(candidate);
        if (!simpler) return false;
        shown = std::move(simpler);
        return true;
    };
    if (is_to_shrink(finding)) shrink(sequence, still_fails, most_attempts);
    return write_document(Document{*shown});
}

}  // namespace

WorkerLimits limits_of(const Challenge& challenge) {
    constexpr std::size_t no_bound = std::size_t(1) << 30;  // a pebibyte
    return {120 + 20 * challenge.limits.seconds, no_bound};
}

std::vector<Instance> admitted_corners(const Subject& subject, const Challenge& challenge) {
    if (!challenge.corners) return {};
    auto corners = corner_cases(subject.room->name);
    std::erase_if(corners,
                  [&](const Instance& corner) { return !subject.variant.reduce(corner.source, corner.options); });
    return corners;
}

Drawn drawn(const Subject& subject, const Challenge& challenge, std::uint64_t number) {
    Choices choices = seeded(challenge.seed, subject.room->name, number);
    Instance instance = subject.generate(choices, Size::of(challenge.size));
    return {std::move(instance), choices.made()};
}

std::optional<Document> simplest(const Subject& subject, const Finding& finding, const Challenge& challenge) {
    if (finding.obligation == "checks") return std::nullopt;
    const auto answer = [&] { return simplest_line(subject, finding, challenge); };
    const Outcome outcome = run_in_worker(answer, limits_of(challenge));
    const auto* line = std::get_if<std::string>(&outcome);
    if (!line || line->empty()) return std::nullopt;
    auto document = read_document(*line);
    if (!document) return std::nullopt;
    return *std::move(document);
}

std::string save(const Document& counterexample, const Finding& finding, const std::filesystem::path& folder) {
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    const std::string room = std::get<Counterexample>(counterexample.is).room;
    const std::string step = finding.step.empty() ? "" : '-' + finding.step;
    const std::filesystem::path path = folder / (room + '-' + finding.obligation + step + ".json");
    std::ofstream file(path, std::ios::binary);
    file << write_document(counterexample) << std::flush;
    return file ? path.string() : "";
}

}  // namespace reductio::fuzz
