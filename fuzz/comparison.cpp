#include "fuzz/comparison.hpp"

#include <algorithm>

#include "fuzz/side_by_side.hpp"

namespace reductio::fuzz {

namespace {

using checkers::Check;
using checkers::Fails;
using checkers::Holds;
using checkers::Unknown;

const std::vector<std::string> breakdowns = {"crash", "time", "protocol", "checks"};

/// The operation that an obligation cannot do without, beside `reduce`.
std::string op_of(const Subject& subject, const std::string& obligation) {
    if (obligation == "decide" || obligation == "evaluate") return obligation;
    if (obligation == "forward" && subject.variant.lift) return "lift";
    if (obligation == "backward" && subject.variant.extract) return "extract";
    return "reduce";
}

/// One instance under examination: what goes wrong altogether is noted, and nothing more is asked.
class Comparison {
  public:
    Comparison(const Subject& ours, const Instance& instance, Conversation& conversation,
               const ComparisonSettings& settings)
        : ours_(ours), theirs_(ours), instance_(instance), conversation_(conversation), settings_(settings) {
        theirs_.variant = variant_of_peer(conversation, ours.room->name, ours.variant);
        conversation.forget();
    }

    std::vector<Verdict> run() {
        if (reduces() && fits()) judge_target();
        judge("bytes", [&] { return bytes(); });
        compare_ours();
        return std::move(verdicts_);
    }

  private:
    bool is_wanted(const std::string& obligation) const {
        return settings_.only.empty() || std::ranges::count(settings_.only, obligation) > 0;
    }

    bool is_served(const std::string& op) const { return std::ranges::count(settings_.ops, op) > 0; }

    /// Adds the check's verdict, or what there is in its place. Whether it holds.
    template <class Get>
    bool judge(const std::string& obligation, const Get& get) {
        if (broken_ || !(is_wanted(obligation) || obligation == "reduce")) return true;
        const std::string op = op_of(ours_, obligation);
        try {
            if (!is_served(op)) throw NoAnswer{"unsupported", "it does not name the operation " + op};
            verdicts_.push_back({obligation, get()});
        } catch (const NoAnswer& none) {
            broken_ = none.is_fault();
            if (broken_)
                verdicts_.push_back({none.kind, Fails{"", none.reason, std::nullopt}});
            else
                verdicts_.push_back({obligation, Unknown{none.kind + ": " + none.reason}});
        }
        return std::holds_alternative<Holds>(verdicts_.back().check);
    }

    /// The construction's own obligation of this name.
    Check owed(const std::string& obligation) {
        ObligationWork work = settings_.work;
        work.only = {obligation};
        return check_obligations(theirs_, instance_, work).back().check;
    }

    bool reduces() {
        return judge("reduce", [&] { return owed("reduce"); });
    }

    /// A target over the theorem's bound may be too large for the other checks.
    bool fits() {
        return broken_ || judge("size", [&] { return owed("size"); });
    }

    void judge_target() {
        for (const std::string& name : obligations_of(theirs_)) {
            const bool done = name == "reduce" || name == "size" || name == "forall";
            if (done || (name == "construction" && !settings_.exact)) continue;
            judge(name, [&] { return owed(name); });
        }
    }

    Check bytes() {
        const auto ours = ours_.variant.reduce(instance_.source, instance_.options);
        if (!ours) return Unknown{"ours refuses: " + ours.error().message};
        std::string text = write_document(*ours);
        text.pop_back();
        const auto request = reduce_request(ours_.room->name, ours_.variant.name, instance_.source, instance_.options);
        const Told& told = conversation_.tell(request);
        if (const auto* refusal = std::get_if<Refusal>(&told.reply.said)) {
            if (refusal->code == "unsupported" || refusal->code == "budget")
                throw NoAnswer{refusal->code, refusal->message};
        } else if (told.line.find(text) != std::string::npos) {
            return Holds{};
        }
        if (settings_.exact) return Fails{"", "other bytes than ours", std::nullopt};
        return Unknown{"other bytes than ours"};
    }

    /// Our own target, so that this says something of a program that reduces wrongly or not at all.
    void compare_ours() {
        const checkers::Work& work = settings_.work.work;
        std::vector<Document> documents = {instance_.source};
        if (auto target = ours_.variant.reduce(instance_.source, instance_.options))
            documents.push_back(*std::move(target));
        for (const Document& document : documents) {
            judge("decide", [&] { return compare_decision(conversation_, document, work); });
            const auto* nnt = std::get_if<Nnt>(&document.is);
            if (nnt) judge("evaluate", [&] { return compare_evaluations(conversation_, *nnt, work); });
        }
    }

    const Subject& ours_;
    Subject theirs_;
    const Instance& instance_;
    Conversation& conversation_;
    const ComparisonSettings& settings_;
    std::vector<Verdict> verdicts_;
    bool broken_ = false;
};

}  // namespace

std::vector<std::string> compared_obligations(const Subject& ours) {
    std::vector<std::string> names = obligations_of(ours);
    std::erase(names, "forall");
    names.insert(names.end(), {"bytes", "decide", "evaluate"});
    names.insert(names.end(), breakdowns.begin(), breakdowns.end());
    return names;
}

bool is_breakdown(std::string_view obligation) { return std::ranges::find(breakdowns, obligation) != breakdowns.end(); }

std::vector<Verdict> compare_instance(const Subject& ours, const Instance& instance, Conversation& conversation,
                                      const ComparisonSettings& settings) {
    return Comparison(ours, instance, conversation, settings).run();
}

}  // namespace reductio::fuzz
