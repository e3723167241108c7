#pragma once
// For the sources of checkers/ only: where the parts of a source of D-T1.2 have to stand in its target. Names may occur
// twice, so parts are told apart by their places alone.

#include "checkers/network_faults.hpp"

namespace reductio::checkers {

/// Why the instance is no source of D-T1.2 (the page's preconditions). Whether its sigma_v(0) can be had is not asked.
Reason not_a_source(const Nnt& instance);

/// A weight or the bias of an edge of the source, and its parameter vertex: [3].
struct PlacedParameter {
    Index edge;
    Index number;  // among the edge's weights; the bias comes after them
    bool is_bias;
    Index supply;  // a vertex of the target, as is the next
    Index vertex;
};

struct PlacedOut {
    Index probe;
    Index vertex;
};

/// A vertex of the source other than s: [4].
struct PlacedOriginal {
    Index original;
    Index first_parameter;  // in `parameters`; the others follow it
    std::size_t parameter_count;
    Index vertex;
    std::optional<PlacedOut> out;  // of those in U only
};

struct Parts {
    /// The instance has to be a source, and to outlive this.
    explicit Parts(const Nnt& instance);

    const Nnt& source;
    Index input;  // the vertex s of the source
    std::size_t dimension;
    std::size_t ports = 0;                    // the vertices 1 to `ports`; those of the dimension first, then `one`
    std::vector<PlacedParameter> parameters;  // in the target's order, as are the next
    std::vector<PlacedOriginal> vertices;
    std::vector<Index> carriers;  // for each vertex of the source but s, its out or, without one, itself
    Index sentinel = 0;

    Index one() const { return dimension + 1; }
    std::size_t passing() const { return ports - one(); }  // the page's |U|
    Integer shift() const;                                 // the page's S
    const std::vector<Rational>& options(const PlacedParameter& parameter) const;
    std::vector<Index> parameter_vertices(const PlacedOriginal& vertex) const;

  private:
    void place_edge(Index edge, Index& next);
};

/// sigma_v(0) for each v in U, in order.
Result<std::vector<Rational>> values_at_zero(const Parts& parts);

}  // namespace reductio::checkers
