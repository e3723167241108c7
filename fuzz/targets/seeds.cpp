#include "fuzz/targets/seeds.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include "spec/document.hpp"

namespace reductio::fuzz {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t instances = 24;  // of a target that takes choices
constexpr std::size_t most_of_a_vector_file = 8;
constexpr std::size_t longest_text = 16384;
constexpr std::size_t longest_choices = 4096;

std::vector<Seed> recorded(const Target& target) {
    const auto& trial = std::get<ChoicesTrial>(target.trial);
    std::vector<Seed> seeds;
    for (std::size_t index = 0; index < instances; ++index) {
        Choices choices = seeded(1, target.name, index);
        trial(choices);  // of a fault too, the numbers are worth keeping
        const auto bytes = to_bytes(choices.made());
        seeds.push_back({"instance-" + std::to_string(index), std::string(bytes.begin(), bytes.end())});
    }
    return seeds;
}

std::string text_of(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(file), {});
}

/// "tests/accepted/nnt/times.json" becomes "tests-accepted-nnt-times.json".
std::string flat(const fs::path& path) {
    std::string name = path.generic_string();
    std::ranges::replace(name, '/', '-');
    return name;
}

/// The documents below a folder of the tree, in order.
std::vector<Seed> documents_below(const fs::path& tree, const fs::path& folder) {
    std::set<fs::path> paths;
    for (const auto& entry : fs::recursive_directory_iterator(tree / folder))
        if (entry.is_regular_file() && entry.path().extension() == ".json") paths.insert(entry.path());
    std::vector<Seed> seeds;
    for (const auto& path : paths) seeds.push_back({flat(fs::relative(path, tree)), text_of(path)});
    return seeds;
}

/// A file of vectors is too long for an input, but its first sources, targets and lifted parameters are not.
std::vector<Seed> first_of_vectors(const Seed& file) {
    std::vector<Seed> seeds;
    const auto document = read_document(file.bytes);
    const auto* vectors = document ? std::get_if<Vectors>(&document->is) : nullptr;
    if (!vectors) return seeds;
    const std::string stem = fs::path(file.name).stem().string() + "-";
    for (std::size_t i = 0; i < std::min(vectors->tests.size(), most_of_a_vector_file); ++i) {
        const Vector& test = vectors->tests[i];
        seeds.push_back({stem + test.id + "-source.json", write_document(*test.source)});
        seeds.push_back({stem + test.id + "-target.json", write_document(*test.target)});
        if (test.lifted) seeds.push_back({stem + test.id + "-lifted.json", write_document(**test.lifted)});
    }
    return seeds;
}

std::vector<Seed> documents_of(const fs::path& tree) {
    std::vector<Seed> seeds;
    for (const auto* folder : {"tests/accepted", "tests/rejected", "tests/unparsable", "spec/examples", "spec/errata"})
        for (Seed& seed : documents_below(tree, folder)) seeds.push_back(std::move(seed));
    for (const Seed& file : documents_below(tree, "tests/vectors"))
        for (Seed& seed : first_of_vectors(file)) seeds.push_back(std::move(seed));
    return seeds;
}

}  // namespace

std::size_t most_bytes_of(const Target& target) {
    return std::holds_alternative<TextTrial>(target.trial) ? longest_text : longest_choices;
}

Result<std::vector<Seed>> seeds_of(const Target& target, const std::string& source_tree) {
    std::vector<Seed> seeds;
    if (std::holds_alternative<ChoicesTrial>(target.trial)) {
        seeds = recorded(target);
    } else {
        if (!fs::is_directory(fs::path(source_tree) / "tests/accepted"))
            return Error{source_tree, "expected the source tree, with tests/accepted"};
        seeds = documents_of(source_tree);
    }
    std::set<std::string> seen;
    const std::size_t most = most_bytes_of(target);
    std::erase_if(seeds, [&](const Seed& s) { return s.bytes.size() > most || !seen.insert(s.bytes).second; });
    return seeds;
}

std::string options_of(const Target& target) {
    // Short inputs first, which an engine with mutators of ours would else not do. How often a loop ran says how large
    // an instance is: where it counts, the engine keeps ever larger ones, and reaches no more.
    std::string options =
        "[libfuzzer]\nlen_control = 100\nuse_counters = 0\nmax_len = " + std::to_string(most_bytes_of(target)) +
        "\ntimeout = 30\nrss_limit_mb = 2560\n";
    if (std::holds_alternative<TextTrial>(target.trial))
        options += "dict = " + target.name + ".dict\n";
    else
        // Compared values say little about choices, and weighing its inputs costs the engine more than most trials.
        options += "use_cmp = 0\nentropic = 0\n";
    // Memory that was given back rests for a while before its next use; longer than a few trials helps nobody.
    return options + "\n[asan]\nquarantine_size_mb = 16\nmalloc_context_size = 2\nmax_malloc_fill_size = 0\n";
}

}  // namespace reductio::fuzz
