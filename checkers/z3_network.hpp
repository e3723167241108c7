#pragma once
// For the sources of checkers/ only: the outputs of a network whose parameters are left open (spec/networks.md).

#include "checkers/z3_choice.hpp"

#include "spec/network.hpp"

#include <functional>

namespace reductio::checkers {

/// What a number in an instance stands for: itself, or an open value in its place.
using Meaning = std::function<Number(const Rational& number)>;

/// A weight or bias: one of its options. A continuum is one option, which is open itself.
struct OpenParameter {
    Choice choice;
    std::vector<Number> options;
};

struct EdgeParameters {
    std::vector<OpenParameter> weights;
    OpenParameter bias;
};

using OpenParameters = std::vector<std::variant<EdgeParameters, SameAs>>;

class NetworkTerms {
  public:
    /// All of these have to outlive this.
    NetworkTerms(const Network& network, const OpenParameters& parameters, const Meaning& meaning,
                 const Budget& budget);

    /// At the input x.
    std::vector<Number> outputs(const std::vector<Rational>& x) const;

  private:
    Number pre_activation(Index vertex, const std::vector<Number>& x, const std::vector<Number>& values) const;

    const Network& network_;
    const Meaning& meaning_;
    Budget budget_;
    std::vector<const EdgeParameters*> parameters_;  // of every edge
    std::vector<std::vector<Index>> entering_;       // the edges into each vertex
    std::optional<Index> source_;
    std::vector<std::optional<Index>> entry_;  // of x, that a vertex gets; of the source the one that is its value
    std::vector<bool> needed_;                 // whether an output depends on the vertex
};

}  // namespace reductio::checkers
