// The shape of the house: which floor may include which, and where numbers may not be inexact.

#include <map>
#include <regex>
#include <set>

#include "tests/support.hpp"

namespace reductio::tests {
namespace {

const std::map<std::string, std::set<std::string>> may_include = {
    {"spec", {"spec"}},
    {"impl", {"spec", "impl"}},
    {"checkers", {"spec", "checkers"}},
    {"fuzz", {"spec", "impl", "checkers", "fuzz"}},
    {"tests", {"spec", "impl", "checkers", "fuzz", "tests"}},
};

std::vector<fs::path> sources_of(const fs::path& tree, const std::string& floor) {
    auto files = files_below(tree / floor, ".hpp");
    for (const auto& file : files_below(tree / floor, ".cpp")) files.push_back(file);
    return files;
}

std::set<std::string> included(const fs::path& file) {
    static const std::regex include("#include *[<\"](reductio/)?([^/>\"]+)[^>\"]*[>\"]");
    const std::string text = read_file(file);
    std::set<std::string> folders;
    for (std::sregex_iterator match(text.begin(), text.end(), include), end; match != end; ++match)
        folders.insert((*match)[2]);
    return folders;
}

std::vector<std::string> wrong_arrows(const fs::path& tree) {
    std::vector<std::string> wrong;
    for (const auto& [floor, allowed] : may_include) {
        if (!fs::exists(tree / floor)) continue;
        for (const auto& file : sources_of(tree, floor)) {
            for (const auto& folder : included(file)) {
                const bool exact_floor = floor == "spec" || floor == "impl";
                const bool is_floor = may_include.contains(folder) && !allowed.contains(folder);
                const bool is_solver = exact_floor && (folder == "flint" || folder.starts_with("z3") ||
                                                       folder.starts_with("arb") || folder.starts_with("fmp"));
                if (is_floor || is_solver) wrong.push_back(fs::relative(file, tree).string() + " includes " + folder);
            }
        }
    }
    return wrong;
}

TEST(House, ArrowsPointOneWay) { EXPECT_EQ(wrong_arrows(source_tree()), std::vector<std::string>{}); }

TEST(House, APlantedWrongArrowIsSeen) {
    const fs::path tree = scratch() / "house";
    write_file(tree / "spec" / "a.hpp", "#include \"impl/evaluation.hpp\"\n");
    write_file(tree / "impl" / "b.cpp", "#include <flint/fmpz.h>\n#include \"spec/numbers.hpp\"\n");
    write_file(tree / "checkers" / "c.cpp", "#include <reductio/impl/evaluation.hpp>\n#include <flint/fmpz.h>\n");
    write_file(tree / "fuzz" / "d.cpp", "#include \"impl/evaluation.hpp\"\n");
    EXPECT_EQ(wrong_arrows(tree), (std::vector<std::string>{"checkers/c.cpp includes impl", "impl/b.cpp includes flint",
                                                            "spec/a.hpp includes impl"}));
}

TEST(House, NothingElseStandsAtTheTop) {
    const std::set<std::string> known = {"spec",           "impl",      "checkers", "fuzz",         "tests",
                                         "CMakeLists.txt", "README.md", "LICENSE",  "CITATION.cff", "CMakePresets.json",
                                         "build"};
    for (const auto& entry : fs::directory_iterator(source_tree())) {
        const std::string name = entry.path().filename().string();
        EXPECT_TRUE(name.starts_with('.') || known.contains(name)) << name;
    }
}

TEST(House, NumbersAreExact) {
    static const std::regex inexact("\\b(double|float)\\b");
    for (const std::string floor : {"spec", "impl", "checkers"}) {
        for (const auto& file : sources_of(source_tree(), floor)) {
            std::istringstream lines(read_file(file));
            for (std::string line; std::getline(lines, line);) {
                const std::string code = line.substr(0, line.find("//"));
                EXPECT_FALSE(std::regex_search(code, inexact)) << file << ": " << line;
            }
        }
    }
}

TEST(House, FlintStaysBehindItsWrappers) {
    for (const auto& file : sources_of(source_tree(), "checkers")) {
        const auto folders = included(file);
        const std::string name = file.filename().string();
        const bool wrapper = (name.starts_with("flint") && name.ends_with(".hpp")) || name == "balls.hpp";
        for (const auto& header : folders) {
            const bool foreign = header == "flint" || header.starts_with("arb") || header.starts_with("fmp");
            EXPECT_TRUE(wrapper || !foreign) << file << " includes " << header;
        }
        if (file.extension() == ".hpp") {
            EXPECT_FALSE(folders.contains("z3++.h")) << file << " lets Z3's header out of the .cpp files";
        }
    }
}

/// Two types of one name, each in a header that the other's users do not see, link without a word and run into each
/// other's destructors.
TEST(House, EveryTypeOfAFloorHasANameOfItsOwn) {
    static const std::regex definition("(?:^|\\n)(?:struct|class) ([A-Za-z]+)[^;\\n]*\\{");
    for (const std::string floor : {"spec", "impl", "checkers", "fuzz"}) {
        std::map<std::string, fs::path> defined;
        for (const auto& file : sources_of(source_tree(), floor)) {
            if (file.extension() != ".hpp") continue;
            const std::string text = read_file(file);
            const std::string room =
                floor == "impl" ? std::regex_replace(text, std::regex("[^]*namespace (\\S+) \\{[^]*"), "$1") : "";
            for (std::sregex_iterator match(text.begin(), text.end(), definition), end; match != end; ++match) {
                const auto [place, is_new] = defined.emplace(room + "::" + (*match)[1].str(), file);
                EXPECT_TRUE(is_new) << (*match)[1] << " in " << file.filename() << " and in "
                                    << place->second.filename();
            }
        }
    }
}

}  // namespace
}  // namespace reductio::tests
