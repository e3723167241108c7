#include "checkers/linear_system.hpp"

#include "checkers/flint_matrix.hpp"

namespace reductio::checkers {

namespace {

constexpr std::size_t most_entries = std::size_t(1) << 18;

/// The numbers of the reduced form are quotients of minors, whose bits are about those of all entries at most.
void demand_room(const std::vector<std::vector<Fmpq>>& rows, std::size_t unknowns, const Budget& budget) {
    if (rows.size() > most_entries / (unknowns + 1)) {
        throw Refusal{"", "would need a system of " + std::to_string(rows.size()) + " equations in " +
                              std::to_string(unknowns) + " unknowns"};
    }
    std::size_t total = 0;
    for (const auto& row : rows) {
        for (const Fmpq& entry : row) total += bits(entry);
    }
    demand(total, budget);
}

}  // namespace

std::optional<LinearSolution> solve(const std::vector<std::vector<Fmpq>>& rows, std::size_t unknowns,
                                    const Budget& budget) {
    demand_room(rows, unknowns, budget);
    FmpqMatrix matrix(rows.size(), unknowns + 1);
    for (std::size_t row = 0; row < rows.size(); ++row) {
        for (std::size_t column = 0; column <= unknowns; ++column) matrix.set(row, column, rows[row][column]);
    }
    const std::size_t rank = matrix.reduce();
    LinearSolution solution{rank, std::vector<Fmpq>(unknowns)};
    for (std::size_t row = 0; row < rank; ++row) {
        std::size_t pivot = 0;
        while (matrix.is_zero(row, pivot)) ++pivot;
        if (pivot == unknowns) return std::nullopt;  // 0 = 1
        solution.values[pivot] = matrix.get(row, unknowns);
    }
    return solution;
}

}  // namespace reductio::checkers
