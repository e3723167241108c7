// Two deciders of straight-line programs: their exact values, and balls of ever higher precision. They never disagree,
// and balls also decide where the value has more digits than there are atoms.

#include "checkers/slp_balls.hpp"

#include "fuzz/depth.hpp"
#include "fuzz/generators.hpp"
#include "tests/support.hpp"

namespace reductio::tests {
namespace {

/// Builds a program gate by gate; each function answers with the new value's number.
struct Program {
    Slp slp;

    explicit Program(const Rational& constant) : slp{constant, {}} {}
    Index sum(Index left, Index right) { return value_of({Operation::plus, left, right}); }
    Index difference(Index left, Index right) { return value_of({Operation::minus, left, right}); }
    Index product(Index left, Index right) { return value_of({Operation::times, left, right}); }
    Index squared(Index value, std::size_t times) {
        for (std::size_t i = 0; i < times; ++i) value = product(value, value);
        return value;
    }

  private:
    Index value_of(const Gate& gate) {
        slp.gates.push_back(gate);
        return slp.gates.size();
    }
};

/// "yes", "no" or the reason why that is unknown.
std::string shown(const Decision& decision) {
    if (decision.answer == Answer::unknown) return decision.reason.value_or("unknown without a reason");
    return decision.answer == Answer::yes ? "yes" : "no";
}
std::string sign(const Program& program, const checkers::Work& work = {}) {
    return shown(checkers::decide_by_balls(Document{PosSlp{program.slp}}, work));
}
std::string bit(const Program& program, const Integer& place) {
    return shown(checkers::decide_by_balls(Document{BitSlp{program.slp, place}}));
}

Integer power_of_ten(std::size_t exponent) { return Integer("1" + std::string(exponent, '0')); }

TEST(SlpDeciders, AgreeOnRandomPrograms) {
    for (std::size_t i = 0; i < fuzz::scaled(20'000); ++i) {
        auto choices = fuzz::seeded(1, "slp-deciders", i);
        fuzz::Size size = fuzz::Size::of(choices.count(3, 12));
        if (choices.chance(1, 4)) size.value_bits = 5'000;
        const Document document = i % 2 == 1 ? Document{fuzz::generate_bit_slp(choices, size)}
                                             : Document{fuzz::generate_pos_slp(choices, size)};
        const Decision exact = checkers::decide(document);
        EXPECT_NE(exact.answer, Answer::unknown) << write_document(document);
        EXPECT_EQ(checkers::decide_by_balls(document), exact) << write_document(document);
    }
}

TEST(SlpDeciders, WithinAnyBudgetBallsAreRightOrSilent) {
    for (std::size_t i = 0; i < fuzz::scaled(2'000); ++i) {
        auto choices = fuzz::seeded(2, "slp-deciders", i);
        const Document document{fuzz::generate_bit_slp(choices, fuzz::Size::of(8))};
        const Decision balls = checkers::decide_by_balls(document, {.budget = {choices.below(200)}});
        EXPECT_EQ(balls.reason.has_value(), balls.answer == Answer::unknown);
        EXPECT_TRUE(balls.answer == Answer::unknown || balls == checkers::decide(document)) << write_document(document);
    }
}

/// 2^(2^1000) and 3^(2^1000), and no gate after them.
struct Towers : Program {
    Index two = sum(0, 0);
    Index three = sum(two, 0);
    Index of_two = squared(two, 1000);
    Index of_three = squared(three, 1000);
    Towers() : Program(1) {}
};

TEST(SlpDeciders, SignsOfTowers) {
    Towers less;
    less.difference(less.of_two, less.of_three);
    EXPECT_EQ(sign(less), "no");
    Towers greater;
    greater.difference(greater.of_three, greater.of_two);
    EXPECT_EQ(sign(greater), "yes");
    Towers zero;
    zero.difference(zero.of_two, zero.of_two);
    EXPECT_EQ(sign(zero), "no");
    Towers tie;
    tie.difference(tie.sum(tie.of_three, tie.of_two), tie.of_three);
    EXPECT_TRUE(sign(tie).ends_with(
        " take more work than the budget allows; exactly, value 28 would need 67108866 bits; the budget is 67108864"));
}

/// 2,000 leading bits of the tower of three lie between these integers times 2^shift.
struct LeadingBits {
    Integer least = Integer(3) << 2000;
    Integer greatest = least;
    Integer shift = -2000;

    LeadingBits() {
        for (int i = 0; i < 1000; ++i) {
            least *= least;
            greatest *= greatest;
            const std::size_t cut = bit_length(greatest) - 2000;
            least >>= cut;
            greatest = (greatest >> cut) + 1;
            shift = 2 * shift + static_cast<long>(cut);
        }
    }
};

TEST(SlpDeciders, LeadingBitsOfTowers) {
    Towers program;
    program.difference(program.of_two, program.of_three);
    const LeadingBits expected;
    // The smaller tower is less than one unit of these bits.
    const Integer least = (expected.least - 1) >> 1500;
    ASSERT_EQ(least, expected.greatest >> 1500);
    for (unsigned long i = 0; i < bit_length(least) + 2; ++i)
        EXPECT_EQ(bit(program, expected.shift + 1500 + i), mpz_tstbit(least.get_mpz_t(), i) != 0 ? "yes" : "no") << i;
    EXPECT_EQ(bit(program, 0),
              "by balls, the bit would need more precision than 67108864 bits; "
              "exactly, value 28 would need 67108866 bits; the budget is 67108864");
}

TEST(SlpDeciders, ExactDyadicsNeedNoMoreThanTheirMantissa) {
    const Integer far = Integer(1) << 100;
    for (const auto& [constant, top] : {std::pair(Rational(2), far), std::pair(Rational(1, 2), Integer(-far))}) {
        Program tower(constant);
        tower.squared(0, 100);
        EXPECT_EQ(bit(tower, top), "yes");
        for (const Integer& place :
             {Integer(top - 1), Integer(top + 1), Integer(0), power_of_ten(40), Integer(-power_of_ten(40))})
            EXPECT_EQ(bit(tower, place), "no") << place;
    }
}

/// No ball around a third, however small, gets an end on the right side of 1.
TEST(SlpDeciders, TiesAreLeftToTheExactValue) {
    Program thirds(Rational(1, 3));
    const Index one = thirds.sum(thirds.sum(0, 0), 0);
    EXPECT_EQ(bit(thirds, 0), "yes");
    EXPECT_EQ(bit(thirds, -1), "no");
    thirds.difference(thirds.product(one, 0), 0);
    EXPECT_EQ(sign(thirds), "no");
    EXPECT_EQ(bit(thirds, -power_of_ten(30)), "no");
}

TEST(SlpDeciders, NearTies) {
    Program program(1);
    const Index tower = program.squared(program.sum(program.sum(0, 0), 0), 20);
    const Index one = program.difference(program.sum(tower, 0), tower);
    EXPECT_EQ(sign(program), "yes");
    EXPECT_EQ(bit(program, 0), "yes");
    program.difference(one, 0);
    EXPECT_EQ(sign(program), "no");
}

TEST(SlpDeciders, PlacesFarLeftAndRight) {
    const Program third(Rational(1, 3));  // 0.010101...
    const Integer far = power_of_ten(30);
    EXPECT_EQ(bit(third, -far), "yes");
    EXPECT_EQ(bit(third, -far + 1), "no");
    EXPECT_EQ(bit(Program(Rational(-1, 12)), -far), "yes");  // 0.00010101...
    EXPECT_EQ(bit(Program(Rational(-1, 6)), -far), "no");    // 0.0010101...
    EXPECT_EQ(bit(Program(Rational(5)), -far), "no");
}

TEST(SlpDeciders, ThousandsOfGates) {
    Program sums(Rational(1, 3));
    for (Index g = 0; g < 29'999; ++g) sums.sum(g, 0);
    EXPECT_EQ(bit(sums, 0), "no");  // 10,000: 10011100010000
    EXPECT_EQ(bit(sums, 4), "yes");
    EXPECT_EQ(bit(sums, -power_of_ten(30)), "no");
    Program squares(Rational(-3));
    squares.squared(0, 3'000);
    EXPECT_EQ(sign(squares), "yes");
}

TEST(SlpDeciders, WorkBeyondTheBudgetIsUnknown) {
    Program squares(2);
    squares.squared(0, 100'000);
    EXPECT_EQ(sign(squares), "yes");
    for (Index g = 100'000; g > 0; --g) squares.sum(squares.slp.gates.size(), g);
    EXPECT_EQ(sign(squares),
              "by balls, value 46338 and those kept beside it have more than 1073741824 bits; "
              "exactly, value 26 would need 67108866 bits; the budget is 67108864");
    Program tie(3);
    const Index tower = tie.squared(0, 10);
    tie.difference(tie.sum(tower, 0), tower);
    EXPECT_EQ(sign(tie, {.budget = {100}}),
              "by balls, 100 bits leave it open; exactly, value 6 would need 102 bits; the budget is 100");
    EXPECT_EQ(shown(checkers::decide_by_balls(Document{SubsetSum{}})),
              "balls decide pos-slp and bit-slp only, not subset-sum");
}

}  // namespace
}  // namespace reductio::tests
