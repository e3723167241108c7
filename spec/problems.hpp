#pragma once
// The source problems of the reductions, and their solutions, as plain data. What they mean: spec/problems.md.

#include "spec/numbers.hpp"

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace reductio {

using Index = std::size_t;

struct SubsetSum {
    std::vector<Integer> items;
    Integer target;
    bool operator==(const SubsetSum&) const = default;
};

struct ExactCover {
    std::size_t universe = 0;
    std::vector<std::vector<Index>> sets;  // each strictly increasing
    Integer pick;
    bool operator==(const ExactCover&) const = default;
};

using SymbolPair = std::pair<Index, Index>;

struct Constraint {
    Index u = 0;
    Index v = 0;
    std::vector<SymbolPair> allowed;  // strictly increasing
    bool operator==(const Constraint&) const = default;
};

struct TwoCsp {
    std::size_t variables = 0;
    std::size_t alphabet = 0;
    std::vector<Constraint> constraints;
    bool operator==(const TwoCsp&) const = default;
};

using Literal = std::int64_t;  // as in DIMACS: variable number from 1, negative for a negated one
using Clause = std::vector<Literal>;

struct Cnf {
    std::size_t variables = 0;
    std::vector<Clause> clauses;
    bool operator==(const Cnf&) const = default;
};

enum class Operation { plus, minus, times };

struct Gate {
    Operation operation = Operation::plus;
    Index left = 0;
    Index right = 0;
    bool operator==(const Gate&) const = default;
};

/// Value 0 is the constant, value g + 1 that of gates[g]; the last value is the output.
struct Slp {
    Rational constant;
    std::vector<Gate> gates;
    bool operator==(const Slp&) const = default;
};

struct PosSlp {
    Slp slp;
    bool operator==(const PosSlp&) const = default;
};

struct BitSlp {
    Slp slp;
    Integer bit;
    bool operator==(const BitSlp&) const = default;
};

/// Coefficients from low to high, the last not zero; none at all for the zero polynomial.
struct Polynomial {
    std::vector<Rational> coefficients;
    bool operator==(const Polynomial&) const = default;
};

struct Subset {
    std::vector<Index> chosen;  // strictly increasing
    bool operator==(const Subset&) const = default;
};

struct Cover {
    std::vector<Index> chosen;  // strictly increasing
    bool operator==(const Cover&) const = default;
};

struct Assignment {
    std::vector<Index> values;
    bool operator==(const Assignment&) const = default;
};

struct Model {
    std::vector<Literal> literals;  // literal i + 1 is about variable i + 1
    bool operator==(const Model&) const = default;
};

}  // namespace reductio
