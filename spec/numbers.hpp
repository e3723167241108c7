#pragma once
// Exact numbers, and the one way each is written in a document.

#include <gmpxx.h>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace reductio {

using Integer = mpz_class;
using Rational = mpq_class;  // canonical (lowest terms, denominator positive) at every moment

/// The bits of |n|, at least 1: the pages' bl(n).
std::size_t bit_length(const Integer& n);

/// bl(p) + bl(q) for p/q in lowest terms: the pages' len(p/q).
std::size_t length(const Rational& q);

/// Read the canonical form only: "0", "-7", no leading zeros, no sign on zero.
std::optional<Integer> parse_integer(std::string_view text);

/// Read the canonical form only: an integer, or "p/q" in lowest terms with q > 1.
std::optional<Rational> parse_rational(std::string_view text);

}  // namespace reductio
