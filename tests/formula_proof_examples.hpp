#pragma once
// Formulas without a model, and the plain and slow checker of proofs, from the page and from nothing else.

#include <algorithm>
#include <set>

#include "checkers/formula_proof.hpp"

namespace reductio::tests {

using Steps = std::vector<ProofStep>;

/// Everybody of `pigeons` in one of `holes`, nobody with another.
inline Cnf pigeonhole(std::size_t pigeons, std::size_t holes) {
    Cnf formula{pigeons * holes, {}};
    const auto in = [&](std::size_t pigeon, std::size_t hole) {
        return static_cast<Literal>(pigeon * holes + hole + 1);
    };
    for (std::size_t p = 0; p < pigeons; ++p) {
        Clause& somewhere = formula.clauses.emplace_back();
        for (std::size_t h = 0; h < holes; ++h) somewhere.push_back(in(p, h));
    }
    for (std::size_t h = 0; h < holes; ++h)
        for (std::size_t p = 0; p < pigeons; ++p)
            for (std::size_t q = 0; q < p; ++q) formula.clauses.push_back({-in(p, h), -in(q, h)});
    return formula;
}

/// x_1 + x_2, x_2 + x_3, ... around a circle are all odd: no model where the variables are odd in number.
inline Cnf odd_circle(std::size_t variables) {
    Cnf formula{variables, {}};
    for (std::size_t i = 0; i < variables; ++i) {
        const auto a = static_cast<Literal>(i + 1);
        const auto b = static_cast<Literal>((i + 1) % variables + 1);
        formula.clauses.push_back({a, b});
        formula.clauses.push_back({-a, -b});
    }
    return formula;
}

/// The parity of x_1, ..., x_n, summed from the front in one chain of variables and from the back in another; and that
/// the two differ.
inline Cnf two_parities(std::size_t n) {
    Cnf formula{3 * n, {}};
    const auto sum_is = [&](Literal a, Literal b, Literal c) {
        for (const Clause& clause : {Clause{-a, -b, -c}, Clause{-a, b, c}, Clause{a, -b, c}, Clause{a, b, -c}})
            formula.clauses.push_back(clause);
    };
    const auto number = static_cast<Literal>(n);
    for (const Literal chain : {number, 2 * number}) {
        const bool front = chain == number;
        const auto x = [&](Literal i) { return front ? i : number + 1 - i; };
        formula.clauses.push_back({-x(1), chain + 1});
        formula.clauses.push_back({x(1), -(chain + 1)});
        for (Literal i = 2; i <= number; ++i) sum_is(chain + i, chain + i - 1, x(i));
    }
    formula.clauses.push_back({2 * number, 3 * number});
    formula.clauses.push_back({-2 * number, -3 * number});
    return formula;
}

// The page's words, one after another

using LiteralSet = std::set<Literal>;

/// Whether unit propagation meets a conflict when these literals are false.
inline bool plainly_conflicts(const std::vector<LiteralSet>& at_hand, LiteralSet false_ones) {
    for (bool changed = true; changed;) {
        for (const Literal literal : false_ones)
            if (false_ones.contains(-literal)) return true;
        changed = false;
        for (const LiteralSet& clause : at_hand) {
            LiteralSet open;
            for (const Literal literal : clause)
                if (!false_ones.contains(literal)) open.insert(literal);
            if (open.empty()) return true;
            if (open.size() == 1) changed = false_ones.insert(-*open.begin()).second || changed;
        }
    }
    return false;
}

inline bool plainly_follows(const std::vector<LiteralSet>& at_hand, const LiteralSet& clause, const Clause& written) {
    if (plainly_conflicts(at_hand, clause)) return true;
    if (written.empty()) return false;
    return std::ranges::all_of(at_hand, [&](LiteralSet other) {
        if (other.erase(-written.front()) == 0) return true;
        other.insert(clause.begin(), clause.end());
        return plainly_conflicts(at_hand, other);
    });
}

/// "holds", or the number of the rule and of the step.
inline std::string proved_unsatisfiable_plainly(const Cnf& formula, const Steps& steps) {
    std::vector<LiteralSet> at_hand;
    for (const Clause& clause : formula.clauses) at_hand.emplace_back(clause.begin(), clause.end());
    for (Index i = 0; !plainly_conflicts(at_hand, {}); ++i) {
        if (i == steps.size()) return "P4 after " + std::to_string(i) + " steps";
        const LiteralSet clause(steps[i].clause.begin(), steps[i].clause.end());
        if (steps[i].deleted) {
            const auto found = std::ranges::find(at_hand, clause);
            if (found == at_hand.end()) return "P1 /steps/" + std::to_string(i);
            at_hand.erase(found);
            continue;
        }
        if (!plainly_follows(at_hand, clause, steps[i].clause))
            return (clause.empty() ? "P2 /steps/" : "P3 /steps/") + std::to_string(i);
        at_hand.push_back(clause);
    }
    return "holds";
}

/// The checker's answer in full: "P3 /steps/2: expected ...".
inline std::string said_in_full(const checkers::Check& check) {
    if (const auto* fails = std::get_if<checkers::Fails>(&check)) return fails->step + ' ' + fails->reason;
    if (const auto* unknown = std::get_if<checkers::Unknown>(&check)) return "unknown: " + unknown->reason;
    return "holds";
}

/// Up to the colon.
inline std::string said(const checkers::Check& check) {
    const std::string text = said_in_full(check);
    return text.substr(0, text.find(':'));
}

}  // namespace reductio::tests
