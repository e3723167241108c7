#include "tests/mutants/evaluators.hpp"

#include "checkers/evaluation.hpp"
#include "fuzz/network_generators.hpp"
#include "impl/evaluation.hpp"

namespace reductio::mutants {

namespace {

void nothing(Nnt&, Parameters&) {}
void unchanged(const Nnt&, Evaluation&) {}

/// Applies a change to every activation, inner ones too.
void each_activation(Activation& activation, const std::function<void(Activation&)>& change) {
    if (auto* rounded = std::get_if<Rounded>(&activation.is)) each_activation(*rounded->of, change);
    if (auto* probe = std::get_if<PublishedProbe>(&activation.is)) each_activation(*probe->of, change);
    change(activation);
}

std::function<void(Nnt&, Parameters&)> in_activations(std::function<void(Activation&)> change) {
    return [change](Nnt& instance, Parameters&) {
        for (auto& vertex : instance.network.vertices)
            if (vertex.activation) each_activation(*vertex.activation, change);
    };
}

void forget_biases(Nnt&, Parameters& parameters) {
    for (auto& entry : parameters.edges)
        if (auto* own = std::get_if<EdgeValues>(&entry)) own->bias = 0;
}

void forget_second_weights(Nnt&, Parameters& parameters) {
    for (auto& entry : parameters.edges)
        if (auto* own = std::get_if<EdgeValues>(&entry); own && own->weights.size() > 1) own->weights[1] = 0;
}

void follow_no_tie(Nnt&, Parameters& parameters) {
    const auto own = own_entries(parameters.edges);
    ParameterValues values;
    for (std::size_t e = 0; e < own.size(); ++e) {
        const bool tied = std::holds_alternative<SameAs>(parameters.edges[e]);
        values.emplace_back(tied ? EdgeValues{std::vector<Rational>(own[e]->weights.size()), 0} : *own[e]);
    }
    parameters.edges = values;
}

void skip_last_edge(Nnt&, Parameters& parameters) {
    if (parameters.edges.empty()) return;
    auto& last = parameters.edges.back();
    last = EdgeValues{std::vector<Rational>(own_entries(parameters.edges).back()->weights.size()), 0};
}

void forget_times(Nnt& instance, Parameters&) {
    for (auto& sample : instance.dataset) sample.times = 1;
}

void swap_squares(Nnt& instance, Parameters&) {
    if (std::holds_alternative<SquaredError>(instance.loss.is)) instance.loss.is = HalfSquaredError{};
}

void forget_inputs(Nnt& instance, Parameters&) {
    for (auto& sample : instance.dataset)
        for (auto& x : sample.x) x = 0;
}

void drop_leading_coefficient(Activation& activation) {
    if (auto* polynomial = std::get_if<Polynomial>(&activation.is); polynomial && !polynomial->coefficients.empty())
        polynomial->coefficients.pop_back();
}

void shift_last_breakpoint(Activation& activation) {
    if (auto* function = std::get_if<PiecewiseLinear>(&activation.is); function && !function->breakpoints.empty())
        function->breakpoints.back() += Rational(1, 1000);  // as if pieces were open on the left
}

void forget_clip(Activation& activation) {
    if (auto* rounded = std::get_if<Rounded>(&activation.is)) rounded->high.reset();
}

void one_bit_more(Activation& activation) {
    if (auto* rounded = std::get_if<Rounded>(&activation.is)) ++rounded->bits;
}

void encode_as_printed(Activation& activation) {
    if (std::holds_alternative<DecimalEncode>(activation.is)) activation.is = PublishedDecimalEncode{};
}

void multiply_as_printed(Activation& activation) {
    if (std::holds_alternative<DecimalProduct>(activation.is)) activation.is = PublishedDecimalProduct{};
}

void lose_zero_loss(Nnt& instance, Parameters&) {
    if (auto* decode = std::get_if<CspDecode>(&instance.loss.is))
        instance.loss.is = PublishedCspDecode{decode->alphabet, decode->allowed};
}

void next_bit(Nnt& instance, Parameters&) {
    if (auto* bit = std::get_if<BitLoss>(&instance.loss.is)) ++bit->bit;
}

void exclude_the_threshold(const Nnt& instance, Evaluation& evaluation) {
    evaluation.within = evaluation.total < instance.gamma;
}

}  // namespace

std::vector<EvaluatorMutant> evaluator_mutants() {
    return {
        {"forgets the biases", forget_biases, unchanged},
        {"forgets an edge's second weight", forget_second_weights, unchanged},
        {"follows no tie", follow_no_tie, unchanged},
        {"skips the last edge", skip_last_edge, unchanged},
        {"forgets times", forget_times, unchanged},
        {"halves the squared error", swap_squares, unchanged},
        {"forgets the regulariser", [](Nnt& instance, Parameters&) { instance.regulariser.reset(); }, unchanged},
        {"forgets the inputs", forget_inputs, unchanged},
        {"drops a polynomial's leading coefficient", in_activations(drop_leading_coefficient), unchanged},
        {"closes pieces on the right", in_activations(shift_last_breakpoint), unchanged},
        {"forgets the upper clip", in_activations(forget_clip), unchanged},
        {"rounds to one bit more", in_activations(one_bit_more), unchanged},
        {"encodes decimals as printed", in_activations(encode_as_printed), unchanged},
        {"multiplies decimals as printed", in_activations(multiply_as_printed), unchanged},
        {"decodes without a loss of 0", lose_zero_loss, unchanged},
        {"reads the next bit", next_bit, unchanged},
        {"excludes the threshold", nothing, exclude_the_threshold},
    };
}

Result<Evaluation> forward(const Nnt& instance, const Parameters& parameters) {
    return impl::evaluate(instance, parameters);
}

Result<Evaluation> backward(const Nnt& instance, const Parameters& parameters) {
    return checkers::evaluate(instance, parameters);
}

Evaluator mutated(const Evaluator& evaluator, const EvaluatorMutant& mutant) {
    return [=](const Nnt& instance, const Parameters& parameters) -> Result<Evaluation> {
        Nnt taken = instance;
        Parameters values = parameters;
        mutant.before(taken, values);
        auto evaluation = evaluator(taken, values);
        if (evaluation) mutant.after(instance, *evaluation);
        return evaluation;
    };
}

EvaluatorCase network_case(fuzz::Choices& choices) {
    EvaluatorCase made;
    made.instance = fuzz::generate_nnt(choices, fuzz::Size::of(fuzz::default_size));
    made.parameters = fuzz::generate_parameters(choices, made.instance);
    return made;
}

bool agree(const Evaluator& a, const Evaluator& b, const EvaluatorCase& made) {
    const auto left = a(made.instance, made.parameters);
    const auto right = b(made.instance, made.parameters);
    if (!left || !right) return !left && !right;
    return *left == *right;
}

}  // namespace reductio::mutants
