#include "fuzz/targets/fault_line.hpp"

#include <algorithm>

#include "fuzz/hash.hpp"

namespace reductio::fuzz {

namespace {

constexpr std::string_view mark = "FuzzerHash=";
constexpr std::size_t longest_state = 80 - mark.size();
constexpr std::size_t hash_size = 8;
constexpr std::size_t longest_reason = 300;

bool is_plain(char character) {
    const bool is_letter = (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
    return is_letter || (character >= '0' && character <= '9') || character == '-' || character == '.';
}

/// A name is never empty and has no slash, so that three of them joined by slashes are still three.
std::string plain(std::string name) {
    std::ranges::replace_if(
        name, [](char character) { return !is_plain(character); }, '-');
    return name.empty() ? "-" : name;
}

/// In letters: services replace what looks like a number or an address.
std::string hash_in_letters(std::string_view text) {
    std::uint64_t bits = hash(text);
    std::string letters;
    for (std::size_t i = 0; i < hash_size; ++i, bits >>= 4) letters += static_cast<char>('g' + (bits >> 32 & 15));
    return letters;
}

/// One line, of printable characters, and not too long.
std::string one_line(std::string text) {
    if (text.size() > longest_reason) text = text.substr(0, longest_reason) + "...";
    std::ranges::replace_if(
        text, [](char character) { return character < ' ' || character > '~'; }, ' ');
    return text;
}

}  // namespace

std::string crash_state(const Fault& fault) {
    const std::string state = plain(fault.room) + "/" + plain(fault.variant) + "/" + plain(fault.obligation);
    if (state.size() <= longest_state) return state;
    return state.substr(0, longest_state - hash_size - 1) + "-" + hash_in_letters(state);
}

std::string fault_line(std::string_view target, const Fault& fault) {
    return "reductio-targets: " + std::string(target) + ": " + one_line(fault.reason) + ": Assertion `" +
           std::string(mark) + crash_state(fault) + "' failed.\n";
}

}  // namespace reductio::fuzz
