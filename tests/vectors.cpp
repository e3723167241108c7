// Test vectors: the same from the same seed, each with the answer that it has, every flag on some of them.

#include <map>
#include <set>

#include "checkers/deciders.hpp"
#include "fuzz/serve.hpp"
#include "fuzz/vector_flags.hpp"
#include "fuzz/vectors.hpp"
#include "tests/support.hpp"

namespace reductio::tests {
namespace {

fuzz::VectorPlan plan_of(std::size_t count) {
    fuzz::VectorPlan plan;
    plan.count = count;
    return plan;
}

fs::path file_of(const std::string& room) { return source_tree() / "tests/vectors" / (room + ".json"); }

/// Of every room, as committed.
const std::vector<Vectors>& every_file() {
    static const std::vector<Vectors> files = [] {
        std::vector<Vectors> read;
        for (const auto& room : fuzz::reduction_names()) read.push_back(parsed_as<Vectors>(read_file(file_of(room))));
        return read;
    }();
    return files;
}

TEST(Vectors, AreValidAndNotTooLarge) {
    for (const Vectors& file : every_file()) {
        const std::string text = write_document(Document{file});
        EXPECT_EQ(parsed_as<Vectors>(text), file) << file.room;
        EXPECT_LE(text.size(), (std::size_t(3) << 20) + 100'000) << file.room;
        EXPECT_GE(file.tests.size(), 200u) << file.room;
        EXPECT_LE(file.tests.size(), 200u) << file.room;
    }
}

/// The files are made by `reductio-fuzz vectors ROOM -o tests/vectors/ROOM.json`.
TEST(Vectors, StandInTheirFilesAsTheyAreMade) {
    for (const auto& room : fuzz::reduction_names()) {
        const Vectors made = fuzz::make_vectors(*fuzz::find_subject(room), plan_of(200));
        EXPECT_TRUE(read_file(file_of(room)) == write_document(Document{made})) << room << ": make the file again";
    }
}

/// A solution solves its source, and what it lifts to solves the target of a YES.
TEST(Vectors, HaveSolutionsThatSolve) {
    for (const Vectors& file : every_file()) {
        for (const Vector& test : file.tests) {
            if (test.solution) {
                EXPECT_EQ(checkers::not_a_solution(*test.source, **test.solution), std::nullopt) << test.id;
            }
            if (!test.lifted || test.answer != Answer::yes) continue;
            EXPECT_EQ(checkers::not_a_solution(*test.target, **test.lifted), std::nullopt) << file.room << test.id;
        }
    }
}

TEST(Vectors, AreTheSameFromTheSameSeed) {
    const auto subject = *fuzz::find_subject("cnf-to-erm");
    auto plan = plan_of(60);
    const auto vectors = fuzz::make_vectors(subject, plan);
    EXPECT_EQ(vectors.tests.size(), 60u);
    EXPECT_EQ(fuzz::make_vectors(subject, plan), vectors);
    plan.seed = 2;
    EXPECT_NE(fuzz::make_vectors(subject, plan), vectors);
}

TEST(Vectors, HaveIdsFromTheirContentAndSourcesOfTheirOwn) {
    for (const Vectors& file : every_file()) {
        std::set<std::string> ids;
        std::set<std::string> sources;
        for (const Vector& test : file.tests) {
            EXPECT_EQ(test.id, fuzz::id_of(*test.source, test.options));
            EXPECT_EQ(test.id.size(), 16u);
            EXPECT_TRUE(ids.insert(test.id).second) << file.room;
            EXPECT_TRUE(sources.insert(write_document(*test.source)).second) << file.room;
        }
    }
    // FNV-1a, as anybody computes it from the two lines.
    EXPECT_EQ(fuzz::id_of(Document{SubsetSum{{}, 0}}, {}), fuzz::id_of(Document{SubsetSum{}}, Options{}));
    EXPECT_NE(fuzz::id_of(Document{SubsetSum{{}, 0}}, {}), fuzz::id_of(Document{SubsetSum{{}, 1}}, {}));
}

TEST(Vectors, HaveTheAnswerOfSourceAndTarget) {
    checkers::Work work;
    work.candidates = std::size_t(1) << 12;
    for (const Vectors& file : every_file()) {
        const auto subject = *fuzz::find_subject(file.room);
        std::set<Answer> answers;
        for (const Vector& test : file.tests) {
            answers.insert(test.answer);
            EXPECT_EQ(checkers::decide_by_all(*test.source).answer, test.answer) << file.room << ' ' << test.id;
            const auto of_target = checkers::decide(*test.target, work).answer;
            EXPECT_TRUE(of_target == test.answer || of_target == Answer::unknown) << file.room << ' ' << test.id;
            const auto target = subject.variant.reduce(*test.source, test.options);
            ASSERT_TRUE(target);
            EXPECT_EQ(*target, *test.target) << file.room << ' ' << test.id;
        }
        EXPECT_EQ(answers.size(), file.room == "product-identity" ? 1u : 2u) << file.room;
    }
}

TEST(Vectors, EveryFlagStandsOnThreeTestsAtLeast) {
    for (const Vectors& file : every_file()) {
        std::map<std::string, int> counts;
        for (const Vector& test : file.tests)
            for (const auto& flag : test.flags) ++counts[flag];
        const auto& flags = fuzz::flags_of(file.room);
        EXPECT_GE(flags.size(), 8u) << file.room;
        for (const auto& flag : flags) EXPECT_GE(counts[flag.name], 3) << file.room << ' ' << flag.name;
        EXPECT_LE(counts.size(), flags.size());
    }
}

TEST(Vectors, FlagsSayWhatIsThere) {
    const auto vector = [](const Document& source) { return Vector{"", {}, {}, source, source, Answer::no}; };
    const auto is_on = [&](const std::string& room, const std::string& name, const Document& source) {
        for (const auto& flag : fuzz::flags_of(room))
            if (flag.name == name) return flag.is_on(vector(source));
        throw std::runtime_error("no such flag: " + name);
    };
    const Integer long_number = Integer(1) << 64;
    const std::string sums = "subset-sum-to-dnnt";
    EXPECT_TRUE(is_on(sums, "more-than-64-bits", Document{SubsetSum{{long_number}, 0}}));
    EXPECT_FALSE(is_on(sums, "more-than-64-bits", Document{SubsetSum{{long_number - 1}, 0}}));
    EXPECT_TRUE(is_on(sums, "duplicate-items", Document{SubsetSum{{2, 1, 2}, 0}}));
    EXPECT_FALSE(is_on(sums, "duplicate-items", Document{SubsetSum{{2, 1, -2}, 0}}));
    const std::string signs = "pos-slp-to-dnnt";
    const Slp minus_one{1, {{Operation::plus, 0, 0}, {Operation::minus, 0, 1}, {Operation::times, 1, 2}}};
    EXPECT_TRUE(is_on(signs, "negative-right-operand", Document{PosSlp{minus_one}}));
    Slp turned = minus_one;
    turned.gates.back() = {Operation::times, 2, 1};
    EXPECT_FALSE(is_on(signs, "negative-right-operand", Document{PosSlp{turned}}));
    EXPECT_TRUE(is_on(signs, "no-instance", Document{PosSlp{turned}}));
}

TEST(Vectors, TheProgramWritesThemAndTheirFlags) {
    const auto outcome = run("reductio-fuzz vectors exact-cover-to-dnnt --count 30 --seed 7");
    EXPECT_EQ(outcome.code, 0) << outcome.err;
    EXPECT_EQ(parsed_as<Vectors>(outcome.out).tests.size(), 30u);
    EXPECT_EQ(run("reductio-fuzz vectors exact-cover-to-dnnt --count 30 --seed 7 -o v.json && cat v.json").out,
              outcome.out);
    EXPECT_NE(run("reductio-fuzz vectors exact-cover-to-dnnt --flags").out.find("pick-zero"), std::string::npos);
    EXPECT_EQ(run("reductio-fuzz vectors exact-cover").code, 2);
}

}  // namespace
}  // namespace reductio::tests
