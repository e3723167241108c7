#pragma once
// B-L3.1: a product from shifted copies of one polynomial. The page: spec/product_identity.md.

#include "spec/network.hpp"

namespace reductio::impl::product_identity {

/// Why the polynomial has no multipliers, if it has none.
std::optional<Error> cannot_multiply(const Polynomial& f);

/// lambda_0..lambda_mu. The polynomial has degree mu >= 2.
std::vector<Rational> multipliers(const Polynomial& f);

/// A network that multiplies its two inputs, with a grid of samples that proves it.
Result<Nnt> reduce(const Polynomial& f);

/// The only parameters.
Result<Parameters> lift(const Polynomial& f);

}  // namespace reductio::impl::product_identity
