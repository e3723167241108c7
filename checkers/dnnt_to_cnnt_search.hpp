#pragma once
// For the sources of checkers/ only: a search for real parameters of D-T1.2's target against one of its lemmas.

#include "checkers/dnnt_to_cnnt_checks.hpp"

namespace reductio::checkers {

enum class Lemma { baseline, weights, values, backward };

/// Real parameters, confirmed by exact evaluation: the checks that are kept pass, the total is at most gamma' if the
/// others pass too, and yet the lemma does not hold. None only means that none were found.
std::optional<Parameters> cheat(const Traced& traced, Lemma lemma, std::uint64_t rlimit, const Kept& kept);

/// The confirmation alone.
bool is_cheat(const Traced& traced, Lemma lemma, const Parameters& parameters, const Kept& kept);

}  // namespace reductio::checkers
