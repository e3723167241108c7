#pragma once
// The command `reductio gradient`.

#include "spec/command.hpp"

namespace reductio::impl {

struct GradientArguments {
    command::Files files;
    std::string instance;
    std::string parameters;
    std::string rate;
    bool per_sample = false;
    std::size_t most_bits = std::size_t{1} << 26;
};

void define_gradient_command(CLI::App& app, GradientArguments& arguments);

}  // namespace reductio::impl
