#include "impl/main_along.hpp"

#include <fmt/format.h>

#include "impl/chains.hpp"

namespace reductio::impl {

namespace {

/// The file that is read. Along a chain there is no room to name: the one name on the command line is this.
std::string input_along(const RoomArguments& arguments, const std::string& second, const std::string& otherwise) {
    if (second != otherwise)
        throw command::Stop{command::bad_input, "expected a room or a chain, found both: " + arguments.room};
    return arguments.room.empty() ? otherwise : arguments.room;
}

/// The options of each link: as many documents as links, or none.
void give_options(std::vector<Link>& links, const RoomArguments& arguments) {
    if (arguments.options.empty()) return;
    const auto documents = arguments.files.read_all(arguments.options);
    if (documents.size() != links.size())
        throw command::Stop{command::bad_input,
                            fmt::format("{}: expected an options document for each of the {} links, found {} documents",
                                        arguments.options, links.size(), documents.size())};
    for (std::size_t i = 0; i < links.size(); ++i) {
        const auto* options = std::get_if<Options>(&documents[i].is);
        if (!options)
            throw command::Stop{command::bad_input, fmt::format("{}: /kind: expected options, found {} (document {})",
                                                                arguments.options, kind_of(documents[i]), i + 1)};
        links[i].options = *options;
    }
}

}  // namespace

void reduce_via(const RoomArguments& arguments) {
    const std::string input = input_along(arguments, arguments.source, "-");
    auto links = links_of(arguments.via);
    if (!links) throw command::Stop{command::bad_input, "--via: " + links.error().message};
    give_options(*links, arguments);
    auto bundle = reduce_along(*links, arguments.files.read(input));
    if (!bundle) throw command::Stop{command::bad_input, input + ": " + bundle.error().message};
    arguments.files.write(arguments.target_only ? *bundle->documents.back() : Document{*std::move(bundle)});
}

void lift_via(const RoomArguments& arguments) {
    const std::string input = input_along(arguments, arguments.input, "");
    const auto bundle = arguments.files.read_as<Bundle>(arguments.bundle, "bundle");
    std::optional<Document> solution;
    if (!input.empty()) solution = arguments.files.read(input);
    const auto lifted = lift_along(bundle, std::move(solution));
    if (!lifted)
        throw command::Stop{command::bad_input,
                            (input.empty() ? arguments.bundle : input) + ": " + lifted.error().message};
    if (!*lifted)
        throw command::Stop{command::bad_input,
                            arguments.bundle + ": there is nothing to lift, since the last document has no solutions"};
    arguments.files.write(**lifted);
}

void extract_via(const RoomArguments& arguments) {
    const std::string input = input_along(arguments, arguments.input, "");
    const auto bundle = arguments.files.read_as<Bundle>(arguments.bundle, "bundle");
    if (input.empty()) throw command::Stop{command::bad_input, "expected a solution of the bundle's last document"};
    const auto extracted = extract_along(bundle, arguments.files.read(input));
    if (!extracted) throw command::Stop{command::bad_input, input + ": " + extracted.error().message};
    arguments.files.write(*extracted);
}

}  // namespace reductio::impl
