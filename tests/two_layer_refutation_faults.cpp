// Whatever is wrong with a refutation of an instance of two layers is seen, each fault at its step.

#include "tests/two_layer_examples.hpp"

namespace reductio::tests {
namespace {

TEST(TwoLayerRefutationFaults, SeesEveryVectorThatIsMissingOrOther) {
    for (const Middle& middle : middles) {
        const Claim honest = reached(no(), middle);
        for (Index set = 0; set < honest.sets.size(); ++set) {
            for (Index v = 0; v < honest.sets[set].size(); ++v) {
                Claim claim = honest;
                claim.sets[set][v][1] += Rational(1, 1000);
                EXPECT_EQ(said(refuted(claim)), honest.made_by[set]) << set << ' ' << v;
                claim.sets[set].erase(claim.sets[set].begin() + static_cast<std::ptrdiff_t>(v));
                EXPECT_EQ(said(refuted(claim)), honest.made_by[set]) << set << ' ' << v;
                if (middle.value_or(5) < 5) continue;
                EXPECT_EQ(said(exact(claim)), honest.made_by[set]) << set << ' ' << v;
            }
        }
    }
}

/// The other sets are made in good faith from one that lacks a vector.
TEST(TwoLayerRefutationFaults, SeesTheOneSetThatIsForged) {
    for (const Middle& middle : middles) {
        const Claim honest = reached(yes(), middle);
        for (Index set = 0; set < honest.sets.size(); ++set) {
            const Claim claim = forged(yes(), middle, set, [](Rows& rows) { rows.erase(rows.begin()); });
            EXPECT_EQ(said(refuted(claim)), honest.made_by[set]) << set;
        }
    }
}

TEST(TwoLayerRefutationFaults, SeesSetsOfAnotherShape) {
    for (const Middle& middle : middles) {
        const Claim honest = reached(no(), middle);
        for (Index set = 0; set < honest.sets.size(); ++set) {
            Claim claim = honest;
            claim.sets[set].back().pop_back();
            EXPECT_EQ(said(refuted(claim)), honest.listed_by[set]) << set;
            claim.sets[set].back().resize(3);
            EXPECT_EQ(said(refuted(claim)), honest.listed_by[set]) << set;
            claim.sets.resize(set);
            EXPECT_EQ(said(refuted(claim)), honest.listed_by[set]) << set;
            claim = honest;
            claim.sets.erase(claim.sets.begin() + static_cast<std::ptrdiff_t>(set));
            EXPECT_EQ(said(refuted(claim)), honest.listed_by.back()) << set;
            claim = honest;
            claim.sets.insert(claim.sets.begin() + static_cast<std::ptrdiff_t>(set), honest.sets[set]);
            EXPECT_EQ(said(refuted(claim)), "9") << set;
        }
        for (const Middle& other : middles) {
            if (other.value_or(5) == middle.value_or(5)) continue;
            Claim claim = honest;
            claim.middle = other;
            EXPECT_EQ(said(refuted(claim)), other.value_or(5) < middle.value_or(5) ? "9" : "5");
        }
    }
    Claim beyond = reached(no());
    beyond.middle = 6;
    EXPECT_EQ(said(refuted(beyond)), "8");
    beyond.sets.push_back(beyond.sets.back());
    EXPECT_EQ(said(refuted(beyond)), "8");
}

TEST(TwoLayerRefutationFaults, IsLeftOpenWhereTheWorkIsTooMuch) {
    const Claim claim = reached(no());
    checkers::Work work;
    work.candidates = 100;
    EXPECT_EQ(said(checkers::refuted(claim.instance, claim.sets, claim.middle, work)), "unknown");
    EXPECT_EQ(said(checkers::tables_exact(claim.instance, claim.sets, work)), "unknown");
    Nnt two_options;  // 2 sums for each of A^1, A^2, S, w S, O, F_1 and the cost
    two_options.network = {SourceInput{1, 0}, {{"s", {}}, {"h", relu}, {"t", relu}}, {2}, {{0, 1}, {1, 2}}};
    two_options.parameters = {options({{1, 2}}, {0}), options({{1}}, {0})};
    two_options.dataset = {{{1}, {5}, 1}};
    two_options.loss.is = ZeroOne{};
    const Claim small = reached(two_options);
    work.candidates = 14;
    EXPECT_EQ(said(checkers::refuted(small.instance, small.sets, small.middle, work)), "holds");
    work.candidates = 13;
    EXPECT_EQ(said(checkers::refuted(small.instance, small.sets, small.middle, work)), "unknown");
    work = {};
    work.budget.bits = 6;
    EXPECT_EQ(said(checkers::refuted(claim.instance, claim.sets, claim.middle, work)), "unknown");
    EXPECT_EQ(said(checkers::tables_exact(claim.instance, claim.sets, work)), "unknown");
}

TEST(TwoLayerRefutationFaults, IsOfAnInstanceOfTwoLayersOnly) {
    const std::vector<std::pair<std::string, std::function<void(Nnt&)>>> faults = {
        {"/network/input/type", [](Nnt& nnt) { nnt.network.input = InjectedInput{{0}}; }},
        {"/network/outputs", [](Nnt& nnt) { nnt.network.outputs = {}; }},
        {"/network/outputs",
         [](Nnt& nnt) {
             nnt.network.outputs = {4, 1};
         }},
        {"/network/outputs/0", [](Nnt& nnt) { nnt.network.outputs = {0}; }},
        {"/network/edges/3",
         [](Nnt& nnt) {
             nnt.network.edges[3] = {1, 3};
         }},
        {"/network/edges/4",
         [](Nnt& nnt) {
             nnt.network.edges[4] = {4, 5};
         }},
        {"/network/edges/4",
         [](Nnt& nnt) {
             nnt.network.edges[4] = {1, 4};
         }},
        {"/parameters/4", [](Nnt& nnt) { nnt.parameters[4] = SameAs{3}; }},
        {"/parameters/0/weights/1",
         [](Nnt& nnt) { std::get<EdgeOptions>(nnt.parameters[0]).weights[1] = Continuum::real; }},
        {"/parameters/2/biases",
         [](Nnt& nnt) { std::get<EdgeOptions>(nnt.parameters[2]).biases = Continuum::rational; }},
        {"/parameter-bits",
         [](Nnt& nnt) {
             nnt.parameter_bits = ParameterBits{1, 1};
         }},
        {"/regulariser",
         [](Nnt& nnt) {
             nnt.regulariser = DistinctRegulariser{1, {}};
         }},
    };
    for (const auto& [place, plant] : faults) {
        Claim claim = reached(no());
        plant(claim.instance);
        const auto error = checkers::not_two_layers(claim.instance);
        ASSERT_TRUE(error) << place;
        EXPECT_EQ(error->place, place);
        EXPECT_EQ(said(refuted(claim)), "");
        EXPECT_EQ(said(exact(claim)), "");
    }
    Nnt promised = no();
    promised.promise = Promise{0, 1000};
    EXPECT_EQ(said(refuted(reached(promised))), "holds");
}

}  // namespace
}  // namespace reductio::tests
