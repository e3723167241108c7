#include "checkers/activations.hpp"

#include "checkers/decimals.hpp"

#include <algorithm>
#include <limits>

namespace reductio::checkers {

namespace {

Fmpq polynomial_at(const std::vector<Rational>& coefficients, const Fmpq& a, const Budget& budget) {
    Fmpq value;
    for (auto term = coefficients.rbegin(); term != coefficients.rend(); ++term) {
        value = sum(product(value, a, budget), Fmpq(*term), budget);
    }
    return value;
}

std::vector<Rational> derived(const std::vector<Rational>& coefficients) {
    std::vector<Rational> result;
    for (std::size_t degree = 1; degree < coefficients.size(); ++degree) {
        result.push_back(coefficients[degree] * degree);
    }
    return result;
}

/// A piece starts at its left breakpoint, so the one a lies in is counted by the breakpoints up to a.
const Piece& piece_at(const PiecewiseLinear& line, const Fmpq& a) {
    const auto next = std::upper_bound(line.breakpoints.begin(), line.breakpoints.end(), a,
                                       [](const Fmpq& x, const Rational& breakpoint) { return x < Fmpq(breakpoint); });
    return line.pieces[static_cast<std::size_t>(next - line.breakpoints.begin())];
}

/// numerator / 2^exponent
Fmpq dyadic(const Fmpz& numerator, std::size_t exponent) {
    const std::size_t common = numerator == 0 ? exponent : std::min(twos_in(numerator), exponent);
    return Fmpq::of_coprime(floor_by_power_of_two(numerator, common), times_power_of_two(1, exponent - common));
}

Fmpq rounded_down(const Fmpq& a, std::size_t places, const Budget& budget) {
    const std::size_t twos = a.denominator_bits() - 1;
    if (twos <= places && a.denominator() == times_power_of_two(1, twos)) return a;  // a multiple of 2^-places already
    const bool countable = places < std::numeric_limits<std::size_t>::max() / 4;
    demand(countable ? a.numerator_bits() + 2 * places + 2 : std::numeric_limits<std::size_t>::max(), budget);
    return dyadic(floor_quotient(times_power_of_two(a.numerator(), places), a.denominator()), places);
}

bool lies_in(const Fmpq& a, const Interval& interval) {
    return Fmpq(interval.first) <= a && a <= Fmpq(interval.second);
}

struct Value {
    const Fmpq& a;
    const Budget& budget;

    Fmpq operator()(const Identity&) const { return a; }
    Fmpq operator()(const Constant& constant) const { return Fmpq(constant.value); }
    Fmpq operator()(const Polynomial& polynomial) const { return polynomial_at(polynomial.coefficients, a, budget); }
    Fmpq operator()(const PiecewiseLinear& line) const {
        const Piece& piece = piece_at(line, a);
        return sum(product(Fmpq(piece.slope), a, budget), Fmpq(piece.intercept), budget);
    }
    Fmpq operator()(const Rounded& rounded) const {
        Fmpq value = rounded_down(activate(*rounded.of, a, budget), rounded.bits, budget);
        if (rounded.low) value = std::max(value, Fmpq(*rounded.low));
        if (rounded.high) value = std::min(value, Fmpq(*rounded.high));
        return value;
    }
    Fmpq operator()(const DecimalEncode&) const { return decimal_encode(a, budget); }
    Fmpq operator()(const DecimalProduct&) const { return decimal_product(a, budget); }
    Fmpq operator()(const PublishedDecimalEncode&) const { return published_decimal_encode(a, budget); }
    Fmpq operator()(const PublishedDecimalProduct&) const { return published_decimal_product(a, budget); }
    Fmpq operator()(const PublishedProbe& probe) const {
        const Fmpq distance = abs(a);
        if (distance < Fmpq(probe.threshold)) return activate(*probe.of, a, budget);
        const bool zero = std::ranges::any_of(probe.zero, [&](const Interval& i) { return lies_in(distance, i); });
        return zero ? Fmpq(0) : a;
    }
};

struct Slope {
    const Fmpq& a;
    const Budget& budget;

    Fmpq operator()(const Identity&) const { return 1; }
    Fmpq operator()(const Constant&) const { return 0; }
    Fmpq operator()(const Polynomial& polynomial) const {
        return polynomial_at(derived(polynomial.coefficients), a, budget);
    }
    Fmpq operator()(const PiecewiseLinear& line) const { return Fmpq(piece_at(line, a).slope); }
    Fmpq operator()(const Rounded& rounded) const {
        if (!rounded.derivative) return none();
        return activate(**rounded.derivative, a, budget);
    }
    template <class Other>
    Fmpq operator()(const Other&) const {
        return none();
    }
    [[noreturn]] static Fmpq none() { throw Refusal{"", "has no derivative: its activation has none"}; }
};

}  // namespace

Fmpq activate(const Activation& activation, const Fmpq& a, const Budget& budget) {
    return std::visit(Value{a, budget}, activation.is);
}

Fmpq slope(const Activation& activation, const Fmpq& a, const Budget& budget) {
    return std::visit(Slope{a, budget}, activation.is);
}

}  // namespace reductio::checkers
