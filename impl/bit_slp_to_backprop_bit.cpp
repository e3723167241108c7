#include "impl/bit_slp_to_backprop_bit.hpp"

#include "impl/pos_slp_to_backprop_sign.hpp"
#include "impl/slp_to_bounded_slp.hpp"

namespace reductio::impl::bit_slp_to_backprop_bit {

namespace {

Result<Gradient> ask(const Slp& slp, const Options& options, const Rational& label, const Integer& bit) {
    const auto network = program_network(slp, options);  // [1]
    if (!network) return network.error();
    Gradient target = pos_slp_to_backprop_sign::by_last_edge(*network, slp.constant, label);  // [2] [3]
    target.question = BitQuestion{bit};                                                       // [4]
    return target;
}

}  // namespace

Result<Gradient> reduce(const BitSlp& source, const Options& options) {
    return ask(source.slp, options, -1, source.bit);
}

Result<Gradient> reduce_published(const BitSlp& source, const Options& options) {
    const auto bounded = slp_to_bounded_slp::reduce(source);
    if (!bounded) return bounded.error();
    return ask(bounded->slp, options, -bounded->slp.constant, source.bit - bounded->slp.gates.size());
}

}  // namespace reductio::impl::bit_slp_to_backprop_bit
