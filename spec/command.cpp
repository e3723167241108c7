#include "spec/command.hpp"

#include <CLI/Validators.hpp>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <new>
#include <numeric>
#include <sstream>

#include <unistd.h>

#include "spec/command_help.hpp"

namespace reductio::command {

namespace {

/// Edit distance: how many letters to insert, delete or change.
std::size_t distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t change = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({change, row[j] + 1, row[j - 1] + 1});
        }
    }
    return row.back();
}

/// The subcommand in use, as deep as the command line got.
const CLI::App& innermost(const CLI::App& app) {
    const auto used = app.get_subcommands();
    return used.empty() ? app : innermost(*used.front());
}

std::vector<std::string> names_known(const CLI::App& app) {
    std::vector<std::string> names;
    for (const auto* command : app.get_subcommands([](const CLI::App*) { return true; }))
        names.push_back(command->get_name());
    for (const auto* option : app.get_options()) {
        for (const auto& name : option->get_lnames()) names.push_back("--" + name);
    }
    return names;
}

std::string usage_line(const CLI::App& app, const CLI::ParseError& error) {
    const CLI::App& command = innermost(app);
    const auto unknown = command.remaining();
    if (!unknown.empty())
        return app.get_name() + ": no such command or option: " + unknown.front() +
               nearest_name(unknown.front(), names_known(command)).value_or(" (--help shows what there is)");
    std::string line = app.get_name() + ": " + error.what();
    std::replace(line.begin(), line.end(), '\n', ' ');
    return line + " (--help shows what there is)";
}

int stopped(int code, const std::string& line) {
    std::cout.flush();
    std::cerr << line << std::endl;
    return code;
}

const Stop no_output{bad_input, "standard output: expected to be able to write"};

/// A device or a pipe. To put a file in its place would take it away from everybody.
bool is_special(const std::string& path) {
    std::error_code ignored;
    const auto status = std::filesystem::status(path, ignored);
    return std::filesystem::exists(status) && std::filesystem::is_other(status);
}

}  // namespace

void Files::add_limits(CLI::App& command) {
    command.add_option("--max-nesting", limits.nesting, "Most levels of brackets in a document")
        ->check(CLI::Range(1, 1000))  // the reader recurses
        ->capture_default_str();
    command.add_option("--max-digits", limits.digits, "Most digits of a number")->capture_default_str();
    command.add_option("--max-values", limits.values, "Most values in a document")->capture_default_str();
}

void Files::add_output(CLI::App& command) {
    command.add_option("-o,--output", output, "Where to write; - is standard output")->capture_default_str();
    command.add_flag("--pretty", pretty, "Write over several lines, for people");
}

std::string Files::text(const std::string& path) {
    if (path == "-") return std::string(std::istreambuf_iterator<char>(std::cin), {});
    std::error_code ignored;
    std::ifstream file(path, std::ios::binary);
    if (!file || std::filesystem::is_directory(path, ignored))
        throw Stop{bad_input, path + ": expected a file that can be read"};
    return std::string(std::istreambuf_iterator<char>(file), {});
}

Document Files::read(const std::string& path) const {
    auto document = read_document(text(path), limits);
    if (!document) throw Stop{bad_input, line_of(path, document.error())};
    return *std::move(document);
}

std::vector<Document> Files::read_all(const std::string& path) const {
    auto documents = read_documents(text(path), limits);
    if (!documents) throw Stop{bad_input, line_of(path, documents.error())};
    return *std::move(documents);
}

void Files::write(const Document& document) const {
    write_text(pretty ? write_pretty(document) : write_document(document));
}

void Files::write_text(const std::string& text) const {
    write_with(output, [&](std::ostream& out) { out << text; });
}

void Files::write_with(const std::string& output, const std::function<void(std::ostream& out)>& write) {
    if (output == "-") {
        write(std::cout);
        if (!std::cout.flush()) throw no_output;
        return;
    }
    if (is_special(output)) {
        std::ofstream file(output, std::ios::binary);
        write(file);
        if (!file.flush()) throw Stop{bad_input, output + ": expected a place that can be written"};
        return;
    }
    const std::string unfinished = output + ".part" + std::to_string(getpid());
    std::ofstream file(unfinished, std::ios::binary);
    write(file);
    const bool written = static_cast<bool>(file.flush());
    file.close();
    if (!written || std::rename(unfinished.c_str(), output.c_str()) != 0) {
        std::remove(unfinished.c_str());
        throw Stop{bad_input, output + ": expected a place that can be written"};
    }
}

std::optional<std::string> nearest_name(const std::string& name, const std::vector<std::string>& names) {
    const auto begun = std::find_if(names.begin(), names.end(), [&](const auto& n) { return n.starts_with(name); });
    if (begun != names.end()) return " (did you mean " + *begun + "?)";
    const auto nearer = [&](const auto& a, const auto& b) { return distance(name, a) < distance(name, b); };
    const auto nearest = std::min_element(names.begin(), names.end(), nearer);
    if (nearest == names.end() || distance(name, *nearest) > 2 + nearest->size() / 4) return std::nullopt;
    return " (did you mean " + *nearest + "?)";
}

std::string line_of(const std::string& path, const Error& error) {
    return path + ": " + (error.place.empty() ? "the document" : error.place) + ": " + error.message;
}

int exit_code(Answer answer) { return answer == Answer::yes ? yes : answer == Answer::no ? no : out_of_budget; }

int run(int argc, char** argv, const std::string& summary,
        const std::function<void(CLI::App& app, int& status)>& define) {
    CLI::App app(summary, std::filesystem::path(argv[0]).filename().string());
    int status = done;
    try {
        app.set_version_flag("--version", "reductio " REDUCTIO_VERSION);
        app.require_subcommand(1);
        app.formatter(help_formatter());
        define(app, status);
        app.parse(argc, argv);
        if (!std::cout.flush() || std::fflush(stdout) != 0) throw no_output;  // what was printed may be half of it
        return status;
    } catch (const CLI::ParseError& error) {
        if (error.get_exit_code() != 0) return stopped(bad_input, usage_line(app, error));
        app.exit(error);  // --help and --version
        return std::cout.flush() ? done : stopped(no_output.code, no_output.line);
    } catch (const Stop& stop) {
        return stopped(stop.code, stop.line);
    } catch (const std::bad_alloc&) {
        return stopped(out_of_budget, app.get_name() + ": out of memory");
    } catch (const std::exception& error) {
        return stopped(out_of_budget, app.get_name() + ": " + error.what());
    }
}

}  // namespace reductio::command
