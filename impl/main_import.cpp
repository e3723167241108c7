#include "impl/main_import.hpp"

#include <CLI/Validators.hpp>
#include <map>

#include "impl/dimacs.hpp"
#include "impl/opb.hpp"
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

Document from_table(const ImportArguments& arguments) {
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
    return Document{training_on(*samples, architecture)};
}

template <class Read>
Document from_text(const std::string& path, const Limits& limits, Read read) {
    auto problem = read(command::Files::text(path), limits);
    if (!problem) throw command::Stop{command::bad_input, command::line_of(path, problem.error())};
    return Document{*std::move(problem)};
}

void import(const ImportArguments& arguments) {
    int formats = 0;
    for (const auto* path : {&arguments.table, &arguments.dimacs, &arguments.opb}) formats += path->empty() ? 0 : 1;
    if (formats != 1)
        throw command::Stop{command::bad_input, "import: expected exactly one of --csv, --dimacs and --opb, found " +
                                                    std::string(formats == 0 ? "none" : "more") +
                                                    " (--help shows what there is)"};
    const Limits& limits = arguments.files.limits;
    arguments.files.write(!arguments.table.empty()    ? from_table(arguments)
                          : !arguments.dimacs.empty() ? from_text(arguments.dimacs, limits, read_dimacs)
                                                      : from_text(arguments.opb, limits, read_opb));
}

template <class T>
CLI::IsMember names_of(const std::map<std::string, T>& table) {
    std::vector<std::string> names;
    for (const auto& [name, value] : table) names.push_back(name);
    return CLI::IsMember(names);
}

/// What a table alone does not say. None of it goes with another format.
void define_architecture(CLI::App& sub, ImportArguments& arguments, CLI::Option* csv) {
    const auto option = [&](const std::string& name, auto& value, const std::string& what) {
        return sub.add_option(name, value, what)->needs(csv)->capture_default_str();
    };
    sub.add_flag("--header", arguments.has_header, "Pass over the first line (--csv)")->needs(csv);
    option("--hidden", arguments.hidden, "Hidden neurons")->check(CLI::Range(0, 1000));
    option("--weights", arguments.weights, "Options of every weight from the inputs to the neurons");
    option("--biases", arguments.biases, "Options of every neuron's bias");
    option("--output-weights", arguments.output_weights, "Options of every weight from a neuron to the output");
    option("--output-biases", arguments.output_biases, "Options of the output's bias");
    option("--direct", arguments.direct,
           "Options of weights straight from the inputs to the output; none if not given");
    option("--activation", arguments.activation, "Of the neurons")->check(names_of(activations()));
    option("--loss", arguments.loss, "Loss")->check(names_of(losses()));
    option("--gamma", arguments.gamma, "Threshold of the total loss");
}

}  // namespace

void define_import_command(CLI::App& app, ImportArguments& arguments) {
    auto& sub = *app.add_subcommand("import",
                                    "An instance from a table of samples and an architecture, or a problem from a "
                                    "file that other solvers read. Exactly one of --csv, --dimacs and --opb is needed");
    auto* csv = sub.add_option("--csv", arguments.table,
                               "Rows of numbers, commas between, the label last; - is standard input");
    sub.add_option("--dimacs", arguments.dimacs, "A formula in DIMACS CNF, to cnf; - is standard input");
    sub.add_option("--opb", arguments.opb,
                   "Pseudo-Boolean constraints in OPB: one equality to subset-sum; equalities = 1 and the sum of all "
                   "variables = K to exact-cover; clauses >= 1 to cnf; - is standard input");
    define_architecture(sub, arguments, csv);
    sub.add_option("--max-digits", arguments.files.limits.digits, "Most digits of a number (--opb)")
        ->capture_default_str();
    sub.add_option("--max-values", arguments.files.limits.values,
                   "Most values in the document, as its reader counts them (--dimacs, --opb)")
        ->capture_default_str();
    arguments.files.add_output(sub);
    sub.callback([&] { import(arguments); });
}

}  // namespace reductio::impl
