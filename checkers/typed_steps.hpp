#pragma once
// For the sources of checkers/ only: steps written for a source's own type, as steps on a pair of documents.

#include "checkers/check.hpp"

namespace reductio::checkers {

/// The pair as what the room is about, or the reason why it is not.
template <class Source, class Target = Nnt, class Function, class... More>
std::optional<std::string> on_types(const Function& function, const Pair& pair, const More&... more) {
    const auto* source = std::get_if<Source>(&pair.source.is);
    const auto* target = std::get_if<Target>(&pair.target.is);
    if (source && target) return function(*source, *target, more...);
    const std::string article = std::is_same_v<Target, Nnt> ? "an " : "a ";
    return "expected a " + std::string(kind_of(Document{Source{}})) + " and " + article +
           std::string(kind_of(Document{Target{}})) + ", found " + std::string(kind_of(pair.source)) + " and " +
           std::string(kind_of(pair.target));
}

template <class Source, class Target = Nnt, class Function>
auto typed(Function function) {
    return [function](const Pair& pair) { return on_types<Source, Target>(function, pair); };
}

template <class Source, class Target = Nnt, class Function>
auto typed_count(Function function) {
    return
        [function](const Pair& pair, const Counts& counts) { return on_types<Source, Target>(function, pair, counts); };
}

}  // namespace reductio::checkers
