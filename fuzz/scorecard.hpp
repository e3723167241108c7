#pragma once
// What a comparison came to: a row a room and obligation, and the level of conformance (spec/protocol.md).

#include "fuzz/protocol.hpp"
#include "fuzz/report.hpp"

namespace reductio::fuzz {

inline constexpr int highest_level = 5;

/// A room's tallies, in which what is unsupported is unknown for a reason with `unsupported_prefix`.
struct RoomScore {
    RoomReport report;
    bool given_up = false;                          // after too many breakdowns in a row
    std::vector<std::optional<Document>> simplest;  // the counterexample of each finding, where there is one
};

struct Scorecard {
    Greeting peer;
    std::uint64_t seed = 1;
    std::uint64_t count = 0;
    bool exact = false;
    bool complete = false;  // or stopped before everything was done
    std::vector<RoomScore> rooms;
};

std::uint64_t unsupported_in(const Tally& tally);
std::uint64_t unknown_in(const Tally& tally);  // not counting the unsupported

/// The level that an obligation stands for; 0 for the ways to go wrong altogether.
int level_of(std::string_view obligation);

/// The level reached in a room, and the least over all of them.
int level_of(const RoomScore& room);
int level_of(const Scorecard& scorecard);

bool any_fault(const Scorecard& scorecard);

/// Rows, reasons of what is unknown, findings with their simplest instance, levels.
std::string to_table(const Scorecard& scorecard);

/// Stable, and without times:
///
///     {"reductio-comparison": 1, "peer": {"name": "...", "version": "..."}, "seed": 1, "count": 100, "exact": false,
///      "complete": true, "level": 4,
///      "rooms": [{"room": "...", "done": 100, "given-up": false, "level": 4,
///                 "obligations": {"reduce": {"holds": 99, "faults": 1, "unsupported": 0, "unknown": {}}, ...},
///                 "findings": [{"obligation": "reduce", "step": "", "index": 7, "reason": "...", "count": 1,
///                               "file": "..."}]}]}
std::string to_json(const Scorecard& scorecard);

/// A suite a room, a case an obligation.
std::string to_junit(const Scorecard& scorecard);

}  // namespace reductio::fuzz
