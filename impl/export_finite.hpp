#pragma once
// The finite encoding: every number of a circuit with the set of values that it can take, worked out exactly, and how
// its value hangs on those of others (spec/export.md, steps [13] to [19]).

#include "impl/export_circuit.hpp"

namespace reductio::impl::exporting {

/// The value at place i of the operand leads to the value at place to[i].
struct Mapped {
    Index of = 0;
    std::vector<Index> to;
};

/// The same for pairs of places, the right one fastest.
struct Paired {
    Index left = 0;
    Index right = 0;
    std::vector<Index> to;
};

/// Indices in a sum are of variables. A variable of one value needs no definition.
struct FiniteVariable {
    std::string name;
    std::vector<Rational> values;  // strictly increasing; all that are taken, perhaps others
    std::variant<std::monostate, Chosen, Sum, Mapped, Paired> is;
};

/// What each value of a variable costs beyond the least of them.
struct Costs {
    Index of = 0;
    std::vector<Rational> costs;  // more than what may be spent is all the same
};

/// The costs together may be at most so much; less than nothing: there is no solution.
struct CostBound {
    std::vector<Costs> costs;  // over variables that have more than one value
    Rational most;
};

struct Finite {
    std::vector<FiniteVariable> variables;
    std::vector<std::optional<Index>> of_node;  // none: it is not needed, or has no finite set within the limits
    std::vector<CostBound> bounds;
};

/// Only what the bounds need and what has a set within the limits.
Finite finite_parts(const Circuit& circuit, const ExportLimits& limits);

/// The whole circuit, or a Refused that says where it has no such set.
Finite finite_encoding(const Circuit& circuit, const ExportLimits& limits);

/// Integers in the place of rationals: all multiplied by the least common denominator and divided by what they then
/// have in common.
std::vector<Integer> made_whole(const std::vector<Rational>& numbers);

}  // namespace reductio::impl::exporting
