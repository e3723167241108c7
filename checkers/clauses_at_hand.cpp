#include "checkers/clauses_at_hand.hpp"

#include <algorithm>

namespace reductio::checkers {

namespace {

std::uint64_t number_of(Literal literal) {
    const auto number = static_cast<std::uint64_t>(literal);
    return literal < 0 ? 0 - number : number;
}

bool has_both_signs(const std::vector<LiteralCode>& set) {
    for (Index i = 1; i < set.size(); ++i)
        if (set[i] == negated(set[i - 1])) return true;
    return false;
}

/// The same whatever the order of the literals.
std::uint64_t hash_of(std::span<const LiteralCode> literals) {
    std::uint64_t sum = literals.size();
    for (const LiteralCode literal : literals) {
        std::uint64_t mixed = (literal + 1) * 0x9e3779b97f4a7c15;
        mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9;
        sum += mixed ^ (mixed >> 27);
    }
    return sum;
}

}  // namespace

// Literals

LiteralCodes::LiteralCodes(const Cnf& formula, const std::vector<ProofStep>& steps) {
    const auto note = [&](const Clause& clause) {
        for (const Literal literal : clause) numbers_.push_back(number_of(literal));
    };
    for (const Clause& clause : formula.clauses) note(clause);
    for (const ProofStep& step : steps) note(step.clause);
    std::ranges::sort(numbers_);
    numbers_.erase(std::unique(numbers_.begin(), numbers_.end()), numbers_.end());
}

LiteralCode LiteralCodes::code(Literal literal) const {
    const auto place = std::ranges::lower_bound(numbers_, number_of(literal)) - numbers_.begin();
    return 2 * static_cast<LiteralCode>(place) + (literal < 0 ? 1 : 0);
}

Literal LiteralCodes::literal(LiteralCode code) const {
    const std::uint64_t number = numbers_[code / 2];
    return static_cast<Literal>(code % 2 == 0 ? number : 0 - number);
}

std::vector<LiteralCode> LiteralCodes::set(const Clause& clause) const {
    std::vector<LiteralCode> result;
    result.reserve(clause.size());
    for (const Literal literal : clause) result.push_back(code(literal));
    std::ranges::sort(result);
    result.erase(std::unique(result.begin(), result.end()), result.end());
    return result;
}

// Clauses

ClausesAtHand::ClausesAtHand(std::size_t variables, std::size_t most_visits)
    : most_visits_(most_visits),
      visits_left_(most_visits),
      watchers_(2 * variables),
      value_(2 * variables),
      reason_(variables, none) {}

void ClausesAtHand::pay(std::size_t literals) {
    const std::size_t visits = 1 + literals / 16;
    if (visits > visits_left_) throw TooManyVisits{most_visits_};
    visits_left_ -= visits;
}

std::span<LiteralCode> ClausesAtHand::movable(Index clause) {
    return std::span(all_literals_).subspan(stored_[clause].first, stored_[clause].length);
}

std::span<const LiteralCode> ClausesAtHand::literals(Index clause) const {
    return std::span(all_literals_).subspan(stored_[clause].first, stored_[clause].length);
}

bool ClausesAtHand::has(Index clause, LiteralCode literal) {
    pay(at_hand(clause) ? literals(clause).size() : 0);
    return at_hand(clause) && std::ranges::count(literals(clause), literal) > 0;
}

Index ClausesAtHand::add(const std::vector<LiteralCode>& set) {
    const Index clause = stored_.size();
    stored_.push_back({all_literals_.size(), set.size(), true});
    all_literals_.insert(all_literals_.end(), set.begin(), set.end());
    by_hash_.emplace(hash_of(set), clause);
    pay(set.size());
    if (!has_both_signs(set)) attach(clause);
    return clause;
}

/// Watches literals that are not false, as far as there are any.
void ClausesAtHand::attach(Index clause) {
    const auto set = movable(clause);
    Index open = 0;
    for (Index i = 0; i < set.size() && open < 2; ++i)
        if (!is_false(set[i])) std::swap(set[i], set[open++]);
    if (set.size() == 1) units_.push_back(clause);
    for (Index i = 0; i < 2 && set.size() > 1; ++i) watchers_[set[i]].push_back(clause);
    if (open == 0) return found_conflict(clause);
    if (open == 1 && !is_true(set[0])) assign(set[0], clause);
    // A clause of its own is the better reason: what is true by it stays so when others are taken away.
    if (set.size() == 1) reason_[set[0] / 2] = clause;
    conflicting_ = propagate();
}

std::optional<Index> ClausesAtHand::find(const std::vector<LiteralCode>& set) {
    const std::uint64_t hash = hash_of(set);
    for (auto place = by_hash_.lower_bound(hash); place != by_hash_.end() && place->first == hash; ++place) {
        const auto candidate = literals(place->second);
        pay(candidate.size());
        std::vector<LiteralCode> sorted(candidate.begin(), candidate.end());
        std::ranges::sort(sorted);
        if (sorted == set) return place->second;
    }
    return std::nullopt;
}

void ClausesAtHand::take_away(Index clause) {
    const auto set = literals(clause);
    stored_[clause].at_hand = false;
    auto place = by_hash_.lower_bound(hash_of(set));
    while (place->second != clause) {
        pay(0);
        ++place;
    }
    by_hash_.erase(place);
    for (const LiteralCode literal : set)
        if (is_true(literal) && reason(literal) == clause) return start_again();
}

/// What follows without any assumption, from the clauses still at hand and from nothing else.
void ClausesAtHand::start_again() {
    take_back(0);
    std::erase_if(units_, [&](Index clause) { return !at_hand(clause); });
    for (const Index clause : units_) {
        pay(0);
        const LiteralCode literal = literals(clause)[0];
        if (!is_true(literal)) assign(literal, clause);
    }
    conflicting_ = propagate();
}

// Propagation

void ClausesAtHand::assign(LiteralCode literal, Index reason) {
    value_[literal] = 1;
    value_[negated(literal)] = -1;
    reason_[literal / 2] = reason;
    trail_.push_back(literal);
}

void ClausesAtHand::take_back(std::size_t assigned) {
    while (trail_.size() > assigned) {
        value_[trail_.back()] = value_[negated(trail_.back())] = 0;
        trail_.pop_back();
    }
    propagated_ = assigned;
}

void ClausesAtHand::found_conflict(Index clause) {
    conflict_ = clause;
    conflicting_ = true;
}

bool ClausesAtHand::refutes(const std::vector<LiteralCode>& literals) {
    pay(literals.size());
    for (const LiteralCode literal : literals) {
        if (is_false(literal)) continue;
        if (is_true(literal)) {
            conflict_ = reason(literal);
            return true;
        }
        assign(negated(literal), none);
    }
    return propagate();
}

bool ClausesAtHand::propagate() {
    while (propagated_ < trail_.size())
        if (visit_watchers(negated(trail_[propagated_++]))) return true;
    return false;
}

/// Whether the second of its watched literals, which is false, gave way to one that is not.
bool ClausesAtHand::watch_another(std::span<LiteralCode> literals, Index clause) {
    for (Index i = 2; i < literals.size(); ++i) {
        if (is_false(literals[i])) continue;
        pay(i);
        std::swap(literals[1], literals[i]);
        watchers_[literals[1]].push_back(clause);
        return true;
    }
    pay(literals.size());
    return false;
}

/// Whether a clause that watches the literal has none left that is not false.
bool ClausesAtHand::visit_watchers(LiteralCode falsified) {
    auto& watchers = watchers_[falsified];
    auto kept = watchers.begin();
    for (auto next = watchers.begin(); next != watchers.end(); ++next) {
        const Index clause = *next;
        if (!at_hand(clause)) continue;
        const auto set = movable(clause);
        if (set[0] == falsified) std::swap(set[0], set[1]);
        if (is_true(set[0])) {
            pay(0);
        } else if (watch_another(set, clause)) {
            continue;
        } else if (is_false(set[0])) {
            conflict_ = clause;
            watchers.erase(kept, next);
            return true;
        } else {
            assign(set[0], clause);
        }
        *kept++ = clause;
    }
    watchers.erase(kept, watchers.end());
    return false;
}

}  // namespace reductio::checkers
