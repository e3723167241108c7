#include "impl/rounded_multipliers.hpp"

#include <algorithm>

namespace reductio::impl::rounded_multipliers {

namespace {

Integer power(const Integer& base, std::size_t exponent) {
    Integer result;
    mpz_pow_ui(result.get_mpz_t(), base.get_mpz_t(), exponent);
    return result;
}

Integer two_to(std::size_t exponent) { return power(2, exponent); }

Rational quotient(const Integer& numerator, const Integer& denominator) {
    Rational result(numerator, denominator);
    result.canonicalize();
    return result;
}

/// The first k + q of the 2q bits of c, as an integer: n = c 4^q lacks its last q - k bits.
Integer first_bits(const RoundedMultiplier& hypothesis, std::size_t k) { return hypothesis.n >> (hypothesis.q - k); }

/// What no hypothesis of this precision says at the point, whatever the other points have.
bool impossible(std::size_t q, const LabelledPoint& sample) {
    if (sample.exponent > q) return true;
    const Rational bits = sample.label * two_to(q);
    return bits.get_den() != 1 || bits < 0 || bits >= two_to(q + sample.exponent);
}

/// E[2^-(q-K)] over the sequences of m points, K being the largest exponent: so likely the guess is right.
Rational success(std::size_t q, std::size_t m) {
    if (m == 0) return quotient(1, two_to(2 * q));
    Integer sequences_below = 0;  // of m points with exponents less than K
    Integer weighted = 0;
    for (std::size_t largest = 0; largest <= q; ++largest) {
        const Integer sequences = power(static_cast<unsigned long>(largest + 1), m);
        weighted += (sequences - sequences_below) * two_to(largest);
        sequences_below = sequences;
    }
    return quotient(weighted, sequences_below * two_to(q));
}

/// Doubling, then halving: the test holds from some m on.
template <class Test>
std::size_t least(const Test& test) {
    std::size_t high = 1;
    while (!test(high)) high *= 2;
    std::size_t low = 0;
    while (low < high) {
        const std::size_t middle = low + (high - low) / 2;
        if (test(middle)) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    return low;
}

}  // namespace

Rational value(const RoundedMultiplier& hypothesis, std::size_t k) {
    return quotient(first_bits(hypothesis, k), two_to(hypothesis.q));
}

Result<Guesses> learned(std::size_t q, const std::vector<LabelledPoint>& samples) {
    if (samples.empty()) return Guesses{0, two_to(2 * q)};
    for (const LabelledPoint& sample : samples) {
        if (impossible(q, sample)) return Error{"", "expected a point and a label of precision " + std::to_string(q)};
    }
    const LabelledPoint& most = *std::ranges::max_element(samples, {}, &LabelledPoint::exponent);
    const Integer unseen = two_to(q - most.exponent);
    const RoundedMultiplier lowest{q, Rational(most.label * two_to(q)).get_num() * unseen};
    for (const LabelledPoint& sample : samples) {
        if (value(lowest, sample.exponent) != sample.label) return Error{"", "expected the labels of one hypothesis"};
    }
    return Guesses{lowest.n, unseen};
}

Rational failure(std::size_t q, std::size_t m) { return 1 - success(q, m); }

bool bound_allows(std::size_t q, const Rational& delta, std::size_t m) {
    const Integer missed = power(static_cast<unsigned long>(q), m);
    const Integer all = power(static_cast<unsigned long>(q + 1), m);
    return missed * delta.get_den() <= 2 * delta.get_num() * all;
}

std::size_t bound_on_samples(std::size_t q, const Rational& delta) {
    return least([&](std::size_t m) { return bound_allows(q, delta, m); });
}

std::size_t samples_needed(std::size_t q, const Rational& delta) {
    return least([&](std::size_t m) { return failure(q, m) <= delta; });
}

Rational real_multiplier(const Rational& x, const Rational& y) { return y / x; }

}  // namespace reductio::impl::rounded_multipliers
