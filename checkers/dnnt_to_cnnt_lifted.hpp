#pragma once
// For the sources of checkers/ only: the map `lift` of D-T1.2, and that it keeps total losses.

#include "checkers/dnnt_to_cnnt_parts.hpp"

namespace reductio::checkers {

/// Why the lifted parameters are not the page's `lift`, or the target's total under them is not S + the source's.
/// Nothing of the latter where a value would outgrow the budget.
Reason wrong_lift(const Nnt& source, const Nnt& target, const Parameters& parameters, const Parameters& lifted);

}  // namespace reductio::checkers
