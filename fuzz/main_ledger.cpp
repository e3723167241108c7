#include "fuzz/main_ledger.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace reductio::fuzz {

namespace {

int ledger(LedgerArguments& arguments) {
    auto names = subject_names();
    const auto pages = ledger_pages();
    names.insert(names.end(), pages.begin(), pages.end());
    for (const std::string& room : arguments.rooms)
        if (std::ranges::find(names, room) == names.end())
            throw command::Stop{command::bad_input,
                                "no such room: " + room +
                                    command::nearest_name(room, names).value_or(" (reductio-fuzz list shows them)")};
    if (!arguments.mutants.empty()) {
        auto killed = killed_mutants(command::Files::text(arguments.mutants));
        if (!killed)
            throw command::Stop{command::bad_input, arguments.mutants +
                                                        ": expected a mutation report, with a list of "
                                                        "mutants that have a room and an obligation"};
        arguments.work.mutants = *std::move(killed);
    }
    std::vector<LedgerRow> rows;
    for (const std::string& room : arguments.rooms.empty() ? names : arguments.rooms) {
        fmt::print(stderr, "{}\n", room);
        const bool is_page = std::ranges::find(pages, room) != pages.end();
        const auto some = is_page ? ledger_of_page(room, arguments.work) : ledger_of(room, arguments.work);
        rows.insert(rows.end(), some.begin(), some.end());
    }
    arguments.files.write_text(arguments.json ? ledger_json(rows) : ledger_table(rows));
    const bool unmet = std::ranges::any_of(rows, [](const LedgerRow& row) { return row.unmet.has_value(); });
    return unmet ? command::check_failed : command::done;
}

}  // namespace

void define_ledger(CLI::App& app, LedgerArguments& arguments, int& status) {
    auto& sub = *app.add_subcommand("ledger", "How strongly each claim of each room is known, by checking it now");
    sub.add_option("rooms", arguments.rooms, "Rooms, or pages such as power-functions; all if none is given");
    sub.add_option("--count", arguments.work.instances, "Instances at random of each room")->capture_default_str();
    sub.add_option("--seed", arguments.work.seed, "The same seed gives the same instances")->capture_default_str();
    sub.add_option("--worlds", arguments.work.world, "About so many instances of each small world")
        ->capture_default_str();
    sub.add_option("--forall", arguments.work.forall, "The largest shape to prove for all data")->capture_default_str();
    sub.add_option("--mutants", arguments.mutants, "A mutation report, for the column of mutants");
    sub.add_flag("--json", arguments.json, "JSON instead of a table in Markdown");
    sub.add_option("-o,--output", arguments.files.output, "Where to write; - is standard output")
        ->capture_default_str();
    sub.footer(
        "Exit code 1 if a claim does not hold. Example:\n  reductio-fuzz ledger subset-sum-to-dnnt --count 1000");
    sub.callback([&] { status = ledger(arguments); });
}

}  // namespace reductio::fuzz
