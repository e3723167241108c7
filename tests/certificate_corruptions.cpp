// Certificates with something wrong in them, at random: each is unreadable, refuted, or true after all by deciders that
// know nothing of certificates. None is verified and false.

#include <array>
#include <iostream>
#include <map>

#include "checkers/deciders.hpp"
#include "fuzz/depth.hpp"
#include "tests/certificate_examples.hpp"
#include "tests/corruptions.hpp"

namespace reductio::tests {
namespace {

using fuzz::Choices;

const std::vector<Certificate>& examples() {
    static const std::vector<Certificate> found = [] {
        std::vector<Certificate> certificates;
        for (const std::string& room : certified_rooms()) {
            for (const std::string type : {"", "exhaustion"}) {
                fuzz::CertificateWork work;
                work.only = type;
                for (std::uint64_t i = 0; i < (type.empty() ? 12u : 6u); ++i)
                    if (auto made = certificate_of(room, any_instance(room, i, 2 + i % 2), work))
                        certificates.push_back(*std::move(made));
            }
        }
        return certificates;
    }();
    return found;
}

json::Value tree_of(const Certificate& certificate) {
    Limits limits;
    return *json::parse(write_document(Document{certificate}), limits);
}

/// One member taken from another certificate: the evidence, the target, the verdict or whatever.
void mix(json::Value& document, const Certificate& other, Choices& choices) {
    json::Value tree = tree_of(other);
    const std::vector<std::string> names = {"evidence", "target", "verdict", "source", "room"};
    const std::string name = choices.pick(names);
    *member_of(document, name) = *member_of(tree, name);
}

void turn_the_verdict(json::Value& document) {
    auto& verdict = std::get<std::string>(member_of(document, "verdict")->is);
    verdict = verdict == "yes" ? "no" : "yes";
}

void corrupt(json::Value& tree, Choices& choices) {
    const std::vector<bool (*)(json::Value&, Choices&)> changes = {change_a_digit, drop_an_entry, repeat_an_entry,
                                                                   swap_two_entries, swap_two_members};
    const auto kind = choices.below(changes.size() + 4);
    if (kind < changes.size()) {
        // Half of them in the evidence, which is the smallest part.
        changes[kind](choices.flip() ? tree : *member_of(tree, "evidence"), choices);
    } else if (kind == changes.size()) {
        copy_a_value(tree, choices);
    } else if (kind == changes.size() + 1) {
        turn_the_verdict(tree);
    } else {
        mix(tree, examples()[choices.below(examples().size())], choices);
    }
}

/// Another text than the certificate's.
std::string corrupted(const Certificate& certificate, Choices& choices) {
    const std::string whole = json::pretty(tree_of(certificate));
    for (std::size_t attempt = 0; attempt < 20; ++attempt) {
        json::Value tree = tree_of(certificate);
        corrupt(tree, choices);
        if (std::string text = json::pretty(tree); text != whole) return text;
    }
    return "";
}

enum Class { unreadable, refuted, open, still_true, still_true_of_another_target, the_same, false_but_verified };
constexpr std::array<const char*, 7> names = {"unreadable",
                                              "refuted",
                                              "not decided by the check",
                                              "verified, and true",
                                              "verified, and true, the target not as the construction makes it",
                                              "the same certificate written otherwise",
                                              "verified, and FALSE"};

/// Verdicts by the deciders, and the target as the construction makes it.
Class truth_of(const Certificate& certificate) {
    const impl::Room& room = *impl::find_room(certificate.room);
    if (checkers::decide_by_all(*certificate.source).answer != certificate.verdict) return false_but_verified;
    if (room.target == "decision")
        return *certificate.target == Document{Decision{certificate.verdict, std::nullopt}} ? still_true
                                                                                            : false_but_verified;
    const auto target = room.variants.front().reduce(*certificate.source, certificate.options);
    if (target && *target == *certificate.target) return still_true;
    const Decision decision = checkers::decide_by_all(*certificate.target);
    return decision.answer == certificate.verdict ? still_true_of_another_target : false_but_verified;
}

using Steps = std::vector<checkers::CertificateStep>;

Class class_of(const std::string& text, const Certificate& original,
               const Steps& steps = checkers::certificate_steps()) {
    const auto read = checkers::read_certificates(text);
    if (!read) return unreadable;
    const Certificate& certificate = read->front();
    if (certificate == original) return the_same;
    checkers::Work work;
    work.candidates = std::size_t(1) << 16;
    const auto check = checkers::verified(certificate, nullptr, work, steps);
    if (step_of(check) == "unknown") return open;
    if (step_of(check) != "holds") return refuted;
    return truth_of(certificate);
}

TEST(CertificateCorruptions, LeaveNoCertificateThatIsVerifiedAndFalse) {
    std::array<std::size_t, names.size()> counts{};
    for (std::size_t i = 0; i < fuzz::scaled(10'000); ++i) {
        auto choices = fuzz::seeded(1, "corruptions", i);
        const Certificate& original = examples()[choices.below(examples().size())];
        const std::string text = corrupted(original, choices);
        const Class found = class_of(text, original);
        ++counts[found];
        EXPECT_NE(found, false_but_verified) << i << ": " << text;
    }
    std::cout << examples().size() << " certificates\n";
    for (std::size_t i = 0; i < names.size(); ++i) std::cout << names[i] << ": " << counts[i] << '\n';
    EXPECT_GT(counts[unreadable], 0u);
    EXPECT_GT(counts[refuted], 0u);
    EXPECT_GT(counts[still_true], 0u);
}

/// A check without one of its steps takes one of them for true.
TEST(CertificateCorruptions, AreEnoughToMissAStep) {
    for (const std::string about : {"pair", "decision", "solutions", "exhaustion", "refutation", "proof", "value"}) {
        Steps steps = checkers::certificate_steps();
        std::erase_if(steps, [&](const auto& step) { return step.about == about; });
        std::size_t tried = 0;
        for (bool found = false; !found && tried < 10'000; ++tried) {
            auto choices = fuzz::seeded(1, "corruptions", tried);
            const Certificate& original = examples()[choices.below(examples().size())];
            found = class_of(corrupted(original, choices), original, steps) == false_but_verified;
        }
        EXPECT_LT(tried, 10'000u) << about;
        std::cout << about << ": missed after " << tried << '\n';
    }
}

}  // namespace
}  // namespace reductio::tests
