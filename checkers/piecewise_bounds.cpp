#include "checkers/piecewise_bounds.hpp"

#include <algorithm>

#include "checkers/gradient.hpp"

namespace reductio::checkers {

namespace {

void take_in(PiecewiseMeasures& measures, const Rational& number) {
    measures.denominator = lcm(measures.denominator, number.get_den());
    measures.magnitude = std::max<Rational>(measures.magnitude, abs(number));
}

std::optional<Error> take_in(PiecewiseMeasures& measures, const Activation& activation, Index vertex) {
    if (const auto* constant = std::get_if<Constant>(&activation.is)) {
        take_in(measures, constant->value);
    } else if (const auto* line = std::get_if<PiecewiseLinear>(&activation.is)) {
        for (const Rational& number : line->breakpoints) take_in(measures, number);
        for (const Piece& piece : line->pieces) {
            take_in(measures, piece.slope);
            take_in(measures, piece.intercept);
        }
    } else if (!std::holds_alternative<Identity>(activation.is)) {
        return Error{"/network/vertices/" + std::to_string(vertex) + "/activation", "expected a piecewise-linear one"};
    }
    return std::nullopt;
}

/// k, d, T and h.
void measure_shape(PiecewiseMeasures& measures, const Network& network) {
    const auto* source = std::get_if<SourceInput>(&network.input);
    const std::size_t count = network.vertices.size();
    std::vector<std::size_t> summands(count, 0);
    measures.depth.assign(count, 1);
    measures.height.assign(count, 0);
    if (source) measures.depth[source->source] = 0;
    for (Index vertex = 0; vertex < count; ++vertex)  // tails stand before heads
        for (const Edge& edge : network.edges)
            if (edge.from == vertex) {
                measures.depth[edge.to] = std::max(measures.depth[edge.to], measures.depth[vertex] + 1);
                summands[edge.to] += std::max<std::size_t>(1, weight_count(network, edge));
            }
    std::vector<bool> reaches(count, false);
    for (const Index output : network.outputs) reaches[output] = true;
    for (Index vertex = count; vertex-- > 0;)
        for (const Edge& edge : network.edges)
            if (edge.from == vertex && reaches[edge.to]) {
                reaches[vertex] = true;
                measures.height[vertex] = std::max(measures.height[vertex], measures.height[edge.to] + 1);
            }
    measures.greatest = count == 0 ? 0 : *std::ranges::max_element(measures.depth);
    measures.summands = count == 0 ? 0 : *std::ranges::max_element(summands);
}

Integer power(const Integer& base, std::size_t exponent) {
    Integer result;
    mpz_pow_ui(result.get_mpz_t(), base.get_mpz_t(), exponent);
    return result;
}

bool divides(const Integer& number, const Integer& multiple) {
    return mpz_divisible_p(multiple.get_mpz_t(), number.get_mpz_t()) != 0;
}

class Bounds {
  public:
    Bounds(const Nnt& instance, const Parameters& parameters, const PiecewiseMeasures& measures)
        : instance_(instance), measures_(measures), own_(own_entries(parameters.edges)) {}

    std::optional<std::string> broken_on(const Sample& sample, const std::vector<Rational>& f) const {
        const auto* source = std::get_if<SourceInput>(&instance_.network.input);
        const std::vector<Rational> a = pre_activations(sample, f);
        for (Index vertex = 0; vertex < f.size(); ++vertex) {
            if (source && source->source == vertex) continue;
            const std::size_t d = measures_.depth[vertex];
            const std::string place = "vertex " + std::to_string(vertex) + ", of depth " + std::to_string(d) + ": ";
            if (!divides(a[vertex].get_den(), power(measures_.denominator, 2 * d)))
                return place + "the denominator of the pre-activation " + a[vertex].get_str();
            if (!divides(f[vertex].get_den(), power(measures_.denominator, 2 * d + 1)))
                return place + "the denominator of the value " + f[vertex].get_str();
            if (abs(f[vertex]) > greatest_value(d)) return place + "the size of the value " + f[vertex].get_str();
        }
        return std::nullopt;
    }

