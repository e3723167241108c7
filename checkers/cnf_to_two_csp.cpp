#include "checkers/cnf_to_two_csp.hpp"

#include <algorithm>

#include "checkers/promises.hpp"
#include "checkers/typed_steps.hpp"

namespace reductio::checkers {

namespace {

std::size_t patterns_end(const Clause& clause) { return std::size_t(1) << clause.size(); }

/// Whether the literal at this place of the clause is true in the pattern.
bool bit(Index pattern, Index place) { return (pattern >> place) % 2 == 1; }

// The preconditions, without which the numbers below mean nothing

Integer all_literals(const Cnf& source) {
    Integer sum = 0;
    for (const Clause& clause : source.clauses) sum += clause.size();
    return sum;
}

Integer constraint_count(const Cnf& source) {
    return Integer(source.variables) + source.clauses.size() + all_literals(source);
}

Integer pair_count(const Cnf& source) {
    Integer sum = 2 * Integer(source.variables);
    for (const Clause& clause : source.clauses) sum += Integer(clause.size() + 1) * (patterns_end(clause) - 1);
    return sum;
}

Reason too_large(const Cnf& source) {
    for (Index c = 0; c < source.clauses.size(); ++c) {
        if (auto reason = over("literals in clause " + std::to_string(c), source.clauses[c].size(), 16)) return reason;
    }
    return over("constraints and allowed pairs", constraint_count(source) + pair_count(source), 2'000'000);
}

// What the theorem promises, and the construction

// [1]
Reason wrong_variables(const Cnf& source, const TwoCsp& target) {
    return wrong_count("variables", target.variables, Integer(source.variables) + source.clauses.size());
}

// [2]
Reason wrong_alphabet(const Cnf& source, const TwoCsp& target) {
    std::size_t symbols = 2;
    for (const Clause& clause : source.clauses) symbols = std::max(symbols, patterns_end(clause));
    return wrong_count("symbols", target.alphabet, symbols);
}

Reason other_number(const Cnf& source, const TwoCsp& target) {
    return wrong_count("constraints", target.constraints.size(), constraint_count(source));
}

/// A constraint has u = v if it is one of the first n + m, and only then.
Reason wrong_loops(const Cnf& source, const TwoCsp& target) {
    const std::size_t loops = source.variables + source.clauses.size();
    for (Index i = 0; i < target.constraints.size(); ++i) {
        const bool is_loop = target.constraints[i].u == target.constraints[i].v;
        if (is_loop == (i < loops)) continue;
        return "constraint " + std::to_string(i) + " is about " + (is_loop ? "one variable" : "two variables") +
               "; expected " + (is_loop ? "two" : "one");
    }
    return std::nullopt;
}

std::string text(const SymbolPair& pair) {
    return "(" + std::to_string(pair.first) + ", " + std::to_string(pair.second) + ")";
}

/// The constraint there is about u and v, and allows only pairs that the relation holds of, and as many as there are of
/// those: so all of them. Their order is left to [6].
template <class Relation>
Reason wrong_constraint(const TwoCsp& target, Index index, const std::pair<Index, Index>& ends, const Relation& holds,
                        std::size_t pairs) {
    if (auto reason = no_such("constraint", index, target.constraints.size())) return reason;
    const Constraint& constraint = target.constraints[index];
    const std::string place = "constraint " + std::to_string(index);
    const std::pair found_ends(constraint.u, constraint.v);
    if (found_ends != ends) return place + " is about the variables " + text(found_ends) + "; expected " + text(ends);
    std::vector<SymbolPair> found = constraint.allowed;
    std::ranges::sort(found);
    const auto repeated = std::ranges::adjacent_find(found);
    if (repeated != found.end()) return place + " allows " + text(*repeated) + " twice";
    const auto wrong = std::ranges::find_if_not(found, holds);
    if (wrong != found.end()) return place + " allows " + text(*wrong);
    return wrong_count("pairs that " + place + " allows", found.size(), pairs);
}

// [3]
Reason wrong_truth_values(const Cnf& source, const TwoCsp& target) {
    const auto same_value = [](const SymbolPair& pair) { return pair.first == pair.second && pair.first <= 1; };
    for (Index i = 0; i < source.variables; ++i) {
        if (auto reason = wrong_constraint(target, i, {i, i}, same_value, 2)) return reason;
    }
    return std::nullopt;
}

/// Every number below 2^l but 0, where every literal is false.
bool is_pattern(Index symbol, const Clause& clause) { return symbol > 0 && symbol < patterns_end(clause); }

// [4]
Reason wrong_patterns(const Cnf& source, const TwoCsp& target) {
    for (Index c = 0; c < source.clauses.size(); ++c) {
        const Clause& clause = source.clauses[c];
        const Index own = source.variables + c;
        const auto same_pattern = [&](const SymbolPair& pair) {
            return pair.first == pair.second && is_pattern(pair.first, clause);
        };
        if (auto reason = wrong_constraint(target, own, {own, own}, same_pattern, patterns_end(clause) - 1))
            return reason;
    }
    return std::nullopt;
}

/// The constraint between a clause's variable and that of its literal at a place.
Reason wrong_place(const TwoCsp& target, Index index, const Clause& clause, Index own, Index place) {
    const Literal literal = clause[place];
    const auto consistent = [&](const SymbolPair& pair) {
        const auto& [value, pattern] = pair;
        if (value > 1 || !is_pattern(pattern, clause)) return false;
        const bool is_true = literal > 0 ? value == 1 : value == 0;
        return is_true == bit(pattern, place);
    };
    const Index variable = static_cast<Index>(literal > 0 ? literal : -literal) - 1;
    return wrong_constraint(target, index, {variable, own}, consistent, patterns_end(clause) - 1);
}

// [5]
Reason wrong_literals(const Cnf& source, const TwoCsp& target) {
    Index next = source.variables + source.clauses.size();
    for (Index c = 0; c < source.clauses.size(); ++c) {
        const Clause& clause = source.clauses[c];
        for (Index place = 0; place < clause.size(); ++place) {
            if (auto reason = wrong_place(target, next++, clause, source.variables + c, place)) return reason;
        }
    }
    return other_number(source, target);
}

// [6]
Reason unsorted_pairs(const Cnf&, const TwoCsp& target) {
    for (Index i = 0; i < target.constraints.size(); ++i) {
        const auto& allowed = target.constraints[i].allowed;
        const auto later = std::ranges::is_sorted_until(allowed);
        if (later == allowed.end()) continue;
        return "constraint " + std::to_string(i) + ": the pair " + text(*later) + " comes after a larger one";
    }
    return std::nullopt;
}

Reason wrong_size(const Cnf& source, const TwoCsp& target) {
    Integer pairs = 0;
    for (const Constraint& constraint : target.constraints) pairs += constraint.allowed.size();
    const Integer most = 120 + 44 * constraint_count(source) + 16 * pair_count(source);
    return first_of({other_number(source, target), wrong_count("allowed pairs", pairs, pair_count(source)),
                     over("bytes", bytes({target}), most)});
}

Reason wrong_number(const Cnf&, const TwoCsp&, const Counts& counts) {
    return wrong_count("solutions of the target", counts.target, counts.source);
}

/// No step looks at a source that the room has to refuse.
template <class Function>
auto step(Function function) {
    return typed<Cnf, TwoCsp>([function](const Cnf& source, const TwoCsp& target) {
        auto reason = too_large(source);
        return reason ? reason : function(source, target);
    });
}

}  // namespace

Room cnf_to_two_csp_room() {
    return {.name = "cnf-to-two-csp",
            .tag = "C-CSP",
            .restrictions = {{"variables", step(wrong_variables)},
                             {"symbols", step(wrong_alphabet)},
                             {"constraints", step(other_number)},
                             {"loops", step(wrong_loops)}},
            .construction = {{"1", step(wrong_variables)},
                             {"2", step(wrong_alphabet)},
                             {"3", step(wrong_truth_values)},
                             {"4", step(wrong_patterns)},
                             {"5", step(wrong_literals)},
                             {"6", step(unsorted_pairs)}},
            .size = step(wrong_size),
            .count = typed_count<Cnf, TwoCsp>(wrong_number)};
}

}  // namespace reductio::checkers
