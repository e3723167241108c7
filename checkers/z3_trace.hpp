#pragma once
// For the sources of checkers/ only: the two losses of D-T1.2 as sums of terms (spec/networks.md, Losses).

#include "checkers/z3_losses.hpp"

namespace reductio::checkers {

Truth are_equal(const std::vector<Number>& f, const std::vector<Number>& y);

Truth is_among(const Number& number, const std::vector<Rational>& options, const Meaning& meaning);

/// The numbers at the positions.
std::vector<Number> restricted(const std::vector<Number>& numbers, const std::vector<Index>& positions);

/// Whether the check of the role at a position holds.
Truth role_holds(const Role& role, Index at, const std::vector<Number>& f, const std::vector<Number>& y,
                 const Meaning& meaning, const Budget& budget);

std::vector<Summand> trace_summands(const Trace& trace, const Fmpq& times, const std::vector<Number>& f,
                                    const std::vector<Number>& y, const Meaning& meaning, const Budget& budget);

std::vector<Summand> published_probe_summands(const PublishedProbeLoss& published, const Fmpq& times,
                                              const std::vector<Number>& f, const std::vector<Number>& y,
                                              const Meaning& meaning, const Budget& budget);

}  // namespace reductio::checkers
