#pragma once
// For the sources of checkers/ only: what keeps the samples of a target of D-T1.2 from being as the page says.

#include "checkers/dnnt_to_cnnt_parts.hpp"

namespace reductio::checkers {

/// [7]: the first samples are the source's.
Reason wrong_real_samples(const Parts& parts, const Nnt& target);

/// [8]: after them come the probes, and nothing else.
Reason wrong_probes(const Parts& parts, const Nnt& target);

}  // namespace reductio::checkers
