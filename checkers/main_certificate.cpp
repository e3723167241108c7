#include "checkers/main_certificate.hpp"

#include <fmt/format.h>

#include "checkers/certificate.hpp"

namespace reductio::checkers {

namespace {

int certificate(const CertificateArguments& arguments) {
    const std::string& path = arguments.certificates;
    const auto certificates = read_certificates(command::Files::text(path), arguments.files.limits);
    if (!certificates) throw command::Stop{command::bad_input, command::line_of(path, certificates.error())};
    const FileCheck found = verified_in_order(*certificates, arguments.work);
    fmt::print("{}", printed(found, path));
    constexpr int codes[] = {command::done, command::check_failed, command::out_of_budget};
    return codes[found.check.index()];
}

}  // namespace

void define_certificate_command(CLI::App& app, CertificateArguments& arguments, int& status) {
    auto& sub = *app.add_subcommand("certificate", "Check that a source and its target have the verdict that they say");
    sub.add_option("certificate", arguments.certificates,
                   "Certificate documents, each the next link of a chain; - is standard input")
        ->required();
    sub.add_option("--max-candidates", arguments.work.candidates, "Most candidates to try, or sums and steps to form")
        ->capture_default_str();
    sub.add_option("--max-bits", arguments.work.budget.bits, "Most bits of a value")->capture_default_str();
    arguments.files.add_limits(sub);
    sub.callback([&] { status = certificate(arguments); });
}

}  // namespace reductio::checkers
