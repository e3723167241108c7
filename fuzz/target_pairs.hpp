#pragma once
// Targets that are two programs for one thing: evaluators, gradients, the plain and the fast. Either may be replaced.

#include "fuzz/solver_obligations.hpp"
#include "fuzz/targets.hpp"

namespace reductio::fuzz {

using Evaluate = std::function<Result<Evaluation>(const Nnt&, const Parameters&)>;
using Permit = std::function<std::optional<Error>(const Nnt&, const Parameters&)>;
using Differentiate = std::function<Result<Parameters>(const Nnt&, const Parameters&)>;
using AnswerQuestion = std::function<Result<Rational>(const Gradient&)>;

/// Those of the project.
Result<Evaluation> evaluate_forward(const Nnt& instance, const Parameters& parameters);   // of impl
Result<Evaluation> evaluate_backward(const Nnt& instance, const Parameters& parameters);  // of checkers
Result<Evaluation> evaluate_decimals(const Nnt& instance, const Parameters& parameters);  // the fast one
Result<Parameters> gradient_backward(const Nnt& instance, const Parameters& parameters);  // of impl
Result<Parameters> gradient_forward(const Nnt& instance, const Parameters& parameters);   // of checkers
Result<Rational> derivative_backward(const Gradient& question);                           // of impl
Result<Rational> derivative_forward(const Gradient& question);                            // of checkers
std::optional<Error> refused_by_impl(const Nnt& instance, const Parameters& parameters);
std::optional<Error> refused_by_checkers(const Nnt& instance, const Parameters& parameters);

/// Outputs, losses and totals, over every activation and loss.
Target evaluators_target(const Evaluate& one = evaluate_forward, const Evaluate& other = evaluate_backward);

/// Whether parameters are among the options.
Target permissions_target(const Permit& one = refused_by_impl, const Permit& other = refused_by_checkers);

/// Derivatives by every parameter, and of one of them by a question.
Target gradients_target(const Differentiate& one = gradient_backward, const Differentiate& other = gradient_forward);
Target derivatives_target(const AnswerQuestion& one = derivative_backward,
                          const AnswerQuestion& other = derivative_forward);

/// The networks that there is a fast evaluator for.
Target decimal_networks_target(const Evaluate& one = evaluate_forward, const Evaluate& other = evaluate_decimals);

/// The plain and the fast program for networks of two layers: the least loss and how many parameters reach it.
Target two_layer_programs_target(const Solver& solver = {});

/// All of these.
std::vector<Target> pair_targets();

}  // namespace reductio::fuzz
