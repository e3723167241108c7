#pragma once
// What a campaign's store is for, and what it was made with: named values, so that two stores are compared by name.

#include "fuzz/campaign_blocks.hpp"
#include "fuzz/certify.hpp"

namespace reductio::fuzz {

using NamedValues = std::vector<std::pair<std::string, std::string>>;

struct RoomVariant {
    std::string room;
    std::string variant;
    bool operator==(const RoomVariant&) const = default;
};

/// All that decides which instances a campaign has and what is asked of each. Neither jobs nor time are among it.
struct StoreSettings {
    std::vector<RoomVariant> rooms;
    std::uint64_t count = 1000;
    std::uint64_t seed = 1;
    std::size_t size = default_size;
    std::size_t forall = 0;
    std::size_t batch = default_batch;
    Shard shard;
    WorkerLimits worker;
    std::size_t candidates = 0;
};

/// The settings under the names of their options.
NamedValues named(const StoreSettings& settings);

/// Nothing where a name is missing or a value is not one that `named` gives.
std::optional<StoreSettings> settings_from(const NamedValues& values);

StoreSettings settings_of(const std::vector<Subject>& subjects, const Campaign& campaign, std::size_t batch);

/// The campaign that has these settings.
Campaign campaign_of(const StoreSettings& settings);

/// The versions of all that verdicts come from.
NamedValues versions();

/// The first value in which two lists differ: "--seed: expected 1, found 2". Names given are left out.
std::optional<std::string> difference(const NamedValues& expected, const NamedValues& found,
                                      const std::vector<std::string>& left_out = {});

}  // namespace reductio::fuzz
