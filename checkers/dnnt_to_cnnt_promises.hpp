#pragma once
// For the sources of checkers/ only: what D-T1.2 promises of the shape and the size of its target, beside the
// construction.

#include "checkers/dnnt_to_cnnt_parts.hpp"

namespace reductio::checkers {

/// A weight or a bias that does not range over all of R, or is not the edge's own.
Reason not_real(const Nnt& instance);

/// A vertex other than the source that is no output.
Reason hidden_vertex(const Network& network);

/// Edges leave the source for ports and the sentinel, which each have one, and for no other vertex.
Reason wrong_ports(const Nnt& target);

/// A parameter vertex that one edge alone does not feed.
Reason wrongly_fed(const Nnt& target);

/// The depth that the page's formula says.
Reason wrong_depth(const Nnt& source, const Network& target);

/// The numbers of vertices and edges that the page says, and no more bytes.
Reason wrong_sizes(const Parts& parts, const Nnt& target);

}  // namespace reductio::checkers
