#pragma once
// Answers as the solvers at competitions print them: a line `s SATISFIABLE`, `s UNSATISFIABLE` or `s UNKNOWN`, the
// solution on lines `v ...`, anything else on lines `c ...`. No `v` line is longer than 78 characters.
//
//   cnf                      v 1 -2 3 0      the model's literals and a final 0, as SAT solvers do
//   subset-sum, exact-cover  v x1 -x2 x3     as pseudo-Boolean solvers do: x1 is true if position 0 is chosen
//   two-csp, nnt             c {...}         the solution's document, for want of a convention: `sed -n 's/^c {/{/p'`

#include "checkers/decision.hpp"

namespace reductio::checkers {

/// The lines of a solution, which must be one of this instance.
std::string solution_lines(const Document& instance, const Document& solution);

/// The lines of a decision about this instance, and of a solution where the answer is yes and one is found.
std::string decision_lines(const Document& instance, const Decision& decision, const Work& work);

/// The lines for a would-be solution, with what is wrong with it, if anything.
std::string judgement_lines(const Document& instance, const Document& solution, const std::optional<Error>& error);

}  // namespace reductio::checkers
