// The program `reductio-check`: judges documents. It shares the data types and the reader with `reductio`, and nothing
// of what that program computes.

#include <iostream>

#include "checkers/competition.hpp"
#include "checkers/deciders.hpp"
#include "checkers/main_bundle.hpp"
#include "checkers/main_certificate.hpp"
#include "checkers/main_export.hpp"
#include "checkers/main_gradient.hpp"
#include "checkers/main_refutation.hpp"
#include "checkers/main_rooms.hpp"
#include "spec/command.hpp"

namespace {

using namespace reductio;
namespace command = reductio::command;

struct Arguments {
    command::Files files;
    checkers::Work work;
    std::string instance;
    std::string other;
    bool as_at_competitions = false;
};

void add_budget(CLI::App& app, Arguments& arguments) {
    app.add_option("--max-bits", arguments.work.budget.bits, "Most bits of a value while evaluating")
        ->capture_default_str();
}

void evaluate(const Arguments& arguments) {
    const auto instance = arguments.files.read_as<Nnt>(arguments.instance, "nnt");
    const auto parameters = arguments.files.read_as<Parameters>(arguments.other, "parameters");
    if (const auto error = checkers::not_allowed(instance, parameters))
        throw command::Stop{command::bad_input, command::line_of(arguments.other, *error)};
    auto evaluation = checkers::evaluate(instance, parameters, arguments.work.budget);
    if (!evaluation)
        throw command::Stop{command::out_of_budget, command::line_of(arguments.instance, evaluation.error())};
    arguments.files.write(Document{*std::move(evaluation)});
}

void define_evaluate(CLI::App& app, Arguments& arguments) {
    auto& sub = *app.add_subcommand("evaluate", "Compute outputs, losses and the total, from the outputs backwards");
    sub.add_option("instance", arguments.instance, "An nnt document; - is standard input")->required();
    sub.add_option("--parameters", arguments.other, "A parameters document")->required();
    arguments.files.add_output(sub);
    arguments.files.add_limits(sub);
    add_budget(sub, arguments);
    sub.callback([&] { evaluate(arguments); });
}

int decide(const Arguments& arguments) {
    const Document instance = arguments.files.read(arguments.instance);
    const Decision decision = checkers::decide_by_all(instance, arguments.work);
    if (arguments.as_at_competitions)
        arguments.files.write_text(checkers::decision_lines(instance, decision, arguments.work));
    else
        arguments.files.write(Document{decision});
    return command::exit_code(decision.answer);
}

void define_decide(CLI::App& app, Arguments& arguments, int& status) {
    auto& sub = *app.add_subcommand("decide", "Decide an instance from its own definition (exit 10 YES, 20 NO)");
    sub.add_option("instance", arguments.instance, "A problem document; - is standard input")->required();
    sub.add_flag("--competition", arguments.as_at_competitions,
                 "Answer as solvers at competitions: s SATISFIABLE, s UNSATISFIABLE or s UNKNOWN, and v lines with a "
                 "solution; for two-csp and nnt its document after c");
    sub.add_option("--max-candidates", arguments.work.candidates, "Most candidates to try")->capture_default_str();
    arguments.files.add_output(sub);
    arguments.files.add_limits(sub);
    add_budget(sub, arguments);
    sub.callback([&] { status = decide(arguments); });
}

int check_solution(const Arguments& arguments) {
    const Document instance = arguments.files.read(arguments.instance);
    const Document solution = arguments.files.read(arguments.other);
    const auto error = checkers::not_a_solution(instance, solution, arguments.work.budget);
    if (arguments.as_at_competitions) {
        std::cout << checkers::judgement_lines(instance, solution, error);
        return error ? command::check_failed : command::yes;
    }
    if (!error) {
        std::cout << "s VERIFIED\n";
        return command::done;
    }
    std::cout << "s REFUTED\n" << command::line_of(arguments.other, *error) << '\n';
    return command::check_failed;
}

void define_solution(CLI::App& app, Arguments& arguments, int& status) {
    auto& sub = *app.add_subcommand("solution", "Check that a solution solves its instance");
    sub.add_option("instance", arguments.instance, "A problem document")->required();
    sub.add_option("solution", arguments.other, "A subset, cover, assignment, model or parameters document")
        ->required();
    sub.add_flag("--competition", arguments.as_at_competitions,
                 "Answer as solvers at competitions: s SATISFIABLE, v lines with the solution and exit 10; or the "
                 "reason after c, s UNKNOWN and exit 1");
    arguments.files.add_limits(sub);
    add_budget(sub, arguments);
    sub.callback([&] { status = check_solution(arguments); });
}

}  // namespace

int main(int argc, char** argv) {
    Arguments arguments;
    checkers::RoomArguments room_arguments;
    checkers::BundleArguments bundle_arguments;
    checkers::GradientArguments gradient_arguments;
    checkers::RefutationArguments refutation_arguments;
    checkers::CertificateArguments certificate_arguments;
    checkers::QuestionArguments question_arguments;
    return command::run(
        argc, argv, "Independent checks of reductions to neural network training", [&](CLI::App& app, int& status) {
            checkers::define_room_commands(app, room_arguments, status);
            define_evaluate(app, arguments);
            checkers::define_gradient_command(app, gradient_arguments, status);
            checkers::define_refutation_command(app, refutation_arguments, status);
            checkers::define_certificate_command(app, certificate_arguments, status);
            checkers::define_bundle_command(app, bundle_arguments, status);
            checkers::define_export_command(app, question_arguments);
            define_decide(app, arguments, status);
            define_solution(app, arguments, status);
            app.footer(
                command::help_footer("  reductio example subset-sum-to-dnnt -o source.json\n"
                                     "  reductio reduce subset-sum-to-dnnt source.json -o target.json\n"
                                     "  reductio-check pair --room subset-sum-to-dnnt source.json target.json\n"
                                     "  reductio-check decide target.json"));
        });
}
