#pragma once
// What the tests of the readers of other people's formats share.

#include <algorithm>
#include <iterator>

#include "spec/document.hpp"

namespace reductio::tests {

struct TextCase {
    std::string text;
    std::string answer;  // the document, or the line that refuses the text
};

/// What a reader makes of a text.
template <class Read>
std::string made_of(Read read, const std::string& text, const Limits& limits = {}) {
    auto made = read(text, limits);
    if (!made) return made.error().place + ": " + made.error().message;
    const std::string line = write_document(Document{*std::move(made)});
    return line.substr(0, line.size() - 1);
}

/// What is wrong with a line of refusal, if anything.
inline std::string fault_of_line(const Error& error) {
    const std::string line = error.place + ": " + error.message;
    if (line.size() > 600) return "too long: " + line;
    if (!line.starts_with("line ")) return "without its place: " + line;
    if (error.message.find("expected ") != 0) return "says not what was expected: " + line;
    if (error.message.find(", found ") == std::string::npos) return "says not what was found: " + line;
    const auto is_plain = [](unsigned char letter) { return letter >= 32 && letter < 127; };
    return std::ranges::all_of(line, is_plain) ? "" : "cannot be printed on one line: " + line;
}

/// What is wrong with the answer to any text, if anything. A document must be one that can be read under the same
/// limits.
template <class Read>
std::string fault_of_answer(Read read, const std::string& text, const Limits& limits = {}) {
    auto made = read(text, limits);
    if (!made) return fault_of_line(made.error());
    const Document document{*std::move(made)};
    const auto again = read_document(write_document(document), limits);
    if (!again) return "its document is refused: " + again.error().place + ": " + again.error().message;
    return *again == document ? "" : "its document reads as another";
}

/// Whether a text is refused exactly where its document would be, for every limit on values up to `most`.
template <class Read>
bool is_limited_like_its_document(Read read, const std::string& text, std::size_t most) {
    const auto whole = read(text, Limits{});
    if (!whole) return false;
    const std::string document = write_document(Document{*whole});
    for (std::size_t values = 0; values <= most; ++values) {
        Limits limits;
        limits.values = values;
        if (static_cast<bool>(read(text, limits)) != static_cast<bool>(read_document(document, limits))) return false;
    }
    return true;
}

}  // namespace reductio::tests
