#pragma once
// The table of rooms of this floor: what to feed each construction with.

#include "fuzz/generators.hpp"
#include "spec/document.hpp"

namespace reductio::fuzz {

/// What a construction is called with.
struct Instance {
    Document source;
    Options options;
};

/// Whatever the choices, the instance meets the construction's precondition.
using Generator = std::function<Instance(Choices& choices, const Size& size)>;

struct Room {
    std::string name;
    Generator generate;
};

const std::vector<Room>& rooms();

/// The room of this name, if there is one.
const Room* find_room(std::string_view name);

}  // namespace reductio::fuzz
