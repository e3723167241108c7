#pragma once
// How far a campaign is: a table, and instances and findings over time.

#include "fuzz/campaign_report.hpp"

namespace reductio::fuzz {

/// The end of one block, and all that was done by then.
struct StatusPoint {
    std::int64_t time = 0;  // milliseconds since 1970
    std::uint64_t instances = 0;
    std::uint64_t findings = 0;
};

struct CampaignStatus {
    std::string path;
    Report report;
    std::uint64_t planned = 0;  // instances of a room in this shard
    std::uint64_t shapes = 0;   // over all rooms
    std::uint64_t shapes_done = 0;
    std::uint64_t documents_left = 0;  // findings not yet made simpler
    std::int64_t busy = 0;             // milliseconds in which some block was under way
    std::int64_t last = 0;             // when a block ended last; 0: none has
    std::vector<StatusPoint> points;   // in the order of time, few enough to draw
    NamedValues made_by;
};

CampaignStatus status_of(const std::vector<Subject>& subjects, const Store& store);

std::string to_table(const CampaignStatus& status);

/// Instances over time as lines of text, with the findings marked; empty where nothing is done.
std::string text_plot(const CampaignStatus& status);

/// A script for gnuplot, with its data.
std::string status_gnuplot(const CampaignStatus& status, const std::string& svg);

/// Draws with gnuplot. False where that is not there, or the file cannot be written.
bool draw_status(const CampaignStatus& status, const std::string& svg);

}  // namespace reductio::fuzz
