#pragma once
// For the sources of checkers/ only: how a proof for all data of a shape is judged, once it can ask its questions.

#include "checkers/check.hpp"
#include "checkers/exact.hpp"

namespace reductio::checkers {

/// A proof has `backward_counterexample` and `forward_counterexample`. Told to leave the claim out, each says whether
/// there is anything that it speaks of: else it would hold of nothing.
template <class Proof>
Check both_directions(const Proof& proof) {
    if (auto found = proof.backward_counterexample(false))
        return Fails{"forall", "(<=) weights within gamma extract to no solution", *std::move(found)};
    if (auto found = proof.forward_counterexample(false))
        return Fails{"forall", "(=>) a solution lifts to no solution", *std::move(found)};
    if (!proof.backward_counterexample(true)) return Fails{"forall", "no weights are within gamma", std::nullopt};
    if (!proof.forward_counterexample(true)) return Fails{"forall", "no source has a solution", std::nullopt};
    return Holds{};
}

/// What the proof comes to; unknown where Z3 or a budget gives up.
template <class Proof>
Check outcome_of(const Proof& proof) {
    const auto check = or_error([&] { return proof.run(); });
    if (!check) return Unknown{check.error().message};
    return *check;
}

}  // namespace reductio::checkers
