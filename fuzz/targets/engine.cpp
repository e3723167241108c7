// What a fuzzing engine calls: libFuzzer, AFL++ with its driver for libFuzzer's targets, and whatever else knows these
// four names. The engine brings `main`.

#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <utility>

#include "fuzz/choice_mutation.hpp"
#include "fuzz/hash.hpp"
#include "fuzz/targets/chosen.hpp"
#include "fuzz/targets/fault_line.hpp"
#include "fuzz/targets/kept_limbs.hpp"
#include "fuzz/targets/known_findings.hpp"

/// The engine's own mutations of bytes, with its dictionary and what it saw compared.
extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t max_size);

namespace {

using namespace reductio;

const fuzz::Target* target = nullptr;
std::vector<fuzz::KnownFinding> known;

[[noreturn]] void refuse(const std::string& line) {
    std::fprintf(stderr, "reductio-targets: %s\n", line.c_str());
    std::_Exit(2);
}

/// An engine stops at each fault, or drowns in its copies. So it goes on past those in the list that
/// REDUCTIO_KNOWN_FINDINGS names.
void read_known() {
    const char* path = std::getenv("REDUCTIO_KNOWN_FINDINGS");
    if (!path) return;
    std::ifstream file(path);
    if (!file) refuse(std::string(path) + ": expected a file that can be read");
    auto findings = fuzz::read_known_findings(std::string(std::istreambuf_iterator<char>(file), {}));
    if (!findings) refuse(std::string(path) + ": " + findings.error().place + ": " + findings.error().message);
    known = *std::move(findings);
}

constexpr std::size_t door_count = 64;

template <std::size_t number>
void door() {
    __asm__ volatile("" ::"i"(number));  // else compilers make one function of equal ones
}

template <std::size_t... numbers>
constexpr auto doors(std::index_sequence<numbers...>) {
    return std::array<void (*)(), door_count>{door<numbers>...};
}

/// AFL++ keeps one crash for each set of edges that it saw, and knows no message. So every fault leaves by a door of
/// its own, as far as there are doors.
void leave_by_own_door(const std::string& state) {
    static constexpr auto all = doors(std::make_index_sequence<door_count>());
    all[fuzz::hash(state) % door_count]();
}

bool takes_choices() { return std::holds_alternative<fuzz::ChoicesTrial>(target->trial); }

fuzz::Choices chances_of(unsigned seed) { return fuzz::seeded(seed, "mutation", 0); }

std::size_t put(const std::vector<std::uint8_t>& bytes, std::uint8_t* out, std::size_t max_size) {
    const std::size_t size = std::min(bytes.size(), max_size);
    std::copy_n(bytes.begin(), size, out);
    return size;
}

/// A beginning of the first text and an end of the second, cut after any byte.
std::vector<std::uint8_t> crossed_text(std::span<const std::uint8_t> first, std::span<const std::uint8_t> second,
                                       fuzz::Choices& chances) {
    const auto head = first.subspan(0, chances.below(first.size() + 1));
    const auto tail = second.subspan(chances.below(second.size() + 1));
    std::vector<std::uint8_t> child(head.begin(), head.end());
    child.insert(child.end(), tail.begin(), tail.end());
    return child;
}

}  // namespace

extern "C" int LLVMFuzzerInitialize(int*, char*** argv) {
    const auto chosen = fuzz::chosen_target(fuzz::chosen_name((*argv)[0]));
    if (!chosen) refuse(chosen.error().message);
    target = *chosen;
    fuzz::keep_limbs();
    read_known();
    return 0;
}

/// Aborts from here: services pass over this frame and those above and below it, so that no frame of ours becomes part
/// of the crash state.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto fault = fuzz::try_input(*target, {data, size});
    if (!fault || fuzz::find_known(known, target->name, *fault)) return 0;
    leave_by_own_door(fuzz::crash_state(*fault));
    const std::string line = fuzz::fault_line(target->name, *fault);
    // Past every buffer, for the program ends here.
    [[maybe_unused]] const auto written = write(STDERR_FILENO, line.data(), line.size());
    std::abort();
}

/// Numbers are mutated as numbers. Texts are left to the engine: it has the dictionary of all names, sees what the
/// reader compares with what, and seeds of every kind to cross; a mutator that knew JSON would mostly make texts that
/// are valid, and what is nearly valid is what a reader stumbles over.
extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t max_size,
                                               unsigned seed) {
    fuzz::Choices chances = chances_of(seed);
    // Now and then the engine's mutations serve choices too: they know the numbers that the trial compares with.
    if (!takes_choices() || chances.below(8) == 7) return LLVMFuzzerMutate(data, size, max_size);
    return put(fuzz::to_bytes(mutated(fuzz::to_sequence({data, size}), chances, max_size)), data, max_size);
}

extern "C" std::size_t LLVMFuzzerCustomCrossOver(const std::uint8_t* first, std::size_t first_size,
                                                 const std::uint8_t* second, std::size_t second_size, std::uint8_t* out,
                                                 std::size_t max_size, unsigned seed) {
    fuzz::Choices chances = chances_of(seed);
    const std::span first_bytes(first, first_size);
    const std::span second_bytes(second, second_size);
    if (!takes_choices()) return put(crossed_text(first_bytes, second_bytes, chances), out, max_size);
    const auto child = crossed(fuzz::to_sequence(first_bytes), fuzz::to_sequence(second_bytes), chances, max_size);
    return put(fuzz::to_bytes(child), out, max_size);
}
