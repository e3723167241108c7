#pragma once
// Certification: many instances, every obligation, in worker processes.

#include <chrono>
#include <filesystem>

#include "fuzz/report.hpp"
#include "fuzz/trial.hpp"

namespace reductio::fuzz {

struct Campaign {
    std::uint64_t count = 1000;  // instances of each room, over all shards
    std::uint64_t seed = 1;
    std::size_t size = default_size;
    std::size_t forall = 0;   // the largest shape to prove for all data; 0: none
    std::size_t jobs = 1;     // at least 1
    std::size_t seconds = 0;  // of it all; 0: no limit
    Shard shard;
    TrialLimits limits;
    std::filesystem::path findings = "findings";  // made where there are some
};

/// The report depends on neither the jobs nor the order in which they finish. SIGINT, SIGTERM and the end of the time
/// stop the campaign, and the report says what was done. Progress and the first finding of each kind go to standard
/// error.
Report certify(const std::vector<Subject>& subjects, const Campaign& campaign);

}  // namespace reductio::fuzz
