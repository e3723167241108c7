#pragma once
// The experiment of spec/growth.md: how large the gradient of the first layer gets with the depth, and how long its
// numbers, with the activations x^2 and ReLU.

#include "spec/network.hpp"

namespace reductio::impl {

struct GrowthPoint {
    std::string activation;
    std::size_t depth;
    std::size_t seed;
    std::optional<Integer> tenths_of_log;  // of the norm, to base 10, rounded down; none where the gradient is 0
    std::size_t bits;                      // of numerator and denominator of the longest entry
};

/// Every depth from 1 on, with so many seeds each.
std::vector<GrowthPoint> growth_experiment(std::size_t greatest_depth, std::size_t seeds);

std::string growth_csv(const std::vector<GrowthPoint>& points);

/// A gnuplot script that draws the table in a file of this name as SVG.
std::string growth_gnuplot(const std::string& csv, const std::string& svg);

}  // namespace reductio::impl
