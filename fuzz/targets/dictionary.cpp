#include "fuzz/targets/dictionary.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <sstream>

#include "spec/json.hpp"

namespace reductio::fuzz {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t longest_word = 60;  // libFuzzer takes up to 64 bytes

void add_texts(const json::Value& value, std::set<std::string>& words) {
    if (const auto* text = std::get_if<std::string>(&value.is)) words.insert(*text);
    if (const auto* list = std::get_if<json::Array>(&value.is))
        for (const json::Value& entry : *list) add_texts(entry, words);
}

void add_words(const json::Value& schema, std::set<std::string>& words) {
    if (const auto* list = std::get_if<json::Array>(&schema.is))
        for (const json::Value& entry : *list) add_words(entry, words);
    const auto* object = std::get_if<json::Object>(&schema.is);
    if (!object) return;
    for (const json::Member& member : *object) {
        const auto* properties = std::get_if<json::Object>(&member.value.is);
        if (member.name == "properties" && properties)
            for (const json::Member& property : *properties) words.insert(property.name);
        if (member.name == "const" || member.name == "enum") add_texts(member.value, words);
        add_words(member.value, words);
    }
}

/// What no schema says: punctuation, numbers at the edges, and what JSON has but our documents do not.
std::vector<std::string> words_of_json() {
    std::istringstream text(R"({ } [ ] , : " \ {} [] "" \" \/ \n \u0000 \u0061 \ud800 \ud83d\ude00 null true false
        0 -0 -1 01 1.5 1e9 1E-9 "0" "-1" "1/2" "-3/7" "2/4" "1/0" 4294967296 9223372036854775807 9223372036854775808
        -9223372036854775808 18446744073709551615 18446744073709551616 "18446744073709551616")");
    std::vector<std::string> words{std::istream_iterator<std::string>(text), {}};
    for (const auto* word : {"{\"reductio\": 1, \"kind\": ", "\"reductio\": 2", "\xc3\xa9", "\xff", "\xef\xbb\xbf"})
        words.push_back(word);
    return words;
}

std::string text_of(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(file), {});
}

/// Quotes, backslashes and bytes that are not printable ASCII are escaped.
std::string escaped(const std::string& word) {
    static constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    for (const char character : word) {
        const auto byte = static_cast<unsigned char>(character);
        if (character == '"' || character == '\\')
            (text += '\\') += character;
        else if (byte < ' ' || byte > '~')
            ((text += "\\x") += digits[byte >> 4]) += digits[byte & 15];
        else
            text += character;
    }
    return text;
}

}  // namespace

Result<std::vector<std::string>> words_of_schema(std::string_view schema) {
    const auto value = json::parse(schema, {});
    if (!value) return value.error();
    std::set<std::string> words;
    add_words(*value, words);
    return std::vector<std::string>(words.begin(), words.end());
}

Result<std::vector<std::string>> words_of_documents(const std::string& source_tree) {
    const fs::path tree = source_tree;
    if (!fs::is_directory(tree / "spec/schema"))
        return Error{tree.string(), "expected the source tree, with spec/schema"};
    std::set<std::string> quoted;
    for (const auto& entry : fs::directory_iterator(tree / "spec/schema")) {
        const auto words = words_of_schema(text_of(entry.path()));
        if (!words) return Error{entry.path().string() + words.error().place, words.error().message};
        for (const std::string& word : *words) quoted.insert(json::in_quotes(word));
    }
    std::vector<std::string> all(quoted.begin(), quoted.end());
    for (const std::string& word : words_of_json()) all.push_back(word);
    return all;
}

std::string dictionary_of(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words)
        if (word.size() <= longest_word) text += "\"" + escaped(word) + "\"\n";
    return text;
}

}  // namespace reductio::fuzz
