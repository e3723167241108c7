#pragma once
// For the sources of checkers/ only: losses as sums of terms (spec/networks.md, Losses).

#include "checkers/z3_network.hpp"

namespace reductio::checkers {

struct Checked;

/// factor * value, where the value is never negative. To ask whether it is zero is easier than to ask for the value:
/// a square is zero where its root is.
struct Summand {
    Fmpq factor;
    Number value;
    Truth is_zero;
    std::shared_ptr<const Checked> checked = nullptr;  // the same value in parts, where it has such parts
};

/// The sum of `then` where the check holds, else `otherwise`. Where `otherwise` is too much, the check has to hold and
/// the value is a plain sum: no cases then.
struct Checked {
    Truth holds;
    std::vector<Summand> then;
    Fmpq otherwise;
};

/// The square of the root, `factor` times.
Summand square(const Fmpq& factor, const Number& root, const Budget& budget);

/// The loss of the outputs f at the label y, every factor multiplied by `times`.
std::vector<Summand> loss_summands(const Loss& loss, const Fmpq& times, const std::vector<Number>& f,
                                   const std::vector<Number>& y, const Meaning& meaning, const Budget& budget);
std::vector<Summand> loss_summands(const Loss& loss, const Fmpq& times, const std::vector<Number>& f,
                                   const std::vector<Rational>& y, const Meaning& meaning, const Budget& budget);

Number sum_of(const std::vector<Summand>& summands, const Budget& budget);

/// Whether the sum of the summands is at most the bound.
Truth sum_is_at_most(const std::vector<Summand>& summands, const Number& bound, const Budget& budget);

}  // namespace reductio::checkers
