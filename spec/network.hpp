#pragma once
// Networks, training instances and gradient questions as plain data. What they mean: spec/networks.md.

#include "spec/loss.hpp"
#include "spec/result.hpp"

#include <string>

namespace reductio {

struct SourceInput {
    std::size_t dimension = 0;
    Index source = 0;
    bool operator==(const SourceInput&) const = default;
};

struct InjectedInput {
    std::vector<Index> vertices;  // x has one entry for each, in this order
    bool operator==(const InjectedInput&) const = default;
};

struct Vertex {
    std::string name;
    std::optional<Activation> activation;  // absent at the source only
    bool operator==(const Vertex&) const = default;
};

struct Edge {
    Index from = 0;
    Index to = 0;
    bool operator==(const Edge&) const = default;
};

/// Vertices stand in a topological order: from < to on every edge.
struct Network {
    std::variant<SourceInput, InjectedInput> input;
    std::vector<Vertex> vertices;
    std::vector<Index> outputs;
    std::vector<Edge> edges;
    bool operator==(const Network&) const = default;
};

/// How many numbers a sample's x has.
std::size_t input_size(const Network& network);

/// How many weights an edge has: the source's dimension for an edge that leaves the source, else 1.
std::size_t weight_count(const Network& network, const Edge& edge);

enum class Continuum { real, rational };

/// A strictly increasing list of options, or a whole continuum.
using OptionList = std::variant<std::vector<Rational>, Continuum>;

struct EdgeOptions {
    std::vector<OptionList> weights;
    OptionList biases;
    bool operator==(const EdgeOptions&) const = default;
};

struct SameAs {
    Index edge = 0;  // an earlier edge, whose weights and bias this one shares
    bool operator==(const SameAs&) const = default;
};

struct EdgeValues {
    std::vector<Rational> weights;
    Rational bias;
    bool operator==(const EdgeValues&) const = default;
};

using ParameterOptions = std::vector<std::variant<EdgeOptions, SameAs>>;
using ParameterValues = std::vector<std::variant<EdgeValues, SameAs>>;

/// For every edge the entry that holds its parameters: its own, or that of the edge that `same-as` leads back to.
/// All at once, since a chain of ties followed anew for every edge would take quadratic time.
template <class Own>
std::vector<const Own*> own_entries(const std::vector<std::variant<Own, SameAs>>& entries) {
    std::vector<const Own*> owners;
    owners.reserve(entries.size());
    for (const auto& entry : entries) {
        const auto* tie = std::get_if<SameAs>(&entry);
        owners.push_back(tie ? owners[tie->edge] : &std::get<Own>(entry));
    }
    return owners;
}

/// The same for one edge.
template <class Own>
const Own& own_entry(const std::vector<std::variant<Own, SameAs>>& entries, Index edge) {
    while (const auto* tie = std::get_if<SameAs>(&entries[edge])) edge = tie->edge;
    return std::get<Own>(entries[edge]);
}

struct Parameters {
    ParameterValues edges;
    bool operator==(const Parameters&) const = default;
};

struct Sample {
    std::vector<Rational> x;
    std::vector<Rational> y;
    Integer times = 1;
    bool operator==(const Sample&) const = default;
};

struct ParameterBits {
    Integer factor;
    Integer power;
    bool operator==(const ParameterBits&) const = default;
};

struct Promise {
    Rational yes;
    Rational no;
    bool operator==(const Promise&) const = default;
};

struct QuadraticRegulariser {
    Rational weight;
    ParameterValues centre;
    bool operator==(const QuadraticRegulariser&) const = default;
};

struct DistinctRegulariser {
    Rational penalty;
    ParameterValues centre;
    bool operator==(const DistinctRegulariser&) const = default;
};

using Regulariser = std::variant<QuadraticRegulariser, DistinctRegulariser>;

/// A training instance: is there an allowed parameter vector with total loss at most gamma?
struct Nnt {
    Network network;
    ParameterOptions parameters;  // parameters[e] belongs to network.edges[e]
    std::vector<Sample> dataset;
    Loss loss;
    Rational gamma;
    std::optional<ParameterBits> parameter_bits;
    std::optional<Promise> promise;
    std::optional<Regulariser> regulariser;

    // Compiled once, in spec/special_members.cpp.
    Nnt();
    Nnt(const Nnt& other);
    Nnt(Nnt&& other) noexcept;
    Nnt& operator=(const Nnt& other);
    Nnt& operator=(Nnt&& other) noexcept;
    ~Nnt();
    bool operator==(const Nnt& other) const;
};

struct SignQuestion {
    Rational gap;
    bool operator==(const SignQuestion&) const = default;
};

struct BitQuestion {
    Integer bit;
    bool operator==(const BitQuestion&) const = default;
};

/// A question about the derivative of the total loss by the weight of one edge.
struct Gradient {
    Network network;
    ParameterValues parameters;
    std::vector<Sample> dataset;
    Loss loss;
    Index edge = 0;
    std::variant<SignQuestion, BitQuestion> question;
    bool operator==(const Gradient&) const = default;
};

struct SampleEvaluation {
    std::vector<Rational> output;
    Rational loss;
    bool operator==(const SampleEvaluation&) const = default;
};

struct Evaluation {
    std::vector<SampleEvaluation> samples;
    Rational total;
    bool within = false;
    bool operator==(const Evaluation&) const = default;
};

}  // namespace reductio
