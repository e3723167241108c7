// The target's constraints: one a variable, one a clause, then one for each place of a clause.

#include <algorithm>

#include "tests/mutants/planting.hpp"
#include "tests/mutants/spoiling.hpp"

namespace reductio::mutants {

namespace {

std::size_t loops(const Cnf& source) { return source.variables + source.clauses.size(); }

/// Calls it with each constraint of a literal, its clause and its place there.
template <class Change>
void each_literal(const Cnf& source, TwoCsp& target, Change change) {
    Index next = loops(source);
    for (const Clause& clause : source.clauses)
        for (Index place = 0; place < clause.size(); ++place) change(target.constraints[next++], clause, place);
}

void sort_pairs(Constraint& constraint) { std::ranges::sort(constraint.allowed); }

// The construction

void forget_the_last_clause(const Cnf& source, TwoCsp& target) {
    if (!source.clauses.empty())
        std::erase_if(target.constraints, [&](const Constraint& c) { return c.v == loops(source) - 1; });
}

void forget_the_last_literal(const Cnf& source, TwoCsp& target) {
    if (target.constraints.size() > loops(source)) target.constraints.pop_back();
}

void forget_truth_values(const Cnf& source, TwoCsp& target) {
    target.constraints.erase(target.constraints.begin(),
                             target.constraints.begin() + static_cast<std::ptrdiff_t>(source.variables));
}

/// As if only the set of a clause's literals mattered; the repeated places keep their bits.
void forget_repeated_literals(const Cnf& source, TwoCsp& target) {
    std::vector<Constraint> kept(target.constraints.begin(),
                                 target.constraints.begin() + static_cast<std::ptrdiff_t>(loops(source)));
    each_literal(source, target, [&](const Constraint& constraint, const Clause& clause, Index place) {
        const auto own = clause.begin() + static_cast<std::ptrdiff_t>(place);
        if (std::find(clause.begin(), own, *own) == own) kept.push_back(constraint);
    });
    target.constraints = kept;
}

void flip_the_last_sign(const Cnf& source, TwoCsp& target) {
    if (target.constraints.size() == loops(source)) return;
    for (SymbolPair& pair : target.constraints.back().allowed) pair.first = 1 - pair.first;
    sort_pairs(target.constraints.back());
}

void forget_signs(const Cnf& source, TwoCsp& target) {
    each_literal(source, target, [](Constraint& constraint, const Clause& clause, Index place) {
        for (auto& [value, pattern] : constraint.allowed) value = pattern >> place & 1;
        if (clause[place] < 0) sort_pairs(constraint);
    });
}

void allow_all_false(const Cnf& source, TwoCsp& target) {
    for (Index c = 0; c < source.clauses.size(); ++c) {
        auto& allowed = target.constraints[source.variables + c].allowed;
        allowed.insert(allowed.begin(), SymbolPair{0, 0});
    }
    each_literal(source, target, [](Constraint& constraint, const Clause& clause, Index place) {
        constraint.allowed.emplace_back(clause[place] > 0 ? 0 : 1, 0);
        sort_pairs(constraint);
    });
}

void forbid_all_true(const Cnf& source, TwoCsp& target) {
    for (Index c = 0; c < source.clauses.size(); ++c) {
        auto& allowed = target.constraints[source.variables + c].allowed;
        if (!allowed.empty()) allowed.pop_back();
    }
}

/// The last place of a clause has the lowest bit.
void number_places_backwards(const Cnf& source, TwoCsp& target) {
    each_literal(source, target, [](Constraint& constraint, const Clause& clause, Index place) {
        const Index mirrored = clause.size() - 1 - place;
        for (auto& [value, pattern] : constraint.allowed)
            value = (pattern >> mirrored & 1) == (clause[place] > 0 ? 1u : 0u) ? 1 : 0;
        sort_pairs(constraint);
    });
}

void exchange_ends(const Cnf& source, TwoCsp& target) {
    each_literal(source, target, [](Constraint& constraint, const Clause&, Index) {
        std::swap(constraint.u, constraint.v);
        for (auto& [first, second] : constraint.allowed) std::swap(first, second);
        sort_pairs(constraint);
    });
}

void exchange_the_first_two(const Cnf&, TwoCsp& target) {
    if (target.constraints.size() > 1) std::swap(target.constraints[0], target.constraints[1]);
}

void list_pairs_downwards(const Cnf&, TwoCsp& target) {
    for (Constraint& constraint : target.constraints) std::ranges::reverse(constraint.allowed);
}

void say_everything_twice(const Cnf&, TwoCsp& target) {
    const auto constraints = target.constraints;
    target.constraints.insert(target.constraints.end(), constraints.begin(), constraints.end());
}

// The maps

void negate(const Cnf&, Model& model) {
    for (Literal& literal : model.literals) literal = -literal;
}

void read_from_the_end(const Cnf&, Assignment& assignment) {
    for (Index& symbol : assignment.values) symbol = symbol > 1 ? 1 : symbol;
    std::ranges::reverse(assignment.values);
}

/// A clause's symbol one less, as if patterns counted from 0.
void shift_patterns(const Cnf& source, Assignment& assignment) {
    for (Index c = source.variables; c < assignment.values.size(); ++c) assignment.values[c] -= 1;
}

}  // namespace

std::vector<ReductionMutant> cnf_to_two_csp_mutants() {
    const std::string room = "cnf-to-two-csp";
    const auto change = [](auto f) { return in_target<Cnf, TwoCsp>(f); };
    return {
        {room, "forgets the last clause", "backward", change(forget_the_last_clause)},
        {room, "forgets the last literal", "backward", change(forget_the_last_literal)},
        {room, "forgets what truth values are", "count", change(forget_truth_values)},
        {room, "forgets repeated literals", "count", change(forget_repeated_literals)},
        {room, "flips the last literal's sign", "forward", change(flip_the_last_sign)},
        {room, "forgets signs", "equivalence", change(forget_signs)},
        {room, "allows clauses to be false", "equivalence", change(allow_all_false)},
        {room, "forbids clauses to be all true", "forward", change(forbid_all_true)},
        {room, "numbers places backwards", "forward", change(number_places_backwards)},
        {room, "exchanges the ends of constraints", "construction", change(exchange_ends)},
        {room, "exchanges the first two constraints", "construction", change(exchange_the_first_two)},
        {room, "lists pairs downwards", "reduce", change(list_pairs_downwards)},
        {room, "says everything twice", "size", change(say_everything_twice)},
        {room, "has a symbol more", "restrictions", change([](const Cnf&, TwoCsp& t) { ++t.alphabet; })},
        {room, "has a symbol too few", "reduce", change([](const Cnf&, TwoCsp& t) { --t.alphabet; })},
        {room, "has a variable more", "count", change([](const Cnf&, TwoCsp& t) { ++t.variables; })},
        {room, "lifts patterns from 0", "forward", after_lift<Cnf, Assignment>(shift_patterns)},
        {room, "lifts the opposite", "forward", before_lift<Cnf, Model>(negate)},
        {room, "extracts the opposite", "backward", after_extract<Cnf, Model>(negate)},
        {room, "extracts from the end", "backward", before_extract<Cnf, Assignment>(read_from_the_end)},
    };
}

Steps cnf_to_two_csp_steps() {
    const std::string room = "cnf-to-two-csp";
    const auto change = [](auto f) { return spoil<Cnf, TwoCsp>(f); };
    const Spoil add_a_variable = change([](Cnf&, TwoCsp& t) { ++t.variables; });
    const Spoil add_a_symbol = change([](Cnf&, TwoCsp& t) { ++t.alphabet; });
    const auto forget_a_pair = [&](auto index) {
        return change([index](Cnf& source, TwoCsp& t) { t.constraints[index(source)].allowed.pop_back(); });
    };
    const Spoil repeat_the_last = change([](Cnf&, TwoCsp& t) { t.constraints.push_back(t.constraints.back()); });
    const Spoil make_a_loop = change([](Cnf&, TwoCsp& t) { t.constraints.back().u = t.constraints.back().v; });
    return {
        {room, "restrictions", "variables", "adds a variable", add_a_variable},
        {room, "restrictions", "symbols", "adds a symbol", add_a_symbol},
        {room, "restrictions", "constraints", "repeats a constraint", repeat_the_last},
        {room, "restrictions", "loops", "makes a loop of a constraint", make_a_loop},
        {room, "construction", "1", "adds a variable", add_a_variable},
        {room, "construction", "2", "adds a symbol", add_a_symbol},
        {room, "construction", "3", "forbids a truth value", forget_a_pair([](const Cnf&) { return Index(0); })},
        {room, "construction", "4", "forbids a pattern", forget_a_pair([](const Cnf& s) { return s.variables; })},
        {room, "construction", "5", "forbids a pattern at a place", forget_a_pair(loops)},
        {room, "construction", "6", "lists pairs downwards", change(list_pairs_downwards),
         "a document that lists pairs in another order is none: `reduce` rejects it"},
    };
}

}  // namespace reductio::mutants
