// Networks: input, edges, activations, outputs.

#include "fuzz/network_generators.hpp"

#include <algorithm>

namespace reductio::fuzz {

namespace {

/// Mostly one letter and a number; sometimes a text that is harder to write.
std::string any_name(Choices& choices, Index vertex) {
    if (choices.chance(1, 64)) return choices.pick<std::string>({"", "\"", "a\\b/c", "\n\t\x01", "\xc3\xa9"});
    return "v" + std::to_string(vertex);
}

SourceInput any_source(Choices& choices, const NntShape& shape, std::size_t others) {
    SourceInput input;
    input.dimension = std::min<std::size_t>(choices.pick<std::size_t>({1, 1, 2, 3, 1, 1, 2, 0}), shape.most_dimension);
    // It stands first mostly, for nothing before it can hang on it; never last where the last is the output.
    const std::size_t places = shape.two_layers ? others : others + 1;
    if (choices.chance(1, 8)) input.source = choices.below(places);
    return input;
}

InjectedInput any_injected(Choices& choices, std::size_t vertices) {
    InjectedInput input;
    const bool all = choices.chance(1, 4);
    input.vertices = any_positions(choices, all ? 0 : vertices);
    for (Index vertex = 0; vertex < vertices && all; ++vertex) input.vertices.push_back(vertex);
    if (choices.chance(1, 4)) shuffle(choices, input.vertices);
    return input;
}

/// Makes a network vertex by vertex, each with the edges into it, so that little changes where one is left out.
struct Making {
    Choices& choices;
    const NntShape& shape;
    const Numbers& numbers;
    bool repeats = false;               // whether edges may repeat
    std::vector<std::size_t> growth{};  // of each vertex: the growing activations on a path to it, at most
    Network network{};

    std::optional<Index> source() const {
        if (const auto* input = std::get_if<SourceInput>(&network.input)) return input->source;
        return std::nullopt;
    }

    void add_edge(const Edge& edge) {
        auto& edges = network.edges;
        if (repeats || std::find(edges.begin(), edges.end(), edge) == edges.end()) edges.push_back(edge);
    }

    void add_edges(Index to) {
        std::size_t more = choices.pick<std::size_t>({0, 1, 1, 1, 2, 2, 3});
        more = to > 0 ? std::min(more, shape.most_indegree) : 0;
        for (; more > 0; --more) {
            const bool again = repeats && !network.edges.empty() && network.edges.back().to == to && choices.flip();
            add_edge({again ? network.edges.back().from : choices.below(to), to});
        }
    }

    void add_edges_of_two_layers(Index vertex) {
        const Index last = network.vertices.size() - 1;
        if (source() && *source() < vertex && choices.chance(vertex == last ? 1 : 7, 8))
            network.edges.push_back({*source(), vertex});
        if (vertex != last && choices.chance(7, 8)) network.edges.push_back({vertex, last});
    }

    /// The identity stands in for an activation that would make too many growing ones on a path.
    void add_activation(Index vertex) {
        for (const Edge& edge : network.edges)
            if (edge.to == vertex) growth[vertex] = std::max(growth[vertex], growth[edge.from]);
        Activation activation = any_activation(choices, shape, numbers);
        if (grows(activation) && growth[vertex] == shape.most_growth) activation = {Identity{}};
        if (grows(activation)) ++growth[vertex];
        network.vertices[vertex].activation = std::move(activation);
    }

    void add_vertices(std::size_t count) {
        network.vertices.resize(count);
        growth.resize(count, 0);
        for (Index vertex = 0; vertex < count; ++vertex) {
            network.vertices[vertex].name = any_name(choices, vertex);
            if (source() == vertex) continue;
            if (shape.two_layers)
                add_edges_of_two_layers(vertex);
            else
                add_edges(vertex);
            add_activation(vertex);
        }
        if (choices.chance(1, 8)) shuffle(choices, network.edges);
    }
};

void add_outputs(Choices& choices, const NntShape& shape, LossKind loss, Network& network) {
    std::vector<Index> candidates;
    for (Index vertex = 0; vertex < network.vertices.size(); ++vertex) {
        const auto* source = std::get_if<SourceInput>(&network.input);
        const bool admitted = !source || source->source != vertex || (shape.source_outputs && source->dimension == 1);
        if (admitted) candidates.push_back(vertex);
    }
    std::size_t wanted = choices.pick<std::size_t>({1, 1, 2, 3, 1, 2, 8, 0});
    if (!admits(loss, wanted) || shape.two_layers) wanted = 1;
    // The last vertices are the simplest ones: most is seen there.
    for (; wanted > 0 && !candidates.empty(); --wanted) {
        const std::size_t place = candidates.size() - 1 - choices.below(shape.two_layers ? 1 : candidates.size());
        network.outputs.push_back(candidates[place]);
        candidates.erase(candidates.begin() + static_cast<std::ptrdiff_t>(place));
    }
}

}  // namespace

Network any_network(Choices& choices, const NntShape& shape, LossKind loss, const Numbers& numbers) {
    Making making{choices, shape, numbers};
    const bool needs_output = shape.two_layers || !admits(loss, 0);
    const std::size_t others = std::max<std::size_t>(seldom_none(choices, shape.most_vertices), needs_output);
    const bool injected = shape.injected && choices.flip();
    if (injected)
        making.network.input = any_injected(choices, others);
    else
        making.network.input = any_source(choices, shape, others);
    making.repeats = shape.repeated_edges && choices.chance(1, 8);
    making.add_vertices(injected ? others : others + 1);
    add_outputs(choices, shape, loss, making.network);
    return std::move(making.network);
}

}  // namespace reductio::fuzz
