#pragma once
// Every planted fault there is, and how to kill it.

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace reductio::mutants {

struct Mutant {
    std::string room;  // or "evaluators", "deciders"
    std::string name;
    std::string changes;     // "construction", "lift", "extract", "solver", "checker", "evaluator" or "decider"
    std::string obligation;  // the one that must kill it, and is asked alone
    std::function<bool(std::uint64_t seed, std::uint64_t index)> killed;  // by the instance of this index
    std::size_t instances = SIZE_MAX;                                     // that there are
};

const std::vector<Mutant>& all_mutants();

/// After how many instances of the seed, at most so many; nothing if it survives them.
std::optional<std::size_t> killed_after(const Mutant& mutant, std::uint64_t seed, std::size_t most);

/// An obligation that no mutant of its room shows to be needed.
struct Idle {
    std::string room;
    std::string obligation;
    std::string reason;
};

const std::vector<Idle>& idle_obligations();

}  // namespace reductio::mutants
