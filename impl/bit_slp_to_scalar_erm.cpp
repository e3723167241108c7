#include "impl/bit_slp_to_scalar_erm.hpp"

#include "impl/arithmetic.hpp"

namespace reductio::impl::bit_slp_to_scalar_erm {

namespace {

/// [1] [2]
Nnt without_regulariser(const BitSlp& source, const ProgramNetwork& network) {
    Nnt target = network.instance();
    target.network.input = InjectedInput{{0}};
    target.network.outputs = {network.output()};
    target.dataset = {{{source.slp.constant}, {1}, 1}};
    target.loss.is = BitLoss{source.bit, 0};
    return target;
}

/// As often as the gap needs, with its promise.
void open_gap(Nnt& target, const Gap& gap) {
    target.dataset[0].times = -floor(-gap.no);
    target.gamma = gap.yes;
    target.promise = Promise{gap.yes, gap.no};
}

}  // namespace

Result<Nnt> reduce(const BitSlp& source, const Options& options) {
    const auto network = program_network(source.slp, options);
    if (!network) return network.error();
    Nnt target = without_regulariser(source, *network);
    ParameterValues centre = network->distinguished().edges;
    if (!options.yes && !options.no) {
        target.regulariser = QuadraticRegulariser{1, std::move(centre)};  // [3]
        return target;
    }
    const auto gap = gap_of(options);
    if (!gap) return gap.error();
    target.regulariser = DistinctRegulariser{gap->no, std::move(centre)};  // [4]
    open_gap(target, *gap);
    return target;
}

Result<Parameters> lift(const BitSlp& source, const Options& options) {
    const auto network = program_network(source.slp, options);
    if (!network) return network.error();
    return network->distinguished();
}

Result<Nnt> reduce_published(const BitSlp& source, const Options& options) {
    const auto gap = gap_of(options);
    if (!gap) return gap.error();
    if (!options.weight || *options.weight < 0)
        return Error{"/weight", "expected the regulariser's weight, not negative"};
    const auto network = program_network(source.slp, options);
    if (!network) return network.error();
    Nnt target = without_regulariser(source, *network);
    target.regulariser = QuadraticRegulariser{*options.weight, network->distinguished().edges};
    open_gap(target, *gap);
    return target;
}

}  // namespace reductio::impl::bit_slp_to_scalar_erm
