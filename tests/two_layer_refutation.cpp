// Sets of vectors that show an instance of two layers to be a NO: right ones hold, wherever the middle is.

#include <algorithm>

#include "fuzz/depth.hpp"
#include "fuzz/network_generators.hpp"
#include "tests/two_layer_examples.hpp"

namespace reductio::tests {
namespace {

Index first_made_by(const Claim& claim, const std::string& step) {
    return static_cast<Index>(std::ranges::find(claim.made_by, step) - claim.made_by.begin());
}

TEST(TwoLayerRefutation, HoldsOfTheReachedSets) {
    for (const Middle& middle : middles) EXPECT_EQ(said(refuted(reached(no(), middle))), "holds");
    EXPECT_EQ(reached(no()).sets.size(), 3u + 1 + 1 + 3 + 3 + 5);
    EXPECT_EQ(said(exact(reached(no()))), "holds");
}

TEST(TwoLayerRefutation, FailsWhereGammaIsReached) {
    for (const Middle& middle : middles) {
        const Check check = refuted(reached(yes(), middle));
        EXPECT_EQ(said(check), "10");
        EXPECT_TRUE(std::get<checkers::Fails>(check).reason.ends_with("expected more than gamma"));
    }
}

TEST(TwoLayerRefutation, HoldsWhereAListIsEmptyWhateverGamma) {
    for (const Index edge : {0, 1, 2, 3, 4}) {
        Nnt nnt = five_parts();
        nnt.gamma = 1000;
        std::get<EdgeOptions>(nnt.parameters[edge]).biases = std::vector<Rational>{};
        for (const Middle& middle : middles) EXPECT_EQ(said(refuted(reached(nnt, middle))), "holds") << edge;
        EXPECT_EQ(said(exact(reached(nnt))), "holds") << edge;
    }
}

TEST(TwoLayerRefutation, KnowsNetworksAndDatasetsWithNothingInThem) {
    Nnt nnt;
    nnt.network.input = SourceInput{0, 0};
    nnt.network.vertices = {{"s", {}}, {"t", square}};
    nnt.network.outputs = {1};
    nnt.loss.is = SquaredError{};
    nnt.gamma = -1;
    EXPECT_EQ(said(refuted({nnt, std::nullopt})), "holds");
    EXPECT_EQ(said(exact({nnt, std::nullopt})), "holds");
    EXPECT_EQ(said(refuted({nnt, 1})), "8");
    EXPECT_EQ(said(refuted({nnt, std::nullopt, {{{}}}})), "9");
    nnt.gamma = 0;
    EXPECT_EQ(said(refuted({nnt, 0})), "10");
    nnt.dataset = {{{}, {1}, 3}};
    EXPECT_EQ(said(refuted({nnt, 0})), "holds");
    nnt.gamma = 3;
    EXPECT_EQ(said(refuted({nnt, 0})), "10");
}

/// Supersets do for a refutation, but are no tables of what is reached.
TEST(TwoLayerRefutation, HoldsOfSupersets) {
    const Claim honest = reached(no());
    for (Index set = 0; set < honest.sets.size(); ++set) {
        const auto add = [](Rows& rows) { rows.insert({1000, -1000}); };
        const Claim claim = forged(no(), std::nullopt, set, add);
        EXPECT_EQ(said(refuted(claim)), "holds") << set;
        EXPECT_EQ(said(exact(claim)), honest.made_by[set]) << set;
    }
}

/// Without any one of its steps, the checker takes a YES for a NO.
TEST(TwoLayerRefutation, NeedsEachOfItsSteps) {
    for (const checkers::RefutationStep& dropped : checkers::refutation_steps()) {
        auto others = checkers::refutation_steps();
        std::erase_if(others, [&](const auto& step) { return step.number == dropped.number; });
        const Claim honest = reached(yes(), 2);
        const Index set = first_made_by(honest, dropped.number);
        const Claim claim = forged(yes(), 2, set, [](Rows& rows) { rows.clear(); });
        EXPECT_EQ(said(refuted(claim)), dropped.number);
        EXPECT_EQ(said(checkers::refuted(claim.instance, claim.sets, claim.middle, {}, others)), "holds");
    }
    EXPECT_EQ(checkers::refutation_steps().size(), 6u);
}

Nnt any_two_layers(fuzz::Choices& choices) {
    using enum fuzz::ActivationKind;
    using Kind = fuzz::LossKind;
    fuzz::NntShape shape = fuzz::NntShape::of(fuzz::Size::of(4));
    shape.activations = {identity, constant, polynomial, piecewise_linear};
    shape.losses = {Kind::zero_one, Kind::squared_error, Kind::absolute_error, Kind::sign_error, Kind::hinge};
    shape.lists = {fuzz::Lists::finite};
    shape.most_assignments = 500;
    shape.two_layers = true;
    shape.injected = shape.source_outputs = shape.repeated_edges = shape.ties = shape.extras = false;
    return fuzz::generate_nnt(choices, shape);
}

TEST(TwoLayerRefutation, AgreesWithEnumeration) {
    std::size_t empty = 0;
    for (std::size_t i = 0; i < fuzz::scaled(300); ++i) {
        auto choices = fuzz::seeded(1, "two-layer refutations", i);
        Nnt nnt = any_two_layers(choices);
        ASSERT_EQ(checkers::not_two_layers(nnt), std::nullopt) << write_document(Document{nnt});
        const auto found = least(nnt);
        if (found) nnt.gamma = *found;
        const std::size_t parts = nnt.network.vertices.size();
        const Middle middle = i % 4 == 0 ? Middle() : Middle(choices.below(parts - 1));
        EXPECT_EQ(said(refuted(reached(nnt, middle))), found ? "10" : "holds") << write_document(Document{nnt});
        nnt.gamma -= Rational(1, 9);
        EXPECT_EQ(said(refuted(reached(nnt, middle))), "holds") << write_document(Document{nnt});
        EXPECT_EQ(said(exact(reached(nnt))), "holds") << write_document(Document{nnt});
        if (!found) ++empty;
    }
    EXPECT_GT(empty, 0u);
}

TEST(TwoLayerRefutation, IsCheckedByTheProgram) {
    const Claim claim = reached(no(), 2);
    const auto written = [&](const Nnt& instance) {
        return write_document(Document{Refutation{instance, claim.sets, claim.middle}});
    };
    EXPECT_EQ(run("reductio-check refutation -", written(no())).out, "s VERIFIED\n");
    const Outcome refuted = run("reductio-check refutation -", written(yes()));
    EXPECT_EQ(refuted.code, 1);
    EXPECT_TRUE(
        refuted.out.starts_with("s REFUTED\n-: [10] /reachable/12, F_2, and /reachable/15, G_3, have the sum ("))
        << refuted.out;
    const Outcome open = run("reductio-check refutation - --max-candidates 9", written(no()));
    EXPECT_EQ(open.code, 3);
    EXPECT_EQ(open.out, "s UNKNOWN\n-: candidates: more than the bound of 9\n");
    Nnt injected = no();
    injected.network.input = InjectedInput{{0, 1}};
    injected.network.vertices[0].activation = Activation{Identity{}};
    for (const Index edge : {0, 1, 2}) std::get<EdgeOptions>(injected.parameters[edge]).weights.pop_back();
    const Outcome other = run("reductio-check refutation -", written(injected));
    EXPECT_EQ(other.out, "s REFUTED\n-: no two layers: /network/input/type: expected source\n");
    EXPECT_EQ(run("reductio-check refutation -", write_document(Document{no()})).code, 2);
}

}  // namespace
}  // namespace reductio::tests
