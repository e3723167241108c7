#pragma once
// For the sources of checkers/ only: the statement of B-E.2 about all parameters of a target.

#include "checkers/check.hpp"

namespace reductio::checkers {

/// (<=) Whatever parameters have a total loss of at most gamma, the outputs at the input 1, read as truth values (1 is
/// true), satisfy the source's formula. Where the target's loss does not say so itself, Z3 looks for parameters against
/// it, and they are the witness.
Check prove_models_by_outputs(const Pair& pair, std::uint64_t rlimit);

}  // namespace reductio::checkers
