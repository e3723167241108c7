#pragma once
// From a fault of another implementation to a small document that shows it.

#include "fuzz/compare.hpp"

namespace reductio::fuzz {

/// For a worker that talks with a program: time for many answers, and no bound on memory, which the program would
/// inherit.
WorkerLimits limits_of(const Challenge& challenge);

/// The corner cases of the room that its construction admits, if wanted: they come before the instances drawn.
std::vector<Instance> admitted_corners(const Subject& subject, const Challenge& challenge);

/// The instance drawn with this number, and the choices that make it.
struct Drawn {
    Instance instance;
    Sequence made;
};
Drawn drawn(const Subject& subject, const Challenge& challenge, std::uint64_t number);

/// A counterexample document: the simplest that is found with a bounded number of attempts; nothing where the fault
/// does not come again.
std::optional<Document> simplest(const Subject& subject, const Finding& finding, const Challenge& challenge);

/// The file's path; none where it cannot be written.
std::string save(const Document& counterexample, const Finding& finding, const std::filesystem::path& folder);

}  // namespace reductio::fuzz
