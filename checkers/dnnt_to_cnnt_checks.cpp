#include "checkers/dnnt_to_cnnt_checks.hpp"

#include <algorithm>

namespace reductio::checkers {

namespace {

/// Every loss but those that contain a penalty.
bool is_never_negative(const Loss& loss) {
    if (const auto* trace = std::get_if<Trace>(&loss.is)) return trace->penalty >= 0 && is_never_negative(*trace->loss);
    if (const auto* published = std::get_if<PublishedProbeLoss>(&loss.is))
        return published->penalty >= 0 && is_never_negative(*published->loss);
    return true;
}

/// Whether some output is constant and differs from its label.
bool misses_label(const Nnt& target, const Sample& sample, const Meaning& meaning) {
    const Network& network = target.network;
    for (Index at = 0; at < network.outputs.size(); ++at) {
        const auto& activation = network.vertices[network.outputs[at]].activation;
        const auto* constant = activation ? std::get_if<Constant>(&activation->is) : nullptr;
        if (constant == nullptr) continue;
        const Truth equal = is_equal(meaning(constant->value), meaning(sample.y[at]));
        if (const auto* is = std::get_if<bool>(&equal.is); is && !*is) return true;
    }
    return false;
}

/// Works out the values of one sample, vertex by vertex.
struct Walk {
    const Traced& traced;
    const Sample& sample;
    SampleKind kind;
    const NetworkTerms& network;
    const Reading& reading;
    std::vector<Number> x = {};
    Values values = {};

    Number at_position(Index at) const { return values.of[traced.target.network.outputs[at]]; }
    Number raw(Index vertex) const {
        const Number a = network.pre_activation(vertex, x, values.of);
        const auto& activation = traced.target.network.vertices[vertex].activation;
        return activation ? reading.apply(*activation, a) : a;
    }
    /// What the check says that the value is, if it says so.
    std::optional<Number> fixed(Index at) const {
        const auto check = traced.check(at, sample.y[at]);
        if (!check || !reading.kept(kind, *check)) return std::nullopt;
        if (check == CheckKind::port) return reading.meaning(sample.y[at]);
        if (check == CheckKind::zero) return Number{};
        if (const auto* out = std::get_if<OutRole>(&traced.trace.roles[at]))
            return sum({at_position(out->vertex), at_position(out->probe)}, reading.budget);
        const auto* vertex = std::get_if<VertexRole>(&traced.trace.roles[at]);
        if (vertex == nullptr) return std::nullopt;
        std::vector<Number> summands;
        for (const Index position : vertex->sum) summands.push_back(at_position(position));
        return reading.apply(vertex->activation, sum(summands, reading.budget));
    }
    Number value(Index vertex) {
        const auto at = traced.position[vertex];
        if (!at) return raw(vertex);
        const auto by_check = fixed(*at);
        const auto* parameter = std::get_if<ParameterRole>(&traced.trace.roles[*at]);
        if (by_check) {
            if (parameter || reading.every_equation) values.required[vertex] = is_equal(raw(vertex), *by_check);
            return *by_check;
        }
        const Number by_network = raw(vertex);
        if (parameter && traced.check(*at, sample.y[*at]) && reading.kept(kind, CheckKind::option) &&
            traced.check(*at, sample.y[*at]) == CheckKind::option)
            values.required[vertex] = is_among(by_network, parameter->options, reading.meaning);
        return by_network;
    }
};

/// Positions that a role reads have to be worked out before.
void check_order(const Traced& traced) {
    const auto& outputs = traced.target.network.outputs;
    for (Index at = 0; at < outputs.size(); ++at) {
        std::vector<Index> read;
        if (const auto* out = std::get_if<OutRole>(&traced.trace.roles[at])) read = {out->vertex, out->probe};
        if (const auto* vertex = std::get_if<VertexRole>(&traced.trace.roles[at])) read = vertex->sum;
        if (std::ranges::any_of(read, [&](Index position) { return outputs[position] >= outputs[at]; }))
            throw Misshapen{"a role of the target reads a later vertex"};
    }
}

}  // namespace

std::optional<Fmpq> left_by_checks(const Traced& traced, const Meaning& meaning) {
    const Number penalty = meaning(traced.trace.penalty);
    const Number gamma = meaning(traced.target.gamma);
    if (!known(penalty) || !known(gamma) || *known(penalty) < 1 || traced.target.regulariser) return std::nullopt;
    if (!is_never_negative(*traced.trace.loss)) return std::nullopt;
    Fmpq least;
    for (const Sample& sample : traced.target.dataset) {
        if (!misses_label(traced.target, sample, meaning)) return std::nullopt;
        least = least + Fmpq(sample.times);
    }
    for (const Sample& sample : traced.target.dataset) {
        const Fmpq times(sample.times);
        if (least - times + times * *known(penalty) <= *known(gamma)) return std::nullopt;
    }
    return *known(gamma) - least;
}

Values values_by_checks(const Traced& traced, Index sample, const NetworkTerms& network, const Reading& reading) {
    check_order(traced);
    const Sample& at = traced.target.dataset[sample];
    Walk walk = {traced, at, traced.kind(sample), network, reading};
    std::ranges::transform(at.x, std::back_inserter(walk.x), reading.meaning);
    const std::size_t size = traced.target.network.vertices.size();
    walk.values = {std::vector<Number>(size), std::vector<Truth>(size)};
    for (Index vertex = 1; vertex < size; ++vertex)
        walk.values.of[vertex] = reading.settled(vertex, walk.value(vertex));
    return std::move(walk.values);
}

}  // namespace reductio::checkers
