#include "spec/numbers.hpp"

namespace reductio {

std::size_t bit_length(const Integer& n) { return mpz_sizeinbase(n.get_mpz_t(), 2); }

std::size_t length(const Rational& q) { return bit_length(q.get_num()) + bit_length(q.get_den()); }

namespace {

bool canonical_digits(std::string_view digits) {
    if (digits.empty() || (digits.front() == '0' && digits.size() > 1)) return false;
    return digits.find_first_not_of("0123456789") == std::string_view::npos;
}

}  // namespace

std::optional<Integer> parse_integer(std::string_view text) {
    const bool negative = text.starts_with('-');
    const std::string_view digits = text.substr(negative ? 1 : 0);
    if (!canonical_digits(digits) || (negative && digits == "0")) return std::nullopt;
    return Integer(std::string(text), 10);
}

std::optional<Rational> parse_rational(std::string_view text) {
    const auto slash = text.find('/');
    const auto numerator = parse_integer(text.substr(0, slash));
    if (!numerator) return std::nullopt;
    if (slash == std::string_view::npos) return Rational(*numerator);
    const auto denominator = parse_integer(text.substr(slash + 1));
    if (!denominator || *denominator <= 1 || gcd(*numerator, *denominator) != 1) return std::nullopt;
    return Rational(*numerator, *denominator);
}

}  // namespace reductio
