#include "impl/cnf_to_two_csp.hpp"

#include <algorithm>

#include "impl/formulas.hpp"
#include "spec/document.hpp"

namespace reductio::impl::cnf_to_two_csp {

namespace {

constexpr std::size_t most_literals = 16;

/// Constraints and allowed pairs together.
constexpr std::size_t most_written = 2'000'000;

// A constraint is four values of a document and a pair is three, so that every target can be read back.
static_assert(most_written * 4 < Limits{}.values);

/// Every pattern is below it; 0, where all literals are false, is none.
Index patterns_end(const Clause& clause) { return Index{1} << clause.size(); }

Index bit(Index pattern, std::size_t place) { return pattern >> place & 1; }

std::optional<Error> refused(const Cnf& source) {
    for (std::size_t c = 0; c < source.clauses.size(); ++c)
        if (const std::size_t length = source.clauses[c].size(); length > most_literals)
            return Error{"/clauses/" + std::to_string(c), "expected at most " + std::to_string(most_literals) +
                                                              " literals, found " + std::to_string(length) +
                                                              ": split the clause first"};
    std::size_t written = 3 * std::min(source.variables, most_written);
    for (const Clause& clause : source.clauses) written += (clause.size() + 1) * patterns_end(clause);
    if (written <= most_written) return std::nullopt;
    return Error{"", "expected a smaller formula: it would have more than " + std::to_string(most_written) +
                         " constraints and allowed pairs"};
}

/// Keeps a variable to the symbols from `first` up to, but without, `end`.
Constraint loop(Index variable, Index first, Index end) {
    Constraint constraint{variable, variable, {}};
    for (Index symbol = first; symbol < end; ++symbol) constraint.allowed.emplace_back(symbol, symbol);
    return constraint;
}

/// [5] between the variable of a clause's literal and the clause's own
Constraint occurrence(const Clause& clause, std::size_t place, Index own) {
    const Literal literal = clause[place];
    Constraint constraint{variable_of(literal), own, {}};
    for (const Index symbol : {Index{0}, Index{1}}) {  // [6]
        const Index truth = literal > 0 ? symbol : 1 - symbol;
        for (Index pattern = 1; pattern < patterns_end(clause); ++pattern)
            if (bit(pattern, place) == truth) constraint.allowed.emplace_back(symbol, pattern);
    }
    return constraint;
}

}  // namespace

Result<TwoCsp> reduce(const Cnf& source) {
    if (auto error = refused(source)) return *error;
    const std::size_t n = source.variables;
    const std::size_t m = source.clauses.size();
    // [1] [2]
    TwoCsp target{n + m, 2, {}};
    for (const Clause& clause : source.clauses) target.alphabet = std::max(target.alphabet, patterns_end(clause));
    // [3] [4]
    for (Index i = 0; i < n; ++i) target.constraints.push_back(loop(i, 0, 2));
    for (Index c = 0; c < m; ++c) target.constraints.push_back(loop(n + c, 1, patterns_end(source.clauses[c])));
    // [5]
    for (Index c = 0; c < m; ++c)
        for (std::size_t j = 0; j < source.clauses[c].size(); ++j)
            target.constraints.push_back(occurrence(source.clauses[c], j, n + c));
    return target;
}

Result<Assignment> lift(const Cnf& source, const Model& model) {
    if (auto error = refused(source)) return *error;
    if (auto error = wrong_model(source, model)) return *error;
    Assignment assignment;
    for (const Literal literal : model.literals) assignment.values.push_back(literal > 0 ? 1 : 0);
    for (const Clause& clause : source.clauses) {
        Index pattern = 0;
        for (std::size_t j = 0; j < clause.size(); ++j)
            if (is_true(clause[j], model)) pattern |= Index{1} << j;
        assignment.values.push_back(pattern);
    }
    return assignment;
}

Result<Model> extract(const Cnf& source, const Assignment& assignment) {
    if (auto error = refused(source)) return *error;
    const std::size_t expected = source.variables + source.clauses.size();
    if (assignment.values.size() != expected)
        return Error{"/values", "expected " + std::to_string(expected) + " values, found " +
                                    std::to_string(assignment.values.size())};
    Model model;
    for (Index i = 0; i < source.variables; ++i) {
        const auto variable = static_cast<Literal>(i + 1);
        model.literals.push_back(assignment.values[i] == 1 ? variable : -variable);
    }
    return model;
}

}  // namespace reductio::impl::cnf_to_two_csp
