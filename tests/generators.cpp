// The generators: valid whatever the choices, the same from the same seed, and complete on small worlds.

#include <set>

#include "fuzz/depth.hpp"
#include "fuzz/exhaustive.hpp"
#include "fuzz/network_generators.hpp"
#include "fuzz/shrink.hpp"
#include "tests/support.hpp"

namespace reductio::tests {
namespace {

using fuzz::Choices;
using Generate = std::function<Document(Choices&)>;

std::vector<std::pair<std::string, Generate>> generators() {
    const auto size = fuzz::Size::of(fuzz::default_size);
    return {
        {"subset-sum", [=](Choices& c) { return Document{fuzz::generate_subset_sum(c, size)}; }},
        {"exact-cover", [=](Choices& c) { return Document{fuzz::generate_exact_cover(c, size)}; }},
        {"two-csp", [=](Choices& c) { return Document{fuzz::generate_two_csp(c, size)}; }},
        {"cnf", [=](Choices& c) { return Document{fuzz::generate_cnf(c, size)}; }},
        {"pos-slp", [=](Choices& c) { return Document{fuzz::generate_pos_slp(c, size)}; }},
        {"bit-slp", [=](Choices& c) { return Document{fuzz::generate_bit_slp(c, size)}; }},
        {"polynomial", [=](Choices& c) { return Document{fuzz::generate_polynomial(c, size)}; }},
        {"nnt", [=](Choices& c) { return Document{fuzz::generate_nnt(c, size)}; }},
        {"dnnt", [=](Choices& c) { return Document{fuzz::generate_dnnt(c, size)}; }},
        {"gradient", [=](Choices& c) { return Document{fuzz::generate_gradient(c, size)}; }},
    };
}

TEST(Generators, MakeValidDocuments) {
    for (const auto& [name, generate] : generators()) {
        for (std::size_t i = 0; i < fuzz::scaled(1000); ++i) {
            auto choices = fuzz::seeded(1, name, i);
            const Document document = generate(choices);
            const auto read = read_document(write_document(document));
            ASSERT_TRUE(read) << name << ' ' << i << ": " << read.error().place << ": " << read.error().message;
            EXPECT_TRUE(*read == document) << name << ' ' << i;
        }
    }
}

TEST(Generators, RepeatWhatASequenceMade) {
    for (const auto& [name, generate] : generators()) {
        for (std::size_t i = 0; i < fuzz::scaled(200); ++i) {
            auto first = fuzz::seeded(2, name, i);
            const Document document = generate(first);
            auto again = fuzz::replayed(first.made());
            EXPECT_TRUE(generate(again) == document) << name << ' ' << i;
        }
    }
}

TEST(Generators, MakeValidDocumentsOfAnyBytes) {
    for (const auto& [name, generate] : generators()) {
        for (std::size_t i = 0; i < fuzz::scaled(200); ++i) {
            auto random = fuzz::seeded(3, name, i);
            std::vector<std::uint8_t> bytes(random.below(60));
            for (auto& byte : bytes) byte = static_cast<std::uint8_t>(random.below(256));
            auto choices = fuzz::replayed(fuzz::to_sequence(bytes));
            EXPECT_FALSE(fault(generate(choices))) << name << ' ' << i;
        }
    }
}

TEST(Generators, TakeAFuzzersBytesForNumbers) {
    const fuzz::Sequence numbers = {0, 1, 127, 128, 300, UINT64_MAX, 5};
    EXPECT_EQ(fuzz::to_sequence(fuzz::to_bytes(numbers)), numbers);
    EXPECT_EQ(fuzz::to_bytes({300}), (std::vector<std::uint8_t>{0xac, 0x02}));
    const std::vector<std::uint8_t> endless(12, 0xff);
    EXPECT_EQ(fuzz::to_sequence(endless), (fuzz::Sequence{UINT64_MAX, 0x3fff})) << "a number ends with its tenth byte";
    const std::vector<std::uint8_t> cut = {0x85};
    EXPECT_EQ(fuzz::to_sequence(cut), fuzz::Sequence{5});
}

template <class Make>
std::pair<std::size_t, std::size_t> walked(Make make) {
    std::size_t sequences = 0;
    std::set<std::string> documents;
    for (fuzz::Exhaustive walk; walk.more(); walk.advance()) {
        auto choices = walk.choices();
        documents.insert(write_document(make(choices)));
        ++sequences;
    }
    return {sequences, documents.size()};
}

using Counts = std::pair<std::size_t, std::size_t>;

TEST(Exhaustive, WalksEverySmallInstanceOnce) {
    EXPECT_EQ(walked([](Choices& c) { return Document{PosSlp{fuzz::any_slp(c, {.most_gates = 3})}}; }),
              (Counts{1012, 1012}));
    EXPECT_EQ(walked([](Choices& c) { return Document{PosSlp{fuzz::any_slp(c, {.most_gates = 4})}}; }),
              (Counts{47'668, 47'668}));
    EXPECT_EQ(walked([](Choices& c) { return Document{fuzz::any_subset_sum(c, {})}; }), (Counts{9330, 9330}));
    EXPECT_EQ(walked([](Choices& c) { return Document{fuzz::any_exact_cover(c, {})}; }), (Counts{416, 416}));
    EXPECT_EQ(walked([](Choices& c) { return Document{fuzz::any_two_csp(c, {})}; }), (Counts{4541, 4541}));
    EXPECT_EQ(walked([](Choices& c) { return Document{fuzz::any_cnf(c, {})}; }), (Counts{523, 523}));
}

TEST(Shrink, FindsASimpleSequenceThatStillFails) {
    const auto fails = [](const fuzz::Sequence& sequence) {
        auto choices = fuzz::replayed(sequence);
        const SubsetSum problem = fuzz::generate_subset_sum(choices, fuzz::Size::of(8));
        return problem.items.size() >= 2 && problem.target > 0;  // a fault that needs two items
    };
    std::size_t shrunk = 0;
    for (std::uint64_t i = 0; shrunk < 10; ++i) {
        auto choices = fuzz::seeded(4, "shrink", i);
        fuzz::generate_subset_sum(choices, fuzz::Size::of(8));
        if (!fails(choices.made())) continue;
        const auto simple = fuzz::shrink(choices.made(), fails, 2000);
        EXPECT_TRUE(fails(simple));
        auto again = fuzz::replayed(simple);
        EXPECT_EQ(fuzz::generate_subset_sum(again, fuzz::Size::of(8)).items.size(), 2u);
        ++shrunk;
    }
}

}  // namespace
}  // namespace reductio::tests
