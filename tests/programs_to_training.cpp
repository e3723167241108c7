// B-L3.1, B-A.5, B-L3.2 and its remarks, beside what every room is tested for: every small program, large ones template
// by template, and the statements of the pages that no obligation of an instance shows.

#include <iostream>

#include "checkers/decision.hpp"
#include "checkers/evaluation.hpp"
#include "checkers/sparse_samples.hpp"
#include "checkers/z3_decision.hpp"
#include "fuzz/depth.hpp"
#include "fuzz/exhaustive.hpp"
#include "fuzz/obligations.hpp"
#include "impl/bit_slp_to_erm.hpp"
#include "impl/bit_slp_to_scalar_erm.hpp"
#include "impl/product_identity.hpp"
#include "impl/slp_to_bounded_slp.hpp"
#include "tests/support.hpp"

namespace reductio::tests {
namespace {

using Coefficients = std::vector<Rational>;

const std::vector<Coefficients> activations = {
    {0, 0, 1}, {0, Rational(1, 2), 1}, {0, -1, 0, 1}, {0, 0, -4, 0, 1}, {1, Rational(-2, 3), 0, Rational(3, 4)}};

Options with_gap(const Coefficients& activation, const Rational& yes = 0, const Rational& no = 2) {
    Options options;
    options.activation = activation;
    options.yes = yes;
    options.no = no;
    return options;
}

void expect_hold(const std::string& room, const Document& source, const Options& options,
                 const std::vector<std::string>& only) {
    fuzz::ObligationWork work;
    work.only = only;
    for (const auto& [name, check] : check_obligations(fuzz::find_subject(room).value(), {source, options}, work)) {
        const auto* fails = std::get_if<checkers::Fails>(&check);
        EXPECT_TRUE(std::holds_alternative<checkers::Holds>(check))
            << room << ' ' << name << ": " << (fails ? fails->reason : "unknown") << ' ' << write_document(source);
    }
}

TEST(BitSlpToErm, HoldsOfEveryProgramOfUpToTwoGates) {
    std::size_t programs = 0;
    for (fuzz::Exhaustive walk; walk.more(); walk.advance(), ++programs) {
        auto choices = walk.choices();
        const Slp slp = fuzz::any_slp(choices, {0, 2, 1});
        for (std::size_t a = 0; a < activations.size(); ++a) {
            const Integer bit = static_cast<unsigned long>((programs + a) % 3);
            expect_hold("bit-slp-to-erm", Document{BitSlp{slp, bit}}, with_gap(activations[a]),
                        {"forward", "backward", "equivalence", "size"});
        }
    }
    EXPECT_EQ(programs, 40);
}

TEST(BitSlpToErm, HoldsOfLargerPrograms) {
    for (std::size_t i = 0; i < fuzz::scaled(20); ++i) {
        auto choices = fuzz::seeded(3, "bit-slp-to-erm", i);
        const Slp slp = fuzz::any_slp(choices, {3, 5, 1});
        expect_hold("bit-slp-to-erm", Document{BitSlp{slp, Integer(static_cast<unsigned long>(i % 4))}},
                    with_gap(activations[i % activations.size()]), {"forward", "backward", "equivalence", "size"});
    }
}

TEST(BitSlpToErm, ChainsFromTheBoundedProgram) {
    for (fuzz::Exhaustive walk; walk.more(); walk.advance()) {
        auto choices = walk.choices();
        const BitSlp source{fuzz::any_slp(choices, {0, 2, 1}), 1};
        const auto bounded = impl::slp_to_bounded_slp::reduce(source);
        ASSERT_TRUE(bounded);
        expect_hold("bit-slp-to-erm", Document{*bounded}, with_gap({0, 0, 1}), {"forward", "backward", "bounded"});
        EXPECT_EQ(checkers::decide(Document{*bounded}).answer, checkers::decide(Document{source}).answer);
    }
}

/// Parameters other than theta* that have no loss either.
TEST(BitSlpToErm, ASymmetricActivationKeepsFlippedEdges) {
    const BitSlp source{{1, {{Operation::times, 0, 0}}}, 0};
    const Options options = with_gap({0, 0, -4, 0, 1});
    const auto target = impl::bit_slp_to_erm::reduce(source, options);
    const auto star = impl::bit_slp_to_erm::lift(source, options);
    ASSERT_TRUE(target && star);
    std::size_t flipped = 0;
    for (Index e = 0; e < target->network.edges.size(); ++e) {
        if (target->network.vertices[target->network.edges[e].to].activation == Activation{Identity{}}) continue;
        Parameters other = *star;
        std::get<EdgeValues>(other.edges[e]).weights[0] = -1;
        flipped += checkers::evaluate(*target, other)->total == 0;
    }
    EXPECT_EQ(flipped, 10);
}

TEST(BitSlpToErm, ThirtyGatesAreOneDocument) {
    Slp slp{1, {}};
    for (Index g = 0; g < 30; ++g) slp.gates.push_back({g % 10 == 9 ? Operation::times : Operation::plus, g, g / 2});
    const Document source{BitSlp{slp, 3}};
    expect_hold("bit-slp-to-erm", source, with_gap({0, 0, 1}), {"construction", "size", "forward"});
}

TEST(ProgramNetwork, HandsOutTheTemplatesOfTheDocument) {
    const BitSlp source = parsed_as<BitSlp>(impl::find_room("bit-slp-to-erm")->yes_example);
    const auto target = impl::bit_slp_to_erm::reduce(source, with_gap({0, -1, 0, 1}));
    const impl::ProgramNetwork network(source.slp, {{0, -1, 0, 1}});
    const Nnt instance = network.instance();
    checkers::SparseSamples samples(instance.network, network.distinguished().edges);
    ASSERT_FALSE(samples.set_baseline(network.baseline_x(), network.baseline_y()));
    Index i = 1;
    network.each_template([&](const impl::Template& changes) {
        EXPECT_FALSE(samples.missed(changes.x, changes.y));
        std::vector<Rational> x = network.baseline_x();
        for (const auto& [vertex, number] : changes.x) x[vertex] = number;
        x.emplace_back(0);
        EXPECT_EQ(x, target->dataset[i++].x);
    });
    EXPECT_EQ(network.template_count(), Integer(i));
    EXPECT_EQ(i + 1, target->dataset.size());
}

TEST(ProgramNetwork, AnAlteredTemplateIsMissed) {
    const impl::ProgramNetwork network({1, {{Operation::times, 0, 0}}}, {{0, 0, 1}});
    const Nnt instance = network.instance();
    checkers::SparseSamples samples(instance.network, network.distinguished().edges);
    ASSERT_FALSE(samples.set_baseline(network.baseline_x(), network.baseline_y()));
    network.each_template([&](const impl::Template& changes) {
        if (changes.x.empty()) return;
        impl::Template altered = changes;
        altered.x.front().second += 1;
        EXPECT_TRUE(samples.missed(altered.x, altered.y));
    });
}

TEST(ProgramNetwork, StreamsALargeProgram) {
    Slp slp{1, {}};
    for (Index g = 0; g < fuzz::scaled(100); ++g)
        slp.gates.push_back({g % 2 == 0 ? Operation::times : Operation::minus, g, g / 3});
    const impl::ProgramNetwork network(slp, {{0, 0, 1}});
    const Nnt instance = network.instance();
    checkers::SparseSamples samples(instance.network, network.distinguished().edges);
    ASSERT_FALSE(samples.set_baseline(network.baseline_x(), network.baseline_y()));
    Integer seen = 1;
    network.each_template([&](const impl::Template& changes) {
        ASSERT_FALSE(samples.missed(changes.x, changes.y));
        ++seen;
    });
    EXPECT_EQ(seen, network.template_count());
}

TEST(ScalarErm, NoWeightInTheInstanceGivesTheGap) {
    const BitSlp source{{1, {{Operation::plus, 0, 0}}}, 0};
    for (const unsigned m : {1U, 2U, 8U, 40U, 200U}) {
        const Rational unit(Integer(1), Integer(1) << m);
        Options options = with_gap({0, 0, 1}, 1, 2);
        options.weight = 1 / unit;
        const auto target = impl::bit_slp_to_scalar_erm::reduce_published(source, options);
        ASSERT_TRUE(target);
        const Parameters near{{EdgeValues{{2 - unit}, 0}}};
        EXPECT_FALSE(checkers::not_allowed(*target, near)) << m;
        EXPECT_EQ(checkers::evaluate(*target, near)->total, unit) << m;
    }
}

/// All parameters at once, with nothing decoupled: what the other deciders argue vertex by vertex.
TEST(HingeErm, IsDecidedByZ3OverAllParametersWhereTheProgramIsTiny) {
    const auto& room = impl::find_room("pos-slp-to-hinge-erm")->variants.front();
    for (const auto& gates : std::vector<std::vector<Gate>>{{},
                                                            {{Operation::plus, 0, 0}},
                                                            {{Operation::minus, 0, 0}},
                                                            {{Operation::minus, 0, 0}, {Operation::minus, 1, 0}},
                                                            {{Operation::plus, 0, 0}, {Operation::minus, 1, 0}}}) {
        const Document source{PosSlp{{1, gates}}};
        const auto target = room.reduce(source, with_gap({0, 0, 1}));
        ASSERT_TRUE(target);
        EXPECT_EQ(checkers::decide_by_z3(*target).answer, checkers::decide(source).answer) << write_document(source);
    }
}

TEST(BoundedSlp, TheLargestProgramsAreAsThePageSays) {
    const std::vector<std::size_t> largest = {0, 2, 5, 9, 15};
    for (std::size_t n = 0; n < largest.size(); ++n) {
        if (n == 4 && fuzz::scaled(20) < 20) {
            std::cout << "skipped: programs of 4 gates, for REDUCTIO_DEPTH is below 1\n";
            continue;
        }
        std::size_t found = 0;
        for (fuzz::Exhaustive walk; walk.more(); walk.advance()) {
            auto choices = walk.choices();
            const auto target = impl::slp_to_bounded_slp::reduce(PosSlp{fuzz::any_slp(choices, {n, n, 1})});
            found = std::max(found, target->slp.gates.size());
        }
        EXPECT_EQ(found, largest[n]) << n;
    }
}

TEST(BoundedSlp, HoldsOfEverySmallProgram) {
    constexpr std::size_t world = 47'668;
    const std::size_t stride = world / std::min(world, fuzz::scaled(2'400));
    std::cout << "every program in " << stride << " of " << world << '\n';
    std::size_t index = 0;
    for (fuzz::Exhaustive walk; walk.more(); walk.advance(), ++index) {
        auto choices = walk.choices();
        const BitSlp source{fuzz::any_slp(choices, {}), Integer(static_cast<unsigned long>(index % 3))};
        if (index % stride == 0)
            expect_hold("slp-to-bounded-slp", Document{source}, {},
                        {"restrictions", "construction", "invariant", "bounded", "forward", "backward", "size"});
    }
    EXPECT_EQ(index, world);
}

TEST(BoundedSlp, RefusesWhatOutgrowsAllDocuments) {
    Slp slp{1, {}};
    for (Index g = 0; g < 60'000; ++g) slp.gates.push_back({Operation::times, g, g});
    const auto target = impl::slp_to_bounded_slp::reduce(PosSlp{slp});
    ASSERT_FALSE(target);
    EXPECT_NE(target.error().message.find("expected a smaller program"), std::string::npos);
}

TEST(ProductIdentity, HoldsUpToDegreeForty) {
    for (const std::size_t degree : {2U, 3U, 7U, 12U, 20U, 40U}) {
        Polynomial f;
        for (std::size_t k = 0; k <= degree; ++k)
            f.coefficients.emplace_back(static_cast<long>((k * k + 3) % 7) - 3, static_cast<long>(k % 3 + 1));
        for (auto& coefficient : f.coefficients) coefficient.canonicalize();
        f.coefficients.back() = 2;
        std::vector<std::string> only = {"construction", "size"};
        if (degree <= 12) only.insert(only.end(), {"identity", "basis"});
        only.emplace_back("forward");
        expect_hold("product-identity", Document{f}, {}, only);
    }
}

TEST(ProductIdentity, HasTheMultipliersOfThePage) {
    const auto of = [](Coefficients coefficients) {
        auto lambda = impl::product_identity::multipliers({std::move(coefficients)});
        for (auto& number : lambda) number.canonicalize();
        return lambda;
    };
    EXPECT_EQ(of({0, 0, 1}), (Coefficients{Rational(1, 2), 0, 0}));
    EXPECT_EQ(of({0, Rational(1, 2), 1}), (Coefficients{Rational(23, 32), Rational(-5, 16), Rational(3, 32)}));
    EXPECT_EQ(of({0, -1, 0, 1}), (Coefficients{Rational(-1, 3), Rational(7, 12), Rational(-1, 3), Rational(1, 12)}));
}

}  // namespace
}  // namespace reductio::tests
