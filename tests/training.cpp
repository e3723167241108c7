// Exhaustive training: the two enumerations agree on optimum, count and decision.

#include "checkers/decision.hpp"
#include "fuzz/depth.hpp"
#include "fuzz/network_generators.hpp"
#include "impl/exhaustive_training.hpp"
#include "tests/support.hpp"

namespace reductio::tests {
namespace {

TEST(Training, BothEnumerationsAgree) {
    std::size_t yes = 0;
    std::size_t no = 0;
    for (std::size_t i = 0; i < fuzz::scaled(1000); ++i) {
        auto choices = fuzz::seeded(1, "training", i);
        const Nnt instance = fuzz::generate_dnnt(choices, fuzz::Size::of(fuzz::default_size));
        const std::string text = write_document(Document{instance});
        const auto left = impl::train_exhaustively(instance, 1 << 20);
        const auto right = checkers::optimum(instance);
        ASSERT_EQ(static_cast<bool>(left), static_cast<bool>(right)) << text;
        if (!left) continue;
        EXPECT_EQ(left->vectors, right->vectors) << text;
        EXPECT_EQ(left->least, right->least) << text;
        EXPECT_EQ(left->attaining, right->attaining) << text;
        const auto decision = checkers::decide(Document{instance});
        const bool within = left->least && *left->least <= instance.gamma;
        EXPECT_EQ(decision.answer, within ? Answer::yes : Answer::no) << text;
        (within ? yes : no) += 1;
        if (!left->first) continue;
        const auto evaluation = checkers::evaluate(instance, *left->first);
        ASSERT_TRUE(evaluation) << text;
        EXPECT_EQ(evaluation->total, *left->least) << text;
    }
    EXPECT_GT(yes, 0u);
    EXPECT_GT(no, 0u);
}

TEST(Training, AnEmptyListLeavesNoVector) {
    Nnt instance = parsed_as<Nnt>(
        R"({"reductio": 1, "kind": "nnt", "network": {"input": {"type": "source", "dimension": 1}, "vertices": [{"name": "s"}, {"name": "t", "activation": {"type": "identity"}}], "source": 0, "outputs": [1], "edges": [{"from": 0, "to": 1}]}, "parameters": [{"weights": [[]], "biases": ["0"]}], "dataset": [], "loss": {"type": "squared-error"}, "gamma": "5"})");
    const auto training = impl::train_exhaustively(instance, 10);
    ASSERT_TRUE(training);
    EXPECT_EQ(training->vectors, 0);
    EXPECT_FALSE(training->least);
    EXPECT_EQ(checkers::decide(Document{instance}).answer, Answer::no);
}

TEST(Training, TooManyVectorsAreRefusedBeforeAnyIsTried) {
    Nnt instance;
    instance.network.input = SourceInput{40, 0};
    instance.network.vertices = {{"s", std::nullopt}, {"t", Activation{Identity{}}}};
    instance.network.edges = {{0, 1}};
    const OptionList bit{std::vector<Rational>{0, 1}};
    instance.parameters.emplace_back(EdgeOptions{std::vector<OptionList>(40, bit), bit});
    const auto training = impl::train_exhaustively(instance, 1 << 20);
    ASSERT_FALSE(training);
    EXPECT_EQ(training.error().message, "expected at most 1048576 parameter vectors, found 2199023255552");
    EXPECT_EQ(checkers::decide(Document{instance}).answer, Answer::unknown);
}

TEST(Training, AContinuumIsRefused) {
    Nnt instance;
    instance.network.input = SourceInput{1, 0};
    instance.network.vertices = {{"s", std::nullopt}, {"t", Activation{Identity{}}}};
    instance.network.edges = {{0, 1}};
    instance.parameters.emplace_back(EdgeOptions{{Continuum::real}, Continuum::real});
    EXPECT_FALSE(impl::train_exhaustively(instance, 10));
    EXPECT_EQ(checkers::decide(Document{instance}).answer, Answer::unknown);
}

}  // namespace
}  // namespace reductio::tests
