#pragma once
// For the sources of checkers/ only: what spec/slp_to_bounded_slp.md says of the values of the new program.

#include "checkers/room_proofs.hpp"

namespace reductio::checkers {

/// The value that represents a_i is a_i b_0^(e_i), for every constant b_0; and the output is a_n b_0^(2^n).
Proof bounded_invariant_proof();

/// |b_i| <= 2^(i - m) for each value of the new program.
Proof bounded_norm_proof();

}  // namespace reductio::checkers
