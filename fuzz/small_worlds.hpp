#pragma once
// Every small instance of each room: the worlds, and a walk through one with every obligation checked.

#include "fuzz/obligations.hpp"

namespace reductio::fuzz {

struct SmallWorld {
    std::string room;
    std::string what;  // its instances, in a few words
    std::function<Instance(Choices& choices)> make;
    bool large = false;  // then `equivalence`, which may ask Z3, is left to the other worlds of the room
};

/// At least one of each room, but of the solver.
const std::vector<SmallWorld>& small_worlds();

struct UnmetObligation {
    std::string obligation;
    Document source;
};

struct WorldReport {
    std::size_t size = 0;
    std::size_t checked = 0;
    std::vector<std::string> obligations;  // those that were checked
    std::optional<UnmetObligation> unmet{};
};

/// About `most` instances, evenly spread, or all where there are fewer; up to the first that does not hold.
WorldReport walk(const SmallWorld& world, std::size_t most);

}  // namespace reductio::fuzz
