// Mutation of choices: every way occurs and does what its name says, numbers stay whole, sizes stay within their bound.

#include <algorithm>
#include <map>
#include <set>

#include "fuzz/choice_mutation.hpp"
#include "fuzz/depth.hpp"
#include "fuzz/targets/chosen.hpp"
#include "tests/support.hpp"

namespace reductio::tests {
namespace {

using fuzz::Choices;
using fuzz::Sequence;

Choices chances(std::uint64_t seed) { return fuzz::seeded(seed, "mutation", 0); }

/// All different, so that one sees where each went.
Sequence numbers_from(std::uint64_t first, std::size_t count) {
    Sequence sequence(count);
    for (std::size_t i = 0; i < count; ++i) sequence[i] = first + i * i;
    return sequence;
}

std::size_t differences(const Sequence& a, const Sequence& b) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) count += a[i] != b[i];
    return count;
}

enum class Length { same, shorter, longer };

const std::map<std::string_view, Length> lengths = {
    {"zero", Length::same},           {"one", Length::same},          {"next", Length::same},
    {"previous", Length::same},       {"half", Length::same},         {"twice", Length::same},
    {"small", Length::same},          {"middle", Length::same},       {"large", Length::same},
    {"drop-run", Length::shorter},    {"repeat-run", Length::longer}, {"grow-list", Length::longer},
    {"shrink-list", Length::shorter}, {"copy-run", Length::longer},   {"overwrite-run", Length::same},
    {"swap-runs", Length::same},      {"insert", Length::longer},     {"append", Length::longer},
    {"cut-end", Length::shorter},     {"fill-run", Length::same},
};

bool is_of_length(const Sequence& child, const Sequence& parent, Length length) {
    return length == Length::same      ? child.size() == parent.size()
           : length == Length::shorter ? child.size() <= parent.size()
                                       : child.size() > parent.size();
}

TEST(ChoiceMutation, EveryWayChangesSomethingAndKeepsToItsLength) {
    const Sequence parent = numbers_from(300, 40);
    ASSERT_EQ(fuzz::choice_mutations().size(), lengths.size());
    for (const auto& mutation : fuzz::choice_mutations()) {
        std::size_t changed = 0;
        for (std::uint64_t seed = 0; seed < 200; ++seed) {
            Choices random = chances(seed);
            const Sequence child = mutation.apply(parent, random);
            EXPECT_TRUE(is_of_length(child, parent, lengths.at(mutation.name))) << mutation.name;
            changed += child != parent;
        }
        EXPECT_GT(changed, 100u) << mutation.name;
    }
}

TEST(ChoiceMutation, OneNumberIsSetToWhatTheNameSays) {
    const std::map<std::string_view, bool (*)(std::uint64_t from, std::uint64_t to)> rules = {
        {"zero", [](std::uint64_t, std::uint64_t to) { return to == 0; }},
        {"one", [](std::uint64_t, std::uint64_t to) { return to == 1; }},
        {"next", [](std::uint64_t from, std::uint64_t to) { return to == from + 1; }},
        {"previous", [](std::uint64_t from, std::uint64_t to) { return to == from - 1; }},
        {"half", [](std::uint64_t from, std::uint64_t to) { return to == from / 2; }},
        {"twice", [](std::uint64_t from, std::uint64_t to) { return to == 2 * from; }},
        {"small", [](std::uint64_t, std::uint64_t to) { return to < 16; }},
        {"middle", [](std::uint64_t, std::uint64_t to) { return to < 256; }},
        {"large", [](std::uint64_t, std::uint64_t) { return true; }},
    };
    const Sequence parent = numbers_from(300, 10);
    for (const auto& mutation : fuzz::choice_mutations()) {
        if (!rules.contains(mutation.name)) continue;
        for (std::uint64_t seed = 0; seed < 50; ++seed) {
            Choices random = chances(seed);
            const Sequence child = mutation.apply(parent, random);
            EXPECT_LE(differences(parent, child), 1u) << mutation.name;
            for (std::size_t i = 0; i < child.size(); ++i)
                EXPECT_TRUE(child[i] == parent[i] || rules.at(mutation.name)(parent[i], child[i])) << mutation.name;
        }
    }
}

TEST(ChoiceMutation, LargeNumbersAreOfEverySize) {
    std::set<std::uint64_t> bits;
    const auto& all = fuzz::choice_mutations();
    const auto large = std::ranges::find(all, "large", &fuzz::ChoiceMutation::name);
    for (std::uint64_t seed = 0; seed < 2000; ++seed) {
        Choices random = chances(seed);
        bits.insert(static_cast<std::uint64_t>(std::bit_width(large->apply({7}, random).front())));
    }
    EXPECT_EQ(*bits.begin(), 0u);
    EXPECT_EQ(*bits.rbegin(), 64u);
    EXPECT_GT(bits.size(), 50u);
}

