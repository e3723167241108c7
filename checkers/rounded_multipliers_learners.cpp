#include <algorithm>
#include <map>
#include <set>

#include "checkers/flint.hpp"
#include "checkers/rounded_multipliers.hpp"

namespace reductio::checkers {

namespace {

using Values = std::vector<Fmpq>;

std::vector<Values> all_values(std::size_t q) {
    std::vector<Values> tables;
    for (const MultiplierTable& table : rounded_multiplier_tables(q))
        tables.emplace_back(table.values.begin(), table.values.end());
    return tables;
}

/// Calls what follows with each sequence of m exponents.
template <class Visit>
void each_sequence(std::size_t q, std::size_t m, const Visit& visit) {
    std::vector<std::size_t> sequence(m, 0);
    while (true) {
        visit(sequence);
        std::size_t place = 0;
        while (place < m && sequence[place] == q) sequence[place++] = 0;
        if (place == m) return;
        ++sequence[place];
    }
}

using Group = std::vector<std::size_t>;  // targets that a learner cannot tell apart

/// By what a learner sees of them on these points.
std::vector<Group> groups(const std::vector<Values>& targets, const std::vector<std::size_t>& sequence) {
    std::map<Values, Group> by_labels;
    for (std::size_t target = 0; target < targets.size(); ++target) {
        Values labels;
        for (const std::size_t k : sequence) labels.push_back(targets[target][k]);
        by_labels[std::move(labels)].push_back(target);
    }
    std::vector<Group> result;
    for (auto& [labels, group] : by_labels) result.push_back(std::move(group));
    return result;
}

/// How many of the group one output meets in full.
std::size_t most_met(const std::vector<Values>& targets, const Group& group) {
    std::map<Values, std::size_t> met;
    std::size_t most = 0;
    for (const std::size_t target : group) most = std::max(most, ++met[targets[target]]);
    return most;
}

/// How many of the group one output meets but for the permitted number of points. The output is chosen value by value,
/// from those that some target of the group has: any other value is wrong for all.
std::size_t most_met_within(const std::vector<Values>& targets, const Group& group, std::vector<std::size_t>& errors,
                            std::size_t k, std::size_t permitted) {
    if (k == targets.front().size())
        return static_cast<std::size_t>(std::ranges::count_if(errors, [&](auto count) { return count <= permitted; }));
    std::set<Fmpq> choices;
    for (const std::size_t target : group) choices.insert(targets[target][k]);
    std::size_t most = 0;
    for (const Fmpq& choice : choices) {
        std::vector<std::size_t> here = errors;
        for (std::size_t i = 0; i < group.size(); ++i) here[i] += targets[group[i]][k] == choice ? 0U : 1U;
        most = std::max(most, most_met_within(targets, group, here, k + 1, permitted));
    }
    return most;
}

/// One minus the share of pairs of target and sequence on which the output is right.
template <class Met>
Rational least_failure(std::size_t q, std::size_t m, const Met& met) {
    const auto targets = all_values(q);
    std::size_t right = 0;
    std::size_t all = 0;
    each_sequence(q, m, [&](const std::vector<std::size_t>& sequence) {
        for (const Group& group : groups(targets, sequence)) right += met(targets, group);
        all += targets.size();
    });
    return (Fmpq(1) - Fmpq(right) / Fmpq(all)).to_rational();
}

// Deterministic learners

struct WorstTarget {
    const std::vector<Group>& seen;   // the groups of every sequence
    std::vector<std::size_t> missed;  // for each target, on how many sequences
    std::size_t least;                // of the learners so far, their largest entry of `missed`
};

/// Every way to answer the groups from this one on. An answer outside its group is never better: all of it is missed.
void try_answers(WorstTarget& search, std::size_t place) {
    if (place == search.seen.size()) {
        search.least = std::min(search.least, *std::ranges::max_element(search.missed));
        return;
    }
    const Group& group = search.seen[place];
    for (const std::size_t target : group) ++search.missed[target];
    for (const std::size_t answer : group) {
        --search.missed[answer];
        try_answers(search, place + 1);
        ++search.missed[answer];
    }
    for (const std::size_t target : group) --search.missed[target];
}

constexpr std::size_t most_learners = 100'000;

}  // namespace

Rational least_multiplier_failure(std::size_t q, std::size_t m) { return least_failure(q, m, most_met); }

Rational least_multiplier_failure(std::size_t q, std::size_t m, std::size_t permitted) {
    return least_failure(q, m, [&](const std::vector<Values>& targets, const Group& group) {
        std::vector<std::size_t> errors(group.size(), 0);
        return most_met_within(targets, group, errors, 0, permitted);
    });
}

Result<Rational> least_deterministic_failure(std::size_t q, std::size_t m) {
    const auto targets = all_values(q);
    std::vector<Group> seen;
    std::size_t sequences = 0;
    std::size_t learners = 1;
    each_sequence(q, m, [&](const std::vector<std::size_t>& sequence) {
        ++sequences;
        for (Group& group : groups(targets, sequence)) {
            learners = std::min(learners * group.size(), most_learners + 1);
            seen.push_back(std::move(group));
        }
    });
    if (learners > most_learners) return Error{"", "expected at most 100000 deterministic learners"};
    WorstTarget search{seen, std::vector<std::size_t>(targets.size(), 0), sequences};
    try_answers(search, 0);
    return (Fmpq(search.least) / Fmpq(sequences)).to_rational();
}

}  // namespace reductio::checkers
