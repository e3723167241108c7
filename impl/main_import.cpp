#include "impl/main_import.hpp"

#include <CLI/Validators.hpp>
#include <map>

#include "impl/table_import.hpp"

namespace reductio::impl {

namespace {

const std::map<std::string, Activation>& activations() {
    static const std::map<std::string, Activation> table = {
        {"identity", Activation{Identity{}}},
        {"relu", Activation{PiecewiseLinear{{0}, {{0, 0}, {1, 0}}}}},
        {"step", Activation{PiecewiseLinear{{0}, {{0, 0}, {0, 1}}}}},
        {"sign", Activation{PiecewiseLinear{{0}, {{0, -1}, {0, 1}}}}},
        {"square", Activation{Polynomial{{0, 0, 1}}}},
    };
    return table;
}

const std::map<std::string, Loss>& losses() {
    static const std::map<std::string, Loss> table = {
        {"squared-error", Loss{SquaredError{}}},   {"half-squared-error", Loss{HalfSquaredError{}}},
        {"absolute-error", Loss{AbsoluteError{}}}, {"zero-one", Loss{ZeroOne{}}},
        {"sign-error", Loss{SignError{}}},         {"hinge", Loss{Hinge{}}},
    };
    return table;
}

std::vector<Rational> numbers(const std::string& option, const std::string& text) {
    auto parsed = parse_numbers(text);
    if (!parsed)
        throw command::Stop{command::bad_input, option + ": expected numbers such as -1,0,1/2,0.25, found " + text};
    return *std::move(parsed);
}

void import(const ImportArguments& arguments) {
    const auto samples = read_table(command::Files::text(arguments.table), arguments.has_header);
    if (!samples) throw command::Stop{command::bad_input, command::line_of(arguments.table, samples.error())};
    const auto gamma = parse_number(arguments.gamma);
    if (!gamma)
        throw command::Stop{command::bad_input, "--gamma: expected a number such as 1/4, found " + arguments.gamma};
    TwoLayerArchitecture architecture;
    architecture.hidden = arguments.hidden;
    architecture.weights = numbers("--weights", arguments.weights);
    architecture.biases = numbers("--biases", arguments.biases);
    architecture.output_weights = numbers("--output-weights", arguments.output_weights);
    architecture.output_biases = numbers("--output-biases", arguments.output_biases);
    if (!arguments.direct.empty()) architecture.direct_weights = numbers("--direct", arguments.direct);
    architecture.activation = activations().at(arguments.activation);
    architecture.loss = losses().at(arguments.loss);
    architecture.gamma = *gamma;
    arguments.files.write(Document{training_on(*samples, architecture)});
}

template <class T>
CLI::IsMember names_of(const std::map<std::string, T>& table) {
    std::vector<std::string> names;
    for (const auto& [name, value] : table) names.push_back(name);
    return CLI::IsMember(names);
}

}  // namespace

void define_import_command(CLI::App& app, ImportArguments& arguments) {
    auto& sub = *app.add_subcommand("import", "An instance from a table of samples and an architecture");
    sub.add_option("--csv", arguments.table, "Rows of numbers, commas between, the label last; - is standard input")
        ->required();
    sub.add_flag("--header", arguments.has_header, "Pass over the first line");
    sub.add_option("--hidden", arguments.hidden, "Hidden neurons")->check(CLI::Range(0, 1000))->capture_default_str();
    const auto options = [&](const std::string& name, std::string& text, const std::string& of) {
        sub.add_option(name, text, "Options of " + of)->capture_default_str();
    };
    options("--weights", arguments.weights, "every weight from the inputs to the neurons");
    options("--biases", arguments.biases, "every neuron's bias");
    options("--output-weights", arguments.output_weights, "every weight from a neuron to the output");
    options("--output-biases", arguments.output_biases, "the output's bias");
    options("--direct", arguments.direct, "weights straight from the inputs to the output; none if not given");
    sub.add_option("--activation", arguments.activation, "Of the neurons")
        ->check(names_of(activations()))
        ->capture_default_str();
    sub.add_option("--loss", arguments.loss, "Loss")->check(names_of(losses()))->capture_default_str();
    sub.add_option("--gamma", arguments.gamma, "Threshold of the total loss")->capture_default_str();
    arguments.files.add_output(sub);
    sub.callback([&] { import(arguments); });
}

}  // namespace reductio::impl
