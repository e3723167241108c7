#pragma once
// Verdicts as one line of text, for the way from a worker to the process that counts them.

#include "fuzz/obligations.hpp"

namespace reductio::fuzz {

std::string to_line(const std::vector<Verdict>& verdicts);

/// From a line that `to_line` wrote.
std::vector<Verdict> from_line(std::string_view line);

}  // namespace reductio::fuzz
