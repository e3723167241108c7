#include "checkers/z3_terms.hpp"

#include <z3++.h>

#include <algorithm>

#include "checkers/z3_questions.hpp"

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
    if (!known(number)) return *std::get<Term>(number.is);
    return context().real_val(known(number)->to_rational().get_str().c_str());
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
Truth is_at_most(const Number& a, const Number& b) { return compared(a, b, std::less_equal<>()); }

Number either(const Truth& condition, const Number& then, const Number& otherwise) {
    if (const auto* constant = std::get_if<bool>(&condition.is)) return *constant ? then : otherwise;
    if (known(then) && known(otherwise) && *known(then) == *known(otherwise)) return then;
    return open<Number>([&] { return z3::ite(term(condition), term(then), term(otherwise)); });
}

Number open_sum(const std::vector<Number>& summands) {
    return open<Number>([&] {
        z3::expr_vector terms(context());
        for (const Number& summand : summands) terms.push_back(term(summand));
        return z3::sum(terms);
    });
}

Number open_product(const Number& a, const Number& b) {
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

/// Most equations have a side that is known: what they fix is put in its place, until products have a known factor.
z3::tactic substituted() {
    const z3::tactic simplified(context(), "simplify");
    const auto solved = z3::tactic(context(), "propagate-values") & z3::tactic(context(), "solve-eqs");
    return z3::repeat(simplified & solved, 8) & simplified;
}

/// By cases too, with Z3's older arithmetic: it knows what a product is where a factor is fixed, and soon gives up.
z3::tactic by_cases_with_products() {
    z3::params parts(context());
    parts.set("arith.solver", 2u);
    parts.set("arith.nl.grobner", false);
    return substituted() & z3::with(z3::tactic(context(), "smt"), parts);
}

/// Up to about so many steps, each step of a search that multiplies is short.
constexpr std::uint64_t short_steps = 10'000, short_steps_by_cases = 100'000;

}  // namespace

struct Solver::State {
    z3::expr_vector required{context()};
    bool has_reals = false;
    int opened = 0;
    std::optional<z3::model> model;
    std::string reason;
    /// A name stays in the context for ever, so every solver uses the same ones: numbers.
    z3::expr symbol(const z3::sort& sort) { return context().constant(context().int_symbol(opened++), sort); }

    z3::check_result search(const z3::tactic& tactic, std::uint64_t steps, const z3::expr& goal) {
        z3::solver solver = (z3::tactic(context(), "simplify") & tactic).mk_solver();
        solver.set("rlimit", static_cast<unsigned>(std::clamp<std::uint64_t>(steps, 1, UINT32_MAX - 1)));
        solver.add(required);
        solver.add(goal);
        const z3::check_result result = solver.check();
        if (result == z3::sat) model = solver.get_model();
        reason = result == z3::unknown ? solver.reason_unknown() : "";
        return result;
    }

    /// The first answer that a way of searching gives.
    Answer answer(std::uint64_t rlimit, const z3::expr& goal) {
        std::vector<std::pair<z3::tactic, std::uint64_t>> searches = {{by_cases(), rlimit}};
        if (has_reals) {
            const z3::tactic if_linear = z3::fail_if(!z3::probe(context(), "is-qflra"));
            searches = {{substituted() & if_linear & by_cases(), rlimit},
                        {by_cases_with_products(), short_steps_by_cases}};
        }
        searches.emplace_back(z3::tactic(context(), "qfnra-nlsat"), short_steps);
        for (const auto& [tactic, steps] : searches) {
            const auto result = search(tactic, std::min(rlimit, steps), goal);
            if (result != z3::unknown) return result == z3::sat ? Answer::yes : Answer::no;
        }
        return Answer::unknown;
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

bool Solver::find(const std::vector<Truth>& beside) {
    const Truth all = conjunction(beside);
    if (const auto* constant = std::get_if<bool>(&all.is); constant && !*constant) return false;
    return or_refusal([&] {
        const z3::expr goal = term(all);
        const Answer answer = state_->answer(rlimit_, goal);
        QuestionRecorder::tell(state_->required, goal, answer);
        if (answer == Answer::unknown) throw Refusal{"Z3:", state_->reason};
        return answer == Answer::yes;
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
