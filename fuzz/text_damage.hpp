#pragma once
// Changes of a document's text: those that say the same, those that make it none, and those that may do either.

#include "fuzz/choices.hpp"
#include "spec/json.hpp"

namespace reductio::fuzz {

enum class Reading { same, refused, either };

struct DamagedText {
    std::string text;
    std::string change;  // in words
    Reading expected = Reading::either;
};

/// The canonical text of a document after one change whose effect is known, or one to three whose effect is not.
DamagedText damaged(Choices& choices, const std::string& text);

/// Whether a JSON Pointer leads to a value.
bool leads_somewhere(const json::Value& value, std::string_view pointer);

}  // namespace reductio::fuzz
