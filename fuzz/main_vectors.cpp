#include "fuzz/main_vectors.hpp"

#include <fmt/format.h>

#include "fuzz/serve.hpp"
#include "fuzz/vector_flags.hpp"

namespace reductio::fuzz {

namespace {

void vectors(const VectorArguments& arguments) {
    const auto names = reduction_names();
    if (std::find(names.begin(), names.end(), arguments.room) == names.end())
        throw command::Stop{
            command::bad_input,
            "no such room: " + arguments.room +
                command::nearest_name(arguments.room, names).value_or(" (reductio-fuzz list shows them)")};
    if (arguments.flags) {
        for (const VectorFlag& flag : flags_of(arguments.room)) fmt::print("{:<30} {}\n", flag.name, flag.meaning);
        return;
    }
    arguments.files.write(Document{make_vectors(*find_subject(arguments.room), arguments.plan)});
}

}  // namespace

void define_vectors(CLI::App& app, VectorArguments& arguments) {
    auto& sub = *app.add_subcommand("vectors", "Write test vectors of a room: sources with targets, answers and flags");
    sub.add_option("room", arguments.room, "The room; reductio-fuzz list shows them")->required();
    sub.add_option("--count", arguments.plan.count, "How many tests")
        ->check(CLI::Range(1, 100'000))
        ->capture_default_str();
    sub.add_option("--seed", arguments.plan.seed, "The same seed gives the same tests")->capture_default_str();
    sub.add_option("--bytes", arguments.plan.most_bytes, "About how many bytes at most; fewer tests if need be")
        ->capture_default_str();
    sub.add_flag("--flags", arguments.flags, "Print what each flag means instead");
    arguments.files.add_output(sub);
    sub.footer(
        "Examples:\n"
        "  reductio-fuzz vectors subset-sum-to-dnnt -o subset-sum-to-dnnt.json\n"
        "  reductio-fuzz vectors subset-sum-to-dnnt --flags");
    sub.callback([&] { vectors(arguments); });
}

}  // namespace reductio::fuzz
