#include "fuzz/text_damage.hpp"

namespace reductio::fuzz {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// The places outside strings that `wanted` takes.
template <class Wanted>
std::vector<std::size_t> places_outside_strings(const std::string& text, const Wanted& wanted) {
    std::vector<std::size_t> places;
    bool in_string = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (in_string && text[i] == '\\')
            ++i;
        else if (text[i] == '"')
            in_string = !in_string;
        else if (!in_string && wanted(i))
            places.push_back(i);
    }
    return places;
}

std::vector<std::size_t> starts_of_numbers(const std::string& text) {
    return places_outside_strings(
        text, [&](std::size_t i) { return is_digit(text[i]) && (i == 0 || !is_digit(text[i - 1])); });
}

// Changes of the tree

void collect_objects(json::Value& value, std::vector<json::Object*>& objects) {
    if (auto* object = std::get_if<json::Object>(&value.is)) {
        if (!object->empty()) objects.push_back(object);
        for (json::Member& member : *object) collect_objects(member.value, objects);
    } else if (auto* array = std::get_if<json::Array>(&value.is)) {
        for (json::Value& item : *array) collect_objects(item, objects);
    }
}

/// Changes one of the objects that have members, perhaps the document itself.
template <class Change>
std::string with_object_changed(Choices& choices, const std::string& text, const Change& change) {
    auto tree = json::parse(text, {});
    if (!tree) return text;
    std::vector<json::Object*> objects;
    collect_objects(*tree, objects);
    if (objects.empty()) return text;
    change(*objects[choices.below(objects.size())]);
    return json::pretty(*tree);
}

std::string exchange_members(Choices& choices, const std::string& text) {
    return with_object_changed(choices, text, [&](json::Object& object) {
        const std::size_t one = choices.below(object.size());
        std::swap(object[one], object[choices.below(object.size())]);
    });
}

std::string repeat_a_member(Choices& choices, const std::string& text) {
    return with_object_changed(choices, text, [&](json::Object& object) {
        const json::Member again = object[choices.below(object.size())];
        object.push_back(again);
    });
}

std::string add_a_member(Choices& choices, const std::string& text) {
    return with_object_changed(choices, text, [&](json::Object& object) {
        object.push_back({"not-a-member", json::Value{nullptr}});
    });
}

std::string leave_a_member_out(Choices& choices, const std::string& text) {
    return with_object_changed(choices, text, [&](json::Object& object) {
        object.erase(object.begin() + static_cast<std::ptrdiff_t>(choices.below(object.size())));
    });
}

// Changes of the bytes

/// After a bracket, a comma or a colon.
std::string add_white_space(Choices& choices, std::string text) {
    const auto places = places_outside_strings(
        text, [&](std::size_t i) { return std::string_view("{}[],:").find(text[i]) != std::string_view::npos; });
    const std::size_t place = places[choices.below(places.size())] + 1;
    return text.insert(place, 1, choices.pick<char>({' ', '\n', '\t', '\r'}));
}

std::string add_behind_the_end(Choices& choices, std::string text) {
    return text + choices.pick<char>({'0', '}', '{', ',', '"', '\0', '\xff'});
}

std::string cut_the_end(Choices& choices, std::string text) {
    text.resize(choices.below(text.size() - 1));  // the newline and the last bracket at least
    return text;
}

std::string add_a_zero_in_front(Choices& choices, std::string text) {
    const auto starts = starts_of_numbers(text);
    return text.insert(starts[choices.below(starts.size())], 1, '0');  // there is the version
}

std::string delete_bytes(Choices& choices, std::string text) {
    const std::size_t place = choices.below(text.size());
    return text.erase(place, choices.count(1, 4));
}

std::string repeat_bytes(Choices& choices, std::string text) {
    const std::size_t place = choices.below(text.size());
    return text.insert(place, text.substr(place, choices.count(1, 8)));
}

std::string replace_a_byte(Choices& choices, std::string text) {
    text[choices.below(text.size())] = static_cast<char>(choices.below(256));
    return text;
}

std::string change_a_number(Choices& choices, std::string text) {
    std::vector<std::size_t> digits;
    for (std::size_t i = 0; i < text.size(); ++i)
        if (is_digit(text[i])) digits.push_back(i);
    if (digits.empty()) return text;
    return text.replace(
        digits[choices.below(digits.size())], 1,
        choices.pick<std::string>({"0", "1", "2", "10", "-1", "1/2", "10000001", "18446744073709551616"}));
}

struct Change {
    std::string name;
    std::string (*make)(Choices&, std::string);
    Reading expected;
};

template <std::string (*change)(Choices&, const std::string&)>
std::string of_tree(Choices& choices, std::string text) {
    return change(choices, text);
}

const std::vector<Change>& known_changes() {
    static const std::vector<Change> table = {
        {"white space added", add_white_space, Reading::same},
        {"members exchanged", of_tree<exchange_members>, Reading::same},
        {"something behind the end", add_behind_the_end, Reading::refused},
        {"the end cut off", cut_the_end, Reading::refused},
        {"a zero in front of a number", add_a_zero_in_front, Reading::refused},
        {"a member given twice", of_tree<repeat_a_member>, Reading::refused},
        {"a member too many", of_tree<add_a_member>, Reading::refused},
    };
    return table;
}

const std::vector<Change>& unknown_changes() {
    static const std::vector<Change> table = {
        {"a number changed", change_a_number, Reading::either},
        {"a byte replaced", replace_a_byte, Reading::either},
        {"bytes deleted", delete_bytes, Reading::either},
        {"bytes repeated", repeat_bytes, Reading::either},
        {"a member left out", of_tree<leave_a_member_out>, Reading::either},
    };
    return table;
}

}  // namespace

DamagedText damaged(Choices& choices, const std::string& text) {
    DamagedText result{text, "", Reading::either};
    if (choices.flip()) {
        const Change& change = known_changes()[choices.below(known_changes().size())];
        return {change.make(choices, text), change.name, change.expected};
    }
    for (std::size_t left = choices.count(1, 3); left > 0 && !result.text.empty(); --left) {
        const Change& change = unknown_changes()[choices.below(unknown_changes().size())];
        result.text = change.make(choices, result.text);
        result.change += (result.change.empty() ? "" : ", ") + change.name;
    }
    return result;
}

bool leads_somewhere(const json::Value& value, std::string_view pointer) {
    if (pointer.empty()) return true;
    const std::size_t end = std::min(pointer.find('/', 1), pointer.size());
    const std::string_view step = pointer.substr(0, end);
    const std::string_view rest = pointer.substr(end);
    if (const auto* object = std::get_if<json::Object>(&value.is)) {
        for (const json::Member& member : *object)
            if (json::step(member.name) == step) return leads_somewhere(member.value, rest);
    } else if (const auto* array = std::get_if<json::Array>(&value.is)) {
        for (std::size_t i = 0; i < array->size(); ++i)
            if (json::step(i) == step) return leads_somewhere((*array)[i], rest);
    }
    return false;
}

}  // namespace reductio::fuzz
