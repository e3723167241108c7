#include "checkers/slp_to_bounded_slp.hpp"

#include "checkers/pos_slp_invariant.hpp"  // for wrong_constant
#include "checkers/slp_to_bounded_slp_programs.hpp"

namespace reductio::checkers {

namespace {

// What the lemma promises

Reason other_kind(const Programs&) { return std::nullopt; }  // two programs of one kind is what they are

Reason other_constant(const Programs& programs) { return wrong_bounded_constant(programs.target); }

// The construction

std::string text(const Gate& gate) {
    const char* operation = gate.operation == Operation::plus ? "+" : gate.operation == Operation::minus ? "-" : "*";
    return std::string("value ") + std::to_string(gate.left) + " " + operation + " value " + std::to_string(gate.right);
}

/// The gate there is this one; `what` says what it is for.
Reason wrong_gate(const Slp& target, Index gate, const Gate& wanted, const std::string& what) {
    const std::string expected = "; expected " + text(wanted) + ", " + what;
    if (gate >= target.gates.size()) return "there is no gate " + std::to_string(gate) + expected;
    if (target.gates[gate] == wanted) return std::nullopt;
    return "gate " + std::to_string(gate) + " is " + text(target.gates[gate]) + expected;
}

/// [4] The gates from this one on multiply a value by b_0^t.
Reason wrong_multiplication(const Slp& target, Index gate, Index value, const Integer& t, const std::string& what) {
    Index power = 0;
    const std::size_t digits = t == 0 ? 0 : bit_length(t);
    for (std::size_t digit = 0; digit < digits; ++digit) {
        if (mpz_tstbit(t.get_mpz_t(), digit) != 0) {
            if (auto reason = wrong_gate(target, gate, {Operation::times, value, power}, "c p for " + what))
                return reason;
            value = ++gate;  // gate g defines value g + 1
        }
        if (digit + 1 == digits) break;
        if (auto reason = wrong_gate(target, gate, {Operation::times, power, power}, "p p for " + what)) return reason;
        power = ++gate;
    }
    return std::nullopt;
}

std::string old_gate(Index i) { return "gate " + std::to_string(i) + " of the old program"; }

/// Calls it for each old gate i = 0.. that is a product, or that is none, with what represents the old values.
template <class Fault>
Reason first_wrong(const Slp& source, bool products, const Fault& fault) {
    const std::vector<Represented> values = represented(source);
    for (Index i = 0; i < source.gates.size(); ++i) {
        if ((source.gates[i].operation == Operation::times) != products) continue;
        if (auto reason = fault(values, i)) return reason;
    }
    return std::nullopt;
}

// [1]
Reason wrong_start(const Programs& programs) { return wrong_constant(programs.source); }

// [2]
Reason wrong_product(const Programs& programs) {
    return first_wrong(programs.source, true, [&](const std::vector<Represented>& values, Index i) {
        const Gate& old = programs.source.gates[i];
        const Gate wanted{Operation::times, values[old.left].value, values[old.right].value};
        return wrong_gate(programs.target, values[i + 1].value - 1, wanted, "for " + old_gate(i));
    });
}

// [3]
Reason wrong_sum(const Programs& programs) {
    return first_wrong(programs.source, false, [&](const std::vector<Represented>& values, Index i) {
        const Gate& old = programs.source.gates[i];
        Gate wanted{old.operation, values[old.left].value, values[old.right].value};
        const Index before = values[i + 1].value - 1;  // the product with b_0^t, if there is one
        const int compared = cmp(values[old.left].exponent, values[old.right].exponent);
        if (compared < 0) wanted.left = before;
        if (compared > 0) wanted.right = before;
        return wrong_gate(programs.target, before, wanted, "for " + old_gate(i));
    });
}

// [4]
Reason wrong_scaling(const Programs& programs) {
    return first_wrong(programs.source, false, [&](const std::vector<Represented>& values, Index i) {
        const Represented& left = values[programs.source.gates[i].left];
        const Represented& right = values[programs.source.gates[i].right];
        const Index smaller = left.exponent < right.exponent ? left.value : right.value;
        return wrong_multiplication(programs.target, values[i].value, smaller, abs(left.exponent - right.exponent),
                                    old_gate(i));
    });
}

// [5]
Reason wrong_output(const Programs& programs) {
    const std::vector<Represented> values = represented(programs.source);
    const Index output = values.back().value;
    return wrong_multiplication(programs.target, output, output, missing_exponent(values), "the output");
}

// [6]
Reason wrong_gates(const Programs& programs) {
    const std::vector<Represented> values = represented(programs.source);
    const Integer emitted = Integer(values.back().value) + multiplication_gates(missing_exponent(values));
    return first_of({wrong_count("gates", programs.target.gates.size(), emitted), other_constant(programs)});
}

// [7]
Reason wrong_place(const Programs& programs) {
    if (programs.source_bit == nullptr) return std::nullopt;
    const Integer moved = Integer(programs.target.gates.size()) << programs.source.gates.size();
    const Integer expected = *programs.source_bit - moved;
    if (*programs.target_bit == expected) return std::nullopt;
    return "the place of the bit is " + shown(*programs.target_bit) + "; expected " + shown(expected);
}

Reason wrong_size(const Programs& programs) {
    const Integer n = programs.source.gates.size();
    const Integer m = programs.target.gates.size();
    if (auto reason = over("gates", m, n * (n + 1))) return reason;
    if (programs.source_bit == nullptr) return std::nullopt;
    return over("bits in the place of the bit", bit_length(*programs.target_bit),
                bit_length(*programs.source_bit) + bit_length(m) + n);
}

}  // namespace

Room slp_to_bounded_slp_room() {
    return {.name = "slp-to-bounded-slp",
            .tag = "B-A.5",
            .restrictions = {{"kind", on_programs(other_kind)}, {"constant", on_programs(other_constant)}},
            .construction = {{"1", on_programs(wrong_start)},
                             {"2", on_programs(wrong_product)},
                             {"3", on_programs(wrong_sum)},
                             {"4", on_programs(wrong_scaling)},
                             {"5", on_programs(wrong_output)},
                             {"6", on_programs(wrong_gates)},
                             {"7", on_programs(wrong_place)}},
            .size = on_programs(wrong_size)};
}

}  // namespace reductio::checkers
