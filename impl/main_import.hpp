#pragma once
// The command `reductio import`: instances from what people have.

#include "spec/command.hpp"

namespace reductio::impl {

struct ImportArguments {
    command::Files files;
    std::string table;
    std::string dimacs;
    std::string opb;
    bool has_header = false;
    std::size_t hidden = 2;
    std::string weights = "-1,0,1";
    std::string biases = "0";
    std::string output_weights = "-1,1";
    std::string output_biases = "0";
    std::string direct;
    std::string activation = "relu";
    std::string loss = "squared-error";
    std::string gamma = "0";
};

void define_import_command(CLI::App& app, ImportArguments& arguments);

}  // namespace reductio::impl
