#include "checkers/exact_cover_to_dnnt.hpp"

#include <algorithm>

#include "checkers/instance_faults.hpp"
#include "checkers/promises.hpp"
#include "checkers/typed_steps.hpp"

namespace reductio::checkers {

namespace {

// What the theorem promises

Reason wrong_vertices(const ExactCover&, const Nnt& instance) {
    return first_of({wrong_count("vertices", instance.network.vertices.size(), 3),
                     wrong_count("outputs", instance.network.outputs.size(), 1)});
}

Reason wrong_input(const ExactCover& problem, const Nnt& instance) {
    return wrong_dimension(instance.network, problem.sets.size());
}

Reason wrong_samples(const ExactCover& problem, const Nnt& instance) {
    return wrong_count("samples", instance.dataset.size(), Integer(problem.universe) + 1);
}

Reason other_activation(const ExactCover&, const Nnt& instance) { return not_identity(instance.network); }
Reason other_weight(const ExactCover&, const Nnt& instance) { return weights_outside(instance, 0, 1); }
Reason other_bias(const ExactCover&, const Nnt& instance) { return biases_outside(instance, 0, 0); }

// The construction

// [1]
Reason wrong_network(const ExactCover& problem, const Nnt& instance) {
    const Network& network = instance.network;
    const EdgesInto into(network);
    return first_of({wrong_source(network, problem.sets.size()), wrong_count("vertices", network.vertices.size(), 3),
                     wrong_vertex(network, 1, "h", {Identity{}}), wrong_vertex(network, 2, "t", {Identity{}}),
                     wrong_outputs(network, {2}), wrong_tails(network, into, 1, {0}),
                     wrong_tails(network, into, 2, {1}), unsorted_edges(network)});
}

// [2]
Reason wrong_options(const ExactCover&, const Nnt& instance) {
    return first_of({wrong_weights(instance, 0, {0, 1}), wrong_weights(instance, 1, {1}), wrong_biases(instance)});
}

// [3]
Reason wrong_element(const ExactCover& problem, const Nnt& instance) {
    std::vector<Rational> in_set(problem.sets.size());
    for (Index element = 0; element < problem.universe; ++element) {
        std::ranges::transform(problem.sets, in_set.begin(), [&](const std::vector<Index>& set) {
            return std::ranges::binary_search(set, element) ? 1 : 0;
        });
        if (auto reason = wrong_sample(instance, element, in_set, {1})) return reason;
    }
    return std::nullopt;
}

// [4]
Reason wrong_total(const ExactCover& problem, const Nnt& instance) {
    const std::vector<Rational> all(problem.sets.size(), 1);
    if (auto reason = wrong_samples(problem, instance)) return reason;
    if (auto reason = wrong_sample(instance, problem.universe, all, {Rational(problem.pick)})) return reason;
    if (!std::holds_alternative<SquaredError>(instance.loss.is)) return "the loss is another than the squared error";
    return wrong_gamma(instance, 0);
}

Reason wrong_size(const ExactCover& problem, const Nnt& instance) {
    const Integer sets = problem.sets.size();
    const Integer samples = Integer(problem.universe) + 1;
    const Integer most = 900 + 20 * sets + 60 * samples + 6 * sets * samples + bytes({problem});
    return over("bytes", bytes({instance}), most);
}

/// One to one.
Reason wrong_number(const ExactCover&, const Nnt&, const Counts& counts) {
    return wrong_count("solutions of the target", counts.target, counts.source);
}

}  // namespace

Room exact_cover_to_dnnt_room() {
    return {.name = "exact-cover-to-dnnt",
            .tag = "D-T1.5",
            .restrictions = {{"vertices", typed<ExactCover>(wrong_vertices)},
                             {"dimension", typed<ExactCover>(wrong_input)},
                             {"samples", typed<ExactCover>(wrong_samples)},
                             {"activations", typed<ExactCover>(other_activation)},
                             {"weights", typed<ExactCover>(other_weight)},
                             {"biases", typed<ExactCover>(other_bias)}},
            .construction = {{"1", typed<ExactCover>(wrong_network)},
                             {"2", typed<ExactCover>(wrong_options)},
                             {"3", typed<ExactCover>(wrong_element)},
                             {"4", typed<ExactCover>(wrong_total)}},
            .size = typed<ExactCover>(wrong_size),
            .count = typed_count<ExactCover>(wrong_number)};
}

}  // namespace reductio::checkers
