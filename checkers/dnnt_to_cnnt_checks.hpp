#pragma once
// For the sources of checkers/ only: what follows from the checks of the trace loss where all of them pass.

#include "checkers/dnnt_to_cnnt_layout.hpp"
#include "checkers/z3_trace.hpp"

#include <map>

namespace reductio::checkers {

/// Which checks there are: a test may leave some out.
using Kept = std::function<bool(SampleKind, CheckKind)>;

/// Whether, at every total loss of at most gamma', every check passes on every sample, and what is left then for the
/// losses inside. By exact arithmetic: every sample costs at least 1 and one that fails its penalty.
std::optional<Fmpq> left_by_checks(const Traced& traced, const Meaning& meaning);

/// How values are worked out.
struct Reading {
    const Meaning& meaning;
    Kept kept;
    std::function<Number(const Activation& activation, const Number& a)> apply;
    std::function<Number(Index vertex, const Number& value)> settled;  // the same number, in a simpler form
    bool every_equation;                                               // else only those of parameter vertices
    Budget budget;
};

struct Values {
    std::vector<Number> of;       // every vertex of the target
    std::vector<Truth> required;  // what the check at the vertex asks of the network
};

/// The values on one sample. What a check fixes is taken from the check.
Values values_by_checks(const Traced& traced, Index sample, const NetworkTerms& network, const Reading& reading);

}  // namespace reductio::checkers
