#pragma once
// Faults planted in the deciders: each is a named change of what a decider takes its document for, or of what it
// answers, and another decider says otherwise.

#include "fuzz/choices.hpp"
#include "spec/document.hpp"

namespace reductio::mutants {

using Decide = std::function<Decision(const Document&)>;

/// What a decider is asked about, and what another says of it, by itself or by the source that it was made from.
struct Asked {
    Document document;
    Decision said;
};

struct DeciderMutant {
    std::string decider;
    std::string name;
    Decide faulty;
    std::function<Asked(fuzz::Choices&)> ask;
};

std::vector<DeciderMutant> decider_mutants();

/// For each way to ask a decider, the decider as it is: nothing contradicts it.
std::vector<DeciderMutant> faultless_deciders();

/// The faulty decider says yes where the other says no, or the reverse.
bool is_contradicted(const DeciderMutant& mutant, fuzz::Choices& choices);

}  // namespace reductio::mutants
