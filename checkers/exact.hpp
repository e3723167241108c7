#pragma once
// For the sources of checkers/ only: arithmetic within a budget, and the way out where there is none.

#include "checkers/evaluation.hpp"
#include "checkers/flint.hpp"

namespace reductio::checkers {

/// Why a value cannot be had. Thrown where that turns out; who knows what was being computed adds the subject; made an
/// error value where the public function ends.
struct Refusal {
    std::string subject;
    std::string reason;
};

/// Refuses what would need more bits than the budget has.
void demand(std::size_t bits, const Budget& budget);

Fmpq sum(const Fmpq& a, const Fmpq& b, const Budget& budget);
Fmpq difference(const Fmpq& a, const Fmpq& b, const Budget& budget);
Fmpq product(const Fmpq& a, const Fmpq& b, const Budget& budget);

/// A number in a message: its digits, unless they would fill pages.
std::string shown(const Rational& number);

/// Computes; a refusal on the way that has no subject yet gets the name.
template <class Name, class Compute>
auto named(const Name& name, const Compute& compute) {
    try {
        return compute();
    } catch (Refusal& refusal) {
        if (refusal.subject.empty()) refusal.subject = name();
        throw;
    }
}

/// Computes; a refusal on the way becomes an error value.
template <class Compute>
auto or_error(const Compute& compute) -> Result<decltype(compute())> {
    try {
        return compute();
    } catch (const Refusal& refusal) {
        return Error{"", refusal.subject + " " + refusal.reason};
    }
}

}  // namespace reductio::checkers
