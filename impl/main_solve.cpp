#include "impl/main_solve.hpp"

#include <unistd.h>

#include <CLI/Validators.hpp>

#include <chrono>
#include <iostream>

#include "impl/fast/two_layer_engine.hpp"
#include "impl/two_layer_published.hpp"

namespace reductio::impl {

namespace {

using fast::EngineTraining;

/// Progress on one line of a terminal, rewritten.
class ProgressLine {
  public:
    ~ProgressLine() { clear(); }
    void show(const std::string& line) {
        if (!is_terminal_) return;
        clear();
        std::cerr << line.substr(0, 100) << std::flush;
        is_shown_ = true;
    }
    void clear() {
        if (is_shown_) std::cerr << "\r\033[K" << std::flush;
        is_shown_ = false;
    }

  private:
    bool is_terminal_ = isatty(STDERR_FILENO) != 0;
    bool is_shown_ = false;
};

fast::EngineWork work_of(const SolveArguments& arguments, ProgressLine& progress) {
    fast::EngineWork work;
    work.only_decide = arguments.only_decide;
    work.count = arguments.count;
    work.optima = std::max<std::size_t>(1, arguments.optima);
    work.bytes = arguments.mebibytes << 20;
    work.threads = arguments.threads;
    work.budget.bits = arguments.most_bits;
    work.say = [&](const std::string& line) { progress.show(line); };
    if (arguments.seconds > 0) {
        const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(arguments.seconds);
        work.is_over = [end] { return std::chrono::steady_clock::now() > end; };
    }
    return work;
}

[[noreturn]] void refuse(const SolveArguments& arguments, const Error& error) {
    if (error.place.empty()) throw command::Stop{command::out_of_budget, command::line_of(arguments.instance, error)};
    throw command::Stop{command::bad_input, command::line_of(arguments.instance, error) +
                                                " (reductio train searches networks of any shape)"};
}

void print_optima(const SolveArguments& arguments, const EngineTraining& training) {
    std::string text;
    for (const Parameters& optimum : training.optima)
        text += arguments.files.pretty ? write_pretty(Document{optimum}) : write_document(Document{optimum});
    arguments.files.write_text(text);
}

void write_refutation(const SolveArguments& arguments, const EngineTraining& training) {
    if (arguments.refutation.empty()) return;
    std::size_t vectors = 0;
    command::Files::write_with(arguments.refutation,
                               [&](std::ostream& out) { vectors = training.write_refutation(out); });
    std::cerr << "refutation of " << vectors << " vectors in " << arguments.refutation << '\n';
}

std::string summary(const Nnt& instance, const EngineTraining& training, bool only_decide) {
    const bool within = training.least && *training.least <= instance.gamma;
    std::string line;
    if (!training.least) {
        line = "no allowed parameter vector";
    } else if (only_decide && !within) {
        line = "no loss within gamma";
    } else {
        line = (only_decide ? "a total loss of " : "least total loss ") + training.least->get_str();
        if (training.attaining)
            line += ", attained by " + training.attaining->get_str() + " of " + training.vectors.get_str() +
                    " parameter vectors";
    }
    return line + "; gamma = " + instance.gamma.get_str() + ": " + (within ? "YES" : "NO");
}

/// Memory or time ended the work: exit 3, with the best parameters found, where they do not answer the question.
int unfinished(const Nnt& instance, const SolveArguments& arguments, const EngineTraining& training) {
    std::cerr << "out of reach: " << *training.out_of_reach;
    if (training.least) std::cerr << "; the best loss found is " << *training.least;
    if (training.bound) std::cerr << "; none is below " << *training.bound;
    std::cerr << "; gamma = " << instance.gamma << '\n';
    if (!training.optima.empty()) print_optima(arguments, training);
    return command::out_of_budget;
}

int answer(const Nnt& instance, const SolveArguments& arguments, const EngineTraining& training) {
    if (training.out_of_reach) return unfinished(instance, arguments, training);
    std::cerr << summary(instance, training, arguments.only_decide) << '\n';
    const bool within = training.least && *training.least <= instance.gamma;
    if (training.least && (within || !arguments.only_decide)) print_optima(arguments, training);
    if (!within) write_refutation(arguments, training);
    return within ? command::yes : command::no;
}

int answer_in_print(const Nnt& instance, const SolveArguments& arguments) {
    const std::map<std::string, PrintedForm> forms = {{"published", PrintedForm::checked},
                                                      {"published-unchecked", PrintedForm::unchecked},
                                                      {"published-scaled", PrintedForm::scaled},
                                                      {"published-one-witness", PrintedForm::one_witness}};
    const auto decision = decide_as_printed(instance, forms.at(arguments.program));
    if (!decision) refuse(arguments, decision.error());
    arguments.files.write(Document{*decision});
    return command::exit_code(decision->answer);
}

int solve(const SolveArguments& arguments) {
    const auto instance = arguments.files.read_as<Nnt>(arguments.instance, "nnt");
    if (arguments.program.starts_with("published")) return answer_in_print(instance, arguments);
    ProgressLine progress;
    const auto training = arguments.program == "plain"
                              ? fast::solve_plainly(instance, work_of(arguments, progress), "as asked for")
                              : fast::solve_two_layers(instance, work_of(arguments, progress));
    progress.clear();
    if (!training) refuse(arguments, training.error());
    if (arguments.explain)
        for (const auto& line : training->route) std::cerr << line << '\n';
    return answer(instance, arguments, *training);
}

}  // namespace

void define_solve_command(CLI::App& app, SolveArguments& arguments, int& status) {
    auto& sub = *app.add_subcommand(
        "solve", "Train a network of two layers to its exact optimum (exit 10 YES, 20 NO, 3 out of reach)");
    sub.add_option("instance", arguments.instance, "An nnt document of one hidden layer and one output")->required();
    sub.add_flag("--decide", arguments.only_decide,
                 "Only whether a total loss within gamma exists: may be much faster");
    sub.add_flag("--count", arguments.count, "Also how many parameter vectors are optimal");
    sub.add_option("--all", arguments.optima, "Print so many optimal parameter vectors, if there are as many")
        ->capture_default_str();
    sub.add_option("--refutation", arguments.refutation,
                   "Where the answer is NO, write here what reductio-check refutation verifies");
    sub.add_option("--memory", arguments.mebibytes, "Most memory for the sets, in MiB")->capture_default_str();
    sub.add_option("--time", arguments.seconds, "Most seconds; 0 for any number")->capture_default_str();
    sub.add_option("--threads", arguments.threads, "Threads")->check(CLI::Range(1, 2))->capture_default_str();
    sub.add_option("--max-bits", arguments.most_bits, "Most bits of a value")->capture_default_str();
    sub.add_flag("--explain", arguments.explain, "Say which route was taken, and why");
    sub.add_option("--program", arguments.program, "engine, plain (the reference), or a form as printed")
        ->check(CLI::IsMember(
            {"engine", "plain", "published", "published-unchecked", "published-scaled", "published-one-witness"}))
        ->capture_default_str();
    arguments.files.add_output(sub);
    arguments.files.add_limits(sub);
    sub.callback([&] { status = solve(arguments); });
}

}  // namespace reductio::impl
