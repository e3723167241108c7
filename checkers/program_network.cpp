#include "checkers/program_network.hpp"

#include <algorithm>

#include "checkers/multipliers.hpp"

namespace reductio::checkers {

namespace {

std::vector<StarEdge> merged(StarEdge first, StarEdge second) {
    if (first.tail == second.tail) return {{first.tail, first.weight + second.weight, first.bias + second.bias}};
    if (second.tail < first.tail) std::swap(first, second);
    return {first, second};
}

/// Adds the vertices gate by gate.
struct Placing {
    Program program;
    ScaledMultipliers multipliers;  // where there are products

    Index add(const std::string& name, bool is_sigma, std::vector<StarEdge> entering) {
        program.vertices.push_back({name, is_sigma, std::move(entering)});
        return program.vertices.size() - 1;
    }

    void add_value(std::vector<StarEdge> entering) {
        const std::string name = "v" + std::to_string(program.values.size());
        program.values.push_back(add(name, false, std::move(entering)));
    }

    void add_sum(const Gate& gate) {
        const int sign = gate.operation == Operation::plus ? 1 : -1;
        add_value(merged({program.values[gate.left], 1, 0}, {program.values[gate.right], sign, 0}));
    }

    void add_product(const Gate& gate) {
        const std::string i = std::to_string(program.values.size());
        std::vector<StarEdge> into_z;
        for (std::size_t r = 0; r <= program.degree(); ++r) {
            const std::string end = "_" + i + "_" + std::to_string(r);
            const StarEdge shifted_left{program.values[gate.left], 1, r};
            const StarEdge shifted_right{program.values[gate.right], 1, r};
            const Index first = add("L1" + end, false, merged(shifted_left, {shifted_right.tail, 1, 0}));
            add("L2" + end, false, {shifted_left});
            add("L3" + end, false, {shifted_right});
            for (Index t = 0; t < 3; ++t) {
                const Index power = add("U" + std::to_string(t + 1) + end, true, {{first + t, 1, 0}});
                const Fmpq& weight = multipliers.values[r];
                into_z.push_back({power, (t == 0 ? weight : -weight).to_rational(), 0});
            }
        }
        const Index z = add("z" + i, false, std::move(into_z));
        add_value({{z, (Fmpq(1) / Fmpq(multipliers.scale)).to_rational(), 0}});
    }
};

}  // namespace

Activation Program::activation(Index vertex) const {
    return vertices[vertex].is_sigma ? sigma_activation() : Activation{Identity{}};
}

std::string Program::text(Index vertex) const { return std::to_string(vertex) + " (" + vertices[vertex].name + ")"; }

std::string Program::edge_text(Index tail, Index head) const {
    return "the edge from " + text(tail) + " to " + text(head);
}

Reason wrong_sigma(const Options& options) {
    if (!options.activation) return "the options have no activation";
    const std::vector<Rational>& coefficients = *options.activation;
    if (coefficients.size() >= 3 && coefficients.back() != 0) return std::nullopt;
    return "the option activation is no polynomial of degree at least 2";
}

Slp odd_program(const PosSlp& source) {
    Slp result = source.slp;
    const Index last = result.gates.size();
    result.gates.push_back({Operation::plus, last, last});
    result.gates.push_back({Operation::minus, last + 1, 0});
    return result;
}

GateCounts count_gates(const Slp& slp) {
    GateCounts result;
    for (const Gate& gate : slp.gates) {
        const bool product = gate.operation == Operation::times;
        const bool twice = gate.left == gate.right;
        (product ? result.products : result.sums) += 1;
        (product ? result.products_twice : result.sums_twice) += twice ? 1 : 0;
    }
    return result;
}

Integer vertex_count(const Slp& slp, std::size_t degree, Flag flag) {
    const Integer shifts = degree + 1;
    const Integer ends = flag == Flag::present ? 2 : 1;
    return ends + slp.gates.size() + count_gates(slp).products * (6 * shifts + 1);
}

Integer identity_edge_count(const Slp& slp, std::size_t degree) {
    const Integer shifts = degree + 1;
    const GateCounts gates = count_gates(slp);
    return 2 * gates.sums - gates.sums_twice + gates.products * (7 * shifts + 1) - gates.products_twice * shifts;
}

Integer sigma_edge_count(const Slp& slp, std::size_t degree) {
    const Integer shifts = degree + 1;
    return 3 * shifts * count_gates(slp).products;
}

Result<Program> place(const Slp& slp, const Options& options, Flag flag, const Network& network) {
    if (auto reason = wrong_sigma(options)) return Error{"", *reason};
    const std::vector<Rational>& sigma = *options.activation;
    const Integer expected = vertex_count(slp, sigma.size() - 1, flag);
    if (auto reason = wrong_count("vertices", network.vertices.size(), expected)) return Error{"", *reason};
    return or_error([&] {
        Placing placing{{sigma, {}, {}, flag}, {}};
        const bool multiplies = std::ranges::count(slp.gates, Operation::times, &Gate::operation) > 0;
        if (multiplies)
            placing.multipliers = named([] { return "the multipliers"; }, [&] { return scaled_multipliers(sigma); });
        placing.add_value({});
        for (const Gate& gate : slp.gates) {
            gate.operation == Operation::times ? placing.add_product(gate) : placing.add_sum(gate);
        }
        if (flag == Flag::present) placing.add("flag", false, {});
        return std::move(placing.program);
    });
}

ParameterValues theta_star(const Program& program) {
    ParameterValues result;
    for (const PlacedVertex& vertex : program.vertices) {
        for (const StarEdge& edge : vertex.entering) result.emplace_back(EdgeValues{{edge.weight}, edge.bias});
    }
    return result;
}

}  // namespace reductio::checkers
