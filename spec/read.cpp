// Reading: JSON to data, by walking the descriptions of format.hpp; every error carries the place.

#include <algorithm>

#include "spec/check.hpp"
#include "spec/format.hpp"
#include "spec/json.hpp"

namespace reductio {

namespace {

/// Leaves the recursion at the first fault; caught in read_document.
struct Refused {
    Error error;
};

class Reader {
  public:
    static constexpr bool reading = true;

    explicit Reader(const Limits& limits) : limits_(limits) {}

    // What the descriptions call

    template <class T>
    void member(std::string_view name, T& field) {
        const json::Value* value = find(name);
        if (!value) refuse(Error{"", "expected the member " + json::in_quotes(name)});
        below(name, [&] { read(*value, field); });
    }

    template <class T>
    void optional(std::string_view name, std::optional<T>& field) {
        const json::Value* value = find(name);
        field.reset();
        if (value) below(name, [&] { read(*value, field.emplace()); });
    }

    template <class T>
    void optional(std::string_view name, T& field, const T& fallback) {
        const json::Value* value = find(name);
        field = fallback;
        if (value) below(name, [&] { read(*value, field); });
    }

    void count(std::string_view name, Integer& field) {
        const json::Value* value = find(name);
        if (!value) refuse(Error{"", "expected the member " + json::in_quotes(name)});
        below(name, [&] { field = plain_integer(*value); });
    }

    void count(std::string_view name, Integer& field, int fallback) {
        if (find(name))
            count(name, field);
        else
            field = fallback;
    }

    template <class T>
    T require(Result<T> result) {
        if (!result) refuse(result.error());
        return *std::move(result);
    }

    void refuse(const std::optional<Error>& error) const {
        if (error) throw Refused{Error{pointer() + error->place, error->message}};
    }

    // Documents

    void read(const json::Value& value, Document& document) {
        const auto& object = expect_object(value);
        open_.push_back({&object, {}});
        const json::Value* version = find("reductio");
        if (!version) refuse(Error{"", "expected the member \"reductio\""});
        const auto* number = std::get_if<json::Number>(&version->is);
        if (!number || number->digits != "1")
            refuse(Error{"/reductio", "expected the format version 1, found " + json::found(*version)});
        read_tagged(document.is, "kind");
        close();
    }

  private:
    struct Frame {
        const json::Object* object;
        std::vector<std::string_view> known;
    };

    using Step = std::variant<std::size_t, std::string_view>;

    std::string pointer() const {
        std::string text;
        for (const auto& step : path_) std::visit([&](auto part) { text += json::step(part); }, step);
        return text;
    }

    [[noreturn]] void expected(const std::string& what, const json::Value& value) const {
        throw Refused{Error{pointer(), "expected " + what + ", found " + json::found(value)}};
    }

    template <class Body>
    void below(Step step, Body body) {
        path_.push_back(step);
        body();
        path_.pop_back();
    }

    const json::Value* find(std::string_view name) {
        open_.back().known.push_back(name);
        for (const auto& member : *open_.back().object)
            if (member.name == name) return &member.value;
        return nullptr;
    }

    void close() {
        const auto& frame = open_.back();
        for (const auto& member : *frame.object)
            if (std::find(frame.known.begin(), frame.known.end(), member.name) == frame.known.end())
                refuse(Error{json::step(member.name), "expected no such member here; known are " + known(frame)});
        open_.pop_back();
    }

    static std::string known(const Frame& frame) {
        std::string list;
        for (const auto name : frame.known) list += (list.empty() ? "" : ", ") + std::string(name);
        return list;
    }

    const json::Object& expect_object(const json::Value& value) const {
        const auto* object = std::get_if<json::Object>(&value.is);
        if (!object) expected("an object", value);
        return *object;
    }

    const json::Array& expect_array(const json::Value& value) const {
        const auto* array = std::get_if<json::Array>(&value.is);
        if (!array) expected("an array", value);
        return *array;
    }

