#pragma once
// D-T1.2: D-NNT to C-NNT. The page: spec/dnnt_to_cnnt.md.

#include "spec/network.hpp"

namespace reductio::impl::dnnt_to_cnnt {

/// A vertex for every parameter, which shows it to a loss that sees every vertex. An error names the precondition that
/// the source does not meet.
Result<Nnt> reduce(const Nnt& source);

/// The parameters on the edges into their vertices; all else copies and adds.
Result<Parameters> lift(const Nnt& source, const Parameters& parameters);

/// The weights of the edges into the parameter vertices.
Result<Parameters> extract(const Nnt& source, const Parameters& parameters);

/// The printed form: as it stands; with the head of the probed edge passing its value; and with real biases kept out.
enum class Patch { none, head, head_and_bias };
Result<Nnt> reduce_published(const Nnt& source, Patch patch);
Result<Parameters> lift_published(const Nnt& source, const Parameters& parameters, Patch patch);
Result<Parameters> extract_published(const Nnt& source, const Parameters& parameters);

/// Why the source is no D-NNT with an input vertex, if it is none: what both forms ask for.
std::optional<Error> no_dnnt(const Nnt& source);

}  // namespace reductio::impl::dnnt_to_cnnt
