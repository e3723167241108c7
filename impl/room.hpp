#pragma once
// A reduction as functions on documents, for command lines and drivers. Rooms themselves work on typed data.

#include <functional>

#include "spec/document.hpp"

namespace reductio::impl {

/// One form of a construction: the repaired one, or the published one in one of its readings.
struct Variant {
    std::string name;
    std::function<Result<Document>(const Document& source, const Options& options)> reduce;
    /// A source without solutions (straight-line programs) takes none: the distinguished parameters. None where the
    /// target has no solutions either.
    std::function<Result<Document>(const Document& source, const std::optional<Document>& solution,
                                   const Options& options)>
        lift;
    /// None where the source has no solutions.
    std::function<Result<Document>(const Document& source, const Document& parameters, const Options& options)> extract;
};

struct Room {
    std::string name;
    std::string tag;      // the theorem, as the pages cite it
    std::string summary;  // one line
    std::string source;   // the kind of document, or kinds
    std::string target;
    std::string solution;           // the kind of the source's solutions; empty where there are none
    std::vector<Variant> variants;  // the repaired one first
    std::string yes_example;        // sources, as documents
    std::string no_example;
    std::string example_options;  // of both, as a document; empty where the construction takes none
};

const std::vector<Room>& rooms();

/// The room of this name, and the variant of that name; nothing where there is none.
const Room* find_room(std::string_view name);
const Variant* find_variant(const Room& room, std::string_view name);

}  // namespace reductio::impl
