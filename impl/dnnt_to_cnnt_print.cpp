#include "impl/dnnt_to_cnnt_print.hpp"

#include <algorithm>
#include <queue>

#include "impl/activations.hpp"

namespace reductio::impl::dnnt_to_cnnt {

namespace {

/// Breadth first over the edges in order.
std::vector<std::optional<Path>> shortest_paths(const Network& network, Index s) {
    std::vector<std::optional<Path>> path(network.vertices.size());
    path[s].emplace();
    for (std::queue<Index> next({s}); !next.empty(); next.pop()) {
        for (const Edge& edge : network.edges) {
            if (edge.from != next.front() || path[edge.to]) continue;
            path[edge.to] = path[edge.from];
            path[edge.to]->push_back(edge.to);
            next.push(edge.to);
        }
    }
    return path;
}

/// The absolute values of all options and samples, and of gamma, each with its place.
std::vector<std::pair<Rational, std::string>> numbers_of(const Nnt& source) {
    std::vector<std::pair<Rational, std::string>> numbers = {{abs(source.gamma), "/gamma"}};
    const auto add = [&](const std::vector<Rational>& list, const std::string& place) {
        for (const Rational& number : list) numbers.emplace_back(abs(number), place);
    };
    for (Index e = 0; e < source.parameters.size(); ++e) {
        const auto& own = std::get<EdgeOptions>(source.parameters[e]);
        for (const OptionList& list : own.weights) add(std::get<0>(list), "/parameters/" + std::to_string(e));
        add(std::get<0>(own.biases), "/parameters/" + std::to_string(e));
    }
    for (Index i = 0; i < source.dataset.size(); ++i) {
        add(source.dataset[i].x, "/dataset/" + std::to_string(i));
        add(source.dataset[i].y, "/dataset/" + std::to_string(i));
    }
    return numbers;
}

constexpr unsigned long most_magnitude = 10'000;
constexpr std::size_t most_digits = 100'000'000;

/// What the print assumes without loss of generality, and that its numbers can be written down.
std::optional<Error> unprintable(const Nnt& source, const std::vector<std::optional<Path>>& path, std::size_t entries) {
    const Network& network = source.network;
    Rational largest = 0;
    for (const auto& [number, place] : numbers_of(source)) {
        if (number.get_den() != 1) return Error{place, "expected integers, as the printed form does"};
        largest = std::max(largest, number);
    }
    if (2 * largest > most_magnitude)
        return Error{"", "expected numbers of at most " + std::to_string(most_magnitude / 2) +
                             ": the printed form writes 10 to twice the largest"};
    const std::size_t digits = 2 * largest.get_num().get_ui() + 20 + 5 * entries;
    if (entries * network.vertices.size() > most_digits / digits)
        return Error{"", "expected a smaller instance: the printed form would have more than " +
                             std::to_string(most_digits) + " digits"};
    for (Index e = 0; e < network.edges.size(); ++e)
        if (!path[network.edges[e].from])
            return Error{"/network/edges/" + std::to_string(e),
                         "expected a path from the source, as the printed form does"};
    for (Index v = 0; v < network.vertices.size(); ++v) {
        const auto& activation = network.vertices[v].activation;
        try {
            if (!activation || apply(*activation, 0, Arithmetic(Budget{})) == 0) continue;
        } catch (const OverBudget&) {  // not 0 then
        }
        return Error{"/network/vertices/" + std::to_string(v) + "/activation",
                     "expected the value 0 at 0, as the printed form does"};
    }
    return std::nullopt;
}

}  // namespace

Result<Print> printed(const Nnt& source, Patch patch) {
    if (auto error = no_dnnt(source)) return *error;
    const auto& input = std::get<SourceInput>(source.network.input);
    Print print{source, patch, input.source, input.dimension, 0, 1, shortest_paths(source.network, input.source), {}};
    const std::size_t entries = source.network.edges.size() * (print.d + 1);
    if (auto error = unprintable(source, print.path, entries)) return *error;
    for (const auto& [number, place] : numbers_of(source))
        print.magnitude = std::max<Rational>(print.magnitude, 2 * number);
    print.threshold = Arithmetic(Budget{}).power_of_ten(print.magnitude.get_num().get_ui());
    Rational f = print.threshold + 1;
    for (Index e = 0; e < source.network.edges.size(); ++e) {
        for (std::size_t i = 0; i <= print.d; ++i, f *= 2 * print.magnitude + 4) print.entries.push_back({e, i, f});
    }
    return print;
}

}  // namespace reductio::impl::dnnt_to_cnnt
