#include "checkers/z3_activations.hpp"

#include "checkers/activations.hpp"

namespace reductio::checkers {

namespace {

Truth lies_within(const Number& low, const Number& a, const Number& high) {
    return conjunction({is_at_most(low, a), is_at_most(a, high)});
}

struct Activated {
    const Number& a;
    const Meaning& meaning;
    const Budget& budget;

    Number operator()(const Identity&) const { return a; }
    Number operator()(const Constant& constant) const { return meaning(constant.value); }
    Number operator()(const Polynomial& polynomial) const {
        Number value;
        for (auto term = polynomial.coefficients.rbegin(); term != polynomial.coefficients.rend(); ++term) {
            value = sum({product(value, a, budget), meaning(*term)}, budget);
        }
        return value;
    }
    Number on(const Piece& piece) const {
        return sum({product(meaning(piece.slope), a, budget), meaning(piece.intercept)}, budget);
    }
    Number operator()(const PiecewiseLinear& line) const {
        Number value = on(line.pieces.back());
        for (Index i = line.breakpoints.size(); i-- > 0;) {
            value = either(is_less(a, meaning(line.breakpoints[i])), on(line.pieces[i]), value);
        }
        return value;
    }
    Number operator()(const Rounded& rounded) const {
        const Activation plain = {Rounded{rounded.bits, std::nullopt, std::nullopt, Activation{Identity{}}, {}}};
        Number value = of_known(plain, activated(*rounded.of, a, meaning, budget));
        for (const auto& [bound, is_low] : {std::pair(&rounded.low, true), std::pair(&rounded.high, false)}) {
            if (!*bound) continue;
            const Number limit = meaning(**bound);
            value = either(is_low ? is_less(value, limit) : is_less(limit, value), limit, value);
        }
        return value;
    }
    Number operator()(const PublishedProbe& probe) const {
        const Number threshold = meaning(probe.threshold);
        const auto negative = [&](const Number& number) { return difference(Number{}, number, budget); };
        std::vector<Truth> zero;
        for (const auto& [low, high] : probe.zero) {
            zero.push_back(lies_within(meaning(low), a, meaning(high)));
            zero.push_back(lies_within(meaning(low), negative(a), meaning(high)));
        }
        const Truth is_small = conjunction({is_less(a, threshold), is_less(negative(threshold), a)});
        return either(is_small, activated(*probe.of, a, meaning, budget), either(disjunction(zero), Number{}, a));
    }
    template <class Other>
    Number operator()(const Other& other) const {
        return of_known(Activation{other}, a);
    }

    /// Only for an activation without numbers that could stand for others.
    Number of_known(const Activation& activation, const Number& argument) const {
        if (known(argument)) return {activate(activation, *known(argument), budget)};
        throw Refusal{"", "has an activation that Z3 is not asked about"};
    }
};

}  // namespace

Number activated(const Activation& activation, const Number& a, const Meaning& meaning, const Budget& budget) {
    return std::visit(Activated{a, meaning, budget}, activation.is);
}

}  // namespace reductio::checkers
