#pragma once
// The text of an OPB file as linear constraints, before anybody asks what problem they are.

#include <vector>

#include "impl/words.hpp"
#include "spec/document.hpp"

namespace reductio::impl {

struct LinearTerm {
    Integer coefficient;
    Literal literal = 0;  // negative for ~x
};

/// The sum of the terms is equal to the right side, or else at least as large.
struct LinearConstraint {
    std::vector<LinearTerm> terms;
    bool is_equality = false;
    Integer right;
    Word begin;
};

struct LinearProblem {
    std::size_t variables = 0;
    std::vector<LinearConstraint> constraints;
    Word end;
};

/// Terms and constraints together stay within the limit on values.
Result<LinearProblem> read_linear_problem(std::string_view text, const Limits& limits);

}  // namespace reductio::impl
