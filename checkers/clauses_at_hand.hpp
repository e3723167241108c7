#pragma once
// The clauses at hand of a proof, and what unit propagation makes of them (spec/certificates.md, "Proofs"): two
// literals of each clause are watched, and what follows without any assumption is kept from one step to the next.

#include <limits>
#include <map>
#include <optional>
#include <span>

#include "spec/document.hpp"

namespace reductio::checkers {

/// A literal by the place of its variable among those that occur: 2k for the variable at place k, 2k + 1 for its
/// negation. So the numbers of variables may be any.
using LiteralCode = std::size_t;

constexpr LiteralCode negated(LiteralCode code) { return code ^ 1; }

class LiteralCodes {
  public:
    LiteralCodes(const Cnf& formula, const std::vector<ProofStep>& steps);

    std::size_t variables() const { return numbers_.size(); }
    /// Of a literal that occurs in the formula or in the steps, or its negation.
    LiteralCode code(Literal literal) const;
    Literal literal(LiteralCode code) const;
    /// The set of a clause's literals, strictly increasing.
    std::vector<LiteralCode> set(const Clause& clause) const;

  private:
    std::vector<std::uint64_t> numbers_;  // strictly increasing
};

/// Thrown where more work was needed than allowed.
struct TooManyVisits {
    std::size_t bound;
};

/// Clauses are numbered from 0 as they are added. `add` and `take_away` are only for when nothing is assumed.
class ClausesAtHand {
  public:
    static constexpr Index none = std::numeric_limits<Index>::max();

    /// A clause looked at is one visit, and one more for each 16 of its literals that are looked at.
    ClausesAtHand(std::size_t variables, std::size_t most_visits);

    /// A set of literals, strictly increasing. Returns the clause's number.
    Index add(const std::vector<LiteralCode>& set);
    /// A clause at hand with exactly these literals.
    std::optional<Index> find(const std::vector<LiteralCode>& set);
    /// What followed from the clause alone does not follow any more.
    void take_away(Index clause);

    /// Whether the clauses meet a conflict without any assumption. Then nothing more is to be asked of them.
    bool conflicting() const { return conflicting_; }

    /// Assumes that each of the literals is false, beside what is assumed already; whether that meets a conflict.
    bool refutes(const std::vector<LiteralCode>& literals);
    /// To be kept before `refutes`, and given to `take_back` after it.
    std::size_t assigned() const { return trail_.size(); }
    void take_back(std::size_t assigned);

    /// A clause looked at, so many of its literals at most. Throws TooManyVisits.
    void pay(std::size_t literals);

    std::size_t count() const { return stored_.size(); }
    bool at_hand(Index clause) const { return stored_[clause].at_hand; }
    /// Whether it is at hand and has the literal.
    bool has(Index clause, LiteralCode literal);
    std::span<const LiteralCode> literals(Index clause) const;

    bool is_true(LiteralCode literal) const { return value_[literal] > 0; }
    bool is_false(LiteralCode literal) const { return value_[literal] < 0; }
    /// The literals that are true, each after those that make it true; the clause that does, or none if it is assumed.
    const std::vector<LiteralCode>& trail() const { return trail_; }
    Index reason(LiteralCode literal) const { return reason_[literal / 2]; }
    /// The clause of the last conflict: all of its literals are false, but perhaps one that was to be assumed so. None
    /// where two assumptions contradict each other.
    Index conflict() const { return conflict_; }

  private:
    struct Stored {
        std::size_t first = 0;  // of its literals, which move about: the first two are watched
        std::size_t length = 0;
        bool at_hand = true;
    };

    std::span<LiteralCode> movable(Index clause);
    void assign(LiteralCode literal, Index reason);
    void found_conflict(Index clause);
    void attach(Index clause);
    bool watch_another(std::span<LiteralCode> literals, Index clause);
    bool visit_watchers(LiteralCode falsified);
    bool propagate();
    void start_again();

    std::size_t most_visits_;
    std::size_t visits_left_;
    std::vector<LiteralCode> all_literals_;
    std::vector<Stored> stored_;
    std::multimap<std::uint64_t, Index> by_hash_;
    std::vector<Index> units_;                  // clauses of one literal, taken away or not
    std::vector<std::vector<Index>> watchers_;  // by the literal that they watch, taken away or not
    std::vector<signed char> value_;            // by literal: 1 true, -1 false, 0 neither
    std::vector<Index> reason_;                 // by variable
    std::vector<LiteralCode> trail_;
    std::size_t propagated_ = 0;  // so many of the trail
    Index conflict_ = none;
    bool conflicting_ = false;
};

}  // namespace reductio::checkers
