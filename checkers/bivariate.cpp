#include "checkers/bivariate.hpp"

#include <algorithm>

#include "checkers/activations.hpp"
#include "checkers/parameters.hpp"

namespace reductio::checkers {

namespace {

/// Pays for a result of so many terms, from so many pairs. A coefficient is a sum of at most as many numbers as there
/// are pairs.
void demand_terms(std::size_t terms, std::size_t pairs, std::size_t term_bits, Purse& purse) {
    const std::size_t bits_of_term = term_bits + static_cast<std::size_t>(std::bit_width(pairs)) + 2;
    demand(times(terms, bits_of_term), purse.each());
    purse.pay(times(pairs, bits_of_term));
    purse.pay(Purse::overhead);
}

std::size_t term_bits(const BivariatePolynomial& a, const BivariatePolynomial& b) {
    return a.coefficient_bits() + b.coefficient_bits() + std::max(a.exponent_bits(), b.exponent_bits());
}

/// The terms of a product are at most the pairs of terms, and those that its degrees leave room for.
std::size_t terms_of_product(const BivariatePolynomial& a, const BivariatePolynomial& b) {
    const std::size_t pairs = times(a.terms(), b.terms());
    const auto left = a.degrees();
    const auto right = b.degrees();
    if (!left || !right) return pairs;
    return std::min(pairs, times(left->first + right->first + 1, left->second + right->second + 1));
}

/// Over a common denominator numbers may get twice as long.
void demand_sum(const BivariatePolynomial& a, const BivariatePolynomial& b, Purse& purse) {
    const std::size_t terms = a.terms() + b.terms();
    demand_terms(terms, terms, times(2, term_bits(a, b)), purse);
}

BivariatePolynomial polynomial_at(const std::vector<Rational>& coefficients, const BivariatePolynomial& a,
                                  Purse& purse) {
    BivariatePolynomial value;
    for (auto term = coefficients.rbegin(); term != coefficients.rend(); ++term) {
        value = sum(product(value, a, purse), BivariatePolynomial(Fmpq(*term)), purse);
    }
    return value;
}

struct Value {
    const Activation& activation;
    const BivariatePolynomial& a;
    Purse& purse;

    BivariatePolynomial operator()(const Identity&) const { return a; }
    BivariatePolynomial operator()(const Constant& constant) const { return BivariatePolynomial(Fmpq(constant.value)); }
    BivariatePolynomial operator()(const Polynomial& f) const { return polynomial_at(f.coefficients, a, purse); }
    template <class Other>
    BivariatePolynomial operator()(const Other&) const {
        const std::optional<Fmpq> number = a.constant();
        if (!number) throw Refusal{"", "is no polynomial: its activation is none"};
        return BivariatePolynomial(checkers::activate(activation, *number, purse.each()));
    }
};

}  // namespace

BivariatePolynomial sum(const BivariatePolynomial& a, const BivariatePolynomial& b, Purse& purse) {
    demand_sum(a, b, purse);
    return a + b;
}

BivariatePolynomial difference(const BivariatePolynomial& a, const BivariatePolynomial& b, Purse& purse) {
    demand_sum(a, b, purse);
    return a - b;
}

BivariatePolynomial product(const BivariatePolynomial& a, const BivariatePolynomial& b, Purse& purse) {
    demand_terms(terms_of_product(a, b), times(a.terms(), b.terms()), term_bits(a, b), purse);
    return a * b;
}

BivariatePolynomial activate(const Activation& activation, const BivariatePolynomial& a, Purse& purse) {
    return std::visit(Value{activation, a, purse}, activation.is);
}

BivariateNetwork::BivariateNetwork(const Network& network, const Parameters& parameters)
    : network_(network), into_(network), wrong_(wrong_shape(network, parameters.edges, "/edges")) {
    if (!wrong_) numbers_ = own_entries(parameters.edges);
}

bool BivariateNetwork::is_source(Index vertex) const {
    const auto* source = std::get_if<SourceInput>(&network_.input);
    return source != nullptr && source->source == vertex;
}

/// An entry for the vertex and all that it needs; the variables are filled in, and what enters them is not needed.
BivariateNetwork::Values BivariateNetwork::variables_and_needed(Index vertex, const Variables& variables) const {
    Values values;
    values.emplace(variables.y, BivariatePolynomial::y());
    values.insert_or_assign(variables.x, BivariatePolynomial::x());
    std::vector<Index> open{vertex};
    while (!open.empty()) {
        const Index current = open.back();
        open.pop_back();
        if (!values.try_emplace(current).second) continue;
        for (const Index e : into_[current]) open.push_back(network_.edges[e].from);
    }
    return values;
}

BivariatePolynomial BivariateNetwork::pre_activation(Index vertex, const Values& values, Purse& purse) const {
    BivariatePolynomial total;
    for (const Index e : into_[vertex]) {
        const Index tail = network_.edges[e].from;
        const BivariatePolynomial& z = values.at(tail);
        const EdgeValues& own = *numbers_[e];
        if (own.weights.size() == 1) {
            total = sum(total, product(BivariatePolynomial(Fmpq(own.weights[0])), z, purse), purse);
        } else if (z.terms() > 0) {
            throw Refusal{"", "depends on a variable of several dimensions"};
        }
        total = sum(total, BivariatePolynomial(Fmpq(own.bias)), purse);
    }
    return total;
}

void BivariateNetwork::work_out(Index vertex, const Variables& variables, Values& values, Purse& purse) const {
    if (vertex == variables.x || vertex == variables.y || is_source(vertex)) return;  // an input that is 0 stays 0
    const auto name = [&] {
        return "the value at vertex " + std::to_string(vertex) + " (" + network_.vertices[vertex].name + ")";
    };
    values[vertex] = named(name, [&] {
        return activate(*network_.vertices[vertex].activation, pre_activation(vertex, values, purse), purse);
    });
}

Result<BivariatePolynomial> BivariateNetwork::value(Index vertex, const Variables& variables, Purse& purse) const {
    if (wrong_) return *wrong_;
    for (const Index asked : {vertex, variables.x, variables.y}) {
        if (auto reason = no_such("vertex", asked, network_.vertices.size())) return Error{"", *reason};
    }
    return or_error([&] {
        Values values = variables_and_needed(vertex, variables);
        std::vector<Index> order;  // a topological one
        for (const auto& entry : values) order.push_back(entry.first);
        for (const Index current : order) work_out(current, variables, values, purse);
        return values.at(vertex);
    });
}

}  // namespace reductio::checkers
