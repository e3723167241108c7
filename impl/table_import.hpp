#pragma once
// A training instance from a table of samples and an architecture in a few words: how a person starts from data.

#include "spec/network.hpp"

namespace reductio::impl {

/// A hidden layer of equal neurons, the same options for each.
struct TwoLayerArchitecture {
    std::size_t hidden = 1;
    std::vector<Rational> weights;
    std::vector<Rational> biases;
    std::vector<Rational> output_weights;
    std::vector<Rational> output_biases;
    std::vector<Rational> direct_weights;  // of an edge from the source to the output; none: there is no such edge
    Activation activation;
    Loss loss;
    Rational gamma;
};

/// An integer, a fraction p/q, or a decimal such as -0.25: exactly.
std::optional<Rational> parse_number(std::string_view text);

/// The same, several with commas between, as a set.
std::optional<std::vector<Rational>> parse_numbers(std::string_view text);

/// Rows of numbers with commas between, the label last; equal rows become one sample with their count. A place names
/// line and column.
Result<std::vector<Sample>> read_table(const std::string& text, bool has_header);

/// At least one sample.
Nnt training_on(const std::vector<Sample>& samples, const TwoLayerArchitecture& architecture);

}  // namespace reductio::impl
