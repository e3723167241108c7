#include "impl/exact_cover_to_dnnt.hpp"

#include "impl/building.hpp"

namespace reductio::impl::exact_cover_to_dnnt {

Nnt reduce(const ExactCover& source) {
    const std::size_t d = source.sets.size();
    Nnt target;

    // [1] s, h, t in a row
    target.network.input = SourceInput{d, 0};
    target.network.vertices = {{"s", std::nullopt}, {"h", identity()}, {"t", identity()}};
    target.network.edges = {{0, 1}, {1, 2}};
    target.network.outputs = {2};

    // [2] a 0/1 weight for every set
    target.parameters.emplace_back(EdgeOptions{std::vector<OptionList>(d, options({0, 1})), options({0})});
    target.parameters.emplace_back(weight_options({1}));

    // [3] every element is covered once
    for (Index i = 0; i < source.universe; ++i) target.dataset.push_back({std::vector<Rational>(d), {1}, 1});
    for (Index j = 0; j < d; ++j)
        for (const Index i : source.sets[j]) target.dataset[i].x[j] = 1;

    // [4] K sets are chosen
    target.dataset.push_back({std::vector<Rational>(d, 1), {source.pick}, 1});
    target.loss.is = SquaredError{};
    target.gamma = 0;
    return target;
}

Result<Parameters> lift(const ExactCover& source, const Cover& solution) {
    const std::size_t d = source.sets.size();
    if (!solution.chosen.empty() && solution.chosen.back() >= d)
        return Error{"/chosen/" + std::to_string(solution.chosen.size() - 1),
                     "expected an index below " + std::to_string(d) + ", the number of sets"};
    EdgeValues choice{std::vector<Rational>(d), 0};
    for (const Index j : solution.chosen) choice.weights[j] = 1;
    Parameters parameters;
    parameters.edges.emplace_back(std::move(choice));
    parameters.edges.emplace_back(weight(1));
    return parameters;
}

Result<Cover> extract(const ExactCover& source, const Parameters& parameters) {
    if (auto error = wrong_parameters(reduce(source).network, parameters)) return *error;
    const auto& weights = own_entry(parameters.edges, 0).weights;
    Cover solution;
    for (Index j = 0; j < weights.size(); ++j)
        if (weights[j] == 1) solution.chosen.push_back(j);
    return solution;
}

}  // namespace reductio::impl::exact_cover_to_dnnt
