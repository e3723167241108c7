#include "checkers/pos_slp_to_dnnt.hpp"

#include <algorithm>

#include "checkers/instance_faults.hpp"
#include "checkers/pos_slp_invariant.hpp"
#include "checkers/typed_steps.hpp"

namespace reductio::checkers {

namespace {

// What the lemma promises

Reason other_constant(const PosSlp& problem, const Nnt&) { return wrong_constant(problem.slp); }
Reason many_inputs(const PosSlp&, const Nnt& instance) { return wrong_dimension(instance.network, 1); }

Reason many_outputs(const PosSlp&, const Nnt& instance) {
    return wrong_count("outputs", instance.network.outputs.size(), 1);
}

Reason many_samples(const PosSlp&, const Nnt& instance) { return wrong_count("samples", instance.dataset.size(), 1); }
Reason many_options(const PosSlp&, const Nnt& instance) { return several_options(instance); }

Reason large_weight(const PosSlp&, const Nnt& instance) {
    return first_of({weights_outside(instance, -1, 1), biases_outside(instance, -1, 1)});
}

Reason deep(const PosSlp& problem, const Nnt& instance) {
    return over("edges on a path", depth(instance.network), std::max<std::size_t>(1, 2 * problem.slp.gates.size()));
}

// The construction

// [1]
Reason wrong_relay(const PosSlp& problem, const Nnt& instance) {
    const Places places(instance.network);
    for (Index i = 1; i <= problem.slp.gates.size(); ++i) {
        const std::string name = relay_name(i);
        if (auto reason = wrong_presence(places, name, has_relay(problem.slp.gates[i - 1]))) return reason;
        if (!places.has(name)) continue;
        if (auto reason = wrong_activation(instance.network, places[name], {Identity{}})) return reason;
    }
    return std::nullopt;
}

// [2]
Reason wrong_code(const PosSlp& problem, const Nnt& instance) {
    const Places places(instance.network);
    const std::vector<bool> coded = coded_values(problem.slp);
    for (Index k = 0; k < coded.size(); ++k) {
        const std::string name = code_name(k);
        if (auto reason = wrong_presence(places, name, coded[k])) return reason;
        if (!coded[k]) continue;
        if (auto reason = wrong_activation(instance.network, places[name], {DecimalEncode{}})) return reason;
    }
    return std::nullopt;
}

/// All that there may be, in the order of [3].
std::vector<std::string> names_in_order(const Slp& slp) {
    std::vector<std::string> names{code_name(0)};
    if (slp.gates.empty()) names.emplace_back(lone_output);
    for (Index i = 1; i <= slp.gates.size(); ++i) {
        names.insert(names.end(), {relay_name(i), value_name(i), code_name(i)});
    }
    return names;
}

// [3]
Reason wrong_value(const PosSlp& problem, const Nnt& instance) {
    const Places places(instance.network);
    for (Index i = 1; i <= problem.slp.gates.size(); ++i) {
        const bool product = problem.slp.gates[i - 1].operation == Operation::times;
        const Activation activation = product ? Activation{DecimalProduct{}} : Activation{Identity{}};
        const std::string name = value_name(i);
        if (auto reason = wrong_presence(places, name, true)) return reason;
        if (auto reason = wrong_activation(instance.network, places[name], activation)) return reason;
    }
    return first_of({wrong_source(instance.network, 1), wrong_order(instance.network, names_in_order(problem.slp))});
}

std::vector<Entering> entering_value(const Places& places, const Gate& gate, Index i) {
    const Index left = places[value_name(gate.left)];
    if (gate.operation == Operation::times) return {{left, 1}, {places[code_name(gate.right)], 1}};
    const int sign = gate.operation == Operation::plus ? 1 : -1;
    return {{left, 1}, {places[has_relay(gate) ? relay_name(i) : value_name(gate.right)], sign}};
}

Reason wrong_gate(const Nnt& instance, const Places& places, const EdgesInto& into, const Gate& gate, Index i) {
    if (auto reason = wrong_entering(instance, into, places[value_name(i)], entering_value(places, gate, i))) {
        return reason;
    }
    if (!has_relay(gate)) return std::nullopt;
    return wrong_entering(instance, into, places[relay_name(i)], {{places[value_name(gate.left)], 1}});
}

// [4]
Reason wrong_edge(const PosSlp& problem, const Nnt& instance) {
    const Places places(instance.network);
    const EdgesInto into(instance.network);
    const std::vector<bool> coded = coded_values(problem.slp);
    for (Index i = 0; i < coded.size(); ++i) {
        Reason reason;
        if (i > 0) reason = wrong_gate(instance, places, into, problem.slp.gates[i - 1], i);
        if (!reason && coded[i]) {
            reason = wrong_entering(instance, into, places[code_name(i)], {{places[value_name(i)], 1}});
        }
        if (reason) return reason;
    }
    return unsorted_edges(instance.network);
}

// [5]
Reason wrong_parameter(const PosSlp&, const Nnt& instance) {
    return first_of({several_options(instance), wrong_biases(instance)});
}

// [6]
Reason wrong_output(const PosSlp& problem, const Nnt& instance) {
    const Network& network = instance.network;
    const Places places(network);
    if (!problem.slp.gates.empty()) return wrong_outputs(network, {places[value_name(problem.slp.gates.size())]});
    const Index output = places[lone_output];
    return first_of({wrong_activation(network, output, {Identity{}}), wrong_outputs(network, {output}),
                     wrong_entering(instance, EdgesInto(network), output, {{places[value_name(0)], 1}})});
}

// [7]
Reason wrong_question(const PosSlp& problem, const Nnt& instance) {
    if (auto reason = first_of({many_samples(problem, instance), wrong_sample(instance, 0, {1}, {1})})) return reason;
    if (!std::holds_alternative<PositiveSign>(instance.loss.is)) return "the loss is another than positive-sign";
    return wrong_gamma(instance, 1);
}

Reason wrong_size(const PosSlp& problem, const Nnt& instance) {
    const std::size_t gates = problem.slp.gates.size();
    const std::size_t vertices = 3 * gates + 2;
    const Integer gate = 700 + 80 * std::to_string(vertices).size();
    return first_of({over("vertices", instance.network.vertices.size(), vertices),
                     over("edges", instance.network.edges.size(), 4 * gates + 1),
                     over("bytes", bytes({instance}), (gates + 1) * gate)});
}

/// PosSLP has no solutions: what the page counts is the target's parameter vectors.
Reason wrong_number(const PosSlp&, const Nnt& instance, const Counts&) { return several_options(instance); }

}  // namespace

Room pos_slp_to_dnnt_room() {
    return {.name = "pos-slp-to-dnnt",
            .tag = "D-L3.5",
            .restrictions = {{"constant", typed<PosSlp>(other_constant)},
                             {"dimension", typed<PosSlp>(many_inputs)},
                             {"outputs", typed<PosSlp>(many_outputs)},
                             {"samples", typed<PosSlp>(many_samples)},
                             {"options", typed<PosSlp>(many_options)},
                             {"weights", typed<PosSlp>(large_weight)},
                             {"depth", typed<PosSlp>(deep)}},
            .construction = {{"1", typed<PosSlp>(wrong_relay)},
                             {"2", typed<PosSlp>(wrong_code)},
                             {"3", typed<PosSlp>(wrong_value)},
                             {"4", typed<PosSlp>(wrong_edge)},
                             {"5", typed<PosSlp>(wrong_parameter)},
                             {"6", typed<PosSlp>(wrong_output)},
                             {"7", typed<PosSlp>(wrong_question)},
                             {"invariant", typed<PosSlp>(broken_invariant)}},
            .size = typed<PosSlp>(wrong_size),
            .count = typed_count<PosSlp>(wrong_number)};
}

}  // namespace reductio::checkers
