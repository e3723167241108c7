#pragma once
// Faults planted in the targets of the fuzzers: one at least in what each target is aimed at. They are found from
// nothing: from the empty input, by blind mutation.

#include "fuzz/targets.hpp"

namespace reductio::mutants {

struct TargetMutant {
    std::string fault;    // in words
    fuzz::Target target;  // with the fault in it, under the name of the target without
    std::size_t most;     // executions that may be needed
};

/// In the order of the targets.
const std::vector<TargetMutant>& target_mutants();

/// After how many executions a fault is found, at most so many. Where there is one, it is the first.
struct Hunt {
    std::size_t executions = 0;
    std::optional<fuzz::Fault> found;
};

/// Starts from the empty input and mutates blindly; a text with the words of a dictionary.
Hunt hunt(const fuzz::Target& target, std::uint64_t seed, std::size_t most);

// For the table only

std::vector<TargetMutant> decoder_mutants();
std::vector<TargetMutant> document_mutants();
std::vector<TargetMutant> pair_mutants();
std::vector<TargetMutant> room_target_mutants();

}  // namespace reductio::mutants
