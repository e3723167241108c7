#include "fuzz/small_networks.hpp"

#include "spec/document.hpp"

namespace reductio::fuzz {

NntShape small_networks() {
    NntShape shape;
    shape.most_vertices = 3;
    shape.most_indegree = 2;
    shape.most_dimension = 2;
    shape.most_samples = 2;
    shape.numbers = {5, 3};
    return shape;
}

NntShape small_differentiable_networks() {
    NntShape shape = small_networks();
    shape.activations = differentiable_activations();
    shape.losses = differentiable_losses();
    shape.derivatives = true;
    return shape;
}

namespace {

/// The network's input, and how many vertices it has.
std::size_t add_input(Choices& choices, const NntShape& shape, Network& network) {
    const std::size_t others = choices.count(1, shape.most_vertices);
    if (choices.flip()) {
        // One dimension is the simplest, none the dullest.
        const std::size_t dimension = (1 + choices.below(shape.most_dimension + 1)) % (shape.most_dimension + 1);
        network.input = SourceInput{dimension, choices.chance(1, 8) ? choices.below(others + 1) : 0};
        return others + 1;
    }
    InjectedInput input;
    const std::size_t inputs = choices.count(0, others);
    for (Index vertex = 0; vertex < inputs; ++vertex) input.vertices.push_back(vertex);
    if (choices.chance(1, 8)) shuffle(choices, input.vertices);
    network.input = std::move(input);
    return others;
}

void add_edges(Choices& choices, const NntShape& shape, Index to, Network& network) {
    if (to == 0) return;
    const std::size_t count = (1 + choices.below(shape.most_indegree + 1)) % (shape.most_indegree + 1);
    for (std::size_t i = 0; i < count; ++i) network.edges.push_back({to - 1 - choices.below(to), to});
}

/// One mostly, the last vertex mostly; not a source that is no number.
void add_outputs(Choices& choices, LossKind loss, Network& network) {
    const auto* source = std::get_if<SourceInput>(&network.input);
    std::vector<Index> candidates;
    candidates.reserve(network.vertices.size());
    for (Index vertex = network.vertices.size(); vertex-- > 0;)
        if (!source || source->source != vertex || source->dimension == 1) candidates.push_back(vertex);
    const std::uint64_t kind = choices.below(8);
    std::size_t wanted = kind < 5 ? 1 : kind < 7 ? 2 : 0;
    if (!admits(loss, wanted)) wanted = 1;
    for (; wanted > 0 && !candidates.empty(); --wanted) {
        const auto chosen = candidates.begin() + static_cast<std::ptrdiff_t>(choices.below(candidates.size()));
        network.outputs.push_back(*chosen);
        candidates.erase(chosen);
    }
}

/// As `any_network` does, but in a third of the time. So few vertices need no care that numbers stay short.
Network any_small_network(Choices& choices, const NntShape& shape, LossKind loss, const Numbers& numbers) {
    Network network;
    network.vertices.resize(add_input(choices, shape, network));
    network.edges.reserve(shape.most_indegree * network.vertices.size());
    const auto* source = std::get_if<SourceInput>(&network.input);
    for (Index vertex = 0; vertex < network.vertices.size(); ++vertex) {
        network.vertices[vertex].name = "v";
        if (source && source->source == vertex) continue;
        add_edges(choices, shape, vertex, network);
        network.vertices[vertex].activation = any_activation(choices, shape, numbers);
    }
    if (choices.chance(1, 8)) shuffle(choices, network.edges);
    add_outputs(choices, loss, network);
    return network;
}

/// A distinct regulariser has no derivative.
std::optional<Regulariser> perhaps_regulariser(Choices& choices, const NntShape& shape, const Network& network,
                                               const Numbers& numbers) {
    if (!choices.chance(1, 4)) return std::nullopt;
    const bool distinct = !shape.derivatives && choices.flip();
    Rational weight = abs(any_rational(choices, numbers));
    ParameterValues centre = any_values(choices, network, numbers, shape.ties);
    if (distinct) return DistinctRegulariser{std::move(weight), std::move(centre)};
    return QuadraticRegulariser{std::move(weight), std::move(centre)};
}

}  // namespace

WeightedNetwork any_weighted_network(Choices& choices, const NntShape& shape) {
    WeightedNetwork made;
    Nnt& nnt = made.instance;
    const Numbers numbers = choices.flip() ? shape.numbers : Numbers{2, 1};
    const LossKind loss = choices.pick(shape.losses);
    nnt.network = any_small_network(choices, shape, loss, numbers);
    nnt.loss = any_loss(choices, loss, nnt.network, numbers);
    nnt.dataset = any_dataset(choices, shape, nnt.network, nnt.loss, numbers);
    nnt.gamma = any_rational(choices, numbers);
    made.parameters.edges = any_values(choices, nnt.network, numbers, shape.ties);
    nnt.regulariser = perhaps_regulariser(choices, shape, nnt.network, numbers);
    return made;
}

Nnt with_all_options(Nnt instance) {
    instance.parameters.clear();
    for (const Edge& edge : instance.network.edges)
        instance.parameters.emplace_back(EdgeOptions{
            std::vector<OptionList>(weight_count(instance.network, edge), Continuum::rational), Continuum::rational});
    return instance;
}

std::string shown(const WeightedNetwork& made) {
    const Nnt& nnt = made.instance;
    return write_document(Document{nnt.parameters.empty() ? with_all_options(nnt) : nnt}) +
           write_document(Document{made.parameters});
}

WeightedNetwork any_decimal_network(Choices& choices) {
    WeightedNetwork made;
    Nnt& nnt = made.instance;
    const std::vector<Activation> activations = {Activation{Identity{}}, Activation{DecimalEncode{}},
                                                 Activation{DecimalProduct{}}};
    nnt.network.input = SourceInput{1, 0};
    nnt.network.vertices.push_back({"s", std::nullopt});
    const std::size_t vertices = choices.count(1, 4);
    for (Index v = 1; v <= vertices; ++v) {
        nnt.network.vertices.push_back({"v", choices.pick(activations)});
        for (Index u = 0; u < v; ++u) {
            if (!choices.flip()) continue;
            nnt.network.edges.push_back({u, v});
            const std::int64_t weight = choices.between(-3, 3);
            made.parameters.edges.emplace_back(EdgeValues{{weight}, choices.between(-12, 12)});
        }
    }
    nnt.network.outputs = {vertices};
    nnt.dataset = {{{choices.between(-30, 30)}, {1}, 1}};
    nnt.loss.is = PositiveSign{};
    return made;
}

}  // namespace reductio::fuzz
