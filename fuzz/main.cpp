// The program `reductio-fuzz`: what needs both floors at once. It makes instances, has them reduced, and has all that
// the reduction owes checked.

#include <fmt/format.h>

#include <algorithm>
#include <iostream>

#include "fuzz/certify.hpp"
#include "fuzz/complexity_table.hpp"
#include "fuzz/main_campaign.hpp"
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
    fuzz::CampaignArguments certified;
    std::string report;
    command::Files files;
    std::vector<std::string> inputs;
};

[[noreturn]] void refuse(const std::string& line) { throw command::Stop{command::bad_input, line}; }

int certify(Arguments& arguments) {
    const auto subjects = fuzz::read_arguments("certify", arguments.certified);
    const auto start = std::chrono::steady_clock::now();
    const fuzz::Report report = fuzz::certify(subjects, arguments.certified.campaign);
    fuzz::print_table(report, fuzz::instances_done(report), std::chrono::steady_clock::now() - start);
    if (!arguments.report.empty()) {
        arguments.files.output = arguments.report;
        arguments.files.write_text(fuzz::to_json(report));
    }
    return fuzz::exit_code_of(report);
}

void define_certify(CLI::App& app, Arguments& arguments, int& status) {
    auto& sub = *app.add_subcommand("certify", "Make instances, reduce them, and check every obligation of each");
    fuzz::define_campaign_options(sub, arguments.certified);
    sub.add_option("--findings", arguments.certified.campaign.findings, "The folder for counterexamples")
        ->capture_default_str();
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
    const fuzz::Subject subject = fuzz::subject_of(found.room, found.variant);
    auto known = fuzz::obligations_of(subject);
    if (std::ranges::find(known, found.obligation) == known.end() && !fuzz::is_death(found.obligation))
        refuse(path + ": /obligation: " + found.room + " has no obligation " + found.obligation);
    return judge(fuzz::replay(subject, found, arguments.certified.campaign.limits));
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
    fuzz::StoreArguments stores;
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
            fuzz::define_store_commands(app, stores, status);
            fuzz::define_peer_commands(app, peers, status);
            fuzz::define_vectors(app, vectors);
            fuzz::define_ledger(app, ledger, status);
            fuzz::define_certificate(app, certificates);
            fuzz::define_question_export(app, questions);
            app.add_subcommand("list", "The rooms, with what is checked of each")->callback(list);
            app.add_subcommand("table", "What is hard in which model, with the checks behind it")->callback([] {
                fmt::print("{}", fuzz::complexity_table());
            });
            app.footer(
                command::help_footer("  reductio-fuzz certify subset-sum-to-dnnt --count 100\n"
                                     "  reductio-fuzz vectors subset-sum-to-dnnt --count 10 -o vectors.json\n"
                                     "  reductio example subset-sum-to-dnnt -o source.json\n"
                                     "  reductio-fuzz certificate subset-sum-to-dnnt source.json -o certificate.json\n"
                                     "  reductio-verify certificate.json"));
        });
}
