#pragma once
// Sources picked by hand, where faults like to live: zeros, duplicates, nothing at all, negative and huge numbers.

#include "fuzz/rooms.hpp"

namespace reductio::fuzz {

/// Of the room of this name. Some may be outside the construction's precondition.
std::vector<Instance> corner_cases(std::string_view room);

// For the sources of corner cases only: by kind.
std::vector<SubsetSum> subset_sum_corners();
std::vector<ExactCover> exact_cover_corners();
std::vector<TwoCsp> two_csp_corners();
std::vector<Cnf> cnf_corners();
std::vector<Slp> program_corners();  // with the constant 1
std::vector<BitSlp> constant_corners();
std::vector<Polynomial> polynomial_corners();
std::vector<Nnt> nnt_corners();
std::vector<Options> option_corners();  // with all that any construction takes

}  // namespace reductio::fuzz
