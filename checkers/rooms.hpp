#pragma once
// The table of rooms of this floor, and the checks that every reduction has alike.

#include "checkers/check.hpp"

namespace reductio::checkers {

const std::vector<Room>& rooms();

/// The room of this name, if there is one.
const Room* find_room(std::string_view name);

Check check_restrictions(const Room& room, const Pair& pair);
Check check_construction(const Room& room, const Pair& pair);
Check check_size(const Room& room, const Pair& pair);
Check check_count(const Room& room, const Pair& pair, const Counts& counts);

}  // namespace reductio::checkers
