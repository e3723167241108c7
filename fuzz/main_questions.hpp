#pragma once
// For fuzz/main.cpp only: the command `export-questions`.

#include "fuzz/obligations.hpp"
#include "spec/command.hpp"

namespace reductio::fuzz {

struct QuestionExport {
    std::string room;
    std::string variant;
    std::size_t count = 10;
    std::uint64_t seed = 1;
    std::size_t size = 3;
    std::size_t forall = 0;
    std::string folder = "questions";
    std::size_t most_bytes = std::size_t(1) << 28;
    ObligationWork work;
};

void define_question_export(CLI::App& app, QuestionExport& arguments);

}  // namespace reductio::fuzz
