#pragma once
// For the sources of D-T1.2 only: the letters of its printed form, the last section of spec/dnnt_to_cnnt.md.

#include "impl/dnnt_to_cnnt.hpp"

namespace reductio::impl::dnnt_to_cnnt {

using Path = std::vector<Index>;  // s left out

/// A pair (e, i): an edge and one of its d + 1 lists.
struct Entry {
    Index edge;
    std::size_t i;  // from 0
    Rational f;
};

struct Print {
    const Nnt& source;
    Patch patch;
    Index s;
    std::size_t d;
    Rational magnitude;                     // M
    Rational threshold;                     // 10^M
    std::vector<std::optional<Path>> path;  // a shortest one from s to each vertex
    std::vector<Entry> entries;

    const Edge& edge_of(const Entry& entry) const { return source.network.edges[entry.edge]; }
    const Path& path_of(const Entry& entry) const { return *path[edge_of(entry).from]; }
    Index position(Index v) const { return v < s ? v : v - 1; }
};

/// An error names what the print assumes and the source does not have, or what grows beyond all bounds.
Result<Print> printed(const Nnt& source, Patch patch);

}  // namespace reductio::impl::dnnt_to_cnnt
