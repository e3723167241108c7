#pragma once
// The command `reductio-check refutation`.

#include "checkers/decision.hpp"
#include "spec/command.hpp"

namespace reductio::checkers {

struct RefutationArguments {
    command::Files files;
    std::string refutation;
    Work work;
};

void define_refutation_command(CLI::App& app, RefutationArguments& arguments, int& status);

}  // namespace reductio::checkers
