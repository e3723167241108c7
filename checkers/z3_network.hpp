#pragma once
// For the sources of checkers/ only: the outputs of a network whose parameters are left open (spec/networks.md).

#include "checkers/z3_activations.hpp"
#include "checkers/z3_choice.hpp"

#include "spec/network.hpp"

namespace reductio::checkers {

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

Number product(const OpenParameter& parameter, const Number& z, const Budget& budget);

class NetworkTerms {
  public:
    /// All of these have to outlive this.
    NetworkTerms(const Network& network, const OpenParameters& parameters, const Meaning& meaning,
                 const Budget& budget);

    /// At the input x.
    std::vector<Number> outputs(const std::vector<Rational>& x) const;

    /// Of one vertex, at the values of the vertices before it.
    Number pre_activation(Index vertex, const std::vector<Number>& x, const std::vector<Number>& values) const;

  private:
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
