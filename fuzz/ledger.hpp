#pragma once
// The ledger: how strongly each claim of the pages is known, found by checking it.

#include <map>

#include "fuzz/obligations.hpp"

namespace reductio::fuzz {

/// One obligation of one room. Strengths by their letters (spec/index.md), each with how far it goes.
struct LedgerRow {
    std::string room;
    std::string obligation;
    std::vector<std::pair<char, std::string>> strengths;
    std::uint64_t milliseconds = 0;
    std::size_t mutants = 0;             // planted faults that this obligation was the first to name
    std::optional<std::string> unmet{};  // what did not hold
};

struct LedgerWork {
    std::uint64_t instances = 100;  // at random, of each room
    std::uint64_t seed = 1;
    std::size_t world = 100;  // about so many of each small world
    std::size_t forall = 2;   // the largest shape
    std::size_t size = default_size;
    std::map<std::pair<std::string, std::string>, std::size_t> mutants{};  // killed, by room and obligation
};

/// The rows of a room, in the order of its obligations. Everything in them was checked just now, but for proofs in Coq,
/// which are checked by spec/proofs/check.sh.
std::vector<LedgerRow> ledger_of(const std::string& room, const LedgerWork& work);

/// The pages that are about no room and make claims, and the rows of one.
std::vector<std::string> ledger_pages();
std::vector<LedgerRow> ledger_of_page(const std::string& page, const LedgerWork& work);

/// The theorems of spec/proofs/ that stand behind an obligation.
struct ProvenClaim {
    std::string room;
    std::string obligation;
    std::string theorem;
};
const std::vector<ProvenClaim>& proven_claims();

/// Adds those of a row's claim to its strengths.
void add_theorems(LedgerRow& row);

std::string ledger_table(const std::vector<LedgerRow>& rows);
std::string ledger_json(const std::vector<LedgerRow>& rows);

/// What a mutation report says was killed: nothing where the text is none.
std::optional<std::map<std::pair<std::string, std::string>, std::size_t>> killed_mutants(const std::string& text);

}  // namespace reductio::fuzz
