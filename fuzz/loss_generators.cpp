#include "fuzz/network_generators.hpp"

namespace reductio::fuzz {

std::vector<LossKind> every_loss() {
    using enum LossKind;
    return {zero_one,      squared_error,  half_squared_error,   absolute_error, sign_error, hinge,
            positive_sign, csp_decode,     published_csp_decode, satisfies,      bit,        flagged,
            trace,         published_probe};
}

std::vector<LossKind> differentiable_losses() {
    using enum LossKind;
    return {squared_error, half_squared_error, absolute_error, hinge};
}

bool admits(LossKind kind, std::size_t outputs) {
    switch (kind) {
        case LossKind::positive_sign:
            return outputs == 1;
        case LossKind::bit:
        case LossKind::flagged:
        case LossKind::trace:
            return outputs >= 1;
        default:
            return true;
    }
}

namespace {

constexpr std::size_t most_nesting = 2;

/// What a loss is about: some outputs of a network, by their vertices. The indices in the loss are positions in them.
struct Scope {
    const Network& network;
    std::vector<Index> outputs;
    const Numbers& numbers;
    std::size_t nesting = most_nesting;  // how many more losses may stand around a simple one

    Index any_output(Choices& choices) const { return choices.below(outputs.size()); }
};

Loss of_kind(Choices& choices, LossKind kind, const Scope& scope);

struct Inner {
    std::vector<Index> outputs;
    Loss loss;
};

/// The loss inside another one, over any of the outputs.
Inner any_inner(Choices& choices, const Scope& scope) {
    Inner inner{any_positions(choices, scope.outputs.size()), {}};
    Scope narrow{scope.network, {}, scope.numbers, scope.nesting - 1};
    for (const Index position : inner.outputs) narrow.outputs.push_back(scope.outputs[position]);
    static const std::vector<LossKind> kinds = every_loss();
    inner.loss = of_kind(choices, choices.pick(kinds), narrow);
    return inner;
}

template <class Decode>
Decode any_decode(Choices& choices, std::size_t outputs) {
    Decode loss;
    loss.alphabet = choices.pick<std::size_t>({1, 2, 3, 1, 2, 3, 1, 0});
    for (std::size_t i = 0; i < outputs; ++i) loss.allowed.push_back(any_relation(choices, loss.alphabet));
    return loss;
}

BitLoss any_bit(Choices& choices, const Scope& scope) {
    Integer bit = static_cast<long>(choices.between(-4, 4));
    if (choices.chance(1, 8)) bit = huge_integer(choices);
    return {bit, scope.any_output(choices)};
}

Flagged any_flagged(Choices& choices, const Scope& scope) {
    const Index flag = scope.any_output(choices);
    if (choices.flip()) return {flag, any_bit(choices, scope)};
    return {flag, OutputHinge{scope.any_output(choices)}};
}

/// What the network has at an output: its activation, and the outputs among its predecessors. So the check holds where
/// the edges between them have weight 1 and no bias.
VertexRole vertex_role(const Scope& scope, Index vertex) {
    VertexRole role{scope.network.vertices[vertex].activation.value_or(Activation{Identity{}}), {}};
    for (const Edge& edge : scope.network.edges)
        for (Index position = 0; position < scope.outputs.size() && edge.to == vertex; ++position)
            if (scope.outputs[position] == edge.from) role.sum.push_back(position);
    return role;
}

Role any_role(Choices& choices, const Scope& scope, Index vertex) {
    switch (choices.below(4)) {
        case 1:
            return ParameterRole{any_increasing(choices, choices.count(0, 3), scope.numbers)};
        case 2:
            return vertex_role(scope, vertex);
        case 3: {
            const Index out = scope.any_output(choices);
            return OutRole{out, scope.any_output(choices)};
        }
        default:
            return PortRole{};
    }
}

Trace any_trace(Choices& choices, const Scope& scope) {
    Inner inner = any_inner(choices, scope);
    Trace loss{std::move(inner.loss), std::move(inner.outputs), {}, abs(any_rational(choices, scope.numbers))};
    const Index sentinel = scope.any_output(choices);
    for (Index position = 0; position < scope.outputs.size(); ++position)
        loss.roles.push_back(position == sentinel ? SentinelRole{} : any_role(choices, scope, scope.outputs[position]));
    return loss;
}

Probe any_probe(Choices& choices, const Scope& scope) {
    Probe probe;
    probe.head = scope.any_output(choices);
    probe.value = any_nonzero_rational(choices, scope.numbers);
    probe.path = any_positions(choices, scope.outputs.size(), 4);
    probe.zero = any_positions(choices, scope.outputs.size(), 4);
    probe.options = any_increasing(choices, choices.count(0, 3), scope.numbers);
    return probe;
}

PublishedProbeLoss any_published_probe(Choices& choices, const Scope& scope) {
    Inner inner = any_inner(choices, scope);
    PublishedProbeLoss loss{std::move(inner.loss), std::move(inner.outputs), {}, 0};
    loss.penalty = abs(any_rational(choices, scope.numbers));
    const std::size_t count = scope.outputs.empty() ? 0 : choices.count(0, 3);
    for (std::size_t i = 0; i < count; ++i) loss.probes.push_back(any_probe(choices, scope));
    return loss;
}

Loss of_kind(Choices& choices, LossKind kind, const Scope& scope) {
    const std::size_t outputs = scope.outputs.size();
    if (!admits(kind, outputs)) return {ZeroOne{}};
    switch (kind) {
        case LossKind::zero_one:
            break;
        case LossKind::squared_error:
            return {SquaredError{}};
        case LossKind::half_squared_error:
            return {HalfSquaredError{}};
        case LossKind::absolute_error:
            return {AbsoluteError{}};
        case LossKind::sign_error:
            return {SignError{}};
        case LossKind::hinge:
            return {Hinge{}};
        case LossKind::positive_sign:
            return {PositiveSign{}};
        case LossKind::csp_decode:
            return {any_decode<CspDecode>(choices, outputs)};
        case LossKind::published_csp_decode:
            return {any_decode<PublishedCspDecode>(choices, outputs)};
        case LossKind::satisfies:
            return {Satisfies{any_cnf(choices, {outputs, outputs, 3, 3})}};
        case LossKind::bit:
            return {any_bit(choices, scope)};
        case LossKind::flagged:
            return {any_flagged(choices, scope)};
        case LossKind::trace:
            if (scope.nesting > 0) return {any_trace(choices, scope)};
            break;
        case LossKind::published_probe:
            if (scope.nesting > 0) return {any_published_probe(choices, scope)};
            break;
    }
    return {ZeroOne{}};
}

}  // namespace

Loss any_loss(Choices& choices, LossKind kind, const Network& network, const Numbers& numbers) {
    return of_kind(choices, kind, {network, network.outputs, numbers});
}

}  // namespace reductio::fuzz
