#pragma once
// For the sources of checkers/ only: problems as questions to a solver, each by its own definition (spec/problems.md,
// spec/networks.md).

#include "checkers/z3_choice.hpp"

#include "spec/document.hpp"

#include <functional>

namespace reductio::checkers {

/// What a solution consists of, left open.
struct Question {
    Truth solves;
    std::vector<Choice> choices;  // all that there is to choose, but for numbers from a continuum
    bool has_continuum = false;

    /// The solution that the solver found last, `things` being what is chosen there. Throws a Refusal where a number
    /// of it is irrational.
    std::function<Document(const std::vector<Index>& things, const Solver& solver)> solution;
};

/// Throws a Refusal for what is no problem to ask Z3 about, and where a number has more bits than the budget.
Question question(const Document& document, Solver& solver, const Budget& budget);

}  // namespace reductio::checkers
