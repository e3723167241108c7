// Looking for a planted fault as an engine would, but blindly: nothing is measured, and no input is kept for what it
// reached.

#include "fuzz/choice_mutation.hpp"
#include "tests/mutants/targets.hpp"

namespace reductio::mutants {

namespace {

constexpr std::size_t most_bytes = 400;

/// Punctuation, names, numbers at the edges, and the smallest documents of some kinds, each below an engine's 64 bytes.
const std::vector<std::string>& words() {
    static const std::vector<std::string> all = {
        "{",
        "}",
        "[",
        "]",
        "\"",
        ":",
        ",",
        "~",
        "/",
        "-1",
        "0",
        "null",
        "\"reductio\": 1",
        "\"kind\": ",
        "{\"",
        "\": ",
        R"({"reductio": 1, "kind": "subset", "chosen": [1]})",
        R"({"reductio": 1, "kind": "model", "literals": [-1]})",
        R"({"reductio": 1, "kind": "polynomial", "coefficients": ["-1"]})",
        R"({"reductio": 1, "kind": "decision", "answer": "no"})",
    };
    return all;
}

/// A word or a byte comes, goes or replaces others.
std::string changed(std::string text, fuzz::Choices& chances) {
    const std::size_t place = chances.below(text.size() + 1);
    switch (chances.below(4)) {
        case 0:
            text.insert(place, chances.pick(words()));
            break;
        case 1:
            text.insert(place, 1, static_cast<char>(chances.below(256)));
            break;
        case 2:
            text.erase(place, chances.count(1, 16));
            break;
        default:
            text.replace(place, chances.count(0, 2), chances.pick(words()));
    }
    return text.substr(0, most_bytes);
}

/// From the empty input again, now and then: an input that grew is seldom simple any more.
bool starts_again(fuzz::Choices& chances) { return chances.below(32) == 0; }

std::vector<std::uint8_t> bytes_of(const std::string& text) { return {text.begin(), text.end()}; }

template <class Input, class Change, class Bytes>
Hunt hunt_from(Input input, const fuzz::Target& target, std::size_t most, fuzz::Choices& chances, const Change& change,
               const Bytes& bytes) {
    for (std::size_t execution = 1; execution <= most; ++execution) {
        if (auto fault = try_input(target, bytes(input))) return {execution, std::move(fault)};
        input = change(starts_again(chances) ? Input{} : std::move(input), chances);
    }
    return {most, std::nullopt};
}

}  // namespace

Hunt hunt(const fuzz::Target& target, std::uint64_t seed, std::size_t most) {
    fuzz::Choices chances = fuzz::seeded(seed, target.name, 0);
    if (std::holds_alternative<fuzz::TextTrial>(target.trial))
        return hunt_from(std::string(), target, most, chances, changed, bytes_of);
    const auto change = [](fuzz::Sequence sequence, fuzz::Choices& with) {
        return fuzz::mutated(std::move(sequence), with, most_bytes);
    };
    return hunt_from(fuzz::Sequence(), target, most, chances, change, fuzz::to_bytes);
}

}  // namespace reductio::mutants
