#pragma once
// That a formula has no model, checked without any search from the steps of a proof that somebody else found
// (spec/certificates.md, "Proofs"). The formula and the steps are taken to be without `fault`.

#include "checkers/check.hpp"
#include "checkers/clauses_at_hand.hpp"

namespace reductio::checkers {

/// A proof while it is checked, before one of its steps or at its end.
struct ProofCase {
    const std::vector<ProofStep>& steps;
    LiteralCodes codes;
    ClausesAtHand clauses;
    Index at = 0;
    std::vector<LiteralCode> set{};  // of the step's clause

    /// None at the end.
    const ProofStep* step() const { return at < steps.size() ? &steps[at] : nullptr; }
};

/// One thing that must hold of every step, or of the end.
struct ProofRule {
    std::string number;
    std::optional<std::string> (*fault)(ProofCase&);
};

const std::vector<ProofRule>& proof_rules();

/// Whether the steps derive the empty clause. Fails with the rule that is broken and the place of the step among the
/// steps, from 0. Unknown where more clauses are to be visited than candidates allowed: a clause looked at is one
/// visit, and one more for each 16 of its literals that are looked at.
Check proved_unsatisfiable(const Cnf& formula, const std::vector<ProofStep>& steps, const Work& work = {},
                           const std::vector<ProofRule>& rules = proof_rules());

}  // namespace reductio::checkers
