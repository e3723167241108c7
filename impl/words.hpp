#pragma once
// A text as words that know where they stand, for the readers of formats that are not ours.

#include <cstdint>
#include <optional>

#include "spec/numbers.hpp"
#include "spec/result.hpp"

namespace reductio::impl {

/// Its line and its column, in bytes, count from 1. The empty word is the end of the text.
struct Word {
    std::string_view text;
    std::size_t line = 1;
    std::size_t column = 1;
    bool is_end() const { return text.empty(); }
};

/// The words of a text, one after the other. White space parts them, and so does the change to or from the letters of
/// `marks`. A line that begins with the letter of comments, white space apart, is passed over.
class Words {
  public:
    Words(std::string_view text, char comment, std::string_view marks = {});

    const Word& next() const { return next_; }
    Word take();

  private:
    void skip_white();
    void find_next();

    std::string_view text_;
    char comment_;
    std::string_view marks_;
    std::size_t at_ = 0;
    std::size_t line_ = 1;
    std::size_t line_begin_ = 0;
    bool is_line_begin_ = true;
    Word next_;
};

/// "line 3, column 5".
std::string place_of(const Word& word);

/// A text from a file as part of a message: in quotes, never long, nothing in it but what can be printed.
std::string quoted(std::string_view text);

/// Expected this, found that word.
Error expected_at(const Word& found, const std::string& what);

/// Digits, no leading zeros: their value, or the largest number of its type where that is too small.
std::optional<std::uint64_t> parse_count(std::string_view digits);

}  // namespace reductio::impl
