#include "fuzz/targets/finding.hpp"

#include "fuzz/shrink.hpp"
#include "fuzz/target_rooms.hpp"
#include "fuzz/targets/fault_line.hpp"

namespace reductio::fuzz {

namespace {

constexpr std::size_t most_attempts = 20000;

/// "[step] reason", where there is a step.
std::pair<std::string, std::string> step_and_reason(const std::string& text) {
    const auto end = text.starts_with('[') ? text.find("] ") : std::string::npos;
    if (end == std::string::npos) return {"", text};
    return {text.substr(1, end - 1), text.substr(end + 2)};
}

/// The numbers as the trial takes them: below their bounds, and none that it never asks for.
Sequence drawn(const Target& target, const Sequence& sequence) {
    Choices choices = replayed(sequence);
    try {
        std::get<ChoicesTrial>(target.trial)(choices);
    } catch (const std::exception&) {  // which is the fault
    }
    return choices.made();
}

}  // namespace

Input simplest_input(const Target& target, const Input& input) {
    const auto fault = try_input(target, input);
    if (!fault || std::holds_alternative<TextTrial>(target.trial)) return input;
    const std::string state = crash_state(*fault);
    const auto still_fails = [&](const Sequence& sequence) {
        const auto again = try_input(target, to_bytes(sequence));
        return again && crash_state(*again) == state;
    };
    return to_bytes(shrink(drawn(target, to_sequence(input)), still_fails, most_attempts));
}

std::optional<Counterexample> counterexample_of(const Target& target, const Input& input, const Fault& fault) {
    const auto subject = find_subject(fault.room, fault.variant);
    if (!subject || !target.name.starts_with(fault.room + "-")) return std::nullopt;
    Choices choices = replayed(to_sequence(input));
    const Instance instance = subject->generate(choices, Size::of(target_size));
    const auto [step, reason] = step_and_reason(fault.reason);
    Counterexample result{fault.room, fault.variant,   instance.options, fault.obligation, step,
                          reason,     instance.source, std::nullopt,     std::nullopt};
    if (auto made = subject->variant.reduce(instance.source, instance.options)) result.target = *std::move(made);
    return result;
}

}  // namespace reductio::fuzz
