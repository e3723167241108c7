#pragma once
// MiniZinc (spec/export.md, steps [32] to [36]).

#include "impl/export_circuit.hpp"

namespace reductio::impl {

/// A model that has a solution iff the instance is a YES; it prints the parameters. All parameters have to be listed.
Result<std::string> minizinc_of(const Nnt& instance, const exporting::ExportLimits& limits = {});

}  // namespace reductio::impl
