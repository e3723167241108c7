#include "impl/arithmetic.hpp"

#include <algorithm>

namespace reductio::impl {

// Adding 0 and multiplying by 1, which sparse polynomials do most, must not walk through megabits.

Rational Arithmetic::sum(const Rational& a, const Rational& b) const {
    if (a == 0) return b;
    if (b == 0) return a;
    const std::size_t numerator =
        std::max(bit_length(a.get_num()) + bit_length(b.get_den()), bit_length(b.get_num()) + bit_length(a.get_den()));
    admit(numerator + 1 + bit_length(a.get_den()) + bit_length(b.get_den()));
    return a + b;
}

Rational Arithmetic::product(const Rational& a, const Rational& b) const {
    if (a == 1) return b;
    if (b == 1) return a;
    admit(length(a) + length(b));
    if (a == b) return a * a;  // GMP squares faster than it multiplies, if it can see that it squares
    return a * b;
}

Integer Arithmetic::power_of_ten(std::size_t exponent) const {
    admit(exponent > budget_.bits ? exponent : exponent * 10 / 3 + 1);  // log2(10) < 10/3
    Integer power;
    mpz_ui_pow_ui(power.get_mpz_t(), 10, exponent);
    return power;
}

Integer Arithmetic::power_of_two(std::size_t exponent) const {
    admit(exponent);
    return Integer(1) << exponent;
}

Integer floor(const Rational& q) {
    Integer quotient;
    mpz_fdiv_q(quotient.get_mpz_t(), q.get_num_mpz_t(), q.get_den_mpz_t());
    return quotient;
}

bool bit_is_one(const Rational& q, const Integer& place) {
    const Integer u = abs(q.get_num());
    const Integer& v = q.get_den();
    if (place < 0) {
        // Only 2^s mod 2v matters, never 2^s itself: a place may have thirty digits.
        const Integer modulus = 2 * v;
        const Integer s = -place;
        const Integer two = 2;
        Integer power;
        mpz_powm(power.get_mpz_t(), two.get_mpz_t(), s.get_mpz_t(), modulus.get_mpz_t());
        const Integer shifted = u * power % modulus;
        return shifted >= v;
    }
    if (place >= Integer(static_cast<unsigned long>(bit_length(u)))) return false;
    const Integer scaled = v << place.get_ui();
    const Integer quotient = u / scaled;
    return mpz_odd_p(quotient.get_mpz_t()) != 0;
}

}  // namespace reductio::impl
