#include "impl/opb.hpp"

#include <algorithm>
#include <map>

#include "impl/opb_text.hpp"

namespace reductio::impl {

namespace {

/// Leaves at the first fault; caught in read_opb.
struct Refused {
    Error error;
};

[[noreturn]] void refuse(const Word& at, const std::string& message) { throw Refused{{place_of(at), message}}; }

[[noreturn]] void refuse(const LinearConstraint& constraint, const std::string& expected, const std::string& found) {
    refuse(constraint.begin, "expected " + expected + ", found " + found +
                                 " (a file is one equality, for subset-sum; equalities = 1 and the sum of all "
                                 "variables = K, for exact-cover; or constraints >= 1, for cnf)");
}

/// For a message.
std::string shown(const Integer& number) {
    const std::string digits = number.get_str();
    return digits.size() > 40 ? digits.substr(0, 40).append("...") : digits;
}

void stay_within(const Limits& limits, std::size_t values, const Word& end) {
    if (values > limits.values)
        refuse(end, "expected a document of at most " + std::to_string(limits.values) +
                        " values (--max-values raises it), found " + std::to_string(values));
}

void stay_within(const Limits& limits, const Integer& number, const LinearConstraint& constraint) {
    const Integer size = abs(number);
    // GMP's own count may be one too many.
    if (mpz_sizeinbase(size.get_mpz_t(), 10) <= limits.digits || size.get_str().size() <= limits.digits) return;
    refuse(constraint.begin, "expected sums of at most " + std::to_string(limits.digits) +
                                 " digits (--max-digits raises it), found " + shown(number));
}

Index variable_of(const LinearTerm& term) {
    return static_cast<Index>(term.literal < 0 ? -term.literal : term.literal);
}

/// An equality in variables alone, by their numbers; no coefficient is 0.
struct Equality {
    std::map<Index, Integer> coefficients;
    Integer right;
};

/// With a - a x for every a ~x.
Equality in_variables(const LinearConstraint& constraint) {
    Equality equality{{}, constraint.right};
    for (const LinearTerm& term : constraint.terms) {
        Integer& coefficient = equality.coefficients[variable_of(term)];
        if (term.literal < 0) {
            coefficient -= term.coefficient;
            equality.right -= term.coefficient;
        } else {
            coefficient += term.coefficient;
        }
    }
    std::erase_if(equality.coefficients, [](const auto& entry) { return entry.second == 0; });
    return equality;
}

SubsetSum subset_sum(const LinearProblem& linear, const Limits& limits) {
    stay_within(limits, 5 + linear.variables, linear.end);
    const LinearConstraint& constraint = linear.constraints.front();
    const Equality equality = in_variables(constraint);
    SubsetSum problem;
    problem.items.resize(linear.variables);
    for (const auto& [variable, coefficient] : equality.coefficients) {
        stay_within(limits, coefficient, constraint);
        problem.items[variable - 1] = coefficient;
    }
    stay_within(limits, equality.right, constraint);
    problem.target = equality.right;
    return problem;
}

bool is_sum(const Equality& equality) {
    return std::ranges::all_of(equality.coefficients, [](const auto& entry) { return entry.second == 1; });
}

/// Which equality says how many sets to pick.
std::optional<std::size_t> pick_of(const LinearProblem& linear) {
    std::optional<std::size_t> last;
    for (std::size_t i = 0; i < linear.constraints.size(); ++i) {
        const Equality equality = in_variables(linear.constraints[i]);
        if (!is_sum(equality) || equality.coefficients.size() != linear.variables) continue;
        last = i;
        if (equality.right != 1) break;
    }
    return last;
}

void require_element(const Equality& equality, const LinearConstraint& constraint) {
    const std::string wanted = "an element of an exact cover, a sum of variables = 1";
    for (const auto& [variable, coefficient] : equality.coefficients) {
        if (coefficient != 1)
            refuse(constraint, wanted, "the coefficient " + shown(coefficient) + " of x" + std::to_string(variable));
    }
    if (equality.right != 1) refuse(constraint, wanted, "the right side " + shown(equality.right));
}

void set_pick(ExactCover& problem, const LinearConstraint& constraint, const Limits& limits) {
    problem.pick = in_variables(constraint).right;
    if (problem.pick < 0) refuse(constraint, "a number of sets to pick", "the right side " + shown(problem.pick));
    stay_within(limits, problem.pick, constraint);
}

ExactCover exact_cover(const LinearProblem& linear, const Limits& limits) {
    for (const LinearConstraint& constraint : linear.constraints) {
        if (!constraint.is_equality) refuse(constraint, "an equality, as the first constraint is one", "an inequality");
    }
    std::size_t values = 6 + linear.variables;
    stay_within(limits, values, linear.end);
    const auto pick = pick_of(linear);
    ExactCover problem;
    problem.sets.resize(linear.variables);
    for (std::size_t i = 0; i < linear.constraints.size(); ++i) {
        if (i == pick) continue;
        const Equality element = in_variables(linear.constraints[i]);
        require_element(element, linear.constraints[i]);
        for (const auto& entry : element.coefficients) problem.sets[entry.first - 1].push_back(problem.universe);
        values += element.coefficients.size();
        ++problem.universe;
    }
    stay_within(limits, values, linear.end);
    if (!pick)
        refuse(linear.end, "expected one more equality, the sum of all " + std::to_string(linear.variables) +
                               " variables = the number of sets to pick, without which there is no exact-cover, found "
                               "the end of the text");
    set_pick(problem, linear.constraints[*pick], limits);
    return problem;
}

/// A -x is ~x - 1: a ~x, and 1 on the other side.
Clause clause_of(const LinearConstraint& constraint) {
    const std::string wanted = "a clause, a sum of literals >= 1";
    if (constraint.is_equality)
        refuse(constraint, wanted + ", as the first constraint is an inequality", "an equality");
    Clause clause;
    Integer right = constraint.right;
    for (const LinearTerm& term : constraint.terms) {
        if (abs(term.coefficient) != 1) refuse(constraint, wanted, "the coefficient " + shown(term.coefficient));
        const bool is_negative = term.coefficient < 0;
        clause.push_back(is_negative ? -term.literal : term.literal);
        if (is_negative) ++right;
    }
    if (right != 1)
        refuse(constraint, wanted,
               "the right side " + shown(right) +
                   (right == constraint.right ? "" : ", every coefficient being made positive"));
    return clause;
}

Cnf formula(const LinearProblem& linear, const Limits& limits) {
    Cnf problem;
    problem.variables = linear.variables;
    std::size_t values = 5;
    for (const LinearConstraint& constraint : linear.constraints) {
        problem.clauses.push_back(clause_of(constraint));
        values += 1 + constraint.terms.size();
    }
    stay_within(limits, values, linear.end);
    return problem;
}

Document problem_of(const LinearProblem& linear, const Limits& limits) {
    const auto& constraints = linear.constraints;
    if (constraints.empty() || !constraints.front().is_equality) return Document{formula(linear, limits)};
    if (constraints.size() == 1) return Document{subset_sum(linear, limits)};
    return Document{exact_cover(linear, limits)};
}

}  // namespace

Result<Document> read_opb(std::string_view text, const Limits& limits) {
    const auto linear = read_linear_problem(text, limits);
    if (!linear) return linear.error();
    try {
        return problem_of(*linear, limits);
    } catch (const Refused& refused) {
        return refused.error;
    }
}

}  // namespace reductio::impl
