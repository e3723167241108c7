#pragma once
// Which target a program is. One program is all of them, under as many names.

#include "fuzz/targets.hpp"
#include "spec/result.hpp"

namespace reductio::fuzz {

/// REDUCTIO_TARGET, where it is set and not empty; else the program's own file name.
std::string chosen_name(std::string_view program);

/// A target of the table, or one with a planted fault; or the line that says there is none of this name.
Result<const Target*> chosen_target(const std::string& name);

/// Two targets that are in no table: each has two faults, which lie too close together for the frames of a stack to
/// tell them apart. They show what an engine, a service or a script makes of a fault.
const std::vector<Target>& planted_targets();

}  // namespace reductio::fuzz
