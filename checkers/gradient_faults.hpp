#pragma once
// For the sources of checkers/ only: what keeps a gradient question from being about a program's network with theta*
// and one more edge, which the rooms of B-T1.3 share. Each reason names the place.

#include "checkers/exact.hpp"
#include "checkers/program_network.hpp"

namespace reductio::checkers {

/// As `place` without the flag, in a network that has one vertex more after the program's.
Result<Program> place_before_last(const Slp& slp, const Options& options, const Network& network);

/// A vertex that has neither the identity nor the options' polynomial.
Reason foreign_activation(const Network& network, const Options& options);

Reason not_one_input(const Network& network);
Reason not_one_output(const Network& network);
Reason not_one_sample(const Gradient& question);

/// The program's vertices, the edges into them, and theta* on these, edge by edge.
Reason wrong_star_network(const Program& program, const Slp& slp, const Gradient& question);

/// After the program's vertices stands t, with the identity; the last edge is from the program's last value to it, the
/// only one into it, and has the weight 0 and the bias 0.
Reason wrong_last_edge(const Program& program, const Gradient& question);

/// Input at v0, output at t, and half the squared error of one sample: x, -1, so many times.
Reason wrong_task(const Program& program, const Gradient& question, const Rational& x, const Integer& times);

/// The weight asked about is that of the last edge.
Reason wrong_weight_asked(const Gradient& question);

/// The counts of the pages: one vertex more than the program's, one edge more, one sample.
Reason wrong_gradient_size(const Slp& slp, const Program& program, const Gradient& question);

/// The gap of a sign question, as the options have it.
Result<Rational> sign_gap_of(const Options& options);

/// The program's output.
Result<Rational> program_value(const Slp& slp, const Budget& budget);

/// The values that are worked out for a proof may need so many bits.
inline constexpr Budget proof_budget{std::size_t(1) << 22};

/// The derivative asked about is this.
Check prove_derivative(const Gradient& question, const Rational& expected);

}  // namespace reductio::checkers
