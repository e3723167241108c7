#include "impl/formulas.hpp"

#include <algorithm>
#include <set>

namespace reductio::impl {

Clause distinct_literals(const Clause& clause) {
    Clause distinct;
    std::set<Literal> seen;
    for (const Literal literal : clause)
        if (seen.insert(literal).second) distinct.push_back(literal);
    return distinct;
}

std::optional<Error> wrong_model(const Cnf& formula, const Model& model) {
    if (model.literals.size() != formula.variables)
        return Error{"/literals", "expected " + std::to_string(formula.variables) + " literals, found " +
                                      std::to_string(model.literals.size())};
    for (std::size_t c = 0; c < formula.clauses.size(); ++c)
        if (std::ranges::none_of(formula.clauses[c], [&](Literal literal) { return is_true(literal, model); }))
            return Error{"/literals",
                         "expected a model: no literal of the clause at /clauses/" + std::to_string(c) + " is true"};
    return std::nullopt;
}

}  // namespace reductio::impl
