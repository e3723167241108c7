// The JSON Schemas say what the reader says, as far as a schema can: over every accepted and rejected document.

#include <nlohmann/json.hpp>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

#include "tests/support.hpp"

#include <map>
#include <set>
#include <sstream>

namespace reductio::tests {
namespace {

using Json = nlohmann::json;

/// A schema of spec/schema, other files of that folder found by their name.
const valijson::Schema& schema_of(const std::string& kind) {
    static std::map<std::string, valijson::Schema> schemas;
    if (const auto known = schemas.find(kind); known != schemas.end()) return known->second;
    const fs::path folder = source_tree() / "spec/schema";
    const auto fetch = [folder](const std::string& uri) -> const Json* {
        return new Json(Json::parse(read_file(folder / fs::path(uri).filename())));
    };
    const auto release = [](const Json* json) { delete json; };
    const Json json = Json::parse(read_file(folder / (kind + ".schema.json")));
    valijson::SchemaParser parser(valijson::SchemaParser::kDraft7);
    parser.populateSchema(valijson::adapters::NlohmannJsonAdapter(json), schemas[kind], fetch, release);
    return schemas[kind];
}

bool accepts(const std::string& kind, const std::string& text) {
    const Json json = Json::parse(text);
    valijson::Validator validator(valijson::Validator::kStrongTypes);
    return validator.validate(schema_of(kind), valijson::adapters::NlohmannJsonAdapter(json), nullptr);
}

std::set<std::string> skips() {
    std::istringstream lines(read_file(source_tree() / "tests/accepted/schema-skips.txt"));
    std::set<std::string> paths;
    for (std::string line; std::getline(lines, line);) {
        const auto space = line.find(' ');
        if (space == std::string::npos) continue;
        paths.insert(line.substr(0, space));
        std::cout << "not held to the schema: " << line << '\n';
    }
    return paths;
}

TEST(Schemas, AcceptEveryAcceptedDocument) {
    const auto skipped = skips();
    for (const auto& file : files_below(source_tree() / "tests/accepted", ".json")) {
        const std::string path = fs::relative(file, source_tree()).string();
        const std::string below = fs::relative(file, source_tree() / "tests/accepted").string();
        if (skipped.contains(path) || skipped.contains(below)) continue;
        EXPECT_TRUE(accepts(file.parent_path().filename(), read_file(file))) << path;
    }
}

TEST(Schemas, JudgeRejectedDocumentsAsEachSays) {
    std::size_t rejected = 0;
    for (const auto& file : files_below(source_tree() / "tests/rejected", ".json")) {
        const std::string expected = read_file(fs::path(file).replace_extension(".expected"));
        const bool accepted = expected.find("\nschema: accepts\n") != std::string::npos;
        ASSERT_TRUE(accepted || expected.find("\nschema: rejects\n") != std::string::npos) << file;
        EXPECT_EQ(accepts(file.parent_path().filename(), read_file(file)), accepted) << file;
        rejected += !accepted;
    }
    EXPECT_GT(rejected, 50u);
}

TEST(Schemas, ThereIsOneForEveryKind) {
    std::set<std::string> kinds;
    for (const auto& file : files_below(source_tree() / "tests/accepted", ".json"))
        kinds.insert(file.parent_path().filename().string());
    EXPECT_EQ(kinds.size(), std::variant_size_v<decltype(Document::is)>);
    for (const auto& kind : kinds)
        EXPECT_TRUE(fs::exists(source_tree() / "spec/schema" / (kind + ".schema.json"))) << kind;
}

}  // namespace
}  // namespace reductio::tests
