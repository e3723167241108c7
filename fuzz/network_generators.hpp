#pragma once
// Generators of networks, training instances and gradient questions. As in generators.hpp, whatever the choices, the
// instance is a valid document; but only `any_small_dnnt` is meant for an exhaustive walk.

#include "fuzz/generators.hpp"
#include "spec/network.hpp"

namespace reductio::fuzz {

enum class ActivationKind {
    identity,
    constant,
    polynomial,
    piecewise_linear,
    rounded,
    decimal_encode,
    decimal_product,
    published_decimal_encode,
    published_decimal_product,
    published_probe,
};

enum class LossKind {
    zero_one,
    squared_error,
    half_squared_error,
    absolute_error,
    sign_error,
    hinge,
    positive_sign,
    csp_decode,
    published_csp_decode,
    satisfies,
    bit,
    flagged,
    trace,
    published_probe,
};

std::vector<ActivationKind> every_activation();
std::vector<LossKind> every_loss();

/// Those that backpropagation is defined for; a rounded one only where it brings its derivative.
std::vector<ActivationKind> differentiable_activations();
std::vector<LossKind> differentiable_losses();

/// Whether a loss of this kind can have this many outputs.
bool admits(LossKind kind, std::size_t outputs);

enum class Lists { finite, real, rational, mixed };

struct NntShape {
    std::vector<ActivationKind> activations = every_activation();  // the identity may stand in for any, see most_growth
    bool derivatives = false;                                      // every rounded activation brings its derivative
    std::vector<LossKind> losses = every_loss();
    std::size_t most_vertices = 8;  // the source not counted
    std::size_t most_indegree = 3;
    std::size_t most_growth = 4;  // activations on a path that multiply the lengths of numbers
    std::size_t most_dimension = 3;
    std::size_t most_samples = 3;
    std::vector<Lists> lists{Lists::finite, Lists::real, Lists::rational, Lists::mixed};
    std::size_t most_options = 3;                 // of a finite list, at least 1
    std::uint64_t most_assignments = UINT64_MAX;  // of the finite lists together, at least 1
    Numbers numbers{9, 4};                        // where they are not the tame ones: integers from -2 to 2

    bool injected = true;        // also networks with injected input
    bool two_layers = false;     // only edges source -> hidden -> output and source -> output; one output, the last
    bool source_outputs = true;  // the source may be an output
    bool repeated_edges = true;
    bool ties = true;
    bool empty_lists = true;
    bool extras = true;  // parameter bits, promises and regularisers

    static NntShape of(const Size& size);
};

Activation any_activation(Choices& choices, const NntShape& shape, const Numbers& numbers);

/// Whether it can multiply the length of its argument, so that a path of many would make numbers exponentially long.
bool grows(const Activation& activation);

/// A network with a number of outputs that the kind of loss admits.
Network any_network(Choices& choices, const NntShape& shape, LossKind loss, const Numbers& numbers);

/// A loss over the network's outputs; zero-one in place of a kind that does not admit their number.
Loss any_loss(Choices& choices, LossKind kind, const Network& network, const Numbers& numbers);

ParameterOptions any_parameters(Choices& choices, const NntShape& shape, const Network& network,
                                const Numbers& numbers);

/// Values for all edges; some tied to an earlier edge of as many weights, if ties are wanted.
ParameterValues any_values(Choices& choices, const Network& network, const Numbers& numbers, bool ties);

/// Samples whose labels suit the loss, so that its special cases come up.
std::vector<Sample> any_dataset(Choices& choices, const NntShape& shape, const Network& network, const Loss& loss,
                                const Numbers& numbers);

Nnt generate_nnt(Choices& choices, const NntShape& shape);
Nnt generate_nnt(Choices& choices, const Size& size);

/// Finite lists only, with at most `size.assignments` parameter vectors in all.
Nnt generate_dnnt(Choices& choices, const Size& size);

/// Allowed values: one of the options where there are some, a small rational elsewhere. A tie is written as such or
/// out.
Parameters generate_parameters(Choices& choices, const Nnt& nnt);

Gradient generate_gradient(Choices& choices, const NntShape& shape);
Gradient generate_gradient(Choices& choices, const Size& size);

/// A source of dimension 1 and then exactly `vertices` others, with any set of edges between them; the last is the
/// output. One sample with x = 1, squared error.
struct SmallDnntShape {
    std::size_t vertices = 2;
    std::vector<Activation> activations{Activation{Identity{}}};
    std::vector<std::vector<Rational>> weights{{0}, {1}, {0, 1}};  // the lists that a weight may have
    std::vector<std::vector<Rational>> biases{{0}, {1}, {0, 1}};
    std::vector<Rational> labels{0, 1, 2};
    std::vector<Rational> gammas{0};
};

Nnt any_small_dnnt(Choices& choices, const SmallDnntShape& shape);

}  // namespace reductio::fuzz
