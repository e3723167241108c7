// D-L3.5 beside its obligations: the codec's laws, the complement gate, the bounds.

#include "impl/pos_slp_to_dnnt.hpp"

#include "checkers/decision.hpp"
#include "fuzz/depth.hpp"
#include "fuzz/exhaustive.hpp"
#include "fuzz/generators.hpp"
#include "impl/activations.hpp"
#include "impl/bit_bound.hpp"
#include "tests/support.hpp"

namespace reductio::tests {
namespace {

namespace room = impl::pos_slp_to_dnnt;

const impl::Arithmetic exact{impl::Budget{}};

void expect_laws(const Integer& a) {
    const Rational code = impl::decimal_encode(Rational(a), exact);
    EXPECT_TRUE(code > 0 && code < Rational(1, 5)) << a;
    EXPECT_EQ(impl::decimal_decode(code, exact), Rational(a));
}

TEST(Codec, LawsHoldForSmallIntegers) {
    const long most = static_cast<long>(fuzz::scaled(20'000));
    for (long a = -most; a <= most; ++a) expect_laws(a);
}

TEST(Codec, LawsHoldForLongIntegers) {
    gmp_randclass random(gmp_randinit_mt);
    random.seed(1);
    for (std::size_t i = 0; i < fuzz::scaled(300); ++i) {
        Integer a = random.get_z_bits(1 + i * 110 % 33'219);  // up to 10^4 digits
        if (i % 3 == 0) mpz_ui_pow_ui(a.get_mpz_t(), 10, 1 + i % 50);
        expect_laws(i % 2 ? Integer(-a) : a);
    }
}

TEST(Codec, DecodesNothingElse) {
    // Not an encoding: too short, first or last digit wrong, a leading zero, minus zero, an infinite expansion.
    for (const char* text : {"0", "1/10", "11/100", "1/100", "201/1000", "52/1000", "5/1000", "11/10000", "101/1000",
                             "1/3", "1011/10000"}) {
        Rational lambda(text);
        lambda.canonicalize();
        EXPECT_EQ(impl::decimal_decode(lambda, exact), 0) << text;
    }
    EXPECT_EQ(impl::decimal_decode(Rational(1, 1000), exact), 0) << "zero itself";
    EXPECT_EQ(impl::decimal_decode(Rational(151, 1000), exact), -5);
    EXPECT_EQ(impl::decimal_decode(Rational(201, 10000), exact), 20) << "0.0201";
    EXPECT_EQ(impl::decimal_decode(Rational(21, 10000), exact), 0) << "0.0021 has a leading zero before another digit";
    EXPECT_EQ(impl::decimal_encode(Rational(1, 2), exact), 0) << "no integer";
}

TEST(ComplementGate, TurnsThePositiveIntoTheRest) {
    for (fuzz::Exhaustive walk; walk.more(); walk.advance()) {
        auto choices = walk.choices();
        Slp slp = fuzz::any_slp(choices, {.most_gates = 3});
        const Answer answer = checkers::decide(Document{PosSlp{slp}}).answer;
        slp.gates.push_back({Operation::minus, 0, slp.gates.size()});  // 1 - n_P
        const Answer complement = checkers::decide(Document{PosSlp{slp}}).answer;
        EXPECT_EQ(complement, answer == Answer::yes ? Answer::no : Answer::yes);
        EXPECT_EQ(checkers::decide(Document{*room::reduce(PosSlp{slp})}).answer, complement);
    }
}

TEST(Bounds, OnVerticesEdgesAndDepth) {
    auto size = fuzz::Size::of(30);
    for (std::size_t i = 0; i < fuzz::scaled(1000); ++i) {
        auto choices = fuzz::seeded(1, "bounds", i);
        const PosSlp source{fuzz::generate_slp(choices, size, 1)};
        const auto network = room::reduce(source)->network;
        const std::size_t l = source.slp.gates.size();
        EXPECT_LE(network.vertices.size(), l == 0 ? 2 : 2 * l + 1);
        EXPECT_LE(network.edges.size(), l == 0 ? 1 : 3 * l);
        EXPECT_LE(impl::depth(network), std::max<std::size_t>(1, 2 * l));
    }
}

TEST(Bounds, TheDepthIsNotThetaOfTheLength) {
    Slp slp{1, {}};
    for (int i = 0; i < 50; ++i) slp.gates.push_back({Operation::times, 0, 0});
    EXPECT_EQ(impl::depth(room::reduce(PosSlp{slp})->network), 2u);
}

TEST(Precondition, OtherConstantsAreRefusedByName) {
    const auto refused = room::reduce(PosSlp{{2, {}}});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().message, "expected the constant 1");
    EXPECT_EQ(refused.error().place, "/slp/constant");
}

}  // namespace
}  // namespace reductio::tests
