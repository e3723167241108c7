#pragma once
// For the sources of checkers/ only: the values of a network's vertices, each from those that it needs
// (spec/networks.md, Networks). A Scalar is Fmpq, or Dual where derivatives are carried along.

#include "checkers/activations.hpp"
#include "checkers/dual.hpp"
#include "checkers/parameters.hpp"

namespace reductio::checkers {

template <class Scalar>
struct EdgeNumbers {
    std::vector<Scalar> weights;
    Scalar bias;
};

template <class Scalar>
class NetworkValues {
  public:
    /// The network has to outlive this.
    NetworkValues(const Network& network, const Budget& budget)
        : network_(network),
          budget_(budget),
          entering_(network.vertices.size()),
          injected_(network.vertices.size()),
          numbers_(network.edges.size()),
          values_(network.vertices.size()),
          valued_at_(network.vertices.size(), 0) {
        for (Index e = 0; e < network.edges.size(); ++e) entering_[network.edges[e].to].push_back(e);
        if (const auto* source = std::get_if<SourceInput>(&network.input)) {
            source_ = source->source;
        } else {
            const auto& inputs = std::get<InjectedInput>(network.input).vertices;
            for (Index entry = 0; entry < inputs.size(); ++entry) injected_[inputs[entry]] = entry;
        }
    }

    /// The parameters from now on. They have the network's shape.
    void set_parameters(const ParameterValues& parameters) {
        owners_ = owners(parameters);
        for (Index e = 0; e < parameters.size(); ++e) {
            const auto* own = std::get_if<EdgeValues>(&parameters[e]);
            if (own == nullptr) continue;
            numbers_[e].weights.clear();
            for (const Rational& weight : own->weights) numbers_[e].weights.emplace_back(Fmpq(weight));
            numbers_[e].bias = Scalar(Fmpq(own->bias));
        }
    }

    /// The numbers of an edge, which it shares with all edges tied to it.
    EdgeNumbers<Scalar>& numbers(Index edge) { return numbers_[owners_[edge]]; }

    /// The input from now on, which has to outlive its use. No value is known for it yet.
    void set_input(const std::vector<Scalar>& x) {
        x_ = &x;
        ++input_;
    }

    /// Works back from the vertex to what it needs. The stack is our own: a chain may have a million vertices.
    const Scalar& value(Index vertex) {
        std::vector<Index>& open = open_;
        open.assign(1, vertex);
        while (!open.empty()) {
            const Index current = open.back();
            if (is_known(current) || !opens_what_it_needs(current)) {
                open.pop_back();
                if (!is_known(current)) work_out(current);
            }
        }
        return values_[vertex];
    }

  private:
    bool is_source(Index vertex) const { return source_ == vertex; }
    bool is_known(Index vertex) const { return valued_at_[vertex] == input_; }

    bool opens_what_it_needs(Index vertex) {
        const std::size_t before = open_.size();
        for (const Index e : entering_[vertex]) {
            const Index tail = network_.edges[e].from;
            if (!is_source(tail) && !is_known(tail)) open_.push_back(tail);
        }
        return open_.size() > before;
    }

    void work_out(Index vertex) {
        const auto name = [&] {
            return "value at vertex " + std::to_string(vertex) + " (" + network_.vertices[vertex].name + ")";
        };
        values_[vertex] = named(name, [&]() -> Scalar {
            if (is_source(vertex)) return (*x_)[0];
            return activate(*network_.vertices[vertex].activation, pre_activation(vertex), budget_);
        });
        valued_at_[vertex] = input_;
    }

    Scalar pre_activation(Index vertex) {
        Scalar total;
        if (injected_[vertex]) total = (*x_)[*injected_[vertex]];
        for (const Index e : entering_[vertex]) {
            const EdgeNumbers<Scalar>& own = numbers(e);
            const Index tail = network_.edges[e].from;
            for (Index i = 0; i < own.weights.size(); ++i) {
                const Scalar& z = is_source(tail) ? (*x_)[i] : values_[tail];
                total = sum(total, product(own.weights[i], z, budget_), budget_);
            }
            total = sum(total, own.bias, budget_);
        }
        return total;
    }

    const Network& network_;
    Budget budget_;
    std::vector<std::vector<Index>> entering_;    // the edges into each vertex
    std::vector<std::optional<Index>> injected_;  // the entry of x that a vertex gets
    std::optional<Index> source_;
    std::vector<Index> owners_;
    std::vector<EdgeNumbers<Scalar>> numbers_;  // of the edges that own theirs
    const std::vector<Scalar>* x_ = nullptr;
    std::vector<Scalar> values_;
    std::vector<std::size_t> valued_at_;  // the input for which a value was worked out, counted from 1
    std::size_t input_ = 0;
    std::vector<Index> open_;  // vertices asked for and not worked out yet
};

}  // namespace reductio::checkers
