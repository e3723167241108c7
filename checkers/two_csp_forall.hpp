#pragma once
// For the sources of checkers/ only: D-T1.4 for all relations at once, one graph at a time (spec/two_csp_to_dnnt.md,
// Why it is right).

#include "checkers/room_proofs.hpp"

namespace reductio::checkers {

/// One proof for each graph on 1 to 4 variables that has an edge, with loops on up to 3 variables, and with both
/// directions on 2, over 2 and 3 symbols. A placeholder source has a relation of its own for each constraint, none of
/// them within another, and the proof reads an open relation wherever the target's loss has one of these. So it is
/// about the targets of all sources of the shape if each of them differs from the placeholder's in its relations alone,
/// which is what `assigned_csp` is there to compare.
Forall two_csp_forall();

/// The target of another source of the shape, as the proof reads it off the placeholder's.
Nnt assigned_csp(const TwoCsp& placeholders, const Nnt& target, const TwoCsp& source);

/// What a proof takes for granted. Without any one of them it fails where the one constraint has two variables.
enum class CspPremise { options, gamma, constraints };
Check prove_two_csp(const Pair& pair, std::uint64_t rlimit, std::optional<CspPremise> dropped);

}  // namespace reductio::checkers
