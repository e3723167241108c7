#pragma once
// Targets that are a room and a group of its obligations.

#include "fuzz/obligations.hpp"
#include "fuzz/targets.hpp"

namespace reductio::fuzz {

/// Of instances for fuzzing: many small ones say more than few large ones.
inline constexpr std::size_t target_size = 3;

struct ObligationGroup {
    std::string name;  // the end of the target's name
    std::string summary;
    std::vector<std::string> obligations;
};

/// Those that the subject has obligations of; together all but `forall`, which asks no generator.
std::vector<ObligationGroup> obligation_groups(const Subject& subject);

Target room_target(const Subject& subject, const ObligationGroup& group);

/// Every room, in its repaired form, and every group of its own.
std::vector<Target> room_targets();

}  // namespace reductio::fuzz
