#pragma once
// For the programs that write the questions of Z3: a folder with one file a question.

#include <filesystem>
#include <iostream>

#include "checkers/asked_questions.hpp"
#include "spec/command.hpp"

namespace reductio::checkers {

/// Files of an earlier run would stand among those of this one.
inline void refuse_questions_in(const std::string& folder, const std::string& room) {
    std::error_code none;
    const auto status = std::filesystem::status(folder, none);
    if (!std::filesystem::exists(status)) return;
    if (!std::filesystem::is_directory(status))
        throw command::Stop{command::bad_input, folder + ": expected a folder, found a file"};
    for (const auto& entry : std::filesystem::directory_iterator(folder, none)) {
        const std::string name = entry.path().filename().string();
        if (name.starts_with(room + "-") && name.ends_with(".smt2"))
            throw command::Stop{command::bad_input, folder + ": expected no questions of " + room + ", found " + name};
    }
}

/// All of them, or none where they are too long.
inline void write_questions(const std::string& folder, const AskedQuestions& asked) {
    if (asked.left_out() > 0)
        throw command::Stop{command::out_of_budget, "the questions are too long: nothing was written (--max-bytes)"};
    std::error_code failed;
    std::filesystem::create_directories(folder, failed);
    if (failed) throw command::Stop{command::bad_input, folder + ": expected to be able to make this folder"};
    for (const NamedQuestion& one : asked.all())
        command::Files::write_with((std::filesystem::path(folder) / (one.name + ".smt2")).string(),
                                   [&](std::ostream& out) { out << one.question.text; });
    std::cout << asked.summary() << asked.all().size() << " questions in " << folder << '\n';
}

}  // namespace reductio::checkers
