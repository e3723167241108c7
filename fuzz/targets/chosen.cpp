#include "fuzz/targets/chosen.hpp"

#include <gmp.h>

#include <algorithm>
#include <cstdlib>

namespace reductio::fuzz {

namespace {

Fault planted(const std::string& variant, const std::string& obligation) {
    return {"planted", variant, obligation, "it was planted"};
}

std::optional<Fault> try_planted_choices(Choices& choices) {
    const std::uint64_t first = choices.below(200);
    const std::uint64_t second = choices.below(200);
    if (first != 42 || second < 150) return std::nullopt;
    return planted("choices", second % 2 == 0 ? "even" : "odd");
}

std::optional<Fault> try_planted_text(std::string_view text) {
    if (!text.starts_with('{') || text.find("\"kind\"") == std::string_view::npos) return std::nullopt;
    return planted("text", text.size() % 2 == 0 ? "even" : "odd");
}

/// Memory that grows and is not lost; seldom, for an engine looks for leaks after every trial that keeps any.
std::optional<Fault> try_planted_growth(Choices& choices) {
    static std::vector<Sequence> kept;
    static std::size_t trials = 0;
    if (++trials % 64 == 0) kept.emplace_back(4096, choices.below(200));
    return std::nullopt;
}

/// Limbs that are lost.
std::optional<Fault> try_planted_leak(Choices& choices) {
    mpz_t number;
    mpz_init_set_ui(number, 1 + choices.below(200));
    return std::nullopt;
}

}  // namespace

std::string chosen_name(std::string_view program) {
    const char* wanted = std::getenv("REDUCTIO_TARGET");
    if (wanted && *wanted) return wanted;
    return std::string(program.substr(program.rfind('/') + 1));
}

const std::vector<Target>& planted_targets() {
    static const std::vector<Target> all = {
        {"planted-choices", "a fault that was planted, in sequences of choices", ChoicesTrial(try_planted_choices)},
        {"planted-text", "a fault that was planted, in texts", TextTrial(try_planted_text)},
        {"planted-growth", "memory that grows, which was planted", ChoicesTrial(try_planted_growth)},
        {"planted-leak", "memory that is lost, which was planted", ChoicesTrial(try_planted_leak)},
    };
    return all;
}

Result<const Target*> chosen_target(const std::string& name) {
    const auto planted = std::ranges::find(planted_targets(), name, &Target::name);
    if (planted != planted_targets().end()) return &*planted;
    if (const Target* target = find_target(name)) return target;
    return Error{"", "no such target: " + name + " (reductio-targets --list names them)"};
}

}  // namespace reductio::fuzz
