// Most of what an exact evaluation allocates are limbs, and under AddressSanitizer an allocation costs as much as all
// the arithmetic. GMP and FLINT are not compiled with it, so it would not see a misuse of limbs anyway. A block that
// nobody gives back is still its block, and so still a leak.

#include "fuzz/targets/kept_limbs.hpp"

#include <gmp.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <cstring>

namespace reductio::fuzz {

namespace {

constexpr std::size_t most_limbs = 16;
constexpr std::size_t most_kept = 256;

struct Kept {
    std::size_t count = 0;
    std::array<void*, most_kept> blocks{};
};

/// By the number of limbs. Exactly so many: GMP says of each block how large it was asked to be, and those from before
/// `keep_limbs` are no larger.
constinit thread_local std::array<Kept, most_limbs + 1> kept;

/// Where blocks of a size are kept; none for texts, and for large ones.
Kept* place(std::size_t size) {
    const std::size_t limbs = size / sizeof(mp_limb_t);
    return size % sizeof(mp_limb_t) == 0 && limbs <= most_limbs ? &kept[limbs] : nullptr;
}

/// GMP has no way to say that there is no memory.
void* checked(void* block) {
    if (!block) std::abort();
    return block;
}

void* take(std::size_t size) {
    Kept* here = place(size);
    if (here && here->count > 0) return here->blocks[--here->count];
    return checked(std::malloc(size));
}

void give(void* block, std::size_t size) {
    Kept* here = place(size);
    if (here && here->count < most_kept)
        here->blocks[here->count++] = block;
    else
        std::free(block);
}

void* change(void* block, std::size_t old_size, std::size_t size) {
    if (!place(old_size) && !place(size)) return checked(std::realloc(block, size));
    void* moved = take(size);
    std::memcpy(moved, block, std::min(old_size, size));
    give(block, old_size);
    return moved;
}

}  // namespace

void keep_limbs() { mp_set_memory_functions(take, change, give); }

}  // namespace reductio::fuzz
