#pragma once
// For the sources of checkers/ only: the one door to Arb, FLINT's arithmetic of balls. A ball is a centre and a radius
// that stand for all reals so far from the centre at most; what is computed from balls holds what is computed from any
// reals in them. The exponents of centre and radius have any length: no ball is ever written out as an integer here.

#include "checkers/flint.hpp"

#if __FLINT_RELEASE >= 30000
#include <flint/arb.h>
#else
#include <arb.h>
#endif

namespace reductio::checkers {

/// mantissa * 2^exponent, the mantissa odd; or 0 and 0.
struct Dyadic {
    Fmpz mantissa;
    Fmpz exponent;
    bool operator==(const Dyadic&) const = default;
};

class Ball {
  public:
    Ball() { arb_init(raw_); }
    Ball(const Ball& other) : Ball() { arb_set(raw_, other.raw_); }
    Ball(Ball&& other) noexcept : Ball() { arb_swap(raw_, other.raw_); }
    Ball& operator=(const Ball& other) {
        arb_set(raw_, other.raw_);
        return *this;
    }
    Ball& operator=(Ball&& other) noexcept {
        arb_swap(raw_, other.raw_);
        return *this;
    }
    ~Ball() { arb_clear(raw_); }

    /// About the number; of radius 0 if the number is dyadic and its mantissa has no more bits than the precision.
    static Ball about(const Fmpq& number, std::size_t precision) {
        Ball result;
        arb_set_fmpq(result.raw_, number.raw(), static_cast<slong>(precision));
        return result;
    }

    /// What holds for every number in the ball.
    bool is_positive() const { return arb_is_positive(raw_) != 0; }
    bool is_nonpositive() const { return arb_is_nonpositive(raw_) != 0; }

    /// Bounds of |x| for all x in the ball, rounded outwards where their mantissas would have more bits than this.
    Dyadic least_magnitude(std::size_t precision) const { return bound(arb_get_abs_lbound_arf, precision); }
    Dyadic greatest_magnitude(std::size_t precision) const { return bound(arb_get_abs_ubound_arf, precision); }

    /// What the exponents of centre and radius take, what the centre's mantissa takes, and all of them.
    std::size_t exponent_bits() const {
        return checkers::bits(ARF_EXPREF(arb_midref(raw_))) + checkers::bits(MAG_EXPREF(arb_radref(raw_)));
    }
    std::size_t mantissa_bits() const { return static_cast<std::size_t>(arb_bits(raw_)); }
    std::size_t bits() const { return mantissa_bits() + exponent_bits(); }

    friend Ball sum(const Ball& a, const Ball& b, std::size_t precision) { return of(arb_add, a, b, precision); }
    friend Ball difference(const Ball& a, const Ball& b, std::size_t precision) { return of(arb_sub, a, b, precision); }
    friend Ball product(const Ball& a, const Ball& b, std::size_t precision) { return of(arb_mul, a, b, precision); }

  private:
    template <class Function>
    static Ball of(Function function, const Ball& a, const Ball& b, std::size_t precision) {
        Ball result;
        function(result.raw_, a.raw_, b.raw_, static_cast<slong>(precision));
        return result;
    }

    template <class Function>
    Dyadic bound(Function function, std::size_t precision) const {
        Ball exact;  // only its centre is used
        function(arb_midref(exact.raw_), raw_, static_cast<slong>(precision));
        Dyadic result;
        arf_get_fmpz_2exp(result.mantissa.raw(), result.exponent.raw(), arb_midref(exact.raw_));
        return result;
    }

    arb_t raw_;
};

}  // namespace reductio::checkers
