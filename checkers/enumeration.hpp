#pragma once
// For the sources of checkers/ only: counting through all candidates.

#include "spec/problems.hpp"

namespace reductio::checkers {

/// Reads through all vectors of digits, each below its base, in lexicographic order: for (Odometer reading(...);
/// !reading.done(); reading.advance()).
class Odometer {
  public:
    /// Throws a Refusal if there are more readings than `bound`.
    Odometer(std::vector<std::size_t> bases, std::size_t bound);

    bool done() const { return done_; }
    const std::vector<Index>& digits() const { return digits_; }
    void advance();

  private:
    std::vector<std::size_t> bases_;
    std::vector<Index> digits_;
    bool done_;
};

}  // namespace reductio::checkers
