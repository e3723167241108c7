#include "impl/pos_slp_to_hinge_erm.hpp"

#include "impl/arithmetic.hpp"
#include "impl/bit_slp_to_erm.hpp"

namespace reductio::impl::pos_slp_to_hinge_erm {

namespace {

Result<ProgramNetwork> network_of(const PosSlp& source, const Options& options) {
    if (source.slp.constant != 1) return Error{"/slp/constant", "expected the constant 1"};
    return program_network(odd_program(source.slp), options);  // [2]
}

}  // namespace

/// [1]
Slp odd_program(const Slp& slp) {
    Slp odd = slp;
    const Index last = slp.gates.size();
    odd.gates.push_back({Operation::plus, last, last});
    odd.gates.push_back({Operation::minus, last + 1, 0});
    return odd;
}

Result<Nnt> reduce(const PosSlp& source, const Options& options) {
    const auto network = network_of(source, options);
    if (!network) return network.error();
    const auto gap = gap_of(options);
    if (!gap) return gap.error();
    auto target = bit_slp_to_erm::with_auxiliary_samples(*network, -floor(-gap->no));  // [3]
    if (!target) return target;
    target->dataset.push_back(bit_slp_to_erm::main_sample(*target, 1, -floor(-gap->no / 2)));  // [4]
    target->loss.is = Flagged{network->vertices().size(), OutputHinge{network->output()}};     // [5]
    target->gamma = gap->yes;
    target->promise = Promise{gap->yes, gap->no};
    return target;
}

Result<Parameters> lift(const PosSlp& source, const Options& options) {
    const auto network = network_of(source, options);
    if (!network) return network.error();
    return network->distinguished();
}

}  // namespace reductio::impl::pos_slp_to_hinge_erm