TEST(ChoiceMutation, AnythingWorksWithNothing) {
    for (const auto& mutation : fuzz::choice_mutations()) {
        for (std::uint64_t seed = 0; seed < 50; ++seed) {
            for (const Sequence& parent : {Sequence{}, Sequence{5}, Sequence{5, 6}}) {
                Choices random = chances(seed);
                EXPECT_LE(mutation.apply(parent, random).size(), parent.size() + 20) << mutation.name;
            }
        }
    }
    Choices random = chances(1);
    EXPECT_EQ(fuzz::crossed({}, {}, random, 100), Sequence{});
}

TEST(ChoiceMutation, SizesStayWithinTheirBound) {
    for (const std::size_t most : {0, 1, 2, 9, 10, 100, 4096}) {
        Sequence sequence = numbers_from(1, 300);
        for (std::uint64_t seed = 0; seed < fuzz::scaled(300); ++seed) {
            Choices random = chances(seed);
            const Sequence other = numbers_from(std::uint64_t{1} << 63, seed % 50);
            sequence = seed % 5 == 4 ? fuzz::crossed(sequence, other, random, most)
                                     : fuzz::mutated(std::move(sequence), random, most);
            EXPECT_LE(fuzz::to_bytes(sequence).size(), most);
            EXPECT_EQ(fuzz::byte_count(sequence), fuzz::to_bytes(sequence).size());
        }
    }
}

TEST(ChoiceMutation, WhatComesOutIsReadBackAsItIs) {
    Sequence sequence;
    for (std::uint64_t seed = 0; seed < fuzz::scaled(2000); ++seed) {
        Choices random = chances(seed);
        sequence = fuzz::mutated(std::move(sequence), random, 1000);
        EXPECT_EQ(fuzz::to_sequence(fuzz::to_bytes(sequence)), sequence);
    }
}

TEST(ChoiceMutation, TheSameSeedGivesTheSame) {
    std::set<Sequence> children;
    const Sequence parent = numbers_from(1, 30);
    for (std::uint64_t seed = 0; seed < 100; ++seed) {
        Choices random = chances(seed);
        Choices again = chances(seed);
        const Sequence child = fuzz::mutated(parent, random, 1000);
        EXPECT_EQ(child, fuzz::mutated(parent, again, 1000));
        children.insert(child);
    }
    EXPECT_GT(children.size(), 90u);
}

/// Whether every number of the child is one of its parents'.
bool is_made_of(const Sequence& child, const Sequence& first, const Sequence& second) {
    return std::ranges::all_of(child, [&](std::uint64_t number) {
        return std::ranges::count(first, number) + std::ranges::count(second, number) > 0;
    });
}

TEST(ChoiceMutation, ACrossKeepsNumbersWhole) {
    const Sequence first = numbers_from(300, 30);
    const Sequence second = numbers_from(100'000, 30);
    bool has_both = false;
    bool has_cut_bytes = false;
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
        Choices random = chances(seed);
        const Sequence child = fuzz::crossed(first, second, random, 1000);
        EXPECT_TRUE(is_made_of(child, first, second));
        has_both |= !is_made_of(child, first, {}) && !is_made_of(child, second, {});
        // What engines do by themselves, cutting anywhere between bytes, does not keep them whole.
        auto bytes = fuzz::to_bytes(first);
        const auto tail = fuzz::to_bytes(second);
        bytes.resize(random.below(bytes.size()));
        bytes.insert(bytes.end(), tail.begin() + static_cast<std::ptrdiff_t>(random.below(tail.size())), tail.end());
        has_cut_bytes |= !is_made_of(fuzz::to_sequence(bytes), first, second);
    }
    EXPECT_TRUE(has_both);
    EXPECT_TRUE(has_cut_bytes);
}

/// From nothing, without any feedback: one input in 800 shows the fault.
TEST(ChoiceMutation, APlantedFaultIsFoundFromAnEmptySequence) {
    const auto& target = *std::ranges::find(fuzz::planted_targets(), "planted-choices", &fuzz::Target::name);
    std::set<std::string> found;
    Sequence sequence;
    for (std::uint64_t seed = 0; seed < 100'000 && found.size() < 2; ++seed) {
        Choices random = chances(seed);
        sequence = fuzz::mutated(std::move(sequence), random, 100);
        if (const auto fault = fuzz::try_input(target, fuzz::to_bytes(sequence))) found.insert(fault->obligation);
    }
    EXPECT_EQ(found, (std::set<std::string>{"even", "odd"}));
}

}  // namespace
}  // namespace reductio::tests
