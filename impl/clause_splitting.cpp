#include "impl/clause_splitting.hpp"

#include "impl/formulas.hpp"

namespace reductio::impl {

namespace {

/// The chain of clauses for at least four distinct literals. The fresh variable between two neighbours says that a
/// literal further on is true.
void add_chain(Cnf& split, const Clause& literals) {
    const auto fresh = [&] { return static_cast<Literal>(++split.variables); };
    Literal link = fresh();
    split.clauses.push_back({literals[0], literals[1], link});
    for (std::size_t i = 2; i + 2 < literals.size(); ++i) {
        const Literal next = fresh();
        split.clauses.push_back({-link, literals[i], next});
        link = next;
    }
    split.clauses.push_back({-link, literals[literals.size() - 2], literals.back()});
}

}  // namespace

Cnf split_clauses(const Cnf& formula) {
    Cnf split{formula.variables, {}};
    for (const Clause& clause : formula.clauses) {
        const Clause literals = distinct_literals(clause);
        if (literals.size() <= short_clause)
            split.clauses.push_back(clause);
        else
            add_chain(split, literals);
    }
    return split;
}

}  // namespace reductio::impl
