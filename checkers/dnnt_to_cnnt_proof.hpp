#pragma once
// For the sources of checkers/ only: what the checks of D-T1.2's target mean for all real parameters, one pair at a
// time (spec/dnnt_to_cnnt.md, Why it is right).

#include "checkers/dnnt_to_cnnt_checks.hpp"
#include "checkers/room_proofs.hpp"

namespace reductio::checkers {

/// `baseline`, `weights`, `values` and `backward`. A witness is a parameters document of the target, confirmed by
/// evaluation.
std::vector<Proof> dnnt_to_cnnt_proofs();

/// The last of them, with some checks of the loss left out: the witness passes all that are kept, and its total is at
/// most gamma' if the others count as passed.
Check prove_backward(const Pair& pair, std::uint64_t rlimit, const Kept& kept);

}  // namespace reductio::checkers
