// The program `reductio-fuzz`: what needs both floors at once. It makes instances, has them reduced, and has all that
// the reduction owes checked.

#include <fmt/format.h>

#include <algorithm>
#include <iostream>

#include "fuzz/certify.hpp"
#include "fuzz/complexity_table.hpp"
#include "fuzz/main_certificate.hpp"
#include "fuzz/main_ledger.hpp"
#include "fuzz/main_peers.hpp"
#include "fuzz/main_questions.hpp"
#include "fuzz/main_vectors.hpp"
#include "spec/command.hpp"

namespace {

using namespace reductio;
namespace command = reductio::command;

struct Arguments {
    std::vector<std::string> rooms;
    bool all = false;
    std::string variant;
    std::string shard = "0/1";
    std::string report;
    fuzz::Campaign campaign;
    command::Files files;
    std::vector<std::string> inputs;
};

[[noreturn]] void refuse(const std::string& line) { throw command::Stop{command::bad_input, line}; }

fuzz::Subject subject_of(const std::string& room, const std::string& variant) {
    if (auto subject = fuzz::find_subject(room, variant)) return *std::move(subject);
    const auto names = fuzz::subject_names();
    if (std::ranges::find(names, room) != names.end()) refuse(room + " has no variant " + variant);
    refuse("no such room: " + room + command::nearest_name(room, names).value_or(" (reductio-fuzz list shows them)"));
}

std::vector<fuzz::Subject> subjects_of(const Arguments& arguments) {
    if (arguments.all != arguments.rooms.empty())
        refuse("certify: expected names of rooms, or --all for all of them (reductio-fuzz list shows them)");
    std::vector<fuzz::Subject> subjects;
    for (const auto& room : arguments.all ? fuzz::subject_names() : arguments.rooms)
        subjects.push_back(subject_of(room, arguments.variant));
    return subjects;
}

/// "i/n" with 0 <= i < n.
fuzz::Shard shard_of(const std::string& text) {
    const auto slash = text.find('/');
    const auto index = parse_integer(text.substr(0, slash));
    const auto of = slash == std::string::npos ? std::nullopt : parse_integer(text.substr(slash + 1));
    if (!index || !of || *index < 0 || *index >= *of || !of->fits_uint_p())
        refuse("--shard: expected i/n with 0 <= i < n, found " + text);
    return {index->get_ui(), of->get_ui()};
}

int certify(Arguments& arguments) {
    const auto subjects = subjects_of(arguments);
    arguments.campaign.shard = shard_of(arguments.shard);
    const auto start = std::chrono::steady_clock::now();
    const fuzz::Report report = fuzz::certify(subjects, arguments.campaign);
    const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - start;

    const auto done = fuzz::instances_done(report);
    std::cout << fuzz::to_table(report)
              << fmt::format("{} instances in {:.1f} s, {:.0f} a second{}\n", done, spent.count(),
                             static_cast<double>(done) / spent.count(), report.complete ? "" : "; stopped early");
    if (!arguments.report.empty()) {
        arguments.files.output = arguments.report;
        arguments.files.write_text(fuzz::to_json(report));
    }
    if (fuzz::any_failure(report)) return command::check_failed;
    return fuzz::any_unknown(report) || !report.complete ? command::out_of_budget : command::done;
}

void define_certify(CLI::App& app, Arguments& arguments, int& status) {
    auto& sub = *app.add_subcommand("certify", "Make instances, reduce them, and check every obligation of each");
    fuzz::Campaign& campaign = arguments.campaign;
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
    sub.add_option("--findings", campaign.findings, "The folder for counterexamples")->capture_default_str();
    sub.add_option("--report", arguments.report, "Write the report here as JSON; - is standard output");
    sub.footer(
        "Exit codes: 0 all hold, 1 a failure was found, 3 something is unknown or was not done.\n"
        "Examples:\n"
        "  reductio-fuzz certify subset-sum-to-dnnt --count 10000 --size 8 --seed 1\n"
        "  reductio-fuzz certify --all --jobs 2 --time 600 --forall 6 --report report.json\n"
        "  reductio-fuzz certify two-csp-to-dnnt --variant published --count 1000");
    sub.callback([&] { status = certify(arguments); });
}

/// Prints the verdict, as SAT checkers do, and gives the exit code.
int judge(const checkers::Check& check) {
    if (const auto* fails = std::get_if<checkers::Fails>(&check)) {
        std::cout << "s REFUTED" << (fails->step.empty() ? "" : " [" + fails->step + "]") << '\n'
                  << fails->reason << '\n';
        return command::check_failed;
    }
    if (const auto* unknown = std::get_if<checkers::Unknown>(&check)) {
        std::cout << "s UNKNOWN\n" << unknown->reason << '\n';
        return command::out_of_budget;
    }
    std::cout << "s VERIFIED\n";
    return command::done;
}

int replay(const std::string& path, const Arguments& arguments) {
    const auto found = arguments.files.read_as<Counterexample>(path, "counterexample");
    const fuzz::Subject subject = subject_of(found.room, found.variant);
    auto known = fuzz::obligations_of(subject);
    if (std::ranges::find(known, found.obligation) == known.end() && !fuzz::is_death(found.obligation))
        refuse(path + ": /obligation: " + found.room + " has no obligation " + found.obligation);
    return judge(fuzz::replay(subject, found, arguments.campaign.limits));
}

void define_replay(CLI::App& app, Arguments& arguments, int& status) {
    auto& sub = *app.add_subcommand("replay", "Check again what a counterexample says has failed");
    sub.add_option("files", arguments.inputs, "Counterexample documents; - is standard input")->required();
    arguments.files.add_limits(sub);
    sub.footer(
        "Prints s REFUTED and why (exit 1), s VERIFIED (exit 0) or s UNKNOWN (exit 3); of several files, a\n"
        "refuted one counts most, then an unknown one.\n"
        "Example:\n"
        "  reductio-fuzz replay findings/two-csp-to-dnnt-published-equivalence.json");
    sub.callback([&] {
        for (const auto& path : arguments.inputs) {
            const int code = replay(path, arguments);
            if (code == command::check_failed || status == command::done) status = code;
        }
    });
}

void list() {
    for (const auto& name : fuzz::subject_names()) {
        const auto subject = fuzz::find_subject(name);
        fmt::print("{:<26} {}\n  obligations: {}\n  variants:   ", name, subject->room->summary,
                   fmt::join(fuzz::obligations_of(*subject), ", "));
        for (const auto& variant : subject->room->variants) fmt::print(" {}", variant.name);
        fmt::print("\n");
    }
}

}  // namespace

int main(int argc, char** argv) {
    Arguments arguments;
    fuzz::PeerArguments peers;
    fuzz::VectorArguments vectors;
    fuzz::LedgerArguments ledger;
    fuzz::CertificateArguments certificates;
    fuzz::QuestionExport questions;
    return command::run(
        argc, argv, "Certification of reductions: generate, reduce, check every obligation",
        [&](CLI::App& app, int& status) {
            define_certify(app, arguments, status);
            define_replay(app, arguments, status);
            fuzz::define_peer_commands(app, peers, status);
            fuzz::define_vectors(app, vectors);
            fuzz::define_ledger(app, ledger, status);
            fuzz::define_certificate(app, certificates);
            fuzz::define_question_export(app, questions);
            app.add_subcommand("list", "The rooms, with what is checked of each")->callback(list);
            app.add_subcommand("table", "What is hard in which model, with the checks behind it")->callback([] {
                fmt::print("{}", fuzz::complexity_table());
            });
        });
}
