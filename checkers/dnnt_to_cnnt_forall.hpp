#pragma once
// For the sources of checkers/ only: D-T1.2 for all activations, inputs and lists of two options, one network at a time
// (spec/dnnt_to_cnnt.md, Why it is right).

#include "checkers/room_proofs.hpp"

namespace reductio::checkers {

/// One proof for each graph with so many vertices beside the source. Z3 reads the target that was built from
/// placeholders: each number of the source may be any, and each activation any function.
Forall dnnt_to_cnnt_forall();

}  // namespace reductio::checkers
