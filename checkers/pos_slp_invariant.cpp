#include "checkers/pos_slp_invariant.hpp"

#include <algorithm>

#include "checkers/exact.hpp"
#include "checkers/instance_faults.hpp"
#include "checkers/parameters.hpp"

namespace reductio::checkers {

std::string value_name(Index i) { return i == 0 ? "s" : "h" + std::to_string(i); }
std::string code_name(Index i) { return "h'" + std::to_string(i); }
std::string relay_name(Index i) { return "r" + std::to_string(i); }

Reason wrong_constant(const Slp& slp) {
    if (slp.constant == 1) return std::nullopt;
    return "the program starts from " + shown(slp.constant) + "; expected the constant 1";
}

bool has_relay(const Gate& gate) { return gate.operation != Operation::times && gate.left == gate.right; }

std::vector<bool> coded_values(const Slp& slp) {
    std::vector<bool> result(slp.gates.size() + 1, false);
    for (const Gate& gate : slp.gates) {
        if (gate.operation == Operation::times) result[gate.right] = true;
    }
    return result;
}

namespace {

std::vector<Fmpq> program_values(const Slp& slp, const Budget& budget) {
    std::vector<Fmpq> values{Fmpq(slp.constant)};
    for (const Gate& gate : slp.gates) {
        const Fmpq& left = values[gate.left];
        const Fmpq& right = values[gate.right];
        if (gate.operation == Operation::plus) {
            values.push_back(sum(left, right, budget));
        } else if (gate.operation == Operation::minus) {
            values.push_back(difference(left, right, budget));
        } else {
            values.push_back(product(left, right, budget));
        }
    }
    return values;
}

/// Whether z is "0." s m 1 in decimal, s the sign digit of the integer a and m the digits of its magnitude.
bool is_code(const Fmpq& z, const Fmpz& a) {
    const std::size_t digits = twos_in(z.denominator());
    if (digits < 3) return false;
    const Fmpz magnitude = abs(a);
    const Fmpz scale = power(10, digits - 2);  // m has so many digits that this is the first number with more
    const bool leading_zero = digits > 3 && magnitude * 10 < scale;
    const Fmpz sign_digit = a < 0 ? 1 : 0;
    return magnitude < scale && !leading_zero && z.denominator() == scale * 100 &&
           z.numerator() == (sign_digit * scale + magnitude) * 10 + 1;
}

enum class As { number, code };

/// The values of the network's vertices, held against those of the program.
struct Values {
    const Places places;
    const std::vector<Rational> found;

    Reason wrong(const std::string& name, const Fmpq& expected, As as) const {
        const Index vertex = places[name];
        if (vertex >= found.size()) return "there is no vertex " + name;
        const Fmpq value(found[vertex]);
        if (as == As::code ? is_code(value, expected.numerator()) : value == expected) return std::nullopt;
        return "vertex " + name + " has the value " + shown(found[vertex]) + "; expected " +
               (as == As::code ? "the code of " : "") + shown(expected.to_rational());
    }
};

Reason wrong_value(const Slp& slp, const std::vector<Fmpq>& expected, const Values& values) {
    const std::vector<bool> coded = coded_values(slp);
    for (Index i = 0; i < expected.size(); ++i) {
        const Gate* gate = i == 0 ? nullptr : &slp.gates[i - 1];
        Reason reason;
        if (gate && has_relay(*gate)) reason = values.wrong(relay_name(i), expected[gate->left], As::number);
        if (!reason && gate) reason = values.wrong(value_name(i), expected[i], As::number);
        if (!reason && coded[i]) reason = values.wrong(code_name(i), expected[i], As::code);
        if (reason) return reason;
    }
    return slp.gates.empty() ? values.wrong(lone_output, expected[0], As::number) : std::nullopt;
}

}  // namespace

Reason broken_invariant(const PosSlp& problem, const Nnt& instance) {
    const Slp& slp = problem.slp;
    if (auto reason = wrong_constant(slp)) return reason;
    if (several_options(instance)) return std::nullopt;
    const Budget budget;
    const auto expected = or_error([&] { return program_values(slp, budget); });
    if (!expected) return std::nullopt;
    const auto found = vertex_values(instance.network, only_parameters(instance), {1}, budget);
    if (!found) return std::nullopt;
    return wrong_value(slp, *expected, {Places(instance.network), *found});
}

}  // namespace reductio::checkers
