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

/// The counterexample in its simplest form found; `as_found` is given it as it was found, before it is made simpler.
/// None where it could not be made, as the failure does not come again.
std::optional<Counterexample> simplest_counterexample(const Subject& subject, const Finding& finding,
                                                      const Saving& saving,
                                                      const std::function<void(const Counterexample&)>& as_found);

/// The name of a counterexample's file: room, variant, obligation and step.
std::string file_name_of(const Counterexample& found);

/// Saves the counterexample as it was found, then in its simplest form found. Gives the file's path; none where it
/// could not be made, as the failure does not come again, or not be written.
std::string save(const Subject& subject, const Finding& finding, const Saving& saving);

}  // namespace reductio::fuzz
