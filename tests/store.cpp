// The store of campaigns: nothing finished is lost or repeated, stores come together, and damage is seen.

#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <csignal>
#include <random>
#include <set>

#include "fuzz/campaign.hpp"
#include "fuzz/store_merge.hpp"
#include "tests/mutants/reductions.hpp"
#include "tests/support.hpp"

namespace reductio::tests {
namespace {

using fuzz::BlockKey;

const std::string room = "subset-sum-to-dnnt";
constexpr std::uint64_t count = 44;
constexpr std::size_t batch = 4;
constexpr std::size_t jobs = 2;

fs::path new_folder() {
    static int number = 0;
    const fs::path folder = scratch() / ("campaign" + std::to_string(++number));
    fs::create_directories(folder);
    return folder;
}

/// A value that processes forked from this one see and change.
template <class T>
class Shared {
  public:
    Shared()
        : value_(static_cast<T*>(mmap(nullptr, sizeof(T), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0))) {
    }
    Shared(const Shared&) = delete;
    Shared& operator=(const Shared&) = delete;
    ~Shared() { munmap(value_, sizeof(T)); }

    T& operator*() const { return *value_; }

  private:
    T* value_;
};

/// How often each instance was made, by processes that may be killed.
class Evaluations {
  public:
    Evaluations() {
        for (std::uint64_t i = 0; i < count; ++i) index_.emplace(mark(fuzz::seeded(1, room, i)), i);
    }

    /// The construction's subject, whose generator counts, and which kills the campaign at one of its evaluations.
    fuzz::Subject subject() {
        auto subject = fuzz::find_subject(room).value();
        subject.generate = [this, generate = subject.generate](fuzz::Choices& choices, const fuzz::Size& size) {
            fuzz::Choices copy = choices;
            ++(*of_)[index_.at(mark(copy))];
            if (++*all_ == *deadly_) kill(getppid(), SIGKILL);
            return generate(choices, size);
        };
        return subject;
    }

    void kill_after(std::uint64_t evaluations) { *deadly_ = *all_ + evaluations; }
    std::uint64_t of(std::uint64_t index) const { return (*of_)[index]; }
    std::uint64_t all() const { return *all_; }

  private:
    /// Numbers that tell the sequence of one instance from all others.
    static std::vector<std::uint64_t> mark(fuzz::Choices choices) {
        return {choices.below(std::uint64_t{1} << 40), choices.below(std::uint64_t{1} << 40)};
    }

