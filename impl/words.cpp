#include "impl/words.hpp"

#include <algorithm>
#include <charconv>
#include <limits>

namespace reductio::impl {

namespace {

constexpr std::string_view white = " \t\r\n";

bool contains(std::string_view letters, char letter) { return letters.find(letter) != std::string_view::npos; }

}  // namespace

Words::Words(std::string_view text, char comment, std::string_view marks)
    : text_(text), comment_(comment), marks_(marks) {
    find_next();
}

Word Words::take() {
    const Word taken = next_;
    find_next();
    return taken;
}

void Words::skip_white() {
    for (; at_ < text_.size() && contains(white, text_[at_]); ++at_) {
        if (text_[at_] != '\n') continue;
        ++line_;
        line_begin_ = at_ + 1;
        is_line_begin_ = true;
    }
}

void Words::find_next() {
    skip_white();
    while (is_line_begin_ && at_ < text_.size() && text_[at_] == comment_) {
        at_ = std::min(text_.find('\n', at_), text_.size());
        skip_white();
    }
    is_line_begin_ = false;
    const std::size_t begin = at_;
    const bool is_mark = at_ < text_.size() && contains(marks_, text_[at_]);
    while (at_ < text_.size() && !contains(white, text_[at_]) && contains(marks_, text_[at_]) == is_mark) ++at_;
    next_ = {text_.substr(begin, at_ - begin), line_, begin - line_begin_ + 1};
}

std::string place_of(const Word& word) {
    return "line " + std::to_string(word.line) + ", column " + std::to_string(word.column);
}

std::string quoted(std::string_view text) {
    constexpr std::size_t most = 40;
    constexpr std::string_view hex = "0123456789abcdef";
    std::string shown = "\"";
    for (const char letter : text.substr(0, most)) {
        const auto byte = static_cast<unsigned char>(letter);
        if (byte >= 32 && byte < 127)
            shown += letter;
        else
            shown += std::string("\\x") + hex[byte / 16] + hex[byte % 16];
    }
    return shown + (text.size() > most ? "...\"" : "\"");
}

Error expected_at(const Word& found, const std::string& what) {
    return {place_of(found),
            "expected " + what + ", found " + (found.is_end() ? "the end of the text" : quoted(found.text))};
}

std::optional<std::uint64_t> parse_count(std::string_view digits) {
    const auto is_digit = [](char letter) { return letter >= '0' && letter <= '9'; };
    if (digits.empty() || !std::ranges::all_of(digits, is_digit)) return std::nullopt;
    if (digits.size() > 1 && digits.front() == '0') return std::nullopt;
    std::uint64_t count = std::numeric_limits<std::uint64_t>::max();
    std::from_chars(digits.data(), digits.data() + digits.size(), count);  // too large: left as it is
    return count;
}

}  // namespace reductio::impl
