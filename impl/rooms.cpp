// The table of rooms: all that the command lines, the fuzzer and the index say about them is derived from here.

#include <algorithm>

#include "impl/room_tables.hpp"

namespace reductio::impl {

static std::vector<Room> all_rooms() {
    std::vector<Room> table = {pos_slp_room(),
                               subset_sum_room(),
                               two_csp_room(),
                               exact_cover_room(),
                               dnnt_room(),
                               two_layer_room(),
                               product_identity_room(),
                               bounded_slp_room(),
                               bit_slp_to_erm_room(),
                               bit_slp_to_scalar_erm_room(),
                               pos_slp_to_hinge_erm_room(),
                               backprop_sign_room(),
                               backprop_bit_room(),
                               cnf_room()};
    for (Room& room : logic_rooms()) table.push_back(std::move(room));
    return table;
}

const std::vector<Room>& rooms() {
    static const std::vector<Room> table = all_rooms();
    return table;
}

const Room* find_room(std::string_view name) {
    const auto room = std::find_if(rooms().begin(), rooms().end(), [&](const Room& r) { return r.name == name; });
    return room == rooms().end() ? nullptr : &*room;
}

const Variant* find_variant(const Room& room, std::string_view name) {
    const auto found =
        std::find_if(room.variants.begin(), room.variants.end(), [&](const Variant& v) { return v.name == name; });
    return found == room.variants.end() ? nullptr : &*found;
}

}  // namespace reductio::impl
