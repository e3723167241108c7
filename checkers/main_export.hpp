#pragma once
// The command `reductio-check export`: what Z3 is asked about a pair, for other solvers.

#include "checkers/decision.hpp"
#include "spec/command.hpp"

namespace reductio::checkers {

struct QuestionArguments {
    command::Files files;
    std::string room;
    std::string source;
    std::string target;
    std::string options;
    std::string folder = "questions";
    std::size_t most_bytes = std::size_t(1) << 28;
    std::uint64_t rlimit = 100'000'000;
    Work work;
};

void define_export_command(CLI::App& app, QuestionArguments& arguments);

}  // namespace reductio::checkers
