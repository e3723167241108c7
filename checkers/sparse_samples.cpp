#include "checkers/sparse_samples.hpp"

#include <map>

#include "checkers/activations.hpp"

namespace reductio::checkers {

SparseSamples::SparseSamples(const Network& network, const ParameterValues& parameters, const Budget& budget)
    : network_(network), budget_(budget), leaving_(network.vertices.size()) {
    for (const EdgeValues* own : own_entries(parameters)) {
        weights_.emplace_back(own->weights[0]);
        biases_.emplace_back(own->bias);
    }
    for (Index e = 0; e < network.edges.size(); ++e) leaving_[network.edges[e].from].push_back(e);
}

std::optional<Index> SparseSamples::set_baseline(const std::vector<Rational>& x, const std::vector<Rational>& y) {
    x_.clear();
    y_.clear();
    for (const Rational& number : x) x_.emplace_back(number);
    for (const Rational& number : y) y_.emplace_back(number);
    pre_activations_ = x_;
    for (Index e = 0; e < network_.edges.size(); ++e) {
        const auto [from, to] = network_.edges[e];
        const Fmpq arriving = sum(product(weights_[e], y_[from], budget_), biases_[e], budget_);
        pre_activations_[to] = sum(pre_activations_[to], arriving, budget_);
    }
    for (Index vertex = 0; vertex < y_.size(); ++vertex)
        if (value(vertex, pre_activations_[vertex]) != y_[vertex]) return vertex;
    return std::nullopt;
}

/// If all labels before a vertex are met, its tails have their labels for values. So checking each against the labels
/// of its tails is enough.
std::optional<Index> SparseSamples::missed(const Differences& x, const Differences& y) const {
    std::map<Index, Fmpq> more;  // of pre-activations
    std::map<Index, Fmpq> labels;
    for (const auto& [vertex, number] : x) more[vertex] = difference(Fmpq(number), x_[vertex], budget_);
    for (const auto& [vertex, number] : y) {
        labels[vertex] = Fmpq(number);
        more[vertex];
        const Fmpq change = difference(Fmpq(number), y_[vertex], budget_);
        for (const Index e : leaving_[vertex]) {
            Fmpq& at_head = more[network_.edges[e].to];
            at_head = sum(at_head, product(weights_[e], change, budget_), budget_);
        }
    }
    for (const auto& [vertex, change] : more) {
        const auto label = labels.find(vertex);
        const Fmpq& wanted = label == labels.end() ? y_[vertex] : label->second;
        if (value(vertex, sum(pre_activations_[vertex], change, budget_)) != wanted) return vertex;
    }
    return std::nullopt;
}

Fmpq SparseSamples::value(Index vertex, const Fmpq& pre_activation) const {
    return activate(*network_.vertices[vertex].activation, pre_activation, budget_);
}

}  // namespace reductio::checkers
