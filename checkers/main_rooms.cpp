#include "checkers/main_rooms.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "checkers/equivalence.hpp"
#include "checkers/replay.hpp"
#include "checkers/rooms.hpp"

namespace reductio::checkers {

namespace {

namespace fs = std::filesystem;

const Room& room_of(const RoomArguments& arguments) {
    if (const Room* room = find_room(arguments.room)) return *room;
    std::vector<std::string> names;
    for (const Room& room : rooms()) names.push_back(room.name);
    throw command::Stop{command::bad_input,
                        "no such room: " + arguments.room + command::nearest_name(arguments.room, names).value_or("")};
}

/// The first obligation that fails, else the first that is unknown; nothing if all hold.
struct Judgement {
    std::string obligation;
    Check check = Holds{};
};

Judgement judge(const Room& room, const Pair& pair, const Work& work) {
    const std::vector<Judgement> judgements = {
        {"restrictions", check_restrictions(room, pair)},
        {"construction", check_construction(room, pair)},
        {"size", check_size(room, pair)},
        {"equivalence", check_equivalence(pair, work)},
    };
    const auto first = [&](std::size_t kind) {
        return std::find_if(judgements.begin(), judgements.end(),
                            [=](const Judgement& judgement) { return judgement.check.index() == kind; });
    };
    if (const auto fails = first(1); fails != judgements.end()) return *fails;
    if (const auto unknown = first(2); unknown != judgements.end()) return *unknown;
    return {};
}

int print(const Judgement& judgement) {
    if (const auto* fails = std::get_if<Fails>(&judgement.check)) {
        fmt::print("s REFUTED\n{}{}: {}\n", judgement.obligation, fails->step.empty() ? "" : " [" + fails->step + "]",
                   fails->reason);
        if (fails->witness) fmt::print("{}", write_document(*fails->witness));
        return command::check_failed;
    }
    if (const auto* unknown = std::get_if<Unknown>(&judgement.check)) {
        fmt::print("s UNKNOWN\n{}: {}\n", judgement.obligation, unknown->reason);
        return command::out_of_budget;
    }
    fmt::print("s VERIFIED\n");
    return command::done;
}

int pair(const RoomArguments& arguments) {
    const Document source = arguments.files.read(arguments.source);
    const Document target = arguments.files.read(arguments.target);
    const Options options =
        arguments.options.empty() ? Options{} : arguments.files.read_as<Options>(arguments.options, "options");
    return print(judge(room_of(arguments), Pair{source, target, options}, arguments.work));
}

/// A fault is worked out again from scratch, and must be what the document says.
bool replays(const std::string& path, const Counterexample& fault, const Work& work) {
    const auto replayed = replay(fault, work);
    if (!replayed) throw command::Stop{command::bad_input, command::line_of(path, replayed.error())};
    const bool as_said = replayed->is_fault && replayed->found == fault.reason;
    fmt::print("{} {} {} ({}): {}{}\n", as_said ? "s VERIFIED" : "s REFUTED ", fault.room, fault.variant,
               fs::path(path).stem().string(), replayed->found, as_said ? "" : "; the document says " + fault.reason);
    return as_said;
}

std::vector<std::string> documents_below(const std::vector<std::string>& places) {
    std::vector<std::string> files;
    for (const auto& place : places) {
        if (!fs::is_directory(place)) {
            files.push_back(place);
            continue;
        }
        for (const auto& entry : fs::recursive_directory_iterator(place))
            if (entry.path().extension() == ".json") files.push_back(entry.path().string());
    }
    std::sort(files.begin(), files.end());
    return files;
}

int errata(const RoomArguments& arguments) {
    bool all = true;
    for (const auto& path : documents_below(arguments.errata))
        all = replays(path, arguments.files.read_as<Counterexample>(path, "counterexample"), arguments.work) && all;
    return all ? command::done : command::check_failed;
}

}  // namespace

void define_room_commands(CLI::App& app, RoomArguments& arguments, int& status) {
    auto& judging =
        *app.add_subcommand("pair", "Check a target against its source: shape, construction, size, answers");
    judging.add_option("--room", arguments.room, "The room that the pair is of")->required();
    judging.add_option("source", arguments.source, "The source document")->required();
    judging.add_option("target", arguments.target, "The target document")->required();
    judging.add_option("--options", arguments.options, "An options document, for rooms that take arguments");
    judging.add_option("--max-candidates", arguments.work.candidates, "Most candidates to try")->capture_default_str();
    arguments.files.add_limits(judging);
    judging.callback([&] { status = pair(arguments); });

    auto& replaying = *app.add_subcommand("errata", "Replay the faults of published constructions from scratch");
    replaying.add_option("files", arguments.errata, "Counterexample documents, or folders of them")
        ->capture_default_str();
    replaying.callback([&] { status = errata(arguments); });
}

}  // namespace reductio::checkers
