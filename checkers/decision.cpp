#include "checkers/decision.hpp"

#include "checkers/bits.hpp"
#include "checkers/exact.hpp"

namespace reductio::checkers {

namespace {

Decision answer(bool yes) { return {yes ? Answer::yes : Answer::no, std::nullopt}; }
Decision unknown(const std::string& reason) { return {Answer::unknown, reason}; }
Decision unknown(const Error& error) {
    return unknown(error.place.empty() ? error.message : error.place + ": " + error.message);
}

/// Which values of the program its output needs.
std::vector<bool> needed(const Slp& slp) {
    std::vector<bool> result(slp.gates.size() + 1, false);
    result.back() = true;
    for (Index g = slp.gates.size(); g-- > 0;) {
        if (result[g + 1]) result[slp.gates[g].left] = result[slp.gates[g].right] = true;
    }
    return result;
}

Fmpq applied(Operation operation, const Fmpq& left, const Fmpq& right, const Budget& budget) {
    switch (operation) {
        case Operation::plus:
            return sum(left, right, budget);
        case Operation::minus:
            return difference(left, right, budget);
        case Operation::times:
            break;
    }
    return product(left, right, budget);
}

Fmpq output_of(const Slp& slp, const Budget& budget) {
    const std::vector<bool> wanted = needed(slp);
    std::vector<Fmpq> values(slp.gates.size() + 1);
    values[0] = Fmpq(slp.constant);
    for (Index g = 0; g < slp.gates.size(); ++g) {
        if (!wanted[g + 1]) continue;
        const Gate& gate = slp.gates[g];
        values[g + 1] = named([&] { return "value " + std::to_string(g + 1); },
                              [&] { return applied(gate.operation, values[gate.left], values[gate.right], budget); });
    }
    return values.back();
}

struct Decide {
    const Document& document;
    const Work& work;

    template <class Problem>
    Decision by_trying(const Problem& problem) const {
        const auto first = solutions(problem, work, 1);
        return first ? answer(!first->empty()) : unknown(first.error());
    }
    Decision operator()(const SubsetSum& problem) const { return by_trying(problem); }
    Decision operator()(const ExactCover& problem) const { return by_trying(problem); }
    Decision operator()(const TwoCsp& problem) const { return by_trying(problem); }
    Decision operator()(const Cnf& problem) const { return by_trying(problem); }
    Decision operator()(const Nnt& problem) const { return by_trying(problem); }

    Decision operator()(const PosSlp& problem) const {
        const auto value = or_error([&] { return output_of(problem.slp, work.budget); });
        return value ? answer(value->sign() > 0) : unknown(value.error());
    }
    Decision operator()(const BitSlp& problem) const {
        const auto value = or_error([&] { return output_of(problem.slp, work.budget); });
        return value ? answer(bit_is_one(*value, Fmpz(problem.bit))) : unknown(value.error());
    }
    /// Whether shifted copies of it can multiply: whether its degree is at least 2.
    Decision operator()(const Polynomial& polynomial) const { return answer(polynomial.coefficients.size() > 2); }
    Decision operator()(const Gradient& gradient) const {
        const Result<Rational> value = derivative(gradient, work.budget);
        if (!value) return unknown(value.error());
        if (const auto* bit = std::get_if<BitQuestion>(&gradient.question)) {
            return answer(bit_is_one(Fmpq(*value), Fmpz(bit->bit)));
        }
        const Rational& gap = std::get<SignQuestion>(gradient.question).gap;
        if (*value >= gap) return answer(true);
        if (*value <= -gap) return answer(false);
        return unknown("the promise is broken: the derivative is " + shown(*value) + ", the gap " + shown(gap));
    }
    Decision operator()(const Decision& answered) const { return answered; }
    template <class Other>
    Decision operator()(const Other&) const {
        const std::string kind(kind_of(document));
        const bool vowel = std::string_view("aeiou").find(kind.front()) != std::string_view::npos;
        return unknown((vowel ? "an " : "a ") + kind + " is no problem to decide");
    }
};

}  // namespace

Decision decide(const Document& document, const Work& work) { return std::visit(Decide{document, work}, document.is); }

}  // namespace reductio::checkers
