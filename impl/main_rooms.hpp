#pragma once
// The commands of `reductio` about rooms: list, show, example, reduce, lift, extract.

#include "spec/command.hpp"

namespace reductio::impl {

struct RoomArguments {
    command::Files files;
    std::string room;
    std::string variant = "repaired";
    std::string options;
    std::string source = "-";  // that is reduced
    std::string about;         // the source of what is lifted or extracted
    std::string input;
    std::string via;
    std::string bundle;
    bool target_only = false;
    bool no = false;
    bool example_options = false;
};

void define_room_commands(CLI::App& app, RoomArguments& arguments);

}  // namespace reductio::impl
