// Flags of straight-line programs, of polynomials, and of options.

#include <algorithm>

#include "fuzz/vector_flag_tables.hpp"

namespace reductio::fuzz {

namespace {

constexpr std::size_t longest_value = 20'000;  // bits; values after a longer one are not looked at

const Slp* program_of(const Vector& test) {
    if (const auto* sign = std::get_if<PosSlp>(&test.source->is)) return &sign->slp;
    if (const auto* bit = std::get_if<BitSlp>(&test.source->is)) return &bit->slp;
    return nullptr;
}

Rational value_of(const Gate& gate, const std::vector<Rational>& values) {
    const Rational& left = values[gate.left];
    const Rational& right = values[gate.right];
    if (gate.operation == Operation::plus) return left + right;
    return gate.operation == Operation::minus ? Rational(left - right) : Rational(left * right);
}

std::vector<Rational> values_of(const Slp& slp) {
    std::vector<Rational> values = {slp.constant};
    for (const Gate& gate : slp.gates) {
        values.push_back(value_of(gate, values));
        if (length(values.back()) > longest_value) break;
    }
    return values;
}

using SlpTest = std::function<bool(const Slp&, const std::vector<Rational>& values)>;

VectorFlag program_flag(std::string name, std::string meaning, SlpTest is_on) {
    return {std::move(name), std::move(meaning), [is_on = std::move(is_on)](const Vector& test) {
                const Slp* slp = program_of(test);
                return slp && is_on(*slp, values_of(*slp));
            }};
}

/// A product by a right operand that is so.
SlpTest right_operand(std::function<bool(const Rational&)> is_so) {
    return [is_so = std::move(is_so)](const Slp& slp, const std::vector<Rational>& values) {
        return std::ranges::any_of(slp.gates, [&](const Gate& gate) {
            return gate.operation == Operation::times && gate.right < values.size() && is_so(values[gate.right]);
        });
    };
}

bool is_multiple_of_ten(const Rational& value) {
    return value != 0 && value.get_den() == 1 && mpz_divisible_ui_p(value.get_num_mpz_t(), 10) != 0;
}

SlpTest any_gate(std::function<bool(const Gate&)> is_so) {
    return [is_so = std::move(is_so)](const Slp& slp, const auto&) { return std::ranges::any_of(slp.gates, is_so); };
}

SlpTest any_value(bool (*is_so)(const Rational&)) {
    return [is_so](const Slp&, const auto& values) { return std::ranges::any_of(values, is_so); };
}

bool leaves_a_value(const Slp& slp, const std::vector<Rational>&) {
    std::vector<bool> used(slp.gates.size() + 1);
    used.back() = true;
    for (const Gate& gate : slp.gates) used[gate.left] = used[gate.right] = true;
    return std::ranges::count(used, false) > 0;
}

VectorFlag option_flag(std::string name, std::string meaning, std::function<bool(const Options&)> is_on) {
    return {std::move(name), std::move(meaning),
            [is_on = std::move(is_on)](const Vector& test) { return is_on(test.options); }};
}

using Coefficients = std::vector<Rational>;

bool is_fraction(const Rational& number) { return number.get_den() != 1; }
bool has_fraction(const Coefficients& numbers) { return std::ranges::any_of(numbers, is_fraction); }
bool has_linear_term(const Coefficients& numbers) { return numbers.size() > 1 && numbers[1] != 0; }
bool has_constant_term(const Coefficients& numbers) { return !numbers.empty() && numbers[0] != 0; }
bool is_beyond_squares(const Coefficients& numbers) { return numbers.size() > 3; }

}  // namespace

VectorFlags program_flags() {
    return {
        program_flag("same-operand", "a gate that uses one value twice",
                     any_gate([](auto& g) { return g.left == g.right; })),
        program_flag("difference", "a gate whose operands must not change places",
                     any_gate([](auto& g) { return g.operation == Operation::minus && g.left != g.right; })),
        program_flag("unused-value", "a value that no gate uses, not the output", leaves_a_value),
        program_flag("zero-output", "an output of 0",
                     [](auto& slp, auto& values) { return values.size() > slp.gates.size() && values.back() == 0; }),
        program_flag("negative-value", "a value below 0", any_value([](const Rational& v) { return v < 0; })),
        program_flag("negative-output", "an output below 0",
                     [](auto& slp, auto& values) { return values.size() > slp.gates.size() && values.back() < 0; }),
        program_flag("negative-right-operand", "a product by a number below 0",
                     right_operand([](auto& v) { return v < 0; })),
        program_flag("zero-right-operand", "a product by 0", right_operand([](auto& v) { return v == 0; })),
    };
}

VectorFlags long_value_flags() {
    return {
        program_flag("more-than-64-bits", "a value beyond machine integers",
                     any_value([](const Rational& v) { return is_long(v); })),
    };
}

VectorFlags decimal_flags() {
    return {program_flag("trailing-zeros", "a product by a multiple of 10, whose last digits are zeros",
                         right_operand(is_multiple_of_ten))};
}

VectorFlags constant_flags() {
    return {
        program_flag("constant-not-one", "a constant other than 1", [](auto& slp, auto&) { return slp.constant != 1; }),
        program_flag("fractional-constant", "a constant that is no integer",
                     [](auto& slp, auto&) { return is_fraction(slp.constant); }),
        program_flag("bounded-program", "m gates and the constant 2^-m",
                     [](auto& slp, auto&) {
                         return !slp.gates.empty() &&
                                slp.constant == Rational(Integer(1), Integer(1) << slp.gates.size());
                     }),
    };
}

VectorFlags bit_flags() {
    const auto flag = flag_of<BitSlp>;
    return {
        program_flag("no-gates", "a program that is its constant", [](auto& slp, auto&) { return slp.gates.empty(); }),
        flag("negative-bit", "a bit right of the binary point", [](auto& s) { return s.bit < 0; }),
        flag("bit-zero", "the lowest bit of the integer part", [](auto& s) { return s.bit == 0; }),
        flag("far-bit", "a place beyond 64, on either side of the point", [](auto& s) { return abs(s.bit) > 64; }),
    };
}

VectorFlags activation_flags() {
    const auto flag = [](std::string name, std::string meaning, bool (*is_on)(const Coefficients&)) {
        return option_flag(std::move(name), std::move(meaning),
                           [is_on](const Options& o) { return o.activation && is_on(*o.activation); });
    };
    return {
        flag("degree-above-two", "an activation of degree 3 or more", is_beyond_squares),
        flag("linear-term", "an activation with a linear term", has_linear_term),
        flag("fractional-activation", "an activation with a fraction", has_fraction),
    };
}

VectorFlags promise_flags() {
    return {
        option_flag("yes-above-zero", "a promise whose YES bound is not 0",
                    [](auto& o) { return o.yes && *o.yes != 0; }),
        option_flag("fractional-promise", "a promise with a fraction",
                    [](auto& o) { return o.yes && o.no && (is_fraction(*o.yes) || is_fraction(*o.no)); }),
    };
}

VectorFlags gap_flags() {
    return {
        option_flag("fractional-gap", "a gap that is no integer", [](auto& o) { return o.gap && is_fraction(*o.gap); }),
        option_flag("large-gap", "a gap of 100 or more", [](auto& o) { return o.gap && *o.gap >= 100; })};
}

VectorFlags polynomial_flags() {
    const auto flag = [](std::string name, std::string meaning, std::function<bool(const Coefficients&)> is_on) {
        return flag_of<Polynomial>(std::move(name), std::move(meaning),
                                   [is_on = std::move(is_on)](auto& source) { return is_on(source.coefficients); });
    };
    return {
        flag("degree-two", "the lowest degree that can multiply", [](auto& c) { return c.size() == 3; }),
        flag("degree-above-two", "copies that must be combined to cancel higher terms", is_beyond_squares),
        flag("linear-term", "a linear term, which must cancel", has_linear_term),
        flag("constant-term", "a constant term, which must cancel", has_constant_term),
        flag("single-term", "all coefficients but the last are 0",
             [](auto& c) { return std::ranges::count(c, 0) + 1 == std::ssize(c); }),
        flag("negative-leading-coefficient", "a last coefficient below 0",
             [](auto& c) { return !c.empty() && c.back() < 0; }),
        flag("fraction", "a coefficient that is no integer", has_fraction),
        flag("more-than-64-bits", "a coefficient beyond machine integers",
             [](auto& c) { return std::ranges::any_of(c, [](auto& n) { return is_long(n); }); }),
    };
}

}  // namespace reductio::fuzz
