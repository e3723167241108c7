#include "checkers/z3_losses.hpp"

#include "checkers/z3_trace.hpp"

#include <algorithm>

namespace reductio::checkers {

namespace {

using Numbers = std::vector<Number>;
using Summands = std::vector<Summand>;

/// What f is if it decodes to the pair: l + 2n m with l and m counted from 1. Different pairs have different codes,
/// since l < 2n, so f decodes into a relation iff it is the code of one of its pairs.
Number code(const SymbolPair& pair, std::size_t alphabet) {
    const Fmpz l = Fmpz(pair.first) + 1;
    const Fmpz m = Fmpz(pair.second) + 1;
    return {Fmpq(l + Fmpz(alphabet) * 2 * m)};
}

Truth all_decode(const Numbers& f, std::size_t alphabet, const std::vector<Relation>& allowed) {
    std::vector<Truth> all;
    for (Index i = 0; i < f.size(); ++i) {
        std::vector<Truth> any;
        for (const SymbolPair& pair : allowed[i]) any.push_back(is_equal(f[i], code(pair, alphabet)));
        all.push_back(disjunction(any));
    }
    return conjunction(all);
}

struct LossOf {
    const Numbers& f;
    const Numbers& y;
    const Fmpq& times;
    const Meaning& meaning;
    const Budget& budget;

    Number zero = {};
    Number one = {1};
    Number two = {2};

    /// One summand for each output.
    template <class Of>
    Summands by_output(const Of& of) const {
        Summands summands;
        for (Index i = 0; i < f.size(); ++i) summands.push_back(of(f[i], y[i]));
        return summands;
    }
    Summand plain(const Number& value) const { return {times, value, is_equal(value, zero)}; }
    /// Nothing if it holds, else what is given.
    Summand unless(const Truth& holds, const Number& otherwise) const {
        return {times, either(holds, zero, otherwise), holds};
    }
    Summands squares(const Fmpq& factor) const {
        return by_output([&](const Number& output, const Number& label) {
            return square(factor, difference(output, label, budget), budget);
        });
    }

    Summands operator()(const SquaredError&) const { return squares(times); }
    Summands operator()(const HalfSquaredError&) const {
        return squares(product(times, Fmpq::of_coprime(1, 2), budget));
    }
    Summands operator()(const AbsoluteError&) const {
        return by_output([&](const Number& output, const Number& label) {
            const Number above = difference(output, label, budget);
            const Number below = difference(label, output, budget);
            return Summand{times, either(is_less(above, zero), below, above), is_equal(output, label)};
        });
    }
    Summands operator()(const ZeroOne&) const { return {unless(are_equal(f, y), one)}; }
    Summands operator()(const SignError&) const {
        return by_output([&](const Number& output, const Number& label) {
            const auto both = [&](const Truth& a, const Truth& b) { return conjunction({a, b}); };
            const Truth equal = disjunction({both(is_less(output, zero), is_less(label, zero)),
                                             both(is_equal(output, zero), is_equal(label, zero)),
                                             both(is_less(zero, output), is_less(zero, label))});
            return unless(equal, one);
        });
    }
    Summands operator()(const Hinge&) const {
        return by_output([&](const Number& output, const Number& label) {
            const Number margin = difference(one, product(label, output, budget), budget);
            return unless(is_at_most(margin, zero), margin);
        });
    }
    Summands operator()(const PositiveSign&) const {
        return {unless(are_equal(f, y), either(is_less(zero, f[0]), one, two))};
    }
    Number one_if_decoding(std::size_t alphabet, const std::vector<Relation>& allowed) const {
        return either(all_decode(f, alphabet, allowed), one, two);
    }
    Summands operator()(const CspDecode& csp) const {
        return {unless(are_equal(f, y), one_if_decoding(csp.alphabet, csp.allowed))};
    }
    Summands operator()(const PublishedCspDecode& csp) const {
        return {plain(one_if_decoding(csp.alphabet, csp.allowed))};
    }
    Summands operator()(const Satisfies& satisfies) const {
        std::vector<Truth> all;
        for (const Number& entry : f) all.push_back(disjunction({is_equal(entry, zero), is_equal(entry, one)}));
        for (const Clause& clause : satisfies.cnf.clauses) {
            std::vector<Truth> any;
            for (const Literal literal : clause) {
                const Number& entry = f[static_cast<Index>(literal < 0 ? -literal : literal) - 1];
                any.push_back(is_equal(entry, literal < 0 ? zero : one));
            }
            all.push_back(disjunction(any));
        }
        return {unless(conjunction(all), one)};
    }
    Summands operator()(const Trace& trace) const { return trace_summands(trace, times, f, y, meaning, budget); }
    Summands operator()(const PublishedProbeLoss& published) const {
        return published_probe_summands(published, times, f, y, meaning, budget);
    }
    Summands operator()(const OutputHinge& main) const {
        const Number margin = difference(one, f[main.output], budget);
        return {unless(is_at_most(margin, zero), margin)};
    }
    /// The label at the flag says which loss a sample has.
    Summands operator()(const Flagged& flagged) const {
        const Truth is_main = is_equal(y[flagged.flag], one);
        const auto* known_truth = std::get_if<bool>(&is_main.is);
        if (known_truth == nullptr) throw Refusal{"the loss", "has a label whose kind is open"};
        return *known_truth ? std::visit(*this, flagged.main) : (*this)(ZeroOne{});
    }
    template <class Other>
    Summands operator()(const Other&) const {
        throw Refusal{"the loss", "is one that Z3 is not asked about"};
    }
};

}  // namespace

Summand square(const Fmpq& factor, const Number& root, const Budget& budget) {
    return {factor, product(root, root, budget), is_equal(root, Number{})};
}

std::vector<Summand> loss_summands(const Loss& loss, const Fmpq& times, const Numbers& f, const Numbers& y,
                                   const Meaning& meaning, const Budget& budget) {
    return std::visit(LossOf{f, y, times, meaning, budget}, loss.is);
}

std::vector<Summand> loss_summands(const Loss& loss, const Fmpq& times, const Numbers& f,
                                   const std::vector<Rational>& y, const Meaning& meaning, const Budget& budget) {
    Numbers label;
    std::ranges::transform(y, std::back_inserter(label), meaning);
    return loss_summands(loss, times, f, label, meaning, budget);
}

}  // namespace reductio::checkers
