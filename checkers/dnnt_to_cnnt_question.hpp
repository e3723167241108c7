#pragma once
// For the sources of checkers/ only: what keeps the loss and the threshold of a target of D-T1.2 from being as the page
// says.

#include "checkers/dnnt_to_cnnt_parts.hpp"

namespace reductio::checkers {

/// [9], and that there is no optional part.
Reason wrong_question(const Parts& parts, const Nnt& target);

}  // namespace reductio::checkers
