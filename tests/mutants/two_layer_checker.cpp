#include "tests/mutants/two_layer_checker.hpp"

#include <algorithm>

#include "tests/two_layer_examples.hpp"

namespace reductio::mutants {

namespace {

/// The set that this step makes is empty, and the others follow from it in good faith.
bool takes_a_yes_for_a_no(const std::string& dropped) {
    auto others = checkers::refutation_steps();
    std::erase_if(others, [&](const auto& step) { return step.number == dropped; });
    const tests::Claim honest = tests::reached(tests::yes(), 2);
    const auto set = static_cast<Index>(std::ranges::find(honest.made_by, dropped) - honest.made_by.begin());
    const tests::Claim claim = tests::forged(tests::yes(), 2, set, [](tests::Rows& rows) { rows.clear(); });
    return tests::said(tests::refuted(claim)) == dropped &&
           tests::said(checkers::refuted(claim.instance, claim.sets, claim.middle, {}, others)) == "holds";
}

}  // namespace

std::vector<Mutant> two_layer_checker_mutants() {
    std::vector<Mutant> all;
    for (const auto& step : checkers::refutation_steps())
        all.push_back({"two-layer-solver", "forgets [" + step.number + "]: a set is emptied", "checker", "refutation",
                       [dropped = step.number](std::uint64_t, std::uint64_t) { return takes_a_yes_for_a_no(dropped); },
                       1});
    return all;
}

}  // namespace reductio::mutants
