#include "checkers/bit_slp_to_backprop_bit.hpp"

#include <algorithm>

#include "checkers/gradient_steps.hpp"

namespace reductio::checkers {

namespace {

using Here = GradientCase<BitSlp>;

Slp program_of(const BitSlp& source) { return source.slp; }

template <class Function>
auto step(Function function) {
    return gradient_step_on_program(program_of, function);
}

// What the theorem promises

Reason other_options(const BitSlp&, const Gradient&, const Options& options) { return wrong_sigma(options); }

Reason other_function(const BitSlp&, const Gradient& target, const Options& options) {
    return foreign_activation(target.network, options);
}

Reason many_inputs(const BitSlp&, const Gradient& target) { return not_one_input(target.network); }
Reason many_outputs(const BitSlp&, const Gradient& target) { return not_one_output(target.network); }
Reason many_samples(const BitSlp&, const Gradient& target) { return not_one_sample(target); }

// The construction

// [1]
Reason wrong_network(const Here& here) { return wrong_star_network(here.program, here.slp, here.target); }

// [2]
Reason wrong_end(const Here& here) { return wrong_last_edge(here.program, here.target); }

// [3]
Reason wrong_training(const Here& here) { return wrong_task(here.program, here.target, here.slp.constant, 1); }

// [4]
Reason wrong_question(const Here& here) {
    if (auto reason = wrong_weight_asked(here.target)) return reason;
    const auto* question = std::get_if<BitQuestion>(&here.target.question);
    if (question == nullptr) return "the question is about the sign; expected a bit";
    return wrong_count("as the bit", question->bit, here.source.bit);
}

Reason wrong_size(const Here& here) { return wrong_gradient_size(here.slp, here.program, here.target); }

}  // namespace

Room bit_slp_to_backprop_bit_room() {
    return {.name = "bit-slp-to-backprop-bit",
            .tag = "B-T1.3b",
            .restrictions = {{"options", gradient_step_with_options<BitSlp>(other_options)},
                             {"activations", gradient_step_with_options<BitSlp>(other_function)},
                             {"inputs", gradient_step<BitSlp>(many_inputs)},
                             {"outputs", gradient_step<BitSlp>(many_outputs)},
                             {"samples", gradient_step<BitSlp>(many_samples)}},
            .construction = {{"1", step(wrong_network)},
                             {"2", step(wrong_end)},
                             {"3", step(wrong_training)},
                             {"4", step(wrong_question)}},
            .size = step(wrong_size),
            .count = nullptr,
            .lifted = nullptr};
}

}  // namespace reductio::checkers
