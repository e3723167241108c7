// The target's items: two a variable, for its two literals, then two a clause, its slack.

#include <algorithm>
#include <set>

#include "tests/mutants/planting.hpp"
#include "tests/mutants/spoiling.hpp"

namespace reductio::mutants {

namespace {

std::size_t digits(const Cnf& source) { return source.variables + source.clauses.size(); }

Integer power(unsigned long base, std::size_t exponent) {
    Integer result;
    mpz_ui_pow_ui(result.get_mpz_t(), base, exponent);
    return result;
}

/// What a clause's digit stands for, from 0.
Integer unit(const Cnf& source, Index clause) { return power(10, source.clauses.size() - 1 - clause); }

Index item_of(Literal literal) {
    return literal > 0 ? 2 * static_cast<Index>(literal) - 2 : 2 * static_cast<Index>(-literal) - 1;
}

Integer& slack(const Cnf& source, SubsetSum& target, Index clause, Index which) {
    return target.items[2 * source.variables + 2 * clause + which];
}

template <class Change>
void each_number(SubsetSum& target, Change change) {
    for (Integer& item : target.items) change(item);
    change(target.target);
}

/// In the target, each clause's digit is this and no longer 4.
Plant ask_for(int digit) {
    return in_target<Cnf, SubsetSum>([digit](const Cnf& source, SubsetSum& target) {
        for (Index c = 0; c < source.clauses.size(); ++c) target.target += (digit - 4) * unit(source, c);
    });
}

/// The two slack items of a clause have these digits and no longer 1 and 2.
Plant give_slack(int first, int second) {
    return in_target<Cnf, SubsetSum>([first, second](const Cnf& source, SubsetSum& target) {
        for (Index c = 0; c < source.clauses.size(); ++c) {
            slack(source, target, c, 0) = first * unit(source, c);
            slack(source, target, c, 1) = second * unit(source, c);
        }
    });
}

/// Its digit is 0 everywhere: the last one.
void forget_the_last_clause(const Cnf& source, SubsetSum& target) {
    if (source.clauses.empty()) return;
    each_number(target, [](Integer& number) { number -= number % 10; });
}

void forget_the_last_slack(const Cnf& source, SubsetSum& target) {
    if (!source.clauses.empty()) target.items.pop_back();
}

/// The clause that is last has the negation of its last literal in place of it.
void flip_the_last_sign(const Cnf& source, SubsetSum& target) {
    if (source.clauses.empty() || source.clauses.back().empty()) return;
    const Literal literal = source.clauses.back().back();
    target.items[item_of(literal)] -= 1;
    target.items[item_of(-literal)] += 1;
}

void list_negations_first(const Cnf& source, SubsetSum& target) {
    for (Index i = 0; i < source.variables; ++i) std::swap(target.items[2 * i], target.items[2 * i + 1]);
}

void count_repeated_literals(const Cnf& source, SubsetSum& target) {
    for (Index c = 0; c < source.clauses.size(); ++c) {
        std::set<Literal> seen;
        for (const Literal literal : source.clauses[c])
            if (!seen.insert(literal).second) target.items[item_of(literal)] += unit(source, c);
    }
}

/// As if they were no clauses at all; their digit is still asked for.
void drop_clauses_with_both_signs(const Cnf& source, SubsetSum& target) {
    for (Index c = 0; c < source.clauses.size(); ++c) {
        const std::set<Literal> all(source.clauses[c].begin(), source.clauses[c].end());
        if (std::ranges::none_of(all, [&](Literal literal) { return all.contains(-literal); })) continue;
        for (const Literal literal : all) target.items[item_of(literal)] -= unit(source, c);
    }
}

/// As in the textbook, where every variable is in a clause.
void drop_unused_variables(const Cnf& source, SubsetSum& target) {
    std::set<Literal> used;
    for (const Clause& clause : source.clauses)
        for (const Literal literal : clause) used.insert({literal, -literal});
    for (Index i = 0; i < source.variables; ++i)
        if (!used.contains(static_cast<Literal>(i + 1))) target.items[2 * i] = target.items[2 * i + 1] = 0;
}

/// The digits of every number, in another base.
Plant count_in_base(unsigned long base) {
    return in_target<Cnf, SubsetSum>([base](const Cnf& source, SubsetSum& target) {
        each_number(target, [&](Integer& number) {
            Integer rest = number;
            number = 0;
            for (Index place = 0; place < digits(source); ++place, rest /= 10)
                number += Integer(rest % 10) * power(base, place);
        });
    });
}

/// The clauses' digits stand before the variables'.
void write_clauses_first(const Cnf& source, SubsetSum& target) {
    const Integer of_clauses = power(10, source.clauses.size());
    const Integer of_variables = power(10, source.variables);
    each_number(target,
                [&](Integer& number) { number = Integer(number % of_clauses) * of_variables + number / of_clauses; });
}

void negate_numbers(const Cnf&, SubsetSum& target) {
    each_number(target, [](Integer& number) { number = -number; });
}

void write_zeros_behind(const Cnf& source, SubsetSum& target) {
    const Integer factor = power(10, digits(source) + 100);
    each_number(target, [&](Integer& number) { number *= factor; });
}

bool has_no_clauses(const Document& source) { return std::get<Cnf>(source.is).clauses.empty(); }

// The maps

void negate(const Cnf&, Model& model) {
    for (Literal& literal : model.literals) literal = -literal;
}

void leave_slack_out(const Cnf& source, Subset& subset) {
    std::erase_if(subset.chosen, [&](Index position) { return position >= 2 * source.variables; });
}

/// As if positions counted from 1.
void shift_positions(const Cnf&, Subset& subset) {
    for (Index& position : subset.chosen) ++position;
}

}  // namespace

std::vector<ReductionMutant> cnf_to_subset_sum_mutants() {
    const std::string room = "cnf-to-subset-sum";
    const auto change = [](auto f) { return in_target<Cnf, SubsetSum>(f); };
    return {
        {room, "gives the slack 1 and 1", "forward", give_slack(1, 1)},
        {room, "gives the slack 1 and 3", "equivalence", give_slack(1, 3)},
        {room, "gives the slack 2 and 1", "forward", give_slack(2, 1)},
        {room, "asks for 3 at clauses", "equivalence", ask_for(3)},
        {room, "asks for 5 at clauses", "forward", ask_for(5)},
        {room, "asks for 1 more", "forward", change([](const Cnf&, SubsetSum& t) { t.target += 1; })},
        {room, "forgets the last clause", "backward", change(forget_the_last_clause)},
        {room, "forgets the last slack", "forward", change(forget_the_last_slack)},
        {room, "flips the last literal's sign", "backward", change(flip_the_last_sign)},
        {room, "lists negations first", "forward", change(list_negations_first)},
        {room, "counts repeated literals twice", "forward", change(count_repeated_literals)},
        {room, "drops clauses with both signs", "equivalence", change(drop_clauses_with_both_signs)},
        {room, "drops variables in no clause", "equivalence", change(drop_unused_variables)},
        {room, "counts in base eight", "construction", count_in_base(8)},
        {room, "counts in base three", "count", count_in_base(3)},
        {room, "writes clauses first", "construction", change(write_clauses_first)},
        {room, "negates all numbers", "restrictions", change(negate_numbers)},
        {room, "writes zeros behind", "size", change(write_zeros_behind)},
        {room, "refuses formulas without clauses", "reduce", refuses(has_no_clauses)},
        {room, "lifts without slack", "forward", after_lift<Cnf, Subset>(leave_slack_out)},
        {room, "lifts positions from 1", "forward", after_lift<Cnf, Subset>(shift_positions)},
        {room, "extracts the opposite", "backward", after_extract<Cnf, Model>(negate)},
    };
}

Steps cnf_to_subset_sum_steps() {
    const std::string room = "cnf-to-subset-sum";
    const auto change = [](auto f) { return spoil<Cnf, SubsetSum>(f); };
    const Spoil add_zero = change([](Cnf&, SubsetSum& t) { t.items.emplace_back(0); });
    const Spoil negate_one = change([](Cnf&, SubsetSum& t) { t.items[0] = -t.items[0]; });
    const Spoil lengthen = change([](Cnf& s, SubsetSum& t) { t.items[0] += power(10, digits(s)); });
    const Spoil change_a_literal = change([](Cnf&, SubsetSum& t) { t.items[0] += 1; });
    const Spoil change_slack = change([](Cnf& s, SubsetSum& t) { slack(s, t, 0, 0) *= 2; });
    const Spoil change_the_target = change([](Cnf&, SubsetSum& t) { t.target -= 1; });
    return {
        {room, "restrictions", "items", "adds an item 0", add_zero},
        {room, "restrictions", "signs", "negates an item", negate_one},
        {room, "restrictions", "digits", "has a digit more", lengthen},
        {room, "construction", "1", "has a digit more", lengthen},
        {room, "construction", "2", "has a literal in another clause", change_a_literal},
        {room, "construction", "3", "has the slack 2 and 2", change_slack},
        {room, "construction", "4", "asks for 3 at a clause", change_the_target},
    };
}

}  // namespace reductio::mutants
