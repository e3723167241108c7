#pragma once
// Every instance of a small world, one after the other.

#include "fuzz/choices.hpp"

namespace reductio::fuzz {

/// Walks through every sequence of choices that a generator can ask for, each once: an odometer whose later wheels may
/// depend on the numbers before them.
///
///     for (Exhaustive walk; walk.more(); walk.advance()) {
///         Choices choices = walk.choices();
///         const Slp slp = any_slp(choices, {.most_gates = 4});
///     }
class Exhaustive {
  public:
    Exhaustive() = default;
    Exhaustive(const Exhaustive&) = delete;
    Exhaustive& operator=(const Exhaustive&) = delete;

    /// Whether there is a sequence at all to make now.
    bool more() const { return more_; }

    /// The sequence to make now, from its start. The walk sees what is asked of it, so it must outlive it.
    Choices choices();

    /// On to the next sequence, by the bounds asked for in this one.
    void advance();

  private:
    struct Wheel {
        std::uint64_t number = 0;
        std::uint64_t bound = 0;
    };

    std::uint64_t turn(std::uint64_t bound);

    std::vector<Wheel> wheels_;
    std::size_t asked_ = 0;
    bool more_ = true;
};

}  // namespace reductio::fuzz
