#include "impl/building.hpp"

namespace reductio::impl {

Parameters only_parameters(const Nnt& instance) {
    const auto only = [](const OptionList& options) { return std::get<0>(options).front(); };
    Parameters parameters;
    for (const EdgeOptions* own : own_entries(instance.parameters)) {
        EdgeValues values{{}, only(own->biases)};
        for (const auto& list : own->weights) values.weights.push_back(only(list));
        parameters.edges.emplace_back(std::move(values));
    }
    return parameters;
}

std::optional<Error> wrong_parameters(const Network& network, const Parameters& parameters) {
    const auto own = own_entries(parameters.edges);
    if (own.size() != network.edges.size())
        return Error{"/edges", "expected parameters for " + std::to_string(network.edges.size()) + " edges, found " +
                                   std::to_string(own.size())};
    for (std::size_t e = 0; e < own.size(); ++e) {
        const std::size_t expected = weight_count(network, network.edges[e]);
        if (own[e]->weights.size() != expected)
            return Error{
                "/edges/" + std::to_string(e) + "/weights",
                "expected " + std::to_string(expected) + " weights, found " + std::to_string(own[e]->weights.size())};
    }
    return std::nullopt;
}

}  // namespace reductio::impl
