#pragma once
// Proofs that a formula has no model (spec/certificates.md, "Proofs"), made by a search of our own where that is quick,
// and else by CaDiCaL where it is installed.

#include <string_view>

#include "spec/document.hpp"

namespace reductio::fuzz {

using ProofSteps = std::vector<ProofStep>;

struct RefuteLimits {
    std::size_t quick = 200;                         // conflicts of our own search, before CaDiCaL is asked
    std::size_t conflicts = 20'000;                  // of our own search where there is no CaDiCaL
    std::size_t visits = std::size_t(1) << 25;       // of clauses, in a search of our own and in shortening a proof
    std::size_t seconds = 20;                        // for CaDiCaL
    std::size_t most_bytes = std::size_t(64) << 20;  // of its proof
    std::string solver = "cadical";                  // the program; empty: none
};

/// A proof, shortened. An error where the formula has a model, and where a limit is met before there is a proof.
Result<ProofSteps> refute(const Cnf& formula, const RefuteLimits& limits = {});

/// Every partial assignment of a search that ends in a conflict, as the clause that forbids it.
Result<ProofSteps> refute_by_search(const Cnf& formula, std::size_t conflicts, std::size_t visits);

/// The program's path, where it is on the PATH.
std::optional<std::string> find_solver(const std::string& name);

/// What CaDiCaL, or another program with its options, writes; not shortened.
Result<ProofSteps> refute_by_solver(const Cnf& formula, const RefuteLimits& limits = {});

/// The text form of DRAT: a line for each step, `d` first where it deletes, its literals and 0. An error's place is a
/// line.
Result<ProofSteps> read_drat(std::string_view text);

/// Only the clauses that the empty one rests on, as found by unit propagation; with `deletions`, each but those needed
/// at the end is deleted after its last use. An error where a clause that is added does not follow by unit propagation,
/// or the steps do not end in a conflict.
Result<ProofSteps> shortened(const Cnf& formula, const ProofSteps& steps, std::size_t visits, bool deletions = false);

}  // namespace reductio::fuzz
