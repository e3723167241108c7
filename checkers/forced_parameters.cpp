#include "checkers/forced_parameters.hpp"

#include <algorithm>
#include <set>

#include "checkers/activations.hpp"
#include "checkers/linear_system.hpp"

namespace reductio::checkers {

namespace {

/// For each of the listed vertices, which are all there are, its place in the list.
std::vector<Index> places_in(const std::vector<Index>& vertices) {
    std::vector<Index> result(vertices.size());
    for (Index place = 0; place < vertices.size(); ++place) result[vertices[place]] = place;
    return result;
}

bool is_continuum(const OptionList& options) { return std::holds_alternative<Continuum>(options); }

/// At least 2 of them are needed for a head that is not as good as linear.
std::size_t degree(const Polynomial& polynomial) {
    return polynomial.coefficients.empty() ? 0 : polynomial.coefficients.size() - 1;
}

/// All (w, b) for which f(w T + b) and f(T) may be the same polynomial, by their top two coefficients.
std::vector<HeadParameters> same_function(const Polynomial& polynomial) {
    std::vector<HeadParameters> result{{{1}, 0}};
    const std::size_t mu = degree(polynomial);
    const auto& r = polynomial.coefficients;
    if (mu % 2 == 0) result.push_back({{-1}, -2 * r[mu - 1] / (mu * r[mu])});
    return result;
}

constexpr auto by_values = [](const auto& a, const auto& b) {
    return std::ranges::lexicographical_compare(
        a, b, [](const Rational* left, const Rational* right) { return *left < *right; });
};

}  // namespace

Reason ForcedNetwork::unsuitable(const Nnt& instance) {
    const std::size_t count = instance.network.vertices.size();
    const auto* inputs = std::get_if<InjectedInput>(&instance.network.input);
    if (inputs == nullptr || inputs->vertices.size() != count) return "the input is not injected at all vertices";
    if (instance.network.outputs.size() != count) return "some vertices are no outputs";
    if (!std::holds_alternative<Flagged>(instance.loss.is)) return "the loss is another than flagged";
    for (Index e = 0; e < instance.parameters.size(); ++e) {
        const auto* own = std::get_if<EdgeOptions>(&instance.parameters[e]);
        if (own != nullptr && is_continuum(own->biases) && std::ranges::all_of(own->weights, is_continuum)) continue;
        return edge_text(instance.network, e) + ": has parameters that are tied or listed";
    }
    return std::nullopt;
}

ForcedNetwork::ForcedNetwork(const Nnt& instance, const Budget& budget)
    : instance_(instance),
      budget_(budget),
      into_(instance.network),
      input_at_(places_in(std::get<InjectedInput>(instance.network.input).vertices)),
      output_at_(places_in(instance.network.outputs)) {
    const Index flag = std::get<Flagged>(instance.loss.is).flag;
    for (Index sample = 0; sample < instance.dataset.size(); ++sample) {
        (instance.dataset[sample].y[flag] == 1 ? main_ : auxiliary_).push_back(sample);
    }
}

const Rational& ForcedNetwork::injected(Index sample, Index vertex) const {
    return instance_.dataset[sample].x[input_at_[vertex]];
}

const Rational& ForcedNetwork::label(Index sample, Index vertex) const {
    return instance_.dataset[sample].y[output_at_[vertex]];
}

ForcedHead ForcedNetwork::at(Index vertex) const {
    auto result = or_error([&] { return forced(vertex); });
    if (result) return *std::move(result);
    return {Forced::open, 0, {}, "the system at vertex " + std::to_string(vertex) + result.error().message};
}

ForcedHead ForcedNetwork::forced(Index vertex) const {
    const Activation& activation = *instance_.network.vertices[vertex].activation;
    const std::size_t tails = entering(vertex).size();
    const std::vector<Row> rows = different_rows(vertex);
    if (tails == 0) return without_edges(activation, rows);
    if (std::holds_alternative<Identity>(activation.is)) return linear(rows, tails);
    const auto* own = std::get_if<Polynomial>(&activation.is);
    if (own != nullptr && degree(*own) >= 2 && tails == 1) return polynomial(activation, rows);
    return {Forced::open, 0, {}, "vertex " + std::to_string(vertex) + " is of no kind that samples are known to force"};
}

/// Most samples look like the baseline at most vertices.
std::vector<ForcedNetwork::Row> ForcedNetwork::different_rows(Index vertex) const {
    std::set<Row, decltype(by_values)> rows;
    for (const Index sample : auxiliary_) {
        Row row;
        for (const Index e : entering(vertex)) row.push_back(&label(sample, instance_.network.edges[e].from));
        row.push_back(&injected(sample, vertex));
        row.push_back(&label(sample, vertex));
        rows.insert(std::move(row));
    }
    return {rows.begin(), rows.end()};
}

ForcedHead ForcedNetwork::without_edges(const Activation& activation, const std::vector<Row>& rows) const {
    const HeadParameters none;
    const bool met = std::ranges::all_of(rows, [&](const Row& row) { return meets(activation, none, row); });
    if (!met) return {Forced::impossible, 0, {}, ""};
    return {Forced::one, 0, {none}, ""};
}

/// The unknowns are the weights and, last, the sum of the biases.
ForcedHead ForcedNetwork::linear(const std::vector<Row>& rows, std::size_t tails) const {
    std::vector<std::vector<Fmpq>> equations;
    for (const Row& row : rows) {
        auto& equation = equations.emplace_back();
        for (Index tail = 0; tail < tails; ++tail) equation.emplace_back(*row[tail]);
        equation.emplace_back(1);
        equation.push_back(difference(Fmpq(*row[tails + 1]), Fmpq(*row[tails]), budget_));
    }
    const auto solution = solve(equations, tails + 1, budget_);
    if (!solution) return {Forced::impossible, 0, {}, ""};
    HeadParameters candidate;
    for (Index tail = 0; tail < tails; ++tail) candidate.weights.push_back(solution->values[tail].to_rational());
    candidate.bias = solution->values[tails].to_rational();
    if (solution->rank == tails + 1) return {Forced::one, solution->rank, {candidate}, ""};
    return {Forced::open, solution->rank, {candidate}, "some vertex's weights are not determined by the samples"};
}

bool ForcedNetwork::meets(const Activation& activation, const HeadParameters& candidate, const Row& row) const {
    const std::size_t tails = candidate.weights.size();
    Fmpq a = sum(Fmpq(*row[tails]), Fmpq(candidate.bias), budget_);
    for (Index tail = 0; tail < tails; ++tail) {
        a = sum(a, product(Fmpq(candidate.weights[tail]), Fmpq(*row[tail]), budget_), budget_);
    }
    return activate(activation, a, budget_) == Fmpq(*row[tails + 1]);
}

/// Where f(w z + b) = f(z) at more values of z than the degree, both are the same polynomial: the candidates are all.
ForcedHead ForcedNetwork::polynomial(const Activation& activation, const std::vector<Row>& rows) const {
    const Polynomial& own = std::get<Polynomial>(activation.is);
    const HeadParameters plain{{1}, 0};
    const auto less = [](const Rational* a, const Rational* b) { return *a < *b; };
    std::set<const Rational*, decltype(less)> agreeing;
    for (const Row& row : rows) {
        if (*row[1] == 0 && meets(activation, plain, row)) agreeing.insert(row[0]);
    }
    ForcedHead result;
    for (HeadParameters& candidate : same_function(own)) {
        const bool met = std::ranges::all_of(rows, [&](const Row& row) { return meets(activation, candidate, row); });
        if (met) result.candidates.push_back(std::move(candidate));
    }
    if (agreeing.size() <= degree(own)) {
        result.reason = "some vertex's polynomial is not determined by the samples";
    } else if (result.candidates.empty()) {
        result.how = Forced::impossible;
    } else {
        result.how = result.candidates.size() == 1 ? Forced::one : Forced::equivalent;
    }
    return result;
}

}  // namespace reductio::checkers
