#pragma once
// For the sources of checkers/ only: the one door to Z3, whose own header stays in z3_terms.cpp. Numbers and truth
// values are known or open. What is known is computed at once, over FLINT's rationals and within a budget; Z3 sees
// only what depends on an open value. Whatever Z3 throws becomes a Refusal.
//
// The open values of a thread live in one context of Z3, made at first use and kept: making one takes longer than most
// answers. A process may fork after use, for Z3 starts threads only for limits on time, and there are none here.

#include "checkers/exact.hpp"

#include <memory>

namespace z3 {
class expr;
}

namespace reductio::checkers {

using Term = std::shared_ptr<const z3::expr>;

struct Truth {
    std::variant<bool, Term> is = true;
};

struct Number {
    std::variant<Fmpq, Term> is;
};

/// The number, where it is known.
inline const Fmpq* known(const Number& number) { return std::get_if<Fmpq>(&number.is); }

Truth operator!(const Truth& a);
Truth conjunction(const std::vector<Truth>& parts);
Truth disjunction(const std::vector<Truth>& parts);
Truth is_equal(const Number& a, const Number& b);
Truth is_less(const Number& a, const Number& b);
Truth is_at_most(const Number& a, const Number& b);

/// The first number if the condition holds, else the second.
Number either(const Truth& condition, const Number& then, const Number& otherwise);
Number sum(const std::vector<Number>& summands, const Budget& budget);
Number difference(const Number& a, const Number& b, const Budget& budget);
Number product(const Number& a, const Number& b, const Budget& budget);

/// For the functions above alone: the same without a look at what is known.
Number open_sum(const std::vector<Number>& summands);
Number open_product(const Number& a, const Number& b);

/// Looks for open values that meet everything required of them.
class Solver {
  public:
    /// No search may take more than `rlimit` steps as Z3 counts them, the same steps on every machine. Where open reals
    /// are multiplied it may take far fewer, since such a step can be arbitrarily long.
    explicit Solver(std::uint64_t rlimit);
    ~Solver();
    Solver(const Solver&) = delete;
    Solver& operator=(const Solver&) = delete;

    Truth open_truth();
    Number open_real();
    Number open_integer();

    void require(const Truth& truth);

    /// Whether there are such values, if for this once something beside is required of them. Throws a Refusal where Z3
    /// gives up.
    bool find(const std::vector<Truth>& beside = {});

    /// In the values found last. Nothing for a number that is irrational there.
    bool value(const Truth& truth) const;
    std::optional<Rational> value(const Number& number) const;

  private:
    struct State;
    std::uint64_t rlimit_;
    std::unique_ptr<State> state_;
};

}  // namespace reductio::checkers
