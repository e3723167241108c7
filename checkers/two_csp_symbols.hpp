#pragma once
// For the sources of checkers/ only: relations that are left open, the sources that have placeholders for them, and
// where a target has its variables.

#include "checkers/z3_choice.hpp"

#include "spec/document.hpp"

#include <functional>

namespace reductio::checkers {

/// For each graph and 2 and 3 symbols, a source with different relations of the same size, so that none is left when a
/// pair is dropped from another or added to it.
std::vector<Document> csp_placeholder_sources(std::size_t bound);

/// Whether no two constraints have the same relation, and none has all pairs or none.
bool are_placeholders(const TwoCsp& source);

/// The constraint that has this relation as its placeholder.
std::optional<Index> constraint_of(const TwoCsp& placeholders, const std::vector<SymbolPair>& relation);

/// The edge from the source to the vertex of each variable; nothing where there is no vertex, or more than one edge.
std::vector<std::optional<Index>> edges_of_variables(const TwoCsp& source, const Nnt& target);

struct Relations {
    Relations(Solver& solver, const TwoCsp& placeholders);

    const TwoCsp& placeholders;
    std::vector<std::vector<Truth>> allowed;  // by constraint, then pair

    /// Whether every constraint holds, where `is(variable, symbol)` says what the variables are.
    Truth all_hold(const std::function<Truth(Index variable, Index symbol)>& is) const;

    /// Whether the output decodes, as with so many symbols, into what a target's relation stands for: that has to be a
    /// constraint's.
    Truth decodes(const Number& output, const std::vector<SymbolPair>& relation, std::size_t alphabet) const;

    /// What the solver found last, as a problem.
    Document found(const Solver& solver) const;
};

}  // namespace reductio::checkers
