#pragma once
// For the sources of checkers/ only: what is proved for all parameters of the rooms whose targets are trained to
// compute a program: spec/bit_slp_to_erm.md, spec/bit_slp_to_scalar_erm.md, spec/pos_slp_to_hinge_erm.md.

#include "checkers/room_proofs.hpp"

namespace reductio::checkers {

/// `backward`, `gadget` and `bounded`.
std::vector<Proof> bit_slp_to_erm_proofs();

/// `backward`
std::vector<Proof> bit_slp_to_scalar_erm_proofs();
std::vector<Proof> pos_slp_to_hinge_erm_proofs();

}  // namespace reductio::checkers
