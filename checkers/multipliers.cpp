#include "checkers/multipliers.hpp"

namespace reductio::checkers {

namespace {

/// mu + 1 numbers of about mu bl(mu) bits and as many again as the coefficients have.
void demand_room(const std::vector<Rational>& coefficients) {
    std::size_t coefficient = 0;
    for (const Rational& each : coefficients) coefficient = std::max(coefficient, length(each));
    const std::size_t count = coefficients.size();
    const std::size_t each = 9 * coefficient + 8 * count * bits(Fmpz(count)) + 16;
    demand(each, Budget{(std::size_t(1) << 30) / count});
}

Fmpz factorial(std::size_t n) {
    Fmpz result;
    fmpz_fac_ui(result.raw(), n);
    return result;
}

Fmpz least_common_multiple(const Fmpz& a, const Fmpz& b) { return made<Fmpz>(fmpz_lcm, a, b); }

/// The factor of 1 / (j! (mu - j)!), up to the sign.
Fmpq bracket(const std::vector<Rational>& coefficients, std::size_t j) {
    const std::size_t degree = coefficients.size() - 1;
    const Fmpq mu(degree);
    const Fmpq a(coefficients[degree]);
    const Fmpq b(coefficients[degree - 1]);
    const Fmpq c(coefficients[degree - 2]);
    const Fmpq index(j);
    const Fmpq e1 = mu * (mu + 1) / 2 - index;
    const Fmpq e2 = (e1 * e1 - (mu * (mu + 1) * (mu * 2 + 1) / 6 - index * index)) / 2;
    const Fmpq square = mu * mu;
    const Fmpq falling = mu * (mu - 1);
    return b * b / (square * a * a * a) - c / (falling * a * a) + e1 * b / (square * a * a) + e2 / (falling * a);
}

}  // namespace

std::vector<Fmpq> multipliers(const std::vector<Rational>& coefficients) {
    demand_room(coefficients);
    const std::size_t mu = coefficients.size() - 1;
    std::vector<Fmpq> result;
    for (std::size_t j = 0; j <= mu; ++j) {
        const Fmpq size = bracket(coefficients, j) / Fmpq(factorial(j) * factorial(mu - j));
        result.push_back((mu - j) % 2 == 0 ? size : -size);
    }
    return result;
}

ScaledMultipliers scaled_multipliers(const std::vector<Rational>& coefficients) {
    ScaledMultipliers result{1, multipliers(coefficients)};
    for (const Rational& coefficient : coefficients) {
        result.scale = least_common_multiple(result.scale, Fmpq(coefficient).denominator());
    }
    for (const Fmpq& value : result.values) result.scale = least_common_multiple(result.scale, value.denominator());
    for (Fmpq& value : result.values) value = value * Fmpq(result.scale);
    return result;
}

}  // namespace reductio::checkers
