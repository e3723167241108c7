#pragma once
// For the sources of checkers/ only: the values of a straight-line program, whatever its gates are taken to mean.

#include "checkers/exact.hpp"

namespace reductio::checkers {

/// No budget counts for more than this, so that a few counts of bits can be added without a thought of overflow.
inline constexpr std::size_t farthest = std::size_t(1) << 40;

/// As many bits as so many values have that are as large as the budget allows. A budget for small values is no wish for
/// few of them, so the default budget counts at least.
inline std::size_t together(std::size_t values, const Budget& budget) {
    return values * std::clamp<std::size_t>(budget.bits, Budget{}.bits, farthest);
}

/// Bounds the time that all values take. A product takes about as long as 64 sums of its length or more.
class Effort {
  public:
    explicit Effort(std::size_t most) : left_(most) {}

    void multiply(std::size_t bits) {
        if (bits >= left_) throw Refusal{"", "and those before it take more work than the budget allows"};
        left_ -= bits;
    }
    void add(std::size_t bits) { multiply(bits / 64 + 1); }

  private:
    std::size_t left_;
};

/// For each value, the last gate that uses it, counted from 1, among the gates that the output needs; 0 if there is
/// none. Of the output itself: a gate after all others.
inline std::vector<Index> last_uses(const Slp& slp) {
    std::vector<Index> last(slp.gates.size() + 1, 0);
    last.back() = slp.gates.size() + 1;
    for (Index g = slp.gates.size(); g-- > 0;) {
        if (last[g + 1] == 0) continue;
        for (const Index operand : {slp.gates[g].left, slp.gates[g].right})
            last[operand] = std::max(last[operand], g + 1);
    }
    return last;
}

/// The output, from the constant, for any meaning of the gates. A value is given up after its last use; those kept at
/// any time may have so many bits together.
template <class Value, class Apply>
Value output(const Slp& slp, Value constant, std::size_t most_bits, const Apply& apply) {
    const std::vector<Index> last = last_uses(slp);
    std::vector<Value> values(slp.gates.size() + 1);
    std::size_t kept = constant.bits();
    values[0] = std::move(constant);
    const auto made = [&](const Gate& gate) {
        Value value = apply(gate.operation, values[gate.left], values[gate.right]);
        kept += value.bits();
        if (kept > most_bits)
            throw Refusal{"", "and those kept beside it have more than " + std::to_string(most_bits) + " bits"};
        return value;
    };
    const auto give_up = [&](Index value) {
        kept -= values[value].bits();
        values[value] = Value();
    };
    for (Index g = 0; g < slp.gates.size(); ++g) {
        const Gate& gate = slp.gates[g];
        if (last[g + 1] == 0) continue;
        values[g + 1] = named([&] { return "value " + std::to_string(g + 1); }, [&] { return made(gate); });
        if (last[gate.left] == g + 1) give_up(gate.left);
        if (last[gate.right] == g + 1 && gate.right != gate.left) give_up(gate.right);
    }
    return std::move(values.back());
}

/// Whether the output is positive; if there is a place, whether the bit there is 1.
struct SlpQuestion {
    const Slp& slp;
    std::optional<Fmpz> place;
};

/// The answer from the output as an integer over a power of the constant's denominator. Throws a Refusal.
bool by_exact_value(const SlpQuestion& question, const Budget& budget);

}  // namespace reductio::checkers
