// A target by its name, and a trial of it, whatever table `targets()` is: that of a program for one target is its own.

#include <algorithm>

#include "fuzz/targets.hpp"

namespace reductio::fuzz {

namespace {

std::string_view text_of(std::span<const std::uint8_t> bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

}  // namespace

const Target* find_target(std::string_view name) {
    const auto found = std::ranges::find(targets(), name, &Target::name);
    return found == targets().end() ? nullptr : &*found;
}

std::optional<Fault> try_input(const Target& target, std::span<const std::uint8_t> bytes) {
    try {
        if (const auto* of_text = std::get_if<TextTrial>(&target.trial)) return (*of_text)(text_of(bytes));
        Choices choices = replayed(to_sequence(bytes));
        return std::get<ChoicesTrial>(target.trial)(choices);
    } catch (const std::exception& exception) {
        return Fault{target.name, "", "exception", exception.what()};
    }
}

}  // namespace reductio::fuzz
