#pragma once
// That a training instance with one hidden layer and one output is a NO, checked without any search from sets of
// vectors that somebody else found (spec/two_layer_solver.md). Instances are taken to be without `fault`; of the sets
// nothing is believed.

#include "checkers/check.hpp"

namespace reductio::checkers {

/// The first of the page's preconditions that fails, with its place in the instance.
std::optional<Error> not_two_layers(const Nnt& instance);

/// What somebody claims that the instance can reach.
struct Reached {
    const VectorSets& sets;
    std::optional<Index> middle;  // none: after the last part
};

/// The instance and the sets, made ready.
struct RefutationCase;

/// One thing that must hold of the sets, once they are as many and as long as [7] to [9] say.
struct RefutationStep {
    std::string number;
    std::optional<std::string> (*fault)(RefutationCase&);
};

const std::vector<RefutationStep>& refutation_steps();

/// Whether the sets show that no parameter vector has total loss at most gamma. Fails with the step that is broken, and
/// without one where the instance has no two layers. Unknown where there are more sums to form than candidates allowed.
Check refuted(const Nnt& instance, const VectorSets& reachable, const std::optional<Index>& middle,
              const Work& work = {}, const std::vector<RefutationStep>& steps = refutation_steps());

/// (5.1) and (5.2): that each set, the middle being after the last part, holds exactly the vectors of all choices of
/// its parameters. The choices are tried one by one. Unknown where they are more than candidates allowed.
Check tables_exact(const Nnt& instance, const VectorSets& reachable, const Work& work = {});

}  // namespace reductio::checkers
