#pragma once
// Faults that are known and not repaired yet, so that fuzzing goes on past them, and so that nobody forgets them.

#include "fuzz/targets.hpp"
#include "spec/result.hpp"

namespace reductio::fuzz {

/// A line of the list.
struct KnownFinding {
    std::string target;
    std::string state;  // as `crash_state` has it
    std::string issue;
    std::string since;  // a day
    std::string input;  // a file in the target's folder of regressions, which shows the fault
};

/// A finding a line, its five words in the order above; "#" begins a comment.
Result<std::vector<KnownFinding>> read_known_findings(std::string_view text);

/// The first of this target with the state of this fault, if any.
const KnownFinding* find_known(const std::vector<KnownFinding>& known, std::string_view target, const Fault& fault);

}  // namespace reductio::fuzz
