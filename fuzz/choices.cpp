#include "fuzz/choices.hpp"

#include <algorithm>
#include <cstdlib>

#include "fuzz/hash.hpp"

namespace reductio::fuzz {

std::uint64_t Choices::below(std::uint64_t bound) {
    if (bound == 0) std::abort();
    if (bound == 1) return 0;
    const std::uint64_t number = source_(bound);
    if (number >= bound) std::abort();
    made_.push_back(number);
    return number;
}

std::int64_t Choices::between(std::int64_t low, std::int64_t high) {
    const auto number = static_cast<std::int64_t>(below(static_cast<std::uint64_t>(high - low) + 1));
    if (low >= 0) return low + number;
    if (high <= 0) return high - number;
    // Both signs in turn until one side is used up, then on along the other.
    const std::int64_t both = std::min(high, -low);
    if (number <= 2 * both) return number % 2 == 1 ? (number + 1) / 2 : -(number / 2);
    return high > both ? number - both : both - number;
}

namespace {

/// SplitMix64 (Steele, Lea and Flood 2014), from the public definition: a counter in steps of the golden ratio, and a
/// bijective mixing of its bits.
class SplitMix64 {
  public:
    explicit SplitMix64(std::uint64_t state) : state_(state) {}

    std::uint64_t next() {
        state_ += 0x9e3779b97f4a7c15;
        std::uint64_t bits = state_;
        bits = (bits ^ (bits >> 30)) * 0xbf58476d1ce4e5b9;
        bits = (bits ^ (bits >> 27)) * 0x94d049bb133111eb;
        return bits ^ (bits >> 31);
    }

    std::uint64_t below(std::uint64_t bound) {
        // The lowest 2^64 mod bound numbers are drawn again, which leaves as many for each remainder.
        const std::uint64_t unfair = (0 - bound) % bound;
        std::uint64_t number = next();
        while (number < unfair) number = next();
        return number % bound;
    }

  private:
    std::uint64_t state_;
};

}  // namespace

Choices seeded(std::uint64_t campaign_seed, std::string_view room, std::uint64_t index) {
    std::uint64_t state = campaign_seed;
    for (const std::uint64_t part : {hash(room), index}) state = SplitMix64(state).next() ^ part;
    // Mixed once more, for the streams of neighbours would else be one stream, shifted.
    state = SplitMix64(state).next();
    return Choices([random = SplitMix64(state)](std::uint64_t bound) mutable { return random.below(bound); });
}

Choices replayed(Sequence sequence) {
    return Choices([sequence = std::move(sequence), at = std::size_t{0}](std::uint64_t bound) mutable {
        return at < sequence.size() ? sequence[at++] % bound : 0;
    });
}

Sequence to_sequence(std::span<const std::uint8_t> bytes) {
    constexpr unsigned most_bits = 70;  // of ten bytes; those above 64 are lost
    Sequence sequence;
    sequence.reserve(bytes.size());
    std::uint64_t number = 0;
    unsigned shift = 0;
    for (const std::uint8_t byte : bytes) {
        if (shift < 64) number |= std::uint64_t{byte & 127u} << shift;
        shift += 7;
        if (byte >= 128 && shift < most_bits) continue;
        sequence.push_back(number);
        number = shift = 0;
    }
    if (shift != 0) sequence.push_back(number);
    return sequence;
}

std::vector<std::uint8_t> to_bytes(const Sequence& sequence) {
    std::vector<std::uint8_t> bytes;
    for (std::uint64_t number : sequence) {
        for (; number >= 128; number >>= 7) bytes.push_back(static_cast<std::uint8_t>(number | 128));
        bytes.push_back(static_cast<std::uint8_t>(number));
    }
    return bytes;
}

}  // namespace reductio::fuzz
