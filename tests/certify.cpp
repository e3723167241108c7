// The obligations of reductions: they hold of random instances and of every small one. That each planted fault is
// killed by the obligation that should, mutation_report.cpp has.

#include <algorithm>
#include <iostream>

#include "fuzz/depth.hpp"
#include "fuzz/exhaustive.hpp"
#include "fuzz/verdict_line.hpp"
#include "tests/mutants/reductions.hpp"
#include "tests/support.hpp"

namespace reductio::tests {
namespace {

using checkers::Fails;
using checkers::Holds;
using checkers::Unknown;

fuzz::Subject subject_of(const std::string& room) { return fuzz::find_subject(room).value(); }

fuzz::Instance instance_of(const fuzz::Subject& subject, std::size_t index) {
    auto choices = fuzz::seeded(1, subject.room->name, index);
    return subject.generate(choices, fuzz::Size::of(fuzz::default_size));
}

std::string text_of(const checkers::Check& check) {
    if (const auto* fails = std::get_if<Fails>(&check)) return "fails [" + fails->step + "] " + fails->reason;
    if (const auto* unknown = std::get_if<Unknown>(&check)) return "unknown: " + unknown->reason;
    return "holds";
}

void expect_all_hold(const fuzz::Subject& subject, const fuzz::Instance& instance, const fuzz::ObligationWork& work) {
    for (const auto& [obligation, check] : check_obligations(subject, instance, work))
        EXPECT_EQ(text_of(check), "holds")
            << subject.room->name << ' ' << obligation << ' ' << write_document(instance.source);
}

/// Where parameters range over a continuum, a check may find no answer; for other targets there always is one.
void expect_none_fails(const fuzz::Subject& subject, const fuzz::Instance& instance) {
    if (subject.proofs.proofs.empty()) return expect_all_hold(subject, instance, {});
    for (const auto& [obligation, check] : check_obligations(subject, instance))
        EXPECT_FALSE(std::holds_alternative<Fails>(check)) << subject.room->name << ' ' << obligation << ": "
                                                           << text_of(check) << ' ' << write_document(instance.source);
}

TEST(Obligations, EveryRoomStandsOnEveryFloor) {
    const auto names_of = [](const auto& rooms) {
        std::vector<std::string> names;
        for (const auto& room : rooms) names.push_back(room.name);
        return names;
    };
    EXPECT_EQ(names_of(impl::rooms()), names_of(checkers::rooms()));
    EXPECT_EQ(names_of(impl::rooms()), names_of(fuzz::rooms()));
    EXPECT_EQ(names_of(impl::rooms()), fuzz::subject_names());
}

TEST(Obligations, HoldOfRandomInstances) {
    for (const auto& name : fuzz::subject_names()) {
        const auto subject = subject_of(name);
        for (std::size_t i = 0; i < fuzz::scaled(120); ++i) expect_none_fails(subject, instance_of(subject, i));
    }
}

TEST(Obligations, HoldOfEverySmallSubsetSum) {
    constexpr std::size_t world = 9330;
    const std::size_t stride = world / std::min(world, fuzz::scaled(world));
    std::cout << "every instance in " << stride << " of " << world << '\n';
    const auto subject = subject_of("subset-sum-to-dnnt");
    fuzz::ObligationWork work;
    work.only = {"restrictions", "construction", "forward", "backward", "count"};
    std::size_t index = 0;
    for (fuzz::Exhaustive walk; walk.more(); walk.advance(), ++index) {
        auto choices = walk.choices();
        const fuzz::Instance instance{Document{fuzz::any_subset_sum(choices, {})}, {}};
        if (index % stride == 0) expect_all_hold(subject, instance, work);
    }
    EXPECT_EQ(index, world);
}

TEST(Obligations, AreListedAsTheyAreChecked) {
    for (const auto& name : fuzz::subject_names()) {
        const auto subject = subject_of(name);
        std::vector<std::string> checked;
        for (const auto& verdict : check_obligations(subject, instance_of(subject, 0)))
            checked.push_back(verdict.obligation);
        if (subject.proofs.forall) checked.emplace_back("forall");
        EXPECT_EQ(checked, fuzz::obligations_of(subject));
    }
}

/// The source has 128 solutions, the target one.
const fuzz::Instance seven_zeros{Document{SubsetSum{std::vector<Integer>(7, 0), 0}}, {}};

TEST(Obligations, AreUnknownWhereNotEverySolutionIsTried) {
    const auto subject = subject_of("subset-sum-to-dnnt");
    fuzz::ObligationWork work;
    work.work.candidates = 100;
    for (const auto& [obligation, check] : check_obligations(subject, seven_zeros, work)) {
        const bool asks_for_all = obligation == "forward" || obligation == "count";
        EXPECT_EQ(text_of(check).starts_with("unknown"), asks_for_all) << obligation << ": " << text_of(check);
    }
    work.work.candidates = 128;
    expect_all_hold(subject, seven_zeros, work);
}

TEST(Obligations, FailWhereOneOfSomeSolutionsDoes) {
    auto subject = subject_of("subset-sum-to-dnnt");
    for (const auto& mutant : mutants::reduction_mutants())
        if (mutant.room == subject.room->name && mutant.name == "asks for the target plus 1") mutant.plant(subject);
    fuzz::ObligationWork work;
    work.work.candidates = 100;
    work.only = {"forward"};
    EXPECT_TRUE(std::holds_alternative<Fails>(check_obligations(subject, seven_zeros, work).back().check));
}

TEST(Obligations, HoldForAllDataOfAShape) {
    for (const auto& name : fuzz::subject_names()) {
        const auto subject = subject_of(name);
        for (const auto& shape : forall_shapes(subject, name == "subset-sum-to-dnnt" ? 8 : 3))
            EXPECT_EQ(text_of(check_forall(subject, shape).check), "holds") << write_document(shape);
    }
}

TEST(VerdictLine, BringsVerdictsBack) {
    const Document witness{Subset{{0, 2}}};
    const std::vector<fuzz::Verdict> verdicts = {{"reduce", Holds{}},
                                                 {"size", Unknown{"too long"}},
                                                 {"forward", Fails{"3", "no solution", witness}},
                                                 {"backward", Fails{"", "two\nlines", std::nullopt}}};
    const auto back = fuzz::from_line(fuzz::to_line(verdicts));
    ASSERT_EQ(back.size(), verdicts.size());
    for (std::size_t i = 0; i < 3; ++i) {
        EXPECT_EQ(back[i].obligation, verdicts[i].obligation);
        EXPECT_TRUE(back[i].check == verdicts[i].check);
    }
    EXPECT_EQ(text_of(back[3].check), "fails [] two lines");
}

}  // namespace
}  // namespace reductio::tests