    Integer plain_integer(const json::Value& value) const {
        const auto* number = std::get_if<json::Number>(&value.is);
        if (!number || number->digits.starts_with('-')) expected("a plain integer, not negative", value);
        return Integer(number->digits, 10);
    }

    const std::string* digits_of(const json::Value& value) const {
        const std::string* digits = std::get_if<std::string>(&value.is);
        if (digits && digits->size() > limits_.digits)
            refuse(Error{"", "expected at most " + std::to_string(limits_.digits) +
                                 " digits in a number (--max-digits raises it)"});
        if (const auto* number = std::get_if<json::Number>(&value.is)) digits = &number->digits;
        return digits;
    }

    void read(const json::Value& value, bool& field) const {
        const auto* held = std::get_if<bool>(&value.is);
        if (!held) expected("true or false", value);
        field = *held;
    }

    void read(const json::Value& value, std::size_t& field) const {
        const Integer count = plain_integer(value);
        if (count > Integer(static_cast<unsigned long>(limits_.values)))
            expected("an index or a count of at most " + std::to_string(limits_.values), value);
        field = count.get_ui();
    }

    void read(const json::Value& value, Literal& field) const {
        const auto* number = std::get_if<json::Number>(&value.is);
        if (!number) expected("a literal, a plain integer", value);
        const Integer literal(number->digits, 10);
        if (abs(literal) > Integer(static_cast<unsigned long>(limits_.values)))
            expected("a literal of a variable up to " + std::to_string(limits_.values), value);
        field = literal.get_si();
    }

    void read(const json::Value& value, std::string& field) const {
        const auto* text = std::get_if<std::string>(&value.is);
        if (!text) expected("a string", value);
        field = *text;
    }

    void read(const json::Value& value, Integer& field) const {
        const auto* digits = digits_of(value);
        auto number = digits ? parse_integer(*digits) : std::nullopt;
        if (!number) expected("an integer such as \"-7\"", value);
        field = *std::move(number);
    }

    void read(const json::Value& value, Rational& field) const {
        const auto* digits = digits_of(value);
        auto number = digits ? parse_rational(*digits) : std::nullopt;
        if (!number) expected("a rational in lowest terms such as \"-7\" or \"22/7\"", value);
        field = *std::move(number);
    }

    void read(const json::Value& value, Answer& field) const {
        const auto* text = std::get_if<std::string>(&value.is);
        if (text && *text == "yes")
            field = Answer::yes;
        else if (text && *text == "no")
            field = Answer::no;
        else if (text && *text == "unknown")
            field = Answer::unknown;
        else
            expected("\"yes\", \"no\" or \"unknown\"", value);
    }

    void read(const json::Value& value, Gate& gate) {
        const auto& array = expect_array(value);
        if (array.size() != 3) expected("an operation and two indices, such as [\"+\", 0, 0]", value);
        below(std::size_t{0}, [&] {
            const auto* symbol = std::get_if<std::string>(&array[0].is);
            if (symbol && *symbol == "+")
                gate.operation = Operation::plus;
            else if (symbol && *symbol == "-")
                gate.operation = Operation::minus;
            else if (symbol && *symbol == "*")
                gate.operation = Operation::times;
            else
                expected("\"+\", \"-\" or \"*\"", array[0]);
        });
        below(std::size_t{1}, [&] { read(array[1], gate.left); });
        below(std::size_t{2}, [&] { read(array[2], gate.right); });
    }

    void read(const json::Value& value, OptionList& field) {
        const auto* text = std::get_if<std::string>(&value.is);
        if (text && *text == "real")
            field = Continuum::real;
        else if (text && *text == "rational")
            field = Continuum::rational;
        else if (std::holds_alternative<json::Array>(value.is))
            read(value, field.emplace<0>());
        else
            expected("a list of options, \"real\" or \"rational\"", value);
    }

    template <class T>
    void read(const json::Value& value, Box<T>& field) {
        read(value, *field);
    }

