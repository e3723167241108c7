#include "fuzz/choice_mutation.hpp"

#include <algorithm>

namespace reductio::fuzz {

namespace {

constexpr std::size_t longest_run = 16;      // a list's entry, or a few
constexpr std::uint64_t small_bound = 16;    // most choices are among few
constexpr std::uint64_t middle_bound = 256;  // ordinary numbers, and `chance`

auto place(Sequence& sequence, std::size_t at) { return sequence.begin() + static_cast<std::ptrdiff_t>(at); }

/// Numbers that stand together.
struct Run {
    std::size_t first = 0;
    std::size_t size = 0;
};

/// Not empty, unless the sequence is. Short ones mostly; now and then any.
Run any_run(const Sequence& sequence, Choices& chances) {
    if (sequence.empty()) return {};
    const std::size_t first = chances.below(sequence.size());
    const std::size_t left = sequence.size() - first;
    const std::size_t most = chances.below(8) == 7 ? left : std::min(left, longest_run);
    return {first, 1 + chances.below(most)};
}

Sequence numbers_of(const Sequence& sequence, const Run& run) {
    const auto first = sequence.begin() + static_cast<std::ptrdiff_t>(run.first);
    return Sequence(first, first + static_cast<std::ptrdiff_t>(run.size));
}

/// Of any size, small ones more often: so many bits, then those bits.
std::uint64_t number_of_any_size(Choices& chances) {
    const std::uint64_t bits = chances.below(65);
    const std::uint64_t number = chances.below(std::uint64_t{1} << 32) << 32 | chances.below(std::uint64_t{1} << 32);
    return bits == 0 ? 0 : number >> (64 - bits);
}

std::uint64_t likely_number(Choices& chances) {
    const std::uint64_t kind = chances.below(8);
    return kind < 4 ? chances.below(small_bound) : kind < 7 ? chances.below(middle_bound) : number_of_any_size(chances);
}

using NumberChange = std::uint64_t (*)(std::uint64_t number, Choices& chances);

/// Applies a change to one number, and to one that is new where there is none.
template <NumberChange change>
Sequence to_one(Sequence sequence, Choices& chances) {
    if (sequence.empty()) sequence.push_back(0);
    std::uint64_t& number = sequence[chances.below(sequence.size())];
    number = change(number, chances);
    return sequence;
}

std::uint64_t zero(std::uint64_t, Choices&) { return 0; }
std::uint64_t one(std::uint64_t, Choices&) { return 1; }
std::uint64_t next(std::uint64_t number, Choices&) { return number + 1; }
std::uint64_t previous(std::uint64_t number, Choices&) {
    return number - 1;
}  // of 0 the largest, which is any last one
std::uint64_t half(std::uint64_t number, Choices&) { return number / 2; }
std::uint64_t twice(std::uint64_t number, Choices&) { return 2 * number; }
std::uint64_t small(std::uint64_t, Choices& chances) { return chances.below(small_bound); }
std::uint64_t middle(std::uint64_t, Choices& chances) { return chances.below(middle_bound); }
std::uint64_t large(std::uint64_t, Choices& chances) { return number_of_any_size(chances); }

Sequence drop_run(Sequence sequence, Choices& chances) {
    const Run run = any_run(sequence, chances);
    sequence.erase(place(sequence, run.first), place(sequence, run.first + run.size));
    return sequence;
}

/// Right after itself: one entry of a list more, if the list's count grows too.
Sequence repeat_run(Sequence sequence, Choices& chances) {
    const Run run = any_run(sequence, chances);
    const Sequence copy = numbers_of(sequence, run);
    sequence.insert(place(sequence, run.first + run.size), copy.begin(), copy.end());
    return sequence;
}

/// One entry of a list more or fewer, together with the list's count, which stands before it.
Sequence grow_list(Sequence sequence, Choices& chances) {
    if (sequence.size() < 2) return sequence;
    const std::size_t count = chances.below(sequence.size() - 1);
    const Run run{count + 1, 1 + chances.below(std::min(sequence.size() - count - 1, longest_run))};
    const Sequence copy = numbers_of(sequence, run);
    sequence.insert(place(sequence, run.first), copy.begin(), copy.end());
    ++sequence[count];
    return sequence;
}

Sequence shrink_list(Sequence sequence, Choices& chances) {
    if (sequence.size() < 2) return sequence;
    const std::size_t count = chances.below(sequence.size() - 1);
    if (sequence[count] == 0) return sequence;
    const Run run{count + 1, 1 + chances.below(std::min(sequence.size() - count - 1, longest_run))};
    sequence.erase(place(sequence, run.first), place(sequence, run.first + run.size));
    --sequence[count];
    return sequence;
}

Sequence copy_run(Sequence sequence, Choices& chances) {
    const Sequence copy = numbers_of(sequence, any_run(sequence, chances));
    const std::size_t at = chances.below(sequence.size() + 1);
    sequence.insert(place(sequence, at), copy.begin(), copy.end());
    return sequence;
}

/// Over what stands there, so that nothing after it moves.
Sequence overwrite_run(Sequence sequence, Choices& chances) {
    if (sequence.empty()) return sequence;
    const Sequence copy = numbers_of(sequence, any_run(sequence, chances));
    const std::size_t at = chances.below(sequence.size());
    std::copy_n(copy.begin(), std::min(copy.size(), sequence.size() - at), place(sequence, at));
    return sequence;
}

Sequence swap_runs(Sequence sequence, Choices& chances) {
    if (sequence.size() < 2) return sequence;
    const std::size_t size = 1 + chances.below(std::min(sequence.size() / 2, longest_run));
    const std::size_t first = chances.below(sequence.size() - 2 * size + 1);
    const std::size_t second = first + size + chances.below(sequence.size() - first - 2 * size + 1);
    std::swap_ranges(place(sequence, first), place(sequence, first + size), place(sequence, second));
    return sequence;
}

Sequence insert_numbers(Sequence sequence, Choices& chances) {
    const std::size_t at = chances.below(sequence.size() + 1);
    Sequence numbers(1 + chances.below(4));
    for (std::uint64_t& number : numbers) number = likely_number(chances);
    sequence.insert(place(sequence, at), numbers.begin(), numbers.end());
    return sequence;
}

/// After the end there are only zeros, which is why so many instances are dull there.
Sequence append_numbers(Sequence sequence, Choices& chances) {
    const std::size_t count = 1 + chances.below(longest_run);
    for (std::size_t i = 0; i < count; ++i) sequence.push_back(likely_number(chances));
    return sequence;
}

Sequence cut_end(Sequence sequence, Choices& chances) {
    sequence.resize(chances.below(sequence.size() + 1));
    return sequence;
}

Sequence fill_run(Sequence sequence, Choices& chances) {
    const Run run = any_run(sequence, chances);
    const std::uint64_t number = chances.flip() ? likely_number(chances) : 0;
    std::fill_n(place(sequence, run.first), run.size, number);
    return sequence;
}

Sequence within(Sequence sequence, std::size_t most_bytes) {
    for (std::size_t bytes = byte_count(sequence); bytes > most_bytes;) {
        bytes -= byte_count({sequence.back()});
        sequence.pop_back();
    }
    return sequence;
}

}  // namespace

const std::vector<ChoiceMutation>& choice_mutations() {
    static const std::vector<ChoiceMutation> all = {
        {"zero", to_one<zero>},         {"one", to_one<one>},       {"next", to_one<next>},
        {"previous", to_one<previous>}, {"half", to_one<half>},     {"twice", to_one<twice>},
        {"small", to_one<small>},       {"middle", to_one<middle>}, {"large", to_one<large>},
        {"drop-run", drop_run},         {"repeat-run", repeat_run}, {"grow-list", grow_list},
        {"shrink-list", shrink_list},   {"copy-run", copy_run},     {"overwrite-run", overwrite_run},
        {"swap-runs", swap_runs},       {"insert", insert_numbers}, {"append", append_numbers},
        {"cut-end", cut_end},           {"fill-run", fill_run},
    };
    return all;
}

Sequence mutated(Sequence sequence, Choices& chances, std::size_t most_bytes) {
    const std::size_t times = 1 + chances.below(4);
    for (std::size_t i = 0; i < times; ++i) {
        const ChoiceMutation& mutation = choice_mutations()[chances.below(choice_mutations().size())];
        // Lists double when they are copied: what is too much already grows no further.
        sequence = within(mutation.apply(std::move(sequence), chances), most_bytes);
    }
    return sequence;
}

Sequence crossed(const Sequence& first, const Sequence& second, Choices& chances, std::size_t most_bytes) {
    Sequence child = first;
    if (chances.flip()) {
        const Sequence run = numbers_of(second, any_run(second, chances));
        child.insert(place(child, chances.below(child.size() + 1)), run.begin(), run.end());
    } else {
        child.resize(chances.below(first.size() + 1));
        const auto tail = static_cast<std::ptrdiff_t>(chances.below(second.size() + 1));
        child.insert(child.end(), second.begin() + tail, second.end());
    }
    return within(std::move(child), most_bytes);
}

std::size_t byte_count(const Sequence& sequence) {
    std::size_t bytes = 0;
    for (std::uint64_t number : sequence) {
        for (; number >= 128; number >>= 7) ++bytes;
        ++bytes;
    }
    return bytes;
}

}  // namespace reductio::fuzz
