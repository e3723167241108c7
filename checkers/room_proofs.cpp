#include "checkers/room_proofs.hpp"

#include <algorithm>

#include "checkers/cnf_to_erm_proof.hpp"
#include "checkers/dnnt_to_cnnt_forall.hpp"
#include "checkers/dnnt_to_cnnt_proof.hpp"
#include "checkers/exact_cover_forall.hpp"
#include "checkers/gradient_room_proofs.hpp"
#include "checkers/product_identity_proofs.hpp"
#include "checkers/program_room_proofs.hpp"
#include "checkers/slp_to_bounded_slp_proofs.hpp"
#include "checkers/subset_sum_forall.hpp"
#include "checkers/two_csp_forall.hpp"

namespace reductio::checkers {

const std::vector<RoomProofs>& room_proofs() {
    static const std::vector<RoomProofs> table = {
        {"subset-sum-to-dnnt", subset_sum_forall(), {}},
        {"two-csp-to-dnnt", two_csp_forall(), {}},
        {"exact-cover-to-dnnt", exact_cover_forall(), {}},
        {"dnnt-to-cnnt", dnnt_to_cnnt_forall(), dnnt_to_cnnt_proofs()},
        {"product-identity", std::nullopt, {product_identity_proof(), shifted_basis_proof()}},
        {"slp-to-bounded-slp", std::nullopt, {bounded_invariant_proof(), bounded_norm_proof()}},
        {"bit-slp-to-erm", std::nullopt, bit_slp_to_erm_proofs()},
        {"bit-slp-to-scalar-erm", std::nullopt, bit_slp_to_scalar_erm_proofs()},
        {"pos-slp-to-hinge-erm", std::nullopt, pos_slp_to_hinge_erm_proofs()},
        {"pos-slp-to-backprop-sign", std::nullopt, pos_slp_to_backprop_sign_proofs()},
        {"bit-slp-to-backprop-bit", std::nullopt, bit_slp_to_backprop_bit_proofs()},
        {"cnf-to-erm", std::nullopt, {{"backward", prove_models_by_outputs}}}};
    return table;
}

const RoomProofs& proofs_of(std::string_view room) {
    static const RoomProofs none;
    const auto found = std::ranges::find(room_proofs(), room, &RoomProofs::name);
    return found == room_proofs().end() ? none : *found;
}

}  // namespace reductio::checkers
