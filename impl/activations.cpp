#include "impl/activations.hpp"

#include <algorithm>

namespace reductio::impl {

namespace {

/// The number of decimal digits of |n|; 1 for 0. GMP's size in base 10 may be one too large.
std::size_t decimal_digits(const Integer& n, const Arithmetic& exact) {
    const std::size_t digits = mpz_sizeinbase(n.get_mpz_t(), 10);
    return digits > 1 && abs(n) < exact.power_of_ten(digits - 1) ? digits - 1 : digits;
}

struct Application {
    const Rational& a;
    const Arithmetic& exact;

    Rational operator()(const Identity&) const { return a; }
    Rational operator()(const Constant& constant) const { return constant.value; }

    Rational operator()(const Polynomial& polynomial) const {
        Rational value = 0;
        for (auto c = polynomial.coefficients.rbegin(); c != polynomial.coefficients.rend(); ++c)
            value = exact.sum(exact.product(value, a), *c);
        return value;
    }

    Rational operator()(const PiecewiseLinear& function) const {
        // The first breakpoint above a ends a's piece, since pieces are closed on the left and open on the right.
        const auto end = std::upper_bound(function.breakpoints.begin(), function.breakpoints.end(), a);
        const Piece& piece = function.pieces[static_cast<std::size_t>(end - function.breakpoints.begin())];
        return exact.sum(exact.product(piece.slope, a), piece.intercept);
    }

    Rational operator()(const Rounded& rounded) const {
        const Integer scale = exact.power_of_two(rounded.bits);
        Rational value(floor(exact.product(apply(*rounded.of, a, exact), scale)), scale);
        value.canonicalize();
        if (rounded.low) value = std::max(value, *rounded.low);
        if (rounded.high) value = std::min(value, *rounded.high);
        return value;
    }

    Rational operator()(const DecimalEncode&) const { return decimal_encode(a, exact); }

    Rational operator()(const DecimalProduct&) const {
        const Rational beta(floor(a));
        return exact.product(beta, decimal_decode(exact.difference(a, beta), exact));
    }

    Rational operator()(const PublishedDecimalEncode&) const {
        const Integer integer_part = floor(abs(a));
        return exact.product(a, Rational(1, exact.power_of_ten(decimal_digits(integer_part, exact))));
    }

    Rational operator()(const PublishedDecimalProduct&) const {
        const Rational beta(floor(a));
        const Rational lambda = exact.difference(a, beta);
        // lambda's expansion is finite iff its denominator is 2^i 5^j; it then has max(i, j) digits.
        Integer rest;
        const Integer two = 2;
        const Integer five = 5;
        const auto i = mpz_remove(rest.get_mpz_t(), lambda.get_den_mpz_t(), two.get_mpz_t());
        const auto j = mpz_remove(rest.get_mpz_t(), rest.get_mpz_t(), five.get_mpz_t());
        if (rest != 1) return 0;
        return exact.product(exact.product(beta, lambda), exact.power_of_ten(std::max(i, j)));
    }

    Rational operator()(const PublishedProbe& probe) const {
        const Rational size = abs(a);
        if (size < probe.threshold) return apply(*probe.of, a, exact);
        const bool zero = std::any_of(probe.zero.begin(), probe.zero.end(), [&](const Interval& interval) {
            return interval.first <= size && size <= interval.second;
        });
        return zero ? Rational(0) : a;
    }
};

}  // namespace

Rational apply(const Activation& activation, const Rational& a, const Arithmetic& exact) {
    return std::visit(Application{a, exact}, activation.is);
}

Rational decimal_encode(const Rational& a, const Arithmetic& exact) {
    if (a.get_den() != 1) return 0;
    const Integer& n = a.get_num();
    const std::size_t digits = decimal_digits(n, exact);
    const Integer sign_digit = n < 0 ? exact.power_of_ten(digits + 1) : Integer(0);
    // The last digit is 1, so the fraction is in lowest terms as it stands: no gcd, which would dominate the cost.
    Rational code;
    code.get_num() = sign_digit + abs(n) * 10 + 1;
    code.get_den() = exact.power_of_ten(digits + 2);
    return code;
}

Rational decimal_decode(const Rational& lambda, const Arithmetic& exact) {
    // A last digit of 1 makes numerator and 10^k coprime: the denominator must be 10^k itself.
    const Integer& scale = lambda.get_den();
    const std::size_t k = decimal_digits(scale, exact) - 1;
    if (k < 3 || scale != exact.power_of_ten(k)) return 0;
    const Integer sign_unit = exact.power_of_ten(k - 1);
    const Integer sign_digit = lambda.get_num() / sign_unit;
    const Integer below_sign = lambda.get_num() - sign_digit * sign_unit;
    const Integer magnitude = below_sign / 10;
    if (sign_digit > 1 || below_sign - magnitude * 10 != 1) return 0;
    if (decimal_digits(magnitude, exact) != k - 2) return 0;  // a leading zero before another digit
    if (sign_digit == 1 && magnitude == 0) return 0;          // minus zero
    return sign_digit == 1 ? Rational(-magnitude) : Rational(magnitude);
}

}  // namespace reductio::impl
