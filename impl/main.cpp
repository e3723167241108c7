// The program `reductio`: builds, trains, evaluates. It decides nothing that it has built: that is `reductio-check`.

#include <algorithm>
#include <iostream>
#include <set>

#include "impl/exhaustive_training.hpp"
#include "impl/main_chains.hpp"
#include "impl/main_export.hpp"
#include "impl/main_figures.hpp"
#include "impl/main_gradient.hpp"
#include "impl/main_import.hpp"
#include "impl/main_rooms.hpp"
#include "impl/main_solve.hpp"
#include "spec/command.hpp"

namespace {

using namespace reductio;
namespace command = reductio::command;

struct Arguments {
    command::Files files;
    impl::Budget budget;
    std::vector<std::string> inputs;
    std::string input;
    std::string parameters;
    std::uint64_t most_vectors = std::uint64_t{1} << 24;
};

void add_budget(CLI::App& app, Arguments& arguments) {
    app.add_option("--max-bits", arguments.budget.bits, "Most bits of a value while evaluating")->capture_default_str();
}

void evaluate(const Arguments& arguments) {
    const auto instance = arguments.files.read_as<Nnt>(arguments.input, "nnt");
    const auto parameters = arguments.files.read_as<Parameters>(arguments.parameters, "parameters");
    if (const auto error = impl::not_allowed(instance, parameters))
        throw command::Stop{command::bad_input, command::line_of(arguments.parameters, *error)};
    auto evaluation = impl::evaluate(instance, parameters, arguments.budget);
    if (!evaluation) throw command::Stop{command::out_of_budget, command::line_of(arguments.input, evaluation.error())};
    arguments.files.write(Document{*std::move(evaluation)});
}

void define_evaluate(CLI::App& app, Arguments& arguments) {
    auto& sub = *app.add_subcommand("evaluate", "Compute outputs, losses and the total of a network on its dataset");
    sub.add_option("instance", arguments.input, "An nnt document; - is standard input")->required();
    sub.add_option("--parameters", arguments.parameters, "A parameters document")->required();
    arguments.files.add_output(sub);
    arguments.files.add_limits(sub);
    add_budget(sub, arguments);
    sub.callback([&] { evaluate(arguments); });
}

void document(const Arguments& arguments) {
    std::string text;
    for (const auto& path : arguments.inputs)
        for (const auto& document : arguments.files.read_all(path))
            text += arguments.files.pretty ? write_pretty(document) : write_document(document);
    arguments.files.write_text(text);
}

void define_document(CLI::App& app, Arguments& arguments) {
    auto& sub = *app.add_subcommand("document", "Read and validate documents, and write them in canonical form");
    sub.add_option("files", arguments.inputs, "Files of one document or several; - is standard input")->required();
    arguments.files.add_output(sub);
    arguments.files.add_limits(sub);
    sub.callback([&] { document(arguments); });
}

int train(const Arguments& arguments) {
    const auto instance = arguments.files.read_as<Nnt>(arguments.input, "nnt");
    const Integer bound(std::to_string(arguments.most_vectors));
    const auto training = impl::train_exhaustively(instance, bound, arguments.budget);
    if (!training) throw command::Stop{command::out_of_budget, command::line_of(arguments.input, training.error())};
    if (!training->least) {
        std::cerr << "no allowed parameter vector: NO\n";
        return command::no;
    }
    const bool within = *training->least <= instance.gamma;
    std::cerr << "least total loss " << *training->least << ", attained by " << training->attaining << " of "
              << training->vectors << " parameter vectors; gamma = " << instance.gamma << ": "
              << (within ? "YES" : "NO") << '\n';
    arguments.files.write(Document{*training->first});
    return within ? command::yes : command::no;
}

void define_train(CLI::App& app, Arguments& arguments, int& status) {
    auto& sub = *app.add_subcommand("train", "Find parameters of least loss by exhaustive search (exit 10 YES, 20 NO)");
    sub.add_option("instance", arguments.input, "An nnt document with finite option lists")->required();
    sub.add_option("--max-vectors", arguments.most_vectors, "Most parameter vectors to try")->capture_default_str();
    arguments.files.add_output(sub);
    arguments.files.add_limits(sub);
    add_budget(sub, arguments);
    sub.callback([&] { status = train(arguments); });
}

/// Commands that are defined together.
struct Commands {
    std::set<std::string> names;
    std::function<void(CLI::App& app, int& status)> define;
};

/// Defining all commands takes as long as solving a small instance: where the command line names one that is known,
/// only those that are defined with it are.
void define_those_asked_for(const std::vector<Commands>& all, const std::string& name, CLI::App& app, int& status) {
    const auto asked =
        std::ranges::find_if(all, [&](const Commands& commands) { return commands.names.contains(name); });
    if (asked != all.end()) return asked->define(app, status);
    for (const Commands& commands : all) commands.define(app, status);
}

}  // namespace

int main(int argc, char** argv) {
    Arguments arguments;
    impl::RoomArguments rooms;
    impl::ChainArguments chains;
    impl::FigureArguments figures;
    impl::GradientArguments gradients;
    impl::SolveArguments solving;
    impl::ImportArguments importing;
    impl::ExportArguments exporting;
    const std::vector<Commands> commands = {
        {{"list", "show", "example", "reduce", "lift", "extract"},
         [&](CLI::App& app, int&) { impl::define_room_commands(app, rooms); }},
        {{"path", "bundle"}, [&](CLI::App& app, int&) { impl::define_chain_commands(app, chains); }},
        {{"evaluate"}, [&](CLI::App& app, int&) { define_evaluate(app, arguments); }},
        {{"gradient"}, [&](CLI::App& app, int&) { impl::define_gradient_command(app, gradients); }},
        {{"document"}, [&](CLI::App& app, int&) { define_document(app, arguments); }},
        {{"train"}, [&](CLI::App& app, int& status) { define_train(app, arguments, status); }},
        {{"solve"}, [&](CLI::App& app, int& status) { impl::define_solve_command(app, solving, status); }},
        {{"import"}, [&](CLI::App& app, int&) { impl::define_import_command(app, importing); }},
        {{"export"}, [&](CLI::App& app, int&) { impl::define_export_command(app, exporting); }},
        {{"figure"}, [&](CLI::App& app, int&) { impl::define_figure_command(app, figures); }},
    };
    return command::run(argc, argv, "Reductions to neural network training: build, lift, extract, evaluate, train",
                        [&](CLI::App& app, int& status) {
                            define_those_asked_for(commands, argc > 1 ? argv[1] : "", app, status);
                            app.footer(command::help_footer(
                                "  reductio example subset-sum-to-dnnt -o source.json\n"
                                "  reductio reduce subset-sum-to-dnnt source.json -o target.json\n"
                                "  reductio train target.json -o parameters.json\n"
                                "  reductio extract subset-sum-to-dnnt --source source.json parameters.json"));
                        });
}
