#pragma once
// For the sources of checkers/ only: an instance made ready for evaluation at many parameter vectors.

#include "checkers/network_values.hpp"

#include <functional>

namespace reductio::checkers {

class Training {
  public:
    /// The instance has to outlive this.
    Training(const Nnt& instance, const Budget& budget);

    using Seen = std::function<void(const std::vector<Fmpq>& outputs, const Fmpq& loss)>;

    /// The total loss at parameters of the right shape; `seen`, if given, hears of each sample. Throws a Refusal.
    Fmpq total(const ParameterValues& parameters, const Seen& seen = nullptr);

  private:
    struct Numbers {
        std::vector<Fmpq> x;
        std::vector<Fmpq> y;
        Fmpq times;
    };

    Fmpq regularisation(const ParameterValues& parameters) const;

    const Nnt& instance_;
    Budget budget_;
    std::vector<Numbers> samples_;
    NetworkValues<Fmpq> values_;
    std::vector<Fmpq> outputs_;
};

}  // namespace reductio::checkers
