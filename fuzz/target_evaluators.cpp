// The pair of evaluators, which needs no more than the two of them: the target that is fuzzed most.

#include "checkers/evaluation.hpp"
#include "fuzz/pair_trial.hpp"
#include "fuzz/small_networks.hpp"
#include "fuzz/target_pairs.hpp"
#include "impl/evaluation.hpp"

namespace reductio::fuzz {

Result<Evaluation> evaluate_forward(const Nnt& instance, const Parameters& parameters) {
    return impl::evaluate(instance, parameters);
}

Result<Evaluation> evaluate_backward(const Nnt& instance, const Parameters& parameters) {
    return checkers::evaluate(instance, parameters);
}

namespace {

WeightedNetwork evaluated(Choices& choices) {
    static const NntShape shape = small_networks();
    return any_weighted_network(choices, shape);
}

}  // namespace

Target evaluators_target(const Evaluate& one, const Evaluate& other) {
    return pair_target<WeightedNetwork>(
        "evaluators", "outputs, losses and totals, forward over GMP and backward over FLINT", evaluated,
        [=](const WeightedNetwork& made) {
            return difference(one(made.instance, made.parameters), other(made.instance, made.parameters));
        });
}

}  // namespace reductio::fuzz
