#pragma once
// Exact arithmetic that predicts the size of a result before it forms it.

#include "spec/numbers.hpp"

namespace reductio::impl {

struct Budget {
    std::size_t bits = std::size_t{1} << 26;  // of numerator and denominator together
};

/// Leaves an evaluation whose next value would be too large; caught where the evaluation began.
struct OverBudget {
    std::size_t bits;
};

class Arithmetic {
  public:
    explicit Arithmetic(const Budget& budget) : budget_(budget) {}

    Rational sum(const Rational& a, const Rational& b) const;
    Rational product(const Rational& a, const Rational& b) const;
    Rational difference(const Rational& a, const Rational& b) const { return sum(a, -b); }
    Integer power_of_ten(std::size_t exponent) const;
    Integer power_of_two(std::size_t exponent) const;

    /// Refuses a value of so many bits.
    void admit(std::size_t bits) const {
        if (bits > budget_.bits) throw OverBudget{bits};
    }

  private:
    Budget budget_;
};

Integer floor(const Rational& q);

/// bit_j(q) of spec/problems.md, in time polynomial in the length of j.
bool bit_is_one(const Rational& q, const Integer& place);

}  // namespace reductio::impl
