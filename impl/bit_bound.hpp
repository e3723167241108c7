#pragma once
// How long the values of a network can get, over all allowed parameters: why a shallow network is harmless
// (spec/depth.md). A bound computed from the lengths of the numbers in the instance, without evaluating it.

#include "spec/network.hpp"

namespace reductio::impl {

/// At most so many bits of numerator and denominator.
struct Bits {
    Integer numerator = 1;
    Integer denominator = 1;
};

/// A bound for every vertex (for the source: for its longest entry). An error where a parameter ranges over a
/// continuum.
Result<std::vector<Bits>> value_bits(const Nnt& instance);

/// The edges on a longest path from the source or an input to an output.
std::size_t depth(const Network& network);

}  // namespace reductio::impl
