#include "fuzz/target_pairs.hpp"

#include "checkers/evaluation.hpp"
#include "checkers/gradient.hpp"
#include "fuzz/pair_trial.hpp"
#include "fuzz/room_generators.hpp"
#include "fuzz/small_networks.hpp"
#include "impl/evaluation.hpp"
#include "impl/fast/decimal_network.hpp"
#include "impl/gradient.hpp"

namespace reductio::fuzz {

Result<Evaluation> evaluate_decimals(const Nnt& instance, const Parameters& parameters) {
    return impl::fast::evaluate_decimal(instance, parameters);
}

Result<Parameters> gradient_backward(const Nnt& instance, const Parameters& parameters) {
    auto gradients = impl::gradients(instance, parameters);
    if (!gradients) return gradients.error();
    return std::move(gradients->total);
}

Result<Parameters> gradient_forward(const Nnt& instance, const Parameters& parameters) {
    return checkers::gradient(instance, parameters);
}

Result<Rational> derivative_backward(const Gradient& question) { return impl::derivative(question); }
Result<Rational> derivative_forward(const Gradient& question) { return checkers::derivative(question); }

std::optional<Error> refused_by_impl(const Nnt& instance, const Parameters& parameters) {
    return impl::not_allowed(instance, parameters);
}

std::optional<Error> refused_by_checkers(const Nnt& instance, const Parameters& parameters) {
    return checkers::not_allowed(instance, parameters);
}

namespace {

WeightedNetwork differentiated(Choices& choices) {
    static const NntShape shape = small_differentiable_networks();
    return any_weighted_network(choices, shape);
}

Gradient questioned(Choices& choices) {
    static const NntShape shape = small_differentiable_networks();
    return generate_gradient(choices, shape);
}

/// Half of them with a bias that may not be among its options any more.
WeightedNetwork permitted(Choices& choices) {
    static const NntShape shape = small_networks();
    WeightedNetwork made;
    made.instance = generate_nnt(choices, shape);
    made.parameters = generate_parameters(choices, made.instance);
    if (choices.flip() && !made.parameters.edges.empty())
        if (auto* own = std::get_if<EdgeValues>(&made.parameters.edges[choices.below(made.parameters.edges.size())]))
            own->bias += 1;
    return made;
}

Nnt two_layers(Choices& choices) { return generate_two_layers(choices, Size::of(2)); }

std::optional<std::string> compare_programs(const Solver& solver, const Nnt& instance) {
    const auto plain = solver.plain(instance, {});
    impl::fast::EngineWork work;
    work.count = true;
    work.threads = 1;
    const auto engine = solver.engine(instance, work);
    if (!plain || !engine) {
        if (!plain && !engine) return std::nullopt;
        return "one refuses: " + (plain ? engine.error() : plain.error()).message;
    }
    if (engine->out_of_reach) return std::nullopt;
    const impl::Training& training = plain->training;
    if (training.vectors != engine->vectors) return "they have other parameter vectors";
    if (training.least != engine->least) return "they have another least loss";
    if (engine->attaining && training.attaining != *engine->attaining) return "they count other optima";
    return std::nullopt;
}

}  // namespace

Target permissions_target(const Permit& one, const Permit& other) {
    return pair_target<WeightedNetwork>("permissions", "whether parameters are among the options", permitted,
                                        [=](const WeightedNetwork& made) -> std::optional<std::string> {
                                            const auto left = one(made.instance, made.parameters);
                                            const auto right = other(made.instance, made.parameters);
                                            if (left.has_value() == right.has_value()) return std::nullopt;
                                            return "only one refuses: " + (left ? left : right)->message;
                                        });
}

Target gradients_target(const Differentiate& one, const Differentiate& other) {
    return pair_target<WeightedNetwork>("gradients", "backpropagation and numbers that carry their derivative",
                                        differentiated, [=](const WeightedNetwork& made) {
                                            return difference(one(made.instance, made.parameters),
                                                              other(made.instance, made.parameters));
                                        });
}

Target derivatives_target(const AnswerQuestion& one, const AnswerQuestion& other) {
    return pair_target<Gradient>("derivatives", "the same for a question about one weight", questioned,
                                 [=](const Gradient& made) { return difference(one(made), other(made)); });
}

Target decimal_networks_target(const Evaluate& one, const Evaluate& other) {
    return pair_target<WeightedNetwork>("decimal-networks", "the plain evaluator and the fast one", any_decimal_network,
                                        [=](const WeightedNetwork& made) {
                                            return difference(one(made.instance, made.parameters),
                                                              other(made.instance, made.parameters));
                                        });
}

Target two_layer_programs_target(const Solver& solver) {
    return pair_target<Nnt>("two-layer-programs", "the plain program for two layers and the engine", two_layers,
                            [=](const Nnt& made) { return compare_programs(solver, made); });
}

std::vector<Target> pair_targets() {
    return {evaluators_target(),  permissions_target(),      gradients_target(),
            derivatives_target(), decimal_networks_target(), two_layer_programs_target()};
}

}  // namespace reductio::fuzz
