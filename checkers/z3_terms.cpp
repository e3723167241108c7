#include "checkers/z3_terms.hpp"

#include <z3++.h>

#include <algorithm>

namespace reductio::checkers {

namespace {

z3::context& context() {
    thread_local z3::context one;
    return one;
}

template <class Compute>
auto or_refusal(const Compute& compute) {
    try {
        return compute();
    } catch (const z3::exception& exception) {
        throw Refusal{"Z3:", exception.msg()};
    }
}

Term kept(const z3::expr& term) { return std::make_shared<z3::expr>(term); }

/// The term that `make` makes, as a Truth or a Number.
template <class Open, class Make>
Open open(const Make& make) {
    return or_refusal([&] { return Open{kept(make())}; });
}

z3::expr term(const Truth& truth) {
    const auto* constant = std::get_if<bool>(&truth.is);
    return constant ? context().bool_val(*constant) : *std::get<Term>(truth.is);
}

/// Every number is a real for Z3.
z3::expr term(const Number& number) {
    const Fmpq* constant = known(number);
    if (constant == nullptr) return *std::get<Term>(number.is);
    return context().real_val(constant->to_rational().get_str().c_str());
}

/// `compare` compares numbers that are known, and makes a term of terms.
template <class Compare>
Truth compared(const Number& a, const Number& b, const Compare& compare) {
    if (known(a) && known(b)) return {compare(*known(a), *known(b))};
    return open<Truth>([&] { return compare(term(a), term(b)); });
}

/// The parts joined by `join`, for which `neutral` does nothing and its opposite decides.
template <class Join>
Truth joined(const std::vector<Truth>& parts, bool neutral, const Join& join) {
    return or_refusal([&]() -> Truth {
        z3::expr_vector terms(context());
        for (const Truth& part : parts) {
            const auto* constant = std::get_if<bool>(&part.is);
            if (constant == nullptr) terms.push_back(term(part));
            if (constant && *constant != neutral) return {!neutral};
        }
        if (terms.empty()) return {neutral};
        return {kept(terms.size() == 1 ? terms[0] : join(terms))};
    });
}

}  // namespace

Truth operator!(const Truth& a) {
    if (const auto* constant = std::get_if<bool>(&a.is)) return {!*constant};
    return open<Truth>([&] { return !term(a); });
}

Truth conjunction(const std::vector<Truth>& parts) { return joined(parts, true, z3::mk_and); }
Truth disjunction(const std::vector<Truth>& parts) { return joined(parts, false, z3::mk_or); }

Truth is_equal(const Number& a, const Number& b) { return compared(a, b, std::equal_to<>()); }
Truth is_less(const Number& a, const Number& b) { return compared(a, b, std::less<>()); }
Truth is_at_most(const Number& a, const Number& b) { return compared(a, b, std::less_equal<>()); }

Number either(const Truth& condition, const Number& then, const Number& otherwise) {
    if (const auto* constant = std::get_if<bool>(&condition.is)) return *constant ? then : otherwise;
    if (known(then) && known(otherwise) && *known(then) == *known(otherwise)) return then;
    return open<Number>([&] { return z3::ite(term(condition), term(then), term(otherwise)); });
}

Number sum(const std::vector<Number>& summands, const Budget& budget) {
    return or_refusal([&]() -> Number {
        Fmpq constant;
        z3::expr_vector terms(context());
        for (const Number& summand : summands) {
            if (known(summand)) {
                constant = sum(constant, *known(summand), budget);
            } else {
                terms.push_back(term(summand));
            }
        }
        if (terms.empty()) return {constant};
        if (!constant.is_zero()) terms.push_back(term(Number{constant}));
        return {kept(terms.size() == 1 ? terms[0] : z3::sum(terms))};
    });
}

Number difference(const Number& a, const Number& b, const Budget& budget) {
    if (known(a) && known(b)) return {difference(*known(a), *known(b), budget)};
    if (known(b)) return sum({a, Number{-*known(b)}}, budget);
    return open<Number>([&] { return term(a) - term(b); });
}

Number product(const Number& a, const Number& b, const Budget& budget) {
    if (known(a) && known(b)) return {product(*known(a), *known(b), budget)};
    for (const auto& [one, other] : {std::pair(&a, &b), std::pair(&b, &a)}) {
        if (known(*one) && known(*one)->is_zero()) return *one;
        if (known(*one) && known(*one)->is_one()) return *other;
    }
    return open<Number>([&] { return term(a) * term(b); });
}

namespace {

/// Without the parts that multiply: their numbers grow, until one step takes hours, and limits only act between steps.
z3::tactic by_cases() {
    z3::params parts(context());
    parts.set("arith.nl.nra", false);
    parts.set("arith.nl.order", false);
    return z3::with(z3::tactic(context(), "smt"), parts);
}

z3::tactic if_linear(const z3::tactic& tactic) { return z3::fail_if(!z3::probe(context(), "is-qflra")) & tactic; }

/// Up to about so many steps, each step of a search that multiplies is short.
constexpr std::uint64_t short_steps = 10'000;

}  // namespace

struct Solver::State {
    z3::expr_vector required{context()};
    bool has_reals = false;
    int opened = 0;
    std::optional<z3::model> model;
    std::string reason;

    /// A name stays in the context for ever, so every solver uses the same ones: numbers.
    z3::expr symbol(const z3::sort& sort) { return context().constant(context().int_symbol(opened++), sort); }

    z3::check_result search(const z3::tactic& tactic, std::uint64_t steps) {
        z3::solver solver = (z3::tactic(context(), "simplify") & tactic).mk_solver();
        solver.set("rlimit", static_cast<unsigned>(std::clamp<std::uint64_t>(steps, 1, UINT32_MAX - 1)));
        solver.add(required);
        const z3::check_result result = solver.check();
        if (result == z3::sat) model = solver.get_model();
        if (result == z3::unknown) reason = solver.reason_unknown();
        return result;
    }
};

Solver::Solver(std::uint64_t rlimit) : rlimit_(rlimit), state_(or_refusal([] { return std::make_unique<State>(); })) {}
Solver::~Solver() = default;

Truth Solver::open_truth() {
    return open<Truth>([&] { return state_->symbol(context().bool_sort()); });
}

Number Solver::open_real() {
    state_->has_reals = true;
    return open<Number>([&] { return state_->symbol(context().real_sort()); });
}

Number Solver::open_integer() {
    return open<Number>([&] { return z3::to_real(state_->symbol(context().int_sort())); });
}

void Solver::require(const Truth& truth) {
    or_refusal([&] { state_->required.push_back(term(truth)); });
}

bool Solver::find() {
    return or_refusal([&] {
        auto result = state_->search(state_->has_reals ? if_linear(by_cases()) : by_cases(), rlimit_);
        if (result == z3::unknown) result = state_->search({context(), "qfnra-nlsat"}, std::min(rlimit_, short_steps));
        if (result == z3::unknown) throw Refusal{"Z3:", state_->reason};
        return result == z3::sat;
    });
}

bool Solver::value(const Truth& truth) const {
    return or_refusal([&] { return state_->model->eval(term(truth), true).is_true(); });
}

std::optional<Rational> Solver::value(const Number& number) const {
    return or_refusal([&]() -> std::optional<Rational> {
        const z3::expr value = state_->model->eval(term(number), true);
        if (value.is_algebraic()) return std::nullopt;
        return parse_rational(Z3_get_numeral_string(context(), value));
    });
}

}  // namespace reductio::checkers
