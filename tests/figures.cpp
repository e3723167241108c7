// The pictures' data stand in the pages as the program makes them.

#include "impl/depth_figure.hpp"
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

}  // namespace
}  // namespace reductio::tests
