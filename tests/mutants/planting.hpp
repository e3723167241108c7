#pragma once
// Ways to plant a fault in a reduction: around its construction, before its lift, after its extraction.

#include "fuzz/obligations.hpp"

namespace reductio::mutants {

using Plant = std::function<void(fuzz::Subject&)>;

/// The construction, then a change of what it made.
template <class Source, class Target = Nnt>
Plant in_target(std::type_identity_t<std::function<void(const Source&, Target&)>> change) {
    return [change](fuzz::Subject& subject) {
        subject.variant.reduce = [reduce = subject.variant.reduce, change](const Document& source,
                                                                           const Options& options) {
            auto target = reduce(source, options);
            if (target) change(std::get<Source>(source.is), std::get<Target>(target->is));
            return target;
        };
    };
}

/// A change of the solution, then the map.
template <class Source, class Solution>
Plant before_lift(std::function<void(const Source&, Solution&)> change) {
    return [change](fuzz::Subject& subject) {
        subject.variant.lift = [lift = subject.variant.lift, change](const Document& source,
                                                                     const std::optional<Document>& solution,
                                                                     const Options& options) {
            Document changed = solution.value();
            change(std::get<Source>(source.is), std::get<Solution>(changed.is));
            return lift(source, changed, options);
        };
    };
}

/// The map, then a change of what it gives.
template <class Source, class Solution>
Plant after_lift(std::function<void(const Source&, Solution&)> change) {
    return [change](fuzz::Subject& subject) {
        subject.variant.lift = [lift = subject.variant.lift, change](const Document& source,
                                                                     const std::optional<Document>& solution,
                                                                     const Options& options) {
            auto lifted = lift(source, solution, options);
            if (lifted) change(std::get<Source>(source.is), std::get<Solution>(lifted->is));
            return lifted;
        };
    };
}

template <class Source, class Solution>
Plant before_extract(std::function<void(const Source&, Solution&)> change) {
    return [change](fuzz::Subject& subject) {
        subject.variant.extract = [extract = subject.variant.extract, change](
                                      const Document& source, const Document& solution, const Options& options) {
            Document changed = solution;
            change(std::get<Source>(source.is), std::get<Solution>(changed.is));
            return extract(source, changed, options);
        };
    };
}

template <class Source, class Solution>
Plant after_extract(std::function<void(const Source&, Solution&)> change) {
    return [change](fuzz::Subject& subject) {
        subject.variant.extract = [extract = subject.variant.extract, change](
                                      const Document& source, const Document& parameters, const Options& options) {
            auto solution = extract(source, parameters, options);
            if (solution) change(std::get<Source>(source.is), std::get<Solution>(solution->is));
            return solution;
        };
    };
}

}  // namespace reductio::mutants
