#pragma once
// What a campaign came to, for people and for programs.

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace reductio::fuzz {

/// The instances whose index leaves the remainder `index` modulo `of`.
struct Shard {
    std::uint64_t index = 0;
    std::uint64_t of = 1;
};

struct Tally {
    std::uint64_t holds = 0;
    std::uint64_t fails = 0;
    std::map<std::string, std::uint64_t> unknown;  // how often, by reason
};

std::uint64_t unknowns(const Tally& tally);
bool is_empty(const Tally& tally);  // no verdict at all

/// Failures of one obligation at one step: the first by index, and how many there are.
struct Finding {
    std::string obligation;
    std::string step;
    std::uint64_t index = 0;  // of the instance; for `forall`, of the shape
    std::string reason;
    std::uint64_t count = 1;
    std::string file;  // of the counterexample; empty where it could not be made or written
};

struct RoomReport {
    std::string room;
    std::string variant;
    std::uint64_t done = 0;                                  // instances
    std::vector<std::pair<std::string, Tally>> obligations;  // in the order of their verdicts
    std::vector<Finding> findings;                           // in the order of obligations, then steps
};

struct Report {
    std::uint64_t seed = 1;
    std::size_t size = 0;
    std::uint64_t count = 0;
    std::size_t forall = 0;
    Shard shard;
    bool complete = false;  // or stopped before everything was done
    std::vector<RoomReport> rooms;
};

/// Counts a failure. True for the first of its obligation and step that is met, which need not be the first by index.
bool add_failure(RoomReport& room, const Finding& failure);

std::uint64_t instances_done(const Report& report);
bool any_failure(const Report& report);
bool any_unknown(const Report& report);

/// Stable, and without times, so that equal campaigns have equal bytes:
///
///     {"reductio-report": 1, "seed": 1, "size": 8, "count": 100, "forall": 0, "shard": {"index": 0, "of": 1},
///      "complete": true,
///      "rooms": [{"room": "...", "variant": "...", "done": 100,
///                 "obligations": {"forward": {"holds": 98, "fails": 1, "unknown": {"<reason>": 1}}, ...},
///                 "findings": [{"obligation": "forward", "step": "", "index": 7, "reason": "...", "count": 1,
///                               "file": "findings/....json"}]}]}
///
/// over several lines. Obligations that had no verdict are left out.
std::string to_json(const Report& report);

/// Rooms and obligations; then reasons of what is unknown, and the findings.
std::string to_table(const Report& report);

}  // namespace reductio::fuzz
