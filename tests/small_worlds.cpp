// Every small instance: whole worlds in a deep run, an even share of the larger ones otherwise (and how many is said).

#include <algorithm>
#include <set>

#include "fuzz/depth.hpp"
#include "fuzz/small_worlds.hpp"
#include "tests/support.hpp"

namespace reductio::tests {
namespace {

/// The worlds of rooms whose name starts so: a test each, for CTest runs several at a time.
void walk_worlds_of(const std::string& start, std::size_t most) {
    std::size_t worlds = 0;
    for (const fuzz::SmallWorld& world : fuzz::small_worlds()) {
        if (!world.room.starts_with(start)) continue;
        const auto report = fuzz::walk(world, fuzz::scaled(most));
        std::cout << world.room << ", " << world.what << ": " << report.checked << " of " << report.size << '\n';
        EXPECT_FALSE(report.unmet) << world.room << ' ' << report.unmet->obligation << ' '
                                   << write_document(report.unmet->source);
        ++worlds;
    }
    EXPECT_GE(worlds, 1u) << start;
}

TEST(SmallWorlds, ProgramsToDiscreteTraining) { walk_worlds_of("pos-slp-to-dnnt", 10'000); }
TEST(SmallWorlds, SubsetSums) { walk_worlds_of("subset-sum-to-dnnt", 2'000); }
TEST(SmallWorlds, TwoCsps) { walk_worlds_of("two-csp-to-dnnt", 8'000); }
TEST(SmallWorlds, ExactCovers) { walk_worlds_of("exact-cover-to-dnnt", 4'000); }
TEST(SmallWorlds, DiscreteTraining) { walk_worlds_of("dnnt-to-cnnt", 100); }
TEST(SmallWorlds, Polynomials) { walk_worlds_of("product-identity", 100); }
TEST(SmallWorlds, BoundedPrograms) { walk_worlds_of("slp-to-bounded-slp", 2'000); }
TEST(SmallWorlds, ProgramsToTraining) { walk_worlds_of("bit-slp-to-erm", 200); }
TEST(SmallWorlds, ProgramsToScalarTraining) { walk_worlds_of("bit-slp-to-scalar-erm", 400); }
TEST(SmallWorlds, ProgramsToHingeLoss) { walk_worlds_of("pos-slp-to-hinge-erm", 200); }
TEST(SmallWorlds, ProgramsToSignsOfGradients) { walk_worlds_of("pos-slp-to-backprop-sign", 400); }
TEST(SmallWorlds, ProgramsToBitsOfGradients) { walk_worlds_of("bit-slp-to-backprop-bit", 400); }
TEST(SmallWorlds, FormulasToTraining) { walk_worlds_of("cnf-to-erm", 1'000); }
TEST(SmallWorlds, FormulasToTwoCsp) { walk_worlds_of("cnf-to-two-csp", 4'000); }
TEST(SmallWorlds, FormulasToSubsetSum) { walk_worlds_of("cnf-to-subset-sum", 4'000); }

TEST(SmallWorlds, ThereIsOneOfEveryReduction) {
    std::set<std::string> rooms;
    for (const fuzz::SmallWorld& world : fuzz::small_worlds()) rooms.insert(world.room);
    for (const std::string& name : fuzz::subject_names())
        EXPECT_EQ(rooms.contains(name), impl::find_room(name)->target != "decision") << name;
}

/// A walk that finds nothing could not see it: here, that the construction refuses its source.
TEST(SmallWorlds, AWalkStopsAtWhatIsUnmet) {
    fuzz::SmallWorld world = *std::ranges::find(fuzz::small_worlds(), "slp-to-bounded-slp", &fuzz::SmallWorld::room);
    world.make = [](fuzz::Choices& c) {
        c.below(4);
        return fuzz::Instance{Document{PosSlp{Slp{Rational(1, 3), {}}}}, {}};  // no program with the constant 1
    };
    const auto report = fuzz::walk(world, 10);
    EXPECT_EQ(report.size, 4u);
    ASSERT_TRUE(report.unmet);
    EXPECT_EQ(report.unmet->obligation, "reduce");
    EXPECT_EQ(report.checked, 1u);
}

}  // namespace
}  // namespace reductio::tests
