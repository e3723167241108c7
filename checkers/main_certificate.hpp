#pragma once
// The command `reductio-check certificate`.

#include "checkers/decision.hpp"
#include "spec/command.hpp"

namespace reductio::checkers {

struct CertificateArguments {
    command::Files files;
    std::string certificates;
    Work work;
};

void define_certificate_command(CLI::App& app, CertificateArguments& arguments, int& status);

}  // namespace reductio::checkers
