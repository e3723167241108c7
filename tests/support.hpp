#pragma once
// What the tests share: files, programs run as a person runs them, documents made in one line.

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "spec/document.hpp"

namespace reductio::tests {

namespace fs = std::filesystem;

/// The source tree and the folder of the built programs, from the build.
fs::path source_tree();
fs::path programs();

std::string read_file(const fs::path& path);
void write_file(const fs::path& path, const std::string& text);

/// All files below a folder with this ending, sorted.
std::vector<fs::path> files_below(const fs::path& folder, const std::string& ending);

struct Outcome {
    int code = -1;
    std::string out;
    std::string err;
};

/// Runs a shell command with this text on its standard input, in a scratch folder that goes with the test program.
Outcome run(const std::string& command, const std::string& input = "");

/// A folder of this test program, empty at first.
fs::path scratch();

/// The document that must be readable.
Document parsed(const std::string& text);

template <class T>
T parsed_as(const std::string& text) {
    return std::get<T>(parsed(text).is);
}

}  // namespace reductio::tests
