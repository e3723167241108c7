#include "checkers/dnnt_to_cnnt_lifted.hpp"

#include "checkers/exact.hpp"

namespace reductio::checkers {

namespace {

/// For each vertex of the target what `lift` gives the edges into it: the parameter, 0 at the sentinel, else 1. Ports
/// are told apart below, their edges having one weight 1 each.
std::vector<Rational> lifted_weights(const Parts& parts, const Parameters& parameters) {
    const auto owners = own_entries(parameters.edges);
    std::vector<Rational> result(parts.sentinel + 1, 1);
    for (const PlacedParameter& parameter : parts.parameters) {
        const EdgeValues& own = *owners[parameter.edge];
        result[parameter.vertex] = parameter.is_bias ? own.bias : own.weights[parameter.number];
    }
    result[parts.sentinel] = 0;
    return result;
}

Reason wrong_number(const std::string& place, const Rational& found, const Rational& expected) {
    if (found == expected) return std::nullopt;
    return place + " is " + shown(found) + "; expected " + shown(expected);
}

Reason wrong_values(const Parts& parts, const Network& network, const Parameters& parameters,
                    const Parameters& lifted) {
    const std::vector<Rational> expected = lifted_weights(parts, parameters);
    const auto owners = own_entries(lifted.edges);
    for (Index e = 0; e < network.edges.size(); ++e) {
        const Index head = network.edges[e].to;
        const std::string place = "lifted edge " + std::to_string(e);
        for (Index i = 0; i < owners[e]->weights.size(); ++i) {
            const bool copied = head > parts.ports || head == i + 1;
            const Rational weight = copied ? expected[head] : Rational(0);
            const std::string which = place + ": weight " + std::to_string(i);
            if (auto reason = wrong_number(which, owners[e]->weights[i], weight)) return reason;
        }
        if (auto reason = wrong_number(place + ": the bias", owners[e]->bias, 0)) return reason;
    }
    return std::nullopt;
}

Reason not_counted(const std::string& whose, const Nnt& instance, const Parameters& parameters) {
    const auto error = not_allowed(instance, parameters);
    if (!error) return std::nullopt;
    return whose + " parameters are not allowed: " + error->place + ": " + error->message;
}

}  // namespace

Reason wrong_lift(const Nnt& source, const Nnt& target, const Parameters& parameters, const Parameters& lifted) {
    if (auto reason = not_a_source(source)) return reason;
    if (auto reason = not_counted("the source's", source, parameters)) return reason;
    if (auto reason = not_counted("the lifted", target, lifted)) return reason;
    const Parts parts(source);
    if (auto reason = wrong_count("vertices", target.network.vertices.size(), parts.sentinel + 1)) return reason;
    if (auto reason = wrong_values(parts, target.network, parameters, lifted)) return reason;
    const auto before = evaluate(source, parameters);
    const auto after = evaluate(target, lifted);
    if (!before || !after) return std::nullopt;
    return wrong_number("the target's total loss", after->total, parts.shift() + before->total);
}

}  // namespace reductio::checkers
