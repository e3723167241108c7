#pragma once
// For the sources of checkers/ only: D-T1.5 for all memberships and all K at once (spec/exact_cover_to_dnnt.md, Why it
// is right).

#include "checkers/room_proofs.hpp"

namespace reductio::checkers {

/// One proof for each number of elements, up to 4, and of sets, 1 to 5. Whether an element is in a set is no number of
/// the source, so a placeholder source has some memberships, and a second one exactly the others. Where the target has
/// the 0 or 1 of a membership, Z3 reads an open truth value; where it has another number there, that number. So the
/// proof is about the targets of all sources of the shape if each of them differs from the placeholder's in these
/// places alone, which is what `assigned_cover` is there to compare.
Forall exact_cover_forall();

/// The target of another source of the shape, as the proof reads it off the placeholder's.
Nnt assigned_cover(const ExactCover& placeholders, const Nnt& target, const ExactCover& source);

/// What a proof takes for granted. Without any one of them it fails.
enum class CoverPremise { options, gamma, covers, picks };
Check prove_exact_cover(const Pair& pair, std::uint64_t rlimit, std::optional<CoverPremise> dropped);

}  // namespace reductio::checkers
