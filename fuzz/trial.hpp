#pragma once
// One obligation of one instance, checked in a worker: what shrinking and replaying a failure come down to.

#include "fuzz/obligations.hpp"
#include "fuzz/workers.hpp"

namespace reductio::fuzz {

/// Ways to die, which are findings under these names.
bool is_death(std::string_view obligation);

struct TrialLimits {
    ObligationWork work;
    WorkerLimits worker;
};

/// The check of the obligation: that of a way to die fails if the worker dies so. A worker that dies of something else
/// says nothing of the obligation.
checkers::Check try_obligation(const Subject& subject, const std::function<Instance()>& instance,
                               const std::string& obligation, const TrialLimits& limits);

/// Whether a saved failure is still one.
checkers::Check replay(const Subject& subject, const Counterexample& counterexample, const TrialLimits& limits);

}  // namespace reductio::fuzz
