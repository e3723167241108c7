#pragma once
// For the sources of checkers/ only: the multipliers of spec/product_identity.md by their closed form.

#include "checkers/exact.hpp"
#include "checkers/network_faults.hpp"

namespace reductio::checkers {

/// The precondition: degree at least 2.
Reason wrong_degree(const Polynomial& f);

/// lambda_0, lambda_1 and so on, one after the other, for a polynomial that is as it has to be. Refused beyond a
/// budget.
class Multipliers {
  public:
    explicit Multipliers(const Polynomial& f, const Budget& budget = {});

    /// The next one.
    Fmpq next();

  private:
    Fmpq bracket() const;

    Budget budget_;
    std::size_t mu_;
    std::size_t j_ = 0;
    Fmpq constant_;    // b^2 / (mu^2 a^3) - c / (mu (mu - 1) a^2)
    Fmpq of_e1_;       // b / (mu^2 a^2)
    Fmpq of_e2_;       // 1 / (mu (mu - 1) a)
    Fmpq factorials_;  // (-1)^(mu - j) j! (mu - j)!
};

}  // namespace reductio::checkers
