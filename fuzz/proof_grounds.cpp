#include "fuzz/proof_grounds.hpp"

#include <unordered_set>

namespace reductio::fuzz {

using checkers::ClausesAtHand;
using checkers::LiteralCode;
using checkers::negated;

Grounds grounds_of_conflict(ClausesAtHand& clauses) {
    Grounds grounds;
    std::unordered_set<LiteralCode> needed;  // true literals
    const auto rest_on = [&](Index clause) {
        grounds.clauses.push_back(clause);
        clauses.pay(clauses.literals(clause).size());
        for (const LiteralCode literal : clauses.literals(clause))
            if (clauses.is_false(literal)) needed.insert(negated(literal));
    };
    if (clauses.conflict() == ClausesAtHand::none) return grounds;
    rest_on(clauses.conflict());
    for (const LiteralCode literal : clauses.literals(clauses.conflict()))
        if (clauses.is_true(literal)) grounds.assumed.push_back(literal);
    const auto& trail = clauses.trail();
    clauses.pay(2 * trail.size());
    for (auto literal = trail.rbegin(); literal != trail.rend(); ++literal) {
        if (!needed.contains(*literal)) continue;
        if (clauses.reason(*literal) == ClausesAtHand::none) {
            grounds.assumed.push_back(negated(*literal));
        } else {
            rest_on(clauses.reason(*literal));
        }
    }
    return grounds;
}

}  // namespace reductio::fuzz
