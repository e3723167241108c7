#pragma once
// Small wrong changes of a document's text, at random: the structure is kept, what stands in it is not.

#include "fuzz/choices.hpp"
#include "spec/json.hpp"

namespace reductio::tests {

/// Every value below this one, itself first.
inline void values_below(json::Value& value, std::vector<json::Value*>& found) {
    found.push_back(&value);
    if (auto* array = std::get_if<json::Array>(&value.is))
        for (auto& entry : *array) values_below(entry, found);
    if (auto* object = std::get_if<json::Object>(&value.is))
        for (auto& member : *object) values_below(member.value, found);
}

/// Those of this type, and not empty.
template <class T>
std::vector<T*> parts(json::Value& document) {
    std::vector<json::Value*> all;
    values_below(document, all);
    std::vector<T*> found;
    for (json::Value* value : all) {
        auto* part = std::get_if<T>(&value->is);
        if constexpr (requires { part->empty(); }) {
            if (part && part->empty()) part = nullptr;
        }
        if (part) found.push_back(part);
    }
    return found;
}

/// One digit, of an integer or of a string, becomes another, or the sign changes.
inline bool change_a_digit(json::Value& document, fuzz::Choices& choices) {
    std::vector<std::string*> digits;
    for (auto* number : parts<json::Number>(document)) digits.push_back(&number->digits);
    for (auto* text : parts<std::string>(document))
        if (text->find_first_of("0123456789") != std::string::npos) digits.push_back(text);
    if (digits.empty()) return false;
    std::string& text = *choices.pick(digits);
    if (choices.chance(1, 5)) {
        text = text.front() == '-' ? text.substr(1) : "-" + text;
        return true;
    }
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < text.size(); ++i)
        if (text[i] >= '0' && text[i] <= '9') places.push_back(i);
    if (places.empty()) return false;
    text[choices.pick(places)] = static_cast<char>('0' + choices.below(10));
    return true;
}

/// An edge, a sample, an option, a step of a proof, a vector: whatever stands in a list.
inline bool drop_an_entry(json::Value& document, fuzz::Choices& choices) {
    const auto arrays = parts<json::Array>(document);
    if (arrays.empty()) return false;
    json::Array& array = *choices.pick(arrays);
    array.erase(array.begin() + static_cast<std::ptrdiff_t>(choices.below(array.size())));
    return true;
}

inline bool repeat_an_entry(json::Value& document, fuzz::Choices& choices) {
    const auto arrays = parts<json::Array>(document);
    if (arrays.empty()) return false;
    json::Array& array = *choices.pick(arrays);
    json::Value copy = array[choices.below(array.size())];
    array.insert(array.begin() + static_cast<std::ptrdiff_t>(choices.below(array.size() + 1)), std::move(copy));
    return true;
}

inline bool swap_two_entries(json::Value& document, fuzz::Choices& choices) {
    const auto arrays = parts<json::Array>(document);
    if (arrays.empty()) return false;
    json::Array& array = *choices.pick(arrays);
    std::swap(array[choices.below(array.size())], array[choices.below(array.size())]);
    return true;
}

inline bool swap_two_members(json::Value& document, fuzz::Choices& choices) {
    const auto objects = parts<json::Object>(document);
    if (objects.empty()) return false;
    json::Object& object = *choices.pick(objects);
    std::swap(object[choices.below(object.size())].value, object[choices.below(object.size())].value);
    return true;
}

/// A value is put in the place of another, wherever they stand.
inline bool copy_a_value(json::Value& document, fuzz::Choices& choices) {
    std::vector<json::Value*> all;
    values_below(document, all);
    json::Value copy = *choices.pick(all);
    *choices.pick(all) = std::move(copy);
    return true;
}

inline json::Value* member_of(json::Value& document, const std::string& name) {
    for (auto& member : std::get<json::Object>(document.is))
        if (member.name == name) return &member.value;
    return nullptr;
}

}  // namespace reductio::tests
