#include "impl/main_chains.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "impl/chains.hpp"

namespace reductio::impl {

namespace {

/// "cnf 94 -> two-csp 402 -> nnt 2311": the kinds of a bundle's documents, and how many bytes each takes.
std::string sizes(const Bundle& bundle) {
    std::string text;
    for (const auto& document : bundle.documents)
        text +=
            fmt::format("{}{} {}", text.empty() ? "" : " -> ", kind_of(*document), write_document(*document).size());
    return text;
}

std::vector<Link> links_of(const std::vector<const Room*>& path) {
    std::vector<Link> links;
    for (const Room* room : path) {
        Link link{room->name, room->variants.front().name, {}};
        if (!room->example_options.empty()) link.options = std::get<Options>(read_document(room->example_options)->is);
        links.push_back(std::move(link));
    }
    return links;
}

std::string list_of(const std::vector<const Room*>& path) {
    std::string list;
    for (const Room* room : path) list += (list.empty() ? "" : ",") + room->name;
    return list;
}

std::set<std::string> kinds() {
    std::set<std::string> found;
    for (const Room& room : rooms())
        for (const std::string& side : {room.source, room.target})
            if (side != "decision" && side.find(' ') == std::string::npos) found.insert(side);
    return found;
}

void expect_kind(const std::string& kind) {
    if (!kinds().contains(kind))
        throw command::Stop{command::bad_input,
                            fmt::format("expected one of {}, found {}", fmt::join(kinds(), ", "), kind)};
}

/// The source that was given, or the first room's example.
Document start_of(const ChainArguments& arguments, const Room& first) {
    if (!arguments.input.empty()) return arguments.files.read(arguments.input);
    return *read_document(first.yes_example);
}

void path(const ChainArguments& arguments) {
    expect_kind(arguments.from);
    expect_kind(arguments.to);
    std::size_t refused = 0;
    for (const auto& path : paths(arguments.from, arguments.to)) {
        const auto bundle = reduce_along(links_of(path), start_of(arguments, *path.front()));
        if (bundle)
            fmt::print("{}\n  {} bytes\n", list_of(path), sizes(*bundle));
        else
            ++refused;
    }
    if (refused != 0)
        fmt::print(stderr, "{} more whose kinds fit, but a room does not take what the one before it makes\n", refused);
}

void bundle(const ChainArguments& arguments) {
    const auto bundle = arguments.files.read_as<Bundle>(arguments.input, "bundle");
    const std::size_t last = bundle.documents.size() - 1;
    const std::size_t number = arguments.number.value_or(last);
    if (number > last)
        throw command::Stop{command::bad_input, fmt::format("{}: expected a document from 0 to {}, found {}",
                                                            arguments.input, last, number)};
    arguments.files.write(*bundle.documents[number]);
}

}  // namespace

void define_chain_commands(CLI::App& app, ChainArguments& arguments) {
    auto& finding = *app.add_subcommand("path", "The chains of rooms from a kind of problem to another, with sizes");
    finding.add_option("from", arguments.from, "A kind of document, such as cnf")->required();
    finding.add_option("to", arguments.to, "A kind of document, such as nnt")->required();
    finding.add_option("--source", arguments.input, "Sizes for this document instead of each first room's example");
    arguments.files.add_limits(finding);
    finding.callback([&] { path(arguments); });

    auto& taking = *app.add_subcommand("bundle", "One document of a chain's bundle");
    taking.add_option("bundle", arguments.input, "A bundle document; - is standard input")->required();
    taking.add_option("--document", arguments.number, "Its number, the source being 0; the last if not given");
    arguments.files.add_output(taking);
    arguments.files.add_limits(taking);
    taking.callback([&] { bundle(arguments); });
}

}  // namespace reductio::impl
