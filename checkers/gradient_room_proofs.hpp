#pragma once
// For the sources of checkers/ only: what is proved of the rooms of B-T1.3 from the source's own value:
// spec/pos_slp_to_backprop_sign.md, spec/bit_slp_to_backprop_bit.md.

#include "checkers/room_proofs.hpp"

namespace reductio::checkers {

/// `derivative`
std::vector<Proof> pos_slp_to_backprop_sign_proofs();

/// `derivative` and `bounded`.
std::vector<Proof> bit_slp_to_backprop_bit_proofs();

}  // namespace reductio::checkers
