#pragma once
// An instance with every sort of part that two layers can have, and what the checker says of claims about it.

#include "checkers/two_layer_refutation.hpp"
#include "tests/reached_sets.hpp"

namespace reductio::tests {

using checkers::Check;
using Middle = std::optional<Index>;

inline Check refuted(const Claim& claim) { return checkers::refuted(claim.instance, claim.sets, claim.middle); }
inline Check exact(const Claim& claim) { return checkers::tables_exact(claim.instance, claim.sets); }

/// "holds", "unknown", or the step that fails.
inline std::string said(const Check& check) {
    if (const auto* fails = std::get_if<checkers::Fails>(&check)) return fails->step;
    return std::holds_alternative<checkers::Holds>(check) ? "holds" : "unknown";
}

inline EdgeOptions options(std::vector<std::vector<Rational>> weights, std::vector<Rational> biases) {
    EdgeOptions result{{}, std::move(biases)};
    for (auto& list : weights) result.weights.emplace_back(std::move(list));
    return result;
}

inline const Activation square{Polynomial{{0, 0, 1}}};
inline const Activation relu{PiecewiseLinear{{0}, {{0, 0}, {1, 0}}}};

/// Five parts: h1 with both its edges, h2 with none from s, h3 with none to t, h4 with none at all, the edge (s, t).
inline Nnt five_parts() {
    Nnt nnt;
    nnt.network.input = SourceInput{2, 0};
    nnt.network.vertices = {{"s", {}}, {"h1", square}, {"h2", square}, {"h3", relu}, {"t", relu}, {"h4", square}};
    nnt.network.vertices[2].activation = Activation{Polynomial{{3}}};
    nnt.network.outputs = {4};
    nnt.network.edges = {{0, 1}, {0, 3}, {0, 4}, {1, 4}, {2, 4}};
    nnt.parameters = {options({{-1, 1}, {0, Rational(1, 2)}}, {-1, 2}), options({{0, 1}, {5}}, {0}),
                      options({{1, 2}, {-1}}, {0, 3}), options({{-2, 1}}, {0}), options({{0, 1}}, {0, 1})};
    nnt.dataset = {{{1, -1}, {70}, 1}, {{2, Rational(1, 3)}, {-5}, 2}};
    nnt.loss.is = AbsoluteError{};
    return nnt;
}

inline std::optional<Rational> least(const Nnt& nnt) { return checkers::optimum(nnt)->least; }

inline Nnt with_gamma(Nnt nnt, const Rational& above_least) {
    nnt.gamma = *least(nnt) + above_least;
    return nnt;
}

inline Nnt no() { return with_gamma(five_parts(), Rational(-1, 7)); }
inline Nnt yes() { return with_gamma(five_parts(), 0); }

inline const std::vector<Middle> middles = {std::nullopt, 0, 1, 2, 3, 4, 5};

}  // namespace reductio::tests
