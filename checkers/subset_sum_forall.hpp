#pragma once
// For the sources of checkers/ only: D-T1.3 for all integers at once (spec/subset_sum_to_dnnt.md, Why it is right).

#include "checkers/room_proofs.hpp"

namespace reductio::checkers {

/// One proof for each number n of items: Z3 reads the target that was built from n + 1 placeholders, each of them an
/// integer that may have any value, and proves both directions and that neither is empty talk.
Forall subset_sum_forall();

}  // namespace reductio::checkers
