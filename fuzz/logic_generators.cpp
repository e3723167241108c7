// Constraints and formulas.

#include "fuzz/generators.hpp"

#include <algorithm>

namespace reductio::fuzz {

// 2-CSPs

std::vector<SymbolPair> any_relation(Choices& choices, std::size_t symbols, std::uint64_t one_in) {
    std::vector<SymbolPair> relation;
    for (const Index i : any_positions(choices, symbols * symbols, one_in))
        relation.emplace_back(i / symbols, i % symbols);
    return relation;
}

namespace {

void admit(std::vector<SymbolPair>& relation, const SymbolPair& pair) {
    const auto place = std::lower_bound(relation.begin(), relation.end(), pair);
    if (place == relation.end() || *place != pair) relation.insert(place, pair);
}

}  // namespace

TwoCsp any_two_csp(Choices& choices, const TwoCspShape& shape) {
    TwoCsp instance;
    instance.variables = choices.count(0, shape.most_variables);
    instance.alphabet = choices.count(0, shape.most_symbols);
    const std::size_t count = instance.variables > 0 ? choices.count(0, shape.most_constraints) : 0;
    for (std::size_t i = 0; i < count; ++i) {
        const Index u = choices.below(instance.variables);
        const Index v = choices.below(instance.variables);
        instance.constraints.push_back({u, v, any_relation(choices, instance.alphabet)});
    }
    return instance;
}

TwoCsp generate_two_csp(Choices& choices, const Size& size) {
    TwoCsp instance;
    instance.variables = seldom_none(choices, size.items);
    instance.alphabet = choices.pick<std::size_t>({1, 2, 2, 3, 3, 4, 1, 0});
    const std::size_t count = instance.variables > 0 ? seldom_none(choices, size.items) : 0;
    const bool planted = instance.alphabet > 0 && choices.flip();
    std::vector<Index> plan(instance.variables);
    if (planted)
        for (Index& symbol : plan) symbol = choices.below(instance.alphabet);
    const std::uint64_t one_in = choices.count(2, 4);
    for (std::size_t i = 0; i < count; ++i) {
        Constraint constraint;
        const bool parallel = i > 0 && choices.chance(1, 4);
        constraint.u = parallel ? instance.constraints.back().u : choices.below(instance.variables);
        constraint.v = parallel ? instance.constraints.back().v : choices.below(instance.variables);
        if (choices.chance(1, 8)) constraint.v = constraint.u;
        constraint.allowed = any_relation(choices, instance.alphabet, one_in);
        if (planted) admit(constraint.allowed, {plan[constraint.u], plan[constraint.v]});
        instance.constraints.push_back(std::move(constraint));
    }
    return instance;
}

// Formulas

namespace {

/// 1, -1, 2, -2, ...
Literal any_literal(Choices& choices, std::size_t variables) {
    const auto number = static_cast<Literal>(choices.below(2 * variables));
    return number % 2 == 0 ? number / 2 + 1 : -(number / 2 + 1);
}

Clause any_clause(Choices& choices, std::size_t variables, std::size_t most_literals) {
    Clause clause(variables > 0 ? choices.count(0, most_literals) : 0);
    for (Literal& literal : clause) literal = any_literal(choices, variables);
    return clause;
}

/// In place of a literal, or alone in an empty clause, one that the plan makes true.
void make_true(Choices& choices, Clause& clause, const std::vector<bool>& plan) {
    if (clause.empty()) clause.push_back(0);
    const Index variable = choices.below(plan.size());
    const auto literal = static_cast<Literal>(variable + 1);
    clause[choices.below(clause.size())] = plan[variable] ? literal : -literal;
}

}  // namespace

Cnf any_cnf(Choices& choices, const CnfShape& shape) {
    Cnf formula;
    formula.variables = choices.count(shape.least_variables, shape.most_variables);
    const std::size_t count = choices.count(0, shape.most_clauses);
    for (std::size_t i = 0; i < count; ++i)
        formula.clauses.push_back(any_clause(choices, formula.variables, shape.most_literals));
    return formula;
}

Cnf generate_cnf_within(Choices& choices, const CnfShape& most) {
    Cnf formula;
    formula.variables = seldom_none(choices, most.most_variables);
    const std::size_t count = seldom_none(choices, most.most_clauses);
    const bool planted = formula.variables > 0 && choices.flip();
    std::vector<bool> plan(formula.variables);
    if (planted)
        for (std::size_t i = 0; i < plan.size(); ++i) plan[i] = choices.flip();
    const bool empty_ones = choices.chance(1, 8);
    for (std::size_t i = 0; i < count; ++i) {
        Clause clause = any_clause(choices, formula.variables, most.most_literals);
        if (clause.empty() && formula.variables > 0 && !empty_ones)
            clause.push_back(any_literal(choices, formula.variables));
        if (planted) make_true(choices, clause, plan);
        formula.clauses.push_back(std::move(clause));
    }
    return formula;
}

Cnf generate_cnf(Choices& choices, const Size& size) {
    return generate_cnf_within(choices, {0, size.items, 2 * size.items, 4});
}

}  // namespace reductio::fuzz
