// Flags of subset sum, exact cover, constraint satisfaction and satisfiability.

#include <algorithm>
#include <set>

#include "fuzz/vector_flag_tables.hpp"

namespace reductio::fuzz {

namespace {

template <class T>
bool repeats(std::vector<T> values) {
    std::ranges::sort(values);
    return std::ranges::adjacent_find(values) != values.end();
}

template <class Values, class Test>
bool any(const Values& values, const Test& test) {
    return std::ranges::any_of(values, test);
}

bool leaves_an_element(const ExactCover& source) {
    std::set<Index> covered;
    for (const auto& set : source.sets) covered.insert(set.begin(), set.end());
    return covered.size() < source.universe;
}

bool has_parallel_constraints(const TwoCsp& source) {
    std::set<std::pair<Index, Index>> seen;
    return any(source.constraints, [&](const Constraint& constraint) {
        return !seen.insert(std::minmax(constraint.u, constraint.v)).second;
    });
}

bool leaves_a_variable(const TwoCsp& source) {
    std::set<Index> named;
    for (const Constraint& constraint : source.constraints) named.insert({constraint.u, constraint.v});
    return named.size() < source.variables;
}

bool leaves_a_variable(const Cnf& source) {
    std::set<Literal> named;
    for (const Clause& clause : source.clauses)
        for (const Literal literal : clause) named.insert(literal < 0 ? -literal : literal);
    return named.size() < source.variables;
}

bool has_both_signs(const Clause& clause) {
    return any(clause, [&](Literal literal) { return std::ranges::count(clause, -literal) > 0; });
}

}  // namespace

VectorFlags subset_sum_flags() {
    const auto flag = flag_of<SubsetSum>;
    return {
        flag("empty", "no items: a network without hidden vertices", [](auto& s) { return s.items.empty(); }),
        flag("zero-item", "an item 0, whose two options are one",
             [](auto& s) { return std::ranges::count(s.items, 0) > 0; }),
        flag("duplicate-items", "equal items, which are positions of their own",
             [](auto& s) { return repeats(s.items); }),
        flag("negative-number", "an item or a target below 0",
             [](auto& s) { return s.target < 0 || any(s.items, [](auto& item) { return item < 0; }); }),
        flag("zero-target", "the target 0, which the empty set reaches", [](auto& s) { return s.target == 0; }),
        flag("more-than-64-bits", "a number beyond machine integers",
             [](auto& s) { return is_long(s.target) || any(s.items, [](auto& item) { return is_long(item); }); }),
    };
}

VectorFlags exact_cover_flags() {
    const auto flag = flag_of<ExactCover>;
    return {
        flag("empty", "no elements to cover", [](auto& s) { return s.universe == 0; }),
        flag("no-sets", "no sets: a network without parameters to choose", [](auto& s) { return s.sets.empty(); }),
        flag("empty-set", "a set without elements",
             [](auto& s) { return any(s.sets, [](auto& set) { return set.empty(); }); }),
        flag("duplicate-sets", "equal sets, which are positions of their own", [](auto& s) { return repeats(s.sets); }),
        flag("pick-zero", "no set may be picked", [](auto& s) { return s.pick == 0; }),
        flag("pick-too-many", "more to pick than there are sets",
             [](auto& s) { return s.pick > Integer(s.sets.size()); }),
        flag("more-than-64-bits", "a number to pick beyond machine integers", [](auto& s) { return is_long(s.pick); }),
        flag("uncovered-element", "an element that no set covers", leaves_an_element),
    };
}

VectorFlags two_csp_flags() {
    const auto flag = flag_of<TwoCsp>;
    const auto any_constraint = [](auto test) { return [test](const TwoCsp& s) { return any(s.constraints, test); }; };
    return {
        flag("no-variables", "nothing to assign", [](auto& s) { return s.variables == 0; }),
        flag("no-constraints", "nothing to satisfy: a network without outputs",
             [](auto& s) { return s.constraints.empty(); }),
        flag("no-symbols", "an alphabet of 0 symbols", [](auto& s) { return s.alphabet == 0; }),
        flag("self-loop", "a constraint of a variable with itself", any_constraint([](auto& c) { return c.u == c.v; })),
        flag("reversed-constraint", "a constraint whose first variable comes after its second",
             any_constraint([](auto& c) { return c.u > c.v; })),
        flag("parallel-constraints", "two constraints of the same two variables", has_parallel_constraints),
        flag("empty-relation", "a constraint that allows nothing",
             any_constraint([](auto& c) { return c.allowed.empty(); })),
        flag("free-variable", "a variable in no constraint", [](auto& s) { return leaves_a_variable(s); }),
    };
}

VectorFlags cnf_flags() {
    const auto flag = flag_of<Cnf>;
    const auto any_clause = [](auto test) { return [test](const Cnf& s) { return any(s.clauses, test); }; };
    return {
        flag("no-variables", "a formula without variables", [](auto& s) { return s.variables == 0; }),
        flag("no-clauses", "a formula without clauses", [](auto& s) { return s.clauses.empty(); }),
        flag("empty-clause", "a clause that nothing satisfies", any_clause([](auto& c) { return c.empty(); })),
        flag("repeated-literal", "a literal twice in a clause", any_clause([](auto& c) { return repeats(c); })),
        flag("both-signs", "a clause with both signs of a variable", any_clause(has_both_signs)),
        flag("free-variable", "a variable in no clause", [](auto& s) { return leaves_a_variable(s); }),
    };
}

}  // namespace reductio::fuzz
