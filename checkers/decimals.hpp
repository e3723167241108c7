#pragma once
// For the sources of checkers/ only: the activations that work on decimal digits (spec/networks.md, Activations).
// Digits are never walked one by one: powers of ten and divisions by them do it, so a million digits take little time.

#include "checkers/exact.hpp"

namespace reductio::checkers {

Fmpq decimal_encode(const Fmpq& a, const Budget& budget);
Fmpq decimal_product(const Fmpq& a, const Budget& budget);
Fmpq published_decimal_encode(const Fmpq& a, const Budget& budget);
Fmpq published_decimal_product(const Fmpq& a, const Budget& budget);

}  // namespace reductio::checkers
