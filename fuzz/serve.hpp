#pragma once
// The answering side of the line protocol (spec/protocol.md): this project's constructions, deciders and evaluation.

#include <iosfwd>

#include "fuzz/protocol.hpp"

namespace reductio::fuzz {

/// The rooms that are reductions: those with a construction that can be checked.
std::vector<std::string> reduction_names();

/// The reply to one line, with its newline; empty where the line is.
std::string reply_to(std::string_view line, const std::string& version);

/// Until the input ends.
void serve(std::istream& in, std::ostream& out, const std::string& version);

}  // namespace reductio::fuzz