    /// The bias of an edge into v has the derivative dL/da_v.
    std::optional<std::string> broken_backwards(const Parameters& gradient, const std::vector<Rational>& outputs,
                                                const Sample& sample) const {
        Integer slopes = 1;
        for (Index i = 0; i < outputs.size(); ++i)
            slopes = lcm(slopes, Rational(2 * (outputs[i] - sample.y[i])).get_den());
        const auto entries = own_entries(gradient.edges);
        for (Index e = 0; e < entries.size(); ++e) {
            const std::size_t h = measures_.height[instance_.network.edges[e].to];
            if (!divides(entries[e]->bias.get_den(), slopes * power(measures_.denominator, 2 * h + 1)))
                return "edge " + std::to_string(e) + ": the denominator of the derivative " +
                       entries[e]->bias.get_str();
            for (const Rational& slope : entries[e]->weights)
                if (!divides(slope.get_den(), power(measures_.denominator, 4 * measures_.greatest + 1)))
                    return "edge " + std::to_string(e) + ": the denominator of the entry " + slope.get_str();
        }
        return std::nullopt;
    }

  private:
    std::vector<Rational> pre_activations(const Sample& sample, const std::vector<Rational>& f) const {
        std::vector<Rational> a(f.size());
        const auto* source = std::get_if<SourceInput>(&instance_.network.input);
        if (const auto* input = std::get_if<InjectedInput>(&instance_.network.input))
            for (Index i = 0; i < sample.x.size(); ++i) a[input->vertices[i]] = sample.x[i];
        for (Index e = 0; e < own_.size(); ++e) {
            const auto [from, to] = instance_.network.edges[e];
            a[to] += own_[e]->bias;
            for (Index i = 0; i < own_[e]->weights.size(); ++i)
                a[to] += own_[e]->weights[i] * (source && source->source == from ? sample.x[i] : f[from]);
        }
        return a;
    }

    Rational greatest_value(std::size_t depth) const {
        const Rational factor =
            measures_.magnitude * measures_.magnitude * static_cast<unsigned long>(2 * measures_.summands + 2);
        Rational result = measures_.magnitude;
        for (std::size_t i = 0; i < depth; ++i) result *= factor;
        return result;
    }

    const Nnt& instance_;
    const PiecewiseMeasures& measures_;
    std::vector<const EdgeValues*> own_;
};

}  // namespace

Result<PiecewiseMeasures> piecewise_measures(const Nnt& instance, const Parameters& parameters) {
    PiecewiseMeasures measures;
    if (!std::holds_alternative<SquaredError>(instance.loss.is)) return Error{"/loss", "expected the squared error"};
    for (Index vertex = 0; vertex < instance.network.vertices.size(); ++vertex) {
        const auto& activation = instance.network.vertices[vertex].activation;
        if (!activation) continue;
        if (auto error = take_in(measures, *activation, vertex)) return *error;
    }
    for (const EdgeValues* own : own_entries(parameters.edges)) {
        for (const Rational& weight : own->weights) take_in(measures, weight);
        take_in(measures, own->bias);
    }
    for (const Sample& sample : instance.dataset) {
        for (const Rational& number : sample.x) take_in(measures, number);
        for (const Rational& number : sample.y) take_in(measures, number);
    }
    measure_shape(measures, instance.network);
    return measures;
}

Result<std::optional<std::string>> broken_bound(const Nnt& instance, const Parameters& parameters,
                                                const PiecewiseMeasures& measures) {
    const Bounds bounds(instance, parameters, measures);
    for (const Sample& sample : instance.dataset) {
        const auto values = vertex_values(instance.network, parameters, sample.x);
        if (!values) return values.error();
        if (auto broken = bounds.broken_on(sample, *values)) return broken;
        Nnt alone = instance;
        alone.dataset = {sample};
        alone.dataset[0].times = 1;
        alone.regulariser.reset();
        const auto slopes = gradient(alone, parameters);
        if (!slopes) return slopes.error();
        std::vector<Rational> outputs;
        for (const Index output : instance.network.outputs) outputs.push_back((*values)[output]);
        if (auto broken = bounds.broken_backwards(*slopes, outputs, sample)) return broken;
    }
    return std::optional<std::string>();
}

}  // namespace reductio::checkers
