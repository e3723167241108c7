#pragma once
// The experiment of spec/depth.md: how long values get, and how long the natural certificate takes to verify, in deep
// networks and in shallow ones.

#include <cstdint>

#include "spec/network.hpp"

namespace reductio::impl {

struct DepthPoint {
    std::string family;
    std::size_t size;              // bytes of the instance's document
    std::size_t depth;             // edges on a longest path
    std::size_t bits;              // of the largest value at any vertex
    std::size_t significant_bits;  // of that value without its factors of ten
    std::uint64_t microseconds;    // to evaluate the instance on its only parameters
};

/// Repeated squaring of 5, repeated squaring of 10, and networks of depth 3 that grow in width.
std::vector<DepthPoint> depth_experiment(std::size_t squarings);

/// As a table with a header line. Times can be left out, so that two runs give the same bytes.
std::string depth_csv(const std::vector<DepthPoint>& points, bool times);

/// A gnuplot script that draws the table in a file of this name as SVG.
std::string depth_gnuplot(const std::string& csv, const std::string& svg);

}  // namespace reductio::impl
