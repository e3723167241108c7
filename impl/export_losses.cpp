#include "impl/export_losses.hpp"

#include <algorithm>

namespace reductio::impl::exporting {

namespace {

using Nodes = std::vector<Index>;
using Label = std::vector<Rational>;

const Activation& square() {
    static const Activation square{Polynomial{{0, 0, 1}}};
    return square;
}

const Activation& size() {
    static const Activation size{PiecewiseLinear{{0}, {{-1, 0}, {1, 0}}}};
    return size;
}

const Activation& positive_part() {
    static const Activation relu{PiecewiseLinear{{0}, {{0, 0}, {1, 0}}}};
    return relu;
}

template <class T>
std::vector<T> at(const std::vector<T>& values, const std::vector<Index>& positions) {
    std::vector<T> chosen;
    for (const Index position : positions) chosen.push_back(values[position]);
    return chosen;
}

/// The numbers that decode into the relation: l + 2n m for the pair (l - 1, m - 1).
Label codes(const Relation& allowed, std::size_t alphabet) {
    const Integer n(static_cast<unsigned long>(alphabet));
    Label codes;
    for (const auto& [l, m] : allowed)
        codes.emplace_back(static_cast<unsigned long>(l) + 1 + 2 * n * (static_cast<unsigned long>(m) + 1));
    std::sort(codes.begin(), codes.end());
    return codes;
}

struct Checks;

struct LossNodes {
    const Nodes& f;
    const Label& y;
    Circuit& circuit;

    Sum one(Index node, const Rational& factor = 1) const { return {{{factor, node}}, 0}; }

    /// [7] Losses that add up over the outputs.
    template <class Of>
    Sum by_output(Of of) const {
        Sum sum;
        for (std::size_t i = 0; i < f.size(); ++i) sum.of.push_back({1, of(f[i], y[i])});
        return sum;
    }
    Index difference(Index output, const Rational& label) const { return circuit.sum({{{1, output}}, -label}); }
    Index hinge(Index output, const Rational& label) const {
        return circuit.activated(positive_part(), circuit.sum({{{-label, output}}, 1}));
    }

    Sum operator()(const SquaredError&) const {
        return by_output([&](Index o, const Rational& l) { return circuit.activated(square(), difference(o, l)); });
    }
    Sum operator()(const HalfSquaredError&) const {
        Sum sum = (*this)(SquaredError{});
        for (Scaled& scaled : sum.of) scaled.factor /= 2;
        return sum;
    }
    Sum operator()(const AbsoluteError&) const {
        return by_output([&](Index o, const Rational& l) { return circuit.activated(size(), difference(o, l)); });
    }
    Sum operator()(const Hinge&) const {
        return by_output([&](Index o, const Rational& l) { return hinge(o, l); });
    }
    Sum operator()(const SignError&) const {
        return by_output([&](Index o, const Rational& l) {
            const Index agrees = l == 0  ? circuit.equal(o, 0)
                                 : l < 0 ? circuit.beside(o, Side::below, 0)
                                         : circuit.beside(o, Side::above, 0);
            return circuit.indicator(circuit.negation(agrees));
        });
    }

    /// [8] Losses in cases.
    Index equals_label() const {
        Nodes equal;
        for (std::size_t i = 0; i < f.size(); ++i) equal.push_back(circuit.equal(f[i], y[i]));
        return circuit.all(equal);
    }
    Index all_decode(const std::vector<Relation>& allowed, std::size_t alphabet) const {
        Nodes decode;
        for (std::size_t i = 0; i < f.size(); ++i) decode.push_back(circuit.among(f[i], codes(allowed[i], alphabet)));
        return circuit.all(decode);
    }
    Index cases(Index zero, Index one_then_two) const {
        return circuit.either(zero, circuit.known(0), circuit.either(one_then_two, circuit.known(1), circuit.known(2)));
    }
    Sum unless(Index holds) const { return one(circuit.indicator(circuit.negation(holds))); }

