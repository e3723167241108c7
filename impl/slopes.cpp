// The derivatives of spec/networks.md.

#include <algorithm>

#include "impl/activations.hpp"
#include "impl/losses.hpp"

namespace reductio::impl {

namespace {

Rational polynomial_slope(const Polynomial& polynomial, const Rational& a, const Arithmetic& exact) {
    Rational value = 0;  // Horner's rule on k r_k T^(k-1)
    for (std::size_t k = polynomial.coefficients.size(); k-- > 1;)
        value = exact.sum(exact.product(value, a),
                          exact.product(polynomial.coefficients[k], static_cast<unsigned long>(k)));
    return value;
}

/// At a breakpoint the piece to its right.
Rational piece_slope(const PiecewiseLinear& line, const Rational& a) {
    const auto after = std::upper_bound(line.breakpoints.begin(), line.breakpoints.end(), a);
    return line.pieces[static_cast<std::size_t>(after - line.breakpoints.begin())].slope;
}

}  // namespace

std::optional<Rational> slope(const Activation& activation, const Rational& a, const Arithmetic& exact) {
    if (std::holds_alternative<Identity>(activation.is)) return 1;
    if (std::holds_alternative<Constant>(activation.is)) return 0;
    if (const auto* polynomial = std::get_if<Polynomial>(&activation.is))
        return polynomial_slope(*polynomial, a, exact);
    if (const auto* line = std::get_if<PiecewiseLinear>(&activation.is)) return piece_slope(*line, a);
    if (const auto* rounded = std::get_if<Rounded>(&activation.is); rounded && rounded->derivative)
        return apply(**rounded->derivative, a, exact);
    return std::nullopt;
}

std::optional<Rational> loss_slope(const Loss& loss, const Rational& f, const Rational& y, const Arithmetic& exact) {
    if (std::holds_alternative<SquaredError>(loss.is)) return exact.product(2, exact.difference(f, y));
    if (std::holds_alternative<HalfSquaredError>(loss.is)) return exact.difference(f, y);
    if (std::holds_alternative<AbsoluteError>(loss.is)) return f == y ? 0 : f < y ? -1 : 1;
    if (std::holds_alternative<Hinge>(loss.is)) return exact.product(y, f) < 1 ? Rational(-y) : Rational(0);
    return std::nullopt;
}

}  // namespace reductio::impl
