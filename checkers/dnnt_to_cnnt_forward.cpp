#include "checkers/dnnt_to_cnnt_lemmas.hpp"
#include "checkers/z3_training.hpp"

#include <algorithm>

namespace reductio::checkers {

/// [lift] Ports copy, the edge into a parameter vertex has the parameter, all other weights are 1, the sentinel's 0.
void Lemmas::lift() {
    const auto value = [&](int number) { return OpenParameter{Choice(solver_, 1), {Number{number}}}; };
    const auto& edges = traced_.target.network.edges;
    for (Index e = 0; e < edges.size(); ++e) {
        const auto& lists = own_entry(traced_.target.parameters, e);
        const auto is_real = [](const OptionList& list) { return list == OptionList{Continuum::real}; };
        if (!is_real(lists.biases) || !std::ranges::all_of(lists.weights, is_real))
            throw NotProved{"a parameter of the target is not any real"};
        auto& own = std::get<EdgeParameters>(parameters_[e]);
        own.bias = value(0);
        for (Index i = 0; i < own.weights.size(); ++i) {
            const bool copies = edges[e].from != 0 || i + 1 == edges[e].to;
            own.weights[i] = value(copies && !traced_.is_sentinel(edges[e].to) ? 1 : 0);
        }
    }
    for (const TracedParameter& parameter : traced_.parameters) {
        const auto& options = parameter.options(traced_.source);
        if (options.empty()) throw Impossible{};
        OpenParameter& weight = entering(parameter).weights[0];
        weight = {Choice(solver_, options.size()), {}};
        std::ranges::transform(options, std::back_inserter(weight.options), meaning_);
    }
}

/// The value, once the check at the vertex is proved to pass.
Number Lemmas::checked(Index vertex, const Sample& sample, const std::vector<Number>& values, const Number& value) {
    const auto at = traced_.position[vertex];
    const auto check = at ? traced_.check(*at, sample.y[*at]) : std::nullopt;
    if (!check) return value;
    const auto read = [&](Index position) { return values[traced_.target.network.outputs[position]]; };
    const auto demanded = [&](const Number& expected) {
        demand(is_equal(value, expected), "a check is not shown to pass at lifted parameters");
        return expected;
    };
    const Role& role = traced_.trace.roles[*at];
    switch (*check) {
        case CheckKind::port:
            return demanded(meaning_(sample.y[*at]));
        case CheckKind::zero:
            return demanded(Number{});
        case CheckKind::option:
            demand(is_among(value, std::get<ParameterRole>(role).options, meaning_),
                   "a parameter is not shown to be an option at lifted parameters");
            return value;
        case CheckKind::vertex: {
            std::vector<Number> summands;
            for (const Index position : std::get<VertexRole>(role).sum) summands.push_back(read(position));
            return demanded(apply(std::get<VertexRole>(role).activation, sum(summands, budget_)));
        }
        case CheckKind::out: {
            const auto& out = std::get<OutRole>(role);
            return demanded(sum({read(out.vertex), read(out.probe)}, budget_));
        }
    }
    return value;
}

void Lemmas::forward_on(Index sample, const OpenParameters& source_parameters) {
    const Network& network = traced_.source.network;
    const NetworkTerms source_network(network, source_parameters, meaning_, budget_);
    const bool is_real = sample < traced_.source.dataset.size();
    std::vector<Number> x;
    if (is_real) std::ranges::transform(traced_.source.dataset[sample].x, std::back_inserter(x), meaning_);
    std::vector<Number> z(network.vertices.size());
    std::vector<Number> values(traced_.target.network.vertices.size());
    const auto settle = [&](Index vertex, const Number& raw) {
        Number& value = values[vertex];
        value = checked(vertex, traced_.target.dataset[sample], values, raw);
        const auto v = traced_.source_of[vertex];
        if (!v) return value;
        if (!is_real) return value = simplest(value);
        const bool is_vertex = vertex == traced_.vertex[*v];
        if (is_vertex) z[*v] = apply(*network.vertices[*v].activation, source_network.pre_activation(*v, x, z));
        demand(is_equal(value, z[*v]), "a value is not shown to be the source's at lifted parameters");
        if (is_vertex && !known(z[*v])) z[*v] = solver_.open_real();
        return value = z[*v];
    };
    Reading all = reading(settle);
    all.kept = [](SampleKind, CheckKind) { return false; };
    values_by_checks(traced_, sample, network_, all);
    if (!is_real) return;
    outputs_.push_back({});
    for (const Index at : traced_.trace.outputs) outputs_.back().push_back(values[traced_.target.network.outputs[at]]);
    source_.push_back(z);
}

void Lemmas::forward() {
    lift();
    const OpenParameters source_parameters = extracted();
    for (Index sample = 0; sample < traced_.target.dataset.size(); ++sample) {
        if (sample >= traced_.source.dataset.size() && traced_.is_real(sample))
            throw NotProved{"a probe counts as a real sample"};
        forward_on(sample, source_parameters);
    }
    const auto left = left_by_checks(traced_, meaning_);
    const Number gamma = meaning_(traced_.source.gamma);
    if (!left || !known(gamma) || *left < *known(gamma)) throw NotProved{"less is left for the losses inside"};
    losses_are_the_same();
}

/// Values of one activation have to agree where its arguments do: with each other, and with what is said of it at 0.
bool Lemmas::is_some_source_solved() {
    const Nnt& source = traced_.source;
    const OpenParameters parameters = open_parameters(solver_, source, meaning_);
    const NetworkTerms network(source.network, parameters, meaning_, budget_);
    std::vector<Truth> all;
    std::vector<Summand> total;
    std::vector<Applied> before;
    for (const Sample& sample : source.dataset) {
        std::vector<Number> x;
        std::ranges::transform(sample.x, std::back_inserter(x), meaning_);
        std::vector<Number> z(source.network.vertices.size());
        for (Index v = 0; v < z.size(); ++v) {
            if (v == traced_.source_input()) continue;
            const Activation& activation = *source.network.vertices[v].activation;
            const Applied here = {activation, network.pre_activation(v, x, z), solver_.open_real()};
            const auto agree = [&](const Number& a, const Number& value) {
                all.push_back(disjunction({!is_equal(here.a, a), is_equal(here.value, value)}));
            };
            agree(Number{}, known_value_(activation, 0));
            for (const Applied& other : before)
                if (other.activation == activation) agree(other.a, other.value);
            before.push_back(here);
            z[v] = here.value;
        }
        std::ranges::move(loss_summands(source.loss, Fmpq(sample.times), restricted(z, source.network.outputs),
                                        sample.y, meaning_, budget_),
                          std::back_inserter(total));
    }
    all.push_back(sum_is_at_most(total, meaning_(source.gamma), budget_));
    return solver_.find(all);
}

}  // namespace reductio::checkers
