// What the rooms of B-L3.2 and its kin are told by options, and what they ask of it.

#include "impl/product_identity.hpp"
#include "impl/program_network.hpp"

namespace reductio::impl {

namespace {

Result<Polynomial> activation_of(const Options& options) {
    if (!options.activation) return Error{"/activation", "expected the coefficients of the activation"};
    Polynomial sigma{*options.activation};
    if (auto error = fault(Document{sigma})) return Error{"/activation", error->message};
    if (auto error = product_identity::cannot_multiply(sigma)) return Error{"/activation", error->message};
    return sigma;
}

}  // namespace

Result<ProgramNetwork> program_network(const Slp& slp, const Options& options, ParallelEdges parallel) {
    auto sigma = activation_of(options);
    if (!sigma) return sigma.error();
    const std::size_t most = Limits{}.values / 4;  // a vertex, its edges and their parameters are more values
    std::size_t vertices = 1;
    for (const Gate& gate : slp.gates) {
        vertices += gate.operation == Operation::times ? 6 * sigma->coefficients.size() + 2 : 1;
        if (vertices > most)
            return Error{"/slp/gates", "expected a smaller program: no document could hold its network"};
    }
    return ProgramNetwork(slp, *std::move(sigma), parallel);
}

Result<Gap> gap_of(const Options& options) {
    if (!options.yes) return Error{"/yes", "expected the bound of YES instances"};
    if (!options.no) return Error{"/no", "expected the bound of NO instances"};
    if (*options.yes < 0) return Error{"/yes", "expected no negative number"};
    if (*options.no <= *options.yes) return Error{"/no", "expected more than the bound of YES instances"};
    return Gap{*options.yes, *options.no};
}

}  // namespace reductio::impl
