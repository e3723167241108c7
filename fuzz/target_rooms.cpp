#include "fuzz/target_rooms.hpp"

#include <algorithm>

namespace reductio::fuzz {

namespace {

const std::vector<ObligationGroup>& all_groups() {
    static const std::vector<ObligationGroup> table = {
        {"shape",
         "the target: valid, restricted, built as the page says, not too large",
         {"reduce", "restrictions", "construction", "size"}},
        {"maps", "solutions there and back", {"forward", "backward", "count"}},
        {"verdict", "the answers of source and target", {"equivalence"}},
        {"proofs",
         "what is owed by this room alone",
         {"baseline", "weights", "values", "identity", "basis", "invariant", "gadget", "bounded", "derivative"}},
        {"solver", "what the two programs find", {"optimum", "refutation", "invariants"}},
    };
    return table;
}

/// A solver has no maps, so its count is one of what it finds.
std::string group_of(const Subject& subject, const std::string& obligation) {
    if (obligation == "count" && subject.room->target == "decision") return "solver";
    for (const ObligationGroup& group : all_groups())
        if (std::ranges::count(group.obligations, obligation) > 0) return group.name;
    return "proofs";
}

/// Small, so that a trial ends: where it does not do, the obligation is not known to hold, which is no fault.
ObligationWork little_work(const ObligationGroup& group) {
    ObligationWork work;
    work.work.candidates = std::size_t(1) << 12;
    work.rlimit = 1'000'000;
    work.only = group.obligations;
    return work;
}

std::optional<Fault> first_fault(const Subject& subject, const std::vector<Verdict>& verdicts) {
    for (const Verdict& verdict : verdicts) {
        const auto* fails = std::get_if<checkers::Fails>(&verdict.check);
        if (!fails) continue;
        const std::string step = fails->step.empty() ? "" : "[" + fails->step + "] ";
        return Fault{subject.room->name, subject.variant.name, verdict.obligation, step + fails->reason};
    }
    return std::nullopt;
}

}  // namespace

std::vector<ObligationGroup> obligation_groups(const Subject& subject) {
    std::vector<ObligationGroup> groups;
    for (const ObligationGroup& group : all_groups()) {
        ObligationGroup own{group.name, group.summary, {}};
        for (const std::string& obligation : obligations_of(subject))
            if (obligation != "forall" && group_of(subject, obligation) == group.name)
                own.obligations.push_back(obligation);
        if (!own.obligations.empty()) groups.push_back(std::move(own));
    }
    return groups;
}

Target room_target(const Subject& subject, const ObligationGroup& group) {
    return {subject.room->name + "-" + group.name, group.summary,
            ChoicesTrial([subject, work = little_work(group)](Choices& choices) {
                const Instance instance = subject.generate(choices, Size::of(target_size));
                return first_fault(subject, check_obligations(subject, instance, work));
            })};
}

std::vector<Target> room_targets() {
    std::vector<Target> targets;
    for (const std::string& name : subject_names()) {
        const Subject subject = *find_subject(name);
        for (const ObligationGroup& group : obligation_groups(subject)) targets.push_back(room_target(subject, group));
    }
    return targets;
}

}  // namespace reductio::fuzz
