#pragma once
// What a fuzzer is aimed at: a name, and a trial of one input. Engines stand in fuzz/targets/.

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "fuzz/choices.hpp"

namespace reductio::fuzz {

/// Something that holds of every input does not hold of this one. The first three name it, for deduplication.
struct Fault {
    std::string room;     // or what else is under trial: "decoder", "evaluators"
    std::string variant;  // of a room
    std::string obligation;
    std::string reason;
};

/// A trial of whatever these choices make; its input is read as a sequence of numbers.
using ChoicesTrial = std::function<std::optional<Fault>(Choices& choices)>;

/// A trial of a text, whatever bytes it has; a dictionary helps.
using TextTrial = std::function<std::optional<Fault>(std::string_view text)>;

/// A mutant is a target that is made of something faulty: target_rooms.hpp, target_texts.hpp and so on.
struct Target {
    std::string name;  // also that of its program, its corpus and its options
    std::string summary;
    std::variant<ChoicesTrial, TextTrial> trial;
};

/// One for any text, one for each kind of document, for each pair of programs that should agree, for each room and
/// group of its obligations.
const std::vector<Target>& targets();

/// Nothing where there is none of this name.
const Target* find_target(std::string_view name);

/// The bytes are a text, or choices as `to_sequence` has them. An exception is a fault too.
std::optional<Fault> try_input(const Target& target, std::span<const std::uint8_t> bytes);

}  // namespace reductio::fuzz
