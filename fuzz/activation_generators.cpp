#include "fuzz/network_generators.hpp"

#include <algorithm>

namespace reductio::fuzz {

std::vector<ActivationKind> every_activation() {
    using enum ActivationKind;
    return {identity,
            constant,
            polynomial,
            piecewise_linear,
            rounded,
            decimal_encode,
            decimal_product,
            published_decimal_encode,
            published_decimal_product,
            published_probe};
}

std::vector<ActivationKind> differentiable_activations() {
    using enum ActivationKind;
    return {identity, constant, polynomial, piecewise_linear, rounded};
}

namespace {

constexpr std::size_t most_coefficients = 4;  // degree 3
constexpr std::size_t most_nesting = 2;

Activation any_nested(Choices& choices, const NntShape& shape, const Numbers& numbers, std::size_t nesting);

/// The step, the rectifier, the clip to [0, 1] and the size.
PiecewiseLinear well_known(Choices& choices) {
    static const std::vector<PiecewiseLinear> all = {
        {{0}, {{0, 0}, {1, 0}}}, {{0}, {{0, 0}, {0, 1}}}, {{0, 1}, {{0, 0}, {1, 0}, {0, 1}}}, {{0}, {{-1, 0}, {1, 0}}}};
    return choices.pick(all);
}

PiecewiseLinear any_piecewise_linear(Choices& choices, const Numbers& numbers) {
    if (!choices.flip()) return well_known(choices);
    PiecewiseLinear activation;
    activation.breakpoints = any_increasing(choices, choices.count(0, 3), numbers);
    for (std::size_t i = 0; i <= activation.breakpoints.size(); ++i) {
        const Rational slope = any_rational(choices, numbers);
        activation.pieces.push_back({slope, any_rational(choices, numbers)});
    }
    return activation;
}

Rounded any_rounded(Choices& choices, const NntShape& shape, const Numbers& numbers, std::size_t nesting) {
    Rounded activation;
    activation.bits = choices.count(0, 4);
    activation.of = any_nested(choices, shape, numbers, nesting);
    if (choices.flip()) activation.low = any_rational(choices, numbers);
    if (choices.flip()) activation.high = any_rational(choices, numbers);
    if (activation.low && activation.high && *activation.low > *activation.high)
        std::swap(*activation.low, *activation.high);
    if (shape.derivatives || choices.flip()) activation.derivative = any_nested(choices, shape, numbers, nesting);
    return activation;
}

PublishedProbe any_published_probe(Choices& choices, const NntShape& shape, const Numbers& numbers,
                                   std::size_t nesting) {
    PublishedProbe activation;
    activation.of = any_nested(choices, shape, numbers, nesting);
    activation.threshold = abs(any_rational(choices, numbers));
    for (std::size_t more = choices.count(0, 2); more > 0; --more) {
        const Rational low = activation.threshold + abs(any_rational(choices, numbers));
        activation.zero.emplace_back(low, low + abs(any_rational(choices, numbers)));
    }
    return activation;
}

Activation of_kind(Choices& choices, ActivationKind kind, const NntShape& shape, const Numbers& numbers,
                   std::size_t nesting) {
    switch (kind) {
        case ActivationKind::identity:
            break;
        case ActivationKind::constant:
            return {Constant{any_rational(choices, numbers)}};
        case ActivationKind::polynomial:
            return {any_polynomial(choices, {0, most_coefficients, numbers})};
        case ActivationKind::piecewise_linear:
            return {any_piecewise_linear(choices, numbers)};
        case ActivationKind::rounded:
            return {any_rounded(choices, shape, numbers, nesting)};
        case ActivationKind::decimal_encode:
            return {DecimalEncode{}};
        case ActivationKind::decimal_product:
            return {DecimalProduct{}};
        case ActivationKind::published_decimal_encode:
            return {PublishedDecimalEncode{}};
        case ActivationKind::published_decimal_product:
            return {PublishedDecimalProduct{}};
        case ActivationKind::published_probe:
            return {any_published_probe(choices, shape, numbers, nesting)};
    }
    return {Identity{}};
}

/// The activation inside another one: the identity once there are enough around it.
Activation any_nested(Choices& choices, const NntShape& shape, const Numbers& numbers, std::size_t nesting) {
    if (nesting == 0) return {Identity{}};
    return of_kind(choices, choices.pick(shape.activations), shape, numbers, nesting - 1);
}

}  // namespace

Activation any_activation(Choices& choices, const NntShape& shape, const Numbers& numbers) {
    return of_kind(choices, choices.pick(shape.activations), shape, numbers, most_nesting);
}

bool grows(const Activation& activation) {
    if (const auto* polynomial = std::get_if<Polynomial>(&activation.is)) return polynomial->coefficients.size() > 2;
    if (const auto* rounded = std::get_if<Rounded>(&activation.is)) return grows(*rounded->of);
    if (const auto* probe = std::get_if<PublishedProbe>(&activation.is)) return grows(*probe->of);
    return std::holds_alternative<DecimalEncode>(activation.is) ||
           std::holds_alternative<DecimalProduct>(activation.is) ||
           std::holds_alternative<PublishedDecimalEncode>(activation.is) ||
           std::holds_alternative<PublishedDecimalProduct>(activation.is);
}

}  // namespace reductio::fuzz
