// JSON text to a tree, written by hand after RFC 8259: the libraries at hand turn an integer of more than 308 digits
// into an error or a float, merge members given twice, and let a byte order mark or a NUL byte pass.

#include "spec/json.hpp"

#include <algorithm>
#include <set>

namespace reductio::json {

namespace {

/// After the first fault the text counts as ended, so that the recursion comes to its end by itself: an exception would
/// take many times as long as reading a short text does.
class Parser {
  public:
    Parser(std::string_view text, const Limits& limits) : text_(text), limits_(limits) {}

    Result<Value> document() {
        Value value = this->value();
        skip_white();
        if (at_ != text_.size()) fault("nothing after the document");
        if (error_) return *std::move(error_);
        return value;
    }

  private:
    using Step = std::variant<std::size_t, std::string>;

    void refuse(std::string message) {
        if (error_) return;
        std::string pointer;
        for (const auto& part : path_) std::visit([&](const auto& s) { pointer += step(s); }, part);
        error_ = Error{std::move(pointer), std::move(message)};
        at_ = text_.size();
    }

    void fault(std::string_view what) {
        if (error_) return;
        refuse("expected " + std::string(what) + ", found " + here() + " at byte " + std::to_string(at_));
    }

    std::string here() const {
        if (at_ >= text_.size()) return "the end of the text";
        const auto byte = static_cast<unsigned char>(text_[at_]);
        if (byte > 32 && byte < 127) return "'" + std::string(1, text_[at_]) + "'";
        return "the byte " + std::to_string(byte);
    }

    bool next_is(char c) const { return at_ < text_.size() && text_[at_] == c; }

    bool take(char c) {
        if (!next_is(c)) return false;
        ++at_;
        return true;
    }

    bool take_word(std::string_view word) {
        if (!text_.substr(at_).starts_with(word)) return false;
        at_ += word.size();
        return true;
    }

    void skip_white() { at_ = std::min(text_.find_first_not_of(" \t\r\n", at_), text_.size()); }

    Value value() {
        skip_white();
        if (++values_ > limits_.values)
            refuse("expected at most " + std::to_string(limits_.values) + " values (--max-values raises it)");
        if (next_is('{') || next_is('[')) return container();
        if (next_is('"')) return Value{string()};
        if (take_word("true")) return Value{true};
        if (take_word("false")) return Value{false};
        if (take_word("null")) return Value{nullptr};
        return Value{number()};
    }

    Value container() {
        if (++depth_ > limits_.nesting) {
            refuse("expected at most " + std::to_string(limits_.nesting) + " levels (--max-nesting raises it)");
            return {};
        }
        Value inner = take('[') ? Value{array()} : Value{object()};
        --depth_;
        return inner;
    }

    Array array() {
        Array items;
        skip_white();
        if (take(']')) return items;
        do {
            path_.emplace_back(items.size());
            items.push_back(value());
            path_.pop_back();
            skip_white();
        } while (take(','));
        if (!take(']')) fault("',' or ']'");
        return items;
    }

    Object object() {
        ++at_;
        Object members;
        std::set<std::string, std::less<>> names;
        skip_white();
        if (take('}')) return members;
        do {
            skip_white();
            if (!next_is('"')) {
                fault("a member's name in quotes");
                return {};
            }
            std::string name = string();
            path_.emplace_back(name);
            if (!names.insert(name).second) refuse("expected each member once, found it again");
            skip_white();
            if (!take(':')) fault("':'");
            Value inner = value();
            path_.pop_back();
            members.push_back(Member{std::move(name), std::move(inner)});
            skip_white();
        } while (take(','));
        if (!take('}')) fault("',' or '}'");
        return members;
    }

    static bool is_digit(char c) { return c >= '0' && c <= '9'; }

    Number number() {
        const std::size_t start = at_;
        take('-');
        const std::size_t digits = at_;
        while (at_ < text_.size() && is_digit(text_[at_])) ++at_;
        const std::size_t end = at_;
        if (end == digits) fault("a JSON value");
        if (end - digits > 1 && text_[digits] == '0') refuse("expected no leading zero in a number");
        if (next_is('.') || next_is('e') || next_is('E'))
            refuse("expected no decimal point or exponent (a rational is a string such as \"1/2\")");
        if (end - digits > limits_.digits) refuse(too_long());
        if (text_.substr(start, end - start) == "-0") refuse("expected no sign on zero");
        return Number{std::string(text_.substr(start, end - start))};
    }

