#include "checkers/dnnt_to_cnnt_search.hpp"
#include "checkers/losses.hpp"

#include <algorithm>

namespace reductio::checkers {

namespace {

std::vector<Number> numbers(const std::vector<Rational>& rationals) {
    std::vector<Number> result;
    for (const Rational& rational : rationals) result.push_back({Fmpq(rational)});
    return result;
}

bool is_true(const Truth& truth) {
    const auto* is = std::get_if<bool>(&truth.is);
    return is && *is;
}

/// A sample's loss if the checks that are not kept count as passed; nothing if a kept one fails.
std::optional<Fmpq> lenient_loss(const Traced& traced, Index s, const std::vector<Rational>& output, const Kept& kept) {
    const Sample& sample = traced.target.dataset[s];
    const auto f = numbers(output);
    const auto y = numbers(sample.y);
    const Meaning itself = [](const Rational& number) { return Number{Fmpq(number)}; };
    for (Index at = 0; at < f.size(); ++at) {
        const auto check = traced.check(at, sample.y[at]);
        if (check && kept(traced.kind(s), *check) && !is_true(role_holds(traced.trace.roles[at], at, f, y, itself, {})))
            return std::nullopt;
    }
    if (!traced.is_real(s)) return Fmpq(1);
    std::vector<Fmpq> inner;
    std::vector<Fmpq> label;
    for (const Index at : traced.trace.outputs) {
        inner.emplace_back(output[at]);
        label.emplace_back(sample.y[at]);
    }
    return loss_value(*traced.trace.loss, inner, label, {}) + 1;
}

bool is_within(const Traced& traced, const Evaluation& evaluation, const Kept& kept) {
    if (evaluation.within) return true;
    Fmpq total;
    for (Index s = 0; s < evaluation.samples.size(); ++s) {
        const auto loss = lenient_loss(traced, s, evaluation.samples[s].output, kept);
        if (!loss) return false;
        total = total + *loss * Fmpq(traced.target.dataset[s].times);
    }
    return total <= Fmpq(traced.target.gamma);
}

bool breaks_baseline(const Traced& traced, const Parameters& parameters) {
    const auto values =
        vertex_values(traced.target.network, parameters, traced.target.dataset[traced.baseline()].x, {});
    const auto own = own_entries(parameters.edges);
    return values && std::ranges::any_of(traced.parameters, [&](const TracedParameter& parameter) {
               return own[parameter.entering]->bias != 0 || (*values)[parameter.supply] != 0;
           });
}

bool breaks_weights(const Traced& traced, const Parameters& parameters) {
    const auto own = own_entries(parameters.edges);
    return std::ranges::any_of(traced.parameters, [&](const TracedParameter& parameter) {
        return !std::ranges::binary_search(parameter.options(traced.source), own[parameter.entering]->weights[0]);
    });
}

bool breaks_values(const Traced& traced, const Parameters& parameters) {
    const Parameters extracted = traced.extract(parameters);
    for (Index s = 0; s < traced.source.dataset.size(); ++s) {
        const auto theirs = vertex_values(traced.target.network, parameters, traced.target.dataset[s].x, {});
        const auto ours = vertex_values(traced.source.network, extracted, traced.source.dataset[s].x, {});
        if (!theirs || !ours) return false;
        for (Index v = 0; v < ours->size(); ++v)
            if (v != traced.source_input() && (*theirs)[traced.vertex[v]] != (*ours)[v]) return true;
    }
    return false;
}

bool breaks_backward(const Traced& traced, const Parameters& parameters) {
    const Parameters extracted = traced.extract(parameters);
    if (not_allowed(traced.source, extracted)) return true;
    const auto evaluation = evaluate(traced.source, extracted, {});
    return evaluation && !evaluation->within;
}

}  // namespace

bool is_cheat(const Traced& traced, Lemma lemma, const Parameters& parameters, const Kept& kept) {
    const auto evaluation = evaluate(traced.target, parameters, {});
    if (not_allowed(traced.target, parameters) || !evaluation || !is_within(traced, *evaluation, kept)) return false;
    switch (lemma) {
        case Lemma::baseline:
            return breaks_baseline(traced, parameters);
        case Lemma::weights:
            return breaks_weights(traced, parameters);
        case Lemma::values:
            return breaks_values(traced, parameters);
        case Lemma::backward:
            return breaks_backward(traced, parameters);
    }
    return false;
}

}  // namespace reductio::checkers
