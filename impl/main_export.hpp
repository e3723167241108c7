#pragma once
// The command `reductio export`: problems as other tools read them.

#include "spec/command.hpp"

namespace reductio::impl {

struct ExportArguments {
    command::Files files;
    std::string format;
    std::string instance;
    bool model = false;
    bool relaxed = false;
    std::size_t reached = 0;  // 0: as the limits have it
};

void define_export_command(CLI::App& app, ExportArguments& arguments);

}  // namespace reductio::impl
