#pragma once
// For the table of rooms only: every room there is.

#include "impl/room.hpp"

namespace reductio::impl {

Room pos_slp_room();
Room subset_sum_room();
Room two_csp_room();
Room exact_cover_room();
Room dnnt_room();
Room two_layer_room();

Room product_identity_room();
Room bounded_slp_room();
Room bit_slp_to_erm_room();
Room bit_slp_to_scalar_erm_room();
Room pos_slp_to_hinge_erm_room();
Room backprop_sign_room();
Room backprop_bit_room();
Room cnf_room();

std::vector<Room> logic_rooms();

}  // namespace reductio::impl
