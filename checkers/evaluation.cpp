#include "checkers/evaluation.hpp"

#include "checkers/losses.hpp"
#include "checkers/training.hpp"

namespace reductio::checkers {

namespace {

std::vector<Fmpq> numbers(const std::vector<Rational>& rationals) { return {rationals.begin(), rationals.end()}; }

/// weight times the sum of squared distances over all weights and biases; a tied edge counts on its own.
Fmpq quadratic(const QuadraticRegulariser& regulariser, const ParameterValues& parameters, const Budget& budget) {
    const std::vector<Index> owner = owners(parameters);
    const std::vector<Index> centre_owner = owners(regulariser.centre);
    Fmpq total;
    const auto add = [&](const Rational& value, const Rational& centre) {
        const Fmpq distance = difference(Fmpq(value), Fmpq(centre), budget);
        total = sum(total, product(distance, distance, budget), budget);
    };
    for (Index e = 0; e < parameters.size(); ++e) {
        const auto& here = std::get<EdgeValues>(parameters[owner[e]]);
        const auto& centre = std::get<EdgeValues>(regulariser.centre[centre_owner[e]]);
        for (Index i = 0; i < here.weights.size(); ++i) add(here.weights[i], centre.weights[i]);
        add(here.bias, centre.bias);
    }
    return product(Fmpq(regulariser.weight), total, budget);
}

Fmpq distinct(const DistinctRegulariser& regulariser, const ParameterValues& parameters) {
    const std::vector<Index> owner = owners(parameters);
    const std::vector<Index> centre_owner = owners(regulariser.centre);
    for (Index e = 0; e < parameters.size(); ++e) {
        if (parameters[owner[e]] != regulariser.centre[centre_owner[e]]) return Fmpq(regulariser.penalty);
    }
    return 0;
}

}  // namespace

Training::Training(const Nnt& instance, const Budget& budget)
    : instance_(instance), budget_(budget), values_(instance.network, budget) {
    samples_.reserve(instance.dataset.size());
    for (const Sample& sample : instance.dataset) {
        samples_.push_back({numbers(sample.x), numbers(sample.y), Fmpq(sample.times)});
    }
}

Fmpq Training::regularisation(const ParameterValues& parameters) const {
    if (!instance_.regulariser) return 0;
    if (const auto* penalty = std::get_if<DistinctRegulariser>(&*instance_.regulariser)) {
        return distinct(*penalty, parameters);
    }
    const auto& quadratic_one = std::get<QuadraticRegulariser>(*instance_.regulariser);
    return named([] { return "regulariser"; }, [&] { return quadratic(quadratic_one, parameters, budget_); });
}

Fmpq Training::total(const ParameterValues& parameters, const Seen& seen) {
    values_.set_parameters(parameters);
    Fmpq total = regularisation(parameters);
    for (Index i = 0; i < samples_.size(); ++i) {
        values_.set_input(samples_[i].x);
        outputs_.clear();
        for (const Index output : instance_.network.outputs) outputs_.push_back(values_.value(output));
        const auto name = [&] { return "loss of sample " + std::to_string(i); };
        const Fmpq loss = named(name, [&] { return loss_value(instance_.loss, outputs_, samples_[i].y, budget_); });
        if (seen) seen(outputs_, loss);
        total = named([] { return "total loss"; },
                      [&] { return sum(total, product(samples_[i].times, loss, budget_), budget_); });
    }
    return total;
}

Result<Evaluation> evaluate(const Nnt& instance, const Parameters& parameters, const Budget& budget) {
    if (auto error = wrong_shape(instance.network, parameters.edges, "/edges")) return *error;
    return or_error([&] {
        Evaluation evaluation;
        evaluation.samples.reserve(instance.dataset.size());
        const auto record = [&](const std::vector<Fmpq>& outputs, const Fmpq& loss) {
            SampleEvaluation& sample = evaluation.samples.emplace_back();
            sample.output.reserve(outputs.size());
            for (const Fmpq& output : outputs) sample.output.push_back(output.to_rational());
            sample.loss = loss.to_rational();
        };
        evaluation.total = Training(instance, budget).total(parameters.edges, record).to_rational();
        evaluation.within = evaluation.total <= instance.gamma;
        return evaluation;
    });
}

Result<std::vector<Rational>> vertex_values(const Network& network, const Parameters& parameters,
                                            const std::vector<Rational>& x, const Budget& budget) {
    if (auto error = wrong_shape(network, parameters.edges, "/edges")) return *error;
    if (x.size() != input_size(network)) {
        return Error{"", "expected an input of " + std::to_string(input_size(network)) + " numbers"};
    }
    return or_error([&] {
        NetworkValues<Fmpq> values(network, budget);
        values.set_parameters(parameters.edges);
        const std::vector<Fmpq> input = numbers(x);
        values.set_input(input);
        const auto* source = std::get_if<SourceInput>(&network.input);
        std::vector<Rational> result(network.vertices.size());
        for (Index vertex = 0; vertex < result.size(); ++vertex) {
            if (source == nullptr || source->source != vertex) result[vertex] = values.value(vertex).to_rational();
        }
        return result;
    });
}

}  // namespace reductio::checkers
