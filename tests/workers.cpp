// Workers: a construction that crashes, hangs or takes all memory is a finding, and everything else is done.

#include <unistd.h>

#include <cstdlib>

#include "fuzz/certify.hpp"
#include "tests/support.hpp"

#if defined(__SANITIZE_ADDRESS__)
#define REDUCTIO_ADDRESS_SANITIZER
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)  // as clang says it
#define REDUCTIO_ADDRESS_SANITIZER
#endif
#endif

namespace reductio::tests {
namespace {

#ifdef REDUCTIO_ADDRESS_SANITIZER
constexpr bool address_sanitizer = true;
#else
constexpr bool address_sanitizer = false;
#endif

const fuzz::Tally& tally_of(const fuzz::Report& report, const std::string& obligation) {
    for (const auto& [name, tally] : report.rooms.front().obligations)
        if (name == obligation) return tally;
    throw std::runtime_error("no such obligation: " + obligation);
}

/// The construction, but that it does something else first where there are two items.
fuzz::Subject with_two_items(const std::function<void()>& fault) {
    auto subject = fuzz::find_subject("subset-sum-to-dnnt").value();
    subject.variant.reduce = [reduce = subject.variant.reduce, fault](const Document& source, const Options& options) {
        if (std::get<SubsetSum>(source.is).items.size() == 2) fault();
        return reduce(source, options);
    };
    return subject;
}

[[noreturn]] void hang() {
    while (true) pause();
}

void take_memory() {
    std::vector<std::string> taken;
    while (true) taken.emplace_back(std::size_t{1} << 24, 'x');
}

void take_memory_for_a_number() {
    const Integer number = Integer(1) << (1ul << 33);
    ASSERT_GT(number, 0);
}

/// A campaign over such a subject: how often it died of what, and that all else was done.
void expect_deaths(const std::function<void()>& fault, const std::string& kind, std::size_t seconds = 30) {
    fuzz::Campaign campaign;
    campaign.count = 6;
    campaign.limits.work.only = {"construction"};
    campaign.findings = scratch() / "findings";
    campaign.jobs = 2;
    campaign.limits.worker = {.seconds = seconds, .mebibytes = 200};
    const auto report = fuzz::certify({with_two_items(fault)}, campaign);
    const auto died = tally_of(report, kind).fails;
    EXPECT_TRUE(report.complete) << kind;
    EXPECT_GT(died, 0u) << kind;
    EXPECT_EQ(tally_of(report, "construction").holds + died, 6u) << kind;
    ASSERT_EQ(report.rooms.front().findings.size(), 1u) << kind;
    const auto found = parsed_as<Counterexample>(read_file(report.rooms.front().findings.front().file));
    EXPECT_EQ(found.obligation, kind);
    EXPECT_FALSE(found.target) << "the construction gave none";
    EXPECT_EQ(std::get<SubsetSum>(found.source->is).items.size(), 2u);
}

TEST(Workers, ACrashIsAFinding) {
    expect_deaths([] { std::abort(); }, "crash");
}

TEST(Workers, AnExceptionIsACrash) {
    expect_deaths([] { throw std::runtime_error("planted"); }, "crash");
}

TEST(Workers, ARunawayIsAFinding) { expect_deaths(hang, "time", 1); }

TEST(Workers, MemoryIsAFinding) {
    if (address_sanitizer) GTEST_SKIP() << "it reserves more address space than any limit";
    expect_deaths(take_memory, "memory");
    expect_deaths(take_memory_for_a_number, "memory");
}

TEST(Workers, EveryItemIsDoneOnce) {
    std::vector<int> answered(300);
    std::vector<int> died(300);
    const fuzz::Task task{300,
                          [](std::size_t item) {
                              if (item % 50 == 49) std::abort();
                              return std::to_string(item);
                          },
                          [&](std::size_t item, const fuzz::Outcome& outcome) {
                              const auto* line = std::get_if<std::string>(&outcome);
                              ++(line ? answered : died)[item];
                              EXPECT_TRUE(!line || *line == std::to_string(item));
                          },
                          [] { return true; }};
    fuzz::run_in_workers(task, 2, {});
    for (std::size_t item = 0; item < 300; ++item) {
        EXPECT_EQ(died[item], item % 50 == 49) << item;
        EXPECT_EQ(answered[item], item % 50 != 49) << item;
    }
}

}  // namespace
}  // namespace reductio::tests
