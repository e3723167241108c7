#include "impl/pos_slp_to_backprop_sign.hpp"

#include "impl/arithmetic.hpp"
#include "impl/building.hpp"
#include "impl/pos_slp_to_hinge_erm.hpp"

namespace reductio::impl::pos_slp_to_backprop_sign {

namespace {

/// [4] [5] so many copies that the derivative reaches the gap
Result<Gradient> ask(const Slp& slp, const Options& options, const Rational& label) {
    if (!options.gap || *options.gap <= 0) return Error{"/gap", "expected the gap, a number above 0"};
    const auto network = program_network(slp, options);  // [2]
    if (!network) return network.error();
    Gradient target = by_last_edge(*network, slp.constant, label);
    target.dataset[0].times = -floor(-*options.gap);
    target.question = SignQuestion{*options.gap};
    return target;
}

}  // namespace

Gradient by_last_edge(const ProgramNetwork& network, const Rational& constant, const Rational& label) {
    Gradient target;
    target.network = network.instance().network;
    target.parameters = network.distinguished().edges;
    // [3]
    const Index t = target.network.vertices.size();
    target.network.vertices.push_back({"t", identity()});
    target.edge = target.network.edges.size();
    target.network.edges.push_back({network.output(), t});
    target.parameters.emplace_back(weight(0));
    // [4]
    target.network.input = InjectedInput{{0}};
    target.network.outputs = {t};
    target.dataset = {{{constant}, {label}, 1}};
    target.loss.is = HalfSquaredError{};
    return target;
}

Result<Gradient> reduce(const PosSlp& source, const Options& options) {
    if (source.slp.constant != 1) return Error{"/slp/constant", "expected the constant 1"};
    return ask(pos_slp_to_hinge_erm::odd_program(source.slp), options, -1);  // [1]
}

Result<Gradient> reduce_published(const PosSlp& source, const Options& options) {
    if (source.slp.constant == 0) return Error{"/slp/constant", "expected a constant other than 0"};
    return ask(source.slp, options, -source.slp.constant);
}

}  // namespace reductio::impl::pos_slp_to_backprop_sign
