// Documents kept outside the project, where there are some: REDUCTIO_EXAMPLES names a folder with one subfolder a room.
// Each document is read, written back byte for byte, and judged as its name says.

#include <cstdlib>

#include "checkers/decision.hpp"
#include "impl/evaluation.hpp"
#include "tests/support.hpp"

namespace reductio::tests {
namespace {

class Examples : public testing::Test {
  protected:
    void SetUp() override {
        const char* folder = std::getenv("REDUCTIO_EXAMPLES");
        if (!folder) GTEST_SKIP() << "REDUCTIO_EXAMPLES names no folder of examples";
        root = folder;
    }

    std::vector<fs::path> documents(const std::string& ending) const {
        std::vector<fs::path> files;
        for (const auto& file : files_below(root, ending))
            if (file.filename() != "facts.json") files.push_back(file);
        EXPECT_FALSE(files.empty()) << ending;
        return files;
    }

    fs::path root;
};

fs::path sibling(const fs::path& file, const std::string& from, const std::string& to) {
    std::string name = file.filename().string();
    name.replace(name.rfind(from), from.size(), to);
    return file.parent_path() / name;
}

TEST_F(Examples, AreWrittenBackByteForByte) {
    for (const auto& file : documents(".json")) {
        const std::string text = read_file(file);
        EXPECT_EQ(write_document(parsed(text)), text) << file;
    }
}

/// YES or NO as the name of the case says; nothing for a published case, whose answer stands in facts.json.
std::optional<Answer> named_answer(const fs::path& file) {
    const std::string name = file.filename().string();
    if (file.parent_path().filename() == "published") {
        const std::string facts = read_file(file.parent_path() / "facts.json");
        const auto entry = facts.find('"' + name.substr(0, name.find('.')) + '"');
        const std::string side = name.ends_with(".source.json") ? "\"source\": \"" : "\"target\": \"";
        return facts[facts.find(side, entry) + side.size()] == 'y' ? Answer::yes : Answer::no;
    }
    if (name.starts_with("yes")) return Answer::yes;
    if (name.starts_with("no")) return Answer::no;
    return std::nullopt;
}

bool is_continuous(const Document& document) {
    const auto* instance = std::get_if<Nnt>(&document.is);
    if (!instance) return false;
    for (const auto* own : own_entries(instance->parameters))
        if (std::holds_alternative<Continuum>(own->biases)) return true;
    return false;
}

void expect_decided(const fs::path& file) {
    const Document document = parsed(read_file(file));
    if (std::holds_alternative<Polynomial>(document.is) || is_continuous(document)) return;
    const Decision decision = checkers::decide(document);
    EXPECT_EQ(decision.answer, named_answer(file)) << file << ' ' << decision.reason.value_or("");
}

TEST_F(Examples, SourcesAreDecidedAsTheirNamesSay) {
    for (const auto& file : documents(".source.json")) expect_decided(file);
}

TEST_F(Examples, TargetsAreDecidedAsTheirNamesSay) {
    for (const auto& file : documents(".target.json")) expect_decided(file);
}

void expect_within(const fs::path& file, bool within) {
    const auto instance =
        parsed_as<Nnt>(read_file(sibling(file, within ? ".target-solution" : ".target-parameters", ".target")));
    const auto parameters = parsed_as<Parameters>(read_file(file));
    const bool published = file.parent_path().filename() == "published";
    if (!published) {
        EXPECT_FALSE(checkers::not_allowed(instance, parameters)) << file;
        EXPECT_FALSE(impl::not_allowed(instance, parameters)) << file;
    }
    const auto left = impl::evaluate(instance, parameters);
    const auto right = checkers::evaluate(instance, parameters);
    ASSERT_TRUE(left && right) << file;
    EXPECT_TRUE(*left == *right) << file;
    EXPECT_EQ(left->within, within) << file;
}

TEST_F(Examples, GivenSolutionsReachTheThreshold) {
    for (const auto& file : documents(".target-solution.json")) expect_within(file, true);
}

TEST_F(Examples, DistinguishedParametersOfNoCasesMissIt) {
    for (const auto& file : documents(".target-parameters.json")) expect_within(file, false);
}

TEST_F(Examples, SourceSolutionsSolveTheirInstances) {
    for (const auto& file : documents(".source-solution.json")) {
        const auto error = checkers::not_a_solution(parsed(read_file(sibling(file, ".source-solution", ".source"))),
                                                    parsed(read_file(file)));
        EXPECT_FALSE(error) << file << ' ' << error->message;
    }
}

TEST_F(Examples, OptimaAndEvaluationsAreAsGiven) {
    for (const auto& file : documents(".optimum.json")) {
        const auto instance = parsed_as<Nnt>(read_file(sibling(file, ".optimum", ".source")));
        const auto parameters = parsed_as<Parameters>(read_file(file));
        const auto optimum = checkers::optimum(instance);
        ASSERT_TRUE(optimum) << file;
        const auto left = impl::evaluate(instance, parameters);
        ASSERT_TRUE(left) << file;
        EXPECT_EQ(left->total, optimum->least) << file;
        EXPECT_EQ(write_document(Document{*left}), read_file(sibling(file, ".optimum", ".evaluation"))) << file;
    }
}

}  // namespace
}  // namespace reductio::tests
