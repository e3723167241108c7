#pragma once
// A campaign against another implementation: many instances a room, every obligation, in a worker process that talks
// with a program of its own.

#include <filesystem>

#include "fuzz/comparison.hpp"
#include "fuzz/scorecard.hpp"

namespace reductio::fuzz {

struct Challenge {
    std::vector<std::string> command;  // the program and its arguments
    std::vector<std::string> rooms;    // none: all that the program and this one have
    std::uint64_t count = 100;         // instances a room, beside its corner cases
    std::uint64_t seed = 1;
    std::size_t size = default_size;
    bool corners = true;   // the room's corner cases first
    bool simplify = true;  // what is found is made simpler
    std::size_t jobs = 1;
    PeerLimits limits;
    ComparisonSettings settings;
    std::filesystem::path save;  // the folder for counterexamples; empty: none are saved
};

/// An error where the program cannot be started or does not answer hello. Progress goes to standard error.
Result<Scorecard> compare(const Challenge& challenge);

}  // namespace reductio::fuzz
