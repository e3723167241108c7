#include "checkers/z3_network.hpp"

#include <algorithm>

namespace reductio::checkers {

Number product(const OpenParameter& parameter, const Number& z, const Budget& budget) {
    std::vector<Number> products;
    for (const Number& option : parameter.options) products.push_back(product(option, z, budget));
    return parameter.choice.of(products);
}

NetworkTerms::NetworkTerms(const Network& network, const OpenParameters& parameters, const Meaning& meaning,
                           const Budget& budget)
    : network_(network),
      meaning_(meaning),
      budget_(budget),
      parameters_(own_entries(parameters)),
      entering_(network.vertices.size()),
      entry_(network.vertices.size()),
      needed_(network.vertices.size(), false) {
    for (Index e = 0; e < network.edges.size(); ++e) entering_[network.edges[e].to].push_back(e);
    if (const auto* input = std::get_if<SourceInput>(&network.input)) {
        source_ = input->source;
        if (input->dimension > 0) entry_[input->source] = 0;
    } else {
        const auto& inputs = std::get<InjectedInput>(network.input).vertices;
        for (Index i = 0; i < inputs.size(); ++i) entry_[inputs[i]] = i;
    }
    for (const Index output : network.outputs) needed_[output] = true;
    for (Index vertex = network.vertices.size(); vertex-- > 0;) {
        if (!needed_[vertex]) continue;
        for (const Index e : entering_[vertex]) needed_[network.edges[e].from] = true;
    }
}

std::vector<Number> NetworkTerms::outputs(const std::vector<Rational>& x) const {
    std::vector<Number> input;
    std::ranges::transform(x, std::back_inserter(input), meaning_);
    std::vector<Number> values(network_.vertices.size());
    for (Index vertex = 0; vertex < values.size(); ++vertex) {
        if (!needed_[vertex]) continue;
        const auto name = [&] { return "value at vertex " + std::to_string(vertex); };
        values[vertex] = named(name, [&] {
            const Number a = pre_activation(vertex, input, values);
            const std::optional<Activation>& activation = network_.vertices[vertex].activation;
            return activation ? activated(*activation, a, meaning_, budget_) : a;
        });
    }
    std::vector<Number> result;
    for (const Index output : network_.outputs) result.push_back(values[output]);
    return result;
}

Number NetworkTerms::pre_activation(Index vertex, const std::vector<Number>& x,
                                    const std::vector<Number>& values) const {
    std::vector<Number> summands;
    if (entry_[vertex]) summands.push_back(x[*entry_[vertex]]);
    for (const Index e : entering_[vertex]) {
        const EdgeParameters& own = *parameters_[e];
        const Index tail = network_.edges[e].from;
        for (Index i = 0; i < own.weights.size(); ++i) {
            summands.push_back(product(own.weights[i], tail == source_ ? x[i] : values[tail], budget_));
        }
        summands.push_back(product(own.bias, Number{1}, budget_));
    }
    return sum(summands, budget_);
}

}  // namespace reductio::checkers
