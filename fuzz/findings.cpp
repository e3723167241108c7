#include "fuzz/findings.hpp"

#include <chrono>
#include <fstream>
#include <iterator>
#include <sstream>

#include "fuzz/shrink.hpp"

namespace reductio::fuzz {

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t most_attempts = 2000;
constexpr std::chrono::minutes most_time{1};  // of making one counterexample simpler

/// A failure that may come again from other choices. Whatever might crash runs in a worker.
class Failure {
  public:
    Failure(const Subject& subject, const Finding& finding, const Saving& saving)
        : subject_(subject), finding_(finding), saving_(saving) {}

    /// What the generator was asked and how it answered, when it made the instance.
    std::optional<Sequence> choices() const {
        const auto made = [&] {
            Choices choices = seeded(saving_.seed, subject_.room->name, finding_.index);
            subject_.generate(choices, saving_.size);
            std::string line;
            for (const std::uint64_t number : choices.made()) line += std::to_string(number) + ' ';
            return line;
        };
        const auto line = in_worker(made);
        if (!line) return std::nullopt;
        std::istringstream numbers(*line);
        return Sequence(std::istream_iterator<std::uint64_t>(numbers), {});
    }

    /// The simplest that is found in reasonable time.
    Sequence simplest(const Sequence& start) const {
        const auto deadline = Clock::now() + most_time;
        const auto still_fails = [&](const Sequence& sequence) {
            return saving_.go_on() && Clock::now() < deadline && fault([&] { return made_of(sequence); });
        };
        return shrink(start, still_fails, most_attempts);
    }

    Instance made_of(const Sequence& sequence) const {
        Choices choices = replayed(sequence);
        return subject_.generate(choices, saving_.size);
    }

    Instance shape() const { return {forall_shapes(subject_, saving_.forall).at(finding_.index), {}}; }

    /// If the instance shows the failure.
    std::optional<Counterexample> counterexample(const std::function<Instance()>& make) const {
        const auto found = fault(make);
        if (!found) return std::nullopt;
        const auto source = document([&] { return make().source; });
        const auto options = document([&] { return Document{make().options}; });
        if (!source || !options) return std::nullopt;
        Counterexample result{subject_.room->name,
                              subject_.variant.name,
                              std::get<Options>(options->is),
                              finding_.obligation,
                              found->step,
                              found->reason,
                              *source,
                              std::nullopt,
                              std::nullopt};
        const auto target = document([&] { return subject_.variant.reduce(*source, result.options); });
        if (target) result.target = *target;
        if (found->witness) result.witness = *found->witness;
        return result;
    }

  private:
    /// The same obligation fails at the same step.
    std::optional<checkers::Fails> fault(const std::function<Instance()>& make) const {
        const auto check = try_obligation(subject_, make, finding_.obligation, saving_.limits);
        const auto* fails = std::get_if<checkers::Fails>(&check);
        if (!fails || fails->step != finding_.step) return std::nullopt;
        return *fails;
    }

    std::optional<std::string> in_worker(const std::function<std::string()>& answer) const {
        Outcome outcome = run_in_worker(answer, saving_.limits.worker);
        if (auto* line = std::get_if<std::string>(&outcome)) return std::move(*line);
        return std::nullopt;
    }

    std::optional<Document> document(const std::function<Result<Document>()>& make) const {
        const auto line = in_worker([&] {
            const auto made = make();
            return made ? write_document(*made) : "";
        });
        if (!line) return std::nullopt;
        auto read = read_document(*line);
        if (!read) return std::nullopt;
        return *std::move(read);
    }

    const Subject& subject_;
    const Finding& finding_;
    const Saving& saving_;
};

/// Written whole or not at all. The file's path, none where it cannot be written.
std::string write(const Counterexample& counterexample, const std::filesystem::path& folder) {
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    const std::filesystem::path path = folder / file_name_of(counterexample);
    const std::filesystem::path unfinished = path.string() + ".part";
    std::ofstream file(unfinished, std::ios::binary);
    file << write_document(Document{counterexample}) << std::flush;
    if (!file) return "";
    file.close();
    std::filesystem::rename(unfinished, path, error);
    return error ? "" : path.string();
}

}  // namespace

std::string file_name_of(const Counterexample& found) {
    std::string name = found.room + '-' + found.variant + '-' + found.obligation;
    if (!found.step.empty()) name += '-' + found.step;
    return name + ".json";
}

std::optional<Counterexample> simplest_counterexample(const Subject& subject, const Finding& finding,
                                                      const Saving& saving,
                                                      const std::function<void(const Counterexample&)>& as_found) {
    const Failure failure(subject, finding, saving);
    const bool is_shape = finding.obligation == "forall";
    const auto choices = is_shape ? std::optional<Sequence>(Sequence{}) : failure.choices();
    if (!choices) return std::nullopt;
    auto found = failure.counterexample([&] { return is_shape ? failure.shape() : failure.made_of(*choices); });
    if (found) as_found(*found);
    // A runaway takes its whole time at every attempt, so it stays as it is.
    if (!found || is_shape || finding.obligation == "time") return found;
    const Sequence simplest = failure.simplest(*choices);
    auto simpler = failure.counterexample([&] { return failure.made_of(simplest); });
    return simpler ? simpler : found;
}

std::string save(const Subject& subject, const Finding& finding, const Saving& saving) {
    std::string file;
    const auto write_it = [&](const Counterexample& found) {
        const std::string written = write(found, saving.folder);
        if (!written.empty()) file = written;
    };
    if (const auto simplest = simplest_counterexample(subject, finding, saving, write_it)) write_it(*simplest);
    return file;
}

}  // namespace reductio::fuzz
