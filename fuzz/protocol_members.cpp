#include "fuzz/protocol_members.hpp"

namespace reductio::fuzz {

namespace {

[[noreturn]] void expected(std::string_view name, const std::string& what, const json::Value& found) {
    throw Misread{Error{json::step(name), "expected " + what + ", found " + json::found(found)}};
}

const std::string& text_of(std::string_view name, const json::Value& value) {
    const auto* text = std::get_if<std::string>(&value.is);
    if (!text) expected(name, "a string", value);
    return *text;
}

}  // namespace

Members::Members(const json::Value& value) : object_(std::get_if<json::Object>(&value.is)) {
    if (!object_) throw Misread{Error{"", "expected an object, found " + json::found(value)}};
}

const json::Value* Members::find(std::string_view name) {
    known_.emplace(name);
    for (const json::Member& member : *object_)
        if (member.name == name) return &member.value;
    return nullptr;
}

const json::Value& Members::require(std::string_view name) {
    const json::Value* value = find(name);
    if (!value) throw Misread{Error{"", "expected the member " + json::in_quotes(name)}};
    return *value;
}

std::string Members::text(std::string_view name) { return text_of(name, require(name)); }

std::string Members::text_or(std::string_view name, std::string fallback) {
    const json::Value* value = find(name);
    return value ? text_of(name, *value) : std::move(fallback);
}

std::vector<std::string> Members::texts(std::string_view name) {
    const json::Value& value = require(name);
    const auto* array = std::get_if<json::Array>(&value.is);
    if (!array) expected(name, "an array", value);
    std::vector<std::string> texts;
    for (const json::Value& item : *array) texts.push_back(text_of(name, item));
    return texts;
}

std::optional<Integer> Members::natural(std::string_view name) {
    const json::Value* value = find(name);
    if (!value) return std::nullopt;
    const auto* number = std::get_if<json::Number>(&value->is);
    if (!number || number->digits.starts_with('-')) expected(name, "a plain integer, not negative", *value);
    return Integer(number->digits, 10);
}

void Members::close() const {
    for (const json::Member& member : *object_)
        if (!known_.contains(member.name))
            throw Misread{Error{json::step(member.name), "expected no such member here"}};
}

Document document_under(std::string_view name, const json::Value& value) {
    auto document = read_document(json::pretty(value));
    if (!document) throw Misread{Error{json::step(name) + document.error().place, document.error().message}};
    return *std::move(document);
}

Limits line_limits() {
    Limits limits;
    limits.nesting += 2;
    limits.values += 1000;
    return limits;
}

}  // namespace reductio::fuzz
