#include "spec/network.hpp"

namespace reductio {

std::size_t input_size(const Network& network) {
    if (const auto* source = std::get_if<SourceInput>(&network.input)) return source->dimension;
    return std::get<InjectedInput>(network.input).vertices.size();
}

std::size_t weight_count(const Network& network, const Edge& edge) {
    const auto* source = std::get_if<SourceInput>(&network.input);
    return source && edge.from == source->source ? source->dimension : 1;
}

}  // namespace reductio
