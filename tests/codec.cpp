// The codec's laws of D-L3.5 (spec/pos_slp_to_dnnt.md, The codec's laws), of the functions on both floors, which share
// no code: enc(a) lies in [0, 1/5), dec(enc(a)) = a. For all integers they are proved in Coq
// (spec/proofs/PosSlpProof.v).

#include <functional>
#include <optional>

#include "checkers/decimals.hpp"
#include "fuzz/depth.hpp"
#include "impl/activations.hpp"
#include "tests/support.hpp"

namespace reductio::tests {
namespace {

const impl::Arithmetic exact{impl::Budget{}};

/// enc and `decimal-product` of one floor.
struct Codec {
    std::string floor;
    std::function<Rational(const Rational&)> encode;
    std::function<Rational(const Rational&)> product;
};

/// 0.sm1 with the sign digit s and the digits m of |a|.
Rational written(const Integer& a) {
    const std::string digits = Integer(abs(a)).get_str();
    Rational code(Integer((a < 0 ? "1" : "0") + digits + "1", 10), Integer("1" + std::string(digits.size() + 2, '0')));
    code.canonicalize();
    return code;
}

/// The first law that fails of a; a product with the left operand b decodes the code.
std::optional<std::string> broken_law(const Codec& codec, const Integer& a, const Integer& b) {
    const Rational code = codec.encode(Rational(a));
    if (code < 0 || code >= Rational(1, 5)) return "enc(a) lies outside [0, 1/5)";
    if (codec.product(1 + code) != a) return "dec(enc(a)) is not a";
    if (codec.product(b + code) != a * b) return "floor(b + enc(a)) * dec(fraction(b + enc(a))) is not a b";
    return std::nullopt;
}

const std::vector<Codec>& codecs() {
    static const std::vector<Codec> both = {
        {"impl", [](const Rational& a) { return impl::decimal_encode(a, exact); },
         [](const Rational& a) { return impl::apply({DecimalProduct{}}, a, exact); }},
        {"checkers", [](const Rational& a) { return checkers::decimal_encode(checkers::Fmpq(a), {}).to_rational(); },
         [](const Rational& a) { return checkers::decimal_product(checkers::Fmpq(a), {}).to_rational(); }}};
    return both;
}

void expect_laws(const Integer& a, const Integer& b) {
    for (const Codec& codec : codecs())
        if (const auto broken = broken_law(codec, a, b)) ADD_FAILURE() << codec.floor << ": " << *broken << ": " << a;
}

TEST(CodecLaws, HoldOfEverySmallInteger) {
    const long most = static_cast<long>(fuzz::scaled(100'000));
    for (long a = -most; a <= most; ++a) expect_laws(a, a % 7 - 3);
    std::cout << "every integer up to " << most << " either way\n";
}

/// Of every number of digits in turn: any digits, powers of ten and their neighbours.
TEST(CodecLaws, HoldOfLongIntegers) {
    gmp_randclass random(gmp_randinit_mt);
    random.seed(1);
    for (std::size_t i = 0; i < fuzz::scaled(200); ++i) {
        const std::size_t digits = 1 + i * 7919 % 10'000;
        Integer power;
        mpz_ui_pow_ui(power.get_mpz_t(), 10, digits);
        for (const Integer& a : {Integer(random.get_z_range(power)), power, Integer(power - 1), Integer(power + 1)})
            for (const Integer& signed_a : {a, Integer(-a)}) {
                expect_laws(signed_a, random.get_z_bits(100) - random.get_z_bits(100));
                for (const Codec& codec : codecs()) EXPECT_EQ(codec.encode(Rational(signed_a)), written(signed_a));
            }
    }
}

TEST(CodecLaws, AreBrokenByWhatIsPrintedAndByPlantedFaults) {
    const Codec good = codecs().back();
    const auto laws_hold = [](const Codec& codec) {
        for (long a = -200; a <= 200; ++a)
            if (broken_law(codec, a, -3)) return false;
        return true;
    };
    EXPECT_TRUE(laws_hold(good));
    const auto with = [&](const std::function<Rational(const Rational&)>& encode) {
        return Codec{"faulty", encode, good.product};
    };
    const auto text = [](const Rational& a) { return Integer(abs(a.get_num())).get_str(); };
    const auto decimal = [](const std::string& digits) {
        Rational value(Integer(digits, 10), Integer("1" + std::string(digits.size(), '0')));
        value.canonicalize();
        return value;
    };
    EXPECT_FALSE(laws_hold(
        {"printed",
         [](const Rational& a) { return checkers::published_decimal_encode(checkers::Fmpq(a), {}).to_rational(); },
         [](const Rational& a) { return checkers::published_decimal_product(checkers::Fmpq(a), {}).to_rational(); }}));
    EXPECT_FALSE(laws_hold(with([&](const Rational& a) { return decimal("0" + text(a) + "1"); }))) << "no sign";
    EXPECT_FALSE(laws_hold(with([&](const Rational& a) { return decimal((a < 0 ? "1" : "0") + text(a)); })))
        << "no mark at the end";
    EXPECT_FALSE(laws_hold(with([&](const Rational& a) { return decimal((a < 0 ? "2" : "0") + text(a) + "1"); })))
        << "another sign digit";
    EXPECT_FALSE(laws_hold(with([&](const Rational& a) { return Rational(good.encode(a) * (a == 200 ? 10 : 1)); })))
        << "one integer of 401";
}

}  // namespace
}  // namespace reductio::tests
