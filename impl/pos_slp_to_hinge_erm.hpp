#pragma once
// B-R3.2b: the sign of a straight-line program to training with the hinge loss. The page: spec/pos_slp_to_hinge_erm.md.

#include "impl/program_network.hpp"

namespace reductio::impl::pos_slp_to_hinge_erm {

/// The program of 2 n - 1, n the value of the given one, whose constant is 1.
Slp odd_program(const Slp& slp);

Result<Nnt> reduce(const PosSlp& source, const Options& options);

/// theta*
Result<Parameters> lift(const PosSlp& source, const Options& options);

}  // namespace reductio::impl::pos_slp_to_hinge_erm
