// The two evaluators agree exactly on every network. That a fault planted in either is seen, mutation_report.cpp has.

#include <rapidcheck.h>

#include "checkers/evaluation.hpp"
#include "fuzz/depth.hpp"
#include "fuzz/network_generators.hpp"
#include "impl/evaluation.hpp"
#include "tests/mutants/evaluators.hpp"
#include "tests/support.hpp"

namespace reductio::tests {
namespace {

using mutants::agree;
using mutants::backward;
using mutants::forward;
using mutants::network_case;
using Case = mutants::EvaluatorCase;

std::string shown(const Case& made) {
    return write_document(Document{made.instance}) + write_document(Document{made.parameters});
}

TEST(Evaluators, AgreeOnRandomNetworks) {
    const std::size_t count = fuzz::scaled(5000);
    std::size_t evaluated = 0;
    for (std::size_t i = 0; i < count; ++i) {
        auto choices = fuzz::seeded(1, "evaluators", i);
        const Case made = network_case(choices);
        ASSERT_TRUE(agree(forward, backward, made)) << "instance " << i << '\n' << shown(made);
        evaluated += static_cast<bool>(forward(made.instance, made.parameters));
    }
    EXPECT_GT(evaluated, count * 9 / 10) << "most evaluations should end within the budget";
}

TEST(Evaluators, AgreeOnShrinkingSequences) {
    const bool holds = rc::check("the evaluators agree", [](const std::vector<std::uint64_t>& sequence) {
        auto choices = fuzz::replayed(sequence);
        const Case made = network_case(choices);
        if (!agree(forward, backward, made)) RC_FAIL(shown(made));
    });
    EXPECT_TRUE(holds);
}

TEST(Evaluators, AgreeOnWhatIsAllowed) {
    for (std::size_t i = 0; i < fuzz::scaled(2000); ++i) {
        auto choices = fuzz::seeded(2, "allowed", i);
        Case made = network_case(choices);
        if (choices.flip() && !made.parameters.edges.empty())
            if (auto* own = std::get_if<EdgeValues>(&made.parameters.edges[0])) own->bias += 1;
        EXPECT_EQ(impl::not_allowed(made.instance, made.parameters).has_value(),
                  checkers::not_allowed(made.instance, made.parameters).has_value())
            << shown(made);
    }
}

TEST(Evaluators, AgreeOnEveryVertex) {
    for (std::size_t i = 0; i < fuzz::scaled(1000); ++i) {
        auto choices = fuzz::seeded(3, "vertices", i);
        const Case made = network_case(choices);
        for (const auto& sample : made.instance.dataset) {
            const auto left = impl::vertex_values(made.instance.network, made.parameters, sample.x);
            const auto right = checkers::vertex_values(made.instance.network, made.parameters, sample.x);
            ASSERT_EQ(static_cast<bool>(left), static_cast<bool>(right)) << shown(made);
            if (left) {
                EXPECT_EQ(*left, *right) << shown(made);
            }
        }
    }
}

Case chain(std::size_t length, const Activation& activation) {
    Case made;
    auto& network = made.instance.network;
    network.input = SourceInput{1, 0};
    network.vertices.push_back({"s", std::nullopt});
    for (std::size_t v = 1; v <= length; ++v) {
        network.vertices.push_back({"v" + std::to_string(v), activation});
        network.edges.push_back({v - 1, v});
        made.instance.parameters.emplace_back(
            EdgeOptions{{OptionList{std::vector<Rational>{1}}}, OptionList{std::vector<Rational>{0}}});
        made.parameters.edges.emplace_back(EdgeValues{{1}, 0});
    }
    network.outputs = {length};
    made.instance.dataset = {{{3}, {0}, 1}};
    made.instance.loss.is = SquaredError{};
    return made;
}

TEST(Budget, IsPredictedBeforeAValueIsFormed) {
    const Case squares = chain(60, Activation{Polynomial{{0, 0, 1}}});  // 3^(2^60) would fill every memory there is
    const auto left = forward(squares.instance, squares.parameters);
    const auto right = backward(squares.instance, squares.parameters);
    ASSERT_FALSE(left);
    ASSERT_FALSE(right);
    EXPECT_NE(left.error().message.find("bits"), std::string::npos) << left.error().message;
    EXPECT_NE(right.error().message.find("bits"), std::string::npos) << right.error().message;
}

TEST(Budget, ALongChainDoesNotOverflowTheStack) {
    const Case line = chain(200'000, Activation{Identity{}});
    EXPECT_TRUE(agree(forward, backward, line));
}

TEST(Budget, AMillionTiesInAChainTakeLinearTime) {
    Case line = chain(300'000, Activation{Identity{}});
    for (std::size_t e = 1; e < line.parameters.edges.size(); ++e) {
        line.parameters.edges[e] = SameAs{e - 1};
        line.instance.parameters[e] = SameAs{e - 1};
    }
    EXPECT_TRUE(agree(forward, backward, line));
    EXPECT_FALSE(impl::not_allowed(line.instance, line.parameters));
    EXPECT_FALSE(checkers::not_allowed(line.instance, line.parameters));
}

}  // namespace
}  // namespace reductio::tests
