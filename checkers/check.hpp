#pragma once
// The answer of a check, and a checker's steps as a table of named functions, so that dropping or replacing one is a
// mutant.

#include <functional>

#include "checkers/decision.hpp"

namespace reductio::checkers {

struct Holds {
    bool operator==(const Holds&) const = default;
};

struct Fails {
    std::string step;    // of the room's page; empty where the page has no step for it
    std::string reason;  // one line
    std::optional<Document> witness;
    bool operator==(const Fails&) const = default;
};

struct Unknown {
    std::string reason;
    bool operator==(const Unknown&) const = default;
};

using Check = std::variant<Holds, Fails, Unknown>;

/// A source and what a construction made of it. The target's own deciders never see this pair.
struct Pair {
    const Document& source;
    const Document& target;
    const Options& options;
};

/// One relation that the pair must satisfy: nothing, or the reason why it does not.
struct Step {
    std::string number;  // "1" is cited as [1]
    std::function<std::optional<std::string>(const Pair&)> fault;
};

/// The first step that fails, if any.
inline Check run_steps(const std::vector<Step>& steps, const Pair& pair) {
    for (const Step& step : steps)
        if (auto reason = step.fault(pair)) return Fails{step.number, *std::move(reason), std::nullopt};
    return Holds{};
}

/// How many solutions each side has.
struct Counts {
    Integer source;
    Integer target;
};

/// Everything there is to check about a pair without a search, and without Z3: beside it, checkers/room_proofs.hpp.
struct Room {
    std::string name;
    std::string tag;
    std::vector<Step> restrictions;
    std::vector<Step> construction;
    std::function<std::optional<std::string>(const Pair&)> size;
    std::function<std::optional<std::string>(const Pair&, const Counts&)> count{};  // none: there is nothing to count
    /// What is wrong with the lifted parameters, for any allowed parameters of a source that is an nnt itself.
    std::function<std::optional<std::string>(const Pair&, const Parameters& parameters, const Parameters& lifted)>
        lifted{};
};

}  // namespace reductio::checkers
