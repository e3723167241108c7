#pragma once
// For the sources of checkers/ only: the samples of B-L3.2 (spec/bit_slp_to_erm.md, [5] and [6]), each as its few
// differences from the baseline.

#include "checkers/program_network.hpp"

namespace reductio::checkers {

/// 1 + the edges into vertices with the identity + (mu + 1) times the others.
Integer template_count(const Program& program);

/// The first samples are the templates, in order, each with so many copies. May throw a Refusal.
Reason wrong_templates(const Program& program, const std::vector<Sample>& dataset, const Integer& times);

/// After the templates comes one sample more, the main one, with so many copies.
Reason wrong_main_sample(const Program& program, const std::vector<Sample>& dataset, const Rational& constant,
                         const Integer& times);

}  // namespace reductio::checkers
