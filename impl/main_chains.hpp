#pragma once
// The commands of `reductio` about chains: path, bundle.

#include "spec/command.hpp"

namespace reductio::impl {

struct ChainArguments {
    command::Files files;
    std::string from;
    std::string to;
    std::string input;
    std::optional<std::size_t> number;
};

void define_chain_commands(CLI::App& app, ChainArguments& arguments);

}  // namespace reductio::impl
