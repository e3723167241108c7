#pragma once
// Faults of published statements, replayed from their documents alone.

#include "checkers/decision.hpp"

namespace reductio::checkers {

struct Replay {
    std::string found;     // one line: what there is to see
    bool is_fault = true;  // whether that refutes what was published
};

/// By the document's obligation: `equivalence`, where source and target have different answers; and where no answer
/// changes, `uniqueness` and `optimum`, that the distinguished parameters are the only best ones, and the best, and
/// `copying`, that a vertex with the activation sigma always computes it of its tail.
Result<Replay> replay(const Counterexample& fault, const Work& work = {});

}  // namespace reductio::checkers
