#include "checkers/main_export.hpp"

#include "checkers/equivalence.hpp"
#include "checkers/question_files.hpp"
#include "checkers/room_proofs.hpp"
#include "checkers/rooms.hpp"

namespace reductio::checkers {

namespace {

void refuse_unknown(const std::string& room) {
    if (find_room(room) != nullptr) return;
    std::vector<std::string> names;
    for (const Room& known : rooms()) names.push_back(known.name);
    throw command::Stop{command::bad_input, "no such room: " + room + command::nearest_name(room, names).value_or("")};
}

void export_questions(const QuestionArguments& arguments) {
    refuse_unknown(arguments.room);
    refuse_questions_in(arguments.folder, arguments.room);
    const Document source = arguments.files.read(arguments.source);
    const Document target = arguments.files.read(arguments.target);
    const Options options =
        arguments.options.empty() ? Options{} : arguments.files.read_as<Options>(arguments.options, "options");
    const Pair pair{source, target, options};
    AskedQuestions asked(arguments.room, arguments.most_bytes);
    asked.during("equivalence", [&] { return check_equivalence(pair, arguments.work); });
    for (const Proof& proof : proofs_of(arguments.room).proofs)
        asked.during(proof.name, [&] { return proof.prove(pair, arguments.rlimit); });
    write_questions(arguments.folder, asked);
}

}  // namespace

void define_export_command(CLI::App& app, QuestionArguments& arguments) {
    auto& sub = *app.add_subcommand("export", "Write every question that Z3 is asked about a pair, as SMT-LIB 2.6");
    sub.add_option("room", arguments.room, "The room that the pair is of")->required();
    sub.add_option("source", arguments.source, "The source document")->required();
    sub.add_option("target", arguments.target, "The target document")->required();
    sub.add_option("--options", arguments.options, "An options document, for rooms that take arguments");
    sub.add_option("-o,--output", arguments.folder, "The folder for the files")->capture_default_str();
    sub.add_option("--max-candidates", arguments.work.candidates, "Most candidates to try")->capture_default_str();
    sub.add_option("--max-bytes", arguments.most_bytes, "Most bytes of all files")->capture_default_str();
    sub.add_option("--rlimit", arguments.rlimit, "Most steps of Z3 for a question of a proof")->capture_default_str();
    arguments.files.add_limits(sub);
    sub.footer(
        "One file a question, ROOM-OBLIGATION-NUMBER.smt2, with Z3's answer as its :status. Questions about all data\n"
        "of a shape need the construction: reductio-fuzz export-questions writes them.\n"
        "Example:\n"
        "  reductio-check export subset-sum-to-dnnt source.json target.json -o questions");
    sub.callback([&] { export_questions(arguments); });
}

}  // namespace reductio::checkers
