#include "impl/program_network.hpp"

#include <algorithm>
#include <map>

#include "impl/activations.hpp"
#include "impl/building.hpp"
#include "impl/product_identity.hpp"

namespace reductio::impl {

namespace {

/// theta* comes of numbers in the document and small ones, so no budget is ever needed for it.
const Arithmetic& exact() {
    static const Arithmetic arithmetic{Budget{SIZE_MAX / 4}};
    return arithmetic;
}

Integer common_denominator(const Polynomial& sigma, const std::vector<Rational>& lambda) {
    Integer common = 1;
    for (const auto* numbers : {&sigma.coefficients, &lambda})
        for (const Rational& number : *numbers) common = lcm(common, number.get_den());
    return common;
}

}  // namespace

ProgramNetwork::ProgramNetwork(const Slp& slp, Polynomial sigma, ParallelEdges parallel)
    : sigma_{sigma}, lambda_(product_identity::multipliers(sigma)) {
    denominator_ = common_denominator(sigma, lambda_);
    for (Rational& lambda : lambda_) lambda *= denominator_;
    const Rational at_zero = apply(sigma_, 0, exact());
    for (alpha_ = 1; apply(sigma_, alpha_, exact()) == at_zero;) alpha_ += 1;
    value_ = {add_vertex("v0", false)};
    for (std::size_t i = 1; i <= slp.gates.size(); ++i) {
        const Gate& gate = slp.gates[i - 1];
        if (gate.operation == Operation::times)
            add_product(gate, i, parallel);
        else
            add_sum(gate, parallel);
        value_.push_back(vertices_.size() - 1);
    }
    finish();
}

/// [1]
Index ProgramNetwork::add_vertex(std::string name, bool is_sigma) {
    vertices_.push_back({std::move(name), is_sigma ? sigma_ : identity()});
    is_sigma_.push_back(is_sigma);
    return vertices_.size() - 1;
}

/// Both lead into the head, and may be parallel.
void ProgramNetwork::add_pair(Index head, SetEdge left, SetEdge right, ParallelEdges parallel) {
    left.edge.to = right.edge.to = head;
    if (left.edge.from != right.edge.from) {
        edges_.push_back(std::move(left));
    } else if (parallel == ParallelEdges::merged) {
        right.weight += left.weight;
        right.bias += left.bias;
    }
    edges_.push_back(std::move(right));
}

/// [2]
void ProgramNetwork::add_sum(const Gate& gate, ParallelEdges parallel) {
    const Index head = add_vertex("v" + std::to_string(value_.size()), false);
    const Rational sign = gate.operation == Operation::plus ? 1 : -1;
    add_pair(head, {{value_[gate.left], 0}, 1, 0}, {{value_[gate.right], 0}, sign, 0}, parallel);
}

/// [3]
void ProgramNetwork::add_product(const Gate& gate, std::size_t i, ParallelEdges parallel) {
    const Index z = vertices_.size() + 6 * copies();
    for (std::size_t r = 0; r < copies(); ++r)
        add_copy(gate, "_" + std::to_string(i) + "_" + std::to_string(r), r, z, parallel);
    add_vertex("z" + std::to_string(i), false);
    edges_.push_back({{z, add_vertex("v" + std::to_string(i), false)}, 1 / denominator_, 0});
}

/// [3] for one r
void ProgramNetwork::add_copy(const Gate& gate, const std::string& name, std::size_t r, Index z,
                              ParallelEdges parallel) {
    const Index j = value_[gate.left];
    const Index k = value_[gate.right];
    const Rational shift = static_cast<unsigned long>(r);
    const Index first = vertices_.size();
    for (const std::string t : {"1", "2", "3"}) add_vertex("L" + t + name, false);
    for (const std::string t : {"1", "2", "3"}) add_vertex("U" + t + name, true);
    add_pair(first, {{j, 0}, 1, shift}, {{k, 0}, 1, 0}, parallel);
    edges_.push_back({{j, first + 1}, 1, shift});
    edges_.push_back({{k, first + 2}, 1, shift});
    for (Index t = 0; t < 3; ++t) {
        edges_.push_back({{first + t, first + 3 + t}, 1, 0});
        edges_.push_back({{first + 3 + t, z}, t == 0 ? lambda_[r] : Rational(-lambda_[r]), 0});
    }
}

/// [4] [5] the order of the edges, and the baseline
void ProgramNetwork::finish() {
    std::ranges::stable_sort(edges_, {}, [](const SetEdge& e) { return std::pair(e.edge.to, e.edge.from); });
    leaving_.resize(vertices_.size());
    baseline_x_.resize(vertices_.size());
    for (Index v = 0; v < vertices_.size(); ++v) baseline_y_.push_back(value(v, 0));
    for (Index e = 0; e < edges_.size(); ++e) {
        const auto& [edge, weight, bias] = edges_[e];
        leaving_[edge.from].push_back(e);
        baseline_x_[edge.to] -= weight * baseline_y_[edge.from] + bias;
    }
}

Rational ProgramNetwork::value(Index vertex, const Rational& t) const {
    return is_sigma_[vertex] ? apply(sigma_, t, exact()) : t;
}

/// [5] A vertex of another value than in the baseline changes the input of the heads of its edges.
Template ProgramNetwork::with(const Changes& wanted) const {
    Template result;
    std::map<Index, Rational> x;
    for (const auto& [vertex, t] : wanted) {
        x[vertex] += t;
        Rational y = value(vertex, t);
        const Rational more = y - baseline_y_[vertex];
        if (more == 0) continue;
        result.y.emplace_back(vertex, std::move(y));
        for (const Index e : leaving_[vertex]) x[edges_[e].edge.to] -= edges_[e].weight * more;
    }
    for (auto& [vertex, more] : x)
        if (more != 0) result.x.emplace_back(vertex, baseline_x_[vertex] + more);
    return result;
}

Integer ProgramNetwork::template_count() const {
    Integer count = 1;
    for (const auto& set : edges_) count += is_sigma_[set.edge.to] ? copies() : 1;
    return count;
}

/// [5]
void ProgramNetwork::each_template(const std::function<void(const Template&)>& visit) const {
    for (const auto& [edge, weight, bias] : edges_) {
        const auto& [p, q] = edge;
        if (is_sigma_[q]) continue;
        const Rational t = is_sigma_[p] ? alpha_ : Rational(1);
        visit(with({{p, t}, {q, weight * (value(p, t) - baseline_y_[p])}}));
    }
    for (const auto& [edge, weight, bias] : edges_) {
        if (!is_sigma_[edge.to]) continue;
        for (unsigned long tau = 0; tau < copies(); ++tau) visit(with({{edge.from, tau}, {edge.to, tau}}));
    }
}

Nnt ProgramNetwork::instance() const {
    Nnt instance;
    instance.network.vertices = vertices_;
    for (const SetEdge& set : edges_) {
        instance.network.edges.push_back(set.edge);
        instance.parameters.emplace_back(EdgeOptions{{Continuum::rational}, Continuum::rational});
    }
    instance.parameter_bits = ParameterBits{1, 1};
    return instance;
}

Parameters ProgramNetwork::distinguished() const {
    Parameters parameters;
    for (const auto& [edge, weight, bias] : edges_) parameters.edges.emplace_back(EdgeValues{{weight}, bias});
    return parameters;
}

}  // namespace reductio::impl
