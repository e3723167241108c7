// What the checkers of the rooms say of a target that somebody changed: every step that rejects it, and its whole
// reason, since a reason that names the wrong place sends its reader there. tests/reasons/ has a file a room.

#include "checkers/rooms.hpp"
#include "impl/room.hpp"
#include "tests/support.hpp"

namespace reductio::tests {
namespace {

/// The lines `from` and `to` are parts of the target's text, of which the first place is changed; then come the steps.
struct Changed {
    std::string from;
    std::string to;
    std::string said;
};

std::vector<Changed> changes_in(const fs::path& file) {
    std::vector<Changed> changes;
    std::ifstream lines(file);
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with("from "))
            changes.push_back({line.substr(5), "", ""});
        else if (line == "to" || line.starts_with("to "))
            changes.back().to = line.substr(std::min<std::size_t>(line.size(), 3));
        else if (!line.empty())
            changes.back().said += line + "\n";
    }
    return changes;
}

/// The YES example of a room, with the options that go with it.
struct Example {
    explicit Example(const impl::Room& room)
        : source(parsed(room.yes_example)),
          options(room.example_options.empty() ? Options{} : parsed_as<Options>(room.example_options)) {}
    Document source;
    Options options;
};

std::string said_of(const checkers::Room& room, const Example& example, const Document& target) {
    const checkers::Pair pair{example.source, target, example.options};
    std::string said;
    for (const auto& steps : {room.restrictions, room.construction})
        for (const checkers::Step& step : steps)
            if (const auto reason = step.fault(pair)) said += step.number + ": " + *reason + "\n";
    if (const auto reason = room.size(pair)) said += "size: " + *reason + "\n";
    return said;
}

void expect_reasons(const fs::path& file) {
    const std::string name = file.stem().string();
    const impl::Room& built = *impl::find_room(name);
    const checkers::Room& checked = *checkers::find_room(name);
    const Example example(built);
    const auto target = built.variants.front().reduce(example.source, example.options);
    ASSERT_TRUE(target) << name;
    EXPECT_EQ(said_of(checked, example, *target), "") << name << ": nobody changed anything";
    const std::string text = write_document(*target);
    for (const auto& [from, to, said] : changes_in(file)) {
        const auto place = text.find(from);
        ASSERT_NE(place, std::string::npos) << name << ' ' << from;
        std::string changed = text;
        changed.replace(place, from.size(), to);
        EXPECT_EQ(said_of(checked, example, parsed(changed)), said) << name << "\nfrom " << from << "\nto " << to;
    }
}

TEST(Reasons, AreWhatEachStepShouldSay) {
    const auto files = files_below(source_tree() / "tests/reasons", ".txt");
    for (const auto& file : files) expect_reasons(file);
    EXPECT_EQ(files.size() + 2, impl::rooms().size()) << "D-T1.2 and D-T1.6 have tests of their own";
}

}  // namespace
}  // namespace reductio::tests
