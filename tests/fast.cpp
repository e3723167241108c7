// The fast evaluator of D-L3.5's networks gives what the plain one gives, and values of more than a million bits pass.

#include "impl/fast/decimal_network.hpp"

#include "checkers/evaluation.hpp"
#include "fuzz/depth.hpp"
#include "fuzz/generators.hpp"
#include "fuzz/network_generators.hpp"
#include "impl/pos_slp_to_dnnt.hpp"
#include "tests/support.hpp"

namespace reductio::tests {
namespace {

namespace room = impl::pos_slp_to_dnnt;

void expect_equal(const Nnt& instance, const Parameters& parameters) {
    const auto plain = impl::evaluate(instance, parameters);
    const auto fast = impl::fast::evaluate_decimal(instance, parameters);
    ASSERT_TRUE(plain && fast) << write_document(Document{instance});
    EXPECT_TRUE(*plain == *fast) << write_document(Document{instance}) << write_document(Document{parameters});
}

TEST(Fast, EqualsThePlainEvaluatorOnPrograms) {
    auto size = fuzz::Size::of(12);
    size.value_bits = 2000;
    for (std::size_t i = 0; i < fuzz::scaled(2000); ++i) {
        auto choices = fuzz::seeded(1, "fast", i);
        const PosSlp source{fuzz::generate_slp(choices, size, 1)};
        expect_equal(*room::reduce(source), *room::lift(source));
    }
}

TEST(Fast, EqualsThePlainEvaluatorOffTheBeatenTrack) {
    // Any network of the three activations with integer weights and biases: codes meet codes, fractions add up.
    const std::vector<Activation> activations = {Activation{Identity{}}, Activation{DecimalEncode{}},
                                                 Activation{DecimalProduct{}}};
    for (std::size_t i = 0; i < fuzz::scaled(5000); ++i) {
        auto choices = fuzz::seeded(2, "fast", i);
        Nnt instance;
        Parameters parameters;
        instance.network.input = SourceInput{1, 0};
        instance.network.vertices.push_back({"s", std::nullopt});
        const std::size_t vertices = 1 + choices.below(6);
        for (Index v = 1; v <= vertices; ++v) {
            instance.network.vertices.push_back({"v", choices.pick(activations)});
            for (Index u = 0; u < v; ++u) {
                if (choices.flip()) continue;
                instance.network.edges.push_back({u, v});
                instance.parameters.emplace_back(EdgeOptions{{Continuum::rational}, Continuum::rational});
                parameters.edges.emplace_back(EdgeValues{{choices.between(-3, 3)}, choices.between(-12, 12)});
            }
        }
        instance.network.outputs = {vertices};
        instance.dataset = {{{choices.between(-30, 30)}, {1}, 1}};
        instance.loss.is = PositiveSign{};
        expect_equal(instance, parameters);
    }
}

/// 1, 2, 4, 5 and then squares.
PosSlp squarings(std::size_t count) {
    Slp slp{1, {{Operation::plus, 0, 0}, {Operation::plus, 1, 1}, {Operation::plus, 2, 0}}};
    for (std::size_t i = 0; i < count; ++i) slp.gates.push_back({Operation::times, slp.gates.size(), slp.gates.size()});
    return {slp};
}

TEST(Fast, ValuesOfMoreThanAMillionBitsPass) {
    const PosSlp source = squarings(19);
    const auto instance = *room::reduce(source);
    const auto parameters = *room::lift(source);
    const auto fast = impl::fast::evaluate_decimal(instance, parameters);
    const auto plain = impl::evaluate(instance, parameters);
    const auto checked = checkers::evaluate(instance, parameters);
    ASSERT_TRUE(fast && plain && checked);
    Integer value = 5;
    for (int i = 0; i < 19; ++i) value = Integer(value * value);
    EXPECT_GT(bit_length(value), 1'000'000u);
    EXPECT_EQ(fast->samples[0].output[0], Rational(value));
    EXPECT_TRUE(*fast == *plain);
    EXPECT_TRUE(*fast == *checked);
}

TEST(Fast, TheBudgetIsPredicted) {
    const PosSlp source = squarings(60);
    const auto fast = impl::fast::evaluate_decimal(*room::reduce(source), *room::lift(source));
    ASSERT_FALSE(fast);
    EXPECT_NE(fast.error().message.find("the budget is 67108864"), std::string::npos) << fast.error().message;
}

TEST(Fast, OtherNetworksAreRefused) {
    Nnt instance = *room::reduce(squarings(1));
    const Parameters parameters = *room::lift(squarings(1));
    instance.network.vertices.back().activation = Activation{Polynomial{{0, 0, 1}}};
    EXPECT_FALSE(impl::fast::evaluate_decimal(instance, parameters));
    instance = *room::reduce(squarings(1));
    instance.dataset[0].x[0] = Rational(1, 2);
    EXPECT_FALSE(impl::fast::evaluate_decimal(instance, parameters));
    instance = *room::reduce(squarings(1));
    instance.loss.is = ZeroOne{};
    EXPECT_FALSE(impl::fast::evaluate_decimal(instance, parameters));
}

}  // namespace
}  // namespace reductio::tests
