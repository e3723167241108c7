#include "impl/evaluation.hpp"

#include <algorithm>

#include "impl/activations.hpp"
#include "impl/building.hpp"
#include "impl/losses.hpp"
#include "spec/document.hpp"

namespace reductio::impl {

namespace {

std::string edge_place(std::size_t edge) { return "/edges/" + std::to_string(edge); }

/// The network with everything looked up that its evaluation on many samples needs.
struct Forward {
    const Network& network;
    std::vector<const EdgeValues*> own;
    Arithmetic exact;
    std::vector<std::vector<Index>> incoming = std::vector<std::vector<Index>>(network.vertices.size());

    Forward(const Network& n, const ParameterValues& p, const Budget& budget)
        : network(n), own(own_entries(p)), exact(budget) {
        for (std::size_t e = 0; e < network.edges.size(); ++e) incoming[network.edges[e].to].push_back(e);
    }

    std::vector<Rational> values(const std::vector<Rational>& x) const {
        std::vector<Rational> z(network.vertices.size());
        std::optional<Index> source;
        if (const auto* input = std::get_if<SourceInput>(&network.input)) source = input->source;
        if (const auto* input = std::get_if<InjectedInput>(&network.input))
            for (std::size_t i = 0; i < x.size(); ++i) z[input->vertices[i]] = x[i];  // the sum starts with it
        for (std::size_t v = 0; v < z.size(); ++v) {
            if (v == source) continue;
            for (const Index e : incoming[v]) z[v] = exact.sum(z[v], contribution(e, source, x, z));
            z[v] = apply(*network.vertices[v].activation, z[v], exact);
        }
        return z;
    }

    /// w_e . z_u + b_e
    Rational contribution(Index e, std::optional<Index> source, const std::vector<Rational>& x,
                          const std::vector<Rational>& z) const {
        const EdgeValues& values = *own[e];
        const Index tail = network.edges[e].from;
        if (tail != source) return exact.sum(exact.product(values.weights[0], z[tail]), values.bias);
        Rational sum = values.bias;
        for (std::size_t i = 0; i < x.size(); ++i) sum = exact.sum(sum, exact.product(values.weights[i], x[i]));
        return sum;
    }

