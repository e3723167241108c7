#include "checkers/z3_trace.hpp"

#include <algorithm>

namespace reductio::checkers {

namespace {

using Numbers = std::vector<Number>;
using Summands = std::vector<Summand>;

/// One role's check at one output.
struct RoleHolds {
    const Numbers& f;
    const Numbers& y;
    const Meaning& meaning;
    const Budget& budget;
    Index at;

    Truth operator()(const PortRole&) const { return is_equal(f[at], y[at]); }
    Truth operator()(const ParameterRole& parameter) const {
        const Truth is_option = is_among(f[at], parameter.options, meaning);
        return conjunction({disjunction({!is_equal(y[at], Number{2}), is_equal(f[at], Number{})}),
                            disjunction({!is_equal(y[at], Number{1}), is_option})});
    }
    Truth operator()(const VertexRole& vertex) const {
        const Number a = sum(restricted(f, vertex.sum), budget);
        return is_equal(f[at], activated(vertex.activation, a, meaning, budget));
    }
    Truth operator()(const OutRole& out) const { return is_equal(f[at], sum({f[out.vertex], f[out.probe]}, budget)); }
    Truth operator()(const SentinelRole&) const { return {true}; }
};

/// Where a truth has to be known, since it says which kind of sample a label belongs to.
bool known_truth(const Truth& truth) {
    if (const auto* is = std::get_if<bool>(&truth.is)) return *is;
    throw Refusal{"the loss", "has a label whose kind is open"};
}

bool is_real_sample(const Trace& trace, const Numbers& y) {
    for (Index at = 0; at < y.size(); ++at) {
        if (std::holds_alternative<SentinelRole>(trace.roles[at])) return known_truth(is_equal(y[at], Number{1}));
    }
    return false;
}

/// Neither the parts nor the penalty are negative.
Summand checked_summand(const Fmpq& factor, const Truth& holds, const Summands& then, const Fmpq& penalty,
                        const Budget& budget) {
    const Number value = either(holds, sum_of(then, budget), Number{penalty});
    return {factor, value, is_equal(value, Number{}), std::make_shared<const Checked>(Checked{holds, then, penalty})};
}

Summand indicator(const Fmpq& factor, const Truth& truth) {
    return {factor, either(truth, Number{1}, Number{}), !truth};
}

/// The penalty has a summand of its own: it may be negative.
Summands with_penalty(const Summand& passed, const Truth& fails, const Number& penalty, const Fmpq& times,
                      const Budget& budget) {
    if (!known(penalty)) throw Refusal{"the loss", "has an open penalty"};
    return {passed, indicator(product(times, *known(penalty), budget), fails)};
}

bool is_label_of(const Probe& probe, const Numbers& y, const Meaning& meaning) {
    for (Index i = 0; i < y.size(); ++i) {
        const Number expected = i == probe.head ? meaning(probe.value) : Number{};
        if (!known_truth(is_equal(y[i], expected))) return false;
    }
    return true;
}

Truth passes(const Probe& probe, const Numbers& f, const Meaning& meaning, const Budget& budget) {
    const Number value = meaning(probe.value);
    std::vector<Truth> all;
    for (const Index position : probe.path) all.push_back(is_equal(f[position], value));
    for (const Index position : probe.zero) all.push_back(is_equal(f[position], Number{}));
    std::vector<Truth> any;
    for (const Rational& option : probe.options)
        any.push_back(is_equal(f[probe.head], product(meaning(option), value, budget)));
    all.push_back(disjunction(any));
    return conjunction(all);
}

}  // namespace

Truth are_equal(const Numbers& f, const Numbers& y) {
    std::vector<Truth> equal;
    for (Index i = 0; i < f.size(); ++i) equal.push_back(is_equal(f[i], y[i]));
    return conjunction(equal);
}

Truth is_among(const Number& number, const std::vector<Rational>& options, const Meaning& meaning) {
    std::vector<Truth> any;
    for (const Rational& option : options) any.push_back(is_equal(number, meaning(option)));
    return disjunction(any);
}

Numbers restricted(const Numbers& numbers, const std::vector<Index>& positions) {
    Numbers result;
    for (const Index position : positions) result.push_back(numbers[position]);
    return result;
}

Truth role_holds(const Role& role, Index at, const Numbers& f, const Numbers& y, const Meaning& meaning,
                 const Budget& budget) {
    return std::visit(RoleHolds{f, y, meaning, budget, at}, role);
}

Summands trace_summands(const Trace& trace, const Fmpq& times, const Numbers& f, const Numbers& y,
                        const Meaning& meaning, const Budget& budget) {
    std::vector<Truth> all;
    for (Index at = 0; at < f.size(); ++at) all.push_back(role_holds(trace.roles[at], at, f, y, meaning, budget));
    const Truth holds = conjunction(all);
    Summands then{{1, Number{1}, {false}}};
    if (is_real_sample(trace, y)) {
        std::ranges::move(
            loss_summands(*trace.loss, 1, restricted(f, trace.outputs), restricted(y, trace.outputs), meaning, budget),
            std::back_inserter(then));
    }
    if (std::ranges::any_of(then, [](const Summand& summand) { return summand.factor.sign() < 0; }))
        throw Refusal{"the loss", "is a trace of one that may be negative"};
    const Truth equal = are_equal(f, y);
    const Number penalty = meaning(trace.penalty);
    const Number passed = sum_of(then, budget);
    if (std::get_if<bool>(&equal.is) && known(penalty) && known(penalty)->sign() >= 0) {
        if (std::get<bool>(equal.is)) return {};
        return {checked_summand(times, holds, then, *known(penalty), budget)};
    }
    const Truth costs = conjunction({!equal, holds});
    return with_penalty({times, either(costs, passed, Number{}), !costs}, conjunction({!equal, !holds}), penalty, times,
                        budget);
}

Summands published_probe_summands(const PublishedProbeLoss& published, const Fmpq& times, const Numbers& f,
                                  const Numbers& y, const Meaning& meaning, const Budget& budget) {
    const auto of_y = [&](const Probe& probe) { return is_label_of(probe, y, meaning); };
    const auto probe = std::ranges::find_if(published.probes, of_y);
    if (probe == published.probes.end()) {
        return loss_summands(*published.loss, times, restricted(f, published.outputs), restricted(y, published.outputs),
                             meaning, budget);
    }
    const Truth holds = passes(*probe, f, meaning, budget);
    const Number penalty = meaning(published.penalty);
    if (!known(penalty) || known(penalty)->sign() < 0)
        return with_penalty(indicator(times, holds), !holds, penalty, times, budget);
    return {checked_summand(times, holds, {{1, Number{1}, {false}}}, *known(penalty), budget)};
}

}  // namespace reductio::checkers
