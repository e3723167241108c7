#pragma once
// Deciding straight-line programs as `decide` does, by another way: balls of ever higher precision, so that a value of
// astronomically many bits need not be written out. Where they leave it open, integers over a power of the constant's
// denominator. Only the instance is read, which is taken to be without `fault`.

#include "checkers/decision.hpp"

namespace reductio::checkers {

/// `unknown`, with the reason, where the work is too much, and for what is no pos-slp or bit-slp. The budget bounds the
/// precision, the exponents, and the bits of exact values; and, times a constant, all of them together.
Decision decide_by_balls(const Document& document, const Work& work = {});

/// The answer in balls of just so many bits, at least 2, or exactly where it is 0 bits: nothing where balls leave it
/// open. An error where the work is too much, and for what is no pos-slp or bit-slp.
Result<std::optional<Answer>> answer_in_bits(const Document& document, std::size_t bits, const Budget& budget = {});

}  // namespace reductio::checkers
