#pragma once
// The command `reductio solve`: D-T1.6 for people.

#include "spec/command.hpp"

namespace reductio::impl {

struct SolveArguments {
    command::Files files;
    std::string instance;
    std::string program = "engine";
    std::string refutation;
    bool only_decide = false;
    bool count = false;
    bool explain = false;
    std::size_t optima = 1;
    std::size_t mebibytes = 4096;
    std::size_t seconds = 0;
    unsigned threads = 2;
    std::size_t most_bits = std::size_t{1} << 26;
};

void define_solve_command(CLI::App& app, SolveArguments& arguments, int& status);

}  // namespace reductio::impl
