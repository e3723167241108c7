#include "spec/json.hpp"

#include <algorithm>

namespace reductio::json {

namespace {

bool holds_no_container(const Value& value) {
    const auto inner = [](const Value& v) { return v.is.index() >= 4; };
    if (const auto* array = std::get_if<Array>(&value.is)) return std::none_of(array->begin(), array->end(), inner);
    const auto& object = std::get<Object>(value.is);
    return std::none_of(object.begin(), object.end(), [&](const Member& member) { return inner(member.value); });
}

void write_pretty(const Value& value, std::size_t indent, std::string& out);

/// Items between brackets: on one line, or each on its own.
template <class Items, class WriteItem>
void write_items(const Items& items, char open, char close, bool one_line, std::size_t indent, std::string& out,
                 WriteItem write_item) {
    out += open;
    bool first = true;
    for (const auto& item : items) {
        if (!first) out += one_line ? ", " : ",";
        first = false;
        if (!one_line) out += '\n' + std::string(indent + 2, ' ');
        write_item(item);
    }
    if (!one_line) out += '\n' + std::string(indent, ' ');
    out += close;
}

void write_pretty(const Value& value, std::size_t indent, std::string& out) {
    if (const auto* boolean = std::get_if<bool>(&value.is)) {
        out += *boolean ? "true" : "false";
    } else if (const auto* number = std::get_if<Number>(&value.is)) {
        out += number->digits;
    } else if (const auto* text = std::get_if<std::string>(&value.is)) {
        out += in_quotes(*text);
    } else if (const auto* array = std::get_if<Array>(&value.is)) {
        write_items(*array, '[', ']', holds_no_container(value), indent, out,
                    [&](const Value& item) { write_pretty(item, indent + 2, out); });
    } else if (const auto* object = std::get_if<Object>(&value.is)) {
        write_items(*object, '{', '}', holds_no_container(value), indent, out, [&](const Member& member) {
            out += in_quotes(member.name) + ": ";
            write_pretty(member.value, indent + 2, out);
        });
    } else {
        out += "null";
    }
}

}  // namespace

namespace {

/// At most so many bytes, cut where no UTF-8 character is split.
std::string shortened(const std::string& text, std::size_t most) {
    if (text.size() <= most) return text;
    while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xC0) == 0x80) --most;
    return text.substr(0, most) + "...";
}

}  // namespace

std::string step(std::string_view member) {
    std::string escaped = "/";
    for (const char c : shortened(std::string(member), 199)) {
        if (c == '~')
            escaped += "~0";
        else if (c == '/')
            escaped += "~1";
        else if (static_cast<unsigned char>(c) < 32)
            escaped += '?';  // an error stays one line
        else
            escaped += c;
    }
    return escaped;
}

std::string step(std::size_t index) { return "/" + std::to_string(index); }

std::string in_quotes(std::string_view text) {
    static constexpr std::string_view hex = "0123456789abcdef";
    static constexpr std::string_view plain = "\"\\\b\f\n\r\t";
    static constexpr std::string_view letter = "\"\\bfnrt";
    std::string out = "\"";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (const auto at = plain.find(c); at != std::string_view::npos) {
            out += '\\';
            out += letter[at];
        } else if (byte < 32) {
            out += std::string("\\u00") + hex[byte / 16] + hex[byte % 16];
        } else {
            out += c;
        }
    }
    return out + '"';
}

std::string found(const Value& value) {
    if (const auto* boolean = std::get_if<bool>(&value.is)) return *boolean ? "true" : "false";
    if (const auto* number = std::get_if<Number>(&value.is)) return shortened(number->digits, 40);
    if (const auto* text = std::get_if<std::string>(&value.is)) return shortened(in_quotes(*text), 40);
    if (std::holds_alternative<Array>(value.is)) return "an array";
    if (std::holds_alternative<Object>(value.is)) return "an object";
    return "null";
}

std::string pretty(const Value& value) {
    std::string out;
    write_pretty(value, 0, out);
    return out + '\n';
}

}  // namespace reductio::json
