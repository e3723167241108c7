#pragma once
// Targets whose parameters range over all reals: their solutions cannot be listed, but every allowed vector of the
// source can be lifted, and lifted vectors can be moved.

#include "fuzz/obligations.hpp"

namespace reductio::fuzz {

/// Every allowed parameter vector of a source that is an nnt itself, lifted, stands as the room's checker wants it.
checkers::Check check_every_lift(const Subject& subject, const checkers::Pair& pair, const checkers::Work& work);

/// Lifted parameters with one or two of their numbers moved, until `attempts` were tried.
struct Moved {
    std::size_t tried = 0;
    std::size_t accepted = 0;              // that reach the target's threshold, though no lift
    std::optional<checkers::Fails> wrong;  // one of these that extracts to no solution of the source
};

Moved move_parameters(const Subject& subject, const checkers::Pair& pair, const checkers::Work& work,
                      std::size_t attempts);

/// The same for an instance of a campaign.
checkers::Check check_moved(const Subject& subject, const checkers::Pair& pair, const checkers::Work& work);

}  // namespace reductio::fuzz
