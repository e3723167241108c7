#pragma once
// B-F.1: powers that are no polynomials cannot multiply. The page: spec/power_functions.md.

#include <vector>

#include "spec/numbers.hpp"
#include "spec/result.hpp"

namespace reductio::impl::power_functions {

/// That the third derivatives of t^alpha, (t + 1)^alpha, .., (t + m)^alpha are linearly independent.
struct Certificate {
    Rational alpha;
    std::size_t m;
    Rational c;                                 // alpha (alpha - 1) (alpha - 2)
    std::vector<Rational> binomials;            // binom(alpha - 3, k) for k = 0..m
    std::vector<std::vector<Rational>> matrix;  // row k, column j: c binom(alpha - 3, k) j^k
    Rational determinant;                       // not 0
};

/// The certificate, or why there is none.
Result<Certificate> certify(const Rational& alpha, std::size_t m);

}  // namespace reductio::impl::power_functions
