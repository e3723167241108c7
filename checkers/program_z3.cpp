#include "checkers/program_z3.hpp"

#include "checkers/forced_parameters.hpp"
#include "checkers/z3_terms.hpp"

namespace reductio::checkers {

namespace {

/// The edges into one vertex, their parameters open.
struct OpenEdges {
    Solver& solver;
    Budget budget;
    std::vector<Number> weights;
    std::vector<Number> biases;

    void open(std::size_t edges) {
        for (std::size_t edge = 0; edge < edges; ++edge) {
            weights.push_back(solver.open_real());
            biases.push_back(solver.open_real());
        }
    }

    void require_met(const ForcedNetwork::Row& row) const {
        std::vector<Number> summands = biases;
        for (Index edge = 0; edge < weights.size(); ++edge) {
            summands.push_back(product(weights[edge], Number{Fmpq(*row[edge])}, budget));
        }
        summands.push_back(Number{Fmpq(*row[weights.size()])});
        solver.require(is_equal(sum(summands, budget), Number{Fmpq(*row[weights.size() + 1])}));
    }

    void require_other_than(const std::vector<StarEdge>& star) const {
        std::vector<Truth> differences;
        Fmpq bias;
        for (Index edge = 0; edge < weights.size(); ++edge) {
            differences.push_back(!is_equal(weights[edge], Number{Fmpq(star[edge].weight)}));
            bias = bias + Fmpq(star[edge].bias);
        }
        differences.push_back(!is_equal(sum(biases, budget), Number{bias}));
        solver.require(disjunction(differences));
    }
};

bool has_others(const std::vector<ForcedNetwork::Row>& rows, const std::vector<StarEdge>& star, std::uint64_t rlimit) {
    Solver solver(rlimit);
    OpenEdges edges{solver, {}, {}, {}};
    edges.open(star.size());
    for (const ForcedNetwork::Row& row : rows) edges.require_met(row);
    edges.require_other_than(star);
    return solver.find();
}

}  // namespace

Check prove_identity_heads_by_z3(const Program& program, const Nnt& target, std::uint64_t rlimit) {
    if (auto reason = ForcedNetwork::unsuitable(target)) return Fails{"", *reason, std::nullopt};
    const ForcedNetwork forced(target, {});
    for (Index vertex = 0; vertex < program.vertices.size(); ++vertex) {
        const PlacedVertex& placed = program.vertices[vertex];
        const std::string at = "vertex " + program.text(vertex);
        if (placed.is_sigma || placed.entering.empty()) continue;
        if (forced.entering(vertex).size() != placed.entering.size()) {
            return Fails{"", at + ": other edges enter it than the program's", std::nullopt};
        }
        const auto rows = forced.different_rows(vertex);
        const auto found = or_error([&] { return has_others(rows, placed.entering, rlimit); });
        if (!found) return Unknown{at + ": " + found.error().message};
        if (*found) return Fails{"", at + ": other parameters than theta* meet its templates", std::nullopt};
    }
    return Holds{};
}

}  // namespace reductio::checkers
