#pragma once
// For the sources of fuzz/ only: what a conflict of unit propagation rests on.

#include "checkers/clauses_at_hand.hpp"

namespace reductio::fuzz {

struct Grounds {
    std::vector<Index> clauses;                  // the numbers of the clauses that made literals true or false
    std::vector<checkers::LiteralCode> assumed;  // of the literals assumed false, those that were needed
};

/// Of the last conflict, before its assumptions are taken back. Each literal of the trail is paid as two.
Grounds grounds_of_conflict(checkers::ClausesAtHand& clauses);

}  // namespace reductio::fuzz
