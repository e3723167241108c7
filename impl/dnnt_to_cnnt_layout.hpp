#pragma once
// For the sources of D-T1.2 only: where everything of the target stands. The page: spec/dnnt_to_cnnt.md.

#include "spec/network.hpp"

namespace reductio::impl::dnnt_to_cnnt {

/// A weight or the bias of an edge of the source, its vertex and the vertex that supplies it.
struct Parameter {
    Index edge;
    std::optional<Index> weight;  // none for the bias
    Index vertex;
    Index supply;
};

/// Where everything of the target stands: vertices of the source are u and v, those of the target places.
struct Layout {
    Index s;
    std::size_t d;
    std::vector<Index> feeding;             // U
    std::vector<Index> probe, place, out;   // of each v; probe and out of those in U, else 0
    std::vector<Parameter> parameters;      // in order of their vertices
    std::vector<std::vector<Index>> owned;  // of each v, the parameters that feed it, as indices
    Index sentinel = 0;

    explicit Layout(const Nnt& source);

    Index one() const { return d + 1; }
    std::size_t ports() const { return d + 1 + feeding.size(); }
    bool feeds(Index v) const { return probe[v] != 0; }
    Index position(Index place_or_out) const { return place_or_out - 1; }  // [6]
    Index output(Index t) const { return position(feeds(t) ? out[t] : place[t]); }

  private:
    void add_parameters(const Network& network, Index edge, Index& next);
};

/// Of a parameter vertex; s is the source.
std::string name_of(const Network& network, const Parameter& p, Index s);

}  // namespace reductio::impl::dnnt_to_cnnt
