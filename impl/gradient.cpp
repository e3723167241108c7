#include "impl/gradient.hpp"

#include "impl/backpropagation.hpp"
#include "impl/building.hpp"
#include "impl/evaluation.hpp"

namespace reductio::impl {

namespace {

/// total += times * part
void accumulate(ParameterValues& total, const ParameterValues& part, const Rational& times, const Arithmetic& exact) {
    for (Index e = 0; e < total.size(); ++e) {
        auto* sum = std::get_if<EdgeValues>(&total[e]);
        if (!sum) continue;
        const auto& more = std::get<EdgeValues>(part[e]);
        sum->bias = exact.sum(sum->bias, exact.product(times, more.bias));
        for (Index i = 0; i < sum->weights.size(); ++i)
            sum->weights[i] = exact.sum(sum->weights[i], exact.product(times, more.weights[i]));
    }
}

/// The squared distance counts every edge on its own, a tied one too.
void add_regulariser(const QuadraticRegulariser& regulariser, const ParameterValues& parameters, ParameterValues& total,
                     const Arithmetic& exact) {
    const Rational factor = exact.product(2, regulariser.weight);
    const auto at = own_entries(parameters);
    const auto centre = own_entries(regulariser.centre);
    const auto owners = Backpropagation::owned(total);
    const auto pull = [&](Rational& sum, const Rational& a, const Rational& b) {
        sum = exact.sum(sum, exact.product(factor, exact.difference(a, b)));
    };
    for (Index e = 0; e < at.size(); ++e) {
        for (Index i = 0; i < at[e]->weights.size(); ++i)
            pull(owners[e]->weights[i], at[e]->weights[i], centre[e]->weights[i]);
        pull(owners[e]->bias, at[e]->bias, centre[e]->bias);
    }
}

template <class Compute>
auto or_error(const Budget& budget, const Compute& compute) -> Result<decltype(compute())> {
    try {
        return compute();
    } catch (const OverBudget& over) {
        return over_budget(over, budget);
    } catch (const NoDerivative& none) {
        return none.error;
    }
}

}  // namespace

Result<Gradients> gradients(const Nnt& instance, const Parameters& parameters, const Budget& budget) {
    if (auto error = wrong_parameters(instance.network, parameters)) return *error;
    if (instance.regulariser && std::holds_alternative<DistinctRegulariser>(*instance.regulariser))
        return Error{"/regulariser", "the regulariser has no derivative"};
    return or_error(budget, [&] {
        Backpropagation backpropagation(instance.network, parameters.edges, instance.loss, budget);
        Gradients result;
        result.total.edges = backpropagation.zero();
        for (const Sample& sample : instance.dataset) {
            result.samples.push_back({backpropagation.of(sample)});
            accumulate(result.total.edges, result.samples.back().edges, sample.times, backpropagation.exact());
        }
        if (instance.regulariser)
            add_regulariser(std::get<QuadraticRegulariser>(*instance.regulariser), parameters.edges, result.total.edges,
                            backpropagation.exact());
        return result;
    });
}

Result<Rational> derivative(const Gradient& question, const Budget& budget) {
    return or_error(budget, [&] {
        Backpropagation backpropagation(question.network, question.parameters, question.loss, budget);
        Rational total = 0;
        for (const Sample& sample : question.dataset) {
            auto gradient = backpropagation.of(sample);
            const Rational& one = Backpropagation::owned(gradient)[question.edge]->weights[0];
            total = backpropagation.exact().sum(total, backpropagation.exact().product(sample.times, one));
        }
        return total;
    });
}

Parameters descended(const Parameters& parameters, const Parameters& gradient, const Rational& rate) {
    Parameters result = parameters;
    for (Index e = 0; e < result.edges.size(); ++e) {
        auto* values = std::get_if<EdgeValues>(&result.edges[e]);
        if (!values) continue;
        const auto& slope = std::get<EdgeValues>(gradient.edges[e]);
        for (Index i = 0; i < values->weights.size(); ++i) values->weights[i] -= rate * slope.weights[i];
        values->bias -= rate * slope.bias;
    }
    return result;
}

}  // namespace reductio::impl
