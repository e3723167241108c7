#pragma once
// From an nnt document to its circuit: parameters, vertices, regulariser, bits (spec/export.md, steps [1] to [12]).

#include "impl/export_circuit.hpp"

namespace reductio::impl::exporting {

/// The instance has to outlive the circuit. Throws a Refused or an OverBudget. Relaxed, it goes without a bound on the
/// bits of continua.
Circuit circuit_of(const Nnt& instance, const ExportLimits& limits, bool relaxed = false);

/// Runs a writer; what it throws becomes an error.
template <class Write>
Result<std::string> or_refusal(const ExportLimits& limits, const Write& write) {
    try {
        return write();
    } catch (const Refused& refused) {
        return refused.error;
    } catch (const OverBudget& over) {
        return Error{"", "expected numbers of at most " + std::to_string(limits.budget.bits) + " bits, found one of " +
                             std::to_string(over.bits)};
    }
}

/// Which number a parameter is, for a comment: "edge 3 (h1 -> t), weight 0".
std::string place_of(const Nnt& instance, const Chosen& parameter);

/// The comment lines at the head of every text, each begun as the format begins one.
std::string heading(const Nnt& instance, const std::string& comment);

}  // namespace reductio::impl::exporting
