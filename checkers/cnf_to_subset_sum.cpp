#include "checkers/cnf_to_subset_sum.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "checkers/promises.hpp"
#include "checkers/typed_steps.hpp"

namespace reductio::checkers {

namespace {

// The preconditions, without which the numbers below mean nothing

Integer digit_count(const Cnf& source) { return Integer(source.variables) + source.clauses.size(); }

Reason too_large(const Cnf& source) {
    if (auto reason = over("variables and clauses", digit_count(source), 10'000)) return reason;
    for (Index c = 0; c < source.clauses.size(); ++c) {
        const std::set<Literal> distinct(source.clauses[c].begin(), source.clauses[c].end());
        if (auto reason = over("distinct literals in clause " + std::to_string(c + 1), distinct.size(), 3))
            return reason;
    }
    return std::nullopt;
}

// What the theorem promises

Reason other_number(const Cnf& source, const SubsetSum& target) {
    return wrong_count("items", target.items.size(), 2 * digit_count(source));
}

std::string item_name(Index position) { return "item " + std::to_string(position); }

/// Called with every number of the target and its name; the first reason.
template <class Fault>
Reason first_wrong(const SubsetSum& target, const Fault& fault) {
    for (Index position = 0; position < target.items.size(); ++position) {
        if (auto reason = fault(target.items[position], item_name(position))) return reason;
    }
    return fault(target.target, std::string("the target"));
}

Reason negative(const Cnf&, const SubsetSum& target) {
    return first_wrong(target, [](const Integer& number, const std::string& name) -> Reason {
        if (number >= 0) return std::nullopt;
        return name + std::string(" is negative");
    });
}

/// The number 0 has one digit.
Reason too_long(const Cnf& source, const SubsetSum& target) {
    const Integer most = std::max<Integer>(1, digit_count(source));
    return first_wrong(target, [&](const Integer& number, const std::string& name) {
        const Integer magnitude = abs(number);
        return over("digits in " + name, magnitude.get_str().size(), most);
    });
}

// The construction

// [1]
Reason wrong_layout(const Cnf& source, const SubsetSum& target) {
    return first_of({negative(source, target), too_long(source, target)});
}

/// [1] Digits by their place, the most significant first: the variables', then the clauses'.
class Layout {
  public:
    explicit Layout(const Cnf& source) : variables_(source.variables), size_(variables_ + source.clauses.size()) {}

    Index of_variable(Index i) const { return i - 1; }             // from 1
    Index of_clause(Index c) const { return variables_ + c - 1; }  // from 1
    std::string zeros() const { return std::string(size_, '0'); }

    /// The number has these digits; what stands left of them is left to [1].
    Reason wrong_digits(const Integer& number, const std::string& name, const std::string& expected) const {
        const Integer magnitude = abs(number);
        std::string found = magnitude.get_str();
        found.insert(0, size_ - std::min(size_, found.size()), '0');
        found.erase(0, found.size() - size_);
        const auto [wrong, wanted] = std::ranges::mismatch(found, expected);
        if (wrong == found.end()) return std::nullopt;
        const Index place = static_cast<Index>(wrong - found.begin());
        const bool of_a_variable = place < variables_;
        return name + " has the digit " + *wrong + " at " + (of_a_variable ? "variable " : "clause ") +
               std::to_string(of_a_variable ? place + 1 : place - variables_ + 1) + "; expected " + *wanted;
    }

  private:
    std::size_t variables_;
    std::size_t size_;
};

Reason wrong_item(const Layout& layout, const SubsetSum& target, Index position, const std::string& expected) {
    if (auto reason = no_such("item", position, target.items.size())) return reason;
    return layout.wrong_digits(target.items[position], item_name(position), expected);
}

// [2]
Reason wrong_literals(const Cnf& source, const SubsetSum& target) {
    const Layout layout(source);
    std::map<Literal, std::set<Index>> clauses_of;  // a set: a literal that stands twice in a clause counts once
    for (Index c = 1; c <= source.clauses.size(); ++c) {
        for (const Literal literal : source.clauses[c - 1]) clauses_of[literal].insert(c);
    }
    for (Index i = 1; i <= source.variables; ++i) {
        const auto variable = static_cast<Literal>(i);
        for (const auto& [literal, position] : {std::pair(variable, 2 * i - 2), {-variable, 2 * i - 1}}) {
            std::string expected = layout.zeros();
            expected[layout.of_variable(i)] = '1';
            for (const Index c : clauses_of[literal]) expected[layout.of_clause(c)] = '1';
            if (auto reason = wrong_item(layout, target, position, expected)) return reason;
        }
    }
    return std::nullopt;
}

// [3]
Reason wrong_slack(const Cnf& source, const SubsetSum& target) {
    const Layout layout(source);
    for (Index c = 1; c <= source.clauses.size(); ++c) {
        const Index second = 2 * source.variables + 2 * c - 1;
        for (const auto& [digit, position] : {std::pair('1', second - 1), {'2', second}}) {
            std::string expected = layout.zeros();
            expected[layout.of_clause(c)] = digit;
            if (auto reason = wrong_item(layout, target, position, expected)) return reason;
        }
    }
    return other_number(source, target);
}

// [4]
Reason wrong_target(const Cnf& source, const SubsetSum& target) {
    const Layout layout(source);
    std::string expected = layout.zeros();
    for (Index i = 1; i <= source.variables; ++i) expected[layout.of_variable(i)] = '1';
    for (Index c = 1; c <= source.clauses.size(); ++c) expected[layout.of_clause(c)] = '4';
    if (expected.empty() && target.target != 0) return "the target is other than 0, without variables and clauses";
    return layout.wrong_digits(target.target, "the target", expected);
}

Reason wrong_size(const Cnf& source, const SubsetSum& target) {
    const Integer digits = digit_count(source);
    return over("bytes", bytes({target}), 80 + digits + 2 * digits * (digits + 4));
}

Reason wrong_number(const Cnf&, const SubsetSum&, const Counts& counts) {
    return wrong_count("solutions of the target", counts.target, counts.source);
}

/// No step looks at a source that the room has to refuse.
template <class Function>
auto step(Function function) {
    return typed<Cnf, SubsetSum>([function](const Cnf& source, const SubsetSum& target) {
        auto reason = too_large(source);
        return reason ? reason : function(source, target);
    });
}

}  // namespace

Room cnf_to_subset_sum_room() {
    return {.name = "cnf-to-subset-sum",
            .tag = "C-SUM",
            .restrictions = {{"items", step(other_number)}, {"signs", step(negative)}, {"digits", step(too_long)}},
            .construction = {{"1", step(wrong_layout)},
                             {"2", step(wrong_literals)},
                             {"3", step(wrong_slack)},
                             {"4", step(wrong_target)}},
            .size = step(wrong_size),
            .count = typed_count<Cnf, SubsetSum>(wrong_number)};
}

}  // namespace reductio::checkers
