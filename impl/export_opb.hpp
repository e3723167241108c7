#pragma once
// Pseudo-Boolean constraints, the OPB format (spec/export.md, steps [27] to [31]).

#include "impl/export_circuit.hpp"

namespace reductio::impl {

/// A text that is satisfiable iff the instance is a YES. All parameters have to be listed.
Result<std::string> opb_of(const Nnt& instance, const exporting::ExportLimits& limits = {});

}  // namespace reductio::impl
