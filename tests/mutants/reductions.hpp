#pragma once
// Faults planted in reductions: each replaces one function of a subject.

#include "fuzz/obligations.hpp"

namespace reductio::mutants {

/// What plants a fault, and in what: "construction", "lift", "extract" or "solver".
struct Plant {
    std::string changes;
    std::function<void(fuzz::Subject&)> in;

    void operator()(fuzz::Subject& subject) const { in(subject); }
};

/// A faulty construction or solution map, and the obligation that must kill it.
struct ReductionMutant {
    std::string room;
    std::string name;
    std::string killer;
    Plant plant;
    bool refuted_for_all = false;  // the proof for all data of a shape must fail too
};

const std::vector<ReductionMutant>& reduction_mutants();

/// The subject of the mutant's room with the fault in it.
fuzz::Subject planted(const ReductionMutant& mutant);

}  // namespace reductio::mutants
