#pragma once
// What a program says of a fault before it aborts, so that services tell one fault from another.

#include "fuzz/targets.hpp"

namespace reductio::fuzz {

/// "room/variant/obligation": two faults are one if and only if these are equal. No white space or quotes, and no
/// longer than a service keeps; what is cut off is replaced by a hash of it.
std::string crash_state(const Fault& fault);

/// One line with its newline, in the form of glibc's failed assertions:
///   reductio-targets: TARGET: REASON: Assertion `FuzzerHash=ROOM/VARIANT/OBLIGATION' failed.
///
/// ClusterFuzz, which runs OSS-Fuzz and ClusterFuzzLite, takes what stands between the quotes for the crash state,
/// under the type ASSERT, and not the frames of the stack, which are the same for every fault of a target. It makes one
/// bug of equal states; but it also groups states that look alike, and `room/repaired/forward` looks very much like
/// `room/repaired/answer`. Only states with the word "FuzzerHash=" are grouped by equality alone. Of each line of a
/// state it keeps 80 characters.
std::string fault_line(std::string_view target, const Fault& fault);

}  // namespace reductio::fuzz
