#include "checkers/promises.hpp"

#include <algorithm>

#include "checkers/exact.hpp"

namespace reductio::checkers {

namespace {

std::vector<Index> inputs(const Network& network) {
    if (const auto* source = std::get_if<SourceInput>(&network.input)) return {source->source};
    return std::get<InjectedInput>(network.input).vertices;
}

Reason outside(const OptionList& options, const Integer& low, const Integer& high, const std::string& place) {
    const auto* list = std::get_if<std::vector<Rational>>(&options);
    if (list == nullptr) return place + " ranges over a continuum";
    for (const Rational& option : *list) {
        if (option.get_den() == 1 && low <= option && option <= high) continue;
        return place + " has the option " + shown(option) + "; expected integers from " + shown(low) + " to " +
               shown(high);
    }
    return std::nullopt;
}

}  // namespace

std::size_t depth(const Network& network) {
    std::vector<std::optional<std::size_t>> longest(network.vertices.size());
    for (const Index input : inputs(network)) longest[input] = 0;
    const EdgesInto into(network);
    for (Index head = 0; head < longest.size(); ++head) {  // in a topological order
        for (const Index e : into[head]) {
            const auto before = longest[network.edges[e].from];
            if (before) longest[head] = std::max(longest[head].value_or(0), *before + 1);
        }
    }
    std::size_t result = 0;
    for (const Index output : network.outputs) result = std::max(result, longest[output].value_or(0));
    return result;
}

Reason not_identity(const Network& network) {
    for (Index vertex = 0; vertex < network.vertices.size(); ++vertex) {
        if (!network.vertices[vertex].activation) continue;
        if (auto reason = wrong_activation(network, vertex, {Identity{}})) return reason;
    }
    return std::nullopt;
}

Reason weights_outside(const Nnt& instance, const Integer& low, const Integer& high) {
    for (Index e = 0; e < instance.parameters.size(); ++e) {
        const auto* own = std::get_if<EdgeOptions>(&instance.parameters[e]);
        for (Index i = 0; own != nullptr && i < own->weights.size(); ++i) {
            const std::string place = "edge " + std::to_string(e) + ": weight " + std::to_string(i);
            if (auto reason = outside(own->weights[i], low, high, place)) return reason;
        }
    }
    return std::nullopt;
}

Reason biases_outside(const Nnt& instance, const Integer& low, const Integer& high) {
    for (Index e = 0; e < instance.parameters.size(); ++e) {
        const auto* own = std::get_if<EdgeOptions>(&instance.parameters[e]);
        if (own == nullptr) continue;
        if (auto reason = outside(own->biases, low, high, "edge " + std::to_string(e) + ": the bias")) return reason;
    }
    return std::nullopt;
}

Reason over(const std::string& what, const Integer& found, const Integer& most) {
    if (found <= most) return std::nullopt;
    return shown(found) + " " + what + "; expected at most " + shown(most);
}

Integer bytes(const Document& document) { return write_document(document).size(); }

}  // namespace reductio::checkers
