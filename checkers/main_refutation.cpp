#include "checkers/main_refutation.hpp"

#include <fmt/format.h>

#include "checkers/two_layer_refutation.hpp"

namespace reductio::checkers {

namespace {

int refutation(const RefutationArguments& arguments) {
    const std::string& file = arguments.refutation;
    const auto document = arguments.files.read_as<Refutation>(file, "refutation");
    const Check check = refuted(document.instance, document.reachable, document.middle, arguments.work);
    if (const auto* fails = std::get_if<Fails>(&check)) {
        fmt::print("s REFUTED\n{}: {}{}\n", file, fails->step.empty() ? "" : "[" + fails->step + "] ", fails->reason);
        return command::check_failed;
    }
    if (const auto* unknown = std::get_if<Unknown>(&check)) {
        fmt::print("s UNKNOWN\n{}: {}\n", file, unknown->reason);
        return command::out_of_budget;
    }
    fmt::print("s VERIFIED\n");
    return command::done;
}

}  // namespace

void define_refutation_command(CLI::App& app, RefutationArguments& arguments, int& status) {
    auto& sub =
        *app.add_subcommand("refutation", "Check the sets of vectors that show an instance of two layers to be a NO");
    sub.add_option("refutation", arguments.refutation, "A refutation document; - is standard input")->required();
    sub.add_option("--max-candidates", arguments.work.candidates, "Most sums of two vectors to form")
        ->capture_default_str();
    sub.add_option("--max-bits", arguments.work.budget.bits, "Most bits of a value")->capture_default_str();
    arguments.files.add_limits(sub);
    sub.callback([&] { status = refutation(arguments); });
}

}  // namespace reductio::checkers
