#include "checkers/bit_slp_to_scalar_erm.hpp"

#include "checkers/exact.hpp"
#include "checkers/program_faults.hpp"

namespace reductio::checkers {

namespace {

using Here = Case<BitSlp>;

Slp program_of(const BitSlp& source) { return source.slp; }

template <class Function>
auto step(Function function) {
    return on_program(program_of, Flag::absent, function);
}

// What the remark promises

Reason other_options(const BitSlp&, const Nnt&, const Options& options) {
    if (auto reason = wrong_sigma(options)) return reason;
    const auto gap = optional_gap_of(options);
    return gap ? std::nullopt : Reason(gap.error().message);
}

Reason unpromised(const BitSlp&, const Nnt& target, const Options& options) {
    const auto gap = optional_gap_of(options);
    return gap ? wrong_promise(target, *gap) : Reason(gap.error().message);
}

Reason other_function(const BitSlp&, const Nnt& target, const Options& options) {
    return other_activation(target, options);
}

Reason many_inputs(const BitSlp&, const Nnt& target) { return wrong_count("inputs", input_size(target.network), 1); }

Reason many_outputs(const BitSlp&, const Nnt& target) {
    return wrong_count("outputs", target.network.outputs.size(), 1);
}

Reason many_samples(const BitSlp&, const Nnt& target) { return wrong_count("samples", target.dataset.size(), 1); }
Reason other_parameters(const BitSlp&, const Nnt& target) { return wrong_parameters(target); }

// The construction

// [1]
Reason wrong_network(const Here& here) {
    const Network& network = here.target.network;
    return first_of(
        {wrong_program_vertices(here.program, network), wrong_gates(here.program, here.slp, network, Gates::sums),
         wrong_gates(here.program, here.slp, network, Gates::products),
         wrong_inputs(network, {here.program.values.front()}), wrong_outputs(network, {here.program.values.back()}),
         unsorted_edges(network), wrong_parameters(here.target)});
}

// [2]
Reason wrong_sample(const Here& here) {
    if (auto reason = many_samples(here.source, here.target)) return reason;
    const Sample& sample = here.target.dataset.front();
    if (sample.x != std::vector<Rational>{here.slp.constant}) return "the sample's x is other than the constant";
    if (sample.y != std::vector<Rational>{1}) return "the sample's y is other than 1";
    const auto* loss = std::get_if<BitLoss>(&here.target.loss.is);
    if (loss == nullptr) return "the loss is another than bit";
    return first_of({wrong_count("as the place of the loss's output", loss->output, 0),
                     wrong_count("as the bit", loss->bit, here.source.bit)});
}

Reason wrong_times(const Here& here, const Integer& times) {
    if (auto reason = many_samples(here.source, here.target)) return reason;
    return wrong_count("copies of the sample", here.target.dataset.front().times, times);
}

// [3]
Reason wrong_without_gap(const Here& here) {
    const auto gap = optional_gap_of(here.options);
    if (!gap) return gap.error().message;
    if (*gap) return std::nullopt;
    const auto* regulariser =
        here.target.regulariser ? std::get_if<QuadraticRegulariser>(&*here.target.regulariser) : nullptr;
    if (regulariser == nullptr) return "there is no quadratic regulariser";
    if (regulariser->weight != 1) return "the regulariser's weight is " + shown(regulariser->weight) + "; expected 1";
    return first_of({wrong_times(here, 1), wrong_centre(here.program, here.target.network, regulariser->centre),
                     wrong_threshold(here.target, 0), wrong_promise(here.target, std::nullopt)});
}

// [4]
Reason wrong_with_gap(const Here& here) {
    const auto gap = optional_gap_of(here.options);
    if (!gap) return gap.error().message;
    if (!*gap) return std::nullopt;
    const Rational& no = (*gap)->no;
    const auto* regulariser =
        here.target.regulariser ? std::get_if<DistinctRegulariser>(&*here.target.regulariser) : nullptr;
    if (regulariser == nullptr) return "there is no distinct regulariser";
    if (regulariser->penalty != no) return "the penalty is " + shown(regulariser->penalty) + "; expected " + shown(no);
    return first_of({wrong_times(here, ceiling_of(no)),
                     wrong_centre(here.program, here.target.network, regulariser->centre),
                     wrong_threshold(here.target, (*gap)->yes), wrong_promise(here.target, *gap)});
}

Reason wrong_size(const Here& here) {
    return first_of({wrong_network_size(here.slp, here.program, here.target), many_samples(here.source, here.target)});
}

}  // namespace

Room bit_slp_to_scalar_erm_room() {
    return {.name = "bit-slp-to-scalar-erm",
            .tag = "B-R3.2a",
            .restrictions = {{"options", with_options<BitSlp>(other_options)},
                             {"activations", with_options<BitSlp>(other_function)},
                             {"inputs", typed<BitSlp>(many_inputs)},
                             {"outputs", typed<BitSlp>(many_outputs)},
                             {"samples", typed<BitSlp>(many_samples)},
                             {"parameters", typed<BitSlp>(other_parameters)},
                             {"promise", with_options<BitSlp>(unpromised)}},
            .construction = {{"1", step(wrong_network)},
                             {"2", step(wrong_sample)},
                             {"3", step(wrong_without_gap)},
                             {"4", step(wrong_with_gap)}},
            .size = step(wrong_size),
            .count = nullptr,
            .lifted = nullptr};
}

}  // namespace reductio::checkers
