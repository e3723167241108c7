#include "fuzz/document_parts.hpp"

namespace reductio::fuzz {

namespace {

const Numbers numbers{9, 4};

std::vector<Rational> any_rationals(Choices& choices) {
    return any_list(choices, [&] { return any_rational(choices, numbers); });
}

std::optional<Rational> perhaps_rational(Choices& choices) {
    if (!choices.flip()) return std::nullopt;
    return any_rational(choices, numbers);
}

}  // namespace

std::string any_text(Choices& choices) {
    return choices.pick<std::string>({"", "a", "repaired", "\"", "a\\b/c~d", "\n\t\x01", "\xc3\xa9"});
}

Answer any_answer(Choices& choices) { return choices.flip() ? Answer::no : Answer::yes; }

// Solutions

std::vector<Index> any_increasing_indices(Choices& choices) { return any_positions(choices, 2 * most_listed); }

Assignment any_assignment(Choices& choices) {
    return {any_list(choices, [&] { return Index{choices.below(100)}; })};
}

Model any_model(Choices& choices) {
    Model model;
    const auto variables = static_cast<Literal>(choices.count(0, most_listed));
    for (Literal variable = 1; variable <= variables; ++variable)
        model.literals.push_back(choices.flip() ? -variable : variable);
    return model;
}

Parameters any_parameter_document(Choices& choices) {
    return generate_parameters(choices, generate_nnt(choices, document_size));
}

Evaluation any_evaluation(Choices& choices) {
    Evaluation evaluation;
    evaluation.samples = any_list(choices, [&] {
        auto output = any_rationals(choices);
        return SampleEvaluation{std::move(output), any_rational(choices, numbers)};
    });
    evaluation.total = choices.chance(1, 4) ? Rational(huge_integer(choices)) : any_rational(choices, numbers);
    evaluation.within = choices.flip();
    return evaluation;
}

// Answers and options

Decision any_decision(Choices& choices) {
    if (choices.flip()) return {Answer::unknown, any_text(choices)};
    return {any_answer(choices), std::nullopt};
}

Options any_option_document(Choices& choices) {
    Options options;
    if (choices.flip()) options.activation = any_polynomial(choices, {0, most_listed, numbers}).coefficients;
    options.yes = perhaps_rational(choices);
    options.no = perhaps_rational(choices);
    options.gap = perhaps_rational(choices);
    options.weight = perhaps_rational(choices);
    return options;
}

// Findings and evidence

VectorSets any_vector_sets(Choices& choices) {
    return any_list(choices, [&] { return any_list(choices, [&] { return any_rationals(choices); }); });
}

std::optional<Index> perhaps_index(Choices& choices) {
    if (!choices.flip()) return std::nullopt;
    return Index{choices.below(100)};
}

Refutation any_refutation(Choices& choices) {
    Refutation refutation;
    refutation.instance = generate_nnt(choices, document_size);
    refutation.reachable = any_vector_sets(choices);
    refutation.middle = perhaps_index(choices);
    return refutation;
}

ProofStep any_proof_step(Choices& choices) {
    ProofStep step;
    step.clause = any_list(choices, [&] {
        const auto variable = static_cast<Literal>(1 + choices.below(100));
        return choices.flip() ? -variable : variable;
    });
    step.deleted = choices.flip();
    return step;
}

}  // namespace reductio::fuzz
