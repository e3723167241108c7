#pragma once
// One multiplier, REDUCTIO_DEPTH, scales every count and bound: "1" in CI, more for a deep run, "1/10" for a quick one.

#include <cstddef>

namespace reductio::fuzz {

/// `count` times REDUCTIO_DEPTH, rounded down, but at least `least`, below which a test would say nothing. The variable
/// is an integer or integers divided: "20", "1/10".
std::size_t scaled(std::size_t count, std::size_t least = 1);

}  // namespace reductio::fuzz
