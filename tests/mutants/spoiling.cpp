#include "tests/mutants/spoiling.hpp"

#include <algorithm>

namespace reductio::mutants {

Spoil spoil_options(std::function<void(Options&)> change) {
    return [change](GivenPair& pair) { change(pair.options); };
}

Spoil known(const std::string& room, const std::string& name) {
    return [room, name](GivenPair& pair) {
        const auto mutant = std::ranges::find_if(
            reduction_mutants(), [&](const ReductionMutant& m) { return m.room == room && m.name == name; });
        pair.target = *planted(*mutant).variant.reduce(pair.source, pair.options);
    };
}

void add_a_dimension(Nnt& target, const Rational& option) {
    ++std::get<SourceInput>(target.network.input).dimension;
    for (Sample& sample : target.dataset) sample.x.emplace_back(0);
    for (Index e = 0; e < target.network.edges.size(); ++e)
        if (target.network.edges[e].from == 0)
            std::get<EdgeOptions>(target.parameters[e]).weights.emplace_back(std::vector<Rational>(1, option));
}

EdgeOptions fixed(const Rational& weight) {
    return {{OptionList(std::vector<Rational>(1, weight))}, std::vector<Rational>(1, 0)};
}

void add_edge(Nnt& target, Edge edge, const EdgeOptions& options) {
    target.network.edges.push_back(edge);
    target.parameters.emplace_back(options);
}

void add_vertex(Nnt& target, const std::string& name) {
    target.network.vertices.push_back({name, Activation{Identity{}}});
}

void swap_edges(Nnt& target, Index edge) {
    std::swap(target.network.edges[edge], target.network.edges[edge + 1]);
    std::swap(target.parameters[edge], target.parameters[edge + 1]);
}

}  // namespace reductio::mutants
