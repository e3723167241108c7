#include "checkers/slp_to_bounded_slp_programs.hpp"

#include <algorithm>

namespace reductio::checkers {

std::variant<Programs, std::string> programs_of(const Pair& pair) {
    const auto* sign = std::get_if<PosSlp>(&pair.source.is);
    const auto* bounded_sign = std::get_if<PosSlp>(&pair.target.is);
    if (sign && bounded_sign) return Programs{sign->slp, bounded_sign->slp};
    const auto* bit = std::get_if<BitSlp>(&pair.source.is);
    const auto* bounded_bit = std::get_if<BitSlp>(&pair.target.is);
    if (bit && bounded_bit) return Programs{bit->slp, bounded_bit->slp, &bit->bit, &bounded_bit->bit};
    return "expected two programs of one kind, found " + std::string(kind_of(pair.source)) + " and " +
           std::string(kind_of(pair.target));
}

std::vector<Represented> represented(const Slp& source) {
    const Budget budget{std::size_t(1) << 30};
    std::vector<Represented> values(1);  // [1]
    std::size_t bits = 0;
    for (const Gate& gate : source.gates) {
        const Represented& left = values[gate.left];
        const Represented& right = values[gate.right];
        Represented result{values.back().value + 1, 0};
        if (gate.operation == Operation::times) {
            result.exponent = left.exponent + right.exponent;  // [2]
        } else {
            result.value += multiplication_gates(abs(left.exponent - right.exponent));  // [3]
            result.exponent = std::max(left.exponent, right.exponent);
        }
        bits += bit_length(result.exponent);
        named([] { return "the table of the exponents"; }, [&] { demand(bits, budget); });
        values.push_back(std::move(result));
    }
    return values;
}

Index multiplication_gates(const Integer& t) { return t == 0 ? 0 : bit_length(t) - 1 + mpz_popcount(t.get_mpz_t()); }

Integer missing_exponent(const std::vector<Represented>& values) {
    return (Integer(1) << (values.size() - 1)) - values.back().exponent;
}

std::optional<Index> negative_power_of_two(const Rational& number) {
    const Index power = bit_length(number.get_den()) - 1;
    const bool is_power = mpz_scan1(number.get_den_mpz_t(), 0) == power;
    return number.get_num() == 1 && is_power ? std::optional(power) : std::nullopt;
}

Reason wrong_bounded_constant(const Slp& target) {
    const Index m = target.gates.size();
    if (negative_power_of_two(target.constant) == m) return std::nullopt;
    return "the constant is " + shown(target.constant) + "; expected 2^-" + std::to_string(m) + ", for there are " +
           std::to_string(m) + " gates";
}

}  // namespace reductio::checkers
