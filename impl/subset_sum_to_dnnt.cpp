#include "impl/subset_sum_to_dnnt.hpp"

#include "impl/building.hpp"

namespace reductio::impl::subset_sum_to_dnnt {

Nnt reduce(const SubsetSum& source) {
    const std::size_t n = source.items.size();
    const Index t = n + 1;
    Nnt target;
    Network& network = target.network;

    // [1] [2] the source, h_1..h_n and the output, all with the identity
    network.input = SourceInput{1, 0};
    network.vertices.push_back({"s", std::nullopt});
    for (std::size_t i = 1; i <= n; ++i) network.vertices.push_back({"h" + std::to_string(i), identity()});
    network.vertices.push_back({"t", identity()});
    network.outputs = {t};

    // [1] [3] the item is taken or not; the output adds up
    for (std::size_t i = 1; i <= n; ++i) {
        network.edges.push_back({0, i});
        target.parameters.emplace_back(weight_options({0, source.items[i - 1]}));
    }
    for (std::size_t i = 1; i <= n; ++i) {
        network.edges.push_back({i, t});
        target.parameters.emplace_back(weight_options({1}));
    }

    // [4] one sample, to be met exactly
    target.dataset = {{{1}, {source.target}, 1}};
    target.loss.is = SquaredError{};
    target.gamma = 0;
    return target;
}

Result<Parameters> lift(const SubsetSum& source, const Subset& solution) {
    const std::size_t n = source.items.size();
    if (!solution.chosen.empty() && solution.chosen.back() >= n)
        return Error{"/chosen/" + std::to_string(solution.chosen.size() - 1),
                     "expected an index below " + std::to_string(n) + ", the number of items"};
    Parameters parameters;
    for (std::size_t i = 0; i < n; ++i) parameters.edges.emplace_back(weight(0));
    for (const Index i : solution.chosen) parameters.edges[i] = weight(source.items[i]);
    for (std::size_t i = 0; i < n; ++i) parameters.edges.emplace_back(weight(1));
    return parameters;
}

Result<Subset> extract(const SubsetSum& source, const Parameters& parameters) {
    if (auto error = wrong_parameters(reduce(source).network, parameters)) return *error;
    const auto own = own_entries(parameters.edges);
    Subset solution;
    for (std::size_t i = 0; i < source.items.size(); ++i)
        if (own[i]->weights[0] != 0) solution.chosen.push_back(i);
    return solution;
}

}  // namespace reductio::impl::subset_sum_to_dnnt
