#pragma once
// The one door to FLINT: its integers and rationals as values that clean up after themselves.
// A thread other than the main one ends with flint_cleanup(): FLINT keeps a pool of numbers per thread.

#include "spec/numbers.hpp"  // first, for FLINT offers conversions from GMP only where GMP is already known

#include <flint/fmpq.h>
#include <flint/fmpz.h>

#include <algorithm>
#include <bit>
#include <compare>
#include <concepts>
#include <utility>

namespace reductio::checkers {

/// What a function of FLINT makes of its operands.
template <class Number, class Function, class... Operands>
Number made(Function function, const Operands&... operands) {
    Number result;
    function(result.raw(), operands.raw()...);
    return result;
}

/// As the pages' bl: the bits of |n|, at least 1. Here and not called in FLINT while n is no more than a word, for
/// every sum and product is measured beforehand.
inline std::size_t bits(const fmpz* n) {
    const std::size_t count = COEFF_IS_MPZ(*n)
                                  ? fmpz_bits(n)
                                  : static_cast<std::size_t>(std::bit_width(static_cast<mp_limb_t>(FLINT_ABS(*n))));
    return std::max<std::size_t>(count, 1);
}

class Fmpz {
  public:
    Fmpz() { fmpz_init(raw_); }
    template <std::signed_integral Number>
    Fmpz(Number value) {
        fmpz_init_set_si(raw_, value);
    }
    template <std::unsigned_integral Number>
    Fmpz(Number value) {
        fmpz_init_set_ui(raw_, value);
    }
    explicit Fmpz(const Integer& value) : Fmpz() { fmpz_set_mpz(raw_, value.get_mpz_t()); }
    Fmpz(const Fmpz& other) { fmpz_init_set(raw_, other.raw_); }
    Fmpz(Fmpz&& other) noexcept : Fmpz() { fmpz_swap(raw_, other.raw_); }
    Fmpz& operator=(const Fmpz& other) {
        fmpz_set(raw_, other.raw_);
        return *this;
    }
    Fmpz& operator=(Fmpz&& other) noexcept {
        fmpz_swap(raw_, other.raw_);
        return *this;
    }
    ~Fmpz() { fmpz_clear(raw_); }

    fmpz* raw() { return raw_; }
    const fmpz* raw() const { return raw_; }
    Integer to_integer() const {
        Integer copy;
        fmpz_get_mpz(copy.get_mpz_t(), raw_);
        return copy;
    }

    friend bool operator==(const Fmpz& a, const Fmpz& b) { return fmpz_equal(a.raw_, b.raw_) != 0; }
    friend std::strong_ordering operator<=>(const Fmpz& a, const Fmpz& b) { return fmpz_cmp(a.raw_, b.raw_) <=> 0; }
    friend Fmpz operator+(const Fmpz& a, const Fmpz& b) { return made<Fmpz>(fmpz_add, a, b); }
    friend Fmpz operator-(const Fmpz& a, const Fmpz& b) { return made<Fmpz>(fmpz_sub, a, b); }
    friend Fmpz operator*(const Fmpz& a, const Fmpz& b) { return made<Fmpz>(fmpz_mul, a, b); }

  private:
    fmpz_t raw_;
};

inline Fmpz abs(const Fmpz& a) { return made<Fmpz>(fmpz_abs, a); }
inline Fmpz floor_quotient(const Fmpz& a, const Fmpz& b) { return made<Fmpz>(fmpz_fdiv_q, a, b); }
inline Fmpz floor_remainder(const Fmpz& a, const Fmpz& b) { return made<Fmpz>(fmpz_fdiv_r, a, b); }
inline Fmpz power_modulo(const Fmpz& base, const Fmpz& exponent, const Fmpz& modulus) {
    return made<Fmpz>(fmpz_powm, base, exponent, modulus);
}
inline Fmpz power(const Fmpz& base, std::size_t exponent) {
    Fmpz result;
    fmpz_pow_ui(result.raw(), base.raw(), exponent);
    return result;
}
inline Fmpz times_power_of_two(const Fmpz& a, std::size_t exponent) {
    Fmpz result;
    fmpz_mul_2exp(result.raw(), a.raw(), exponent);
    return result;
}
inline Fmpz floor_by_power_of_two(const Fmpz& a, std::size_t exponent) {
    Fmpz result;
    fmpz_fdiv_q_2exp(result.raw(), a.raw(), exponent);
    return result;
}
/// How often two divides a; 0 for a = 0.
inline std::size_t twos_in(const Fmpz& a) { return fmpz_val2(a.raw()); }
inline bool is_odd(const Fmpz& a) { return fmpz_is_odd(a.raw()) != 0; }
inline std::size_t bits(const Fmpz& a) { return bits(a.raw()); }

/// Canonical at every moment: lowest terms, denominator positive.
class Fmpq {
  public:
    Fmpq() { fmpq_init(raw_); }
    template <std::integral Number>
    Fmpq(Number value) : Fmpq(Fmpz(value)) {}
    Fmpq(const Fmpz& value) : Fmpq() { fmpq_set_fmpz(raw_, value.raw()); }
    explicit Fmpq(const Integer& value) : Fmpq() { fmpz_set_mpz(fmpq_numref(raw_), value.get_mpz_t()); }
    explicit Fmpq(const Rational& value) : Fmpq() { fmpq_set_mpq(raw_, value.get_mpq_t()); }
    Fmpq(const Fmpq& other) : Fmpq() { fmpq_set(raw_, other.raw_); }
    Fmpq(Fmpq&& other) noexcept : Fmpq() { fmpq_swap(raw_, other.raw_); }
    Fmpq& operator=(const Fmpq& other) {
        fmpq_set(raw_, other.raw_);
        return *this;
    }
    Fmpq& operator=(Fmpq&& other) noexcept {
        fmpq_swap(raw_, other.raw_);
        return *this;
    }
    ~Fmpq() { fmpq_clear(raw_); }

