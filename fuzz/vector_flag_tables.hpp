#pragma once
// For the sources of vector flags only: flags by the kind of the source.

#include "fuzz/vector_flags.hpp"

namespace reductio::fuzz {

using VectorFlags = std::vector<VectorFlag>;

VectorFlags subset_sum_flags();
VectorFlags exact_cover_flags();
VectorFlags two_csp_flags();
VectorFlags cnf_flags();
VectorFlags polynomial_flags();
VectorFlags nnt_flags();

/// Of programs: what both kinds have; values that make some targets too large for a test; what a product of decimals
/// gets wrong; a constant that need not be 1; and the place of a bit.
VectorFlags program_flags();
VectorFlags long_value_flags();
VectorFlags decimal_flags();
VectorFlags constant_flags();
VectorFlags bit_flags();

/// Of the options: the polynomial, a promise gap, and the gap of a sign question.
VectorFlags activation_flags();
VectorFlags promise_flags();
VectorFlags gap_flags();

/// A flag of sources of one kind.
template <class Source>
VectorFlag flag_of(std::string name, std::string meaning,
                   std::type_identity_t<std::function<bool(const Source&)>> is_on) {
    return {std::move(name), std::move(meaning), [is_on = std::move(is_on)](const Vector& test) {
                const auto* source = std::get_if<Source>(&test.source->is);
                return source && is_on(*source);
            }};
}

inline bool is_long(const Integer& number) { return bit_length(number) > 64; }
inline bool is_long(const Rational& number) { return is_long(number.get_num()) || is_long(number.get_den()); }

}  // namespace reductio::fuzz
