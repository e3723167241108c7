#pragma once
// Words that the constructions share about formulas and their models.

#include <optional>

#include "spec/problems.hpp"
#include "spec/result.hpp"

namespace reductio::impl {

/// The variable of a literal, from 0.
inline Index variable_of(Literal literal) { return static_cast<Index>(literal > 0 ? literal : -literal) - 1; }

inline bool is_true(Literal literal, const Model& model) { return model.literals[variable_of(literal)] == literal; }

/// Each literal once, in the order of their first places.
Clause distinct_literals(const Clause& clause);

/// Why this is no model of the formula, if it is none.
std::optional<Error> wrong_model(const Cnf& formula, const Model& model);

}  // namespace reductio::impl
