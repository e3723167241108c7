#pragma once
// Mutation and crossover of sequences of choices, for fuzzing engines: numbers change, come, go and move, and are never
// cut in two as the mutations of bytes would. Pure: the same sequences and chances give the same sequence.

#include "fuzz/choices.hpp"

namespace reductio::fuzz {

/// One way to change a sequence, whatever it is. A sequence may come out as it was.
struct ChoiceMutation {
    std::string_view name;
    Sequence (*apply)(Sequence sequence, Choices& chances);
};

const std::vector<ChoiceMutation>& choice_mutations();

/// One to four mutations, each drawn anew; then numbers leave from the end until the rest takes `most_bytes` at most.
Sequence mutated(Sequence sequence, Choices& chances, std::size_t most_bytes);

/// A beginning of the first and an end of the second, or a run of the second amid the first; cut between numbers.
Sequence crossed(const Sequence& first, const Sequence& second, Choices& chances, std::size_t most_bytes);

/// How many bytes a sequence takes.
std::size_t byte_count(const Sequence& sequence);

}  // namespace reductio::fuzz
