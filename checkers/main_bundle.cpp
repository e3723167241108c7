#include "checkers/main_bundle.hpp"

#include <fmt/format.h>

#include "checkers/bundle.hpp"

namespace reductio::checkers {

namespace {

void print(const LinkJudgement& link) {
    if (const auto* fails = std::get_if<Fails>(&link.check))
        fmt::print("c {}: {}{}: {}\n", link.room, link.obligation, fails->step.empty() ? "" : " [" + fails->step + "]",
                   fails->reason);
    else if (const auto* unknown = std::get_if<Unknown>(&link.check))
        fmt::print("c {}: {}: unknown: {}\n", link.room, link.obligation, unknown->reason);
    else
        fmt::print("c {}: restrictions, construction and size hold\n", link.room);
}

void print(const Document& document, const Decision& decision) {
    const std::string answer = decision.answer == Answer::yes  ? "yes"
                               : decision.answer == Answer::no ? "no"
                                                               : "unknown: " + decision.reason.value_or("");
    fmt::print("c {}: {}\n", kind_of(document), answer);
}

int bundle(const BundleArguments& arguments) {
    const auto bundle = arguments.files.read_as<Bundle>(arguments.bundle, "bundle");
    const auto links = judge_links(bundle);
    for (const LinkJudgement& link : links) print(link);
    const auto answers = decide_each(bundle, arguments.work);
    for (std::size_t i = 0; i < answers.size(); ++i) print(*bundle.documents[i], answers[i]);
    const Check check = check_bundle(links, answers);
    if (const auto* fails = std::get_if<Fails>(&check)) {
        fmt::print("s REFUTED\n{}: {}\n", arguments.bundle, fails->reason);
        return command::check_failed;
    }
    const bool unknown = std::holds_alternative<Unknown>(check);
    fmt::print("s {}\n", unknown ? "UNKNOWN" : "VERIFIED");
    return unknown ? command::out_of_budget : command::done;
}

}  // namespace

void define_bundle_command(CLI::App& app, BundleArguments& arguments, int& status) {
    auto& sub = *app.add_subcommand("bundle", "Check every link of a chain, and that the documents' answers agree");
    sub.add_option("bundle", arguments.bundle, "A bundle document; - is standard input")->required();
    sub.add_option("--max-candidates", arguments.work.candidates, "Most candidates to try for an answer")
        ->capture_default_str();
    sub.add_option("--max-bits", arguments.work.budget.bits, "Most bits of a value")->capture_default_str();
    arguments.files.add_limits(sub);
    sub.callback([&] { status = bundle(arguments); });
}

}  // namespace reductio::checkers