    /// For a numerator and denominator > 0 without a common factor: their greatest common divisor is not worked out.
    static Fmpq of_coprime(Fmpz numerator, Fmpz denominator) {
        Fmpq result;
        fmpz_swap(fmpq_numref(result.raw_), numerator.raw());
        fmpz_swap(fmpq_denref(result.raw_), denominator.raw());
        return result;
    }

    fmpq* raw() { return raw_; }
    const fmpq* raw() const { return raw_; }
    Fmpz numerator() const { return copied(fmpq_numref(raw_)); }
    Fmpz denominator() const { return copied(fmpq_denref(raw_)); }
    std::size_t numerator_bits() const { return bits(fmpq_numref(raw_)); }
    std::size_t denominator_bits() const { return bits(fmpq_denref(raw_)); }
    bool same_denominator(const Fmpq& other) const {
        return fmpz_equal(fmpq_denref(raw_), fmpq_denref(other.raw_)) != 0;
    }
    bool is_zero() const { return fmpq_is_zero(raw_) != 0; }
    bool is_one() const { return fmpq_is_one(raw_) != 0; }
    bool is_integer() const { return fmpz_is_one(fmpq_denref(raw_)) != 0; }
    int sign() const { return fmpq_sgn(raw_); }
    Rational to_rational() const {
        Rational copy;
        fmpq_get_mpq(copy.get_mpq_t(), raw_);
        return copy;
    }

    friend bool operator==(const Fmpq& a, const Fmpq& b) { return fmpq_equal(a.raw_, b.raw_) != 0; }
    friend std::strong_ordering operator<=>(const Fmpq& a, const Fmpq& b) { return fmpq_cmp(a.raw_, b.raw_) <=> 0; }
    friend Fmpq operator+(const Fmpq& a, const Fmpq& b) { return made<Fmpq>(fmpq_add, a, b); }
    friend Fmpq operator-(const Fmpq& a, const Fmpq& b) { return made<Fmpq>(fmpq_sub, a, b); }
    friend Fmpq operator*(const Fmpq& a, const Fmpq& b) { return made<Fmpq>(fmpq_mul, a, b); }
    friend Fmpq operator/(const Fmpq& a, const Fmpq& b) { return made<Fmpq>(fmpq_div, a, b); }
    friend Fmpq operator-(const Fmpq& a) { return made<Fmpq>(fmpq_neg, a); }

  private:
    static Fmpz copied(const fmpz* number) {
        Fmpz copy;
        fmpz_set(copy.raw(), number);
        return copy;
    }

    fmpq_t raw_;
};

inline Fmpq abs(const Fmpq& a) { return made<Fmpq>(fmpq_abs, a); }
inline Fmpz floor(const Fmpq& a) { return floor_quotient(a.numerator(), a.denominator()); }
/// a - floor(a)
inline Fmpq fraction(const Fmpq& a) {
    return Fmpq::of_coprime(floor_remainder(a.numerator(), a.denominator()), a.denominator());
}
/// As the pages' len: the bits of numerator and denominator together.
inline std::size_t bits(const Fmpq& a) { return a.numerator_bits() + a.denominator_bits(); }

}  // namespace reductio::checkers
