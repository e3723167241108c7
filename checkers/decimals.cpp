#include "checkers/decimals.hpp"

#include <algorithm>

namespace reductio::checkers {

namespace {

/// The decimal digits of n >= 0; one for 0.
std::size_t digit_count(const Fmpz& n) {
    const std::size_t at_most = fmpz_sizeinbase(n.raw(), 10);  // exact, or one too many
    return at_most > 1 && n < power(10, at_most - 1) ? at_most - 1 : at_most;
}

/// At least the bits of 10^digits.
std::size_t bits_of_digits(std::size_t digits) { return digits / 3 * 10 + 10; }

/// The digits between sign digit and end mark, a whole number, negated if the sign digit says so; 0 for no code word.
/// The last digit of a code word is 1, so it is u / 10^digits in lowest terms: any other denominator is that of none.
Fmpz decimal_decode(const Fmpq& lambda) {
    const Fmpz scale = lambda.denominator();
    const std::size_t digits = twos_in(scale);
    if (digits < 3 || bits(scale) < 3 * digits || scale != power(10, digits)) return 0;
    const Fmpz u = lambda.numerator();
    const Fmpz tenth = floor_quotient(scale, 10);
    const Fmpz sign_digit = floor_quotient(u, tenth);
    const Fmpz rest = floor_remainder(u, tenth);
    if (sign_digit > 1 || floor_remainder(rest, 10) != 1) return 0;
    const Fmpz magnitude = floor_quotient(rest, 10);
    if (digits > 3 && magnitude < floor_quotient(scale, 1000)) return 0;  // a leading zero
    return sign_digit == 1 ? Fmpz(0) - magnitude : magnitude;
}

/// lambda * 10^n, where n is the number of its decimal digits after the point; 0 if they never end.
Fmpz digits_as_integer(const Fmpq& lambda, const Budget& budget) {
    const Fmpz scale = lambda.denominator();
    const std::size_t twos = twos_in(scale);
    Fmpz rest = floor_by_power_of_two(scale, twos);
    const auto fives = static_cast<std::size_t>(fmpz_remove(rest.raw(), rest.raw(), Fmpz(5).raw()));
    if (rest != 1) return 0;
    const std::size_t more_twos = std::max(twos, fives) - twos;
    const std::size_t more_fives = std::max(twos, fives) - fives;
    demand(lambda.numerator_bits() + more_twos + bits_of_digits(more_fives), budget);
    return times_power_of_two(lambda.numerator() * power(5, more_fives), more_twos);
}

}  // namespace

Fmpq decimal_encode(const Fmpq& a, const Budget& budget) {
    if (!a.is_integer()) return 0;
    const Fmpz magnitude = abs(a.numerator());
    const std::size_t digits = digit_count(magnitude);
    demand(2 * bits_of_digits(digits + 2), budget);
    const Fmpz scale = power(10, digits);
    const Fmpz sign_digit = a.sign() < 0 ? 1 : 0;
    const Fmpz code = sign_digit * scale * 10 + magnitude * 10 + 1;
    return Fmpq::of_coprime(code, scale * 100);  // coprime: the last digit of the code is 1
}

Fmpq decimal_product(const Fmpq& a, const Budget& budget) {
    return product(floor(a), decimal_decode(fraction(a)), budget);
}

Fmpq published_decimal_encode(const Fmpq& a, const Budget& budget) {
    const std::size_t digits = digit_count(floor(abs(a)));
    demand(bits_of_digits(digits), budget);
    return product(a, Fmpq::of_coprime(1, power(10, digits)), budget);
}

Fmpq published_decimal_product(const Fmpq& a, const Budget& budget) {
    return product(floor(a), digits_as_integer(fraction(a), budget), budget);
}

}  // namespace reductio::checkers
