#include "checkers/pos_slp_to_backprop_sign.hpp"

#include "checkers/gradient_steps.hpp"
#include "checkers/program_faults.hpp"

namespace reductio::checkers {

namespace {

using Here = GradientCase<PosSlp>;

template <class Function>
auto step(Function function) {
    return gradient_step_on_program(odd_program, function);
}

// What the theorem promises

Reason other_options(const PosSlp& source, const Gradient&, const Options& options) {
    if (source.slp.constant != 1) return "the program starts from " + shown(source.slp.constant) + "; expected 1";
    if (auto reason = wrong_sigma(options)) return reason;
    const auto gap = sign_gap_of(options);
    return gap ? std::nullopt : Reason(gap.error().message);
}

Reason other_function(const PosSlp&, const Gradient& target, const Options& options) {
    return foreign_activation(target.network, options);
}

Reason many_inputs(const PosSlp&, const Gradient& target) { return not_one_input(target.network); }
Reason many_outputs(const PosSlp&, const Gradient& target) { return not_one_output(target.network); }
Reason many_samples(const PosSlp&, const Gradient& target) { return not_one_sample(target); }

Reason unpromised(const PosSlp&, const Gradient& target, const Options& options) {
    const auto gap = sign_gap_of(options);
    if (!gap) return gap.error().message;
    const auto* sign = std::get_if<SignQuestion>(&target.question);
    if (sign == nullptr) return "the question is about a bit; expected the sign";
    if (sign->gap == *gap) return std::nullopt;
    return "the question's gap is " + shown(sign->gap) + "; expected " + shown(*gap);
}

// The construction

// [1]
Reason wrong_end_of_program(const Here& here) {
    const Network& network = here.target.network;
    const EdgesInto into(network);
    for (const Index gate : {here.slp.gates.size() - 1, here.slp.gates.size()}) {
        const Index vertex = here.program.values[gate];
        if (auto reason = wrong_name(network, vertex, here.program.vertices[vertex].name)) return reason;
        if (auto reason = wrong_gate_edges(here.program, into, network, gate)) return reason;
    }
    return std::nullopt;
}

// [2]
Reason wrong_network(const Here& here) { return wrong_star_network(here.program, here.slp, here.target); }

// [3]
Reason wrong_end(const Here& here) { return wrong_last_edge(here.program, here.target); }

// [4]
Reason wrong_training(const Here& here) {
    const auto gap = sign_gap_of(here.options);
    if (!gap) return gap.error().message;
    return wrong_task(here.program, here.target, 1, ceiling_of(*gap));
}

// [5]
Reason wrong_question(const Here& here) {
    return first_of({wrong_weight_asked(here.target), unpromised(here.source, here.target, here.options)});
}

Reason wrong_size(const Here& here) { return wrong_gradient_size(here.slp, here.program, here.target); }

}  // namespace

Room pos_slp_to_backprop_sign_room() {
    return {.name = "pos-slp-to-backprop-sign",
            .tag = "B-T1.3s",
            .restrictions = {{"options", gradient_step_with_options<PosSlp>(other_options)},
                             {"activations", gradient_step_with_options<PosSlp>(other_function)},
                             {"inputs", gradient_step<PosSlp>(many_inputs)},
                             {"outputs", gradient_step<PosSlp>(many_outputs)},
                             {"samples", gradient_step<PosSlp>(many_samples)},
                             {"promise", gradient_step_with_options<PosSlp>(unpromised)}},
            .construction = {{"1", step(wrong_end_of_program)},
                             {"2", step(wrong_network)},
                             {"3", step(wrong_end)},
                             {"4", step(wrong_training)},
                             {"5", step(wrong_question)}},
            .size = step(wrong_size),
            .count = nullptr,
            .lifted = nullptr};
}

}  // namespace reductio::checkers
