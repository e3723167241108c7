// The rooms, their pages and the tables of the floors say the same.

#include "impl/room.hpp"

#include <regex>
#include <set>

#include "checkers/deciders.hpp"
#include "checkers/replay.hpp"
#include "checkers/rooms.hpp"
#include "fuzz/obligations.hpp"
#include "tests/support.hpp"

namespace reductio::tests {
namespace {

std::string stem_of(const impl::Room& room) {
    std::string stem = room.name;
    std::replace(stem.begin(), stem.end(), '-', '_');
    return stem;
}

fs::path page_of(const impl::Room& room) { return source_tree() / "spec" / (stem_of(room) + ".md"); }

std::set<std::string> matches(const std::string& text, const std::string& pattern) {
    const std::regex regex(pattern);
    std::set<std::string> found;
    for (std::sregex_iterator match(text.begin(), text.end(), regex), end; match != end; ++match)
        found.insert((*match)[1]);
    return found;
}

TEST(Rooms, StandOnEveryFloor) {
    std::set<std::string> built;
    for (const auto& room : impl::rooms()) built.insert(room.name + " " + room.tag);
    std::set<std::string> checked;
    for (const auto& room : checkers::rooms()) checked.insert(room.name + " " + room.tag);
    EXPECT_EQ(built, checked);
    for (const auto& room : impl::rooms()) {
        for (const std::string floor : {"impl", "checkers"}) {
            EXPECT_TRUE(fs::exists(source_tree() / floor / (stem_of(room) + ".hpp"))) << floor << ' ' << room.name;
            EXPECT_TRUE(fs::exists(source_tree() / floor / (stem_of(room) + ".cpp"))) << floor << ' ' << room.name;
        }
        EXPECT_TRUE(read_file(page_of(room)).starts_with("# " + room.tag + ": ")) << room.name;
    }
}

/// It has no construction; its steps are those of a program, and of the sets that its checker reads.
bool is_solver(const impl::Room& room) { return room.target == "decision"; }

TEST(Rooms, CiteEveryStepOfTheirPage) {
    for (const auto& room : impl::rooms()) {
        if (is_solver(room)) continue;
        const auto steps = matches(read_file(page_of(room)), "\n- \\[([0-9]+)\\] ");
        EXPECT_FALSE(steps.empty()) << room.name;
        for (const std::string floor : {"impl", "checkers"}) {
            const auto cited = matches(read_file(source_tree() / floor / (stem_of(room) + ".cpp")), "\\[([0-9]+)\\]");
            for (const auto& step : steps)
                EXPECT_TRUE(cited.contains(step)) << floor << ' ' << room.name << ' ' << step;
        }
    }
}

TEST(Rooms, CheckEveryStepOfTheirPage) {
    for (const auto& room : impl::rooms()) {
        if (is_solver(room)) continue;
        const auto steps = matches(read_file(page_of(room)), "\n- \\[([0-9]+)\\] ");
        std::set<std::string> checked;
        for (const auto& step : checkers::find_room(room.name)->construction) checked.insert(step.number);
        for (const auto& step : steps) EXPECT_TRUE(checked.contains(step)) << room.name << ' ' << step;
    }
}

TEST(Rooms, HaveTheExamplesOfTheirPage) {
    for (const auto& room : impl::rooms()) {
        const std::string page = read_file(page_of(room));
        for (const auto& [text, answer] : {std::pair(room.yes_example, Answer::yes), {room.no_example, Answer::no}}) {
            EXPECT_NE(page.find(text), std::string::npos) << room.name;
            EXPECT_EQ(write_document(parsed(text)), text + "\n") << room.name;
            EXPECT_NE(page.find(room.example_options), std::string::npos) << room.name;
            EXPECT_NE(room.source.find(kind_of(parsed(text))), std::string::npos) << room.name;
            EXPECT_EQ(checkers::decide_by_all(parsed(text)).answer, answer) << room.name;
        }
    }
}

TEST(Rooms, ClaimWhatIsChecked) {
    for (const auto& room : impl::rooms()) {
        const std::string page = read_file(page_of(room));
        const std::string claims = page.substr(page.find("## Claims"));
        const auto names = fuzz::obligations_of(fuzz::find_subject(room.name).value());
        std::set<std::string> checked(names.begin(), names.end());
        checked.erase("reduce");
        EXPECT_EQ(matches(claims, "\\| `([a-z]+)` \\|"), checked) << room.name;
    }
}

TEST(Rooms, RefuseOtherKindsAndOtherShapes) {
    const Document other = parsed(R"({"reductio": 1, "kind": "cover", "chosen": []})");
    for (const auto& room : impl::rooms()) {
        for (const auto& variant : room.variants) {
            EXPECT_FALSE(variant.reduce(other, {})) << room.name;
            if (variant.lift) {
                EXPECT_FALSE(variant.lift(other, std::nullopt, {})) << room.name;
            }
            const Document source = parsed(room.yes_example);
            if (!variant.extract) continue;
            EXPECT_FALSE(variant.extract(source, Document{Parameters{}}, {})) << room.name;
            EXPECT_FALSE(variant.extract(source, other, {})) << room.name;
            EXPECT_FALSE(variant.lift(source, Document{Decision{}}, {})) << room.name;
        }
    }
}

TEST(Index, ListsEveryPage) {
    const std::string index = read_file(source_tree() / "spec/index.md");
    for (const auto& page : files_below(source_tree() / "spec", ".md")) {
        const std::string name = fs::relative(page, source_tree() / "spec").string();
        if (name == "index.md") continue;
        EXPECT_NE(index.find("(" + name + ")"), std::string::npos) << name;
    }
    for (const auto& room : impl::rooms()) EXPECT_NE(index.find("| " + room.tag + " |"), std::string::npos) << room.tag;
}

TEST(Readme, ListsEveryRoom) {
    const std::string readme = read_file(source_tree() / "README.md");
    for (const auto& room : impl::rooms()) {
        EXPECT_NE(readme.find("| " + room.tag + " | [`" + room.name + "`](spec/" + stem_of(room) + ".md) | " +
                              room.summary + " |"),
                  std::string::npos)
            << room.name;
    }
}

struct Erratum {
    fs::path file;
    Counterexample fault;
};

std::vector<Erratum> errata() {
    std::vector<Erratum> all;
    for (const auto& file : files_below(source_tree() / "spec/errata", ".json"))
        all.push_back({file, parsed_as<Counterexample>(read_file(file))});
    return all;
}

TEST(Errata, AreEmittedByTheirVariants) {
    EXPECT_FALSE(errata().empty());
    for (const auto& [file, fault] : errata()) {
        EXPECT_EQ(write_document(parsed(read_file(file))), read_file(file)) << file;
        EXPECT_EQ(file.parent_path().filename(), fault.room) << file;
        const auto* room = impl::find_room(fault.room);
        ASSERT_TRUE(room && fault.target) << file;
        const auto* variant = impl::find_variant(*room, fault.variant);
        ASSERT_TRUE(variant) << file;
        const auto target = variant->reduce(*fault.source, fault.options);
        ASSERT_TRUE(target) << file;
        EXPECT_EQ(write_document(*target), write_document(**fault.target)) << file;
    }
}

TEST(Errata, AreReplayedFromTheirDocuments) {
    for (const auto& [file, fault] : errata()) {
        const auto replayed = checkers::replay(fault);
        ASSERT_TRUE(replayed) << file << ' ' << replayed.error().message;
        EXPECT_TRUE(replayed->is_fault) << file;
        EXPECT_EQ(replayed->found, fault.reason) << file;
    }
}

/// The repaired construction has a precondition in place of an answer.
bool repairs_by_refusing(const Counterexample& fault) {
    const auto* source = std::get_if<PosSlp>(&fault.source->is);
    return fault.room == "pos-slp-to-backprop-sign" && source && source->slp.constant != 1;
}

/// What refutes nothing is seen to refute nothing.
TEST(Errata, AreNoneWhereNothingIsWrong) {
    for (auto [file, fault] : errata()) {
        const auto& repaired = impl::find_room(fault.room)->variants.front();
        if (fault.obligation == "copying") fault.source = Document{BitSlp{{1, {{Operation::plus, 0, 0}}}, 0}};
        const auto target = repaired.reduce(*fault.source, fault.options);
        if (repairs_by_refusing(fault)) {
            EXPECT_FALSE(target) << file;
            continue;
        }
        ASSERT_TRUE(target) << file;
        fault.target = *target;
        if (fault.witness) fault.witness = *repaired.lift(*fault.source, std::nullopt, fault.options);
        const auto replayed = checkers::replay(fault);
        ASSERT_TRUE(replayed) << file << ' ' << replayed.error().message;
        EXPECT_FALSE(replayed->is_fault) << file << ' ' << replayed->found;
    }
}

TEST(Errata, FlipTheAnswerAndTheRepairDoesNot) {
    for (const auto& [file, fault] : errata()) {
        if (fault.obligation != "equivalence") continue;
        const Answer source = checkers::decide_by_all(*fault.source).answer;
        const Answer target = checkers::decide_by_all(**fault.target).answer;
        EXPECT_NE(source, Answer::unknown) << file;
        EXPECT_NE(target, Answer::unknown) << file;
        EXPECT_NE(source, target) << file;
        Options options = fault.options;
        options.weight.reset();
        const auto repaired = impl::find_room(fault.room)->variants.front().reduce(*fault.source, options);
        if (repairs_by_refusing(fault)) continue;
        ASSERT_TRUE(repaired) << file;
        const Answer answer = checkers::decide_by_all(*repaired).answer;
        EXPECT_TRUE(answer == source || (answer == Answer::unknown && fault.room == "dnnt-to-cnnt")) << file;
    }
}

TEST(Errata, EveryOneStandsOnThePage) {
    const std::string page = read_file(source_tree() / "spec/errata.md");
    for (const auto& [file, fault] : errata())
        EXPECT_NE(page.find("errata/" + fault.room + "/" + file.filename().string()), std::string::npos) << file;
    EXPECT_EQ(run("reductio-check errata " + (source_tree() / "spec/errata").string()).code, 0);
}

}  // namespace
}  // namespace reductio::tests
