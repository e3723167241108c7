#pragma once
// For the sources of checkers/ only: a limit on all that a computation costs, beside that on each of its values.

#include "checkers/exact.hpp"

namespace reductio::checkers {

/// The product, or the greatest number there is.
inline std::size_t times(std::size_t a, std::size_t b) {
    constexpr std::size_t greatest = std::numeric_limits<std::size_t>::max();
    return b != 0 && a > greatest / b ? greatest : a * b;
}

/// What is paid is bits: of each value, or of each pair of terms that are multiplied. Refused once all is spent.
class Purse {
  public:
    explicit Purse(std::size_t all, const Budget& each = {}) : all_(all), left_(all), each_(each) {}

    const Budget& each() const { return each_; }
    void pay(std::size_t bits) {
        if (bits > left_) throw Refusal{"", "costs more than is left of " + std::to_string(all_) + " bits of work"};
        left_ -= bits;
    }
    /// Pays for a number that was formed within the budget of one value.
    const Fmpq& paid(const Fmpq& number) {
        pay(bits(number) + overhead);
        return number;
    }

    static constexpr std::size_t overhead = 512;  // what a value takes however short it is

  private:
    std::size_t all_;
    std::size_t left_;
    Budget each_;
};

inline Fmpq sum(const Fmpq& a, const Fmpq& b, Purse& purse) { return purse.paid(sum(a, b, purse.each())); }
inline Fmpq difference(const Fmpq& a, const Fmpq& b, Purse& purse) {
    return purse.paid(difference(a, b, purse.each()));
}
inline Fmpq product(const Fmpq& a, const Fmpq& b, Purse& purse) { return purse.paid(product(a, b, purse.each())); }

}  // namespace reductio::checkers
