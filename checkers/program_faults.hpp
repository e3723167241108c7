#pragma once
// For the sources of checkers/ only: what keeps a target from having a program's network, and the steps of the rooms
// that build one. Each reason names the place.

#include "checkers/exact.hpp"
#include "checkers/program_network.hpp"
#include "checkers/typed_steps.hpp"

namespace reductio::checkers {

/// The names, in order, and the activations; the flag has no edges.
Reason wrong_program_vertices(const Program& program, const Network& network);

/// The tails of the edges into the vertices of one gate, counted from 1.
Reason wrong_gate_edges(const Program& program, const EdgesInto& into, const Network& network, Index gate);

/// The same for all sums and differences, or for all products.
enum class Gates { sums, products };
Reason wrong_gates(const Program& program, const Slp& slp, const Network& network, Gates which);

/// Input is injected at these vertices, in this order.
Reason wrong_inputs(const Network& network, const std::vector<Index>& inputs);

/// All vertices are inputs and outputs, in order.
Reason wrong_ends(const Network& network);

/// Every weight and bias is rational and its edge's own, and the bits of all are bounded by (1, 1).
Reason wrong_parameters(const Nnt& instance);

/// A vertex that has neither the identity nor the options' polynomial.
Reason other_activation(const Nnt& instance, const Options& options);

/// What the options promise.
Result<Promise> gap_of(const Options& options);

/// The same, or none where none is asked for. An error where the options name a half of one, or an empty one.
Result<std::optional<Promise>> optional_gap_of(const Options& options);
Reason wrong_promise(const Nnt& instance, const std::optional<Promise>& promise);
Reason wrong_threshold(const Nnt& instance, const Rational& gamma);

Integer floor_of(const Rational& number);
Integer ceiling_of(const Rational& number);

/// The vertices and edges are as many as the pages say, and theta* is no longer than the bound.
Reason wrong_network_size(const Slp& slp, const Program& program, const Nnt& instance);

/// The centre of a regulariser is theta*.
Reason wrong_centre(const Program& program, const Network& network, const ParameterValues& centre);

/// What a step of one of these rooms looks at.
template <class Source>
struct Case {
    const Source& source;
    const Slp& slp;  // the program that the network is of
    const Nnt& target;
    const Options& options;
    Program program;
};

/// The threshold and the promise of the options, and no regulariser.
template <class Source>
Reason wrong_gap(const Case<Source>& one) {
    const auto gap = gap_of(one.options);
    if (!gap) return gap.error().message;
    if (one.target.regulariser) return "there is a regulariser; expected none";
    return first_of({wrong_threshold(one.target, gap->yes), wrong_promise(one.target, *gap)});
}

/// Vertices, edges and theta*, and one sample for each template and one more.
template <class Source>
Reason wrong_forcing_size(const Case<Source>& one) {
    const std::size_t degree = one.program.degree();
    const Integer samples =
        2 + identity_edge_count(one.slp, degree) + sigma_edge_count(one.slp, degree) * Integer(degree + 1);
    return first_of({wrong_network_size(one.slp, one.program, one.target),
                     wrong_count("samples", one.target.dataset.size(), samples)});
}

/// The step as one on documents. Where there is no program to speak of, that is the reason.
template <class Source, class Function>
auto on_program(Slp (*slp_of)(const Source&), Flag flag, Function function) {
    return [slp_of, flag, function](const Pair& pair) {
        return on_types<Source>(
            [&](const Source& source, const Nnt& target) -> Reason {
                const Slp slp = slp_of(source);
                auto program = place(slp, pair.options, flag, target.network);
                if (!program) return program.error().message;
                const Case<Source> one{source, slp, target, pair.options, *std::move(program)};
                const Result<Reason> reason = or_error([&] { return function(one); });
                return reason ? *reason : reason.error().message;
            },
            pair);
    };
}

/// A step that needs the options and no program.
template <class Source, class Function>
auto with_options(Function function) {
    return [function](const Pair& pair) { return on_types<Source>(function, pair, pair.options); };
}

}  // namespace reductio::checkers
