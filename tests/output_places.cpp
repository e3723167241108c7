// Where the programs write: a place that is no plain file is left what it is, and what cannot be written is said.

#include <sys/stat.h>

#include "tests/support.hpp"

namespace reductio::tests {
namespace {

const std::string full = "standard output: expected to be able to write\n";

/// A disk that is full, as every command meets it that prints.
TEST(OutputPlaces, AFullStandardOutputIsSaid) {
    run("reductio example cnf-to-erm -o s.json && reductio reduce cnf-to-erm s.json -o t.json");
    for (const std::string command :
         {"reductio --help", "reductio list", "reductio show cnf-to-erm", "reductio path cnf subset-sum",
          "reductio document s.json", "reductio-check pair --room cnf-to-erm s.json t.json",
          "reductio-check decide s.json"}) {
        const Outcome outcome = run(command + " > /dev/full");
        EXPECT_EQ(outcome.code, 2) << command;
        EXPECT_EQ(outcome.err, full) << command;
    }
}

TEST(OutputPlaces, APipeStaysAPipe) {
    const std::string pipe = (scratch() / "pipe").string();
    ASSERT_EQ(mkfifo(pipe.c_str(), 0600), 0);
    const Outcome read = run("timeout 20 reductio example subset-sum-to-dnnt -o pipe & timeout 20 cat pipe; wait");
    EXPECT_EQ(read.out, run("reductio example subset-sum-to-dnnt").out);
    EXPECT_TRUE(fs::is_fifo(pipe));
}

/// Devices of our own: a program that took away those of the machine would take them away from everybody.
TEST(OutputPlaces, ADeviceStaysADevice) {
    if (run("mknod null c 1 3 && mknod full c 1 7 && echo > null").code != 0)
        GTEST_SKIP() << "devices can be made by root only, where the folder for temporary files allows them";
    const Outcome discarded = run("reductio example subset-sum-to-dnnt -o null && test -c null");
    EXPECT_EQ(discarded.code, 0) << discarded.err;
    const Outcome refused = run("reductio example subset-sum-to-dnnt -o full");
    EXPECT_EQ(refused.err, "full: expected a place that can be written\n");
    EXPECT_EQ(refused.code, 2);
    EXPECT_EQ(run("test -c full").code, 0);
}

TEST(OutputPlaces, NothingIsLeftBehindWhereNothingCanBeWritten) {
    EXPECT_EQ(run("mkdir -p folder && reductio example subset-sum-to-dnnt -o folder").err,
              "folder: expected a place that can be written\n");
    EXPECT_EQ(run("ls | grep part").out, "");
}

}  // namespace
}  // namespace reductio::tests
