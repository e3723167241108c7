#pragma once
// Networks small enough to be evaluated tens of thousands of times a second, with all there is in them.

#include "fuzz/network_generators.hpp"

namespace reductio::fuzz {

/// Beside the source at most three vertices, one or two samples, small numbers.
NntShape small_networks();

/// The same of what has derivatives.
NntShape small_differentiable_networks();

struct WeightedNetwork {
    Nnt instance;
    Parameters parameters;
};

/// Any values as parameters: the instance has no options yet, which evaluating does not ask for.
WeightedNetwork any_weighted_network(Choices& choices, const NntShape& shape);

/// With every parameter a rational, so that the instance is a document.
Nnt with_all_options(Nnt instance);

/// As two documents.
std::string shown(const WeightedNetwork& made);

/// Of the kind that there is a fast evaluator for, with codes that meet codes.
WeightedNetwork any_decimal_network(Choices& choices);

}  // namespace reductio::fuzz
