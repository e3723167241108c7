#include "fuzz/certificate_evidence.hpp"

#include <chrono>
#include <functional>
#include <ostream>
#include <stdexcept>
#include <streambuf>

#include "checkers/candidates.hpp"
#include "checkers/slp_balls.hpp"
#include "checkers/two_layer_refutation.hpp"
#include "checkers/z3_decision.hpp"
#include "fuzz/formula_proofs.hpp"
#include "impl/fast/two_layer_engine.hpp"

namespace reductio::fuzz {

namespace {

constexpr std::size_t first_bits = 64;

bool is_program(const Document& source) {
    return std::holds_alternative<PosSlp>(source.is) || std::holds_alternative<BitSlp>(source.is);
}

/// The sign of a value is mostly known from few of its bits, but a bit far inside only from all of them.
Result<Shown> by_value(const Evident& link) {
    std::vector<std::size_t> bits;
    for (std::size_t some = first_bits; some <= link.work.most_bits; some *= 2) bits.push_back(some);
    bits.insert(std::holds_alternative<BitSlp>(link.source.is) ? bits.begin() : bits.end(), 0);
    std::string reason;
    for (const std::size_t some : bits) {
        const auto answer = checkers::answer_in_bits(link.source, some, link.work.check.budget);
        if (answer && *answer) return Shown{**answer, ValueEvidence{some}, std::nullopt};
        reason = answer ? "balls of " + std::to_string(some) + " bits leave it open" : answer.error().message;
    }
    return Error{"", reason};
}

// Solutions

Shown yes(Document solution) { return {Answer::yes, std::nullopt, std::move(solution)}; }
Shown no() { return {Answer::no, std::nullopt, std::nullopt}; }

template <class Problem>
Result<Shown> by_trying(const Problem& problem, const checkers::Work& work) {
    if constexpr (requires { checkers::solutions(problem, work, 1); }) {
        auto found = checkers::solutions(problem, work, 1);
        if (!found) return found.error();
        return found->empty() ? no() : yes({std::move(found->front())});
    } else {
        return Error{"", "the source has no solutions"};
    }
}

Result<Shown> by_trying(const Evident& link, std::size_t most) {
    const checkers::Work work{most, link.work.check.budget};
    const auto count = checkers::candidates(link.source, most);
    if (count && *count > most) return Error{"", "the source has more than " + std::to_string(most) + " candidates"};
    return std::visit([&](const auto& problem) { return by_trying(problem, work); }, link.source.is);
}

Result<Shown> by_z3(const Evident& link) {
    auto found = checkers::solutions_by_z3(link.source, {}, 1);
    if (!found) return found.error();
    return found->empty() ? no() : yes(std::move(found->front()));
}

/// The side of two layers, if there is one.
const Nnt* two_layered(const Evident& link) {
    const auto* instance = std::get_if<Nnt>(&link.source.is);
    if (instance == nullptr && link.target) instance = std::get_if<Nnt>(&link.target->is);
    return instance && !checkers::not_two_layers(*instance) ? instance : nullptr;
}

/// The text of sets that nobody could read is not written to its end.
class BoundedText : public std::streambuf {
  public:
    explicit BoundedText(std::size_t most) : most_(most) {}
    const std::string& text() const { return text_; }

  protected:
    int_type overflow(int_type letter) override {
        const char one = traits_type::to_char_type(letter);
        return xsputn(&one, 1) == 1 ? letter : traits_type::eof();
    }
    std::streamsize xsputn(const char* letters, std::streamsize count) override {
        if (text_.size() + static_cast<std::size_t>(count) > most_) throw std::length_error("too long");
        text_.append(letters, static_cast<std::size_t>(count));
        return count;
    }

