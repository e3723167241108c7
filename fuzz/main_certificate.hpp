#pragma once
// For fuzz/main.cpp only: the command `certificate`.

#include "fuzz/certificates.hpp"
#include "spec/command.hpp"

namespace reductio::fuzz {

struct CertificateArguments {
    std::vector<std::string> inputs;  // a room and a source, or a source alone
    std::string via;
    std::string options;
    CertificateWork work;
    command::Files files;
};

void define_certificate(CLI::App& app, CertificateArguments& arguments);

}  // namespace reductio::fuzz
