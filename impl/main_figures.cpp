#include "impl/main_figures.hpp"

#include <CLI/Validators.hpp>

#include <cstdio>
#include <filesystem>

#include <unistd.h>

#include "impl/depth_figure.hpp"
#include "impl/drawings.hpp"
#include "impl/growth_figure.hpp"

namespace reductio::impl {

namespace {

namespace fs = std::filesystem;

/// Runs a program on a script of its own; its complaints go to standard error.
void draw(const std::string& program, const std::string& package, const std::string& script, const std::string& svg) {
    std::FILE* drawing = popen(program.c_str(), "w");
    const bool written = drawing && std::fputs(script.c_str(), drawing) >= 0;
    const bool drawn = drawing && pclose(drawing) == 0;
    if (!written || !drawn || !fs::exists(svg))
        throw command::Stop{command::bad_input, svg + ": expected " + program.substr(0, program.find(' ')) +
                                                    " to draw it (Debian package " + package + ")"};
}

/// A name of the caller for the shell.
std::string in_shell(std::string name) {
    for (std::size_t at = 0; (at = name.find('\'', at)) != std::string::npos; at += 4) name.replace(at, 1, "'\\''");
    return "'" + name + "'";
}

/// The graph goes where the arguments say, and through Graphviz into the picture.
void graph(const FigureArguments& arguments, const std::string& dot) {
    if (!arguments.svg.empty()) draw("dot -Tsvg -o " + in_shell(arguments.svg), "graphviz", dot, arguments.svg);
    if (arguments.svg.empty() || arguments.files.output != "-") arguments.files.write_text(dot);
}

void network(const FigureArguments& arguments) {
    const Document document = arguments.files.read(arguments.instance);
    if (const auto* instance = std::get_if<Nnt>(&document.is)) return graph(arguments, network_graph(*instance));
    if (const auto* question = std::get_if<Gradient>(&document.is)) return graph(arguments, network_graph(*question));
    throw command::Stop{command::bad_input, arguments.instance + ": /kind: expected nnt or gradient, found " +
                                                std::string(kind_of(document))};
}

/// A name of the caller inside a gnuplot string: a quote is doubled.
std::string in_gnuplot(std::string name) {
    for (std::size_t at = 0; (at = name.find('\'', at)) != std::string::npos; at += 2) name.insert(at, 1, '\'');
    return name;
}

/// The table goes where the arguments say; a picture is drawn from a copy of it, which may say more.
void table_and_picture(const FigureArguments& arguments, const std::string& table, const std::string& drawn_from,
                       std::string (*script)(const std::string& csv, const std::string& svg)) {
    if (!arguments.svg.empty()) {
        const fs::path copy = fs::temp_directory_path() / ("reductio-figure-" + std::to_string(getpid()) + ".csv");
        command::Files whole = arguments.files;
        whole.output = copy.string();
        whole.write_text(drawn_from);
        draw("gnuplot", "gnuplot-nox", script(copy.string(), in_gnuplot(arguments.svg)), arguments.svg);
        fs::remove(copy);
    }
    arguments.files.write_text(table);
}

void depth(const FigureArguments& arguments) {
    const auto points = depth_experiment(arguments.squarings);
    table_and_picture(arguments, depth_csv(points, !arguments.no_times), depth_csv(points, true), depth_gnuplot);
}

void growth(const FigureArguments& arguments) {
    const std::string table = growth_csv(growth_experiment(arguments.depth, arguments.seeds));
    table_and_picture(arguments, table, table, growth_gnuplot);
}

}  // namespace

void define_figure_command(CLI::App& app, FigureArguments& arguments) {
    auto& figure = *app.add_subcommand("figure", "The experiments of the pages: a table, and a picture of it");
    figure.require_subcommand(1);
    auto& sub = *figure.add_subcommand("depth", "Bits and verification time, deep and shallow (spec/depth.md)");
    sub.add_option("--squarings", arguments.squarings, "Most squarings in a row")
        ->check(CLI::Range(1, 22))
        ->capture_default_str();
    sub.add_option("--svg", arguments.svg, "Draw the table too, with gnuplot, as this file");
    sub.add_flag("--no-times", arguments.no_times, "Leave the times out, so that two runs give the same bytes");
    arguments.files.add_output(sub);
    sub.callback([&] { depth(arguments); });

    auto& growing = *figure.add_subcommand("growth", "The first layer's gradient against the depth (spec/growth.md)");
    growing.add_option("--depth", arguments.depth, "Most layers")->check(CLI::Range(1, 16))->capture_default_str();
    growing.add_option("--seeds", arguments.seeds, "Networks of each depth")
        ->check(CLI::Range(1, 100))
        ->capture_default_str();
    growing.add_option("--svg", arguments.svg, "Draw the table too, with gnuplot, as this file");
    arguments.files.add_output(growing);
    growing.callback([&] { growth(arguments); });

    const auto add_graph = [&](const std::string& name, const std::string& summary, auto draw_it) -> CLI::App& {
        auto& drawing = *figure.add_subcommand(name, summary);
        drawing.add_option("--svg", arguments.svg, "Draw it, with Graphviz, as this file");
        arguments.files.add_output(drawing);
        drawing.callback([&arguments, draw_it] { draw_it(arguments); });
        return drawing;
    };
    add_graph("roadmap", "The rooms, from problem to problem, as a Graphviz graph",
              [](const FigureArguments& a) { graph(a, roadmap_graph()); });
    add_graph("gadget", "The network that multiplies with x^2 (B-L3.1), as a Graphviz graph",
              [](const FigureArguments& a) { graph(a, gadget_graph()); });
    auto& any = add_graph("network", "The network of an instance, as a Graphviz graph", network);
    any.add_option("instance", arguments.instance, "An nnt or gradient document; - is standard input")->required();
    arguments.files.add_limits(any);
}

}  // namespace reductio::impl
