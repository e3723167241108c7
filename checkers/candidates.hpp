#pragma once
// How many candidates an instance has (spec/certificates.md): all subsets, assignments, truth values, or choices from
// the option lists.

#include "spec/document.hpp"

namespace reductio::checkers {

/// More than `most` are counted as one more than that. Nothing where a list is a continuum, and for what has no
/// candidates at all.
std::optional<std::size_t> candidates(const Document& instance, std::size_t most);

}  // namespace reductio::checkers
