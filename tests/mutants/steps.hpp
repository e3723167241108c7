#pragma once
// For each step of a room's checker, a pair that only this step rejects: what the step is there for.

#include "fuzz/obligations.hpp"

namespace reductio::mutants {

/// A source and what the construction makes of it, until something is changed.
struct GivenPair {
    Document source;
    Document target;
    Options options;
};

using Spoil = std::function<void(GivenPair&)>;

struct StepMutant {
    std::string room;
    std::string obligation;  // `restrictions` or `construction`
    std::string step;
    std::string name;  // of what is wrong with the pair
    Spoil spoil;
    std::string implied_by{};  // why something else rejects the pair too, where no pair is this step's alone
    std::string source{};      // of the pair that is spoilt, as a document; empty for the room's YES example
};

const std::vector<StepMutant>& step_mutants();

GivenPair spoilt_pair(const StepMutant& mutant);

/// What the steps that are kept say of the pair: the first that rejects it, or none.
std::optional<std::string> rejecting_step(const StepMutant& mutant, const GivenPair& pair,
                                          const std::function<bool(const std::string& step)>& is_kept);

/// The whole checker rejects the pair by this step; without it, nothing does. Of a step that is implied: it rejects the
/// pair alone, and without it something else does.
bool is_needed(const StepMutant& mutant);
bool is_implied(const StepMutant& mutant);

}  // namespace reductio::mutants
