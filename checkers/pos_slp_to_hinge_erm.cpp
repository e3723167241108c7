#include "checkers/pos_slp_to_hinge_erm.hpp"

#include "checkers/exact.hpp"
#include "checkers/program_forced.hpp"
#include "checkers/program_templates.hpp"

namespace reductio::checkers {

namespace {

using Here = Case<PosSlp>;

template <class Function>
auto step(Function function) {
    return on_program(odd_program, Flag::present, function);
}

// What the remark promises

Reason other_options(const PosSlp& source, const Nnt&, const Options& options) {
    if (source.slp.constant != 1) return "the program starts from " + shown(source.slp.constant) + "; expected 1";
    if (auto reason = wrong_sigma(options)) return reason;
    const auto gap = gap_of(options);
    return gap ? std::nullopt : Reason(gap.error().message);
}

Reason unpromised(const PosSlp&, const Nnt& target, const Options& options) {
    const auto gap = gap_of(options);
    return gap ? wrong_promise(target, *gap) : Reason(gap.error().message);
}

Reason other_function(const PosSlp&, const Nnt& target, const Options& options) {
    return other_activation(target, options);
}

Reason other_ends(const PosSlp&, const Nnt& target) { return wrong_ends(target.network); }
Reason other_parameters(const PosSlp&, const Nnt& target) { return wrong_parameters(target); }

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
Reason wrong_network(const Here& here) {
    const Network& network = here.target.network;
    return first_of({wrong_program_vertices(here.program, network),
                     wrong_gates(here.program, here.slp, network, Gates::sums),
                     wrong_gates(here.program, here.slp, network, Gates::products),
                     wrong_told_gates(here.program, here.slp, here.target, Gates::sums),
                     wrong_told_gates(here.program, here.slp, here.target, Gates::products), wrong_ends(network),
                     unsorted_edges(network), wrong_parameters(here.target)});
}

// [3]
Reason wrong_auxiliary(const Here& here) {
    const auto gap = gap_of(here.options);
    if (!gap) return gap.error().message;
    return wrong_templates(here.program, here.target.dataset, ceiling_of(gap->no));
}

// [4]
Reason wrong_main(const Here& here) {
    const auto gap = gap_of(here.options);
    if (!gap) return gap.error().message;
    return wrong_main_sample(here.program, here.target.dataset, here.slp.constant, ceiling_of(gap->no / 2));
}

Reason wrong_loss(const Here& here) {
    const auto* loss = std::get_if<Flagged>(&here.target.loss.is);
    if (loss == nullptr) return "the loss is another than flagged";
    if (auto reason = wrong_count("as the place of the flag", loss->flag, here.program.flag_vertex())) return reason;
    const auto* main = std::get_if<OutputHinge>(&loss->main);
    if (main == nullptr) return "the main loss is another than hinge";
    return wrong_count("as the place of the main loss's output", main->output, here.program.values.back());
}

// [5]
Reason wrong_question(const Here& here) { return first_of({wrong_loss(here), wrong_gap(here)}); }

}  // namespace

Room pos_slp_to_hinge_erm_room() {
    return {.name = "pos-slp-to-hinge-erm",
            .tag = "B-R3.2b",
            .restrictions = {{"options", with_options<PosSlp>(other_options)},
                             {"activations", with_options<PosSlp>(other_function)},
                             {"inputs and outputs", typed<PosSlp>(other_ends)},
                             {"parameters", typed<PosSlp>(other_parameters)},
                             {"promise", with_options<PosSlp>(unpromised)}},
            .construction = {{"1", step(wrong_end_of_program)},
                             {"2", step(wrong_network)},
                             {"3", step(wrong_auxiliary)},
                             {"4", step(wrong_main)},
                             {"5", step(wrong_question)}},
            .size = step(wrong_forcing_size<PosSlp>),
            .count = nullptr,
            .lifted = nullptr};
}

}  // namespace reductio::checkers
