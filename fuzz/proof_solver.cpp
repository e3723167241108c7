// CaDiCaL as another program: a formula in a scratch file, its proof in another.

#include <poll.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "checkers/clauses_at_hand.hpp"
#include "fuzz/formula_proofs.hpp"
#include "fuzz/peer_process.hpp"
#include "impl/dimacs.hpp"

namespace reductio::fuzz {

namespace {

namespace fs = std::filesystem;
using checkers::LiteralCodes;

/// Goes with all that is in it.
class ScratchFolder {
  public:
    ScratchFolder() {
        std::error_code error;
        std::string name = (fs::temp_directory_path(error) / "proof-XXXXXX").string();
        if (!error && mkdtemp(name.data())) path_ = name;
    }
    ScratchFolder(const ScratchFolder&) = delete;
    ScratchFolder& operator=(const ScratchFolder&) = delete;
    ~ScratchFolder() {
        std::error_code error;
        if (!path_.empty()) fs::remove_all(path_, error);
    }

    /// Empty where none could be made.
    const fs::path& path() const { return path_; }

  private:
    fs::path path_;
};

/// The variables that occur, numbered from 1 without gaps: a solver makes tables as long as the highest number.
Cnf without_gaps(const Cnf& formula, const LiteralCodes& codes) {
    Cnf dense{codes.variables(), {}};
    for (const Clause& clause : formula.clauses) {
        Clause& copy = dense.clauses.emplace_back();
        for (const Literal literal : clause) {
            const auto number = static_cast<Literal>(codes.code(literal) / 2 + 1);
            copy.push_back(literal < 0 ? -number : number);
        }
    }
    return dense;
}

/// Back to the formula's own numbers; false where a literal is none of its.
bool rename(ProofSteps& steps, const LiteralCodes& codes) {
    const auto most = static_cast<Literal>(codes.variables());
    for (ProofStep& step : steps) {
        for (Literal& literal : step.clause) {
            if (literal > most || literal < -most) return false;
            const auto place = static_cast<std::size_t>(literal < 0 ? -literal : literal) - 1;
            literal = codes.literal(2 * place + (literal < 0 ? 1 : 0));
        }
    }
    return true;
}

/// What it writes until it closes its output or the time is over, but no more than the first few lines.
std::string hear(int pipe, std::size_t seconds) {
    using Clock = std::chrono::steady_clock;
    constexpr std::size_t most = 1 << 16;
    const auto deadline = Clock::now() + std::chrono::seconds(seconds);
    std::string heard;
    while (true) {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
        if (left <= 0) return heard;
        pollfd ready{pipe, POLLIN, 0};
        if (poll(&ready, 1, static_cast<int>(left)) < 0 && errno != EINTR) return heard;
        char bytes[1 << 12];
        const ssize_t count = read(pipe, bytes, sizeof bytes);
        if (count == 0 || (count < 0 && errno != EAGAIN && errno != EINTR)) return heard;
        if (count > 0 && heard.size() < most) heard.append(bytes, static_cast<std::size_t>(count));
    }
}

/// What it said, and how it ended.
struct Run {
    std::string said;
    std::string end;
};

Result<Run> run(const std::vector<std::string>& command, std::size_t seconds) {
    const auto started = start_peer(command);
    if (const auto* error = std::get_if<std::string>(&started)) return Error{"", *error};
    const auto& process = std::get<PeerProcess>(started);
    close(process.to);
    Run result;
    result.said = hear(process.from, seconds);
    result.end = bury_peer(process.process);
    close(process.from);
    return result;
}

Result<std::string> contents(const fs::path& file, std::size_t most_bytes) {
    std::error_code error;
    const auto bytes = fs::file_size(file, error);
    if (error) return Error{"", "expected a proof in a file: " + error.message()};
    if (bytes > most_bytes)
        return Error{
            "", "expected a proof of at most " + std::to_string(most_bytes) + " bytes, found " + std::to_string(bytes)};
    std::ostringstream text;
    text << std::ifstream(file, std::ios::binary).rdbuf();
    return text.str();
}

std::optional<Literal> number(std::string_view word) {
    Literal value = 0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
    if (error != std::errc{} || end != word.data() + word.size()) return std::nullopt;
    return value;
}

/// The words of a line, the first of which may be d and the last of which is 0.
std::optional<ProofStep> read_step(std::string_view line) {
    ProofStep step;
    step.deleted = line.starts_with("d ");
    if (step.deleted) line.remove_prefix(2);
    while (true) {
        const std::size_t space = line.find(' ');
        const auto literal = number(line.substr(0, space));
        if (!literal) return std::nullopt;
        if (*literal == 0) return space == std::string_view::npos ? std::optional(step) : std::nullopt;
        if (space == std::string_view::npos) return std::nullopt;
        step.clause.push_back(*literal);
        line.remove_prefix(space + 1);
    }
}

}  // namespace

std::optional<std::string> find_solver(const std::string& name) {
    const char* path = std::getenv("PATH");
    std::istringstream folders(path ? path : "");
    for (std::string folder; std::getline(folders, folder, ':');) {
        const std::string file = (fs::path(folder) / name).string();
        if (!folder.empty() && access(file.c_str(), X_OK) == 0 && !fs::is_directory(file)) return file;
    }
    return std::nullopt;
}

Result<ProofSteps> read_drat(std::string_view text) {
    ProofSteps steps;
    for (std::size_t line = 1; !text.empty(); ++line) {
        const std::size_t end = text.find('\n');
        const auto step = read_step(text.substr(0, end));
        if (!step || end == std::string_view::npos)
            return Error{"line " + std::to_string(line),
                         "expected literals and 0, perhaps after d, and the line's end"};
        steps.push_back(*step);
        text.remove_prefix(end + 1);
    }
    return steps;
}

Result<ProofSteps> refute_by_solver(const Cnf& formula, const RefuteLimits& limits) {
    const auto solver = find_solver(limits.solver);
    if (!solver) return Error{"", "expected the program " + limits.solver + " on the PATH"};
    const ScratchFolder scratch;
    if (scratch.path().empty()) return Error{"", "expected a folder for scratch files"};
    const LiteralCodes codes(formula, {});
    const fs::path question = scratch.path() / "formula.cnf";
    const fs::path proof = scratch.path() / "proof.drat";
    std::ofstream(question) << impl::write_dimacs(without_gaps(formula, codes));
    constexpr std::size_t grace = 5;  // seconds, to write what it found
    const auto ran = run(
        {*solver, "-q", "-n", "--no-binary", "-t", std::to_string(limits.seconds), question.string(), proof.string()},
        limits.seconds + grace);
    if (!ran) return ran.error();
    if (ran->said.find("s SATISFIABLE") != std::string::npos)
        return Error{"", "expected a formula without a model, found one that has a model"};
    if (ran->said.find("s UNSATISFIABLE") == std::string::npos)
        return Error{
            "", "no proof by " + limits.solver + " within " + std::to_string(limits.seconds) + " s: it " + ran->end};
    const auto text = contents(proof, limits.most_bytes);
    if (!text) return text.error();
    auto steps = read_drat(*text);
    if (steps && !rename(*steps, codes)) return Error{"", "expected a proof with the formula's variables"};
    return steps;
}

}  // namespace reductio::fuzz
