// B-D.4: the structure of the class, and the formula against enumeration. The faults: rounded_multipliers_in_print.cpp.

#include "checkers/rounded_multipliers.hpp"

#include <iostream>

#include "fuzz/depth.hpp"
#include "fuzz/generators.hpp"
#include "impl/rounded_multipliers.hpp"
#include "tests/support.hpp"

namespace reductio::tests {
namespace {

namespace rounded = impl::rounded_multipliers;

Integer power(const Integer& base, std::size_t exponent) {
    Integer result;
    mpz_pow_ui(result.get_mpz_t(), base.get_mpz_t(), exponent);
    return result;
}

Rational power(const Rational& base, std::size_t exponent) {
    return Rational(power(Integer(base.get_num()), exponent)) / power(Integer(base.get_den()), exponent);
}

Rational fraction(std::size_t numerator, std::size_t denominator) {
    return Rational(static_cast<unsigned long>(numerator)) / static_cast<unsigned long>(denominator);
}

checkers::MultiplierTable table_of(const rounded::RoundedMultiplier& hypothesis) {
    checkers::MultiplierTable table{Rational(hypothesis.n) / power(Integer(4), hypothesis.q), {}};
    for (std::size_t k = 0; k <= hypothesis.q; ++k) table.values.push_back(rounded::value(hypothesis, k));
    return table;
}

std::vector<checkers::MultiplierTable> tables_of(std::size_t q) {
    std::vector<checkers::MultiplierTable> tables;
    for (unsigned long n = 0; n < 1UL << (2 * q); ++n) tables.push_back(table_of({q, n}));
    return tables;
}

// The class

TEST(RoundedMultipliers, HaveTheirStructure) {
    const std::size_t most = fuzz::scaled(6 * 1024);
    for (std::size_t q = 1; q <= 7; ++q) {
        if ((q + 1) << (2 * q) > most) {
            if (q <= 5) std::cout << "left out: the structure for q = " << q << '\n';
            continue;
        }
        const auto tables = tables_of(q);
        for (const auto& table : tables) EXPECT_EQ(checkers::wrong_multiplier_table(q, table), std::nullopt);
        EXPECT_EQ(checkers::broken_multiplier_structure(q, tables), std::nullopt);
    }
}

/// A number of the interval from 0 to 1, without 1.
Rational any_multiplier(fuzz::Choices& choices) {
    const std::size_t denominator = choices.count(1, 5000);
    return fraction(choices.below(denominator), denominator);
}

TEST(RoundedMultipliers, EveryMultiplierHasOneOfTheTables) {
    for (std::size_t i = 0; i < fuzz::scaled(2000); ++i) {
        auto choices = fuzz::seeded(1, "rounded multipliers", i);
        const std::size_t q = choices.count(1, 9);
        const Rational c = any_multiplier(choices);
        const Rational scaled = c * power(Integer(4), q);
        const Integer n = scaled.get_num() / scaled.get_den();
        EXPECT_EQ(checkers::rounded_multiplier_table(q, c).values, table_of({q, n}).values) << c << ' ' << q;
    }
}

// The formula

TEST(RoundedMultipliers, TheFormulaIsWhatEnumerationFinds) {
    const std::size_t most = fuzz::scaled(160'000);
    for (std::size_t q = 1; q <= 6; ++q) {
        for (std::size_t m = 0; m <= 8; ++m) {
            if (power(Integer(static_cast<unsigned long>(q + 1)), m) << (2 * q) > most) {
                if (q <= 4 && m <= 4) std::cout << "left out: enumeration for q = " << q << ", m = " << m << '\n';
                continue;
            }
            EXPECT_EQ(rounded::failure(q, m), checkers::least_multiplier_failure(q, m)) << q << ' ' << m;
        }
    }
}

/// The same by summation by parts, with 0^0 = 1.
TEST(RoundedMultipliers, TheSecondFormIsTheFirst) {
    for (std::size_t q = 1; q <= 12; ++q) {
        for (std::size_t m = 0; m <= 12; ++m) {
            Rational sum = 0;
            for (std::size_t j = 1; j <= 2 * q; ++j)
                sum += power(fraction(1, 2), j) * power(fraction(j > q ? 0 : q + 1 - j, q + 1), m);
            EXPECT_EQ(rounded::failure(q, m), sum) << q << ' ' << m;
            EXPECT_GE(rounded::failure(q, m), power(fraction(q, q + 1), m) / 2);
            if (m > 0) {
                EXPECT_LT(rounded::failure(q, m), power(fraction(q, q + 1), m));
            }
        }
    }
}

/// The learner's failure on one target, over all sequences of m points. Its worst guess errs above 2^K only.
Rational failure_on(const rounded::RoundedMultiplier& target, std::size_t m) {
    const std::size_t q = target.q;
    std::size_t sequences = 1;
    for (std::size_t i = 0; i < m; ++i) sequences *= q + 1;
    Rational missed = 0;
    for (std::size_t number = 0; number < sequences; ++number) {
        std::vector<rounded::LabelledPoint> samples;
        std::size_t largest = 0;
        for (std::size_t i = 0, left = number; i < m; ++i, left /= q + 1) {
            samples.push_back({left % (q + 1), rounded::value(target, left % (q + 1))});
            largest = std::max(largest, left % (q + 1));
        }
        const auto guesses = *rounded::learned(q, samples);
        EXPECT_TRUE(guesses.first <= target.n && target.n < guesses.first + guesses.count);
        for (Integer n = guesses.first; m > 0 && n < guesses.first + guesses.count; ++n)
            for (std::size_t k = 0; k <= largest; ++k)
                EXPECT_EQ(rounded::value({q, n}, k), rounded::value(target, k)) << q << ' ' << n << ' ' << k;
        missed += 1 - Rational(1) / guesses.count;
    }
    return missed / static_cast<unsigned long>(sequences);
}

TEST(RoundedMultipliers, TheLearnerDoesAsWellOnEachTarget) {
    for (std::size_t q = 1; q <= 3; ++q)
        for (std::size_t m = 0; m <= 3; ++m)
            for (unsigned long n = 0; n < 1UL << (2 * q); ++n)
                EXPECT_EQ(failure_on({q, n}, m), rounded::failure(q, m)) << q << ' ' << m << ' ' << n;
}

TEST(RoundedMultipliers, TheLearnerRefusesLabelsOfNoHypothesis) {
    EXPECT_TRUE(rounded::learned(2, {{1, fraction(3, 4)}, {0, fraction(1, 4)}}));
    EXPECT_FALSE(rounded::learned(2, {{1, fraction(3, 4)}, {0, fraction(1, 2)}}));
    EXPECT_FALSE(rounded::learned(2, {{3, 0}}));
    EXPECT_FALSE(rounded::learned(2, {{1, fraction(1, 8)}}));
    EXPECT_FALSE(rounded::learned(2, {{1, 2}}));
    EXPECT_FALSE(rounded::learned(2, {{1, -1}}));
}

TEST(RoundedMultipliers, WithoutRoundingOneSampleIsEnough) {
    for (std::size_t i = 0; i < fuzz::scaled(1000); ++i) {
        auto choices = fuzz::seeded(1, "real multipliers", i);
        const Rational c = any_multiplier(choices);
        const Rational x = power(Integer(2), choices.below(20));
        EXPECT_EQ(rounded::real_multiplier(x, c * x), c);
    }
}

TEST(RoundedMultipliers, TheBoundIsNecessary) {
    for (std::size_t q = 1; q <= 20; ++q) {
        for (const std::size_t inverse : {1, 2, 3, 10, 1000}) {
            const Rational delta = fraction(1, inverse);
            const std::size_t needed = rounded::samples_needed(q, delta);
            EXPECT_LE(rounded::bound_on_samples(q, delta), needed);
            EXPECT_LE(rounded::failure(q, needed), delta);
            if (needed > 0) {
                EXPECT_GT(rounded::failure(q, needed - 1), delta);
            }
        }
    }
}

}  // namespace
}  // namespace reductio::tests
