#pragma once
// One generator for each kind of problem: whatever the choices, the instance is a valid document.
//
// `any_...` makes each instance of a shape by one sequence of choices (unless its comment says otherwise), so it serves
// an exhaustive walk of the shape. `generate_...` mixes shapes, planted solutions and corner cases, for random choices.

#include "fuzz/choices.hpp"
#include "spec/problems.hpp"

namespace reductio::fuzz {

/// How large the instances of a campaign get; all members grow with the one number k.
struct Size {
    std::size_t items = 0;  // about as many numbers, sets, elements, variables, constraints, clauses or gates at most
    std::int64_t magnitude = 1;     // of ordinary numbers
    std::size_t value_bits = 64;    // at most, of every value of a straight-line program
    std::size_t degree = 0;         // at most, of a polynomial that stands alone
    std::size_t vertices = 1;       // at most, of a network, its source not counted
    std::size_t samples = 0;        // at most, of a dataset, copies not counted
    std::uint64_t assignments = 1;  // at most: parameter vectors of a network to be enumerated

    static Size of(std::size_t k);
};

inline constexpr std::size_t default_size = 6;

/// Rationals p/q with |p| <= magnitude and 1 <= q <= denominator.
struct Numbers {
    std::int64_t magnitude = 3;
    std::int64_t denominator = 1;
};

/// With a denominator above 1, a number may come in more than one way.
Rational any_rational(Choices& choices, const Numbers& numbers);
Rational any_nonzero_rational(Choices& choices, const Numbers& numbers);

/// Strictly increasing, at most `count` of them.
std::vector<Rational> any_increasing(Choices& choices, std::size_t count, const Numbers& numbers);

/// About 2^32 to 2^200 in size, either sign; often a small distance from a power of two.
Integer huge_integer(Choices& choices);

struct SubsetSumShape {
    std::size_t least_items = 0;
    std::size_t most_items = 4;
    std::int64_t lowest = -1;
    std::int64_t highest = 4;
    std::int64_t lowest_target = -1;
    std::int64_t highest_target = 4;
};

SubsetSum any_subset_sum(Choices& choices, const SubsetSumShape& shape);
SubsetSum generate_subset_sum(Choices& choices, const Size& size);

struct ExactCoverShape {
    std::size_t most_elements = 2;
    std::size_t most_sets = 3;
    std::size_t most_picked = 3;
};

ExactCover any_exact_cover(Choices& choices, const ExactCoverShape& shape);
ExactCover generate_exact_cover(Choices& choices, const Size& size);

struct TwoCspShape {
    std::size_t most_variables = 2;
    std::size_t most_symbols = 2;
    std::size_t most_constraints = 2;
};

/// Each pair of symbols chosen for one number in `one_in`.
std::vector<SymbolPair> any_relation(Choices& choices, std::size_t symbols, std::uint64_t one_in = 2);

TwoCsp any_two_csp(Choices& choices, const TwoCspShape& shape);
TwoCsp generate_two_csp(Choices& choices, const Size& size);

struct CnfShape {
    std::size_t least_variables = 0;
    std::size_t most_variables = 2;
    std::size_t most_clauses = 2;
    std::size_t most_literals = 2;
};

Cnf any_cnf(Choices& choices, const CnfShape& shape);
Cnf generate_cnf(Choices& choices, const Size& size);

/// The same within a shape, but for its least number of variables.
Cnf generate_cnf_within(Choices& choices, const CnfShape& most);

struct SlpShape {
    std::size_t least_gates = 0;
    std::size_t most_gates = 4;
    Rational constant = 1;
};

/// A gate takes any operation and any ordered pair of operands, so gate g, from 0, is one of 3 (g + 1)^2. A constant
/// has 1 + 3 + 3 * 12 + 3 * 12 * 27 = 1,012 programs of up to 3 gates, and 47,668 of up to 4.
Slp any_slp(Choices& choices, const SlpShape& shape);

/// A random program with this constant: deep, often with j = k, no value of which needs more than `size.value_bits`
/// (or more than the sum of two constants, if that is longer).
Slp generate_slp(Choices& choices, const Size& size, const Rational& constant);

/// 1 mostly; else an integer, a power 2^-m or another rational.
Rational generate_constant(Choices& choices);

PosSlp generate_pos_slp(Choices& choices, const Size& size);
BitSlp generate_bit_slp(Choices& choices, const Size& size);

struct PolynomialShape {
    std::size_t least_coefficients = 0;  // one more than the degree; none for the zero polynomial
    std::size_t most_coefficients = 4;
    Numbers numbers;
};

Polynomial any_polynomial(Choices& choices, const PolynomialShape& shape);

/// A polynomial of at least this degree, whatever the size; 0 admits the zero polynomial too.
Polynomial generate_polynomial(Choices& choices, const Size& size, std::size_t least_degree = 0);

/// In the order chosen; the order given is the simplest.
template <class T>
void shuffle(Choices& choices, std::vector<T>& values) {
    for (std::size_t left = values.size(); left > 1; --left)
        std::swap(values[left - 1], values[left - 1 - choices.below(left)]);
}

/// From none to `most`, but none only once in 8 * most + 1 times: it makes for dull instances.
std::size_t seldom_none(Choices& choices, std::size_t most);

/// The positions below `size` chosen, each for one number in `one_in`; strictly increasing.
std::vector<Index> any_positions(Choices& choices, std::size_t size, std::uint64_t one_in = 2);

}  // namespace reductio::fuzz
