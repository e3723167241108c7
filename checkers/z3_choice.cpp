#include "checkers/z3_choice.hpp"

#include <algorithm>

namespace reductio::checkers {

/// Each thing but the last is picked or not; the chosen one is the first picked, else the last.
Choice::Choice(Solver& solver, std::size_t things) {
    Truth none_before = {true};
    for (Index thing = 0; thing + 1 < things; ++thing) {
        const Truth picked = solver.open_truth();
        is.push_back(conjunction({none_before, picked}));
        none_before = conjunction({none_before, !picked});
    }
    is.push_back(none_before);
}

Number Choice::of(const std::vector<Number>& numbers) const {
    Number chosen = numbers.back();
    for (Index thing = numbers.size() - 1; thing-- > 0;) chosen = either(is[thing], numbers[thing], chosen);
    return chosen;
}

Index Choice::found(const Solver& solver) const {
    const auto chosen = std::ranges::find_if(is, [&](const Truth& truth) { return solver.value(truth); });
    return static_cast<Index>(chosen - is.begin());
}

}  // namespace reductio::checkers
