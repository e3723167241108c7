// The programs for long campaigns, as a person or a batch system runs them: killed, on full disks, in shards.

#include <algorithm>
#include <iostream>
#include <set>
#include <sstream>

#include "fuzz/campaign_status.hpp"
#include "tests/support.hpp"

namespace reductio::tests {
namespace {

const std::string cheap = "slp-to-bounded-slp";

/// The report that `certify` writes.
std::string certified(const std::string& arguments) {
    run("reductio-fuzz certify " + arguments + " --report certified.json");
    return read_file(scratch() / "certified.json");
}

std::string reported(const std::string& store) {
    const auto outcome = run("reductio-fuzz report " + store + " --json -");
    EXPECT_EQ(outcome.code, 0) << outcome.err;
    return outcome.out;
}

std::vector<std::string> lines_of(const std::string& text) {
    std::istringstream in(text);
    std::vector<std::string> lines;
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    return lines;
}

std::vector<std::string> cells_of(const std::string& line) {
    std::istringstream in(line);
    std::vector<std::string> cells;
    for (std::string cell; std::getline(in, cell, '|');) cells.push_back(cell);
    return cells;
}

// Killed

/// Killed after between 15 and 140 ms, which falls before, in and after everything that a campaign does.
TEST(Killed, AHundredTimesTheReportIsThatOfAnUninterruptedOne) {
    const std::string arguments = cheap + " --count 1000 --forall 1";
    const std::string expected = certified(arguments);
    const std::string command = "reductio-fuzz campaign killed " + arguments + " --batch 4 --jobs 2 >/dev/null";
    std::size_t killed = 0, ended = 0;
    for (std::size_t i = 0; killed < 100; ++i) {
        const std::string moment = "0." + std::to_string(1015 + i * 37 % 125).substr(1);
        const auto outcome = run("timeout -s KILL " + moment + " " + command);
        ASSERT_TRUE(outcome.code == 137 || outcome.code == 0) << outcome.err;
        ASSERT_EQ(outcome.err.find("campaign.sqlite"), std::string::npos) << outcome.err;
        killed += outcome.code == 137;
        if (outcome.code == 137) continue;
        ASSERT_EQ(reported("killed"), expected);
        fs::remove_all(scratch() / "killed");
        ++ended;
    }
    EXPECT_EQ(run(command).code, 0);
    EXPECT_EQ(reported("killed"), expected);
    std::cout << "killed " << killed << " times in " << ended + 1 << " campaigns\n";
}

TEST(Killed, AnInterruptEndsWithTheTableAndLosesNothing) {
    for (const std::string ending : {"timeout --preserve-status -s TERM 1 reductio-fuzz campaign ended --jobs 2",
                                     "timeout --preserve-status -s INT 1 reductio-fuzz campaign ended --jobs 2",
                                     "reductio-fuzz campaign ended --jobs 2 --time 1"}) {
        const auto outcome = run(ending + " --all --count 1000000");
        EXPECT_EQ(outcome.code, 3) << outcome.err;
        EXPECT_NE(outcome.out.find("stopped early"), std::string::npos) << outcome.out;
        EXPECT_FALSE(fs::exists(scratch() / "ended" / "campaign.sqlite-wal")) << "one file";
        const std::string last = lines_of(outcome.out).back();
        EXPECT_FALSE(last.starts_with("0 instances")) << "slow blocks are kept in parts: " << last;
    }
}

// Full disks

/// A disk of memory with so much free, then with room: a line for each, "free|code|code again|same report|what the
/// second run did|complaint".
constexpr const char* full_disks = R"script(
mkdir -p disk && mount -t tmpfs -o size=4m none disk || exit 77
for i in $(seq 0 99); do
  free=$((i / 3 * 4096)) jobs=$((i % 3 + 1))
  rm -rf disk/*; mkdir disk/c
  fallocate -l $((4 * 1024 * 1024 - free)) disk/filler
  reductio-fuzz campaign disk/c slp-to-bounded-slp --count 24 --batch 4 --jobs $jobs >out 2>err; first=$?
  rm disk/filler
  reductio-fuzz campaign disk/c slp-to-bounded-slp --count 24 --batch 4 --jobs $jobs >out 2>err2; second=$?
  reductio-fuzz report disk/c --json now.json
  echo "$free|$first|$second|$(cmp now.json certified.json && echo same)|$(tail -1 out)|$(tr '\n' '~' <err)"
done
)script";

TEST(FullDisks, AHundredTimesNothingFinishedIsLost) {
    certified(cheap + " --count 24");
    write_file(scratch() / "full.sh", full_disks);
    const auto outcome = run("unshare -m bash full.sh");
    if (outcome.code == 77 || outcome.out.empty())
        GTEST_SKIP() << "no file system may be mounted here: " << outcome.err;
    const auto disks = lines_of(outcome.out);
    ASSERT_EQ(disks.size(), 100u) << outcome.err;
    std::size_t full = 0;
    std::set<std::string> moments;
    for (const std::string& disk : disks) {
        const auto cells = cells_of(disk);
        ASSERT_GE(cells.size(), 5u) << disk;
        EXPECT_TRUE(cells[1] == "2" || cells[1] == "0") << disk;
        EXPECT_EQ(cells[2], "0") << disk;
        EXPECT_EQ(cells[3], "same") << disk;
        if (cells[1] == "0") continue;
        ++full;
        ASSERT_EQ(cells.size(), 6u) << disk;
        EXPECT_EQ(std::count(cells[5].begin(), cells[5].end(), '~'), 1) << "one line: " << disk;
        EXPECT_NE(cells[5].find("o space left"), std::string::npos) << disk;
        moments.insert(cells[4].substr(0, cells[4].find(' ')));
    }
    EXPECT_GE(full, 80u) << outcome.out;
    EXPECT_GE(moments.size(), 5u) << "the disk was full at different moments: " << outcome.out;
    std::cout << full << " full disks, with " << moments.size() << " different numbers of instances left to do\n";
}

// Shards

TEST(Shards, MergedAreOneProcess) {
    const std::string arguments = "two-csp-to-dnnt --variant published --count 60 --forall 1";
    const std::string expected = certified(arguments);
    for (const std::string shard : {"0/2", "1/2"})
        EXPECT_EQ(
            run("reductio-fuzz campaign shard" + shard.substr(0, 1) + " " + arguments + " --batch 16 --shard " + shard)
                .code,
            1);
    auto outcome = run("reductio-fuzz merge merged.sqlite shard1 shard0/campaign.sqlite");
    EXPECT_EQ(outcome.out, "6 blocks, 6 of them new\n") << outcome.err;
    EXPECT_EQ(reported("merged.sqlite"), expected);
    outcome = run("reductio-fuzz merge merged.sqlite shard0");
    EXPECT_EQ(outcome.out, "6 blocks, 0 of them new\n") << outcome.err;
    EXPECT_EQ(run("reductio-fuzz campaign whole " + arguments + " --batch 16 --jobs 2").code, 1);
    EXPECT_EQ(reported("whole"), expected);
    EXPECT_EQ(run("reductio-fuzz merge folder shard0 shard1").code, 0);
    EXPECT_EQ(run("diff -r folder/findings findings").out, "") << "the documents that certify saves";
    EXPECT_EQ(run("diff -r whole/findings findings").out, "");
    outcome = run("reductio-fuzz campaign other " + arguments +
                  " --batch 16 --seed 2 --time 1; reductio-fuzz merge merged.sqlite other");
    EXPECT_EQ(outcome.code, 2);
    EXPECT_NE(outcome.err.find(
                  "other: expected a store of the same campaign, found other settings: --seed: expected 1, found 2"),
              std::string::npos)
        << outcome.err;
}

// While it runs

TEST(Running, ThereIsOneWriterAndManyReaders) {
    const auto outcome =
        run("reductio-fuzz campaign busy --all --count 1000000 --time 300 >/dev/null 2>&1 & running=$!\n"
            "until [ -e busy/campaign.sqlite-wal ]; do :; done\n"
            "reductio-fuzz campaign busy; echo $?\n"
            "reductio-fuzz merge busy busy; echo $?\n"
            "reductio-fuzz status busy >status; echo $?\n"
            "reductio-fuzz merge copy.sqlite busy >copied; echo $?\n"
            "kill -0 $running && kill -INT $running; wait $running; echo $?");
    EXPECT_EQ(outcome.out, "2\n2\n0\n0\n3\n") << outcome.err;
    const auto lines = lines_of(outcome.err);
    ASSERT_EQ(lines.size(), 2u) << outcome.err;
    for (const auto& line : lines) EXPECT_EQ(line, "busy/campaign.sqlite: another process is writing it");
    EXPECT_NE(read_file(scratch() / "status").find("shard 0/1"), std::string::npos);
}

/// A killed campaign on a disk that cannot be written any more: read from a copy, which is gone afterwards.
TEST(Running, AStoreIsReadWhereNoLogCanBeKept) {
    write_file(
        scratch() / "read_only.sh",
        "mkdir -p frozen && mount -t tmpfs -o size=8m none frozen || exit 77\n"
        "reductio-fuzz campaign frozen/c --all --count 1000000 >/dev/null 2>&1 & running=$!\n"
        "until [ -s frozen/c/campaign.sqlite-wal ]; do :; done\n"
        "kill -9 $running; wait $running\n"
        "mount -o remount,ro frozen || exit 77\n"
        "export TMPDIR=$PWD/copies; mkdir copies\n"
        "reductio-fuzz status frozen/c | grep -c shard && reductio-fuzz merge thawed.sqlite frozen/c && ls copies");
    const auto outcome = run("unshare -m bash read_only.sh");
    if (outcome.code == 77 || outcome.out.empty())
        GTEST_SKIP() << "no file system may be mounted here: " << outcome.err;
    EXPECT_EQ(outcome.code, 0) << outcome.err;
    EXPECT_TRUE(outcome.out.starts_with("1\n")) << outcome.out;
    EXPECT_TRUE(outcome.out.ends_with(" of them new\n")) << outcome.out;
}

TEST(Running, TheStatusIsATableAndAPlot) {
    EXPECT_EQ(run("reductio-fuzz campaign seen " + cheap + " --count 200 --batch 20").code, 0);
    const auto outcome = run("reductio-fuzz status seen --svg seen.svg");
    EXPECT_EQ(outcome.code, 0) << outcome.err;
    EXPECT_NE(outcome.out.find("200 of 200 instances"), std::string::npos) << outcome.out;
    EXPECT_NE(outcome.out.find("complete"), std::string::npos) << outcome.out;
    EXPECT_NE(outcome.out.find("         200 |"), std::string::npos) << outcome.out;
    EXPECT_EQ(run("python3 -c \"import xml.etree.ElementTree as e; print(e.parse('seen.svg').getroot().tag)\"").out,
              "{http://www.w3.org/2000/svg}svg\n");
    const auto report = run("reductio-fuzz report seen --junit junit.xml --markdown -");
    EXPECT_NE(report.out.find("| slp-to-bounded-slp | equivalence | 200 | 0 | 0 |"), std::string::npos) << report.out;
    EXPECT_EQ(
        run("python3 -c \"import xml.etree.ElementTree as e; print(len(e.parse('junit.xml').getroot()[0]))\"").out,
        "9\n");
}

TEST(Running, ThePlotMarksFindingsFromItsFirstColumnOn) {
    fuzz::CampaignStatus status;
    status.points = {{1000, 64, 7}, {2000, 128, 7}, {3000, 192, 8}};
    const std::string between(70, ' ');
    EXPECT_NE(fuzz::text_plot(status).find("findings |!" + between + "!  8"), std::string::npos);
    status.points.front().findings = 0;
    EXPECT_EQ(fuzz::text_plot(status).find("findings |!"), std::string::npos);
}

TEST(Running, WhatCannotBeUnderstoodIsRefusedInOneLine) {
    const auto refused = [](const std::string& arguments) {
        const auto outcome = run("reductio-fuzz " + arguments);
        EXPECT_EQ(outcome.code, 2) << arguments;
        EXPECT_EQ(lines_of(outcome.err).size(), 1u) << outcome.err;
        return outcome.err;
    };
    write_file(scratch() / "text.sqlite", std::string(4096, 'x'));
    EXPECT_EQ(run("reductio-fuzz campaign made " + cheap + " --count 5").code, 0);
    EXPECT_NE(refused("campaign none").find("--all"), std::string::npos);
    EXPECT_FALSE(fs::exists(scratch() / "none"));
    EXPECT_NE(refused("campaign none " + cheap + " " + cheap).find("named twice"), std::string::npos);
    EXPECT_NE(refused("campaign made --count 4").find("--count: expected 5 or more, found 4"), std::string::npos);
    EXPECT_NE(refused("campaign made --size 4").find("--size: expected 6, found 4"), std::string::npos);
    EXPECT_NE(refused("campaign made two-csp-to-dnnt").find("rooms: expected"), std::string::npos);
    EXPECT_NE(refused("campaign text.sqlite").find("another kind"), std::string::npos);
    EXPECT_NE(refused("campaign text.sqlite/below " + cheap).find("folder"), std::string::npos);
    EXPECT_NE(refused("status none").find("can be read"), std::string::npos);
    EXPECT_NE(refused("report text.sqlite").find("another kind"), std::string::npos);
    EXPECT_NE(refused("merge made none").find("none"), std::string::npos);
    EXPECT_NE(refused("report made --json none/report.json").find("can be written"), std::string::npos);
    EXPECT_EQ(run("reductio-fuzz campaign made").code, 0);
}

}  // namespace
}  // namespace reductio::tests
