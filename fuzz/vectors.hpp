#pragma once
// Test vectors of a room: sources with their targets and answers, each flagged with what it would catch.

#include "fuzz/obligations.hpp"

namespace reductio::fuzz {

struct VectorPlan {
    std::size_t count = 200;
    std::uint64_t seed = 1;
    std::size_t most_bytes = std::size_t(3) << 20;  // of all tests together, about
    std::uint64_t each_flag = 3;                    // how often at least, where there are so many
};

/// Corner cases first, then instances from the room's generator, small ones preferred. No two tests have the same
/// source, and of every one the answer is known.
Vectors make_vectors(const Subject& subject, const VectorPlan& plan);

/// The id of a test: 16 hexadecimal digits from the bytes of its source and options (FNV-1a).
std::string id_of(const Document& source, const Options& options);

}  // namespace reductio::fuzz
