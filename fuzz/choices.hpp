#pragma once
// A generator's only input: a sequence of bounded numbers, wherever they come from. RapidCheck generates and shrinks
// the numbers of a replay.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace reductio::fuzz {

using Sequence = std::vector<std::uint64_t>;

/// 0 is always the simplest choice: the fewest, the smallest, the identity, no. So lower numbers and a shorter sequence
/// mean a simpler instance.
class Choices {
  public:
    /// Answers a bound of at least 2 with a number below it.
    using Source = std::function<std::uint64_t(std::uint64_t bound)>;

    explicit Choices(Source source) : source_(std::move(source)) { made_.reserve(64); }

    /// A number below the bound, which is at least 1. A bound of 1 leaves no choice, so it takes no number.
    std::uint64_t below(std::uint64_t bound);

    bool flip() { return below(2) == 1; }

    /// True for `numerator` of `denominator` numbers. A walk through all of them meets an answer more than once: where
    /// each instance should come once, flip.
    bool chance(std::uint64_t numerator, std::uint64_t denominator) {
        return below(denominator) >= denominator - numerator;
    }

    /// How many, from `least` to `most`; the fewest first.
    std::size_t count(std::size_t least, std::size_t most) { return least + below(most - least + 1); }

    /// An integer from `low` to `high`, less than 2^63 apart; those near 0 first: 0, 1, -1, 2, -2, ...
    std::int64_t between(std::int64_t low, std::int64_t high);

    /// One of the values, which are not empty; the first is the simplest.
    template <class T>
    T pick(const std::vector<T>& values) {
        return values[below(values.size())];
    }

    template <class T>
    T pick(std::initializer_list<T> values) {
        return values.begin()[below(values.size())];
    }

    /// The numbers so far: replayed, they make the same choices.
    const Sequence& made() const { return made_; }

  private:
    Source source_;
    Sequence made_;
};

/// Instance `index` of a room in a campaign: the same on every machine.
Choices seeded(std::uint64_t campaign_seed, std::string_view room, std::uint64_t index);

/// The numbers of a sequence, each modulo the bound it meets; 0 after the end.
Choices replayed(Sequence sequence);

/// A fuzzer's bytes are numbers of seven bits a byte, the lowest first; a byte of 128 or more says that the number goes
/// on. So a changed byte changes one number or two, whatever the bounds. A number takes at most ten bytes.
Sequence to_sequence(std::span<const std::uint8_t> bytes);
std::vector<std::uint8_t> to_bytes(const Sequence& sequence);

}  // namespace reductio::fuzz
