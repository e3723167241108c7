#pragma once
// D-T1.4: 2-CSP to D-NNT with two layers. The page: spec/two_csp_to_dnnt.md.

#include "spec/network.hpp"

namespace reductio::impl::two_csp_to_dnnt {

/// A hidden vertex a variable, an output a constraint, which packs its two symbols into one number.
Nnt reduce(const TwoCsp& source);

/// The weight of a variable's vertex is its symbol + 1.
Result<Parameters> lift(const TwoCsp& source, const Assignment& solution);

/// Isolated variables get the symbol 0.
Result<Assignment> extract(const TwoCsp& source, const Parameters& parameters);

/// The same three as printed: no variable dropped, a loop keeps the first of its two weights, no loss of 0.
Nnt reduce_published(const TwoCsp& source);
Result<Parameters> lift_published(const TwoCsp& source, const Assignment& solution);
Result<Assignment> extract_published(const TwoCsp& source, const Parameters& parameters);

}  // namespace reductio::impl::two_csp_to_dnnt
