// The table of rooms: all that the command lines, the fuzzer and the index say about them is derived from here.

#include <algorithm>

#include "impl/exact_cover_to_dnnt.hpp"
#include "impl/pos_slp_to_dnnt.hpp"
#include "impl/room.hpp"
#include "impl/subset_sum_to_dnnt.hpp"
#include "impl/two_csp_to_dnnt.hpp"

namespace reductio::impl {

namespace {

Error other_kind(std::string_view expected, const Document& found) {
    return Error{"/kind", "expected " + std::string(expected) + ", found " + std::string(kind_of(found))};
}

template <class T>
Result<Document> as_document(Result<T> result) {
    if (!result) return result.error();
    return Document{*std::move(result)};
}

/// Typed functions as functions on documents, for a source that has solutions.
template <class Source, class Solution>
Variant variant(std::string name, Result<Nnt> (*reduce)(const Source&),
                Result<Parameters> (*lift)(const Source&, const Solution&),
                Result<Solution> (*extract)(const Source&, const Parameters&)) {
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
        [=](const Document& source, const Document& parameters, const Options&) -> Result<Document> {
            const Source* typed = source_of(source);
            const auto* values = std::get_if<Parameters>(&parameters.is);
            if (!typed) return other_kind(kind_of(Document{Source{}}), source);
            return values ? as_document(extract(*typed, *values)) : other_kind("parameters", parameters);
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

Room subset_sum_room() {
    namespace room = subset_sum_to_dnnt;
    return {"subset-sum-to-dnnt",
            "D-T1.3",
            "subset sum to a D-NNT with one hidden layer and one sample",
            "subset-sum",
            "nnt",
            "subset",
            {variant<SubsetSum, Subset>("repaired", total<SubsetSum, room::reduce>, room::lift, room::extract)},
            R"({"reductio": 1, "kind": "subset-sum", "items": ["3", "5", "7", "5"], "target": "15"})",
            R"({"reductio": 1, "kind": "subset-sum", "items": ["4", "6", "1000000000000000000000"], "target": "5"})"};
}

Room two_csp_room() {
    namespace room = two_csp_to_dnnt;
    return {
        "two-csp-to-dnnt",
        "D-T1.4",
        "binary constraint satisfaction to a D-NNT with two layers, an output a constraint",
        "two-csp",
        "nnt",
        "assignment",
        {variant<TwoCsp, Assignment>("repaired", total<TwoCsp, room::reduce>, room::lift, room::extract),
         variant<TwoCsp, Assignment>("published", total<TwoCsp, room::reduce_published>, room::lift_published,
                                     room::extract_published)},
        R"({"reductio": 1, "kind": "two-csp", "variables": 5, "alphabet": 3, "constraints": [{"u": 0, "v": 1, "allowed": [[0, 1], [2, 0]]}, {"u": 1, "v": 0, "allowed": [[0, 2], [1, 0], [1, 1]]}, {"u": 3, "v": 1, "allowed": [[0, 0], [1, 1]]}, {"u": 3, "v": 3, "allowed": [[1, 1], [2, 2]]}]})",
        R"({"reductio": 1, "kind": "two-csp", "variables": 3, "alphabet": 2, "constraints": [{"u": 0, "v": 1, "allowed": [[0, 1], [1, 0]]}, {"u": 1, "v": 2, "allowed": [[0, 1], [1, 0]]}, {"u": 0, "v": 2, "allowed": [[0, 1], [1, 0]]}]})"};
}

Room exact_cover_room() {
    namespace room = exact_cover_to_dnnt;
    return {
        "exact-cover-to-dnnt",
        "D-T1.5",
        "exact cover to a D-NNT with a single hidden neuron",
        "exact-cover",
        "nnt",
        "cover",
        {variant<ExactCover, Cover>("repaired", total<ExactCover, room::reduce>, room::lift, room::extract)},
        R"({"reductio": 1, "kind": "exact-cover", "universe": 4, "sets": [[0, 1], [2, 3], [1, 2], [2, 3], []], "pick": 3})",
        R"({"reductio": 1, "kind": "exact-cover", "universe": 3, "sets": [[0, 1], [1, 2], [2]], "pick": 3})"};
}

Variant published_pos_slp(std::string name, pos_slp_to_dnnt::ParallelEdges reading) {
    return variant<PosSlp>(
        std::move(name), [=](const PosSlp& source) { return pos_slp_to_dnnt::reduce_published(source, reading); },
        [=](const PosSlp& source) { return pos_slp_to_dnnt::lift_published(source, reading); });
}

Room pos_slp_room() {
    namespace room = pos_slp_to_dnnt;
    return {
        "pos-slp-to-dnnt",
        "D-L3.5",
        "the sign of a straight-line program to a restricted D-NNT, one option for each parameter",
        "pos-slp",
        "nnt",
        "",
        {variant<PosSlp>("repaired", room::reduce, room::lift),
         published_pos_slp("published-first", room::ParallelEdges::first_wins),
         published_pos_slp("published-merged", room::ParallelEdges::merged),
         published_pos_slp("published-multigraph", room::ParallelEdges::multigraph)},
        R"({"reductio": 1, "kind": "pos-slp", "slp": {"constant": "1", "gates": [["-", 0, 0], ["-", 1, 0], ["+", 2, 2], ["*", 3, 3], ["*", 4, 3], ["*", 5, 2], ["+", 6, 0], ["*", 6, 7]]}})",
        R"({"reductio": 1, "kind": "pos-slp", "slp": {"constant": "1", "gates": [["+", 0, 0], ["-", 0, 1], ["*", 1, 2]]}})"};
}

}  // namespace

const std::vector<Room>& rooms() {
    static const std::vector<Room> table = {pos_slp_room(), subset_sum_room(), two_csp_room(), exact_cover_room()};
    return table;
}

const Room* find_room(std::string_view name) {
    const auto room = std::find_if(rooms().begin(), rooms().end(), [&](const Room& r) { return r.name == name; });
    return room == rooms().end() ? nullptr : &*room;
}

const Variant* find_variant(const Room& room, std::string_view name) {
    const auto found =
        std::find_if(room.variants.begin(), room.variants.end(), [&](const Variant& v) { return v.name == name; });
    return found == room.variants.end() ? nullptr : &*found;
}

}  // namespace reductio::impl
