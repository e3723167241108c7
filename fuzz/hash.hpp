#pragma once
// One hash for everything that must be the same on every machine.

#include <cstdint>
#include <string_view>

namespace reductio::fuzz {

/// FNV-1a, 64 bits, from the public definition; of several texts, one after the other, by the hash of those before.
inline std::uint64_t hash(std::string_view text, std::uint64_t before = 0xcbf29ce484222325) {
    for (const char character : text) before = (before ^ static_cast<unsigned char>(character)) * 0x100000001b3;
    return before;
}

}  // namespace reductio::fuzz
