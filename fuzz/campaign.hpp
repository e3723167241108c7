#pragma once
// A long certification whose results are kept in a store: killed at any moment and started again, it goes on.

#include "fuzz/campaign_report.hpp"
#include "fuzz/store_place.hpp"

namespace reductio::fuzz {

/// A block under way.
struct OpenBlock {
    BlockOfWork work;
    std::uint64_t first = 0;  // what is to be done of it now: an earlier run may have done its start
    std::uint64_t answered = 0;
    RoomReport report;  // with the verdicts of an earlier run
    std::int64_t begun = 0;
};

/// What keeps a campaign from losing or repeating work, as values: a mutant has one replaced.
struct CampaignSteps {
    std::function<bool(const OpenBlock& block)> is_whole;                           // and may be committed
    std::function<std::uint64_t(const Store& store, const BlockKey& key)> done_of;  // what a start leaves out
    std::function<void(Store& store, const DoneBlock& block)> finish;
};

CampaignSteps campaign_steps();

/// A store opened for writing, with the right to.
struct HeldStore {
    std::unique_ptr<WriterLock> lock;
    std::unique_ptr<Store> store;
};

/// Opens the campaign of a folder. Where there is none it is made, if there are settings to make it with. Settings
/// given again must be equal, but that the count may be greater. Throws StoreFailure, with one line that names what
/// differs.
HeldStore open_campaign(const std::filesystem::path& folder, const std::optional<StoreSettings>& to_make,
                        const NamedValues& given = {}, const NamedValues& made_by = versions());

/// Does what the store lacks, in blocks, each committed when all of its verdicts are there; then the documents of the
/// findings, which are written as files too. `campaign` has the store's settings, the jobs, the time and the folder for
/// findings. Gives what the store then says. Throws StoreFailure.
Report run_campaign(const std::vector<Subject>& subjects, const Campaign& campaign, Store& store,
                    const CampaignSteps& steps = campaign_steps());

/// Writes the documents of findings as files of the folder, where they are missing. Throws StoreFailure.
void write_documents(const Store& store, const std::filesystem::path& folder);

}  // namespace reductio::fuzz
