#include "fuzz/corner_cases.hpp"

namespace reductio::fuzz {

namespace {

constexpr auto plus = Operation::plus;
constexpr auto minus = Operation::minus;
constexpr auto times = Operation::times;

/// 2, then its square, the square of that, and so on.
Slp squares(std::size_t count) {
    Slp slp{1, {{plus, 0, 0}}};
    for (std::size_t g = 0; g < count; ++g) slp.gates.push_back({times, g + 1, g + 1});
    return slp;
}

Slp followed_by(Slp slp, const std::vector<Gate>& gates) {
    slp.gates.insert(slp.gates.end(), gates.begin(), gates.end());
    return slp;
}

Rational power_of_two(unsigned exponent) { return Rational(Integer(1), Integer(1) << exponent); }

}  // namespace

std::vector<Slp> program_corners() {
    const Slp ten{1, {{plus, 0, 0}, {times, 1, 1}, {plus, 2, 0}, {times, 3, 1}}};  // 2, 4, 5, 10
    return {
        {1, {}},
        {1, {{plus, 0, 0}}},
        {1, {{minus, 0, 0}}},
        {1, {{times, 0, 0}}},
        {1, {{minus, 0, 0}, {minus, 1, 0}}},                 // -1
        {1, {{minus, 0, 0}, {minus, 1, 0}, {times, 2, 2}}},  // (-1)(-1)
        {1, {{minus, 0, 0}, {minus, 1, 0}, {times, 0, 2}}},  // 1 times -1
        {1, {{minus, 0, 0}, {minus, 1, 0}, {times, 2, 0}}},  // -1 times 1
        {1, {{minus, 0, 0}, {times, 0, 1}}},                 // 1 times 0
        {1, {{minus, 0, 0}, {times, 1, 0}}},                 // 0 times 1
        {1, {{minus, 0, 0}, {times, 1, 1}}},                 // 0 times 0
        {1, {{plus, 0, 0}, {minus, 0, 1}}},                  // 1 - 2
        {1, {{plus, 0, 0}, {minus, 1, 0}}},                  // 2 - 1
        {1, {{plus, 0, 0}, {minus, 0, 1}, {times, 1, 2}}},   // 2 times -1
        {1, {{plus, 0, 0}, {minus, 0, 1}, {times, 1, 2}, {times, 1, 3}}},
        {1, {{plus, 0, 0}, {plus, 0, 0}}},  // the first gate is not used
        {1, {{plus, 0, 0}, {times, 1, 1}, {minus, 2, 0}}},
        {1, {{plus, 0, 0}, {times, 1, 1}, {minus, 0, 2}, {times, 1, 3}}},
        followed_by(ten, {{times, 0, 4}}),                                // 1 times 10
        followed_by(ten, {{times, 4, 4}}),                                // 10 times 10
        followed_by(ten, {{times, 4, 4}, {times, 4, 5}}),                 // 10 times 100
        followed_by(ten, {{times, 1, 4}, {minus, 5, 4}}),                 // 20 - 10
        followed_by(ten, {{minus, 0, 0}, {minus, 5, 4}, {times, 0, 6}}),  // 1 times -10
        squares(3),
        squares(7),                                               // 2^128
        followed_by(squares(6), {{minus, 7, 0}, {minus, 8, 7}}),  // -1, by way of 2^64
        followed_by(squares(6), {{minus, 0, 7}}),                 // 1 - 2^64
        followed_by(squares(6), {{plus, 7, 0}, {minus, 7, 8}, {times, 7, 9}}),
        followed_by(squares(6), {{minus, 7, 7}}),
    };
}

std::vector<BitSlp> constant_corners() {
    return {
        {{0, {}}, 0},
        {{-1, {}}, 0},
        {{-3, {{times, 0, 0}}}, 3},
        {{2, {{minus, 0, 0}}}, 0},
        {{Rational(1, 2), {}}, -1},
        {{Rational(1, 2), {}}, 0},
        {{Rational(1, 2), {{times, 0, 0}}}, -2},
        {{Rational(1, 3), {}}, -1},
        {{Rational(1, 3), {}}, -2},
        {{Rational(1, 3), {}}, -1000},
        {{Rational(1, 3), {}}, -1001},
        {{Rational(-2, 3), {}}, -1},
        {{power_of_two(2), {{plus, 0, 0}, {times, 1, 1}}}, -2},
        {{power_of_two(3), {{plus, 0, 0}, {plus, 1, 1}, {minus, 0, 2}}}, -3},
        {{power_of_two(3), {{times, 0, 0}, {plus, 0, 1}, {minus, 1, 2}}}, -3},
        {{power_of_two(100), {}}, -100},
        {{power_of_two(100), {}}, -99},
        {{Rational(Integer(1) << 100), {}}, 100},
        {{Rational(Integer(1) << 100), {}}, 101},
    };
}

std::vector<Polynomial> polynomial_corners() {
    const Rational huge = Rational(Integer(1) << 100);
    return {
        {{0, 0, 1}},
        {{0, 0, -1}},
        {{0, 1, 1}},
        {{1, 0, 1}},
        {{1, 1, 1}},
        {{-1, 2, -1}},
        {{0, 0, 0, 1}},
        {{0, -1, 0, 1}},
        {{5, 0, 0, 1}},
        {{0, 0, 1, 1}},
        {{1, 2, 3, -4}},
        {{0, 0, 0, 0, 1}},
        {{0, 0, -4, 0, 1}},
        {{0, 0, 0, 0, 0, 1}},
        {{1, 0, 0, 0, 0, 0, -1}},
        {{0, 0, Rational(1, 2)}},
        {{Rational(1, 3), 0, Rational(2, 5)}},
        {{0, Rational(-1, 6), 0, Rational(7, 3)}},
        {{0, 0, huge}},
        {{0, huge, 1}},
        {{huge, 0, 0, Rational(-1, Integer(1) << 100)}},
    };
}

std::vector<Options> option_corners() {
    const auto options = [](std::vector<Rational> activation, Rational yes, Rational no, Rational gap) {
        return Options{std::move(activation), std::move(yes), std::move(no), std::move(gap), std::nullopt};
    };
    return {
        options({0, 0, 1}, 0, 2, 2),
        options({0, 0, 1}, 0, 1, 1),
        options({0, -1, 0, 1}, 1, 2, Rational(1, 2)),
        options({0, Rational(1, 2), 1}, Rational(1, 2), Rational(3, 2), 100),
    };
}

}  // namespace reductio::fuzz
