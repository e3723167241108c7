#include "impl/main_rooms.hpp"

#include <iostream>

#include <fmt/format.h>

#include "impl/main_along.hpp"
#include "impl/room.hpp"

namespace reductio::impl {

namespace {

const Room& room_of(const RoomArguments& arguments) {
    if (arguments.room.empty()) throw command::Stop{command::bad_input, "expected a room (reductio list shows them)"};
    if (const Room* room = find_room(arguments.room)) return *room;
    std::vector<std::string> names;
    for (const Room& room : rooms()) names.push_back(room.name);
    throw command::Stop{command::bad_input,
                        "no such room: " + arguments.room +
                            command::nearest_name(arguments.room, names).value_or(" (reductio list shows them)")};
}

const Variant& variant_of(const Room& room, const RoomArguments& arguments) {
    if (const Variant* variant = find_variant(room, arguments.variant)) return *variant;
    std::vector<std::string> names;
    for (const Variant& variant : room.variants) names.push_back(variant.name);
    throw command::Stop{command::bad_input, room.name + " has no variant " + arguments.variant + "; it has " +
                                                fmt::format("{}", fmt::join(names, ", "))};
}

Options options_of(const RoomArguments& arguments) {
    return arguments.options.empty() ? Options{} : arguments.files.read_as<Options>(arguments.options, "options");
}

/// The result of a construction, or the end: outside its precondition is bad input.
void write_result(const RoomArguments& arguments, const Result<Document>& result, const std::string& about) {
    if (!result) throw command::Stop{command::bad_input, command::line_of(about, result.error())};
    arguments.files.write(*result);
}

void list() {
    for (const Room& room : rooms()) fmt::print("{:<26} {:<8} {}\n", room.name, room.tag, room.summary);
}

void show(const RoomArguments& arguments) {
    const Room& room = room_of(arguments);
    fmt::print("{}  {}\n{}\n\nsource     {}\nsolutions  {}\ntarget     {}\nvariants   ", room.name, room.tag,
               room.summary, room.source,
               room.solution.empty() ? "none: lift gives the distinguished parameters" : room.solution, room.target);
    for (const Variant& variant : room.variants) fmt::print("{} ", variant.name);
    std::string page = room.name;
    std::replace(page.begin(), page.end(), '-', '_');
    fmt::print("\npage       spec/{}.md\n", page);
}

void example(const RoomArguments& arguments) {
    const Room& room = room_of(arguments);
    if (arguments.example_options && room.example_options.empty())
        throw command::Stop{command::bad_input, room.name + " takes no options"};
    arguments.files.write(*read_document(arguments.example_options ? room.example_options
                                         : arguments.no            ? room.no_example
                                                                   : room.yes_example));
}

void reduce(const RoomArguments& arguments) {
    if (!arguments.via.empty()) return reduce_via(arguments);
    const Variant& variant = variant_of(room_of(arguments), arguments);
    write_result(arguments, variant.reduce(arguments.files.read(arguments.source), options_of(arguments)),
                 arguments.source);
}

/// What `lift` and `extract` are about.
Document source_of(const RoomArguments& arguments) {
    if (arguments.about.empty()) throw command::Stop{command::bad_input, "expected --source FILE, or --bundle FILE"};
    return arguments.files.read(arguments.about);
}

void lift(const RoomArguments& arguments) {
    if (!arguments.bundle.empty()) return lift_via(arguments);
    const Room& room = room_of(arguments);
    const Variant& variant = variant_of(room, arguments);
    if (!variant.lift)
        throw command::Stop{command::bad_input,
                            room.name + ": there is nothing to lift, since a " + room.target + " has no solutions"};
    std::optional<Document> solution;
    if (!arguments.input.empty()) solution = arguments.files.read(arguments.input);
    const Document source = source_of(arguments);
    write_result(arguments, variant.lift(source, solution, options_of(arguments)),
                 solution ? arguments.input : arguments.about);
}

void extract(const RoomArguments& arguments) {
    if (!arguments.bundle.empty()) return extract_via(arguments);
    const Room& room = room_of(arguments);
    const Variant& variant = variant_of(room, arguments);
    if (!variant.extract)
        throw command::Stop{command::bad_input,
                            room.name + ": there is nothing to extract, since a " + room.source + " has no solutions"};
    const Document source = source_of(arguments);
    if (arguments.input.empty()) throw command::Stop{command::bad_input, "expected a solution of the target"};
    const Document parameters = arguments.files.read(arguments.input);
    write_result(arguments, variant.extract(source, parameters, options_of(arguments)), arguments.input);
}

CLI::App& room_command(CLI::App& app, RoomArguments& arguments, const std::string& name, const std::string& summary,
                       void (*run)(const RoomArguments&)) {
    auto& sub = *app.add_subcommand(name, summary);
    sub.add_option("room", arguments.room, "The room; `reductio list` shows them");
    sub.callback([run, &arguments] { run(arguments); });
    return sub;
}

void add_construction_options(CLI::App& sub, RoomArguments& arguments) {
    sub.add_option("--variant", arguments.variant, "The form of the construction")->capture_default_str();
    sub.add_option("--options", arguments.options, "An options document, for rooms that take arguments");
    arguments.files.add_output(sub);
    arguments.files.add_limits(sub);
}

}  // namespace

void define_room_commands(CLI::App& app, RoomArguments& arguments) {
    app.add_subcommand("list", "The rooms: one a theorem")->callback(list);
    room_command(app, arguments, "show", "What a room is about", show);

    auto& sample = room_command(app, arguments, "example", "A source with the answer YES", example);
    sample.add_flag("--no", arguments.no, "One with the answer NO");
    sample.add_flag("--options", arguments.example_options, "The options that go with both, where there are some");
    arguments.files.add_output(sample);

    auto& reducing = room_command(app, arguments, "reduce", "The target of a source", reduce);
    reducing.add_option("source", arguments.source, "A source document; - is standard input")->capture_default_str();
    reducing.add_option("--via", arguments.via,
                        "Several rooms, ROOM[:VARIANT],...: instead of a room; the result is a bundle (reductio path)");
    reducing.add_flag("--target", arguments.target_only, "Of a chain only the last document");
    add_construction_options(reducing, arguments);

    auto& lifting = room_command(app, arguments, "lift", "A source's solution as a solution of the target", lift);
    lifting.add_option("--source", arguments.about, "The source document");
    lifting.add_option("--bundle", arguments.bundle, "A bundle, instead of a room and a source: lift along its chain");
    lifting.add_option("solution", arguments.input, "A solution of the source; none where it has no solutions");
    add_construction_options(lifting, arguments);

    auto& extracting =
        room_command(app, arguments, "extract", "A solution of the target as a solution of the source", extract);
    extracting.add_option("--source", arguments.about, "The source document");
    extracting.add_option("--bundle", arguments.bundle,
                          "A bundle, instead of a room and a source: back along its chain");
    extracting.add_option("solution", arguments.input, "A solution of the target, such as parameters");
    add_construction_options(extracting, arguments);
}

}  // namespace reductio::impl
