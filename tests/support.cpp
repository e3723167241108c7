#include "tests/support.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <sstream>

namespace reductio::tests {

fs::path source_tree() { return REDUCTIO_SOURCE_TREE; }
fs::path programs() { return REDUCTIO_PROGRAMS; }

std::string read_file(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    EXPECT_TRUE(file) << path;
    return std::string(std::istreambuf_iterator<char>(file), {});
}

void write_file(const fs::path& path, const std::string& text) {
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << text;
}

std::vector<fs::path> files_below(const fs::path& folder, const std::string& ending) {
    std::vector<fs::path> files;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        if (entry.is_regular_file() && entry.path().string().ends_with(ending)) files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

namespace {

/// Removed when the test program ends.
struct ScratchFolder {
    fs::path path = fs::temp_directory_path() / ("reductio-test-" + std::to_string(getpid()));
    ScratchFolder() { fs::create_directories(path); }
    ~ScratchFolder() {
        std::error_code ignored;
        fs::remove_all(path, ignored);
    }
};

}  // namespace

fs::path scratch() {
    static const ScratchFolder folder;
    return folder.path;
}

Outcome run(const std::string& command, const std::string& input) {
    const fs::path in = scratch() / "stdin";
    const fs::path out = scratch() / "stdout";
    const fs::path err = scratch() / "stderr";
    write_file(in, input);
    const std::string whole = "cd " + scratch().string() + " && PATH=" + programs().string() + ":$PATH; { " + command +
                              " ; } <" + in.string() + " >" + out.string() + " 2>" + err.string();
    const int status = std::system(whole.c_str());
    return {WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status), read_file(out), read_file(err)};
}

Document parsed(const std::string& text) {
    auto document = read_document(text);
    if (!document) throw std::runtime_error(document.error().place + ": " + document.error().message);
    return *std::move(document);
}

}  // namespace reductio::tests
