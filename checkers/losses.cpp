#include "checkers/losses.hpp"

#include "checkers/activations.hpp"
#include "checkers/bits.hpp"

#include <algorithm>

namespace reductio::checkers {

namespace {

using Numbers = std::vector<Fmpq>;

Numbers restricted(const Numbers& numbers, const std::vector<Index>& positions) {
    Numbers result;
    for (const Index position : positions) result.push_back(numbers[position]);
    return result;
}

bool is_among(const Fmpq& number, const std::vector<Rational>& options) {
    return std::ranges::binary_search(options, number.to_rational());
}

/// Whether f = l + 2n m with l and m in 1..n, and the relation allows the symbols (l - 1, m - 1).
bool decodes_into(const Fmpq& f, std::size_t alphabet, const Relation& allowed) {
    if (alphabet == 0 || !f.is_integer()) return false;
    const Fmpz base = Fmpz(alphabet) * 2;
    const Fmpz l = floor_remainder(f.numerator(), base);
    const Fmpz m = floor_quotient(f.numerator(), base);
    if (l < 1 || l > alphabet || m < 1 || m > alphabet) return false;
    return std::ranges::binary_search(allowed, SymbolPair(fmpz_get_ui(l.raw()) - 1, fmpz_get_ui(m.raw()) - 1));
}

bool all_decode(const Numbers& f, std::size_t alphabet, const std::vector<Relation>& allowed) {
    for (Index i = 0; i < f.size(); ++i) {
        if (!decodes_into(f[i], alphabet, allowed[i])) return false;
    }
    return true;
}

bool satisfied(const Clause& clause, const Numbers& truth) {
    return std::ranges::any_of(clause, [&](Literal literal) {
        const auto variable = static_cast<Index>(literal < 0 ? -literal : literal) - 1;
        return truth[variable].is_one() == (literal > 0);
    });
}

/// One role's check at one output of a traced network.
struct RoleHolds {
    const Numbers& f;
    const Numbers& y;
    const Budget& budget;
    Index at;

    bool operator()(const PortRole&) const { return f[at] == y[at]; }
    bool operator()(const ParameterRole& parameter) const {
        if (y[at] == 2) return f[at].is_zero();
        return !y[at].is_one() || is_among(f[at], parameter.options);
    }
    bool operator()(const VertexRole& vertex) const {
        Fmpq a;
        for (const Index position : vertex.sum) a = sum(a, f[position], budget);
        return f[at] == activate(vertex.activation, a, budget);
    }
    bool operator()(const OutRole& out) const { return f[at] == sum(f[out.vertex], f[out.probe], budget); }
    bool operator()(const SentinelRole&) const { return true; }
};

bool is_label_of(const Probe& probe, const Numbers& y) {
    for (Index i = 0; i < y.size(); ++i) {
        if (i == probe.head ? y[i] != Fmpq(probe.value) : !y[i].is_zero()) return false;
    }
    return true;
}

bool passes(const Probe& probe, const Numbers& f, const Budget& budget) {
    const Fmpq value(probe.value);
    const auto on_path = [&](Index position) { return f[position] == value; };
    const auto zero = [&](Index position) { return f[position].is_zero(); };
    return std::ranges::all_of(probe.path, on_path) && std::ranges::all_of(probe.zero, zero) &&
           is_among(product(f[probe.head], Fmpq(1) / value, budget), probe.options);
}

struct Value {
    const Numbers& f;
    const Numbers& y;
    const Budget& budget;

    template <class Term>
    Fmpq over_outputs(const Term& term) const {
        Fmpq total;
        for (Index i = 0; i < f.size(); ++i) total = sum(total, term(f[i], y[i]), budget);
        return total;
    }
    Fmpq hinge(const Fmpq& output, const Fmpq& label) const {
        return std::max(Fmpq(0), difference(1, product(label, output, budget), budget));
    }

