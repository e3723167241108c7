#pragma once
// For fuzz/main.cpp only: the command `vectors`.

#include "fuzz/vectors.hpp"
#include "spec/command.hpp"

namespace reductio::fuzz {

struct VectorArguments {
    std::string room;
    VectorPlan plan;
    bool flags = false;
    command::Files files;
};

void define_vectors(CLI::App& app, VectorArguments& arguments);

}  // namespace reductio::fuzz
