#pragma once
// For the sources of checkers/ only: the two programs of spec/slp_to_bounded_slp.md, and where the values of the old
// one are found in the new one.

#include "checkers/exact.hpp"
#include "checkers/network_faults.hpp"

namespace reductio::checkers {

/// Two programs of one kind, with the places of their bits if that kind asks for bits.
struct Programs {
    const Slp& source;
    const Slp& target;
    const Integer* source_bit = nullptr;
    const Integer* target_bit = nullptr;
};

/// The pair as that, or the reason why it is not.
std::variant<Programs, std::string> programs_of(const Pair& pair);

/// A step on two programs, as one on a pair of documents; a refusal is a reason.
template <class Function>
auto on_programs(Function function) {
    return [function](const Pair& pair) -> Reason {
        const auto programs = programs_of(pair);
        if (const auto* reason = std::get_if<std::string>(&programs)) return *reason;
        const auto found = or_error([&]() -> Reason { return function(std::get<Programs>(programs)); });
        return found ? *found : found.error().message;
    };
}

/// An old value a_i is the new program's value at `value`, divided by b_0^exponent.
struct Represented {
    Index value = 0;
    Integer exponent = 1;
};

/// [1] to [4] for each of the old values: the old gates alone decide it. Refused where the exponents would fill the
/// memory.
std::vector<Represented> represented(const Slp& source);

/// [4] How many gates multiply by b_0^t.
Index multiplication_gates(const Integer& t);

/// [5] 2^n - e_n, which is not negative.
Integer missing_exponent(const std::vector<Represented>& values);

/// m if the number is 2^-m for some m >= 0.
std::optional<Index> negative_power_of_two(const Rational& number);

/// [6] The definition of a program of bounded norm.
Reason wrong_bounded_constant(const Slp& target);

}  // namespace reductio::checkers
