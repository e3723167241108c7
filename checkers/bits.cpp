#include "checkers/bits.hpp"

namespace reductio::checkers {

namespace {

// |number| = u / v, and 2^places may be too large to write down. Only its remainder modulo 2v matters.
bool bit_right_of_the_point(const Fmpz& u, const Fmpz& v, const Fmpz& places) {
    const Fmpz modulus = v + v;
    const Fmpz shifted = floor_remainder(u * power_modulo(2, places, modulus), modulus);
    return is_odd(floor_quotient(shifted, v));
}

}  // namespace

bool bit_is_one(const Fmpq& number, const Fmpz& place) {
    const Fmpz u = abs(number.numerator());
    const Fmpz v = number.denominator();
    if (place < 0) return bit_right_of_the_point(u, v, Fmpz(0) - place);
    if (place >= bits(u)) return false;
    return is_odd(floor_by_power_of_two(floor_quotient(u, v), fmpz_get_ui(place.raw())));
}

}  // namespace reductio::checkers
