#pragma once
// For the sources of checkers/ only: the statements of spec/product_identity.md about polynomials, proved through the
// target's own network.

#include "checkers/room_proofs.hpp"

namespace reductio::checkers {

/// The network's output is x y, as a polynomial in its two inputs.
Proof product_identity_proof();

/// The copies of f that the network has shifted by 0..mu are a basis of the polynomials of degree at most mu.
Proof shifted_basis_proof();

}  // namespace reductio::checkers
