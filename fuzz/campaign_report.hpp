#pragma once
// What a store says: as the report of `certify`, as Markdown and as JUnit's XML.

#include "fuzz/campaign_counting.hpp"
#include "fuzz/store.hpp"

namespace reductio::fuzz {

/// The rooms and variants of a store; throws StoreFailure where there is one that this program does not have.
std::vector<Subject> subjects_of(const Store& store);

/// The blocks that the settings ask for.
BlockList blocks_of(const std::vector<Subject>& subjects, const StoreSettings& settings);

/// As `certify` has it, with findings in the folder `findings`. Complete when all blocks are done and each finding has
/// been made simpler.
Report report_of(const std::vector<Subject>& subjects, const Store& store);

/// Adds a block's verdicts to its room of a report.
void add_block(Report& report, const Store& store, const BlockKey& key, const RoomReport& verdicts,
               std::uint64_t times = 1);

/// For people: what was done, a table of obligations, what is unknown and why, the findings.
std::string to_markdown(const Report& report, const NamedValues& made_by);

/// A suite a room, a case an obligation: a failure for each finding, skipped where some answer is unknown.
std::string to_junit(const Report& report);

}  // namespace reductio::fuzz
