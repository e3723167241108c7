#pragma once
// Targets that are two independent deciders: they never say yes and no of one thing.

#include "fuzz/targets.hpp"
#include "spec/document.hpp"

namespace reductio::fuzz {

using Decide = std::function<Decision(const Document&)>;

/// What each is asked about: the same document, or a target and the source it was made from.
struct DeciderQuestion {
    Document of_one;
    Document of_other;
};

struct DeciderPair {
    std::string name;
    std::string summary;
    std::function<DeciderQuestion(Choices&)> ask;
    Decide one;
    Decide other;
};

const std::vector<DeciderPair>& decider_pairs();

/// An unknown answer contradicts nothing.
Target deciders_target(const DeciderPair& pair);

}  // namespace reductio::fuzz
