#include "checkers/gradient_faults.hpp"

#include <algorithm>

#include "checkers/program_faults.hpp"
#include "checkers/slp_values.hpp"

namespace reductio::checkers {

namespace {

/// A rational among the values of a program.
struct ExactNumber {
    Fmpq number;
    std::size_t bits() const { return checkers::bits(number); }
};

/// How many products as large as the budget allows may be formed in all.
constexpr std::size_t large_products = 64;

ExactNumber applied(Operation operation, const Fmpq& a, const Fmpq& b, const Budget& budget, Effort& effort) {
    const bool is_plain_sum = operation != Operation::times && a.is_integer() && b.is_integer();
    is_plain_sum ? effort.add(bits(a) + bits(b)) : effort.multiply(bits(a) + bits(b));
    if (operation == Operation::times) return {product(a, b, budget)};
    return {operation == Operation::plus ? sum(a, b, budget) : difference(a, b, budget)};
}

/// A weight and a bias, in a message.
std::string parameters_text(const EdgeValues& values) {
    if (values.weights.size() != 1) return std::to_string(values.weights.size()) + " weights";
    return "the weight " + shown(values.weights.front()) + " and the bias " + shown(values.bias);
}

Reason wrong_values(const Gradient& question, Index edge, const EdgeValues& expected) {
    const std::size_t entries = std::min(question.parameters.size(), question.network.edges.size());
    if (auto reason = no_such("edge", edge, entries)) return reason;
    const auto* own = std::get_if<EdgeValues>(&question.parameters[edge]);
    const std::string at = edge_text(question.network, edge) + ": ";
    if (own == nullptr) return at + "shares the parameters of another; expected its own";
    if (*own == expected) return std::nullopt;
    return at + "has " + parameters_text(*own) + "; expected " + parameters_text(expected);
}

Reason wrong_star_values(const Program& program, const Gradient& question) {
    const ParameterValues star = theta_star(program);
    for (Index edge = 0; edge < star.size(); ++edge) {
        if (auto reason = wrong_values(question, edge, std::get<EdgeValues>(star[edge]))) return reason;
    }
    return std::nullopt;
}

Reason wrong_only_sample(const Gradient& question, const Rational& x, const Integer& times) {
    if (auto reason = not_one_sample(question)) return reason;
    const Sample& sample = question.dataset.front();
    if (sample.x != std::vector<Rational>{x}) return "the sample's x is other than " + shown(x);
    if (sample.y != std::vector<Rational>{-1}) return "the sample's y is other than -1";
    return wrong_count("copies of the sample", sample.times, times);
}

Integer edges_into_identities(const Network& network) {
    return std::ranges::count_if(network.edges, [&](const Edge& edge) {
        return network.vertices[edge.to].activation == Activation{Identity{}};
    });
}

}  // namespace

Result<Program> place_before_last(const Slp& slp, const Options& options, const Network& network) {
    if (auto reason = wrong_sigma(options)) return Error{"", *reason};
    const Integer expected = vertex_count(slp, options.activation->size() - 1, Flag::absent) + 1;
    if (auto reason = wrong_count("vertices", network.vertices.size(), expected)) return Error{"", *reason};
    Network before{{}, network.vertices, {}, {}};  // `place` looks at the vertices alone
    before.vertices.pop_back();
    return place(slp, options, Flag::absent, before);
}

Reason foreign_activation(const Network& network, const Options& options) {
    if (auto reason = wrong_sigma(options)) return reason;
    const Activation sigma{Polynomial{*options.activation}};
    for (Index vertex = 0; vertex < network.vertices.size(); ++vertex) {
        if (network.vertices[vertex].activation == sigma) continue;
        if (auto reason = wrong_activation(network, vertex, {Identity{}})) return reason;
    }
    return std::nullopt;
}

Reason not_one_input(const Network& network) { return wrong_count("inputs", input_size(network), 1); }
Reason not_one_output(const Network& network) { return wrong_count("outputs", network.outputs.size(), 1); }
Reason not_one_sample(const Gradient& question) { return wrong_count("samples", question.dataset.size(), 1); }

Reason wrong_star_network(const Program& program, const Slp& slp, const Gradient& question) {
    const Network& network = question.network;
    return first_of({wrong_program_vertices(program, network), wrong_gates(program, slp, network, Gates::sums),
                     wrong_gates(program, slp, network, Gates::products), unsorted_edges(network),
                     wrong_star_values(program, question)});
}

Reason wrong_last_edge(const Program& program, const Gradient& question) {
    const Network& network = question.network;
    const Index target = program.vertices.size();
    if (auto reason = first_of({wrong_vertex(network, target, "t", {Identity{}}),
                                wrong_tails(network, EdgesInto(network), target, {program.values.back()})}))
        return reason;
    const Index last = network.edges.size() - 1;  // that into t is there
    if (network.edges[last].to != target) return edge_text(network, last) + ", is the last edge; expected that to t";
    return wrong_values(question, last, {{0}, 0});
}

Reason wrong_task(const Program& program, const Gradient& question, const Rational& x, const Integer& times) {
    const Network& network = question.network;
    if (auto reason =
            first_of({wrong_inputs(network, {program.values.front()}),
                      wrong_outputs(network, {program.vertices.size()}), wrong_only_sample(question, x, times)}))
        return reason;
    if (std::holds_alternative<HalfSquaredError>(question.loss.is)) return std::nullopt;
    return "the loss is another than half the squared error";
}

Reason wrong_weight_asked(const Gradient& question) {
    return wrong_count("as the edge asked about", question.edge, Integer(question.network.edges.size()) - 1);
}

Reason wrong_gradient_size(const Slp& slp, const Program& program, const Gradient& question) {
    const Network& network = question.network;
    const std::size_t degree = program.degree();
    const Integer into_identities = edges_into_identities(network);
    return first_of(
        {wrong_count("vertices", network.vertices.size(), vertex_count(slp, degree, Flag::absent) + 1),
         wrong_count("edges into vertices with the identity", into_identities, identity_edge_count(slp, degree) + 1),
         wrong_count("edges into other vertices", Integer(network.edges.size()) - into_identities,
                     sigma_edge_count(slp, degree)),
         not_one_sample(question)});
}

Result<Rational> sign_gap_of(const Options& options) {
    if (!options.gap) return Error{"", "the options have no gap"};
    if (*options.gap > 0) return *options.gap;
    return Error{"", "the option gap is " + shown(*options.gap) + "; expected more than 0"};
}

Result<Rational> program_value(const Slp& slp, const Budget& budget) {
    Effort effort(large_products * std::min(budget.bits, farthest));
    return or_error([&] {
        const auto apply = [&](Operation operation, const ExactNumber& a, const ExactNumber& b) {
            return applied(operation, a.number, b.number, budget, effort);
        };
        return output(slp, ExactNumber{Fmpq(slp.constant)}, together(4, budget), apply).number.to_rational();
    });
}

Check prove_derivative(const Gradient& question, const Rational& expected) {
    const Result<Rational> found = derivative(question, proof_budget);
    if (!found) return Unknown{found.error().message};
    if (*found == expected) return Holds{};
    return Fails{"", "the derivative is " + shown(*found) + "; expected " + shown(expected), std::nullopt};
}

}  // namespace reductio::checkers
