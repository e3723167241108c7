#include "impl/fast/bit_set.hpp"

#include <algorithm>
#include <thread>

namespace reductio::impl::fast {

namespace {

using Word = BitSet::Word;

// The row operation: to[i] |= from[i] << shift, with the bits that come over from the word before. All options of one
// weight go over the same 16 KB of the result before the next, so that it is written to memory once.
constexpr std::size_t tile = 2048;

inline __attribute__((always_inline)) void or_row(Word* to, const Word* from, std::size_t count, unsigned shift) {
    const auto end = static_cast<std::ptrdiff_t>(count);
    if (shift == 0) {
        for (std::ptrdiff_t i = 0; i < end; ++i) to[i] |= from[i];
    } else {
        for (std::ptrdiff_t i = 0; i < end; ++i) to[i] |= from[i] << shift | from[i - 1] >> (64 - shift);
    }
}

void or_row_plain(Word* to, const Word* from, std::size_t count, unsigned shift) { or_row(to, from, count, shift); }

using Row = void (*)(Word*, const Word*, std::size_t, unsigned);

#if defined(__x86_64__)
__attribute__((target("avx2"))) void or_row_avx2(Word* to, const Word* from, std::size_t count, unsigned shift) {
    or_row(to, from, count, shift);
}

Row best_row() { return __builtin_cpu_supports("avx2") ? or_row_avx2 : or_row_plain; }
#else
Row best_row() { return or_row_plain; }
#endif

}  // namespace

std::size_t BitSet::size() const {
    std::size_t count = 0;
    for (const Word w : words_) count += static_cast<std::size_t>(std::popcount(w));
    return count;
}

void BitSet::add_shifted(const BitSet& from, const std::vector<std::size_t>& shifts, std::size_t first,
                         std::size_t last) {
    static const Row row = best_row();
    const std::size_t rows = from.words_.size() - 1;  // its words, and one more for the bits shifted out of the last
    for (std::size_t begin = first; begin < last; begin += tile) {
        const std::size_t end = std::min(last, begin + tile);
        for (const std::size_t shift : shifts) {
            const std::size_t skip = shift / 64;
            const std::size_t low = std::max(begin, skip);
            const std::size_t high = std::min(end, skip + rows);
            if (low < high)
                row(&words_[1 + low], &from.words_[1 + low - skip], high - low, static_cast<unsigned>(shift % 64));
        }
    }
}

void BitSet::add_shifted(const BitSet& from, const std::vector<std::size_t>& shifts, unsigned threads) {
    const std::size_t words = words_.size() - guards;
    if (from.bits_ == 0 || shifts.empty()) return;
    constexpr std::size_t worth_a_thread = 64 * tile;
    if (threads < 2 || words < 2 * worth_a_thread) return add_shifted(from, shifts, 0, words);
    const std::size_t half = words / 2 / tile * tile;
    std::thread other([&] { add_shifted(from, shifts, half, words); });
    add_shifted(from, shifts, 0, half);
    other.join();
}

}  // namespace reductio::impl::fast
