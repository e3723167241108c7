#include "checkers/bit_slp_to_erm.hpp"

#include "checkers/exact.hpp"
#include "checkers/program_forced.hpp"
#include "checkers/program_templates.hpp"

namespace reductio::checkers {

namespace {

using Here = Case<BitSlp>;

Slp program_of(const BitSlp& source) { return source.slp; }

template <class Function>
auto step(Function function) {
    return on_program(program_of, Flag::present, function);
}

// What the lemma promises

Reason other_options(const BitSlp&, const Nnt&, const Options& options) {
    if (auto reason = wrong_sigma(options)) return reason;
    const auto gap = gap_of(options);
    return gap ? std::nullopt : Reason(gap.error().message);
}

Reason unpromised(const BitSlp&, const Nnt& target, const Options& options) {
    const auto gap = gap_of(options);
    return gap ? wrong_promise(target, *gap) : Reason(gap.error().message);
}

Reason other_function(const BitSlp&, const Nnt& target, const Options& options) {
    return other_activation(target, options);
}

Reason other_ends(const BitSlp&, const Nnt& target) { return wrong_ends(target.network); }
Reason other_parameters(const BitSlp&, const Nnt& target) { return wrong_parameters(target); }

// The construction

// [1]
Reason wrong_vertices(const Here& here) { return wrong_program_vertices(here.program, here.target.network); }

/// The tails, and theta* as the samples tell it.
Reason wrong_edges(const Here& here, Gates which) {
    return first_of({wrong_gates(here.program, here.slp, here.target.network, which),
                     wrong_told_gates(here.program, here.slp, here.target, which)});
}

// [2]
Reason wrong_sums(const Here& here) { return wrong_edges(here, Gates::sums); }

// [3]
Reason wrong_products(const Here& here) { return wrong_edges(here, Gates::products); }

// [4]
Reason wrong_interface(const Here& here) {
    return first_of(
        {wrong_ends(here.target.network), unsorted_edges(here.target.network), wrong_parameters(here.target)});
}

// [5]
Reason wrong_auxiliary(const Here& here) {
    const auto gap = gap_of(here.options);
    if (!gap) return gap.error().message;
    return wrong_templates(here.program, here.target.dataset, floor_of(gap->no) + 1);
}

// [6]
Reason wrong_main(const Here& here) {
    const auto gap = gap_of(here.options);
    if (!gap) return gap.error().message;
    return wrong_main_sample(here.program, here.target.dataset, here.slp.constant, ceiling_of(gap->no));
}

Reason wrong_loss(const Here& here) {
    const auto* loss = std::get_if<Flagged>(&here.target.loss.is);
    if (loss == nullptr) return "the loss is another than flagged";
    if (auto reason = wrong_count("as the place of the flag", loss->flag, here.program.flag_vertex())) return reason;
    const auto* main = std::get_if<BitLoss>(&loss->main);
    if (main == nullptr) return "the main loss is another than bit";
    return first_of({wrong_count("as the place of the main loss's output", main->output, here.program.values.back()),
                     wrong_count("as the bit", main->bit, here.source.bit)});
}

// [7]
Reason wrong_question(const Here& here) { return first_of({wrong_loss(here), wrong_gap(here)}); }

}  // namespace

Room bit_slp_to_erm_room() {
    return {.name = "bit-slp-to-erm",
            .tag = "B-L3.2",
            .restrictions = {{"options", with_options<BitSlp>(other_options)},
                             {"activations", with_options<BitSlp>(other_function)},
                             {"inputs and outputs", typed<BitSlp>(other_ends)},
                             {"parameters", typed<BitSlp>(other_parameters)},
                             {"promise", with_options<BitSlp>(unpromised)}},
            .construction = {{"1", step(wrong_vertices)},
                             {"2", step(wrong_sums)},
                             {"3", step(wrong_products)},
                             {"4", step(wrong_interface)},
                             {"5", step(wrong_auxiliary)},
                             {"6", step(wrong_main)},
                             {"7", step(wrong_question)}},
            .size = step(wrong_forcing_size<BitSlp>),
            .count = nullptr,
            .lifted = nullptr};
}

}  // namespace reductio::checkers
