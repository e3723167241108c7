#include "checkers/exact.hpp"

#include <algorithm>

namespace reductio::checkers {

void demand(std::size_t bits, const Budget& budget) {
    if (bits <= budget.bits) return;
    throw Refusal{"", "would need " + std::to_string(bits) + " bits; the budget is " + std::to_string(budget.bits)};
}

namespace {

std::size_t bits_of_sum(const Fmpq& a, const Fmpq& b) {
    if (a.same_denominator(b)) return std::max(a.numerator_bits(), b.numerator_bits()) + 1 + a.denominator_bits();
    const std::size_t left = a.numerator_bits() + b.denominator_bits();
    const std::size_t right = b.numerator_bits() + a.denominator_bits();
    return std::max(left, right) + 1 + a.denominator_bits() + b.denominator_bits();
}

}  // namespace

Fmpq sum(const Fmpq& a, const Fmpq& b, const Budget& budget) {
    demand(bits_of_sum(a, b), budget);
    return a + b;
}

Fmpq difference(const Fmpq& a, const Fmpq& b, const Budget& budget) {
    demand(bits_of_sum(a, b), budget);
    return a - b;
}

Fmpq product(const Fmpq& a, const Fmpq& b, const Budget& budget) {
    demand(bits(a) + bits(b), budget);
    return a * b;
}

std::string shown(const Rational& number) {
    const std::size_t size = length(number);
    return size <= 1024 ? number.get_str() : "a number of " + std::to_string(size) + " bits";
}

}  // namespace reductio::checkers
