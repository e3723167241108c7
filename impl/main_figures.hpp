#pragma once
// The command `reductio figure`: the experiments and pictures of the pages, data first.

#include "spec/command.hpp"

namespace reductio::impl {

struct FigureArguments {
    command::Files files;
    std::size_t squarings = 16;
    std::size_t depth = 14;
    std::size_t seeds = 5;
    bool no_times = false;
    std::string svg;
    std::string instance;
};

void define_figure_command(CLI::App& app, FigureArguments& arguments);

}  // namespace reductio::impl
