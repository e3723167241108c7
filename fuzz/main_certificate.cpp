#include "fuzz/main_certificate.hpp"

#include <fmt/format.h>

#include <CLI/Validators.hpp>

#include "checkers/certificate.hpp"
#include "impl/chains.hpp"

namespace reductio::fuzz {

namespace {

[[noreturn]] void refuse(const std::string& line) { throw command::Stop{command::bad_input, line}; }

std::vector<Link> links_of(const CertificateArguments& arguments) {
    if (arguments.via.empty() != (arguments.inputs.size() == 2))
        refuse("certificate: expected a room and a source, or --via with rooms and a source");
    if (arguments.via.empty()) {
        const std::string& name = arguments.inputs.front();
        std::vector<std::string> names;
        for (const impl::Room& room : impl::rooms()) names.push_back(room.name);
        if (!impl::find_room(name))
            refuse("no such room: " + name +
                   command::nearest_name(name, names).value_or(" (reductio-fuzz list shows them)"));
        return {{name, "repaired", {}}};
    }
    auto links = impl::links_of(arguments.via);
    if (!links) refuse("--via: " + links.error().message);
    return *std::move(links);
}

/// One options document for each link, if there are any.
void give_options(std::vector<Link>& links, const CertificateArguments& arguments) {
    if (arguments.options.empty()) return;
    const auto documents = arguments.files.read_all(arguments.options);
    if (documents.size() != links.size())
        refuse(fmt::format("{}: expected an options document for each of {} links, found {}", arguments.options,
                           links.size(), documents.size()));
    for (std::size_t i = 0; i < links.size(); ++i) {
        const auto* options = std::get_if<Options>(&documents[i].is);
        if (!options)
            refuse(fmt::format("{}: /kind: expected options, found {} (document {})", arguments.options,
                               kind_of(documents[i]), i + 1));
        links[i].options = *options;
    }
}

/// Nobody should get a certificate that is none.
void check(const std::vector<Certificate>& certificates, const CertificateWork& work) {
    const checkers::FileCheck found = checkers::verified_in_order(certificates, work.check);
    if (const auto* fails = std::get_if<checkers::Fails>(&found.check))
        throw command::Stop{command::check_failed, fmt::format("certificate {} was made and is refuted: [{}] {}",
                                                               found.document, fails->step, fails->reason)};
    if (const auto* unknown = std::get_if<checkers::Unknown>(&found.check))
        throw command::Stop{command::out_of_budget, fmt::format("certificate {} was made, but its check is open: {}",
                                                                found.document, unknown->reason)};
}

void certificate(const CertificateArguments& arguments) {
    auto links = links_of(arguments);
    give_options(links, arguments);
    const std::string& path = arguments.inputs.back();
    const auto certified = make_certificates(links, arguments.files.read(path), arguments.work);
    if (!certified) throw command::Stop{command::bad_input, command::line_of(path, certified.error())};
    if (certified->missing)
        throw command::Stop{command::out_of_budget, path + ": no evidence was found: " + *certified->missing};
    check(certified->certificates, arguments.work);
    std::string text;
    for (const Certificate& one : certified->certificates)
        text += arguments.files.pretty ? write_pretty(Document{one}) : write_document(Document{one});
    if (const auto read = checkers::read_certificates(text); !read)
        throw command::Stop{command::out_of_budget,
                            "the certificate was made, but is too long to be read: " + read.error().message};
    arguments.files.write_text(text);
}

}  // namespace

void define_certificate(CLI::App& app, CertificateArguments& arguments) {
    auto& sub = *app.add_subcommand("certificate", "Write what lets anybody check a source's and a target's verdict");
    sub.add_option("room-and-source", arguments.inputs,
                   "The room, and the source document; with --via the source alone")
        ->required()
        ->expected(1, 2);
    sub.add_option("--via", arguments.via, "Rooms with commas between: a certificate for each link, one a line");
    sub.add_option("--options", arguments.options,
                   "An options document, for rooms that take arguments; of a chain one a link");
    sub.add_option("--evidence", arguments.work.only, "Only evidence of this type, for the first link")
        ->check(CLI::IsMember({"solutions", "exhaustion", "refutation", "proof", "value"}));
    sub.add_option("--max-candidates", arguments.work.check.candidates, "Most candidates to try")
        ->capture_default_str();
    sub.add_option("--max-bits", arguments.work.check.budget.bits, "Most bits of a value")->capture_default_str();
    arguments.files.add_output(sub);
    arguments.files.add_limits(sub);
    sub.footer(
        "Checked with reductio-check certificate, or with reductio-verify alone. Exit code 3 where no evidence is "
        "found.\n"
        "Examples:\n"
        "  reductio-fuzz certificate subset-sum-to-dnnt source.json -o certificate.json\n"
        "  reductio-fuzz certificate --via cnf-to-two-csp,two-csp-to-dnnt formula.json -o chain.jsonl");
    sub.callback([&] { certificate(arguments); });
}

}  // namespace reductio::fuzz
