#pragma once
// What is proved of a room beyond the steps of its pairs, mostly with Z3. It stands apart from the table of rooms, so
// that a pair can be checked by a program without Z3.

#include "checkers/check.hpp"

namespace reductio::checkers {

/// A proof for all data of one shape at once. The pair is built from a source whose numbers are placeholders, each a
/// number that occurs nowhere else, and the proof reads the target's own numbers, every placeholder being a symbol.
struct Forall {
    std::function<std::vector<Document>(std::size_t bound)> shapes;  // placeholder sources up to a bound
    std::function<Check(const Pair&, std::uint64_t rlimit)> prove;   // both directions, and that neither is vacuous
};

/// A statement about all parameters of the target at once, proved for one pair. A witness against it is a parameters
/// document.
struct Proof {
    std::string name;
    std::function<Check(const Pair&, std::uint64_t rlimit)> prove;
};

struct RoomProofs {
    std::string name;
    std::optional<Forall> forall{};
    std::vector<Proof>
        proofs{};  // obligations of this room alone, by their names; `backward` where no list is possible
};

/// Of the rooms that have any.
const std::vector<RoomProofs>& room_proofs();

/// Of the room of this name: perhaps none.
const RoomProofs& proofs_of(std::string_view room);

}  // namespace reductio::checkers
