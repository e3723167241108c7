#pragma once
// For fuzz/main.cpp only: the commands that talk with another implementation, `serve` and `compare`.

#include "fuzz/compare.hpp"
#include "spec/command.hpp"

namespace reductio::fuzz {

struct PeerArguments {
    Challenge challenge;
    std::string report;
    std::string junit;
};

void define_peer_commands(CLI::App& app, PeerArguments& arguments, int& status);

}  // namespace reductio::fuzz
