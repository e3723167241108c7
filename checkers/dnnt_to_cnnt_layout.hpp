#pragma once
// For the sources of checkers/ only: where a target of D-T1.2 keeps what of its source (spec/dnnt_to_cnnt.md,
// Construction).

#include "checkers/check.hpp"
#include "checkers/exact.hpp"

namespace reductio::checkers {

/// A parameter of the source, and the vertex of the target that shows it.
struct TracedParameter {
    Index edge = 0;               // of the source
    std::optional<Index> weight;  // nothing for the bias
    Index vertex = 0;
    Index entering = 0;  // the one edge into the vertex
    Index supply = 0;    // where that edge comes from

    const OptionList& list(const Nnt& source) const;
    const std::vector<Rational>& options(const Nnt& source) const;
};

enum class SampleKind { real, baseline, ones, unit };
enum class CheckKind { port, zero, option, vertex, out };

/// A target that looks like one of its source's, as far as a proof has to know where to look.
struct Traced {
    const Nnt& source;
    const Nnt& target;
    const Trace& trace;
    std::vector<TracedParameter> parameters;      // edges by their heads, as on the page
    std::vector<Index> vertex;                    // of each vertex of the source but s
    std::vector<std::optional<Index>> out;        // of those with outgoing edges
    std::vector<std::optional<Index>> position;   // of every vertex of the target among the outputs
    std::vector<std::optional<Index>> source_of;  // of every vertex of the target, whose value it has on real samples

    Index source_input() const { return std::get<SourceInput>(source.network.input).source; }
    Index baseline() const { return source.dataset.size(); }
    SampleKind kind(Index sample) const;
    bool is_real(Index sample) const;  // as the loss sees it

    /// What the role at a position asks at a label.
    std::optional<CheckKind> check(Index at, const Rational& label) const;

    /// The parameters of the source that the target's parameters stand for.
    Parameters extract(const Parameters& parameters) const;
    bool is_sentinel(Index at) const;  // a vertex of the target: the last
};

/// Why a pair is no such pair.
struct Misshapen {
    std::string reason;
};

/// Throws Misshapen.
Traced traced(const Pair& pair);

}  // namespace reductio::checkers
