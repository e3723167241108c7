#include "fuzz/main_campaign.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iostream>

#include "fuzz/campaign.hpp"
#include "fuzz/campaign_status.hpp"
#include "fuzz/store_merge.hpp"

namespace reductio::fuzz {

namespace {

[[noreturn]] void refuse(const std::string& line) { throw command::Stop{command::bad_input, line}; }

/// Bad stores and full disks end the program as bad input does.
template <class Work>
auto or_refuse(const Work& work) {
    try {
        return work();
    } catch (const StoreFailure& failure) {
        refuse(failure.path + ": " + failure.message);
    }
}

/// The settings that the command line names itself.
NamedValues given_settings(const CLI::App& command, const StoreSettings& asked) {
    NamedValues given;
    for (const auto& [name, value] : named(asked)) {
        const bool is_given =
            name == "rooms" ? command.count("rooms") + command.count("--all") > 0 : command.count(name) > 0;
        if (is_given) given.emplace_back(name, value);
    }
    return given;
}

void expect_no_twins(const StoreSettings& settings) {
    auto names = settings.rooms;
    std::ranges::sort(names, {}, &RoomVariant::room);
    const auto twin = std::ranges::adjacent_find(names, {}, &RoomVariant::room);
    if (twin != names.end()) refuse("campaign: " + twin->room + " is named twice");
}

/// Without rooms: what is given must be the store's, whatever its rooms are.
StoreSettings asked_settings(StoreArguments& arguments, bool names_rooms) {
    std::vector<Subject> subjects;
    if (names_rooms) subjects = read_arguments("campaign", arguments.campaign);
    read_shard(arguments.campaign);
    StoreSettings settings = settings_of(subjects, arguments.campaign.campaign, arguments.batch);
    expect_no_twins(settings);
    return settings;
}

int run_long(const CLI::App& command, StoreArguments& arguments) {
    const bool names_rooms = !arguments.campaign.rooms.empty() || arguments.campaign.all;
    if (!names_rooms && !arguments.campaign.variant.empty()) refuse("campaign: --variant goes with names of rooms");
    const StoreSettings asked = asked_settings(arguments, names_rooms);
    HeldStore held = open_campaign(arguments.folder, names_rooms ? std::optional(asked) : std::nullopt,
                                   given_settings(command, asked));
    const auto subjects = subjects_of(*held.store);
    Campaign campaign = campaign_of(held.store->settings());
    campaign.jobs = arguments.campaign.campaign.jobs;
    campaign.seconds = arguments.campaign.campaign.seconds;
    campaign.findings = findings_folder(arguments.folder);
    const auto start = std::chrono::steady_clock::now();
    const std::uint64_t before = instances_done(report_of(subjects, *held.store));
    const Report report = run_campaign(subjects, campaign, *held.store);
    held.store->leave_one_file();
    print_table(report, instances_done(report) - before, std::chrono::steady_clock::now() - start);
    return exit_code_of(report);
}

void write_report(const StoreArguments& arguments) {
    const StoreReading reading(arguments.folder);
    const Report report = report_of(subjects_of(reading.store()), reading.store());
    const auto write = [&](const std::string& output, const std::string& text) {
        command::Files files;
        files.output = output;
        if (!output.empty()) files.write_text(text);
    };
    const bool none = arguments.markdown.empty() && arguments.json.empty() && arguments.junit.empty();
    write(none ? "-" : arguments.markdown, to_markdown(report, reading.store().made_by()));
    write(arguments.json, to_json(report));
    write(arguments.junit, to_junit(report));
}

void merge(const StoreArguments& arguments) {
    const Merged merged = merge_stores(arguments.folder, {arguments.stores.begin(), arguments.stores.end()});
    const StoreReading reading(arguments.folder);
    if (std::filesystem::path(arguments.folder).extension() != ".sqlite")
        write_documents(reading.store(), findings_folder(arguments.folder));
    fmt::print("{} blocks, {} of them new\n", merged.blocks, merged.added);
}

void define_campaign(CLI::App& app, StoreArguments& arguments, int& status) {
    auto& sub = *app.add_subcommand("campaign", "A certification that survives: killed, it goes on where it was");
    sub.add_option("folder", arguments.folder, "Where the store is, or is to be")->required();
    define_campaign_options(sub, arguments.campaign);
    sub.get_option("--shard")->description("i/n: only blocks whose number is i modulo n");
    sub.add_option("--batch", arguments.batch, "Instances of a block, which is kept or lost as one")
        ->check(CLI::Range(1, 1'000'000))
        ->capture_default_str();
    sub.footer(
        "The first call makes the store; later ones need the folder alone. Settings given again must be the same, but\n"
        "that --count may be greater; --jobs and --time are no settings. See spec/campaigns.md.\n"
        "Exit codes: 0 all hold, 1 a failure was found, 3 something is unknown or was not done.\n"
        "Examples:\n"
        "  reductio-fuzz campaign long --all --count 1000000 --jobs 2\n"
        "  reductio-fuzz campaign long --jobs 2 --time 3600\n"
        "  reductio-fuzz campaign local/7 --all --count 1000000 --shard 7/100");
    sub.callback([&] { status = or_refuse([&] { return run_long(sub, arguments); }); });
}

void define_status(CLI::App& app, StoreArguments& arguments) {
    auto& sub = *app.add_subcommand("status", "How far a campaign is, while it runs or later");
    sub.add_option("folder", arguments.folder, "The campaign's folder, or a store")->required();
    sub.add_option("--svg", arguments.svg, "Draw instances and findings over time, with gnuplot, as this file");
    sub.callback([&] {
        or_refuse([&] {
            const StoreReading reading(arguments.folder);
            const CampaignStatus status = status_of(subjects_of(reading.store()), reading.store());
            if (!arguments.svg.empty() && !draw_status(status, arguments.svg))
                refuse(arguments.svg + ": expected gnuplot to draw it (Debian package gnuplot-nox)");
            std::cout << to_table(status) << text_plot(status);
        });
    });
}

void define_report(CLI::App& app, StoreArguments& arguments) {
    auto& sub = *app.add_subcommand("report", "What a campaign came to, for people and for programs");
    sub.add_option("folder", arguments.folder, "The campaign's folder, or a store")->required();
    sub.add_option("--markdown", arguments.markdown, "For people; standard output if nothing else is asked for");
    sub.add_option("--json", arguments.json, "As certify --report writes it");
    sub.add_option("--junit", arguments.junit, "As services for tests read it");
    sub.footer("- is standard output. Example:\n  reductio-fuzz report long --json report.json --junit report.xml");
    sub.callback([&] { or_refuse([&] { write_report(arguments); }); });
}

void define_merge(CLI::App& app, StoreArguments& arguments) {
    auto& sub = *app.add_subcommand("merge", "Bring stores of one campaign together");
    sub.add_option("target", arguments.folder, "A folder or a file *.sqlite; made where it is missing")->required();
    sub.add_option("stores", arguments.stores, "Folders of campaigns, or files *.sqlite")->required();
    sub.footer(
        "Neither the order of the stores matters nor how often one is named. Example:\n"
        "  reductio-fuzz merge all.sqlite shards/*/campaign.sqlite");
    sub.callback([&] { or_refuse([&] { merge(arguments); }); });
}

}  // namespace

void define_store_commands(CLI::App& app, StoreArguments& arguments, int& status) {
    define_campaign(app, arguments, status);
    define_status(app, arguments);
    define_report(app, arguments);
    define_merge(app, arguments);
}

}  // namespace reductio::fuzz
