#pragma once
// The command `reductio-fuzz ledger`.

#include "fuzz/ledger.hpp"
#include "spec/command.hpp"

namespace reductio::fuzz {

struct LedgerArguments {
    command::Files files;
    LedgerWork work;
    std::vector<std::string> rooms;
    std::string mutants;
    bool json = false;
};

void define_ledger(CLI::App& app, LedgerArguments& arguments, int& status);

}  // namespace reductio::fuzz
