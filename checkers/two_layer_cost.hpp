#pragma once
// For the sources of checkers/ only: the total loss by the weighted sums of the output, on an instance with two layers.

#include "checkers/two_layer_parts.hpp"

namespace reductio::checkers {

class TwoLayerCost {
  public:
    /// The instance has to outlive this.
    TwoLayerCost(const Nnt& instance, const Budget& budget);

    /// One sum for each sample. Throws a Refusal.
    Fmpq operator()(const SampleVector& sums) const;

  private:
    Fmpq loss(Index sample, const Fmpq& weighted_sum) const;

    const Nnt& instance_;
    Budget budget_;
    std::vector<std::vector<Fmpq>> labels_;
    std::vector<Fmpq> times_;
};

}  // namespace reductio::checkers
