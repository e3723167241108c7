// Training instances and gradient questions.

#include "fuzz/network_generators.hpp"

namespace reductio::fuzz {

NntShape NntShape::of(const Size& size) {
    NntShape shape;
    shape.most_vertices = size.vertices;
    shape.most_samples = size.samples;
    shape.numbers = {size.magnitude, 4};
    return shape;
}

namespace {

/// Small integers half of the time, so that sums meet and labels are hit.
Numbers any_numbers(Choices& choices, const NntShape& shape) { return choices.flip() ? shape.numbers : Numbers{2, 1}; }

/// Makes the outputs constants that decode into allowed pairs, as no chance would.
template <class Decode>
void make_decodable(Choices& choices, const Decode& loss, Network& network) {
    for (Index i = 0; i < loss.allowed.size(); ++i) {
        auto& activation = network.vertices[network.outputs[i]].activation;
        if (!activation || loss.allowed[i].empty()) continue;
        const auto [first, second] = choices.pick(loss.allowed[i]);
        activation = {Constant{Rational(first + 1 + 2 * loss.alphabet * (second + 1))}};
    }
}

/// What the checks of a trace ask about: parameters by 0, 1 and 2, real samples and probes by 1 and 2.
void adapt_to_trace(Choices& choices, const Trace& trace, std::vector<Rational>& label) {
    for (Index i = 0; i < label.size(); ++i) {
        if (std::holds_alternative<SentinelRole>(trace.roles[i])) label[i] = choices.flip() ? 2 : 1;
        if (std::holds_alternative<ParameterRole>(trace.roles[i])) label[i] = Rational(choices.below(3));
    }
}

void adapt_to_probes(Choices& choices, const std::vector<Probe>& probes, std::vector<Rational>& label) {
    if (probes.empty() || !choices.flip()) return;
    const Probe probe = choices.pick(probes);
    label.assign(label.size(), 0);
    label[probe.head] = probe.value;
}

std::vector<Rational> any_label(Choices& choices, const Network& network, const Loss& loss, const Numbers& numbers) {
    std::vector<Rational> label;
    label.reserve(network.outputs.size());
    for (const Index output : network.outputs) {
        label.push_back(any_rational(choices, numbers));
        const auto& activation = network.vertices[output].activation;
        const auto* constant = activation ? std::get_if<Constant>(&activation->is) : nullptr;
        if (constant && choices.flip()) label.back() = constant->value;
    }
    if (const auto* trace = std::get_if<Trace>(&loss.is)) adapt_to_trace(choices, *trace, label);
    if (const auto* probes = std::get_if<PublishedProbeLoss>(&loss.is)) adapt_to_probes(choices, probes->probes, label);
    return label;
}

Integer any_times(Choices& choices) {
    if (choices.chance(1, 32)) return abs(huge_integer(choices));
    return choices.chance(1, 4) ? Integer(choices.count(1, 3)) : Integer(1);
}

Promise any_promise(Choices& choices, const Numbers& numbers) {
    const Rational yes = abs(any_rational(choices, numbers));
    return {yes, yes + abs(any_nonzero_rational(choices, numbers))};
}

Regulariser any_regulariser(Choices& choices, const NntShape& shape, const Network& network, const Numbers& numbers) {
    const bool quadratic = choices.flip();
    const Rational weight = abs(any_rational(choices, numbers));
    ParameterValues centre = any_values(choices, network, numbers, shape.ties);
    if (quadratic) return QuadraticRegulariser{weight, std::move(centre)};
    return DistinctRegulariser{weight, std::move(centre)};
}

/// Generous: a parameter vector taken from the document's lists is shorter than the document.
ParameterBits any_parameter_bits(Choices& choices) {
    const std::size_t factor = choices.count(1, 4);
    return {Integer(factor), Integer(choices.count(1, 2))};
}

/// An edge of one weight, if the network has one; else one that is added at the end, into a new output.
Index any_single_edge(Choices& choices, Network& network) {
    std::vector<Index> single;
    for (Index e = 0; e < network.edges.size(); ++e)
        if (weight_count(network, network.edges[e]) == 1) single.push_back(e);
    if (!single.empty()) return choices.pick(single);
    const Index tail = network.vertices.size();
    network.vertices.push_back({"tail", Activation{Constant{1}}});
    network.vertices.push_back({"head", Activation{Identity{}}});
    network.edges.push_back({tail, tail + 1});
    network.outputs.push_back(tail + 1);
    return network.edges.size() - 1;
}

}  // namespace

std::vector<Sample> any_dataset(Choices& choices, const NntShape& shape, const Network& network, const Loss& loss,
                                const Numbers& numbers) {
    std::vector<Sample> dataset(seldom_none(choices, shape.most_samples));
    for (Sample& sample : dataset) {
        sample.x.reserve(input_size(network));
        for (std::size_t i = 0; i < input_size(network); ++i) sample.x.push_back(any_rational(choices, numbers));
        sample.y = any_label(choices, network, loss, numbers);
        sample.times = any_times(choices);
    }
    return dataset;
}

Nnt generate_nnt(Choices& choices, const NntShape& shape) {
    Nnt nnt;
    const Numbers numbers = any_numbers(choices, shape);
    const LossKind loss = choices.pick(shape.losses);
    nnt.network = any_network(choices, shape, loss, numbers);
    nnt.loss = any_loss(choices, loss, nnt.network, numbers);
    if (const auto* decode = std::get_if<CspDecode>(&nnt.loss.is); decode && choices.chance(1, 4))
        make_decodable(choices, *decode, nnt.network);
    if (const auto* decode = std::get_if<PublishedCspDecode>(&nnt.loss.is); decode && choices.chance(1, 4))
        make_decodable(choices, *decode, nnt.network);
    nnt.parameters = any_parameters(choices, shape, nnt.network, numbers);
    nnt.dataset = any_dataset(choices, shape, nnt.network, nnt.loss, numbers);
    nnt.gamma = abs(any_rational(choices, numbers));
    if (choices.chance(1, 8)) nnt.gamma = -nnt.gamma;
    if (!shape.extras) return nnt;
    if (choices.chance(1, 4)) nnt.parameter_bits = any_parameter_bits(choices);
    if (choices.chance(1, 4)) nnt.promise = any_promise(choices, numbers);
    if (choices.chance(1, 4)) nnt.regulariser = any_regulariser(choices, shape, nnt.network, numbers);
    return nnt;
}

Nnt generate_nnt(Choices& choices, const Size& size) { return generate_nnt(choices, NntShape::of(size)); }

Nnt generate_dnnt(Choices& choices, const Size& size) {
    NntShape shape = NntShape::of(size);
    shape.lists = {Lists::finite};
    shape.most_assignments = size.assignments;
    return generate_nnt(choices, shape);
}

Gradient generate_gradient(Choices& choices, const NntShape& shape) {
    Gradient gradient;
    const Numbers numbers = any_numbers(choices, shape);
    const LossKind loss = choices.pick(shape.losses);
    gradient.network = any_network(choices, shape, loss, numbers);
    gradient.edge = any_single_edge(choices, gradient.network);
    gradient.loss = any_loss(choices, loss, gradient.network, numbers);
    gradient.parameters = any_values(choices, gradient.network, numbers, shape.ties);
    gradient.dataset = any_dataset(choices, shape, gradient.network, gradient.loss, numbers);
    if (choices.flip())
        gradient.question = BitQuestion{Integer(static_cast<long>(choices.between(-16, 16)))};
    else
        gradient.question = SignQuestion{abs(any_nonzero_rational(choices, numbers))};
    return gradient;
}

Gradient generate_gradient(Choices& choices, const Size& size) {
    NntShape shape = NntShape::of(size);
    shape.activations = differentiable_activations();
    shape.losses = differentiable_losses();
    shape.derivatives = true;
    return generate_gradient(choices, shape);
}

Nnt any_small_dnnt(Choices& choices, const SmallDnntShape& shape) {
    Nnt nnt;
    nnt.network.input = SourceInput{1, 0};
    nnt.network.vertices.push_back({"s", std::nullopt});
    for (Index vertex = 1; vertex <= shape.vertices; ++vertex) {
        nnt.network.vertices.push_back({"v" + std::to_string(vertex), choices.pick(shape.activations)});
        for (Index from = 0; from < vertex; ++from) {
            if (!choices.flip()) continue;
            nnt.network.edges.push_back({from, vertex});
            const OptionList weights = choices.pick(shape.weights);
            nnt.parameters.push_back(EdgeOptions{{weights}, choices.pick(shape.biases)});
        }
    }
    nnt.network.outputs = {shape.vertices};
    nnt.dataset = {{{1}, {choices.pick(shape.labels)}, 1}};
    nnt.loss = {SquaredError{}};
    nnt.gamma = choices.pick(shape.gammas);
    return nnt;
}

}  // namespace reductio::fuzz
