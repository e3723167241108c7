#pragma once
// What `certify` and a campaign with a store have in common: the answer to one item, and how it counts.

#include "fuzz/certify.hpp"
#include "fuzz/findings.hpp"

namespace reductio::fuzz {

/// Every obligation of the subject, and every way to die, with a tally of zeros.
RoomReport empty_report(const Subject& subject);

/// In a worker: the verdicts on an instance, or on a shape, as a line.
std::string answer_to_instance(const Subject& subject, const Campaign& campaign, std::uint64_t index);
std::string answer_to_shape(const Subject& subject, const Campaign& campaign, const Document& shape);

/// An instance or a shape that was done.
struct Counted {
    std::uint64_t index = 0;
    bool is_shape = false;
};

/// Counts its verdicts, and gives the failures that are the first of their kind in this report.
std::vector<Finding> count_outcome(RoomReport& room, const Counted& item, const Outcome& outcome);

/// The line that tells of a failure as soon as it is met.
std::string news_of(const RoomReport& room, const Finding& failure);

/// In the order of obligations, then steps.
void sort_findings(RoomReport& room);

/// How a campaign's failures are made simpler. `go_on` may be asked long after this.
Saving saving_of(const Campaign& campaign, std::function<bool()> go_on);

}  // namespace reductio::fuzz
