#pragma once
// JSON text as a tree that keeps every integer's digits and every object's members as they came.

#include "spec/document.hpp"

namespace reductio::json {

struct Value;

using Array = std::vector<Value>;

struct Member;

using Object = std::vector<Member>;

/// A plain JSON integer, its digits kept as text so that none is lost to a machine number.
struct Number {
    std::string digits;
};

struct Value {
    std::variant<std::nullptr_t, bool, Number, std::string, Array, Object> is;
};

struct Member {
    std::string name;
    Value value;
};

/// One JSON value and nothing after it but white space. Floats, exponents, members given twice and anything over the
/// limits are errors, each with the pointer of its place.
Result<Value> parse(std::string_view text, const Limits& limits);

/// The next step of a JSON Pointer: "/" and the name with its "~" and "/" escaped.
std::string step(std::string_view member);
std::string step(std::size_t index);

/// The string as JSON, quotes included: only what must be escaped is.
std::string in_quotes(std::string_view text);

/// A short description of a value for an error's "found ..." part, one line and never long.
std::string found(const Value& value);

/// The value over several lines, indented; arrays and objects without inner ones stay on one line.
std::string pretty(const Value& value);

}  // namespace reductio::json
