#pragma once
// For the sources of impl/ only: reverse mode on one sample at a time.

#include "impl/activations.hpp"
#include "impl/losses.hpp"
#include "spec/network.hpp"

namespace reductio::impl {

/// No derivative where one is asked for; caught where the computation began.
struct NoDerivative {
    Error error;
};

/// The network with what both directions need on every sample.
class Backpropagation {
  public:
    Backpropagation(const Network& network, const ParameterValues& parameters, const Loss& loss, const Budget& budget)
        : network_(network), parameters_(parameters), own_(own_entries(parameters)), loss_(loss), exact_(budget) {
        entering_.resize(network.vertices.size());
        for (Index e = 0; e < network.edges.size(); ++e) entering_[network.edges[e].to].push_back(e);
        needed_.resize(network.vertices.size(), false);
        for (const Index t : network.outputs) needed_[t] = true;
        for (Index v = network.vertices.size(); v-- > 0;)
            if (needed_[v])
                for (const Index e : entering_[v]) needed_[network.edges[e].from] = true;
        if (const auto* input = std::get_if<SourceInput>(&network.input)) source_ = input->source;
    }

    ParameterValues zero() const {
        ParameterValues gradient;
        for (const auto& entry : parameters_) {
            if (const auto* own = std::get_if<EdgeValues>(&entry))
                gradient.emplace_back(EdgeValues{std::vector<Rational>(own->weights.size()), 0});
            else
                gradient.push_back(entry);
        }
        return gradient;
    }

    /// Of the loss of one copy of the sample.
    ParameterValues of(const Sample& sample) {
        forward(sample.x);
        std::vector<Rational> by_value = by_outputs(sample.y);  // dL/dz_v
        ParameterValues gradient = zero();
        auto owners = owned(gradient);
        for (Index v = by_value.size(); v-- > 0;) {
            if (v == source_ || !needed_[v] || entering_[v].empty()) continue;
            const Rational by_sum = exact_.product(by_value[v], slope_at(v));  // dL/da_v
            for (const Index e : entering_[v]) add(e, by_sum, sample.x, *owners[e], by_value);
        }
        return gradient;
    }

    const Arithmetic& exact() const { return exact_; }

    /// For every edge the entry of the gradient that it counts in.
    static std::vector<EdgeValues*> owned(ParameterValues& gradient) {
        std::vector<EdgeValues*> owners;
        for (auto& entry : gradient) {
            const auto* tie = std::get_if<SameAs>(&entry);
            owners.push_back(tie ? owners[tie->edge] : &std::get<EdgeValues>(entry));
        }
        return owners;
    }

  private:
    void forward(const std::vector<Rational>& x) {
        a_.assign(network_.vertices.size(), 0);
        z_ = a_;
        if (const auto* input = std::get_if<InjectedInput>(&network_.input))
            for (Index i = 0; i < x.size(); ++i) a_[input->vertices[i]] = x[i];
        for (Index v = 0; v < z_.size(); ++v) {
            if (v == source_) continue;
            for (const Index e : entering_[v]) {
                const auto& [weights, bias] = *own_[e];
                a_[v] = exact_.sum(a_[v], bias);
                for (Index i = 0; i < weights.size(); ++i)
                    a_[v] = exact_.sum(a_[v], exact_.product(weights[i], tail_value(e, i, x)));
            }
            z_[v] = apply(*network_.vertices[v].activation, a_[v], exact_);
        }
    }

    const Rational& tail_value(Index e, Index i, const std::vector<Rational>& x) const {
        const Index u = network_.edges[e].from;
        return u == source_ ? x[i] : z_[u];
    }

    std::vector<Rational> by_outputs(const std::vector<Rational>& y) const {
        std::vector<Rational> by_value(z_.size());
        for (Index i = 0; i < y.size(); ++i) {
            const Index t = network_.outputs[i];
            if (t == source_ || entering_[t].empty()) continue;  // no parameter moves it
            const auto slope = loss_slope(loss_, z_[t], y[i], exact_);
            if (!slope) throw NoDerivative{{"/loss", "the loss has no derivative here"}};
            by_value[t] = exact_.sum(by_value[t], *slope);
        }
        return by_value;
    }

    Rational slope_at(Index v) const {
        if (auto slope = impl::slope(*network_.vertices[v].activation, a_[v], exact_)) return *std::move(slope);
        throw NoDerivative{
            {"/network/vertices/" + std::to_string(v) + "/activation", "the activation has no derivative"}};
    }

    void add(Index e, const Rational& by_sum, const std::vector<Rational>& x, EdgeValues& gradient,
             std::vector<Rational>& by_value) const {
        const Index u = network_.edges[e].from;
        gradient.bias = exact_.sum(gradient.bias, by_sum);
        for (Index i = 0; i < gradient.weights.size(); ++i)
            gradient.weights[i] = exact_.sum(gradient.weights[i], exact_.product(by_sum, tail_value(e, i, x)));
        if (u != source_) by_value[u] = exact_.sum(by_value[u], exact_.product(by_sum, own_[e]->weights[0]));
    }

    const Network& network_;
    const ParameterValues& parameters_;
    std::vector<const EdgeValues*> own_;
    const Loss& loss_;
    Arithmetic exact_;
    std::vector<std::vector<Index>> entering_;
    std::vector<bool> needed_;  // whether an output depends on the vertex
    std::optional<Index> source_;
    std::vector<Rational> a_;  // pre-activations and values on the sample at hand
    std::vector<Rational> z_;
};

}  // namespace reductio::impl
