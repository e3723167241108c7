#include "checkers/deciders.hpp"

#include <array>
#include <functional>

#include "checkers/forced_training.hpp"
#include "checkers/slp_balls.hpp"
#include "checkers/z3_decision.hpp"

namespace reductio::checkers {

namespace {

struct Decider {
    std::string name;
    std::function<Decision(const Document&, const Work&)> decide;
};

const std::array<Decider, 4>& deciders() {
    static const std::array<Decider, 4> table = {{
        {"by computing", decide},
        {"by balls", decide_by_balls},
        {"by forcing", decide_by_forcing},
        {"by Z3", [](const Document& document, const Work&) { return decide_by_z3(document); }},
    }};
    return table;
}

std::string named_answer(const Decider& decider, Answer answer) {
    return decider.name + " it is " + (answer == Answer::yes ? "yes" : "no");
}

}  // namespace

Said ask_every_decider(const Document& document, const Work& work) {
    const Decider* first = nullptr;
    Said said{{Answer::unknown, ""}, std::nullopt};
    std::string& reasons = *said.decision.reason;
    for (const Decider& decider : deciders()) {
        const Decision decision = decider.decide(document, work);
        if (decision.answer == Answer::unknown) {
            if (!first) reasons += (reasons.empty() ? "" : "; ") + decision.reason.value_or("");
        } else if (!first) {
            first = &decider;
            said.decision = {decision.answer, std::nullopt};
        } else if (decision.answer != said.decision.answer) {
            said.disagreement =
                named_answer(*first, said.decision.answer) + ", " + named_answer(decider, decision.answer);
        }
    }
    return said;
}

Decision decide_by_all(const Document& document, const Work& work) {
    Said said = ask_every_decider(document, work);
    if (said.disagreement) return {Answer::unknown, "the deciders disagree: " + *said.disagreement};
    return std::move(said.decision);
}

}  // namespace reductio::checkers
