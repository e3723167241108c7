#include "fuzz/main_peers.hpp"

#include <algorithm>
#include <iostream>

#include "fuzz/serve.hpp"

namespace reductio::fuzz {

namespace {

void check_rooms(const std::vector<std::string>& rooms) {
    const auto names = reduction_names();
    for (const std::string& room : rooms)
        if (std::ranges::find(names, room) == names.end())
            throw command::Stop{command::bad_input,
                                "no such room: " + room +
                                    command::nearest_name(room, names).value_or(" (reductio-fuzz list shows them)")};
}

void write_file(const std::string& path, const std::string& text) {
    if (path.empty()) return;
    command::Files files;
    files.output = path;
    files.write_text(text);
}

int compare(const PeerArguments& arguments) {
    check_rooms(arguments.challenge.rooms);
    const auto scorecard = fuzz::compare(arguments.challenge);
    if (!scorecard)
        throw command::Stop{command::bad_input, arguments.challenge.command.front() + ": " + scorecard.error().message};
    if (scorecard->rooms.empty())
        throw command::Stop{command::bad_input, arguments.challenge.command.front() + ": names none of our rooms"};
    std::cout << to_table(*scorecard) << (scorecard->complete ? "" : "stopped early\n") << std::flush;
    write_file(arguments.report, to_json(*scorecard));
    write_file(arguments.junit, to_junit(*scorecard));
    if (any_fault(*scorecard)) return command::check_failed;
    return scorecard->complete ? command::done : command::out_of_budget;
}

void define_serve(CLI::App& app) {
    auto& sub = *app.add_subcommand("serve", "Answer requests, a line of JSON each, on standard input and output");
    sub.footer(
        "The protocol: spec/protocol.md.\n"
        "Example:\n"
        "  echo '{\"op\": \"hello\", \"id\": 1}' | reductio-fuzz serve");
    sub.callback([&app] {
        const std::string version = app.version();  // "reductio 0.1.0"
        serve(std::cin, std::cout, version.substr(version.find(' ') + 1));
    });
}

void add_compare_options(CLI::App& sub, PeerArguments& arguments) {
    Challenge& challenge = arguments.challenge;
    sub.add_option("command", challenge.command, "After --: the program to compare with, and its arguments")
        ->required();
    sub.add_option("--room", challenge.rooms, "A room, perhaps several times; else all that both have")
        ->allow_extra_args(false);
    sub.add_option("--count", challenge.count, "Instances of each room")
        ->check(CLI::Range(std::uint64_t{1}, std::uint64_t{1'000'000'000}))
        ->capture_default_str();
    sub.add_option("--seed", challenge.seed, "The same seed gives the same instances")->capture_default_str();
    sub.add_option("--size", challenge.size, "About as many items, sets or gates at most")
        ->check(CLI::Range(0, 1000))
        ->capture_default_str();
    sub.add_flag("--exact", challenge.settings.exact, "Targets must be ours, byte for byte");
    sub.add_flag("!--no-corners", challenge.corners, "Only instances drawn, not the room's corner cases before them");
    sub.add_option("--time-limit", challenge.limits.seconds, "Most seconds for one answer")
        ->check(CLI::Range(1, 86400))
        ->capture_default_str();
    sub.add_option("--jobs", challenge.jobs, "Programs at the same time")
        ->check(CLI::Range(1, 1024))
        ->capture_default_str();
    sub.add_option("--save", challenge.save, "The folder for counterexamples; else they are only printed");
    sub.add_option("--report", arguments.report, "Write the scorecard here as JSON; - is standard output");
    sub.add_option("--junit", arguments.junit, "Write it here as JUnit's XML");
}

}  // namespace

void define_peer_commands(CLI::App& app, PeerArguments& arguments, int& status) {
    define_serve(app);
    auto& sub = *app.add_subcommand("compare", "Check another implementation, which answers as serve does");
    add_compare_options(sub, arguments);
    sub.footer(
        "Exit codes: 0 no fault, 1 a fault was found, 2 the program does not start or answer, 3 stopped early.\n"
        "Examples:\n"
        "  reductio-fuzz compare -- python3 fuzz/examples/python/second.py\n"
        "  reductio-fuzz compare --room cnf-to-erm --count 1000 --save findings -- ./mine --serve\n"
        "  reductio-fuzz compare --exact --report report.json -- reductio-fuzz serve");
    sub.callback([&] { status = compare(arguments); });
}

}  // namespace reductio::fuzz
