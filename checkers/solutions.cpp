#include "checkers/solutions.hpp"

#include "checkers/decision.hpp"
#include "checkers/exact.hpp"

#include <algorithm>

namespace reductio::checkers {

Integer chosen_sum(const SubsetSum& problem, const Subset& subset) {
    Integer total = 0;
    for (const Index position : subset.chosen) total += problem.items[position];
    return total;
}

std::size_t elements_in(const ExactCover& problem, const Cover& cover) {
    std::size_t total = 0;
    for (const Index position : cover.chosen) total += problem.sets[position].size();
    return total;
}

std::optional<Miscover> miscovered(const ExactCover& problem, const Cover& cover) {
    std::vector<std::size_t> times(problem.universe, 0);
    for (const Index position : cover.chosen) {
        for (const Index element : problem.sets[position]) ++times[element];
    }
    const auto wrong = std::ranges::find_if(times, [](std::size_t count) { return count != 1; });
    if (wrong == times.end()) return std::nullopt;
    return Miscover{static_cast<Index>(wrong - times.begin()), *wrong};
}

std::optional<Index> violated(const TwoCsp& problem, const Assignment& assignment) {
    const auto fails = [&](const Constraint& constraint) {
        const SymbolPair pair(assignment.values[constraint.u], assignment.values[constraint.v]);
        return !std::ranges::binary_search(constraint.allowed, pair);
    };
    const auto first = std::ranges::find_if(problem.constraints, fails);
    if (first == problem.constraints.end()) return std::nullopt;
    return static_cast<Index>(first - problem.constraints.begin());
}

std::optional<Index> unsatisfied(const Cnf& problem, const Model& model) {
    const auto is_true = [&](Literal literal) {
        return model.literals[static_cast<Index>(literal < 0 ? -literal : literal) - 1] == literal;
    };
    const auto fails = [&](const Clause& clause) { return std::ranges::none_of(clause, is_true); };
    const auto first = std::ranges::find_if(problem.clauses, fails);
    if (first == problem.clauses.end()) return std::nullopt;
    return static_cast<Index>(first - problem.clauses.begin());
}

namespace {

std::string at(const std::string& member, Index i) { return "/" + member + "/" + std::to_string(i); }

std::optional<Error> wrong_positions(const std::vector<Index>& chosen, std::size_t size) {
    for (Index i = 0; i < chosen.size(); ++i) {
        if (chosen[i] >= size) return Error{at("chosen", i), "expected a position below " + std::to_string(size)};
        if (i > 0 && chosen[i] <= chosen[i - 1]) return Error{at("chosen", i), "expected increasing positions"};
    }
    return std::nullopt;
}

std::optional<Error> wrong_shape(const TwoCsp& problem, const Assignment& assignment) {
    if (assignment.values.size() != problem.variables) {
        return Error{"/values", "expected a value for each of " + std::to_string(problem.variables) + " variables"};
    }
    for (Index i = 0; i < assignment.values.size(); ++i) {
        if (assignment.values[i] < problem.alphabet) continue;
        return Error{at("values", i), "expected a symbol below " + std::to_string(problem.alphabet)};
    }
    return std::nullopt;
}

std::optional<Error> wrong_shape(const Cnf& problem, const Model& model) {
    if (model.literals.size() != problem.variables) {
        return Error{"/literals", "expected a literal for each of " + std::to_string(problem.variables) + " variables"};
    }
    for (Index i = 0; i < model.literals.size(); ++i) {
        const auto variable = static_cast<Literal>(i) + 1;
        if (model.literals[i] == variable || model.literals[i] == -variable) continue;
        return Error{at("literals", i), "expected a literal about variable " + std::to_string(variable)};
    }
    return std::nullopt;
}

struct Fault {
    const Document& instance;
    const Document& solution;
    const Budget& budget;

    std::optional<Error> operator()(const SubsetSum& problem, const Subset& subset) const {
        if (auto error = wrong_positions(subset.chosen, problem.items.size())) return error;
        const Integer total = chosen_sum(problem, subset);
        if (total == problem.target) return std::nullopt;
        return Error{"", "the chosen items sum to " + shown(total) + ", not " + shown(problem.target)};
    }
    std::optional<Error> operator()(const ExactCover& problem, const Cover& cover) const {
        if (auto error = wrong_positions(cover.chosen, problem.sets.size())) return error;
        if (cover.chosen.size() != problem.pick) {
            return Error{"", std::to_string(cover.chosen.size()) + " sets are chosen, not " + shown(problem.pick)};
        }
        const auto wrong = miscovered(problem, cover);
        if (!wrong) return std::nullopt;
        return Error{"", "element " + std::to_string(wrong->element) + " is covered " + std::to_string(wrong->times) +
                             " times, not once"};
    }
    std::optional<Error> operator()(const TwoCsp& problem, const Assignment& assignment) const {
        if (auto error = wrong_shape(problem, assignment)) return error;
        const auto first = violated(problem, assignment);
        if (!first) return std::nullopt;
        const Constraint& constraint = problem.constraints[*first];
        const auto value = [&](Index variable) { return std::to_string(assignment.values[variable]); };
        return Error{"", "constraint " + std::to_string(*first) + " does not allow (" + value(constraint.u) + ", " +
                             value(constraint.v) + ")"};
    }
    std::optional<Error> operator()(const Cnf& problem, const Model& model) const {
        if (auto error = wrong_shape(problem, model)) return error;
        const auto first = unsatisfied(problem, model);
        if (!first) return std::nullopt;
        return Error{"", "clause " + std::to_string(*first) + " has no true literal"};
    }
    std::optional<Error> operator()(const Nnt& problem, const Parameters& parameters) const {
        if (auto error = not_allowed(problem, parameters)) return error;
        const Result<Evaluation> evaluation = evaluate(problem, parameters, budget);
        if (!evaluation) return evaluation.error();
        if (evaluation->within) return std::nullopt;
        return Error{"", "total loss " + shown(evaluation->total) + " is over gamma = " + shown(problem.gamma)};
    }
    template <class Problem, class Other>
    std::optional<Error> operator()(const Problem&, const Other&) const {
        const auto quoted = [](const Document& document) { return "'" + std::string(kind_of(document)) + "'"; };
        return Error{"/kind", "a document of kind " + quoted(solution) + " solves none of kind " + quoted(instance)};
    }
};

}  // namespace

std::optional<Error> not_a_solution(const Document& instance, const Document& solution, const Budget& budget) {
    return std::visit(Fault{instance, solution, budget}, instance.is, solution.is);
}

}  // namespace reductio::checkers
