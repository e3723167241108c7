#include "fuzz/rooms.hpp"

#include "fuzz/room_generators.hpp"

#include <algorithm>

namespace reductio::fuzz {

namespace {

/// Sources from the generator of a problem, for a construction without options.
template <class Problem>
Generator from(Problem (*generate)(Choices&, const Size&)) {
    return [generate](Choices& choices, const Size& size) {
        return Instance{Document{generate(choices, size)}, Options{}};
    };
}

}  // namespace

const std::vector<Room>& rooms() {
    static const std::vector<Room> table = {
        {"pos-slp-to-dnnt", from(generate_integer_program)},
        {"subset-sum-to-dnnt", from(generate_subset_sum)},
        {"two-csp-to-dnnt", from(generate_two_csp)},
        {"exact-cover-to-dnnt", from(generate_exact_cover)},
        {"dnnt-to-cnnt", from(generate_discrete_training)},
        {"two-layer-solver", from(generate_two_layers)},
        {"product-identity", from(generate_multiplying_polynomial)},
        {"slp-to-bounded-slp", generate_integer_program_of_either_kind},
        {"bit-slp-to-erm", generate_erm},
        {"bit-slp-to-scalar-erm", generate_scalar_erm},
        {"pos-slp-to-hinge-erm", generate_hinge_erm},
        {"pos-slp-to-backprop-sign", generate_backprop_sign},
        {"bit-slp-to-backprop-bit", generate_backprop_bit},
        {"cnf-to-erm", from(generate_cnf)},
        {"cnf-to-two-csp", from(generate_few_clauses)},
        {"cnf-to-subset-sum", from(generate_short_clauses)},
    };
    return table;
}

const Room* find_room(std::string_view name) {
    const auto room = std::find_if(rooms().begin(), rooms().end(), [&](const Room& r) { return r.name == name; });
    return room == rooms().end() ? nullptr : &*room;
}

}  // namespace reductio::fuzz
