#include "fuzz/rooms.hpp"

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

/// The construction wants the constant 1.
PosSlp generate_integer_program(Choices& choices, const Size& size) { return {generate_slp(choices, size, 1)}; }

}  // namespace

const std::vector<Room>& rooms() {
    static const std::vector<Room> table = {
        {"pos-slp-to-dnnt", from(generate_integer_program)},
        {"subset-sum-to-dnnt", from(generate_subset_sum)},
        {"two-csp-to-dnnt", from(generate_two_csp)},
        {"exact-cover-to-dnnt", from(generate_exact_cover)},
    };
    return table;
}

const Room* find_room(std::string_view name) {
    const auto room = std::find_if(rooms().begin(), rooms().end(), [&](const Room& r) { return r.name == name; });
    return room == rooms().end() ? nullptr : &*room;
}

}  // namespace reductio::fuzz