    Fmpq operator()(const SquaredError&) const {
        return over_outputs([&](const Fmpq& output, const Fmpq& label) {
            const Fmpq error = difference(output, label, budget);
            return product(error, error, budget);
        });
    }
    Fmpq operator()(const HalfSquaredError&) const {
        return product((*this)(SquaredError{}), Fmpq::of_coprime(1, 2), budget);
    }
    Fmpq operator()(const AbsoluteError&) const {
        return over_outputs(
            [&](const Fmpq& output, const Fmpq& label) { return abs(difference(output, label, budget)); });
    }
    Fmpq operator()(const ZeroOne&) const { return f == y ? 0 : 1; }
    Fmpq operator()(const SignError&) const {
        return over_outputs(
            [](const Fmpq& output, const Fmpq& label) -> Fmpq { return output.sign() == label.sign() ? 0 : 1; });
    }
    Fmpq operator()(const Hinge&) const {
        return over_outputs([&](const Fmpq& output, const Fmpq& label) { return hinge(output, label); });
    }
    Fmpq operator()(const PositiveSign&) const {
        if (f == y) return 0;
        return f[0].sign() > 0 ? 1 : 2;
    }
    Fmpq operator()(const CspDecode& csp) const {
        if (f == y) return 0;
        return all_decode(f, csp.alphabet, csp.allowed) ? 1 : 2;
    }
    Fmpq operator()(const PublishedCspDecode& csp) const { return all_decode(f, csp.alphabet, csp.allowed) ? 1 : 2; }
    Fmpq operator()(const Satisfies& satisfies) const {
        if (!std::ranges::all_of(f, [](const Fmpq& entry) { return entry.is_zero() || entry.is_one(); })) return 1;
        const auto holds = [&](const Clause& clause) { return satisfied(clause, f); };
        return std::ranges::all_of(satisfies.cnf.clauses, holds) ? 0 : 1;
    }
    Fmpq operator()(const BitLoss& bit) const { return bit_is_one(f[bit.output], Fmpz(bit.bit)) ? 0 : 1; }
    Fmpq operator()(const OutputHinge& output) const { return hinge(f[output.output], 1); }
    Fmpq operator()(const Flagged& flagged) const {
        if (y[flagged.flag].is_one()) return std::visit(*this, flagged.main);
        return f == y ? 0 : 1;
    }
    Fmpq operator()(const Trace& trace) const {
        if (f == y) return 0;
        bool real_sample = false;
        for (Index at = 0; at < f.size(); ++at) {
            if (!std::visit(RoleHolds{f, y, budget, at}, trace.roles[at])) return Fmpq(trace.penalty);
            if (std::holds_alternative<SentinelRole>(trace.roles[at])) real_sample = y[at].is_one();
        }
        return real_sample ? sum(1, inner(*trace.loss, trace.outputs), budget) : Fmpq(1);
    }
    Fmpq operator()(const PublishedProbeLoss& published) const {
        const auto of_y = [&](const Probe& probe) { return is_label_of(probe, y); };
        const auto probe = std::ranges::find_if(published.probes, of_y);
        if (probe == published.probes.end()) return inner(*published.loss, published.outputs);
        return passes(*probe, f, budget) ? Fmpq(1) : Fmpq(published.penalty);
    }
    Fmpq inner(const Loss& loss, const std::vector<Index>& outputs) const {
        return loss_value(loss, restricted(f, outputs), restricted(y, outputs), budget);
    }
};

}  // namespace

Fmpq loss_value(const Loss& loss, const Numbers& f, const Numbers& y, const Budget& budget) {
    return std::visit(Value{f, y, budget}, loss.is);
}

Partial partial_of(const Loss& loss) {
    if (std::holds_alternative<SquaredError>(loss.is)) {
        return [](const Fmpq& f, const Fmpq& y, const Budget& budget) {
            return product(2, difference(f, y, budget), budget);
        };
    }
    if (std::holds_alternative<HalfSquaredError>(loss.is)) return difference;
    if (std::holds_alternative<AbsoluteError>(loss.is)) {
        return [](const Fmpq& f, const Fmpq& y, const Budget&) { return Fmpq(f == y ? 0 : f < y ? -1 : 1); };
    }
    if (std::holds_alternative<Hinge>(loss.is)) {
        return
            [](const Fmpq& f, const Fmpq& y, const Budget& budget) { return product(y, f, budget) < 1 ? -y : Fmpq(0); };
    }
    return nullptr;
}

}  // namespace reductio::checkers