    std::string too_long() const {
        return "expected at most " + std::to_string(limits_.digits) + " digits in a number (--max-digits raises it)";
    }

    std::string string() {
        ++at_;
        std::string out;
        while (!take('"')) {
            const bool ended = at_ >= text_.size();
            const auto byte = static_cast<unsigned char>(ended ? 0 : text_[at_]);
            if (byte < 32) {
                fault(ended ? "'\"'" : "no control character in a string");
                return {};
            }
            if (take('\\'))
                escape(out);
            else if (byte < 128)
                out += text_[at_++];
            else
                sequence(out);
            // A number is at most a sign, digits, a slash and digits.
            if (out.size() > 2 * limits_.digits + 2) refuse(too_long());
        }
        return out;
    }

    void escape(std::string& out) {
        static constexpr std::string_view letters = "\"\\/bfnrt";
        static constexpr std::string_view characters = "\"\\/\b\f\n\r\t";
        if (take('u')) return append(out, code_point());
        const auto which = at_ < text_.size() ? letters.find(text_[at_]) : std::string_view::npos;
        if (which == std::string_view::npos) return fault("an escape such as \\n");
        out += characters[which];
        ++at_;
    }

    std::uint32_t code_point() {
        const std::uint32_t first = four_digits();
        if (first >= 0xDC00 && first < 0xE000) fault("no second half of a surrogate pair alone");
        if (error_ || first < 0xD800 || first >= 0xDC00) return first;
        if (!take_word("\\u")) fault("the second half of a surrogate pair");
        const std::uint32_t second = four_digits();
        if (second < 0xDC00 || second >= 0xE000) fault("the second half of a surrogate pair");
        return 0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00);
    }

    std::uint32_t four_digits() {
        static constexpr std::string_view hex = "0123456789abcdef0123456789ABCDEF";
        std::uint32_t code = 0;
        for (int i = 0; i < 4; ++i, ++at_) {
            const auto digit = at_ < text_.size() ? hex.find(text_[at_]) : std::string_view::npos;
            if (digit == std::string_view::npos) {
                fault("four hexadecimal digits after \\u");
                return 0;
            }
            code = code * 16 + static_cast<std::uint32_t>(digit % 16);
        }
        return code;
    }

    static void append(std::string& out, std::uint32_t code) {
        const auto part = [&](std::uint32_t bits) { out += static_cast<char>(bits); };
        if (code < 0x80) return part(code);
        if (code < 0x800) {
            part(0xC0 | (code >> 6));
        } else if (code < 0x10000) {
            part(0xE0 | (code >> 12));
            part(0x80 | ((code >> 6) & 0x3F));
        } else {
            part(0xF0 | (code >> 18));
            part(0x80 | ((code >> 12) & 0x3F));
            part(0x80 | ((code >> 6) & 0x3F));
        }
        part(0x80 | (code & 0x3F));
    }

    /// A character of several bytes, in UTF-8's only valid form: shortest, no surrogate, at most U+10FFFF.
    void sequence(std::string& out) {
        const auto first = static_cast<unsigned char>(text_[at_]);
        const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
        const std::string_view bytes = text_.substr(at_, length);
        std::uint32_t code = first & (0xFFu >> (length + 1));
        bool valid = first >= 0xC2 && first <= 0xF4 && bytes.size() == length;
        for (std::size_t i = 1; i < bytes.size(); ++i) {
            valid = valid && (static_cast<unsigned char>(bytes[i]) & 0xC0) == 0x80;
            code = (code << 6) | (static_cast<unsigned char>(bytes[i]) & 0x3Fu);
        }
        const std::uint32_t least = length == 2 ? 0x80 : length == 3 ? 0x800 : 0x10000;
        valid = valid && code >= least && code <= 0x10FFFF && (code < 0xD800 || code >= 0xE000);
        if (!valid) return fault("valid UTF-8");
        out += bytes;
        at_ += length;
    }

    std::string_view text_;
    Limits limits_;
    std::size_t at_ = 0;
    std::size_t depth_ = 0;
    std::size_t values_ = 0;
    std::vector<Step> path_;
    std::optional<Error> error_;
};

}  // namespace

Result<Value> parse(std::string_view text, const Limits& limits) { return Parser(text, limits).document(); }

}  // namespace reductio::json
