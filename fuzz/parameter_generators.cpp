// Option lists, and values taken from them.

#include "fuzz/network_generators.hpp"

#include <algorithm>

namespace reductio::fuzz {

namespace {

/// An earlier edge of as many weights, if there is one.
std::optional<SameAs> any_tie(Choices& choices, const Network& network, Index edge) {
    std::vector<Index> alike;
    for (Index earlier = 0; earlier < edge; ++earlier)
        if (weight_count(network, network.edges[earlier]) == weight_count(network, network.edges[edge]))
            alike.push_back(earlier);
    if (alike.empty()) return std::nullopt;
    return SameAs{choices.pick(alike)};
}

/// What the lists of one instance have in common.
struct ListStyle {
    Lists lists;
    bool empty_lists;
    std::size_t most_options;
    std::uint64_t assignments;  // that the lists to come may have
    Numbers numbers;
};

OptionList any_options(Choices& choices, ListStyle& style) {
    const Lists lists =
        style.lists == Lists::mixed ? choices.pick<Lists>({Lists::finite, Lists::real, Lists::rational}) : style.lists;
    if (lists == Lists::real) return Continuum::real;
    if (lists == Lists::rational) return Continuum::rational;
    if (style.empty_lists && choices.chance(1, 8)) return std::vector<Rational>{};
    const std::size_t wanted = choices.pick<std::size_t>({1, 2, 1, 2, 3});
    const std::size_t most = std::min<std::uint64_t>(style.most_options, style.assignments);
    std::vector<Rational> list = any_increasing(choices, std::min(wanted, most), style.numbers);
    style.assignments /= list.size();
    return list;
}

EdgeOptions any_edge_options(Choices& choices, std::size_t weights, ListStyle& style) {
    EdgeOptions options;
    for (; weights > 0; --weights) options.weights.push_back(any_options(choices, style));
    const bool free_bias = style.lists != Lists::finite || choices.flip();
    options.biases = free_bias ? any_options(choices, style) : std::vector<Rational>{0};
    return options;
}

EdgeValues any_edge_values(Choices& choices, std::size_t weights, const Numbers& numbers) {
    EdgeValues values;
    values.weights.reserve(weights);
    for (; weights > 0; --weights) values.weights.push_back(any_rational(choices, numbers));
    values.bias = any_rational(choices, numbers);
    return values;
}

Rational allowed_value(Choices& choices, const OptionList& options) {
    const auto* list = std::get_if<std::vector<Rational>>(&options);
    return list && !list->empty() ? choices.pick(*list) : any_rational(choices, {3, 4});
}

EdgeValues allowed_values(Choices& choices, const EdgeOptions& options) {
    EdgeValues values;
    for (const OptionList& weight : options.weights) values.weights.push_back(allowed_value(choices, weight));
    values.bias = allowed_value(choices, options.biases);
    return values;
}

}  // namespace

ParameterOptions any_parameters(Choices& choices, const NntShape& shape, const Network& network,
                                const Numbers& numbers) {
    const Lists lists = choices.pick(shape.lists);
    ListStyle style{lists, shape.empty_lists && choices.chance(1, 16), shape.most_options, shape.most_assignments,
                    numbers};
    const bool ties = shape.ties && choices.chance(1, 4);
    ParameterOptions parameters;
    for (Index e = 0; e < network.edges.size(); ++e) {
        const auto tie = ties && choices.flip() ? any_tie(choices, network, e) : std::nullopt;
        if (tie)
            parameters.emplace_back(*tie);
        else
            parameters.emplace_back(any_edge_options(choices, weight_count(network, network.edges[e]), style));
    }
    return parameters;
}

ParameterValues any_values(Choices& choices, const Network& network, const Numbers& numbers, bool ties) {
    ties = ties && choices.chance(1, 4);
    ParameterValues values;
    values.reserve(network.edges.size());
    for (Index e = 0; e < network.edges.size(); ++e) {
        const auto tie = ties && choices.flip() ? any_tie(choices, network, e) : std::nullopt;
        if (tie)
            values.emplace_back(*tie);
        else
            values.emplace_back(any_edge_values(choices, weight_count(network, network.edges[e]), numbers));
    }
    return values;
}

Parameters generate_parameters(Choices& choices, const Nnt& nnt) {
    Parameters parameters;
    for (const auto& options : nnt.parameters) {
        if (const auto* own = std::get_if<EdgeOptions>(&options)) {
            parameters.edges.emplace_back(allowed_values(choices, *own));
            continue;
        }
        const SameAs tie = std::get<SameAs>(options);
        if (choices.flip())
            parameters.edges.emplace_back(EdgeValues(own_entry(parameters.edges, tie.edge)));
        else
            parameters.edges.emplace_back(tie);
    }
    return parameters;
}

}  // namespace reductio::fuzz
