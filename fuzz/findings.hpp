#pragma once
// From a failure to a small document that shows it.

#include <filesystem>

#include "fuzz/report.hpp"
#include "fuzz/trial.hpp"

namespace reductio::fuzz {

/// Where instances come from and where counterexamples go.
struct Saving {
    std::uint64_t seed = 1;
    Size size;
    std::size_t forall = 0;
    TrialLimits limits;
    std::filesystem::path folder;
    std::function<bool()> go_on;  // once it says no, nothing is made simpler any more
};

/// Saves the counterexample as it was found, then in its simplest form found. Gives the file's path; none where it
/// could not be made, as the failure does not come again, or not be written.
std::string save(const Subject& subject, const Finding& finding, const Saving& saving);

}  // namespace reductio::fuzz
