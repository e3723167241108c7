// B-D.4: what the print has wrong, by exact numbers, and planted faults that the checker names.

#include "checkers/rounded_multipliers.hpp"
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

// What the print has wrong

TEST(RoundedMultipliersInPrint, TheLogarithmIsNatural) {
    const Rational delta = fraction(1, 1000);
    EXPECT_EQ(rounded::failure(2, 15), Rational(65537, 57395628));
    EXPECT_EQ(rounded::failure(2, 16), Rational(43691, 57395628));
    EXPECT_EQ(rounded::samples_needed(2, delta), 16);
    EXPECT_EQ(rounded::bound_on_samples(2, delta), 16);
    // 2 log2(500) is between 17.93 and 17.94
    EXPECT_LT(power(Integer(2), 1793), power(Integer(500), 200));
    EXPECT_GT(power(Integer(2), 1794), power(Integer(500), 200));
    // 2 ln(500) is between 12 and 13, for e is between 2.718 and 2.719
    EXPECT_LT(power(fraction(2719, 1000), 12), 250000);
    EXPECT_GT(power(fraction(2718, 1000), 13), 250000);
}

TEST(RoundedMultipliersInPrint, ADeterministicLearnerMayBeWorse) {
    EXPECT_EQ(rounded::failure(1, 2), Rational(1, 8));
    EXPECT_EQ(checkers::least_multiplier_failure(1, 2), Rational(1, 8));
    EXPECT_EQ(*checkers::least_deterministic_failure(1, 2), Rational(1, 4));
    EXPECT_EQ(rounded::failure(2, 1), Rational(5, 12));
    EXPECT_EQ(*checkers::least_deterministic_failure(2, 1), Rational(2, 3));
    EXPECT_FALSE(checkers::least_deterministic_failure(2, 2));
}

/// A constant error needs no more samples for a larger q; an error of 1/(q+1) needs linearly many still.
TEST(RoundedMultipliersInPrint, LinearlyManySamplesAreForSmallErrors) {
    for (std::size_t q = 1; q <= 200; ++q) EXPECT_LE(power(fraction(q - (q + 1) / 4, q + 1), 9), fraction(1, 10)) << q;
    EXPECT_GT(power(fraction(3, 4), 8), fraction(1, 10));
    EXPECT_EQ(rounded::bound_on_samples(64, fraction(1, 10)), 104);
    EXPECT_EQ(rounded::samples_needed(64, fraction(1, 10)), 110);
    // where one error is permitted, an output that is no hypothesis may be better than all of these
    EXPECT_EQ(checkers::least_multiplier_failure(2, 1, 1), Rational(1, 12));
    EXPECT_EQ(checkers::least_multiplier_failure(3, 1, 1), Rational(7, 32));
    for (std::size_t q = 2; q <= 3; ++q) {
        for (std::size_t m = 1; m <= 3; ++m) {
            EXPECT_EQ(checkers::least_multiplier_failure(q, m, 0), rounded::failure(q, m));
            EXPECT_GE(checkers::least_multiplier_failure(q, m, 1), power(fraction(q - 1, q + 1), m) / 4);
            EXPECT_LT(checkers::least_multiplier_failure(q, m, 1), power(fraction(q - 1, q + 1), m));
        }
    }
}

// Planted faults

/// h_c with the other rounding.
checkers::MultiplierTable rounded_up(std::size_t q, const Integer& n) {
    checkers::MultiplierTable table{Rational(n) / power(Integer(4), q), {}};
    for (std::size_t k = 0; k <= q; ++k) {
        const Integer unseen = power(Integer(2), q - k);
        table.values.push_back(Rational((n + unseen - 1) / unseen) / power(Integer(2), q));
    }
    return table;
}

TEST(RoundedMultipliersInPrint, RoundingUpIsNamed) {
    EXPECT_EQ(checkers::wrong_multiplier_table(2, rounded_up(2, 1)), "c = 1/16: the value at 2^0 is 1/4, not 0");
    std::vector<checkers::MultiplierTable> tables;
    for (unsigned long n = 0; n < 16; ++n) tables.push_back(rounded_up(2, n));
    EXPECT_EQ(checkers::broken_multiplier_structure(2, tables), "c = 0 and c = 1/16 at 2^0: twins that differ");
}

/// 1/2 = 0.0111...: the first k + q bits of it are one unit short of those of 0.1.
TEST(RoundedMultipliersInPrint, TheExpansionThatDoesNotEndIsNamed) {
    for (std::size_t q = 1; q <= 5; ++q) {
        auto table = checkers::rounded_multiplier_table(q, Rational(1, 2));
        EXPECT_EQ(table.values[1], 1);
        table.values[1] -= Rational(1) / power(Integer(2), q);
        EXPECT_EQ(checkers::wrong_multiplier_table(q, table),
                  "c = 1/2: the value at 2^1 is " + table.values[1].get_str() + ", not 1");
    }
}

TEST(RoundedMultipliersInPrint, OtherBrokenClassesAreNamed) {
    auto tables = checkers::rounded_multiplier_tables(1);
    tables[1].values = tables[0].values;
    EXPECT_EQ(checkers::broken_multiplier_structure(1, tables), "c = 1/4 has the values of another");
    tables = checkers::rounded_multiplier_tables(1);
    std::swap(tables[1].values[1], tables[3].values[1]);
    EXPECT_EQ(checkers::broken_multiplier_structure(1, tables), "c = 0 and c = 1/4 at 2^1: twins not 2^-q apart");
    tables.pop_back();
    EXPECT_EQ(checkers::broken_multiplier_structure(1, tables), "there are not 4^q hypotheses");
    tables = checkers::rounded_multiplier_tables(1);
    std::swap(tables[0], tables[2]);
    EXPECT_EQ(checkers::broken_multiplier_structure(1, tables), "c = 1/2 is not at its place");
    tables = checkers::rounded_multiplier_tables(2);
    for (const std::size_t n : {0, 1}) tables[n].values[0] = fraction(1, 4);
    EXPECT_EQ(checkers::broken_multiplier_structure(2, tables), "the value 0 at 2^0 is not one of 2^(q-k) hypotheses");
    tables = checkers::rounded_multiplier_tables(3);
    for (const std::size_t n : {6, 7}) std::swap(tables[n].values[0], tables[n + 2].values[0]);
    EXPECT_EQ(checkers::broken_multiplier_structure(3, tables), "the value 1/8 at 2^1 leaves that at 2^0 open");
}

}  // namespace
}  // namespace reductio::tests
