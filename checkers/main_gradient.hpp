#pragma once
// The command `reductio-check gradient`.

#include "checkers/evaluation.hpp"
#include "spec/command.hpp"

namespace reductio::checkers {

struct GradientArguments {
    command::Files files;
    std::string instance;
    std::string parameters;
    std::string claimed;
    Budget budget;
};

void define_gradient_command(CLI::App& app, GradientArguments& arguments, int& status);

}  // namespace reductio::checkers
