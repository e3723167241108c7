#include "fuzz/verdict_line.hpp"

#include <algorithm>

namespace reductio::fuzz {

namespace {

constexpr char between_verdicts = '\x1e';  // ASCII's record and unit separators
constexpr char between_fields = '\x1f';

/// Reasons are one line of text already, unless a fault is very strange.
std::string field(std::string text) {
    std::replace_if(
        text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < ' '; }, ' ');
    return between_fields + text;
}

std::string fields_of(const checkers::Check& check) {
    if (const auto* unknown = std::get_if<checkers::Unknown>(&check)) return field("unknown") + field(unknown->reason);
    const auto* fails = std::get_if<checkers::Fails>(&check);
    if (!fails) return field("holds");
    return field("fails") + field(fails->step) + field(fails->reason) +
           (fails->witness ? field(write_document(*fails->witness)) : "");
}

std::vector<std::string> split(std::string_view text, char separator) {
    std::vector<std::string> parts;
    for (std::size_t end; (end = text.find(separator)) != std::string_view::npos; text.remove_prefix(end + 1))
        parts.emplace_back(text.substr(0, end));
    parts.emplace_back(text);
    return parts;
}

Verdict from_fields(const std::vector<std::string>& fields) {
    if (fields[1] == "holds") return {fields[0], checkers::Holds{}};
    if (fields[1] == "unknown") return {fields[0], checkers::Unknown{fields[2]}};
    checkers::Fails fails{fields[2], fields[3], std::nullopt};
    if (fields.size() > 4)
        if (auto witness = read_document(fields[4])) fails.witness = *std::move(witness);
    return {fields[0], fails};
}

}  // namespace

std::string to_line(const std::vector<Verdict>& verdicts) {
    std::string line;
    for (const Verdict& verdict : verdicts) {
        if (!line.empty()) line += between_verdicts;
        line += verdict.obligation + fields_of(verdict.check);
    }
    return line;
}

std::vector<Verdict> from_line(std::string_view line) {
    std::vector<Verdict> verdicts;
    for (const std::string& part : split(line, between_verdicts))
        verdicts.push_back(from_fields(split(part, between_fields)));
    return verdicts;
}

}  // namespace reductio::fuzz
