#pragma once
// For the sources of checkers/ only: the rank argument of spec/bit_slp_to_erm.md once more, by Z3.

#include "checkers/program_network.hpp"

namespace reductio::checkers {

/// At each vertex with the identity: no real weights and biases, each edge with a bias of its own, meet the vertex's
/// templates and differ from theta* in a weight or in the sum of the biases. The target has to be such that
/// `prove_heads` holds. Unknown where one vertex takes Z3 more than `rlimit` steps.
Check prove_identity_heads_by_z3(const Program& program, const Nnt& target, std::uint64_t rlimit);

}  // namespace reductio::checkers