    template <class T>
    void read(const json::Value& value, std::pair<T, T>& field) {
        const auto& array = expect_array(value);
        if (array.size() != 2) expected("an array of two", value);
        below(std::size_t{0}, [&] { read(array[0], field.first); });
        below(std::size_t{1}, [&] { read(array[1], field.second); });
    }

    template <class T>
    void read(const json::Value& value, std::vector<T>& field) {
        const auto& array = expect_array(value);
        field.clear();
        field.reserve(array.size());
        for (std::size_t i = 0; i < array.size(); ++i) below(i, [&] { read(array[i], field.emplace_back()); });
    }

    /// An edge's own parameters, or the earlier edge that it shares them with.
    template <class Own>
    void read(const json::Value& value, std::variant<Own, SameAs>& field) {
        const auto& object = expect_object(value);
        const bool tied =
            std::any_of(object.begin(), object.end(), [](const auto& member) { return member.name == "same-as"; });
        if (tied)
            read(value, field.template emplace<SameAs>());
        else
            read(value, field.template emplace<Own>());
    }

    template <class... T>
    void read(const json::Value& value, std::variant<T...>& field) {
        open_.push_back({&expect_object(value), {}});
        read_tagged(field, format::tag_member<std::variant<T...>>);
        close();
    }

    /// The alternative that the tag names, from the object at hand.
    template <class... T>
    void read_tagged(std::variant<T...>& field, std::string_view tag_member) {
        std::string name;
        member(tag_member, name);
        const bool known = ((format::tag<T> == name && (read_members(field.template emplace<T>()), true)) || ...);
        if (known) return;
        std::string tags;
        ((tags += (tags.empty() ? "" : ", ") + std::string(format::tag<T>)), ...);
        below(tag_member, [&] { refuse(Error{"", "expected one of " + tags + ", found " + found_name(name)}); });
    }

    static std::string found_name(const std::string& name) { return json::found(json::Value{name}); }

    void read(const json::Value& value, Activation& field) { read(value, field.is); }
    void read(const json::Value& value, Loss& field) { read(value, field.is); }

    template <class T>
    requires requires(Reader& io, T& value) { format::describe(io, value); }
    void read(const json::Value& value, T& field) {
        open_.push_back({&expect_object(value), {}});
        read_members(field);
        close();
    }

    template <class T>
    void read_members(T& field) {
        format::describe(*this, field);
        if constexpr (requires { format::fault_of(field); }) refuse(format::fault_of(field));
    }

    Limits limits_;
    std::vector<Frame> open_;
    std::vector<Step> path_;
};

/// The length of the first JSON object's text, or of all of the text where its brackets do not close.
std::size_t first_object(std::string_view text) {
    std::size_t depth = 0;
    bool in_string = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (in_string) {
            if (c == '\\')
                ++i;
            else if (c == '"')
                in_string = false;
        } else if (c == '"') {
            in_string = true;
        } else if (c == '{' || c == '[') {
            ++depth;
        } else if ((c == '}' || c == ']') && depth <= 1) {
            return i + 1;
        } else if (c == '}' || c == ']') {
            --depth;
        }
    }
    return text.size();
}

}  // namespace

Result<Document> read_document(std::string_view text, const Limits& limits) {
    const auto value = json::parse(text, limits);
    if (!value) return value.error();
    try {
        Document document;
        Reader(limits).read(*value, document);
        return document;
    } catch (const Refused& refused) {
        return refused.error;
    }
}

Result<std::vector<Document>> read_documents(std::string_view text, const Limits& limits) {
    static constexpr std::string_view white = " \t\r\n";
    std::vector<Document> documents;
    do {
        const auto length = first_object(text);
        auto document = read_document(text.substr(0, length), limits);
        if (!document) {
            Error error = document.error();
            if (!documents.empty()) error.message += " (document " + std::to_string(documents.size() + 1) + ")";
            return error;
        }
        documents.push_back(*std::move(document));
        text.remove_prefix(length);
        text.remove_prefix(std::min(text.find_first_not_of(white), text.size()));
    } while (!text.empty());
    return documents;
}

}  // namespace reductio
