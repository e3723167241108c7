#pragma once
// A target of two programs for one thing. Each pair's file takes only what it needs, so that a fuzzing program of one
// pair is small: an engine looks at every counter of a program after every execution.

#include "fuzz/targets.hpp"
#include "spec/document.hpp"

namespace reductio::fuzz {

inline std::string shown(const Gradient& question) { return write_document(Document{question}); }
inline std::string shown(const Nnt& instance) { return write_document(Document{instance}); }

template <class T>
std::string shown(const Result<T>& result) {
    return result ? "something else" : result.error().place + ": " + result.error().message;
}

/// Both give the same, or neither gives anything: each has its own words for why.
template <class T>
std::optional<std::string> difference(const Result<T>& one, const Result<T>& other) {
    if (!one && !other) return std::nullopt;
    if (one && other && *one == *other) return std::nullopt;
    return "one has " + shown(one) + ", the other " + shown(other);
}

/// A case of another type has its own `shown` beside it.
template <class Case, class Compare>
Target pair_target(const std::string& name, const std::string& summary, Case (*make)(Choices&),
                   const Compare& compare) {
    return {name, summary, ChoicesTrial([=](Choices& choices) -> std::optional<Fault> {
                const Case made = make(choices);
                const std::optional<std::string> differs = compare(made);
                if (!differs) return std::nullopt;
                return Fault{name, "", "agreement", *differs + ", on " + shown(made)};
            })};
}

}  // namespace reductio::fuzz
