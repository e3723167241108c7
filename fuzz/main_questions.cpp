#include "fuzz/main_questions.hpp"

#include <CLI/Validators.hpp>

#include <algorithm>

#include "checkers/question_files.hpp"
#include "fuzz/questions.hpp"

namespace reductio::fuzz {

namespace {

Subject subject_of(const QuestionExport& arguments) {
    if (auto subject = find_subject(arguments.room, arguments.variant)) return *std::move(subject);
    const auto names = subject_names();
    if (std::ranges::find(names, arguments.room) != names.end())
        throw command::Stop{command::bad_input, arguments.room + " has no variant " + arguments.variant};
    throw command::Stop{command::bad_input,
                        "no such room: " + arguments.room +
                            command::nearest_name(arguments.room, names).value_or(" (reductio-fuzz list shows them)")};
}

void export_questions(const QuestionExport& arguments) {
    const Subject subject = subject_of(arguments);
    checkers::refuse_questions_in(arguments.folder, arguments.room);
    checkers::AskedQuestions asked(arguments.room, arguments.most_bytes);
    for (std::size_t i = 0; i < arguments.count; ++i) {
        Choices choices = seeded(arguments.seed, arguments.room, i);
        ask_about(subject, subject.generate(choices, Size::of(arguments.size)), asked, arguments.work);
    }
    ask_about_shapes(subject, arguments.forall, asked, arguments.work);
    checkers::write_questions(arguments.folder, asked);
}

}  // namespace

void define_question_export(CLI::App& app, QuestionExport& arguments) {
    auto& sub =
        *app.add_subcommand("export-questions", "Write every question that Z3 is asked about a room, as SMT-LIB 2.6");
    sub.add_option("room", arguments.room, "The room; reductio-fuzz list shows them")->required();
    sub.add_option("--variant", arguments.variant, "The form of the construction; the repaired one if none is named");
    sub.add_option("--count", arguments.count, "How many random instances")
        ->check(CLI::Range(0, 100'000))
        ->capture_default_str();
    sub.add_option("--seed", arguments.seed, "The same seed gives the same instances")->capture_default_str();
    sub.add_option("--size", arguments.size, "About as many items, sets or gates at most")
        ->check(CLI::Range(0, 1000))
        ->capture_default_str();
    sub.add_option("--forall", arguments.forall, "Also what proves the shapes up to this bound; 0: none")
        ->check(CLI::Range(0, 64))
        ->capture_default_str();
    sub.add_option("-o,--output", arguments.folder, "The folder for the files")->capture_default_str();
    sub.add_option("--max-candidates", arguments.work.work.candidates, "Most candidates to try for one instance")
        ->capture_default_str();
    sub.add_option("--max-bytes", arguments.most_bytes, "Most bytes of all files")->capture_default_str();
    sub.footer(
        "One file a question, ROOM-OBLIGATION-NUMBER.smt2, with Z3's answer as its :status; a line an obligation of\n"
        "each instance says what was asked. reductio-check export does the same for one pair of your own.\n"
        "Example:\n"
        "  reductio-fuzz export-questions subset-sum-to-dnnt --count 5 --forall 3 -o questions");
    sub.callback([&] { export_questions(arguments); });
}

}  // namespace reductio::fuzz
