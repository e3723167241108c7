// The mutator of choices for AFL++, which takes a library (AFL_CUSTOM_MUTATOR_LIBRARY) and passes over
// LLVMFuzzerCustomMutator. The interface is C; AFL++'s own types stay opaque.

#include <algorithm>
#include <memory>

#include "fuzz/choice_mutation.hpp"

namespace {

using namespace reductio::fuzz;

struct Mutator {
    unsigned seed = 0;
    std::uint64_t calls = 0;
    std::vector<std::uint8_t> made;  // AFL++ reads it until the next call
};

}  // namespace

extern "C" void* afl_custom_init(void*, unsigned seed) {
    return std::make_unique<Mutator>(Mutator{seed, 0, {}}).release();
}

extern "C" void afl_custom_deinit(void* data) { std::unique_ptr<Mutator>(static_cast<Mutator*>(data)).reset(); }

/// A mutation, or in every fourth call a cross with the other input, where there is one.
extern "C" std::size_t afl_custom_fuzz(void* data, std::uint8_t* bytes, std::size_t size, std::uint8_t** out,
                                       std::uint8_t* other, std::size_t other_size, std::size_t max_size) {
    Mutator& mutator = *static_cast<Mutator*>(data);
    Choices chances = seeded(mutator.seed, "mutation", mutator.calls++);
    const Sequence sequence = to_sequence({bytes, size});
    const bool is_cross = other && other_size > 0 && chances.below(4) == 3;
    const Sequence child = is_cross ? crossed(sequence, to_sequence({other, other_size}), chances, max_size)
                                    : mutated(sequence, chances, max_size);
    mutator.made = to_bytes(child);
    // AFL++ takes an empty input for a failure.
    if (mutator.made.empty()) mutator.made.push_back(0);
    *out = mutator.made.data();
    return std::min(mutator.made.size(), max_size);
}
