// Straight-line programs.

#include "fuzz/generators.hpp"

#include <algorithm>

namespace reductio::fuzz {

namespace {

constexpr std::uint64_t operations = 3;  // as many as Operation has

/// How large a value can be: it is a multiple of 1/q^power, q the constant's denominator, and q^power times it has
/// at most `bits` bits.
struct Growth {
    std::size_t power = 0;
    std::size_t bits = 0;
};

std::size_t denominator_bits(const Rational& constant) {
    return constant.get_den() == 1 ? 0 : bit_length(constant.get_den());
}

/// An upper bound of the growth of a gate's value, given those of the values before it.
Growth grown(const Gate& gate, const std::vector<Growth>& values, std::size_t denominator) {
    const Growth& left = values[gate.left];
    const Growth& right = values[gate.right];
    if (gate.operation == Operation::times) return {left.power + right.power, left.bits + right.bits};
    const std::size_t power = std::max(left.power, right.power);
    const std::size_t left_bits = left.bits + (power - left.power) * denominator;
    const std::size_t right_bits = right.bits + (power - right.power) * denominator;
    return {power, std::max(left_bits, right_bits) + 1};
}

Gate any_gate(Choices& choices, std::size_t values) {
    const auto operation = static_cast<Operation>(choices.below(operations));
    const Index left = choices.below(values);
    return {operation, left, choices.below(values)};
}

/// Deep more often than not: every other left operand is the last value. Sums and products have the same operand twice
/// more often than by chance, and differences less often: a program soon has nothing but zeros.
Gate deep_gate(Choices& choices, std::size_t values) {
    Gate gate = any_gate(choices, values);
    if (choices.flip()) gate.left = values - 1;
    const bool rare = choices.chance(1, 4);
    if (gate.operation != Operation::minus && rare) gate.right = gate.left;
    if (gate.operation == Operation::minus && gate.left == gate.right && !rare) gate.operation = Operation::plus;
    return gate;
}

}  // namespace

Slp any_slp(Choices& choices, const SlpShape& shape) {
    Slp program{shape.constant, {}};
    const std::size_t count = choices.count(shape.least_gates, shape.most_gates);
    for (std::size_t g = 0; g < count; ++g) program.gates.push_back(any_gate(choices, g + 1));
    return program;
}

Slp generate_slp(Choices& choices, const Size& size, const Rational& constant) {
    Slp program{constant, {}};
    const std::size_t denominator = denominator_bits(constant);
    std::vector<Growth> values{{1, bit_length(constant.get_num())}};
    const auto outgrows = [&](const Gate& gate) {
        const Growth growth = grown(gate, values, denominator);
        return growth.bits + growth.power * denominator > size.value_bits;
    };
    const std::size_t count = seldom_none(choices, size.items);
    for (std::size_t g = 0; g < count; ++g) {
        Gate gate = deep_gate(choices, values.size());
        if (outgrows(gate)) gate.operation = Operation::minus;
        if (outgrows(gate)) gate = Gate{};  // the sum of two constants
        values.push_back(grown(gate, values, denominator));
        program.gates.push_back(gate);
    }
    return program;
}

Rational generate_constant(Choices& choices) {
    switch (choices.below(6)) {
        case 3:
            return Rational(Integer(1), Integer(1) << choices.count(1, 12));
        case 4:
            return any_rational(choices, {9, 1});
        case 5:
            return any_rational(choices, {9, 9});
        default:
            return Rational(1);
    }
}

PosSlp generate_pos_slp(Choices& choices, const Size& size) {
    return {generate_slp(choices, size, generate_constant(choices))};
}

BitSlp generate_bit_slp(Choices& choices, const Size& size) {
    BitSlp instance;
    instance.slp = generate_slp(choices, size, generate_constant(choices));
    const auto far = static_cast<std::int64_t>(size.value_bits);
    switch (choices.below(8)) {
        case 6:
            instance.bit = Integer(static_cast<long>(choices.between(-far, far)));
            break;
        case 7:
            instance.bit = huge_integer(choices);
            break;
        default:
            instance.bit = Integer(static_cast<long>(choices.between(-8, 8)));
    }
    return instance;
}

}  // namespace reductio::fuzz
