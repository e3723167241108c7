#include "impl/main_figures.hpp"

#include <CLI/Validators.hpp>

#include <cstdio>
#include <filesystem>

#include <unistd.h>

#include "impl/depth_figure.hpp"

namespace reductio::impl {

namespace {

namespace fs = std::filesystem;

/// Runs gnuplot on a script. Its own complaints go to standard error.
void draw(const std::string& script, const std::string& svg) {
    std::FILE* gnuplot = popen("gnuplot", "w");
    const bool written = gnuplot && std::fputs(script.c_str(), gnuplot) >= 0;
    const bool drawn = gnuplot && pclose(gnuplot) == 0;
    if (!written || !drawn || !fs::exists(svg))
        throw command::Stop{command::bad_input, svg + ": expected gnuplot to draw it (Debian package gnuplot-nox)"};
}

/// A name of the caller inside a gnuplot string: a quote is doubled.
std::string in_gnuplot(std::string name) {
    for (std::size_t at = 0; (at = name.find('\'', at)) != std::string::npos; at += 2) name.insert(at, 1, '\'');
    return name;
}

void depth(const FigureArguments& arguments) {
    const auto points = depth_experiment(arguments.squarings);
    if (!arguments.svg.empty()) {
        const fs::path table = fs::temp_directory_path() / ("reductio-depth-" + std::to_string(getpid()) + ".csv");
        command::Files whole = arguments.files;
        whole.output = table.string();
        whole.write_text(depth_csv(points, true));
        draw(depth_gnuplot(table.string(), in_gnuplot(arguments.svg)), arguments.svg);
        fs::remove(table);
    }
    arguments.files.write_text(depth_csv(points, !arguments.no_times));
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
}

}  // namespace reductio::impl
