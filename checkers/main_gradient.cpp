#include "checkers/main_gradient.hpp"

#include <fmt/format.h>

#include "checkers/gradient.hpp"

namespace reductio::checkers {

namespace {

/// The first entry that is claimed to be another, ties resolved.
std::optional<std::string> difference(const Parameters& claimed, const Parameters& found) {
    const auto left = own_entries(claimed.edges);
    const auto right = own_entries(found.edges);
    if (left.size() != right.size())
        return fmt::format("/edges: expected {} edges, found {}", right.size(), left.size());
    for (Index e = 0; e < left.size(); ++e) {
        if (*left[e] == *right[e]) continue;
        return fmt::format("/edges/{}: expected {}", e, write_document(Document{Parameters{{*right[e]}}}));
    }
    return std::nullopt;
}

int gradient(const GradientArguments& arguments) {
    const auto instance = arguments.files.read_as<Nnt>(arguments.instance, "nnt");
    const auto parameters = arguments.files.read_as<Parameters>(arguments.parameters, "parameters");
    const auto found = checkers::gradient(instance, parameters, arguments.budget);
    if (!found) throw command::Stop{command::out_of_budget, command::line_of(arguments.instance, found.error())};
    if (arguments.claimed.empty()) {
        arguments.files.write(Document{*found});
        return command::done;
    }
    const auto claimed = arguments.files.read_as<Parameters>(arguments.claimed, "parameters");
    if (const auto line = difference(claimed, *found)) {
        fmt::print("s REFUTED\n{}: {}\n", arguments.claimed, *line);
        return command::check_failed;
    }
    fmt::print("s VERIFIED\n");
    return command::done;
}

}  // namespace

void define_gradient_command(CLI::App& app, GradientArguments& arguments, int& status) {
    auto& sub = *app.add_subcommand("gradient", "The derivative by every weight and bias, each by numbers of its own");
    sub.add_option("instance", arguments.instance, "An nnt document; - is standard input")->required();
    sub.add_option("--parameters", arguments.parameters, "A parameters document")->required();
    sub.add_option("--claimed", arguments.claimed, "A parameters document that is said to be the gradient: check it");
    sub.add_option("--max-bits", arguments.budget.bits, "Most bits of a value")->capture_default_str();
    arguments.files.add_output(sub);
    arguments.files.add_limits(sub);
    sub.callback([&] { status = gradient(arguments); });
}

}  // namespace reductio::checkers
