#pragma once
// For the sources of checkers/ only: what keeps the rest of an instance from being as a page says, in the same manner.

#include "checkers/network_faults.hpp"

namespace reductio::checkers {

/// These numbers and no others; the place says where.
Reason wrong_numbers(const std::string& place, const std::vector<Rational>& found,
                     const std::vector<Rational>& expected);

/// The edge shares no parameters, and each of its weights has these options.
Reason wrong_weights(const Nnt& instance, Index edge, const std::vector<Rational>& options);

struct Entering {
    Index tail;
    Rational weight;
};

/// These edges, of different tails, and no other enter the head, each with one option for its weight.
Reason wrong_entering(const Nnt& instance, const EdgesInto& into, Index head, const std::vector<Entering>& edges);

/// Every edge has a bias of its own with the one option 0.
Reason wrong_biases(const Nnt& instance);

/// Every weight and every bias has exactly one option, its own or by a tie.
Reason several_options(const Nnt& instance);

/// The sample has this input and this label, and counts once.
Reason wrong_sample(const Nnt& instance, Index sample, const std::vector<Rational>& x, const std::vector<Rational>& y);

/// Gamma is this, and no optional part of an instance stands beside it.
Reason wrong_gamma(const Nnt& instance, const Rational& gamma);

}  // namespace reductio::checkers
