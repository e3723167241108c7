// D-T1.3: the paper's two remarks, and its printed map back.

#include "impl/subset_sum_to_dnnt.hpp"

#include "checkers/decision.hpp"
#include "fuzz/depth.hpp"
#include "fuzz/generators.hpp"
#include "tests/support.hpp"

namespace reductio::tests {
namespace {

namespace room = impl::subset_sum_to_dnnt;

TEST(Remark, AnOverparametrisedNetworkNeedNotFit) {
    const auto instance = parsed_as<Nnt>(read_file(source_tree() / "spec/examples/over-parametrised.json"));
    EXPECT_EQ(checkers::decide(Document{instance}).answer, Answer::no);
    EXPECT_EQ(checkers::optimum(instance)->least, Rational(4));
}

TEST(Remark, HardnessHoldsForEveryPositiveThreshold) {
    for (std::size_t i = 0; i < fuzz::scaled(300); ++i) {
        auto choices = fuzz::seeded(1, "scaling", i);
        const SubsetSum source = fuzz::generate_subset_sum(choices, fuzz::Size::of(6));
        Nnt scaled = room::reduce(source);
        const Integer c = 1 + static_cast<unsigned long>(choices.below(1000));
        scaled.dataset[0].times = c;
        scaled.gamma = Rational(c) / 2;
        EXPECT_EQ(checkers::decide(Document{scaled}).answer, checkers::decide(Document{source}).answer)
            << write_document(Document{source});
    }
}

TEST(Printed, ASetOfValuesIsNoSolution) {
    const SubsetSum source{{1, 1}, 2};
    const auto parameters = room::lift(source, Subset{{0, 1}});
    const auto solution = room::extract(source, *parameters);
    EXPECT_EQ(solution->chosen, (std::vector<Index>{0, 1})) << "positions; the set of values {1} would sum to 1";
}

}  // namespace
}  // namespace reductio::tests
