// B-F.1: the certificate of its page for many exponents, its refusals, and which powers multiply.

#include "checkers/power_functions.hpp"
#include "fuzz/depth.hpp"
#include "impl/power_functions.hpp"
#include "impl/product_identity.hpp"
#include "tests/support.hpp"

namespace reductio::tests {
namespace {

using impl::power_functions::certify;

checkers::ClaimedPowerCertificate claimed(const impl::power_functions::Certificate& own) {
    return {own.alpha, own.m, own.c, own.binomials, own.matrix, own.determinant};
}

std::optional<std::string> fault(const impl::power_functions::Certificate& own) {
    return checkers::wrong_power_certificate(claimed(own));
}

/// In lowest terms, and no integer of 0 or more.
std::vector<Rational> exponents(long most) {
    std::vector<Rational> result;
    for (long q = 1; q <= 7; ++q) {
        for (long p = -most; p <= most; ++p) {
            Rational exponent(p, q);
            exponent.canonicalize();
            if (exponent.get_den() == q && (q > 1 || p < 0)) result.push_back(exponent);
        }
    }
    return result;
}

TEST(PowerFunctions, CertifiesWhatIsNoPolynomial) {
    for (const Rational& alpha : exponents(static_cast<long>(fuzz::scaled(40)))) {
        for (std::size_t m = 0; m <= 12; ++m) {
            const auto certificate = certify(alpha, m);
            ASSERT_TRUE(certificate) << alpha << ' ' << m << ": " << certificate.error().message;
            EXPECT_EQ(fault(*certificate), std::nullopt) << alpha << ' ' << m;
            EXPECT_EQ(certificate->determinant, *checkers::power_determinant(alpha, m)) << alpha << ' ' << m;
            EXPECT_NE(certificate->determinant, 0) << alpha << ' ' << m;
        }
    }
}

using Series = std::vector<Rational>;

/// As far as both of them go.
Series times(const Series& a, const Series& b) {
    Series product(a.size());
    for (std::size_t i = 0; i < a.size(); ++i)
        for (std::size_t k = 0; i + k < a.size(); ++k) product[i + k] += a[i] * b[k];
    return product;
}

/// (1 + u)^(p/q), raised to q, is (1 + u)^p: the binomials are those of the power, not just agreed upon.
TEST(PowerFunctions, TheBinomialsAreTheSeriesOfThePower) {
    for (const Rational& alpha : exponents(40)) {
        const auto certificate = certify(alpha, 8);
        ASSERT_TRUE(certificate);
        Series one_and_u(9);
        one_and_u[0] = one_and_u[1] = 1;
        Series left(9), right(9);
        left[0] = right[0] = 1;
        for (Integer i = 0; i < alpha.get_den(); ++i) left = times(left, certificate->binomials);
        const Integer exponent = Rational(alpha - 3).get_num();
        Series& grows = exponent < 0 ? left : right;
        for (Integer i = 0; i < abs(exponent); ++i) grows = times(grows, one_and_u);
        EXPECT_EQ(left, right) << alpha;
    }
}

TEST(PowerFunctions, RefusesAmongIntegersExactlyWhereThePageSays) {
    for (std::size_t alpha = 0; alpha <= 15; ++alpha) {
        for (std::size_t m = 0; m <= 14; ++m) {
            const bool refused = alpha <= 2 || m + 2 >= alpha;
            const auto certificate = certify(Rational(alpha), m);
            EXPECT_EQ(!certificate, refused) << alpha << ' ' << m;
            EXPECT_EQ(*checkers::power_determinant(Rational(alpha), m) == 0, refused) << alpha << ' ' << m;
            if (certificate) {
                EXPECT_EQ(fault(*certificate), std::nullopt) << alpha << ' ' << m;
            }
        }
    }
}

/// Up to a constant exactly where there is no certificate, and without one from one copy more.
TEST(PowerFunctions, IntegersMultiplyExactlyWhereThePageSays) {
    for (std::size_t alpha = 0; alpha <= 15; ++alpha) {
        for (std::size_t m = 0; m <= 14; ++m) {
            const bool multiplies = *checkers::may_multiply(alpha, m);
            const bool nearly = *checkers::may_multiply_up_to_a_constant(alpha, m);
            EXPECT_EQ(multiplies, alpha == 2 || (alpha >= 3 && m + 1 >= alpha)) << alpha << ' ' << m;
            EXPECT_EQ(nearly, alpha >= 2 && m + 2 >= alpha) << alpha << ' ' << m;
            if (alpha >= 2) {
                EXPECT_EQ(nearly, !certify(Rational(alpha), m)) << alpha << ' ' << m;
            }
        }
    }
}

TEST(PowerFunctions, DoesNotContradictTheProductIdentity) {
    for (std::size_t alpha = 0; alpha <= 15; ++alpha) {
        Polynomial power{std::vector<Rational>(alpha + 1)};
        power.coefficients.back() = 1;
        const bool multiplies = !impl::product_identity::cannot_multiply(power);
        EXPECT_EQ(multiplies, *checkers::may_multiply(alpha, alpha)) << alpha;
        EXPECT_FALSE(certify(Rational(alpha), alpha)) << alpha;
    }
}

TEST(PowerFunctions, SaysWhyThereIsNoCertificate) {
    EXPECT_EQ(certify(1, 0).error().message,
              "the exponent 1 has no certificate: the third derivative of the power is 0");
    EXPECT_EQ(certify(5, 7).error().message, "the exponent 5 has no certificate for m = 7: binom(2, 3) is 0");
    EXPECT_EQ(certify(Rational(1, 2), 101).error().message, "expected m to be at most 100, found 101");
    const Rational long_one(Integer("18446744073709551617"), 2);
    EXPECT_EQ(certify(long_one, 1).error().message, "expected an exponent of at most 64 bits, found 67");
    EXPECT_EQ(checkers::power_determinant(1, 101).error().message, "m is 101, more than 100");
    EXPECT_EQ(checkers::power_determinant(long_one, 1).error().message, "the exponent has 67 bits, more than 64");
    EXPECT_FALSE(checkers::may_multiply(41, 0));
    EXPECT_FALSE(checkers::may_multiply(3, 41));
}

TEST(PowerFunctions, CertifiesUpToItsLimits) {
    const Rational longest(Integer("-4294967291"), Integer("4294967279"));
    EXPECT_EQ(length(longest), 64);
    for (const auto& [alpha, m] :
         {std::pair(longest, 12), std::pair(Rational(-1, 2), 100), std::pair(Rational(102), 99)}) {
        const auto certificate = certify(alpha, m);
        ASSERT_TRUE(certificate) << certificate.error().message;
        EXPECT_EQ(fault(*certificate), std::nullopt);
    }
    EXPECT_TRUE(*checkers::may_multiply(40, 39));
    EXPECT_FALSE(*checkers::may_multiply(40, 38));
}

TEST(PowerFunctions, TheExamplesOfThePage) {
    const auto certificate = certify(Rational(1, 2), 1);
    ASSERT_TRUE(certificate);
    EXPECT_EQ(certificate->c, Rational(3, 8));
    EXPECT_EQ(certificate->binomials, (Series{1, Rational(-5, 2)}));
    EXPECT_EQ(certificate->matrix[0], (Series{Rational(3, 8), Rational(3, 8)}));
    EXPECT_EQ(certificate->matrix[1], (Series{0, Rational(-15, 16)}));
    EXPECT_EQ(certificate->determinant, Rational(-45, 128));
    EXPECT_EQ(certify(3, 0)->determinant, 6);
    const auto cubes = [](const Series& lambda, const Rational& t) {
        Rational sum;
        for (std::size_t j = 0; j < lambda.size(); ++j) sum += lambda[j] * (t + j) * (t + j) * (t + j);
        return sum;
    };
    for (Rational t = -2; t <= 2; t += Rational(1, 2)) {
        EXPECT_EQ(cubes({Rational(-1, 6), Rational(1, 6)}, t), t * t / 2 + t / 2 + Rational(1, 6));
        EXPECT_EQ(cubes({Rational(-7, 36), Rational(2, 9), Rational(-1, 36)}, t), t * t / 2 + t / 3);
    }
}

TEST(PowerFunctions, PlantedFaultsAreNamed) {
    const auto sound = certify(Rational(1, 2), 1);
    ASSERT_TRUE(sound);
    const auto fault_after = [&](const auto& change) {
        auto altered = claimed(*sound);
        change(altered);
        return checkers::wrong_power_certificate(altered).value_or("nothing");
    };
    using Claimed = checkers::ClaimedPowerCertificate;
    EXPECT_EQ(fault_after([](Claimed&) {}), "nothing");
    EXPECT_EQ(fault_after([](Claimed& it) { it.binomials[1] = 1; }), "binomial 1 is 1, expected -5/2");
    EXPECT_EQ(fault_after([](Claimed& it) { it.binomials.pop_back(); }), "binomials: found 1, expected 2");
    EXPECT_EQ(fault_after([](Claimed& it) { it.determinant = Rational(45, 128); }),
              "the determinant is 45/128, expected -45/128");
    EXPECT_EQ(fault_after([](Claimed& it) { it.c = certify(Rational(1, 3), 1)->c; }), "c is 10/27, expected 3/8");
    EXPECT_EQ(fault_after([](Claimed& it) { it.alpha = Rational(1, 3); }), "c is 3/8, expected 10/27");
    EXPECT_EQ(fault_after([](Claimed& it) { it.m = 0; }), "binomials: found 2, expected 1");
    EXPECT_EQ(fault_after([](Claimed& it) { it.m = 101; }), "m is 101, more than 100");
    EXPECT_EQ(fault_after([](Claimed& it) { it.matrix[0][0] = 0; }), "entry 0, 0 is 0, expected 3/8");
    EXPECT_EQ(fault_after([](Claimed& it) { it.matrix[1].pop_back(); }), "columns of row 1: found 1, expected 2");
    EXPECT_EQ(fault_after([](Claimed& it) { it.matrix.pop_back(); }), "rows: found 1, expected 2");
    const Claimed empty{3, 1, 6, {1, 0}, {{6, 6}, {0, 0}}, 0};  // every number is right
    EXPECT_EQ(checkers::wrong_power_certificate(empty), "the determinant is 0, which certifies nothing");
}

}  // namespace
}  // namespace reductio::tests
