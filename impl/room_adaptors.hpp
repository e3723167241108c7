#pragma once
// For the tables of rooms only: typed functions as functions on documents.

#include "impl/room.hpp"

namespace reductio::impl {

inline Error other_kind(std::string_view expected, const Document& found) {
    return Error{"/kind", "expected " + std::string(expected) + ", found " + std::string(kind_of(found))};
}

template <class T>
Result<Document> as_document(Result<T> result) {
    if (!result) return result.error();
    return Document{*std::move(result)};
}

/// Typed functions as functions on documents, for a source that has solutions.
template <class Source, class Solution, class Target = Nnt, class Image = Parameters>
Variant variant(std::string name, std::type_identity_t<std::function<Result<Target>(const Source&)>> reduce,
                std::type_identity_t<std::function<Result<Image>(const Source&, const Solution&)>> lift,
                std::type_identity_t<Result<Solution> (*)(const Source&, const Image&)> extract) {
    const auto source_of = [](const Document& d) { return std::get_if<Source>(&d.is); };
    return {
        std::move(name),
        [=](const Document& source, const Options&) -> Result<Document> {
            const Source* typed = source_of(source);
            return typed ? as_document(reduce(*typed)) : other_kind(kind_of(Document{Source{}}), source);
        },
        [=](const Document& source, const std::optional<Document>& solution, const Options&) -> Result<Document> {
            const Source* typed = source_of(source);
            if (!typed) return other_kind(kind_of(Document{Source{}}), source);
            if (!solution) return Error{"", "expected a solution of the source"};
            const auto* value = std::get_if<Solution>(&solution->is);
            return value ? as_document(lift(*typed, *value)) : other_kind(kind_of(Document{Solution{}}), *solution);
        },
        [=](const Document& source, const Document& image, const Options&) -> Result<Document> {
            const Source* typed = source_of(source);
            const auto* values = std::get_if<Image>(&image.is);
            if (!typed) return other_kind(kind_of(Document{Source{}}), source);
            return values ? as_document(extract(*typed, *values)) : other_kind(kind_of(Document{Image{}}), image);
        },
    };
}

/// The same for a source without solutions: `lift` gives the distinguished parameters, and there is no `extract`.
template <class Source>
Variant variant(std::string name, std::function<Result<Nnt>(const Source&)> reduce,
                std::function<Result<Parameters>(const Source&)> lift) {
    return {
        std::move(name),
        [=](const Document& source, const Options&) -> Result<Document> {
            const auto* typed = std::get_if<Source>(&source.is);
            return typed ? as_document(reduce(*typed)) : other_kind(kind_of(Document{Source{}}), source);
        },
        [=](const Document& source, const std::optional<Document>&, const Options&) -> Result<Document> {
            const auto* typed = std::get_if<Source>(&source.is);
            return typed ? as_document(lift(*typed)) : other_kind(kind_of(Document{Source{}}), source);
        },
        nullptr,
    };
}

/// A construction that has no precondition, with the face of one that may refuse.
template <class Source, Nnt (*reduce)(const Source&)>
Result<Nnt> total(const Source& source) {
    return reduce(source);
}

/// For a construction that takes options and whose source has no solutions; without `lift` where the target is no
/// training.
template <class Source, class Target>
Variant variant(std::string name, Result<Target> (*reduce)(const Source&, const Options&),
                Result<Parameters> (*lift)(const Source&, const Options&)) {
    Variant result;
    result.name = std::move(name);
    result.reduce = [=](const Document& source, const Options& options) -> Result<Document> {
        const auto* typed = std::get_if<Source>(&source.is);
        return typed ? as_document(reduce(*typed, options)) : other_kind(kind_of(Document{Source{}}), source);
    };
    if (!lift) return result;
    result.lift = [=](const Document& source, const std::optional<Document>&,
                      const Options& options) -> Result<Document> {
        const auto* typed = std::get_if<Source>(&source.is);
        return typed ? as_document(lift(*typed, options)) : other_kind(kind_of(Document{Source{}}), source);
    };
    return result;
}

}  // namespace reductio::impl
