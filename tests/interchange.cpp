// The interchange format: what is read, what is written, and what is refused with which words.

#include "tests/support.hpp"

#include <sstream>

namespace reductio::tests {
namespace {

std::string shown(const Error& error) {
    return (error.place.empty() ? "the document" : error.place) + ": " + error.message;
}

TEST(Accepted, IsWrittenBackByteForByte) {
    std::size_t documents = 0;
    for (const auto& file : files_below(source_tree() / "tests/accepted", ".json")) {
        const std::string text = read_file(file);
        const auto document = read_document(text);
        ASSERT_TRUE(document) << file << ": " << shown(document.error());
        fs::path canonical = file;
        if (file.stem().extension() == ".loose")
            canonical = file.parent_path() / (file.stem().stem().string() + ".json");
        EXPECT_EQ(write_document(*document), read_file(canonical)) << file;
        ++documents;
    }
    EXPECT_GT(documents, 100u);
}

TEST(Accepted, PrettyDocumentsReadAsTheSame) {
    for (const auto& file : files_below(source_tree() / "tests/accepted", ".json")) {
        const auto document = read_document(read_file(file));
        ASSERT_TRUE(document) << file;
        const auto again = read_document(write_pretty(*document));
        ASSERT_TRUE(again) << file << shown(again.error());
        EXPECT_TRUE(*again == *document) << file;
    }
}

TEST(Accepted, IsTheKindThatItsFolderSays) {
    for (const auto& file : files_below(source_tree() / "tests/accepted", ".json")) {
        const auto document = read_document(read_file(file));
        ASSERT_TRUE(document) << file;
        EXPECT_EQ(kind_of(*document), file.parent_path().filename().string()) << file;
    }
}

TEST(Rejected, WithTheExactErrorExpected) {
    std::size_t documents = 0;
    for (const auto& file : files_below(source_tree() / "tests/rejected", ".json")) {
        const auto document = read_document(read_file(file));
        ASSERT_FALSE(document) << file;
        std::string expected = read_file(fs::path(file).replace_extension(".expected"));
        EXPECT_EQ(shown(document.error()), expected.substr(0, expected.find('\n'))) << file;
        ++documents;
    }
    EXPECT_GT(documents, 100u);
}

TEST(Unparsable, WithTheExactErrorExpected) {
    for (const auto& file : files_below(source_tree() / "tests/unparsable", ".json")) {
        const auto document = read_document(read_file(file));
        ASSERT_FALSE(document) << file;
        std::string expected = read_file(fs::path(file).replace_extension(".expected"));
        EXPECT_EQ(shown(document.error()), expected.substr(0, expected.find('\n'))) << file;
    }
}

TEST(Errors, AreOneShortLine) {
    for (const std::string folder : {"rejected", "unparsable"}) {
        for (const auto& file : files_below(source_tree() / "tests" / folder, ".json")) {
            const auto document = read_document(read_file(file));
            ASSERT_FALSE(document) << file;
            const std::string line = shown(document.error());
            EXPECT_LT(line.size(), 600u) << file;
            for (const char c : line) EXPECT_GE(static_cast<unsigned char>(c), 32) << file;
        }
    }
}

TEST(Documents, OneAfterTheOther) {
    const std::string subset = "{\"reductio\": 1, \"kind\": \"subset\", \"chosen\": [0]}";
    for (const std::string& between : {std::string("\n"), std::string(" "), std::string(), std::string("\n\n")}) {
        const auto documents = read_documents(subset + between + subset + "\n");
        ASSERT_TRUE(documents) << shown(documents.error());
        EXPECT_EQ(documents->size(), 2u);
    }
    EXPECT_EQ(shown(read_documents(subset + "\n{}").error()),
              "the document: expected the member \"reductio\" (document 2)");
    EXPECT_FALSE(read_documents(""));
    EXPECT_FALSE(read_documents(subset + " x"));
}

TEST(Documents, SecondOfTwoWhereOneIsAskedForIsAnError) {
    const std::string subset = "{\"reductio\": 1, \"kind\": \"subset\", \"chosen\": [0]}";
    EXPECT_FALSE(read_document(subset + subset));
}

TEST(Limits, EachHasAnErrorAndCanBeRaised) {
    const std::string million(1'000'001, '7');
    const auto items = [](const std::string& item) {
        return "{\"reductio\": 1, \"kind\": \"subset-sum\", \"items\": [" + item + "], \"target\": 0}";
    };
    for (const std::string& item : {million, '"' + million + '"'}) {
        EXPECT_EQ(shown(read_document(items(item)).error()),
                  "/items/0: expected at most 1000000 digits in a number (--max-digits raises it)");
    }
    Limits limits;
    limits.digits = 2'000'000;
    EXPECT_TRUE(read_document(items(million), limits));
    EXPECT_TRUE(read_document(items('"' + million + '"'), limits));
    limits.values = 4;
    EXPECT_EQ(shown(read_document(items("1"), limits).error()),
              "/items/0: expected at most 4 values (--max-values raises it)");
    limits.nesting = 1;
    limits.values = 100;
    EXPECT_EQ(shown(read_document(items("1"), limits).error()),
              "/items: expected at most 1 levels (--max-nesting raises it)");
}

TEST(Fault, NamesWhatAReaderWouldReport) {
    ExactCover cover{2, {{1, 0}}, 1};
    const auto error = fault(Document{cover});
    ASSERT_TRUE(error);
    EXPECT_EQ(shown(*error), "/sets/0/1: expected a strictly increasing list");
    cover.sets = {{0, 1}};
    EXPECT_FALSE(fault(Document{cover}));
}

}  // namespace
}  // namespace reductio::tests
