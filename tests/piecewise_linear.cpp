// B-E.1: the bounds of its page at every vertex and every gradient entry, and what the printed argument overlooks.

#include "checkers/piecewise_bounds.hpp"
#include "fuzz/depth.hpp"
#include "fuzz/network_generators.hpp"
#include "impl/evaluation.hpp"
#include "impl/gradient.hpp"
#include "tests/support.hpp"

namespace reductio::tests {
namespace {

struct Instance {
    Nnt nnt;
    Parameters parameters;
};

/// Layers of width up to 3, each vertex fed by all of the layer before and perhaps by the input.
Instance layered(fuzz::Choices& choices, std::size_t layers) {
    const fuzz::Numbers numbers{9, 6};
    fuzz::NntShape shape;
    shape.activations = {fuzz::ActivationKind::piecewise_linear, fuzz::ActivationKind::identity,
                         fuzz::ActivationKind::piecewise_linear, fuzz::ActivationKind::constant};
    const auto number = [&] { return fuzz::any_rational(choices, numbers); };
    Instance instance;
    Network& network = instance.nnt.network;
    network.input = SourceInput{choices.count(1, 2), 0};
    network.vertices.push_back({"s", std::nullopt});
    std::vector<Index> before = {0};
    for (std::size_t layer = 0; layer < layers; ++layer) {
        std::vector<Index> here;
        for (std::size_t width = choices.count(1, 3); width > 0; --width) {
            here.push_back(network.vertices.size());
            network.vertices.push_back({"v", fuzz::any_activation(choices, shape, numbers)});
            for (const Index tail : before) network.edges.push_back({tail, here.back()});
            if (layer > 0 && choices.chance(1, 4)) network.edges.push_back({0, here.back()});
        }
        before = here;
    }
    network.outputs = before;
    for (const Edge& edge : network.edges) {
        EdgeValues values{{}, number()};
        for (std::size_t i = 0; i < weight_count(network, edge); ++i) values.weights.push_back(number());
        instance.parameters.edges.emplace_back(std::move(values));
        instance.nnt.parameters.push_back(
            EdgeOptions{std::vector<OptionList>(weight_count(network, edge), Continuum::real), Continuum::real});
    }
    Sample sample;
    for (std::size_t i = 0; i < input_size(network); ++i) sample.x.push_back(number());
    for (std::size_t i = 0; i < network.outputs.size(); ++i) sample.y.push_back(number());
    instance.nnt.dataset = {sample};
    instance.nnt.loss.is = SquaredError{};
    return instance;
}

Instance instance_of(std::size_t index) {
    auto choices = fuzz::seeded(1, "piecewise linear", index);
    return layered(choices, choices.count(1, 12));
}

TEST(PiecewiseLinear, KeepsEveryBound) {
    for (std::size_t i = 0; i < fuzz::scaled(60); ++i) {
        const auto [nnt, parameters] = instance_of(i);
        const auto measures = checkers::piecewise_measures(nnt, parameters);
        ASSERT_TRUE(measures) << measures.error().message;
        const auto broken = checkers::broken_bound(nnt, parameters, *measures);
        ASSERT_TRUE(broken) << broken.error().message;
        EXPECT_FALSE(*broken) << **broken << ' ' << write_document(Document{nnt});
        EXPECT_TRUE(impl::gradients(nnt, parameters));
    }
}

/// How many of some instances break the bounds that these measures give.
template <class Change>
std::size_t broken_by(const Change& change) {
    std::size_t broken = 0;
    for (std::size_t i = 0; i < 20; ++i) {
        const auto [nnt, parameters] = instance_of(i);
        auto measures = *checkers::piecewise_measures(nnt, parameters);
        change(measures);
        broken += checkers::broken_bound(nnt, parameters, measures)->has_value();
    }
    return broken;
}

TEST(PiecewiseLinear, EachMeasureIsNeeded) {
    using Measures = checkers::PiecewiseMeasures;
    EXPECT_EQ(broken_by([](Measures&) {}), 0);
    EXPECT_GT(broken_by([](Measures& m) { m.denominator = 2; }), 0);
    EXPECT_GT(broken_by([](Measures& m) { m.magnitude = 1; }), 0);
    EXPECT_GT(broken_by([](Measures& m) { m.depth.assign(m.depth.size(), 0); }), 0);
    EXPECT_GT(broken_by([](Measures& m) { m.height.assign(m.height.size(), 0); }), 0);
    EXPECT_GT(broken_by([](Measures& m) { m.greatest = 0; }), 0);
}

TEST(PiecewiseLinear, RefusesWhatThePageDoesNotSpeakOf) {
    auto [nnt, parameters] = instance_of(0);
    nnt.loss.is = AbsoluteError{};
    EXPECT_FALSE(checkers::piecewise_measures(nnt, parameters));
    nnt.loss.is = SquaredError{};
    nnt.network.vertices.back().activation = Activation{Polynomial{{0, 0, 1}}};
    EXPECT_FALSE(checkers::piecewise_measures(nnt, parameters));
}

/// bits of p + bits of q, each at least 1
std::size_t length_of(const Rational& number) { return length(number); }

/// The printed argument has O(1) bits for an addition.
TEST(PiecewiseLinear, SumsOfTwoRationalsMayTripleInLength) {
    EXPECT_EQ(length_of(Rational(1, 3)), 3);
    EXPECT_EQ(length_of(Rational(1) + Rational(1, 3)), 5);
    for (std::size_t most = 2; most <= 8; ++most) {
        std::size_t longest = 0;
        std::vector<Rational> numbers;
        for (unsigned long p = 0; p < (1UL << (most - 1)); ++p) {
            for (unsigned long q = 1; q < (1UL << (most - 1)); ++q) {
                Rational number(p, q);
                number.canonicalize();
                if (number.get_den() == q && length_of(number) <= most) numbers.push_back(number);
            }
        }
        for (const Rational& a : numbers)
            for (const Rational& b : numbers) longest = std::max(longest, length_of(a + b));
        EXPECT_LE(longest, 3 * most - 2) << most;
        if (most >= 4) {
            EXPECT_EQ(longest, 3 * most - 2) << most;
        }
    }
}

}  // namespace
}  // namespace reductio::tests
