#include "checkers/dnnt_to_cnnt_shapes.hpp"

#include "checkers/evaluation.hpp"

#include <algorithm>

namespace reductio::checkers {

namespace {

/// Numbers that occur nowhere else, far apart, so that no small fault turns one into another.
class Fresh {
  public:
    Rational number() {
        ++count_;
        return Rational(Integer("1000000000037") + Integer("99999999977") * Integer(count_ * (count_ + 1)));
    }
    std::vector<Rational> options() {
        const Rational first = number();
        return {first, number()};
    }

  private:
    std::size_t count_ = 0;
};

/// The edges (u, v), u < v, that the bits of the mask pick.
std::vector<Edge> picked_edges(std::size_t vertices, std::size_t mask) {
    std::vector<Edge> edges;
    for (Index v = 1; v < vertices; ++v) {
        for (Index u = 0; u < v; ++u, mask >>= 1)
            if (mask & 1) edges.push_back({u, v});
    }
    return edges;
}

/// With the first options: a label that they reach.
std::vector<Rational> reached(const Nnt& source) {
    Parameters first;
    for (const auto& entry : source.parameters) {
        const auto& own = std::get<EdgeOptions>(entry);
        EdgeValues values = {{}, std::get<0>(own.biases).front()};
        for (const OptionList& list : own.weights) values.weights.push_back(std::get<0>(list).front());
        first.edges.emplace_back(values);
    }
    const auto evaluation = evaluate(source, first, {});
    return evaluation ? evaluation->samples.front().output : std::vector<Rational>{};
}

Document placeholder_source(std::size_t vertices, std::size_t dimension, std::size_t mask) {
    Fresh fresh;
    Nnt source;
    source.network.input = SourceInput{dimension, 0};
    source.network.vertices.push_back({"s", std::nullopt});
    while (source.network.vertices.size() < vertices) {
        const std::string name = "v" + std::to_string(source.network.vertices.size());
        source.network.vertices.push_back({name, Activation{Polynomial{{fresh.number(), 1}}}});
    }
    source.network.edges = picked_edges(vertices, mask);
    for (const Edge& edge : source.network.edges) {
        EdgeOptions own;
        for (Index i = 0; i < weight_count(source.network, edge); ++i) own.weights.emplace_back(fresh.options());
        own.biases = fresh.options();
        source.parameters.emplace_back(own);
    }
    Sample sample;
    while (sample.x.size() < dimension) sample.x.push_back(fresh.number());
    if (vertices > 1) {
        source.network.outputs = {vertices - 1};
        sample.y = {fresh.number()};
    }
    source.loss = Loss{ZeroOne{}};
    source.dataset = {sample};
    const bool is_fed = !source.network.edges.empty() && source.network.edges.back().to + 1 == vertices;
    if (is_fed) source.dataset.front().y = reached(source);
    return Document{source};
}

}  // namespace

std::vector<Document> dnnt_placeholder_sources(std::size_t bound) {
    constexpr std::size_t most = 4;  // beside s: there are 2^(n (n + 1) / 2) graphs with n
    std::vector<Document> sources;
    for (std::size_t vertices = 1; vertices <= std::min(bound, most) + 1; ++vertices) {
        const std::size_t pairs = vertices * (vertices - 1) / 2;
        for (std::size_t mask = 0; mask < std::size_t(1) << pairs; ++mask) {
            sources.push_back(placeholder_source(vertices, 1, mask));
            if (vertices == 2) sources.push_back(placeholder_source(vertices, 2, mask));
        }
    }
    return sources;
}

void Placeholders::add(const Rational& number) {
    const bool is_known = std::ranges::find(symbols_, number, [](const auto& s) { return s.first; }) != symbols_.end();
    if (number < 1'000'000 || is_known) throw Refusal{"the source", "has no placeholders for numbers"};
    symbols_.emplace_back(number, solver_.open_real());
}

void Placeholders::add_options(const OptionList& list) {
    const auto* options = std::get_if<std::vector<Rational>>(&list);
    if (options == nullptr) throw Refusal{"the source", "has no list of options"};
    for (const Rational& option : *options) add(option);
}

/// Of an activation, only its value at 0 is written down in a target: as its negative, and 1 more than that.
void Placeholders::add_activations(const Network& network) {
    for (const Vertex& vertex : network.vertices) {
        if (!vertex.activation) continue;
        const auto* polynomial = std::get_if<Polynomial>(&vertex.activation->is);
        if (polynomial == nullptr || polynomial->coefficients.empty())
            throw Refusal{"the source", "has no placeholders for activations"};
        const Rational& number = polynomial->coefficients.front();
        add(number);
        const Number symbol = symbols_.back().second;
        at_points_.push_back({*vertex.activation, 0, symbol});
        symbols_.emplace_back(-number, difference(Number{0}, symbol, {}));
        symbols_.emplace_back(1 - number, difference(Number{1}, symbol, {}));
    }
}

Placeholders::Placeholders(Solver& solver, const Nnt& source) : solver_(solver) {
    add_activations(source.network);
    for (const EdgeOptions* own : own_entries(source.parameters)) {
        for (const OptionList& list : own->weights) add_options(list);
        add_options(own->biases);
    }
    for (const Sample& sample : source.dataset) {
        for (const Rational& number : sample.x) add(number);
        for (const Rational& number : sample.y) add(number);
    }
    meaning = [this](const Rational& number) {
        const auto symbol = std::ranges::find(symbols_, number, [](const auto& s) { return s.first; });
        return symbol == symbols_.end() ? Number{Fmpq(number)} : symbol->second;
    };
    known_value = [this](const Activation& activation, const Fmpq& a) {
        for (const AtPoint& point : at_points_)
            if (point.activation == activation && point.a == a) return point.value;
        at_points_.push_back({activation, a, solver_.open_real()});
        return at_points_.back().value;
    };
}

}  // namespace reductio::checkers
