#pragma once
// Faults planted in reductions and in their checkers: each replaces one function of a subject.

#include "fuzz/obligations.hpp"

namespace reductio::mutants {

/// A faulty construction or solution map, and the obligation that must kill it.
struct ReductionMutant {
    std::string room;
    std::string name;
    std::string killer;
    std::function<void(fuzz::Subject&)> plant;
    bool refuted_for_all = false;  // the proof for all data of a shape must fail too
};

const std::vector<ReductionMutant>& reduction_mutants();

/// A faulty construction that only this step of the room's checker rejects: what the step is there for.
struct StepMutant {
    std::string room;
    std::string obligation;  // `restrictions` or `construction`
    std::string step;
    std::string name;
    std::function<void(fuzz::Subject&)> plant;
};

const std::vector<StepMutant>& step_mutants();

/// Has the checker forget a step.
void drop_step(fuzz::Subject& subject, const std::string& obligation, const std::string& step);

}  // namespace reductio::mutants
