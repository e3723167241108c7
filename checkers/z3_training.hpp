#pragma once
// For the sources of checkers/ only: a training instance whose parameters are left open (spec/networks.md).

#include "checkers/z3_losses.hpp"

namespace reductio::checkers {

/// Parameters that range over the instance's lists, none of which is empty.
OpenParameters open_parameters(Solver& solver, const Nnt& instance, const Meaning& meaning);

/// Whether the total loss at the parameters, regulariser included, is at most gamma.
Truth is_within_gamma(const Nnt& instance, const OpenParameters& parameters, const Meaning& meaning,
                      const Budget& budget);

}  // namespace reductio::checkers
