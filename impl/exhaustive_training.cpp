#include "impl/exhaustive_training.hpp"

namespace reductio::impl {

namespace {

/// One scalar parameter that is free to choose, and where its value stands.
struct Choice {
    const std::vector<Rational>* options;
    Rational* value;
    std::size_t at = 0;
};

/// The choices of an instance, over a vector of parameters that they change in place. Tied edges have none.
std::optional<Error> collect(const Nnt& instance, Parameters& parameters, std::vector<Choice>& choices) {
    for (const auto& entry : instance.parameters) {
        if (const auto* tie = std::get_if<SameAs>(&entry)) {
            parameters.edges.emplace_back(*tie);
        } else {
            EdgeValues values;
            values.weights.resize(std::get<EdgeOptions>(entry).weights.size());
            parameters.edges.emplace_back(std::move(values));
        }
    }
    const auto add = [&](const OptionList& options, Rational& value) {
        const auto* list = std::get_if<0>(&options);
        if (list) choices.push_back(Choice{list, &value});
        return list != nullptr;
    };
    for (std::size_t e = 0; e < instance.parameters.size(); ++e) {
        const auto* own = std::get_if<EdgeOptions>(&instance.parameters[e]);
        if (!own) continue;
        auto& values = std::get<EdgeValues>(parameters.edges[e]);
        bool finite = true;
        for (std::size_t i = 0; i < own->weights.size(); ++i)
            finite = add(own->weights[i], values.weights[i]) && finite;
        if (!add(own->biases, values.bias) || !finite)
            return Error{"/parameters/" + std::to_string(e),
                         "expected finite lists of options: a continuum cannot be searched exhaustively"};
    }
    return std::nullopt;
}

Integer count(const std::vector<Choice>& choices) {
    Integer vectors = 1;
    for (const Choice& choice : choices) vectors *= static_cast<unsigned long>(choice.options->size());
    return vectors;
}

/// The next vector, the last choice fastest; false after the last one.
bool advance(std::vector<Choice>& choices) {
    for (auto choice = choices.rbegin(); choice != choices.rend(); ++choice) {
        choice->at = choice->at + 1 == choice->options->size() ? 0 : choice->at + 1;
        *choice->value = (*choice->options)[choice->at];
        if (choice->at != 0) return true;
    }
    return false;
}

/// A solution names every value, tied ones too.
Parameters spelled_out(const Parameters& parameters) {
    Parameters all;
    for (const EdgeValues* own : own_entries(parameters.edges)) all.edges.emplace_back(*own);
    return all;
}

}  // namespace

Result<Training> train_exhaustively(const Nnt& instance, const Integer& most_vectors, const Budget& budget) {
    Parameters parameters;
    std::vector<Choice> choices;
    if (auto error = collect(instance, parameters, choices)) return *error;
    const Integer vectors = count(choices);
    if (vectors > most_vectors)
        return Error{"/parameters",
                     "expected at most " + most_vectors.get_str() + " parameter vectors, found " + vectors.get_str()};
    Training training;
    if (vectors == 0) return training;
    for (Choice& choice : choices) *choice.value = choice.options->front();
    do {
        if (instance.parameter_bits && not_allowed(instance, parameters)) continue;
        ++training.vectors;
        auto evaluation = evaluate(instance, parameters, budget);
        if (!evaluation) return evaluation.error();
        if (!training.least || evaluation->total < *training.least) {
            training.least = evaluation->total;
            training.attaining = 0;
            training.first = spelled_out(parameters);
        }
        if (evaluation->total == *training.least) ++training.attaining;
    } while (advance(choices));
    return training;
}

}  // namespace reductio::impl
