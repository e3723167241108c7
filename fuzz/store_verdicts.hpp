#pragma once
// The verdicts of a block as one line of JSON: equal verdicts are equal text.

#include <optional>

#include "fuzz/report.hpp"

namespace reductio::fuzz {

/// Tallies that are not empty, in their order, and failures by obligation and step:
///
///     {"obligations": {"forward": {"holds": 63, "fails": 1, "unknown": {}}, ...},
///      "failures": [{"obligation": "forward", "step": "", "index": 7, "reason": "...", "count": 1}]}
///
/// without the spaces. Rooms and instances are the block's own.
std::string verdicts_to_text(const RoomReport& block);

/// From such a text; nothing where it is not one.
std::optional<RoomReport> verdicts_from_text(const std::string& text);

/// Adds so many times the tallies and failures of a block to a report that names every obligation. False where the
/// block has an obligation that the report does not know.
bool add_verdicts(RoomReport& report, const RoomReport& block, std::uint64_t times = 1);

}  // namespace reductio::fuzz
