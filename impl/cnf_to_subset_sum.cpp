#include "impl/cnf_to_subset_sum.hpp"

#include <algorithm>

#include "impl/clause_splitting.hpp"
#include "impl/formulas.hpp"

namespace reductio::impl::cnf_to_subset_sum {

namespace {

/// Variables and clauses together: the items have twice the square of it in digits.
constexpr std::size_t most_digits = 10'000;

std::optional<Error> refused(const Cnf& source) {
    for (std::size_t c = 0; c < source.clauses.size(); ++c)
        if (const std::size_t found = distinct_literals(source.clauses[c]).size(); found > short_clause)
            return Error{"/clauses/" + std::to_string(c), "expected at most " + std::to_string(short_clause) +
                                                              " distinct literals, found " + std::to_string(found) +
                                                              ": split the clause first"};
    if (source.variables <= most_digits && source.clauses.size() <= most_digits - source.variables) return std::nullopt;
    return Error{"", "expected at most " + std::to_string(most_digits) +
                         " variables and clauses together: each is a digit of every item"};
}

/// The powers of ten below 10^digits.
std::vector<Integer> powers_of_ten(std::size_t digits) {
    std::vector<Integer> powers(digits, 1);
    for (std::size_t i = 1; i < digits; ++i) powers[i] = 10 * powers[i - 1];
    return powers;
}

/// [2] the position of a literal's item
Index position_of(Literal literal) { return 2 * variable_of(literal) + (literal > 0 ? 0 : 1); }

}  // namespace

Result<SubsetSum> reduce(const Cnf& source) {
    if (auto error = refused(source)) return *error;
    const std::size_t n = source.variables;
    const std::size_t m = source.clauses.size();
    // [1] variable and clause by their places from 0
    const auto powers = powers_of_ten(n + m);
    const auto of_variable = [&](Index i) { return powers[m + n - 1 - i]; };
    const auto of_clause = [&](Index c) { return powers[m - 1 - c]; };
    SubsetSum target;
    for (Index i = 0; i < n; ++i) target.items.insert(target.items.end(), 2, of_variable(i));  // [2]
    for (Index c = 0; c < m; ++c) {
        for (const Literal literal : distinct_literals(source.clauses[c]))
            target.items[position_of(literal)] += of_clause(c);
        // [3]
        target.items.push_back(of_clause(c));
        target.items.push_back(2 * of_clause(c));
    }
    // [4]
    for (Index i = 0; i < n; ++i) target.target += of_variable(i);
    for (Index c = 0; c < m; ++c) target.target += 4 * of_clause(c);
    return target;
}

Result<Subset> lift(const Cnf& source, const Model& model) {
    if (auto error = refused(source)) return *error;
    if (auto error = wrong_model(source, model)) return *error;
    Subset solution;
    for (const Literal literal : model.literals) solution.chosen.push_back(position_of(literal));
    for (Index c = 0; c < source.clauses.size(); ++c) {
        const Clause literals = distinct_literals(source.clauses[c]);
        const auto t = std::ranges::count_if(literals, [&](Literal literal) { return is_true(literal, model); });
        const Index one = 2 * (source.variables + c);
        if (t != 2) solution.chosen.push_back(one);
        if (t != 3) solution.chosen.push_back(one + 1);
    }
    return solution;
}

Result<Model> extract(const Cnf& source, const Subset& solution) {
    if (auto error = refused(source)) return *error;
    const std::size_t items = 2 * (source.variables + source.clauses.size());
    if (!solution.chosen.empty() && solution.chosen.back() >= items)
        return Error{"/chosen/" + std::to_string(solution.chosen.size() - 1),
                     "expected an index below " + std::to_string(items) + ", the number of items"};
    Model model;
    for (Index i = 0; i < source.variables; ++i) {
        const auto variable = static_cast<Literal>(i + 1);
        const bool taken = std::ranges::binary_search(solution.chosen, position_of(variable));
        model.literals.push_back(taken ? variable : -variable);
    }
    return model;
}

}  // namespace reductio::impl::cnf_to_subset_sum
