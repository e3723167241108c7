// The program `reductio-targets`: all targets without an engine. It replays inputs, and writes what engines start with.

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <set>

#include "fuzz/targets/chosen.hpp"
#include "fuzz/targets/dictionary.hpp"
#include "fuzz/targets/fault_line.hpp"
#include "fuzz/targets/finding.hpp"
#include "fuzz/targets/known_findings.hpp"
#include "fuzz/targets/seeds.hpp"
#include "spec/command.hpp"

namespace {

using namespace reductio;
namespace fs = std::filesystem;

struct Arguments {
    bool list = false;
    bool seeds = false;
    bool options = false;
    bool dictionary = false;
    bool shrink = false;
    bool document = false;
    std::string source_tree = ".";
    std::string known;
    std::string name;
    std::vector<std::string> paths;
    command::Files files;
};

[[noreturn]] void refuse(const std::string& line) { throw command::Stop{command::bad_input, line}; }

const fuzz::Target& target_of(const Arguments& arguments) {
    if (arguments.name.empty()) refuse("reductio-targets: expected the name of a target (--list names them)");
    const auto target = fuzz::chosen_target(arguments.name);
    if (!target) refuse(target.error().message);
    return **target;
}

template <class T>
T made(const Result<T>& result) {
    if (!result) refuse(result.error().place + ": " + result.error().message);
    return *result;
}

/// Files as they are named, and those below folders in order.
std::vector<fs::path> files_of(const std::vector<std::string>& paths) {
    std::vector<fs::path> files;
    for (const fs::path path : paths) {
        if (!fs::exists(path)) refuse(path.string() + ": expected a file or a folder");
        std::set<fs::path> below;
        if (fs::is_directory(path))
            for (const auto& entry : fs::recursive_directory_iterator(path))
                if (entry.is_regular_file()) below.insert(entry.path());
        if (!fs::is_directory(path)) below.insert(path);
        files.insert(files.end(), below.begin(), below.end());
    }
    return files;
}

fuzz::Input input_of(const fs::path& file) {
    const std::string text = command::Files::text(file.string());
    return fuzz::Input(text.begin(), text.end());
}

/// A known finding whose own input holds must leave the list, or it would hide the next fault of its name.
bool is_stale(const std::vector<fuzz::KnownFinding>& known, const fuzz::Target& target, const fs::path& file) {
    return std::ranges::any_of(
        known, [&](const auto& finding) { return finding.target == target.name && finding.input == file.filename(); });
}

int replay(const Arguments& arguments) {
    const fuzz::Target& target = target_of(arguments);
    std::vector<fuzz::KnownFinding> known;
    if (!arguments.known.empty()) known = made(fuzz::read_known_findings(command::Files::text(arguments.known)));
    int status = command::done;
    for (const fs::path& file : files_of(arguments.paths)) {
        const auto fault = fuzz::try_input(target, input_of(file));
        const auto* finding = fault ? find_known(known, target.name, *fault) : nullptr;
        const bool stale = !fault && is_stale(known, target, file);
        if ((fault && !finding) || stale) status = command::check_failed;
        if (finding)
            fmt::print("{}: known finding of issue {}: {}\n", file.string(), finding->issue, finding->state);
        else if (fault)
            fmt::print("{}: {}: {}\n", file.string(), crash_state(*fault), fault->reason);
        else if (stale)
            fmt::print("{}: expected a known finding, found that it holds\n", file.string());
        else
            fmt::print("{}: holds\n", file.string());
    }
    return status;
}

void write_seeds(const Arguments& arguments) {
    if (arguments.paths.size() != 1) refuse("--seeds: expected a target and a folder");
    const auto seeds = made(seeds_of(target_of(arguments), arguments.source_tree));
    std::error_code failed;
    fs::create_directories(arguments.paths.front(), failed);
    for (const fuzz::Seed& seed : seeds) {
        command::Files files;
        files.output = (fs::path(arguments.paths.front()) / seed.name).string();
        files.write_text(seed.bytes);
    }
}

/// A smaller input with the same fault, or the document that shows it.
void show(const Arguments& arguments) {
    const fuzz::Target& target = target_of(arguments);
    if (arguments.paths.size() != 1) refuse("--shrink and --document: expected a target and an input");
    const auto input = fuzz::simplest_input(target, input_of(arguments.paths.front()));
    const auto fault = fuzz::try_input(target, input);
    if (!fault) refuse(arguments.paths.front() + ": expected a fault, found that it holds");
    if (arguments.shrink) return arguments.files.write_text(std::string(input.begin(), input.end()));
    const auto found = counterexample_of(target, input, *fault);
    if (!found) refuse(target.name + ": expected a target that is a room's, whose faults are documents");
    arguments.files.write(Document{*found});
}

int run(const Arguments& arguments) {
    if (arguments.list) {
        for (const fuzz::Target& target : fuzz::targets()) fmt::print("{}\n", target.name);
    } else if (arguments.options) {
        fmt::print("{}", options_of(target_of(arguments)));
    } else if (arguments.dictionary) {
        const fuzz::Target& target = target_of(arguments);
        if (std::holds_alternative<fuzz::TextTrial>(target.trial))
            fmt::print("{}", fuzz::dictionary_of(made(fuzz::words_of_documents(arguments.source_tree))));
    } else if (arguments.seeds) {
        write_seeds(arguments);
    } else if (arguments.shrink || arguments.document) {
        show(arguments);
    } else {
        return replay(arguments);
    }
    return command::done;
}

void define(CLI::App& app, Arguments& arguments, int& status) {
    app.require_subcommand(0);
    app.add_option("name", arguments.name, "The target; --list names them");
    app.add_option("paths", arguments.paths, "Inputs, or folders of them; what --seeds fills");
    app.add_flag("--list", arguments.list, "Print the names of the targets, one a line");
    app.add_flag("--seeds", arguments.seeds, "Write the inputs that fuzzing begins with into a folder");
    app.add_flag("--options", arguments.options, "Print the options that services run the target with");
    app.add_flag("--dictionary", arguments.dictionary, "Print the dictionary; nothing for a target of choices");
    app.add_flag("--shrink", arguments.shrink, "Write a simpler input with the same fault");
    app.add_flag("--document", arguments.document,
                 "Write a room's fault as a counterexample, for reductio-fuzz replay");
    arguments.files.add_output(app);
    app.add_option("--source-tree", arguments.source_tree, "Where schemas and documents stand")->capture_default_str();
    app.add_option("--known-findings", arguments.known, "A list of faults that are expected (spec/fuzzing.md)");
    app.footer(
        "Exit codes: 0 all inputs hold or fail as the list expects; 1 a fault; 2 bad usage.\n"
        "Examples:\n"
        "  reductio-targets decoder crash-0123\n"
        "  reductio-targets --seeds decoder corpus --source-tree .");
    app.callback([&] { status = run(arguments); });
}

}  // namespace

int main(int argc, char** argv) {
    Arguments arguments;
    return command::run(argc, argv, "Replay fuzzing inputs, and write what engines start with",
                        [&](CLI::App& app, int& status) { define(app, arguments, status); });
}
