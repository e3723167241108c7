#pragma once
// B-D.4: learning a rounded multiplier. The page: spec/rounded_multipliers.md.

#include <vector>

#include "spec/numbers.hpp"
#include "spec/result.hpp"

namespace reductio::impl::rounded_multipliers {

/// The hypothesis h_c of precision q with c = n / 4^q, where 0 <= n < 4^q: each h_c is one of these.
struct RoundedMultiplier {
    std::size_t q = 1;
    Integer n = 0;
    bool operator==(const RoundedMultiplier&) const = default;
};

/// h_c(2^k) = 2^-q floor(c 2^(k+q)), for k <= q.
Rational value(const RoundedMultiplier& hypothesis, std::size_t k);

/// The point 2^exponent with what the target says there.
struct LabelledPoint {
    std::size_t exponent = 0;
    Rational label;
};

/// The learner outputs one of the hypotheses n = first, ..., first + count - 1, each as likely as the others.
struct Guesses {
    Integer first = 0;
    Integer count = 1;
};

/// Reads the bits that the samples show. An error where no hypothesis of this precision has these labels.
Result<Guesses> learned(std::size_t q, const std::vector<LabelledPoint>& samples);

/// How likely this learner misses its target with m samples; the same for each target, and no learner does better.
Rational failure(std::size_t q, std::size_t m);

/// Whether (1/2) (q / (q+1))^m <= delta, which every learner of this failure needs; in integers alone.
bool bound_allows(std::size_t q, const Rational& delta, std::size_t m);

/// The least m that the bound allows, for delta > 0.
std::size_t bound_on_samples(std::size_t q, const Rational& delta);

/// The least m with failure(q, m) <= delta, for delta > 0.
std::size_t samples_needed(std::size_t q, const Rational& delta);

/// Without rounding: the multiplier that takes x to y, for x other than 0.
Rational real_multiplier(const Rational& x, const Rational& y);

}  // namespace reductio::impl::rounded_multipliers