  private:
    std::size_t most_;
    std::string text_;
};

Result<Shown> refutation_of(const impl::fast::EngineTraining& training, std::size_t most_bytes) {
    BoundedText buffer(most_bytes);
    std::ostream out(&buffer);
    out.exceptions(std::ios::badbit);  // so that the length is not passed over
    try {
        training.write_refutation(out);
    } catch (const std::length_error&) {
        return no();  // known, but not shown
    }
    auto read = read_document(buffer.text());
    if (!read) return read.error();
    auto& refutation = std::get<Refutation>(read->is);
    return Shown{Answer::no, RefutationEvidence{std::move(refutation.reachable), refutation.middle}, std::nullopt};
}

Result<Shown> by_engine(const Evident& link) {
    const Nnt* instance = two_layered(link);
    if (instance == nullptr) return Error{"", "there are no two layers"};
    impl::fast::EngineWork work;
    work.only_decide = true;
    work.bytes = link.work.bytes;
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(link.work.seconds);
    work.is_over = [end] { return std::chrono::steady_clock::now() > end; };
    const auto training = impl::fast::solve_two_layers(*instance, work);
    if (!training) return training.error();
    if (training->out_of_reach) return Error{"", *training->out_of_reach};
    if (!training->least || *training->least > instance->gamma)
        return refutation_of(*training, link.work.most_refutation);
    Document solution{training->optima.front()};
    if (std::holds_alternative<Nnt>(link.source.is)) return yes(std::move(solution));
    auto extracted = link.room.variants.front().extract(link.source, solution, link.options);
    if (!extracted) return extracted.error();
    return yes(*std::move(extracted));
}

// Evidence of a no

Result<Shown> by_proof(const Evident& link) {
    const auto* formula = std::get_if<Cnf>(&link.source.is);
    if (formula == nullptr) return Error{"", "the source is no cnf"};
    auto steps = refute(*formula);
    if (!steps) return steps.error();
    return Shown{Answer::no, ProofEvidence{*std::move(steps)}, std::nullopt};
}

/// Of both sides where the target's are few as well.
Result<Shown> by_exhaustion(const Evident& link) {
    const std::size_t most = link.work.check.candidates;
    const auto of_source = checkers::candidates(link.source, most);
    if (!of_source || *of_source > most)
        return Error{"", of_source ? "the source has too many candidates" : "the source has no candidates"};
    const auto of_target = link.target ? checkers::candidates(*link.target, link.work.few) : std::nullopt;
    const bool both = of_target && *of_target <= link.work.few && *of_source <= link.work.few;
    return Shown{Answer::no, ExhaustionEvidence{Integer(*of_source) + (both ? *of_target : 0)}, std::nullopt};
}

struct Way {
    std::string type;
    Result<Shown> (*find)(const Evident&);
};

const std::vector<Way>& ways_to_show_a_no() {
    static const std::vector<Way> ways = {
        {"proof", by_proof}, {"refutation", by_engine}, {"exhaustion", by_exhaustion}};
    return ways;
}

using Search = std::function<Result<Shown>(const Evident&)>;

/// Which side of the question it is, by whatever is quickest; perhaps with evidence at once.
Result<Shown> answer_for(const Evident& link) {
    const std::vector<Search> searches = {
        [](const Evident& some) { return by_trying(some, some.work.few); },
        by_engine,
        by_z3,
        by_proof,
        [](const Evident& some) { return by_trying(some, some.work.check.candidates); },
    };
    std::string reasons;
    for (const Search& search : searches) {
        auto shown = search(link);
        if (shown) return shown;
        reasons += (reasons.empty() ? "" : "; ") + shown.error().message;
    }
    return Error{"", reasons};
}

Error not_of_type(const std::string& only, Answer verdict) {
    return {"",
            "the verdict is " + std::string(verdict == Answer::yes ? "yes" : "no") + ": no evidence of type " + only};
}

}  // namespace

Result<Shown> evidence_for(const Evident& link) {
    const std::string& only = link.work.only;
    const bool program = is_program(link.source);
    auto found = program ? by_value(link) : answer_for(link);
    if (!found) return found;
    if (program || found->verdict == Answer::yes) {
        const std::string type = program ? "value" : "solutions";
        if (only.empty() || only == type) return found;
        return not_of_type(only, found->verdict);
    }
    std::string reasons;
    for (const Way& way : ways_to_show_a_no()) {
        if (!only.empty() && way.type != only) continue;
        const bool at_hand =
            way.type == "refutation" && found->evidence && std::holds_alternative<RefutationEvidence>(*found->evidence);
        auto shown = at_hand ? found : way.find(link);
        if (shown && shown->evidence && shown->verdict == Answer::no) return shown;
        const std::string none = "the " + way.type + " is too long";
        reasons += (reasons.empty() ? "" : "; ") + (shown ? none : shown.error().message);
    }
    return reasons.empty() ? not_of_type(only, Answer::no) : Error{"", "the verdict is no: " + reasons};
}

}  // namespace reductio::fuzz
