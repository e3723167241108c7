#pragma once
// SMT-LIB 2.6 (spec/export.md, steps [20] to [26]).

#include "impl/export_circuit.hpp"

namespace reductio::impl {

struct SmtlibOptions {
    bool model = false;    // ask for the parameters too
    bool relaxed = false;  // go without what cannot be said: bits of continua, that products are of rationals
};

/// A text that is satisfiable iff the instance is a YES. Relaxed, it may be satisfiable where it is a NO.
Result<std::string> smtlib_of(const Nnt& instance, const SmtlibOptions& options = {},
                              const exporting::ExportLimits& limits = {});

}  // namespace reductio::impl
