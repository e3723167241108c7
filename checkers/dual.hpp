#pragma once
// For the sources of checkers/ only: numbers that carry their derivative forward.

#include "checkers/activations.hpp"

namespace reductio::checkers {

/// A number and its derivative by the weight in question. A slope of 0 is one thing, not to depend on the weight at all
/// another: only a number that moves asks the activations on its way for their derivatives.
struct Dual {
    Dual() = default;
    explicit Dual(Fmpq constant) : value(std::move(constant)) {}

    Fmpq value;
    Fmpq slope;
    bool moves = false;
};

inline Dual sum(const Dual& a, const Dual& b, const Budget& budget) {
    Dual result(sum(a.value, b.value, budget));
    result.moves = a.moves || b.moves;
    if (result.moves) result.slope = sum(a.slope, b.slope, budget);
    return result;
}

inline Dual product(const Dual& a, const Dual& b, const Budget& budget) {
    Dual result(product(a.value, b.value, budget));
    result.moves = a.moves || b.moves;
    if (!result.moves) return result;
    result.slope = sum(product(a.slope, b.value, budget), product(a.value, b.slope, budget), budget);
    return result;
}

/// The chain rule.
inline Dual activate(const Activation& activation, const Dual& a, const Budget& budget) {
    Dual result(activate(activation, a.value, budget));
    result.moves = a.moves;
    if (result.moves) result.slope = product(slope(activation, a.value, budget), a.slope, budget);
    return result;
}

}  // namespace reductio::checkers
