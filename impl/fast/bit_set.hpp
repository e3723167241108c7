#pragma once
// Sets of small numbers as bits, and the one operation that a sum of sets needs of them.

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace reductio::impl::fast {

class BitSet {
  public:
    using Word = std::uint64_t;

    BitSet() = default;
    /// A set of numbers below `bits`.
    explicit BitSet(std::size_t bits) : bits_(bits), words_(bits / 64 + 1 + guards) {}

    std::size_t bits() const { return bits_; }
    std::size_t bytes() const { return words_.size() * sizeof(Word); }
    bool contains(std::size_t n) const { return n < bits_ && (word(n / 64) >> (n % 64) & 1) != 0; }
    void insert(std::size_t n) { words_[1 + n / 64] |= Word{1} << (n % 64); }
    std::size_t size() const;

    /// Calls `visit` with each member in [first, last], in order, while it returns true.
    template <class Visit>
    bool for_each(std::size_t first, std::size_t last, const Visit& visit) const {
        if (bits_ == 0) return true;
        if (last >= bits_) last = bits_ - 1;
        for (std::size_t w = first / 64; w <= last / 64 && first <= last; ++w) {
            Word word_left = word(w);
            if (w == first / 64) word_left &= ~Word{0} << (first % 64);
            if (w == last / 64) word_left &= ~Word{0} >> (63 - last % 64);
            for (; word_left != 0; word_left &= word_left - 1)
                if (!visit(w * 64 + static_cast<std::size_t>(std::countr_zero(word_left)))) return false;
        }
        return true;
    }

    /// Adds s + n for every member s of `from` and every n of `shifts`; these sums must be below `bits()`.
    void add_shifted(const BitSet& from, const std::vector<std::size_t>& shifts, unsigned threads = 1);

  private:
    /// A zero word at either end, so that a shifted row may read one word too far.
    static constexpr std::size_t guards = 2;
    Word word(std::size_t w) const { return words_[1 + w]; }
    void add_shifted(const BitSet& from, const std::vector<std::size_t>& shifts, std::size_t first, std::size_t last);

    std::size_t bits_ = 0;
    std::vector<Word> words_;
};

}  // namespace reductio::impl::fast
