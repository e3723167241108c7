#include "checkers/rooms.hpp"

#include <algorithm>

#include "checkers/bit_slp_to_backprop_bit.hpp"
#include "checkers/bit_slp_to_erm.hpp"
#include "checkers/bit_slp_to_scalar_erm.hpp"
#include "checkers/cnf_to_erm.hpp"
#include "checkers/cnf_to_subset_sum.hpp"
#include "checkers/cnf_to_two_csp.hpp"
#include "checkers/dnnt_to_cnnt.hpp"
#include "checkers/exact_cover_to_dnnt.hpp"
#include "checkers/pos_slp_to_backprop_sign.hpp"
#include "checkers/pos_slp_to_dnnt.hpp"
#include "checkers/pos_slp_to_hinge_erm.hpp"
#include "checkers/product_identity.hpp"
#include "checkers/slp_to_bounded_slp.hpp"
#include "checkers/subset_sum_to_dnnt.hpp"
#include "checkers/two_csp_to_dnnt.hpp"
#include "checkers/two_layer_solver.hpp"

namespace reductio::checkers {

const std::vector<Room>& rooms() {
    static const std::vector<Room> table = {
        pos_slp_to_dnnt_room(),         subset_sum_to_dnnt_room(),   two_csp_to_dnnt_room(),
        exact_cover_to_dnnt_room(),     dnnt_to_cnnt_room(),         two_layer_solver_room(),
        product_identity_room(),        slp_to_bounded_slp_room(),   bit_slp_to_erm_room(),
        bit_slp_to_scalar_erm_room(),   pos_slp_to_hinge_erm_room(), pos_slp_to_backprop_sign_room(),
        bit_slp_to_backprop_bit_room(), cnf_to_erm_room(),           cnf_to_two_csp_room(),
        cnf_to_subset_sum_room()};
    return table;
}

const Room* find_room(std::string_view name) {
    const auto room = std::find_if(rooms().begin(), rooms().end(), [&](const Room& r) { return r.name == name; });
    return room == rooms().end() ? nullptr : &*room;
}

Check check_restrictions(const Room& room, const Pair& pair) { return run_steps(room.restrictions, pair); }
Check check_construction(const Room& room, const Pair& pair) { return run_steps(room.construction, pair); }

Check check_size(const Room& room, const Pair& pair) {
    if (auto reason = room.size(pair)) return Fails{"", *std::move(reason), std::nullopt};
    return Holds{};
}

Check check_count(const Room& room, const Pair& pair, const Counts& counts) {
    if (auto reason = room.count(pair, counts)) return Fails{"", *std::move(reason), std::nullopt};
    return Holds{};
}

}  // namespace reductio::checkers
