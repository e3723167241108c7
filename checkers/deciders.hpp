#pragma once
// Every decider there is, asked about one document.

#include "checkers/decision.hpp"

namespace reductio::checkers {

struct Said {
    Decision decision;                        // unknown where none of them knows
    std::optional<std::string> disagreement;  // where two of them say different things
};

Said ask_every_decider(const Document& document, const Work& work = {});

/// The same as one decision: a disagreement is no answer.
Decision decide_by_all(const Document& document, const Work& work = {});

}  // namespace reductio::checkers
