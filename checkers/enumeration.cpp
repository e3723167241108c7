#include "checkers/enumeration.hpp"

#include "checkers/decision.hpp"
#include "checkers/exact.hpp"
#include "checkers/solutions.hpp"

#include <algorithm>

namespace reductio::checkers {

Odometer::Odometer(std::vector<std::size_t> bases, std::size_t bound)
    : bases_(std::move(bases)), digits_(bases_.size(), 0), done_(std::ranges::count(bases_, std::size_t(0)) > 0) {
    if (done_) return;
    std::size_t readings = 1;
    for (const std::size_t base : bases_) {
        if (readings > bound / base) throw Refusal{"candidates:", "more than the bound of " + std::to_string(bound)};
        readings *= base;
    }
}

void Odometer::advance() {
    for (Index i = digits_.size(); i-- > 0;) {
        if (++digits_[i] < bases_[i]) return;
        digits_[i] = 0;
    }
    done_ = true;
}

namespace {

/// All candidates that solve, where a candidate is made from one digit below `base` for each of `length` choices.
template <class Candidate, class Set, class Solves>
Result<std::vector<Candidate>> tried(std::size_t length, std::size_t base, const Work& work, std::size_t wanted,
                                     const Set& set, const Solves& solves) {
    return or_error([&] {
        std::vector<Candidate> found;
        Candidate candidate;
        Odometer reading(std::vector<std::size_t>(length, base), work.candidates);
        for (; !reading.done() && found.size() < wanted; reading.advance()) {
            set(candidate, reading.digits());
            if (solves(candidate)) found.push_back(candidate);
        }
        return found;
    });
}

/// The positions of the digits 1.
void set_chosen(std::vector<Index>& chosen, const std::vector<Index>& digits) {
    chosen.clear();
    for (Index i = 0; i < digits.size(); ++i) {
        if (digits[i] == 1) chosen.push_back(i);
    }
}

}  // namespace

Result<std::vector<Subset>> solutions(const SubsetSum& problem, const Work& work, std::size_t wanted) {
    const auto set = [](Subset& subset, const std::vector<Index>& digits) { set_chosen(subset.chosen, digits); };
    const auto solves = [&](const Subset& subset) { return chosen_sum(problem, subset) == problem.target; };
    return tried<Subset>(problem.items.size(), 2, work, wanted, set, solves);
}

Result<std::vector<Cover>> solutions(const ExactCover& problem, const Work& work, std::size_t wanted) {
    const auto set = [](Cover& cover, const std::vector<Index>& digits) { set_chosen(cover.chosen, digits); };
    const auto solves = [&](const Cover& cover) {
        // The size first: a universe may be huge, and its sets few and small.
        return cover.chosen.size() == problem.pick && elements_in(problem, cover) == problem.universe &&
               !miscovered(problem, cover);
    };
    return tried<Cover>(problem.sets.size(), 2, work, wanted, set, solves);
}

Result<std::vector<Assignment>> solutions(const TwoCsp& problem, const Work& work, std::size_t wanted) {
    const auto set = [](Assignment& assignment, const std::vector<Index>& digits) { assignment.values = digits; };
    const auto solves = [&](const Assignment& assignment) { return !violated(problem, assignment); };
    return tried<Assignment>(problem.variables, problem.alphabet, work, wanted, set, solves);
}

Result<std::vector<Model>> solutions(const Cnf& problem, const Work& work, std::size_t wanted) {
    const auto set = [](Model& model, const std::vector<Index>& digits) {
        model.literals.resize(digits.size());
        for (Index i = 0; i < digits.size(); ++i) {
            const auto variable = static_cast<Literal>(i) + 1;
            model.literals[i] = digits[i] == 1 ? variable : -variable;
        }
    };
    const auto solves = [&](const Model& model) { return !unsatisfied(problem, model); };
    return tried<Model>(problem.variables, 2, work, wanted, set, solves);
}

}  // namespace reductio::checkers
