#pragma once
// For the sources of checkers/ only: steps written for a source's own type, as steps on a pair of documents.

#include "checkers/check.hpp"

namespace reductio::checkers {

/// The pair as what the room is about, or the reason why it is not.
template <class Source, class Function, class... More>
std::optional<std::string> on_types(const Function& function, const Pair& pair, const More&... more) {
    const auto* source = std::get_if<Source>(&pair.source.is);
    const auto* target = std::get_if<Nnt>(&pair.target.is);
    if (source && target) return function(*source, *target, more...);
    return "expected a " + std::string(kind_of(Document{Source{}})) + " and an nnt, found " +
           std::string(kind_of(pair.source)) + " and " + std::string(kind_of(pair.target));
}

template <class Source, class Function>
auto typed(Function function) {
    return [function](const Pair& pair) { return on_types<Source>(function, pair); };
}

template <class Source, class Function>
auto typed_count(Function function) {
    return [function](const Pair& pair, const Counts& counts) { return on_types<Source>(function, pair, counts); };
}

}  // namespace reductio::checkers
