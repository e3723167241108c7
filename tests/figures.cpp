// The pictures' data stand in the pages as the program makes them.

#include "fuzz/complexity_table.hpp"
#include "fuzz/obligations.hpp"
#include "impl/depth_figure.hpp"
#include "impl/growth_figure.hpp"
#include "tests/support.hpp"

namespace reductio::tests {
namespace {

/// A table without its last column, the times.
std::string without_times(const std::string& csv) {
    std::istringstream lines(csv);
    std::string out;
    for (std::string line; std::getline(lines, line);) out += line.substr(0, line.rfind(',')) + "\n";
    return out;
}

TEST(Figures, DepthIsRegenerated) {
    const std::string committed = read_file(source_tree() / "spec/figures/depth.csv");
    EXPECT_EQ(impl::depth_csv(impl::depth_experiment(16), false), without_times(committed));
}

TEST(Figures, DepthIsDrawn) {
    const auto outcome = run("reductio figure depth --squarings 4 --svg depth.svg -o depth.csv");
    ASSERT_EQ(outcome.code, 0) << outcome.err;
    const std::string svg = read_file(scratch() / "depth.svg");
    for (const std::string word : {"squaring 5", "squaring 10", "growing width", "bits of the largest value", "bytes"})
        EXPECT_NE(svg.find(word), std::string::npos) << word;
    EXPECT_EQ(run("reductio figure depth --squarings 4 --no-times").out,
              without_times(read_file(scratch() / "depth.csv")));
}

TEST(Figures, GrowthIsRegenerated) {
    const std::string committed = read_file(source_tree() / "spec/figures/growth.csv");
    EXPECT_EQ(impl::growth_csv(impl::growth_experiment(14, 5)), committed);
}

TEST(Figures, GrowthIsDrawn) {
    const auto outcome = run("reductio figure growth --depth 3 --seeds 2 --svg growth.svg -o growth.csv");
    ASSERT_EQ(outcome.code, 0) << outcome.err;
    const std::string svg = read_file(scratch() / "growth.svg");
    for (const std::string word : {"x^2, mean", "ReLU, mean", "depth (layers)", "log10 of the norm", "bits"})
        EXPECT_NE(svg.find(word), std::string::npos) << word;
    EXPECT_EQ(run("reductio figure growth --depth 3 --seeds 2").out, read_file(scratch() / "growth.csv"));
}

TEST(Figures, GraphsAreRegeneratedAndDrawn) {
    for (const std::string name : {"roadmap", "gadget"}) {
        EXPECT_EQ(run("reductio figure " + name).out, read_file(source_tree() / "spec/figures" / (name + ".dot")));
        const auto outcome = run("reductio figure " + name + " --svg graph.svg");
        ASSERT_EQ(outcome.code, 0) << outcome.err;
        EXPECT_NE(read_file(scratch() / "graph.svg").find(name == "gadget" ? "U1_0: x^2" : "PosSLP"),
                  std::string::npos);
    }
}

TEST(Figures, AnyNetworkIsDrawn) {
    const auto drawn = run("reductio example dnnt-to-cnnt | reductio figure network -");
    EXPECT_EQ(drawn.code, 0) << drawn.err;
    EXPECT_NE(drawn.out.find("label=\"h: x^2 + 1\""), std::string::npos) << drawn.out;
    EXPECT_NE(drawn.out.find("label=\"{0, 2} + {0, 1}\""), std::string::npos) << drawn.out;
    EXPECT_EQ(run("reductio example subset-sum-to-dnnt | reductio figure network -").code, 2);
}

TEST(Figures, TheTableStandsOnItsPageAndNamesRooms) {
    EXPECT_EQ(run("reductio-fuzz table").out, fuzz::complexity_table());
    EXPECT_NE(read_file(source_tree() / "spec/complexity.md").find(fuzz::complexity_table()), std::string::npos);
    for (const auto& row : fuzz::complexity_rows())
        for (const auto& room : row.rooms) EXPECT_TRUE(fuzz::find_subject(room)) << room;
}

}  // namespace
}  // namespace reductio::tests