    Sum operator()(const ZeroOne&) const { return unless(equals_label()); }
    Sum operator()(const PositiveSign&) const {
        return one(cases(equals_label(), circuit.beside(f[0], Side::above, 0)));
    }
    Sum operator()(const CspDecode& csp) const {
        return one(cases(equals_label(), all_decode(csp.allowed, csp.alphabet)));
    }
    Sum operator()(const PublishedCspDecode& csp) const {
        return one(cases(circuit.known(0), all_decode(csp.allowed, csp.alphabet)));
    }
    Sum operator()(const Satisfies& formula) const {
        Nodes all;
        for (const Index output : f) all.push_back(circuit.among(output, {0, 1}));
        for (const Clause& clause : formula.cnf.clauses) {
            Nodes any;
            for (const Literal literal : clause)
                any.push_back(circuit.equal(f[static_cast<std::size_t>(std::abs(literal)) - 1], literal > 0 ? 1 : 0));
            all.push_back(circuit.any(any));
        }
        return unless(circuit.all(all));
    }
    Sum operator()(const BitLoss& bit) const { return unless(circuit.bit_is_one(f[bit.output], bit.bit)); }
    Sum operator()(const OutputHinge& main) const { return one(hinge(f[main.output], 1)); }
    Sum operator()(const Flagged& flagged) const {
        if (y[flagged.flag] == 1) return std::visit(*this, flagged.main);
        return (*this)(ZeroOne{});
    }
    Sum operator()(const Trace& trace) const;
    Sum operator()(const PublishedProbeLoss& published) const;
};

/// [9] One role's check at one output.
struct RoleCheck {
    const Nodes& f;
    const Label& y;
    Circuit& circuit;
    std::size_t at = 0;

    Index differs_by_nothing(const Sum& sum) const { return circuit.equal(circuit.sum(sum), 0); }

    Index operator()(const PortRole&) const { return circuit.equal(f[at], y[at]); }
    Index operator()(const ParameterRole& role) const {
        if (y[at] == 2) return circuit.equal(f[at], 0);
        return y[at] == 1 ? circuit.among(f[at], role.options) : circuit.known(1);
    }
    Index operator()(const VertexRole& role) const {
        Sum sum;
        for (const Index position : role.sum) sum.of.push_back({1, f[position]});
        return differs_by_nothing({{{1, f[at]}, {-1, circuit.activated(role.activation, circuit.sum(sum))}}, 0});
    }
    Index operator()(const OutRole& role) const {
        return differs_by_nothing({{{1, f[at]}, {-1, f[role.vertex]}, {-1, f[role.probe]}}, 0});
    }
    Index operator()(const SentinelRole&) const { return circuit.known(1); }
};

Sum LossNodes::operator()(const Trace& trace) const {
    Nodes checks;
    bool real = false;
    for (std::size_t i = 0; i < f.size(); ++i) {
        checks.push_back(std::visit(RoleCheck{f, y, circuit, i}, trace.roles[i]));
        if (std::holds_alternative<SentinelRole>(trace.roles[i])) real = y[i] == 1;
    }
    Sum passed{{}, 1};
    if (real) {
        passed = loss_sum(*trace.loss, at(f, trace.outputs), at(y, trace.outputs), circuit);
        passed.constant += 1;
    }
    const Index checked = circuit.either(circuit.all(checks), circuit.sum(passed), circuit.known(trace.penalty));
    return one(circuit.either(equals_label(), circuit.known(0), checked));
}

/// [9] as printed: the first probe that the label belongs to, if one does.
Sum LossNodes::operator()(const PublishedProbeLoss& published) const {
    for (const Probe& probe : published.probes) {
        bool labels = true;
        for (std::size_t i = 0; i < y.size(); ++i) labels = labels && y[i] == (i == probe.head ? probe.value : 0);
        if (!labels) continue;
        Nodes shown;
        for (const Index position : probe.path) shown.push_back(circuit.equal(f[position], probe.value));
        for (const Index position : probe.zero) shown.push_back(circuit.equal(f[position], 0));
        Label heads;
        for (const Rational& option : probe.options) heads.push_back(option * probe.value);
        std::sort(heads.begin(), heads.end());
        heads.erase(std::unique(heads.begin(), heads.end()), heads.end());
        shown.push_back(circuit.among(f[probe.head], heads));
        return one(circuit.either(circuit.all(shown), circuit.known(1), circuit.known(published.penalty)));
    }
    return loss_sum(*published.loss, at(f, published.outputs), at(y, published.outputs), circuit);
}

}  // namespace

Sum loss_sum(const Loss& loss, const Nodes& f, const Label& y, Circuit& circuit) {
    return std::visit(LossNodes{f, y, circuit}, loss.is);
}

}  // namespace reductio::impl::exporting
