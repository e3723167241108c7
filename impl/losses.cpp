#include "impl/losses.hpp"

#include <algorithm>

#include "impl/activations.hpp"

namespace reductio::impl {

namespace {

using Values = std::vector<Rational>;

Values at(const Values& values, const std::vector<Index>& positions) {
    Values chosen;
    for (const Index position : positions) chosen.push_back(values[position]);
    return chosen;
}

bool contains(const Values& options, const Rational& value) {
    return std::binary_search(options.begin(), options.end(), value);
}

/// f decodes to (l - 1, m - 1) with l = f mod 2n, m = (f - l) / 2n, both in 1..n.
bool decodes_into(const Relation& allowed, std::size_t alphabet, const Rational& f) {
    if (f.get_den() != 1 || alphabet == 0) return false;
    const Integer n(static_cast<unsigned long>(alphabet));
    const Integer modulus = 2 * n;
    Integer l;
    Integer m;
    mpz_fdiv_qr(m.get_mpz_t(), l.get_mpz_t(), f.get_num_mpz_t(), modulus.get_mpz_t());
    if (l < 1 || l > n || m < 1 || m > n) return false;
    return std::binary_search(allowed.begin(), allowed.end(), SymbolPair{l.get_ui() - 1, m.get_ui() - 1});
}

bool all_decode(const std::vector<Relation>& allowed, std::size_t alphabet, const Values& f) {
    for (std::size_t i = 0; i < f.size(); ++i)
        if (!decodes_into(allowed[i], alphabet, f[i])) return false;
    return true;
}

bool satisfies(const Cnf& formula, const Values& f) {
    const bool boolean = std::all_of(f.begin(), f.end(), [](const Rational& v) { return v == 0 || v == 1; });
    const auto holds = [&](Literal literal) {
        const auto& value = f[static_cast<std::size_t>(std::abs(literal)) - 1];
        return literal > 0 ? value == 1 : value == 0;
    };
    return boolean && std::all_of(formula.clauses.begin(), formula.clauses.end(), [&](const Clause& clause) {
               return std::any_of(clause.begin(), clause.end(), holds);
           });
}

struct TraceCheck {
    const Values& f;
    const Values& y;
    const Arithmetic& exact;
    std::size_t at = 0;  // the position whose role is checked

    bool operator()(const PortRole&) const { return f[at] == y[at]; }

    bool operator()(const ParameterRole& role) const {
        if (y[at] == 2) return f[at] == 0;
        return y[at] != 1 || contains(role.options, f[at]);
    }

    bool operator()(const VertexRole& role) const {
        Rational sum = 0;
        for (const Index position : role.sum) sum = exact.sum(sum, f[position]);
        return f[at] == apply(role.activation, sum, exact);
    }

    bool operator()(const OutRole& role) const { return f[at] == exact.sum(f[role.vertex], f[role.probe]); }
    bool operator()(const SentinelRole&) const { return true; }
};

struct Application {
    const Values& f;
    const Values& y;
    const Arithmetic& exact;

    template <class Term>
    Rational total(Term term) const {
        Rational sum = 0;
        for (std::size_t i = 0; i < f.size(); ++i) sum = exact.sum(sum, term(f[i], y[i]));
        return sum;
    }

    Rational hinge(const Rational& margin) const {
        const Rational rest = exact.difference(1, margin);
        return rest > 0 ? rest : Rational(0);
    }

    Rational operator()(const SquaredError&) const {
        return total([&](const Rational& a, const Rational& b) {
            const Rational difference = exact.difference(a, b);
            return exact.product(difference, difference);
        });
    }

    Rational operator()(const HalfSquaredError&) const { return (*this)(SquaredError{}) / 2; }

    Rational operator()(const AbsoluteError&) const {
        return total([&](const Rational& a, const Rational& b) -> Rational { return abs(exact.difference(a, b)); });
    }

    Rational operator()(const ZeroOne&) const { return f == y ? 0 : 1; }

    Rational operator()(const SignError&) const {
        return total([](const Rational& a, const Rational& b) { return Rational(sgn(a) != sgn(b) ? 1 : 0); });
    }

    Rational operator()(const Hinge&) const {
        return total([&](const Rational& a, const Rational& b) { return hinge(exact.product(a, b)); });
    }

    Rational operator()(const PositiveSign&) const { return f == y ? 0 : f[0] > 0 ? 1 : 2; }

    Rational operator()(const CspDecode& decode) const {
        return f == y ? 0 : all_decode(decode.allowed, decode.alphabet, f) ? 1 : 2;
    }

    Rational operator()(const PublishedCspDecode& decode) const {
        return all_decode(decode.allowed, decode.alphabet, f) ? 1 : 2;
    }

    Rational operator()(const Satisfies& formula) const { return satisfies(formula.cnf, f) ? 0 : 1; }

    Rational operator()(const BitLoss& bit) const { return bit_is_one(f[bit.output], bit.bit) ? 0 : 1; }
    Rational operator()(const OutputHinge& main) const { return hinge(f[main.output]); }

    Rational operator()(const Flagged& flagged) const {
        if (y[flagged.flag] == 1) return std::visit(*this, flagged.main);
        return (*this)(ZeroOne{});
    }

    Rational operator()(const Trace& trace) const {
        if (f == y) return 0;
        bool real = false;
        for (std::size_t i = 0; i < f.size(); ++i) {
            if (!std::visit(TraceCheck{f, y, exact, i}, trace.roles[i])) return trace.penalty;
            if (std::holds_alternative<SentinelRole>(trace.roles[i])) real = y[i] == 1;
        }
        return real ? exact.sum(1, loss(*trace.loss, at(f, trace.outputs), at(y, trace.outputs), exact)) : Rational(1);
    }

    bool labels(const Probe& probe) const {
        for (std::size_t i = 0; i < y.size(); ++i)
            if (y[i] != (i == probe.head ? probe.value : Rational(0))) return false;
        return true;
    }

    bool passes(const Probe& probe) const {
        const auto shows = [&](const Rational& value) { return [&](Index position) { return f[position] == value; }; };
        const Rational zero = 0;
        return std::all_of(probe.path.begin(), probe.path.end(), shows(probe.value)) &&
               std::all_of(probe.zero.begin(), probe.zero.end(), shows(zero)) &&
               contains(probe.options, f[probe.head] / probe.value);
    }

    Rational operator()(const PublishedProbeLoss& published) const {
        for (const Probe& probe : published.probes)
            if (labels(probe)) return passes(probe) ? Rational(1) : published.penalty;
        return loss(*published.loss, at(f, published.outputs), at(y, published.outputs), exact);
    }
};

}  // namespace

Rational loss(const Loss& loss, const Values& f, const Values& y, const Arithmetic& exact) {
    return std::visit(Application{f, y, exact}, loss.is);
}

}  // namespace reductio::impl
