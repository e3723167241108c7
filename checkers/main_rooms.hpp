#pragma once
// The commands of `reductio-check` about rooms: pair, errata.

#include "checkers/decision.hpp"
#include "spec/command.hpp"

namespace reductio::checkers {

struct RoomArguments {
    command::Files files;
    Work work;
    std::string room;
    std::string options;
    std::string source;
    std::string target;
    std::vector<std::string> errata = {"spec/errata"};
};

void define_room_commands(CLI::App& app, RoomArguments& arguments, int& status);

}  // namespace reductio::checkers
