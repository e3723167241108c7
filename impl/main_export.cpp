#include "impl/main_export.hpp"

#include <CLI/Validators.hpp>

#include "impl/dimacs.hpp"
#include "impl/drawings.hpp"
#include "impl/export_minizinc.hpp"
#include "impl/export_opb.hpp"
#include "impl/export_smtlib.hpp"

namespace reductio::impl {

namespace {

using exporting::ExportLimits;

struct Format {
    std::string name;
    std::string kind;  // of the document
    Result<std::string> (*write)(const Document& document, const ExportArguments& arguments,
                                 const ExportLimits& limits);
};

const Nnt& instance_of(const Document& document) { return std::get<Nnt>(document.is); }

const std::vector<Format>& formats() {
    using Text = Result<std::string>;
    static const std::vector<Format> table = {
        {"smtlib", "nnt",
         [](const Document& d, const ExportArguments& a, const ExportLimits& limits) {
             return smtlib_of(instance_of(d), {a.model, a.relaxed}, limits);
         }},
        {"opb", "nnt",
         [](const Document& d, const ExportArguments&, const ExportLimits& limits) {
             return opb_of(instance_of(d), limits);
         }},
        {"minizinc", "nnt",
         [](const Document& d, const ExportArguments&, const ExportLimits& limits) {
             return minizinc_of(instance_of(d), limits);
         }},
        {"dot", "nnt",
         [](const Document& d, const ExportArguments&, const ExportLimits&) {
             return Text(network_graph(instance_of(d)));
         }},
        {"dimacs", "cnf",
         [](const Document& d, const ExportArguments&, const ExportLimits&) {
             return Text(write_dimacs(std::get<Cnf>(d.is)));
         }},
    };
    return table;
}

const Format& format_of(const std::string& name) {
    std::vector<std::string> names;
    for (const Format& format : formats()) {
        if (format.name == name) return format;
        names.push_back(format.name);
    }
    std::string all;
    for (const std::string& known : names) all += (all.empty() ? "" : ", ") + known;
    throw command::Stop{command::bad_input, "expected a format, one of " + all + ", found " + name +
                                                command::nearest_name(name, names).value_or("")};
}

void write_export(const ExportArguments& arguments) {
    const Format& format = format_of(arguments.format);
    if ((arguments.model || arguments.relaxed) && format.name != "smtlib")
        throw command::Stop{command::bad_input,
                            "--model and --relax: expected the format smtlib, found " + format.name};
    const Document document = arguments.files.read(arguments.instance);
    if (kind_of(document) != format.kind)
        throw command::Stop{command::bad_input, arguments.instance + ": /kind: expected " + format.kind + ", found " +
                                                    std::string(kind_of(document))};
    ExportLimits limits;
    if (arguments.reached > 0) limits.reached = arguments.reached;
    const auto text = format.write(document, arguments, limits);
    if (!text) throw command::Stop{command::bad_input, command::line_of(arguments.instance, text.error())};
    arguments.files.write_text(*text);
}

}  // namespace

void define_export_command(CLI::App& app, ExportArguments& arguments) {
    auto& sub = *app.add_subcommand("export", "A decision problem, written exactly for other tools (spec/export.md)");
    sub.add_option("format", arguments.format, "smtlib, opb, minizinc or dot for an nnt; dimacs for a cnf")->required();
    sub.add_option("instance", arguments.instance, "An nnt or cnf document; - is standard input")->required();
    sub.add_flag("--model", arguments.model, "In smtlib, ask for the parameters too");
    sub.add_flag("--relax", arguments.relaxed,
                 "In smtlib, go without what cannot be said of continua: bounds on bits, that products are rational");
    sub.add_option("--max-reached", arguments.reached,
                   "In opb and minizinc, most values that a number may take (16384 if not given)")
        ->check(CLI::Range(1, 1 << 24));
    sub.add_option("-o,--output", arguments.files.output, "Where to write; - is standard output")
        ->capture_default_str();
    arguments.files.add_limits(sub);
    sub.callback([&] { write_export(arguments); });
}

}  // namespace reductio::impl
