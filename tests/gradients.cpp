// Backpropagation against numbers that carry their derivative: two ways to the gradient that share nothing.

#include "checkers/evaluation.hpp"
#include "checkers/gradient.hpp"
#include "fuzz/depth.hpp"
#include "fuzz/network_generators.hpp"
#include "impl/evaluation.hpp"
#include "impl/gradient.hpp"
#include "tests/mutants/evaluators.hpp"
#include "tests/support.hpp"

namespace reductio::tests {
namespace {

Nnt any_instance(fuzz::Choices& choices) {
    fuzz::NntShape shape = fuzz::NntShape::of(fuzz::Size::of(6));
    shape.activations = fuzz::differentiable_activations();
    shape.losses = fuzz::differentiable_losses();
    shape.derivatives = true;
    Nnt nnt = fuzz::generate_nnt(choices, shape);
    if (nnt.regulariser && std::holds_alternative<DistinctRegulariser>(*nnt.regulariser)) nnt.regulariser.reset();
    return nnt;
}

TEST(Gradients, AreTheSameBothWays) {
    for (std::size_t i = 0; i < fuzz::scaled(2000); ++i) {
        auto choices = fuzz::seeded(1, "gradients", i);
        const Nnt nnt = any_instance(choices);
        const Parameters parameters = fuzz::generate_parameters(choices, nnt);
        const auto backward = impl::gradients(nnt, parameters);
        const auto forward = checkers::gradient(nnt, parameters);
        ASSERT_TRUE(backward && forward) << write_document(Document{nnt}) << (backward ? "" : backward.error().message)
                                         << (forward ? "" : forward.error().message);
        ASSERT_EQ(backward->total, *forward) << write_document(Document{nnt}) << write_document(Document{parameters});
    }
}

TEST(Gradients, AnswerQuestionsAboutOneWeightTheSame) {
    for (std::size_t i = 0; i < fuzz::scaled(500); ++i) {
        auto choices = fuzz::seeded(1, "gradient questions", i);
        const Gradient question = fuzz::generate_gradient(choices, fuzz::Size::of(6));
        const auto backward = impl::derivative(question);
        const auto forward = checkers::derivative(question);
        ASSERT_TRUE(backward && forward) << write_document(Document{question});
        EXPECT_EQ(*backward, *forward) << write_document(Document{question});
    }
}

TEST(Gradients, ThatTakeTheInputForAnotherDiffer) {
    const std::set<std::string> concerned = {"forgets the biases",
                                             "forgets an edge's second weight",
                                             "follows no tie",
                                             "skips the last edge",
                                             "forgets times",
                                             "halves the squared error",
                                             "forgets the regulariser",
                                             "forgets the inputs",
                                             "drops a polynomial's leading coefficient"};
    std::size_t planted = 0;
    for (const auto& mutant : mutants::evaluator_mutants()) {
        if (!concerned.contains(mutant.name)) continue;
        ++planted;
        bool seen = false;
        for (std::size_t i = 0; i < 300 && !seen; ++i) {
            auto choices = fuzz::seeded(1, "gradients", i);
            Nnt nnt = any_instance(choices);
            Parameters parameters = fuzz::generate_parameters(choices, nnt);
            const auto forward = checkers::gradient(nnt, parameters);
            mutant.before(nnt, parameters);
            const auto backward = impl::gradients(nnt, parameters);
            seen = !backward || backward->total != *forward;
        }
        EXPECT_TRUE(seen) << mutant.name;
    }
    EXPECT_EQ(planted, concerned.size());
}

/// y = w (w x), the two edges tied: a recurrent network unrolled over two steps.
const std::string recurrent =
    R"({"reductio": 1, "kind": "nnt", "network": {"input": {"type": "injected", "vertices": [0]}, "vertices": [{"name": "x", "activation": {"type": "identity"}}, {"name": "h1", "activation": {"type": "identity"}}, {"name": "h2", "activation": {"type": "identity"}}], "outputs": [2], "edges": [{"from": 0, "to": 1}, {"from": 1, "to": 2}]}, "parameters": [{"weights": ["real"], "biases": "real"}, {"same-as": 0}], "dataset": [{"x": ["1"], "y": ["5"]}, {"x": ["2"], "y": ["0"], "times": 2}], "loss": {"type": "half-squared-error"}, "gamma": "0"})";
const std::string weight_three =
    R"({"reductio": 1, "kind": "parameters", "edges": [{"weights": ["3"], "bias": "0"}, {"same-as": 0}]})";

/// By w: (9 - 5) 6 and (18 - 0) 12; by the bias: (f - y) (w + 1).
TEST(Gradients, OfTiedWeightsAddUp) {
    write_file(scratch() / "i.json", recurrent);
    write_file(scratch() / "p.json", weight_three);
    const auto run_it = run("reductio gradient i.json --parameters p.json --per-sample");
    EXPECT_EQ(run_it.out,
              "{\"reductio\": 1, \"kind\": \"parameters\", \"edges\": [{\"weights\": [\"24\"], \"bias\": \"16\"}, "
              "{\"same-as\": 0}]}\n"
              "{\"reductio\": 1, \"kind\": \"parameters\", \"edges\": [{\"weights\": [\"216\"], \"bias\": \"72\"}, "
              "{\"same-as\": 0}]}\n"
              "{\"reductio\": 1, \"kind\": \"parameters\", \"edges\": [{\"weights\": [\"456\"], \"bias\": \"160\"}, "
              "{\"same-as\": 0}]}\n");
    EXPECT_EQ(run("reductio gradient i.json --parameters p.json -o g.json").code, 0);
    EXPECT_EQ(run("reductio-check gradient i.json --parameters p.json --claimed g.json").out, "s VERIFIED\n");
    const auto refuted = run("reductio-check gradient i.json --parameters p.json --claimed p.json");
    EXPECT_EQ(refuted.code, 1);
    EXPECT_EQ(refuted.out.substr(0, 10), "s REFUTED\n");
    EXPECT_EQ(run("reductio gradient i.json --parameters p.json --step 1/8").out,
              "{\"reductio\": 1, \"kind\": \"parameters\", \"edges\": [{\"weights\": [\"-54\"], \"bias\": \"-20\"}, "
              "{\"same-as\": 0}]}\n");
}

TEST(Gradients, OfALossWithoutDerivativeAreRefused) {
    write_file(scratch() / "p.json", weight_three);
    const auto outcome = run("sed s/half-squared-error/zero-one/ | reductio gradient - --parameters p.json", recurrent);
    EXPECT_EQ(outcome.code, 2);
    EXPECT_EQ(outcome.err, "-: /loss: the loss has no derivative here\n");
    EXPECT_EQ(run("reductio gradient -", recurrent).code, 2);
    EXPECT_EQ(run("reductio gradient - --parameters p.json --step x", recurrent).code, 2);
}

/// Rounded Taylor polynomials and lookup tables, with the derivatives that they bring.
TEST(Gradients, OfADocumentThatBringsItsParameters) {
    auto choices = fuzz::seeded(1, "gradient documents", 0);
    const Gradient question = fuzz::generate_gradient(choices, fuzz::Size::of(6));
    Nnt instance;
    instance.network = question.network;
    instance.dataset = question.dataset;
    instance.loss = question.loss;
    const auto expected = impl::gradients(instance, {question.parameters});
    ASSERT_TRUE(expected) << expected.error().message;
    const Outcome outcome = run("reductio gradient -", write_document(Document{question}));
    EXPECT_EQ(outcome.code, 0) << outcome.err;
    EXPECT_EQ(outcome.out, write_document(Document{expected->total}));
}

TEST(Gradients, OfSmoothActivationsInPractice) {
    const std::string examples = (source_tree() / "spec/examples/smooth").string();
    const std::string arguments = examples + ".json --parameters " + examples + ".parameters.json";
    ASSERT_EQ(run("reductio gradient " + arguments + " -o g.json").code, 0);
    EXPECT_EQ(run("reductio-check gradient " + arguments + " --claimed g.json").out, "s VERIFIED\n");
    EXPECT_NE(read_file(scratch() / "g.json"), read_file(examples + ".parameters.json"));
}

/// ReLU(w) - ReLU(-w) is w, so its derivative is 1; by the rule at breakpoints it is 2 at w = 0.
TEST(Gradients, AtABreakpointFollowTheRuleOfThePage) {
    const Activation relu{PiecewiseLinear{{0}, {{0, 0}, {1, 0}}}};
    Nnt nnt;
    nnt.network.input = InjectedInput{{0}};
    nnt.network.vertices = {{"x", Activation{Identity{}}},
                            {"w", Activation{Identity{}}},
                            {"plus", relu},
                            {"minus", relu},
                            {"f", Activation{Identity{}}}};
    nnt.network.edges = {{0, 1}, {1, 2}, {1, 3}, {2, 4}, {3, 4}};
    nnt.network.outputs = {4};
    nnt.parameters.assign(5, EdgeOptions{{Continuum::real}, Continuum::real});
    nnt.dataset = {{{1}, {-1}, 1}};
    nnt.loss.is = HalfSquaredError{};  // its derivative by f is f + 1
    const auto at = [&](const Rational& w) {
        const Parameters parameters{
            {EdgeValues{{w}, 0}, EdgeValues{{1}, 0}, EdgeValues{{-1}, 0}, EdgeValues{{1}, 0}, EdgeValues{{-1}, 0}}};
        const auto gradients = impl::gradients(nnt, parameters);
        EXPECT_EQ(gradients->total, *checkers::gradient(nnt, parameters));
        return std::get<EdgeValues>(gradients->total.edges[0]).weights[0];
    };
    EXPECT_EQ(at(1), 2);
    EXPECT_EQ(at(Rational(-1, 2)), Rational(1, 2));
    EXPECT_EQ(at(0), 2);
}

}  // namespace
}  // namespace reductio::tests
