#pragma once
// The command `reductio-check bundle`.

#include "checkers/decision.hpp"
#include "spec/command.hpp"

namespace reductio::checkers {

struct BundleArguments {
    command::Files files;
    Work work;
    std::string bundle;
};

void define_bundle_command(CLI::App& app, BundleArguments& arguments, int& status);

}  // namespace reductio::checkers
