#include "checkers/equivalence.hpp"

#include "checkers/deciders.hpp"

namespace reductio::checkers {

namespace {

std::string_view name_of(Answer answer) {
    return answer == Answer::yes ? "yes" : answer == Answer::no ? "no" : "unknown";
}

Fails disagreement(const std::string& side, const Said& said, const Document& document) {
    return {"", "the deciders of the " + side + " disagree: " + *said.disagreement, document};
}

}  // namespace

Check check_equivalence(const Pair& pair, const Work& work) {
    const Said source = ask_every_decider(pair.source, work);
    const Said target = ask_every_decider(pair.target, work);
    if (source.disagreement) return disagreement("source", source, pair.source);
    if (target.disagreement) return disagreement("target", target, pair.target);
    if (source.decision.answer == Answer::unknown) return Unknown{"the source: " + source.decision.reason.value_or("")};
    if (target.decision.answer == Answer::unknown) return Unknown{"the target: " + target.decision.reason.value_or("")};
    if (source.decision.answer == target.decision.answer) return Holds{};
    return Fails{"",
                 "the source is " + std::string(name_of(source.decision.answer)) + ", the target " +
                     std::string(name_of(target.decision.answer)),
                 std::nullopt};
}

}  // namespace reductio::checkers
