#pragma once
// What the command lines of the three programs share: files in and out, exit codes, one line for every error.

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <functional>

#include "spec/document.hpp"

namespace reductio::command {

inline constexpr int done = 0;
inline constexpr int check_failed = 1;
inline constexpr int bad_input = 2;
inline constexpr int out_of_budget = 3;
inline constexpr int yes = 10;
inline constexpr int no = 20;

/// Ends the program with one line on standard error.
struct Stop {
    int code;
    std::string line;
};

/// Files as all programs take them: limits on what is read, and where the result goes.
struct Files {
    Limits limits;
    std::string output = "-";
    bool pretty = false;

    void add_limits(CLI::App& command);
    void add_output(CLI::App& command);

    /// The text of a file, "-" being standard input.
    static std::string text(const std::string& path);
    Document read(const std::string& path) const;
    std::vector<Document> read_all(const std::string& path) const;

    /// The one document of a file, which must be of the type asked for.
    template <class T>
    T read_as(const std::string& path, std::string_view kind) const {
        Document document = read(path);
        if (auto* wanted = std::get_if<T>(&document.is)) return std::move(*wanted);
        throw Stop{bad_input,
                   path + ": /kind: expected " + std::string(kind) + ", found " + std::string(kind_of(document))};
    }

    void write(const Document& document) const;
    /// Written whole or not at all: a file appears under its name only when it is complete.
    void write_text(const std::string& text) const;
    /// The same for what is too long to be held: `write` puts it out piece by piece.
    static void write_with(const std::string& output, const std::function<void(std::ostream& out)>& write);
};

/// The line for an error about a file: the file, the place, what was expected.
std::string line_of(const std::string& path, const Error& error);

/// " (did you mean ...?)" with the name nearest to one that is not known, if any is near.
std::optional<std::string> nearest_name(const std::string& name, const std::vector<std::string>& names);

/// 10 yes, 20 no, 3 unknown.
int exit_code(Answer answer);

/// What stands under a program's help: its exit codes, and examples, which work one after the other in one folder.
std::string help_footer(const std::string& examples);

/// Parses the command line and runs what `define` has hung on it; `status` is the exit code. Every exception ends here.
int run(int argc, char** argv, const std::string& summary,
        const std::function<void(CLI::App& app, int& status)>& define);

}  // namespace reductio::command
