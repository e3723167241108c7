#pragma once
// Samples of a network with injected input that are given by their differences from a baseline: whether parameters meet
// each of them exactly, in time that depends on the differences alone. For instances too large for one document.

#include "checkers/exact.hpp"
#include "spec/network.hpp"

namespace reductio::checkers {

/// Places in order and the values there.
using Differences = std::vector<std::pair<Index, Rational>>;

class SparseSamples {
  public:
    /// Every vertex of the network, which has to outlive this, is an input and an output. Throws a Refusal as the
    /// arithmetic does.
    SparseSamples(const Network& network, const ParameterValues& parameters, const Budget& budget = {});

    /// The baseline from now on, or the first vertex that misses its label.
    std::optional<Index> set_baseline(const std::vector<Rational>& x, const std::vector<Rational>& y);

    /// The first vertex, if any, that misses its label on the baseline with these differences.
    std::optional<Index> missed(const Differences& x, const Differences& y) const;

  private:
    Fmpq value(Index vertex, const Fmpq& pre_activation) const;

    const Network& network_;
    Budget budget_;
    std::vector<Fmpq> weights_;
    std::vector<Fmpq> biases_;
    std::vector<std::vector<Index>> leaving_;
    std::vector<Fmpq> x_;
    std::vector<Fmpq> y_;
    std::vector<Fmpq> pre_activations_;
};

}  // namespace reductio::checkers