    Shared<std::array<std::atomic<std::uint64_t>, count>> of_;  // how often each was made
    Shared<std::atomic<std::uint64_t>> all_;
    Shared<std::uint64_t> deadly_;  // the evaluation that kills
    std::map<std::vector<std::uint64_t>, std::uint64_t> index_;
};

fuzz::Campaign small_campaign(const fs::path& folder = scratch()) {
    fuzz::Campaign campaign;
    campaign.count = count;
    campaign.jobs = jobs;
    campaign.limits.work.only = {"construction", "forward"};
    campaign.findings = folder / "findings";
    return campaign;
}

/// Makes or resumes the campaign of a folder.
fuzz::Report run_in(const fs::path& folder, const fuzz::Subject& subject, fuzz::Campaign campaign,
                    const fuzz::CampaignSteps& steps = fuzz::campaign_steps(), std::size_t size = batch) {
    const auto settings = fuzz::settings_of({subject}, campaign, size);
    auto held = fuzz::open_campaign(folder, settings, named(settings));
    campaign.findings = fuzz::findings_folder(folder);
    const auto report = fuzz::run_campaign({subject}, campaign, *held.store, steps);
    held.store->leave_one_file();
    return report;
}

/// The same in a process of its own: true if it came to its end. Its workers are gone then too: those of a process that
/// was killed are this one's to wait for.
bool comes_to_its_end(const std::function<void()>& work) {
    prctl(PR_SET_CHILD_SUBREAPER, 1);
    const pid_t process = fork();
    if (process == 0) {
        try {
            work();
            _exit(0);
        } catch (const fuzz::StoreFailure&) {
            _exit(1);
        }
    }
    int status = 0;
    waitpid(process, &status, 0);
    while (wait(nullptr) > 0) continue;
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

std::string report_of(const fs::path& path, const fuzz::Subject& subject) {
    const fuzz::StoreReading reading(path);
    return to_json(fuzz::report_of({subject}, reading.store()));
}

/// What is wrong with a campaign that is killed so many times at random and started again.
std::vector<std::string> wrong_after_kills(const fuzz::CampaignSteps& steps, std::size_t kills) {
    std::vector<std::string> wrong;
    const auto expected = to_json(fuzz::certify({fuzz::find_subject(room).value()}, small_campaign()));
    std::mt19937_64 random(kills);
    std::size_t killed = 0;
    while (killed < kills && wrong.empty()) {
        Evaluations evaluations;
        const auto subject = evaluations.subject();
        const fs::path folder = new_folder();
        std::map<std::uint64_t, std::uint64_t> finished;  // evaluations of what is done
        for (bool ended = false; !ended;) {
            evaluations.kill_after(killed < kills ? 1 + random() % 20 : 0);
            const std::uint64_t before = evaluations.all();
            ended = comes_to_its_end([&] { run_in(folder, subject, small_campaign(), steps); });
            if (!ended && evaluations.all() - before == 0) return {"it ends before it has done anything"};
            killed += !ended;
            std::uint64_t done_now = 0;
            for (const auto& [index, times] : finished)
                if (evaluations.of(index) != times) wrong.push_back("repeats what is done");
            if (!fs::exists(fuzz::store_file(folder))) continue;
            const fuzz::StoreReading reading(folder);
            for (const auto& [key, done] : reading.store().done())
                for (std::uint64_t i = key.block * batch; i < key.block * batch + done; ++i)
                    done_now += finished.emplace(i, evaluations.of(i)).second;
            if (evaluations.all() - before > done_now + jobs * batch) wrong.push_back("loses more than is in flight");
            if (!wrong.empty()) break;
        }
        if (wrong.empty() && report_of(folder, subject) != expected) wrong.push_back("reports something else");
    }
    return wrong;
}

// Killed

TEST(Killed, AHundredTimesItRepeatsNothingThatWasDone) {
    EXPECT_EQ(wrong_after_kills(fuzz::campaign_steps(), 100), std::vector<std::string>{});
}

/// Each mutant of the store is seen by what the real one passes.
TEST(Killed, MutantsAreSeen) {
    const std::string empty = fuzz::verdicts_to_text({});
    auto early = fuzz::campaign_steps();
    early.is_whole = [](const fuzz::OpenBlock& block) { return block.answered == 1; };
    early.finish = [](fuzz::Store& store, const fuzz::DoneBlock& block) {
        fuzz::DoneBlock whole = block;
        whole.done = batch;
        store.finish(whole);
    };
    EXPECT_EQ(wrong_after_kills(early, 3).at(0), "reports something else") << "a commit before the work is done";
    auto forgets = fuzz::campaign_steps();
    forgets.finish = [&](fuzz::Store& store, const fuzz::DoneBlock& block) {
        fuzz::DoneBlock forgotten = block;
        if (block.key.block == 5) forgotten.verdicts = empty;
        store.finish(forgotten);
    };
    EXPECT_EQ(wrong_after_kills(forgets, 3).at(0), "reports something else") << "the tally of a block forgotten";
    auto repeats = fuzz::campaign_steps();
    repeats.done_of = [](const fuzz::Store& store, const BlockKey& key) {
        return key.block == 0 ? 0 : store.done_of(key);
    };
    EXPECT_EQ(wrong_after_kills(repeats, 3).at(0), "repeats what is done") << "a resume that repeats a block";
    auto holds_back = fuzz::campaign_steps();
    auto held = std::make_shared<std::vector<fuzz::DoneBlock>>();
    holds_back.finish = [held](fuzz::Store& store, const fuzz::DoneBlock& block) {
        held->push_back(block);
        if (held->size() < 8 && store.done().size() + held->size() < count / batch) return;
        store.finish_all(*held);
        held->clear();
    };
    EXPECT_EQ(wrong_after_kills(holds_back, 20).at(0), "loses more than is in flight")
        << "commits of several blocks at once";
}

TEST(Killed, ABlockIsRefusedASecondTime) {
    const fs::path folder = new_folder();
    const auto subject = fuzz::find_subject(room).value();
    run_in(folder, subject, small_campaign());
    auto repeats = fuzz::campaign_steps();
    repeats.done_of = [](const fuzz::Store&, const BlockKey&) { return 0; };
    auto campaign = small_campaign();
    campaign.jobs = 1;  // so that block 0 is done before block 1
    try {
        run_in(folder, subject, campaign, repeats);
        FAIL();
    } catch (const fuzz::StoreFailure& failure) {
        EXPECT_EQ(failure.message, "block 0 of " + room + " was done a second time");
    }
}

TEST(Killed, WhileAFindingIsMadeSimplerItIsMadeSimplerAgain) {
    auto subject = fuzz::find_subject(room).value();
    for (const auto& mutant : mutants::reduction_mutants())
        if (mutant.name == "asks for the target plus 1") mutant.plant(subject);
    const auto expected = fuzz::certify({subject}, small_campaign());
    ASSERT_FALSE(expected.rooms.front().findings.empty());
    const fs::path folder = new_folder();
    // With one job, what is reduced after a block with failures is reduced to make a counterexample.
    const Shared<bool> is_found;
    auto steps = fuzz::campaign_steps();
    steps.finish = [&](fuzz::Store& store, const fuzz::DoneBlock& block) {
        store.finish(block);
        *is_found |= !store.verdicts_of(block).findings.empty();
    };
    auto deadly = subject;
    deadly.variant.reduce = [&, reduce = subject.variant.reduce](const Document& source, const Options& options) {
        if (*is_found) kill(getppid(), SIGKILL);
        return reduce(source, options);
    };
    auto campaign = small_campaign();
    campaign.jobs = 1;
    EXPECT_FALSE(comes_to_its_end([&] { run_in(folder, deadly, campaign, steps); }));
    {
        const fuzz::StoreReading reading(folder);
        EXPECT_GT(reading.store().done().size(), 0u);
        EXPECT_EQ(reading.store().documents().size(), 0u) << "killed while the first was made";
    }
    const auto report = run_in(folder, subject, campaign);
    EXPECT_TRUE(report.complete);
    EXPECT_EQ(report.rooms.front().findings.size(), expected.rooms.front().findings.size());
    for (const auto& finding : report.rooms.front().findings) EXPECT_TRUE(fs::exists(folder / finding.file));
    fs::remove_all(folder / "findings");
    run_in(folder, subject, campaign);
    for (const auto& finding : expected.rooms.front().findings)
        EXPECT_EQ(read_file(folder / "findings" / fs::path(finding.file).filename()), read_file(finding.file));
}

// Settings

std::string refusal(const std::function<void()>& work) {
    try {
        work();
        return "";
    } catch (const fuzz::StoreFailure& failure) {
        EXPECT_EQ(failure.message.find('\n'), std::string::npos);
        return failure.message;
    }
}

TEST(Settings, OnlyTheCountMayGrow) {
    const fs::path folder = new_folder();
    const auto subject = fuzz::find_subject(room).value();
    auto campaign = small_campaign();
    campaign.count = 10;  // the last block is cut short
    run_in(folder, subject, campaign);
    campaign.count = count;
    EXPECT_EQ(to_json(run_in(folder, subject, campaign)), to_json(fuzz::certify({subject}, campaign)));
    campaign.count = 10;
    EXPECT_NE(refusal([&] { run_in(folder, subject, campaign); }).find("--count: expected 44 or more, found 10"),
              std::string::npos);
    campaign = small_campaign();
    campaign.seed = 2;
    EXPECT_NE(refusal([&] { run_in(folder, subject, campaign); }).find("--seed: expected 1, found 2"),
              std::string::npos);
    EXPECT_NE(refusal([&] { run_in(folder, subject, small_campaign(), fuzz::campaign_steps(), 5); }).find("--batch"),
              std::string::npos);
    EXPECT_NE(refusal([&] { fuzz::open_campaign(new_folder(), std::nullopt); }).find("no campaign"), std::string::npos);
}

TEST(Settings, AnotherVersionIsRefused) {
    const fs::path folder = new_folder();
    const auto subject = fuzz::find_subject(room).value();
    run_in(folder, subject, small_campaign());
    auto others = fuzz::versions();
    others.back().second = "0";
    const auto line = refusal([&] { fuzz::open_campaign(folder, std::nullopt, {}, others); });
    EXPECT_NE(line.find(others.back().first + ": expected 0"), std::string::npos) << line;
    const fs::path target = new_folder() / "merged.sqlite";
    EXPECT_NE(refusal([&] { fuzz::merge_stores(target, {folder}, others); }).find("versions"), std::string::npos);
    EXPECT_FALSE(fs::exists(target));
}

TEST(Settings, SharedDisksAreKnown) {
    EXPECT_EQ(fuzz::shared_file_system(0x6969), "NFS");
    EXPECT_EQ(fuzz::shared_file_system(0x0BD00BD0), "Lustre");
    EXPECT_EQ(fuzz::shared_file_system(0xFFFFFFFFFF534D42), "CIFS") << "where the type is signed";
    EXPECT_FALSE(fuzz::shared_file_system(0x01021994)) << "tmpfs";
    EXPECT_FALSE(fuzz::shared_file_system(0xEF53)) << "ext4";
    EXPECT_FALSE(fuzz::shared_file_system_of(scratch()));
}

TEST(Settings, ThereIsOneWriter) {
    const fs::path store = new_folder() / "campaign.sqlite";
    const fuzz::WriterLock lock(store);
    EXPECT_FALSE(comes_to_its_end([&] { fuzz::WriterLock another(store); }));
    EXPECT_TRUE(comes_to_its_end([&] { fuzz::WriterLock another(new_folder() / "campaign.sqlite"); }));
}

// Blocks

TEST(Blocks, OfShardsAreAPartition) {
    for (const std::uint64_t instances : {0, 1, 4, 17, 64, 65})
        for (const std::uint64_t shards : {1, 2, 3, 7}) {
            std::multiset<BlockKey> all;
            std::uint64_t done = 0, shapes = 0;
            for (std::uint64_t i = 0; i < shards; ++i) {
                const fuzz::BlockList blocks(instances, 4, {i, shards}, {3, 0, 5});
                std::uint64_t listed = 0;
                for (std::uint64_t b = 0; b < blocks.size(); ++b) {
                    const auto block = blocks[b];
                    all.insert(block.key);
                    EXPECT_TRUE(blocks.has(block.key));
                    EXPECT_EQ(block.first, block.key.is_shape ? block.key.block : 4 * block.key.block);
                    EXPECT_LT(block.first, block.end);
                    if (!block.key.is_shape) listed += block.end - block.first;
                }
                EXPECT_EQ(blocks.instances(), listed) << instances << " " << i << "/" << shards;
                done += listed;
                shapes += blocks.shapes();
            }
            EXPECT_EQ(done, 3 * instances);
            EXPECT_EQ(shapes, 8u);
            EXPECT_EQ(std::set<BlockKey>(all.begin(), all.end()).size(), all.size());
        }
}

TEST(Blocks, VerdictsComeBackFromText) {
    fuzz::RoomReport block;
    block.obligations = {{"forward", {62, 1, {{"\"no\" {time}, \\ \xc3\xa9", 1}}}}, {"size", {0, 0, {}}}};
    block.findings = {{"forward", "2", 7, "<&\"'> \xff", 1, ""}};
    const std::string text = fuzz::verdicts_to_text(block);
    const auto read = fuzz::verdicts_from_text(text);
    ASSERT_TRUE(read);
    EXPECT_EQ(fuzz::verdicts_to_text(*read), text);
    EXPECT_EQ(read->obligations.size(), 1u);
    EXPECT_EQ(read->obligations[0].second.unknown, block.obligations[0].second.unknown);
    EXPECT_EQ(read->findings[0].reason, "<&\"'> ?") << "what is no UTF-8";
    for (std::size_t cut = 0; cut < text.size(); ++cut) EXPECT_FALSE(fuzz::verdicts_from_text(text.substr(0, cut)));
}

// Merged

/// Stores of a shard each.
std::vector<fs::path> shards(std::uint64_t of, const fuzz::Subject& subject) {
    std::vector<fs::path> folders;
    for (std::uint64_t i = 0; i < of; ++i) {
        auto campaign = small_campaign();
        campaign.shard = {i, of};
        run_in(folders.emplace_back(new_folder()), subject, campaign);
    }
    return folders;
}

TEST(Merge, OfShardsIsOneCampaign) {
    auto subject = fuzz::find_subject(room).value();
    for (const auto& mutant : mutants::reduction_mutants())
        if (mutant.name == "asks for the target plus 1") mutant.plant(subject);
    const fs::path whole = new_folder();
    run_in(whole, subject, small_campaign());
    auto folders = shards(3, subject);
    const fs::path target = new_folder() / "merged.sqlite";
    EXPECT_EQ(fuzz::merge_stores(target, {folders[2], folders[0], folders[2]}).blocks, 7u);
    EXPECT_NE(report_of(target, subject).find("\"complete\": false"), std::string::npos);
    EXPECT_EQ(fuzz::merge_stores(target, {folders[1]}).added, 4u);
    EXPECT_EQ(report_of(target, subject), report_of(whole, subject));
    const std::string bytes = read_file(target);
    for (const auto& again : {std::vector{folders[1]}, {target}, {whole}, folders})
        EXPECT_EQ(fuzz::merge_stores(target, again).added, 0u);
    EXPECT_EQ(report_of(target, subject), report_of(whole, subject));
    const fs::path other = new_folder() / "merged.sqlite";
    fuzz::merge_stores(other, folders);
    std::reverse(folders.begin(), folders.end());
    const fs::path third = new_folder() / "merged.sqlite";
    fuzz::merge_stores(third, folders);
    EXPECT_EQ(read_file(other), read_file(third)) << "the order does not matter";
    fuzz::merge_stores(third, {folders[1], other});
    EXPECT_EQ(read_file(other), read_file(third)) << "nothing to add, nothing is written";
}

TEST(Merge, OfAnUnfinishedCampaignIsResumed) {
    Evaluations evaluations;
    const auto subject = evaluations.subject();
    const fs::path folder = new_folder();
    evaluations.kill_after(20);
    EXPECT_FALSE(comes_to_its_end([&] { run_in(folder, subject, small_campaign()); }));
    ASSERT_TRUE(fs::exists(folder / "campaign.sqlite-wal")) << "what a killed campaign leaves";
    const fs::path target = new_folder();
    const auto merged = fuzz::merge_stores(target, {folder});
    EXPECT_GT(merged.blocks, 0u);
    EXPECT_FALSE(fs::exists(target / "campaign.sqlite-wal"));
    const std::uint64_t before = evaluations.all();
    const auto report = run_in(target, subject, small_campaign());
    EXPECT_EQ(evaluations.all() - before, count - merged.blocks * batch) << "only what is missing";
    EXPECT_EQ(to_json(report), to_json(fuzz::certify({fuzz::find_subject(room).value()}, small_campaign())));
}

TEST(Merge, RefusesOtherSettingsAndOtherVerdicts) {
    const auto subject = fuzz::find_subject(room).value();
    const fs::path one = new_folder(), two = new_folder(), three = new_folder();
    run_in(one, subject, small_campaign());
    auto campaign = small_campaign();
    campaign.seed = 5;
    run_in(two, subject, campaign);
    auto wrong = fuzz::campaign_steps();
    wrong.finish = [](fuzz::Store& store, const fuzz::DoneBlock& block) {
        fuzz::DoneBlock other = block;
        if (block.key.block == 5) other.verdicts = fuzz::verdicts_to_text({});
        store.finish(other);
    };
    run_in(three, subject, small_campaign(), wrong);
    const fs::path target = new_folder() / "merged.sqlite";
    EXPECT_NE(refusal([&] {
                  fuzz::merge_stores(target, {one, two});
              }).find("--seed: expected 1, found 5"),
              std::string::npos);
    EXPECT_NE(refusal([&] {
                  fuzz::merge_stores(target, {one, three});
              }).find("block 5 of subset-sum-to-dnnt (instances from index 20) has other verdicts"),
              std::string::npos);
    EXPECT_FALSE(fs::exists(target)) << "nothing half made";
}

// Damage

/// The line with which a file is refused; empty where it is taken.
std::string refused(const fs::path& file) {
    return refusal([&] { fuzz::StoreReading reading(file); });
}

TEST(Damage, OtherFilesAreRefused) {
    const fs::path folder = new_folder();
    const auto subject = fuzz::find_subject(room).value();
    run_in(folder, subject, small_campaign());
    const std::string bytes = read_file(folder / "campaign.sqlite");
    const fs::path file = folder / "other.sqlite";
    for (const std::string& text : {std::string(), std::string("SQLite format 3"), std::string(5000, 'x')}) {
        write_file(file, text);
        EXPECT_NE(refused(file).find("another kind"), std::string::npos) << text.size();
    }
    fs::remove(file);
    { fuzz::Database(file, fuzz::StoreAccess::create).run("CREATE TABLE settings (name TEXT, value TEXT)"); }
    EXPECT_NE(refused(file).find("another database"), std::string::npos);
    for (std::size_t part = 1; part < 40; ++part) {
        write_file(file, bytes.substr(0, bytes.size() * part / 40));
        EXPECT_NE(refused(file), "") << part << "/40 of a store";
    }
    EXPECT_EQ(refused(folder), "");
    EXPECT_NE(refused(folder / "none.sqlite"), "");
}

/// A byte changed anywhere is seen, or it stands where nothing is.
TEST(Damage, AChangedByteChangesNoReport) {
    const fs::path folder = new_folder();
    auto subject = fuzz::find_subject(room).value();
    for (const auto& mutant : mutants::reduction_mutants())
        if (mutant.name == "asks for the target plus 1") mutant.plant(subject);
    run_in(folder, subject, small_campaign());
    const std::string bytes = read_file(folder / "campaign.sqlite");
    const std::string expected = report_of(folder, subject);
    const fs::path file = folder / "changed.sqlite";
    std::mt19937_64 random(1);
    std::size_t seen = 0;
    for (std::size_t i = 0; i < 1500; ++i) {
        std::string changed = bytes;
        const std::size_t at = random() % bytes.size();
        changed[at] = static_cast<char>(changed[at] ^ static_cast<char>(1 + random() % 255));
        write_file(file, changed);
        const std::string line = refusal([&] { EXPECT_EQ(report_of(file, subject), expected) << "byte " << at; });
        seen += !line.empty();
    }
    EXPECT_GT(seen, 100u);
}

TEST(Damage, TheSealSeesABlockThatIsGoneOrChanged) {
    const auto subject = fuzz::find_subject(room).value();
    for (const std::string change :
         {"DELETE FROM blocks WHERE block = 3", "UPDATE blocks SET block = 700 WHERE block = 3",
          "UPDATE verdicts SET text = replace(text, '4', '5')", "UPDATE settings SET value = '7' WHERE name = '--seed'",
          "UPDATE versions SET value = '7' WHERE name = 'Z3'", "DELETE FROM seal"}) {
        const fs::path folder = new_folder();
        run_in(folder, subject, small_campaign());
        { fuzz::Database(folder / "campaign.sqlite", fuzz::StoreAccess::write).run(change); }
        EXPECT_NE(refused(folder).find("damage"), std::string::npos) << change;
    }
}

// JUnit

TEST(JUnit, IsXmlWhateverTheReasonsSay) {
    fuzz::Report report;
    const std::string nasty = "]]> <&\"'> \x01\x1f\x7f \xff\xfe \xef\xbf\xbf \xc3\xa9 \n end";
    report.rooms = {
        {"a<b", "v&w", 3, {{"forward", {1, 2, {}}}, {"count", {0, 0, {{nasty, 3}}}}, {"size", {3, 0, {}}}}, {}}};
    report.rooms[0].findings = {{"forward", nasty, 7, nasty, 2, "findings/<&>.json"}};
    write_file(scratch() / "junit.xml", to_junit(report));
    const std::string script =
        "import sys, xml.etree.ElementTree as e\n"
        "s = e.parse('junit.xml').getroot()[0]\n"
        "print(s.get('name'), s.get('tests'), s.get('failures'), s.get('skipped'), [(c.get('name'), [x.tag for x in "
        "c]) "
        "for c in s])\n";
    const auto outcome = run("python3 -", script);
    EXPECT_EQ(outcome.err, "");
    EXPECT_EQ(outcome.out, "a<b v&w 3 1 1 [('forward', ['failure']), ('count', ['skipped']), ('size', [])]\n");
}

}  // namespace
}  // namespace reductio::tests
