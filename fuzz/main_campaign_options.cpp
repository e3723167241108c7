// The options that `certify` and `campaign` share, and how both end.

#include <fmt/format.h>

#include <algorithm>
#include <iostream>

#include "fuzz/main_campaign.hpp"

namespace reductio::fuzz {

namespace {

[[noreturn]] void refuse(const std::string& line) { throw command::Stop{command::bad_input, line}; }

/// "i/n" with 0 <= i < n.
Shard shard_of(const std::string& text) {
    const auto slash = text.find('/');
    const auto index = parse_integer(text.substr(0, slash));
    const auto of = slash == std::string::npos ? std::nullopt : parse_integer(text.substr(slash + 1));
    if (!index || !of || *index < 0 || *index >= *of || !of->fits_uint_p())
        refuse("--shard: expected i/n with 0 <= i < n, found " + text);
    return {index->get_ui(), of->get_ui()};
}

}  // namespace

Subject subject_of(const std::string& room, const std::string& variant) {
    if (auto subject = find_subject(room, variant)) return *std::move(subject);
    const auto names = subject_names();
    if (std::ranges::find(names, room) != names.end()) refuse(room + " has no variant " + variant);
    refuse("no such room: " + room + command::nearest_name(room, names).value_or(" (reductio-fuzz list shows them)"));
}

std::vector<Subject> read_arguments(const std::string& name, CampaignArguments& arguments) {
    if (arguments.all != arguments.rooms.empty())
        refuse(name + ": expected names of rooms, or --all for all of them (reductio-fuzz list shows them)");
    std::vector<Subject> subjects;
    for (const auto& room : arguments.all ? subject_names() : arguments.rooms)
        subjects.push_back(subject_of(room, arguments.variant));
    read_shard(arguments);
    return subjects;
}

void read_shard(CampaignArguments& arguments) { arguments.campaign.shard = shard_of(arguments.shard); }

void define_campaign_options(CLI::App& sub, CampaignArguments& arguments) {
    Campaign& campaign = arguments.campaign;
    sub.add_option("rooms", arguments.rooms, "The rooms; reductio-fuzz list shows them");
    sub.add_flag("--all", arguments.all, "All rooms");
    sub.add_option("--variant", arguments.variant, "The form of the construction; the repaired one if none is named");
    sub.add_option("--count", campaign.count, "Instances of each room")
        ->check(CLI::Range(std::uint64_t{0}, std::uint64_t{1'000'000'000'000}))
        ->capture_default_str();
    sub.add_option("--seed", campaign.seed, "The same seed gives the same instances")->capture_default_str();
    sub.add_option("--size", campaign.size, "About as many items, sets or gates at most")
        ->check(CLI::Range(0, 1000))
        ->capture_default_str();
    sub.add_option("--forall", campaign.forall, "Prove for all data the shapes up to this bound; 0: none")
        ->capture_default_str();
    sub.add_option("--jobs", campaign.jobs, "Worker processes")->check(CLI::Range(1, 1024))->capture_default_str();
    sub.add_option("--time", campaign.seconds, "Stop after so many seconds; 0: never")->capture_default_str();
    sub.add_option("--shard", arguments.shard, "i/n: only instances whose index is i modulo n")->capture_default_str();
    auto& limits = campaign.limits;
    sub.add_option("--instance-time", limits.worker.seconds, "Most seconds for one instance; 0: no limit")
        ->capture_default_str();
    sub.add_option("--memory", limits.worker.mebibytes, "Most MiB for one worker")->capture_default_str();
    sub.add_option("--max-candidates", limits.work.work.candidates, "Most candidates to try for one instance")
        ->capture_default_str();
}

void print_table(const Report& report, std::uint64_t done, std::chrono::duration<double> spent) {
    std::cout << to_table(report)
              << fmt::format("{} instances in {:.1f} s, {:.0f} a second{}\n", done, spent.count(),
                             static_cast<double>(done) / spent.count(), report.complete ? "" : "; stopped early");
}

int exit_code_of(const Report& report) {
    if (any_failure(report)) return command::check_failed;
    return any_unknown(report) || !report.complete ? command::out_of_budget : command::done;
}

}  // namespace reductio::fuzz