    std::vector<Rational> outputs(const std::vector<Rational>& x) const {
        const auto z = values(x);
        const auto* input = std::get_if<SourceInput>(&network.input);
        std::vector<Rational> f;
        f.reserve(network.outputs.size());
        for (const Index t : network.outputs) f.push_back(input && t == input->source ? x[0] : z[t]);
        return f;
    }
};

Rational regularisation(const Regulariser& regulariser, const ParameterValues& parameters, const Arithmetic& exact) {
    const auto& centre = std::visit([](const auto& r) -> const ParameterValues& { return r.centre; }, regulariser);
    Rational squares = 0;
    bool distinct = false;
    const auto compare = [&](const Rational& a, const Rational& b) {
        const Rational difference = exact.difference(a, b);
        distinct = distinct || difference != 0;
        squares = exact.sum(squares, exact.product(difference, difference));
    };
    const auto own = own_entries(parameters);
    const auto other = own_entries(centre);
    for (std::size_t e = 0; e < own.size(); ++e) {
        for (std::size_t i = 0; i < own[e]->weights.size(); ++i) compare(own[e]->weights[i], other[e]->weights[i]);
        compare(own[e]->bias, other[e]->bias);
    }
    if (const auto* quadratic = std::get_if<QuadraticRegulariser>(&regulariser))
        return exact.product(quadratic->weight, squares);
    return distinct ? std::get<DistinctRegulariser>(regulariser).penalty : Rational(0);
}

Evaluation evaluate_all(const Nnt& instance, const Parameters& parameters, const Budget& budget) {
    const Forward forward(instance.network, parameters.edges, budget);
    Evaluation evaluation;
    evaluation.samples.reserve(instance.dataset.size());
    for (const Sample& sample : instance.dataset) {
        auto f = forward.outputs(sample.x);
        Rational one = loss(instance.loss, f, sample.y, forward.exact);
        evaluation.total = forward.exact.sum(evaluation.total, forward.exact.product(Rational(sample.times), one));
        evaluation.samples.push_back({std::move(f), std::move(one)});
    }
    if (instance.regulariser)
        evaluation.total =
            forward.exact.sum(evaluation.total, regularisation(*instance.regulariser, parameters.edges, forward.exact));
    evaluation.within = evaluation.total <= instance.gamma;
    return evaluation;
}

bool among(const OptionList& options, const Rational& value) {
    const auto* list = std::get_if<0>(&options);
    return !list || std::binary_search(list->begin(), list->end(), value);
}

std::optional<Error> outside_options(const Nnt& instance, const ParameterValues& values) {
    const auto options = own_entries(instance.parameters);
    const auto own = own_entries(values);
    for (std::size_t e = 0; e < own.size(); ++e) {
        for (std::size_t i = 0; i < own[e]->weights.size(); ++i)
            if (!among(options[e]->weights[i], own[e]->weights[i]))
                return Error{edge_place(e) + "/weights/" + std::to_string(i), "expected one of the weight's options"};
        if (!among(options[e]->biases, own[e]->bias))
            return Error{edge_place(e) + "/bias", "expected one of the bias's options"};
        const auto* tie = std::get_if<SameAs>(&instance.parameters[e]);
        if (tie && !(*own[e] == *own[tie->edge]))
            return Error{edge_place(e), "expected the values of edge " + std::to_string(tie->edge)};
    }
    return std::nullopt;
}

std::optional<Error> too_long(const Nnt& instance, const ParameterValues& values) {
    if (!instance.parameter_bits) return std::nullopt;
    Integer bits = 0;
    for (const EdgeValues* own : own_entries(values)) {
        for (const auto& weight : own->weights) bits += static_cast<unsigned long>(length(weight));
        bits += static_cast<unsigned long>(length(own->bias));
    }
    const Integer size = 8 * static_cast<unsigned long>(write_document(Document{instance}).size());
    const auto& [factor, power] = *instance.parameter_bits;
    // |enc(theta)| <= C1 |I|^C2; the power need not be formed beyond the bits it is compared with.
    Integer bound = factor;
    for (Integer i = 0; i < power && bound != 0 && bound < bits; ++i) bound *= size;
    if (bits <= bound) return std::nullopt;
    return Error{"/edges",
                 "expected parameters of at most " + bound.get_str() + " bits in all, found " + bits.get_str()};
}

}  // namespace

Error over_budget(const OverBudget& over, const Budget& budget) {
    return Error{
        "", "a value would need " + std::to_string(over.bits) + " bits; the budget is " + std::to_string(budget.bits)};
}

Result<std::vector<Rational>> vertex_values(const Network& network, const Parameters& parameters,
                                            const std::vector<Rational>& x, const Budget& budget) {
    if (auto error = wrong_parameters(network, parameters)) return *error;
    try {
        return Forward(network, parameters.edges, budget).values(x);
    } catch (const OverBudget& over) {
        return over_budget(over, budget);
    }
}

Result<Evaluation> evaluate(const Nnt& instance, const Parameters& parameters, const Budget& budget) {
    if (auto error = wrong_parameters(instance.network, parameters)) return *error;
    try {
        return evaluate_all(instance, parameters, budget);
    } catch (const OverBudget& over) {
        return over_budget(over, budget);
    }
}

std::optional<Error> not_allowed(const Nnt& instance, const Parameters& parameters) {
    if (auto error = wrong_parameters(instance.network, parameters)) return error;
    if (auto error = outside_options(instance, parameters.edges)) return error;
    return too_long(instance, parameters.edges);
}

}  // namespace reductio::impl
