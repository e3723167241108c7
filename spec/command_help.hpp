#pragma once
// How --help looks in all programs. Manual pages and completion are made from it (spec/package/), so its form is fixed.

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <memory>

namespace reductio::command {

/// A line an option: its names, what it takes (N, TEXT or {one,of,these}), two spaces or more, what it does, and in
/// brackets what may be given and what holds if nothing is.
std::shared_ptr<CLI::FormatterBase> help_formatter();

}  // namespace reductio::command
