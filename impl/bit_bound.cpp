#include "impl/bit_bound.hpp"

#include <algorithm>

namespace reductio::impl {

namespace {

Bits bits_of(const Rational& q) {
    return {static_cast<unsigned long>(bit_length(q.get_num())), static_cast<unsigned long>(bit_length(q.get_den()))};
}

Bits longest(const Bits& a, const Bits& b) {
    return {std::max(a.numerator, b.numerator), std::max(a.denominator, b.denominator)};
}

Bits product(const Bits& a, const Bits& b) { return {a.numerator + b.numerator, a.denominator + b.denominator}; }

/// Denominators multiply; every numerator is multiplied by the other denominators.
Bits sum(const std::vector<Bits>& terms) {
    Bits total;
    for (const Bits& term : terms) {
        total.numerator = std::max(total.numerator, term.numerator);
        total.denominator += term.denominator;
    }
    total.numerator += total.denominator + static_cast<unsigned long>(terms.size());
    return total;
}

struct Growth {
    Bits a;

    Integer both() const { return a.numerator + a.denominator; }

    Bits operator()(const Identity&) const { return a; }
    Bits operator()(const Constant& constant) const { return bits_of(constant.value); }

    Bits operator()(const Polynomial& polynomial) const {
        Bits value;
        for (auto c = polynomial.coefficients.rbegin(); c != polynomial.coefficients.rend(); ++c)
            value = sum({product(value, a), bits_of(*c)});
        return value;
    }

    Bits operator()(const PiecewiseLinear& function) const {
        Bits value;
        for (const Piece& piece : function.pieces)
            value = longest(value, sum({product(bits_of(piece.slope), a), bits_of(piece.intercept)}));
        return value;
    }

    Bits operator()(const Rounded& rounded) const {
        const unsigned long places = rounded.bits;
        const Bits inner = std::visit(*this, rounded.of->is);
        Bits value{inner.numerator + places + 1, Integer(places + 1)};
        if (rounded.low) value = longest(value, bits_of(*rounded.low));
        if (rounded.high) value = longest(value, bits_of(*rounded.high));
        return value;
    }

    // A number of b bits has at most b decimal digits, and a power of ten at most 4 bits a digit.
    Bits operator()(const DecimalEncode&) const { return {4 * (a.numerator + 2), 4 * (a.numerator + 2) + 1}; }
    Bits operator()(const DecimalProduct&) const { return {2 * both() + 2, 1}; }
    Bits operator()(const PublishedDecimalEncode&) const {
        return {a.numerator, a.denominator + 4 * (a.numerator + 1)};
    }
    Bits operator()(const PublishedDecimalProduct&) const { return {6 * both() + 6, 1}; }

    Bits operator()(const PublishedProbe& probe) const { return longest(std::visit(*this, probe.of->is), a); }
};

/// The longest option; nothing for a continuum.
std::optional<Bits> longest_option(const OptionList& options) {
    const auto* list = std::get_if<0>(&options);
    if (!list) return std::nullopt;
    Bits longest_so_far;
    for (const Rational& option : *list) longest_so_far = longest(longest_so_far, bits_of(option));
    return longest_so_far;
}

/// The longest number at each input position, over all samples.
std::vector<Bits> input_bits(const Nnt& instance) {
    std::vector<Bits> inputs(input_size(instance.network));
    for (const Sample& sample : instance.dataset)
        for (std::size_t i = 0; i < inputs.size(); ++i) inputs[i] = longest(inputs[i], bits_of(sample.x[i]));
    return inputs;
}

/// The terms of w_e . z_u + b_e; nothing if a parameter ranges over a continuum.
bool add_terms(std::vector<Bits>& terms, const EdgeOptions& own, const std::vector<Bits>& tail) {
    for (std::size_t i = 0; i < own.weights.size(); ++i) {
        const auto weight = longest_option(own.weights[i]);
        if (!weight) return false;
        terms.push_back(product(*weight, tail[i]));
    }
    const auto bias = longest_option(own.biases);
    if (bias) terms.push_back(*bias);
    return bias.has_value();
}

}  // namespace

Result<std::vector<Bits>> value_bits(const Nnt& instance) {
    const Network& network = instance.network;
    const auto own = own_entries(instance.parameters);
    const auto inputs = input_bits(instance);
    std::vector<std::vector<Bits>> terms(network.vertices.size());
    std::optional<Index> source;
    if (const auto* input = std::get_if<SourceInput>(&network.input)) source = input->source;
    if (const auto* input = std::get_if<InjectedInput>(&network.input))
        for (std::size_t i = 0; i < inputs.size(); ++i) terms[input->vertices[i]].push_back(inputs[i]);
    std::vector<std::vector<Index>> incoming(network.vertices.size());
    for (std::size_t e = 0; e < network.edges.size(); ++e) incoming[network.edges[e].to].push_back(e);
    std::vector<Bits> bound(network.vertices.size());
    for (std::size_t v = 0; v < bound.size(); ++v) {
        if (v == source) {
            for (const Bits& bits : inputs) bound[v] = longest(bound[v], bits);
            continue;
        }
        for (const Index e : incoming[v]) {
            const Index tail = network.edges[e].from;
            if (!add_terms(terms[v], *own[e], tail == source ? inputs : std::vector<Bits>{bound[tail]}))
                return Error{"/parameters/" + std::to_string(e), "expected finite lists of options"};
        }
        bound[v] = std::visit(Growth{sum(terms[v])}, network.vertices[v].activation->is);
    }
    return bound;
}

std::size_t depth(const Network& network) {
    // Edges may come in any order, their heads not: the longest path to a vertex is known before its outgoing edges.
    std::vector<std::vector<Index>> tails(network.vertices.size());
    for (const Edge& edge : network.edges) tails[edge.to].push_back(edge.from);
    std::vector<std::size_t> longest_path(network.vertices.size(), 0);
    for (std::size_t v = 0; v < tails.size(); ++v)
        for (const Index u : tails[v]) longest_path[v] = std::max(longest_path[v], longest_path[u] + 1);
    std::size_t depth = 0;
    for (const Index t : network.outputs) depth = std::max(depth, longest_path[t]);
    return depth;
}

}  // namespace reductio::impl
