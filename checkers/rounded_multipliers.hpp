#pragma once
// spec/rounded_multipliers.md by enumeration: hypotheses are tables of their values, learners are whatever answers.

#include <vector>

#include "spec/numbers.hpp"
#include "spec/result.hpp"

namespace reductio::checkers {

/// h_c(2^0), ..., h_c(2^q), with the c that they are said to be of.
struct MultiplierTable {
    Rational multiplier;
    std::vector<Rational> values;
};

/// The table of c, from the definition.
MultiplierTable rounded_multiplier_table(std::size_t q, const Rational& c);

/// The tables of 0 / 4^q, 1 / 4^q, ..., (4^q - 1) / 4^q.
std::vector<MultiplierTable> rounded_multiplier_tables(std::size_t q);

/// The first value that is not the definition's, in one line.
std::optional<std::string> wrong_multiplier_table(std::size_t q, const MultiplierTable& table);

/// What the page says of the class and these tables, in the order of their multipliers, do not have; in one line.
std::optional<std::string> broken_multiplier_structure(std::size_t q, const std::vector<MultiplierTable>& tables);

/// The least probability to miss a target drawn uniformly, over all learners with m samples and all functions for
/// output. To miss is to be wrong at more than `permitted` of the points.
Rational least_multiplier_failure(std::size_t q, std::size_t m);
Rational least_multiplier_failure(std::size_t q, std::size_t m, std::size_t permitted);

/// For the target on which it is largest: the least over all deterministic learners. An error where these are many.
Result<Rational> least_deterministic_failure(std::size_t q, std::size_t m);

}  // namespace reductio::checkers
