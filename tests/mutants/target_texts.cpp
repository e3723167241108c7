// Faults in reading and writing, for the targets that read and write.

#include <algorithm>

#include "fuzz/target_texts.hpp"
#include "spec/json.hpp"
#include "tests/mutants/targets.hpp"

namespace reductio::mutants {

namespace {

using fuzz::Codec;

std::string replaced(std::string text, std::string_view what, std::string_view by) {
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size()))
        text.replace(at, what.size(), by);
    return text;
}

// Readers

Codec reading(std::function<Result<Document>(std::string_view)> read) {
    Codec codec;
    codec.read = std::move(read);
    return codec;
}

Result<Document> read_to_the_last_bracket(std::string_view text) {
    return read_document(text.substr(0, std::min(text.rfind('}'), text.size() - 1) + 1));
}

/// Zeros in front of other digits are left out, in strings and outside.
Result<Document> read_leading_zeros(std::string_view text) {
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    std::string without;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool leads = text[i] == '0' && (without.empty() || !is_digit(without.back()));
        if (!leads || i + 1 == text.size() || !is_digit(text[i + 1])) without += text[i];
    }
    return read_document(without);
}

void drop_unknown(json::Value& value) {
    if (auto* object = std::get_if<json::Object>(&value.is)) {
        std::erase_if(*object, [](const json::Member& member) { return member.name == "not-a-member"; });
        for (json::Member& member : *object) drop_unknown(member.value);
    } else if (auto* array = std::get_if<json::Array>(&value.is)) {
        for (json::Value& item : *array) drop_unknown(item);
    }
}

Result<Document> read_unknown_members(std::string_view text) {
    auto tree = json::parse(text, {});
    if (!tree) return tree.error();
    drop_unknown(*tree);
    return read_document(json::pretty(*tree));
}

Result<Document> read_in_order(std::string_view text) {
    auto document = read_document(text);
    if (!document || json::pretty(*json::parse(text, {})) == write_pretty(*document)) return document;
    return Error{"", "expected members in order"};
}

Result<Document> read_without_tabs(std::string_view text) {
    if (text.find('\t') != std::string_view::npos) return Error{"", "expected no tab"};
    return read_document(text);
}

/// A change of the error, where there is one.
Codec complaining(std::function<void(std::string_view text, Error&)> change) {
    return reading([change](std::string_view text) {
        const auto document = read_document(text);
        if (document) return document;
        Error error = document.error();
        change(text, error);
        return Result<Document>(error);
    });
}

Result<Document> read_with_an_exception(std::string_view text) {
    if (std::ranges::count(text, '"') % 2 == 1) throw std::out_of_range("past the end of the text");
    return read_document(text);
}

// Writers

Codec writing(const std::string& what, const std::string& by) {
    Codec codec;
    codec.write = [=](const Document& document) { return replaced(write_document(document), what, by); };
    return codec;
}

Codec pretty_without_signs() {
    Codec codec;
    codec.pretty = [](const Document& document) { return replaced(write_pretty(document), "-1", "1"); };
    return codec;
}

Codec writing_pretty_for_canonical() {
    Codec codec;
    codec.write = [written = false](const Document& document) mutable {
        written = !written;
        return written ? write_document(document) : write_pretty(document);
    };
    return codec;
}

struct WriterFault {
    std::string kind;
    std::string name;
    std::string what;
    std::string by;
};

const std::vector<WriterFault>& writer_faults() {
    static const std::vector<WriterFault> table = {
        {"subset", "writes 0 for 1", "[1", "[0"},
        {"cover", "writes 0 for 1", "[1", "[0"},
        {"assignment", "writes 0 for 1", "[1", "[0"},
        {"model", "loses signs", "-", ""},
        {"cnf", "loses signs", "[-", "["},
        {"subset-sum", "loses signs", "\"-", "\""},
        {"polynomial", "loses signs", "\"-", "\""},
        {"parameters", "loses signs", "\"-", "\""},
        {"nnt", "loses signs", "\"-", "\""},
        {"gradient", "loses signs", "\"-", "\""},
        {"refutation", "loses signs", "\"-", "\""},
        {"exact-cover", "picks none for one", "\"pick\": 1", "\"pick\": 0"},
        {"two-csp", "writes variable 0 for 1", "\"u\": 1", "\"u\": 0"},
        {"pos-slp", "adds where it should multiply", "\"*\"", "\"+\""},
        {"bit-slp", "loses signs", "\"bit\": \"-", "\"bit\": \""},
        {"evaluation", "says false for true", "true", "false"},
        {"decision", "says yes for no", "\"no\"", "\"yes\""},
        {"options", "writes the gap as a weight", "\"gap\"", "\"weight\""},
        {"counterexample", "shortens the reason", "\"reason\": \"a", "\"reason\": \""},
        {"certificate", "says yes for no", "\"verdict\": \"no\"", "\"verdict\": \"yes\""},
        {"bundle", "forgets variants", "\"variant\": \"repaired\"", "\"variant\": \"\""},
        {"vectors", "says yes for no", "\"answer\": \"no\"", "\"answer\": \"yes\""},
    };
    return table;
}

}  // namespace

std::vector<TargetMutant> decoder_mutants() {
    constexpr std::size_t most = 50'000;
    const auto quoting = complaining([](std::string_view text, Error& error) { error.message += text.substr(0, 1); });
    const auto unescaped =
        complaining([](std::string_view, Error& error) { error.place = replaced(error.place, "~0", "~"); });
    const auto silent = complaining([](std::string_view text, Error& error) {
        if (text.starts_with("{}")) error.message.clear();
    });
    return {{"says what it found byte by byte", fuzz::decoder_target(quoting), most},
            {"escapes no tilde in a place", fuzz::decoder_target(unescaped), most},
            {"says nothing of an empty object", fuzz::decoder_target(silent), most},
            {"throws where a string does not end", fuzz::decoder_target(reading(read_with_an_exception)), most},
            {"loses signs", fuzz::decoder_target(writing("-1", "1")), most},
            {"writes in two ways", fuzz::decoder_target(writing_pretty_for_canonical()), most},
            {"loses signs in the pretty form", fuzz::decoder_target(pretty_without_signs()), most}};
}

std::vector<TargetMutant> document_mutants() {
    constexpr std::size_t most = 2000;
    const std::vector<std::pair<std::string, Codec>> readers = {
        {"takes what stands behind the end", reading(read_to_the_last_bracket)},
        {"takes zeros in front of a number", reading(read_leading_zeros)},
        {"takes a member that it does not know", reading(read_unknown_members)},
        {"wants members in order", reading(read_in_order)},
        {"takes no tabs", reading(read_without_tabs)},
        {"says where without a slash", complaining([](std::string_view, Error& error) {
             if (!error.place.empty()) error.place.erase(0, 1);
         })},
        {"says where with an index too many", complaining([](std::string_view, Error& error) { error.place += "/0"; })},
    };
    std::vector<TargetMutant> table;
    for (const fuzz::DocumentMaker& maker : fuzz::document_makers()) {
        for (const auto& [name, codec] : readers) table.push_back({name, document_target(maker, codec), most});
        for (const WriterFault& fault : writer_faults())
            if (fault.kind == maker.kind)
                table.push_back({fault.name, document_target(maker, writing(fault.what, fault.by)), most});
    }
    return table;
}

}  // namespace reductio::mutants
