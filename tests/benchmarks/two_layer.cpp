// D-T1.6: one weight's options over a row of bits, beside a plain OR over the same bytes; and the engine beside the
// plain program.

#include <benchmark/benchmark.h>

#include "fuzz/room_generators.hpp"
#include "impl/fast/bit_set.hpp"
#include "impl/fast/two_layer_engine.hpp"

namespace {

using namespace reductio;
using impl::fast::BitSet;

constexpr std::size_t options = 8;

BitSet thirds(std::size_t bits) {
    BitSet set(bits);
    for (std::size_t n = 0; n < bits; n += 3) set.insert(n);
    return set;
}

std::int64_t swept(const benchmark::State& state, std::size_t bits) {
    return static_cast<std::int64_t>(state.iterations() * options * bits / 8);
}

/// The row has so many bits; eight options, none a multiple of the word.
void sweep_options(benchmark::State& state) {
    const auto bits = static_cast<std::size_t>(state.range(0));
    const BitSet from = thirds(bits);
    std::vector<std::size_t> shifts;
    for (std::size_t o = 0; o < options; ++o) shifts.push_back(o * 1001 + 5);
    BitSet to(bits + 10'000);
    for (auto _ : state) to.add_shifted(from, shifts);
    state.SetBytesProcessed(swept(state, bits));
}

/// As many bytes read and ORed, without a shift, the whole row each time.
void plain_or(benchmark::State& state) {
    const auto words = static_cast<std::size_t>(state.range(0)) / 64;
    const std::vector<std::uint64_t> from(words, 0x2492492492492492);
    std::vector<std::uint64_t> to(words);
    for (auto _ : state)
        for (std::size_t o = 0; o < options; ++o) {
            for (std::size_t i = 0; i < words; ++i) to[i] |= from[i];
            benchmark::ClobberMemory();
        }
    state.SetBytesProcessed(swept(state, words * 64));
}

BENCHMARK(plain_or)->Arg(1 << 20)->Arg(1 << 24)->Arg(1 << 27);
BENCHMARK(sweep_options)->Arg(1 << 20)->Arg(1 << 24)->Arg(1 << 27);

Nnt instance(std::size_t i) {
    auto choices = fuzz::seeded(7, "two-layer-solver", i);
    return fuzz::generate_two_layers(choices, fuzz::Size::of(4));
}

void plain_program(benchmark::State& state) {
    std::size_t i = 0;
    for (auto _ : state) benchmark::DoNotOptimize(impl::train_two_layers(instance(i++ % 100)));
}

void engine(benchmark::State& state) {
    std::size_t i = 0;
    for (auto _ : state) benchmark::DoNotOptimize(impl::fast::solve_two_layers(instance(i++ % 100)));
}

BENCHMARK(plain_program);
BENCHMARK(engine);

}  // namespace

BENCHMARK_MAIN();
