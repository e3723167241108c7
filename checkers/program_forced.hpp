#pragma once
// For the sources of checkers/ only: theta* as far as a target's templates tell it. The parameters themselves are
// nowhere in such a target.

#include "checkers/forced_parameters.hpp"
#include "checkers/program_faults.hpp"

namespace reductio::checkers {

/// The biases by their sum.
HeadParameters told(const PlacedVertex& vertex);

/// The edges into the vertex, as the target lists them, have other tails than those that theta* speaks of.
Reason other_tails(const Program& program, const ForcedNetwork& forced, const Network& network, Index vertex);

/// At a vertex of these gates the samples force other parameters than theta*. Where they force nothing, or cannot be
/// met, that is for the steps on samples to say.
Reason wrong_told_gates(const Program& program, const Slp& slp, const Nnt& target, Gates which);

}  // namespace reductio::checkers
