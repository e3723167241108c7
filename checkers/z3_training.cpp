#include "checkers/z3_training.hpp"

#include <algorithm>

namespace reductio::checkers {

namespace {

OpenParameter opened(Solver& solver, const OptionList& options, const Meaning& meaning) {
    const auto* list = std::get_if<std::vector<Rational>>(&options);
    if (list == nullptr) return {Choice(solver, 1), {solver.open_real()}};
    OpenParameter parameter = {Choice(solver, list->size()), {}};
    std::ranges::transform(*list, std::back_inserter(parameter.options), meaning);
    return parameter;
}

/// Calls `visit` with every weight and bias of every edge and where it is in `centre`.
template <class Visit>
void with_centre(const OpenParameters& parameters, const ParameterValues& centre, const Visit& visit) {
    const auto own = own_entries(parameters);
    const auto centres = own_entries(centre);
    for (Index e = 0; e < own.size(); ++e) {
        for (Index i = 0; i < own[e]->weights.size(); ++i) visit(own[e]->weights[i], centres[e]->weights[i]);
        visit(own[e]->bias, centres[e]->bias);
    }
}

struct Regularisation {
    const OpenParameters& parameters;
    const Meaning& meaning;
    const Budget& budget;

    std::vector<Summand> operator()(const QuadraticRegulariser& quadratic) const {
        std::vector<Summand> summands;
        with_centre(parameters, quadratic.centre, [&](const OpenParameter& parameter, const Rational& centre) {
            std::vector<Number> squares;  // one for each option, so that Z3 multiplies nothing where options are known
            std::vector<Truth> zero;
            for (Index i = 0; i < parameter.options.size(); ++i) {
                const Number distance = difference(parameter.options[i], meaning(centre), budget);
                squares.push_back(product(distance, distance, budget));
                zero.push_back(conjunction({parameter.choice.is[i], is_equal(distance, Number{})}));
            }
            summands.push_back({Fmpq(quadratic.weight), parameter.choice.of(squares), disjunction(zero)});
        });
        return summands;
    }
    std::vector<Summand> operator()(const DistinctRegulariser& distinct) const {
        std::vector<Truth> equal;
        with_centre(parameters, distinct.centre, [&](const OpenParameter& parameter, const Rational& centre) {
            equal.push_back(is_equal(parameter.choice.of(parameter.options), meaning(centre)));
        });
        const Truth all = conjunction(equal);
        return {{Fmpq(distinct.penalty), either(all, Number{}, Number{1}), all}};
    }
};

}  // namespace

OpenParameters open_parameters(Solver& solver, const Nnt& instance, const Meaning& meaning) {
    OpenParameters parameters;
    for (const auto& entry : instance.parameters) {
        if (const auto* tie = std::get_if<SameAs>(&entry)) {
            parameters.emplace_back(*tie);
            continue;
        }
        const auto& options = std::get<EdgeOptions>(entry);
        EdgeParameters edge = {{}, opened(solver, options.biases, meaning)};
        for (const OptionList& list : options.weights) edge.weights.push_back(opened(solver, list, meaning));
        parameters.emplace_back(std::move(edge));
    }
    return parameters;
}

Truth is_within_gamma(const Nnt& instance, const OpenParameters& parameters, const Meaning& meaning,
                      const Budget& budget) {
    std::vector<Summand> total;
    if (instance.regulariser) total = std::visit(Regularisation{parameters, meaning, budget}, *instance.regulariser);
    const NetworkTerms network(instance.network, parameters, meaning, budget);
    for (const Sample& sample : instance.dataset) {
        const std::vector<Number> f = network.outputs(sample.x);
        std::ranges::move(loss_summands(instance.loss, Fmpq(sample.times), f, sample.y, meaning, budget),
                          std::back_inserter(total));
    }
    return sum_is_at_most(total, meaning(instance.gamma), budget);
}

}  // namespace reductio::checkers
