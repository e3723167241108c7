// D-L3.5's network of repeated squaring against the bare chain of the same multiplications, in one run:
// the fast evaluator is to stay under 3 times the chain at 10 Mbit; the plain one is shown beside it at fewer bits.

#include <benchmark/benchmark.h>

#include "impl/fast/decimal_network.hpp"
#include "impl/pos_slp_to_dnnt.hpp"

namespace {

using namespace reductio;
namespace room = impl::pos_slp_to_dnnt;

PosSlp squarings(benchmark::State& state) {
    Slp slp{1, {{Operation::plus, 0, 0}, {Operation::plus, 1, 1}, {Operation::plus, 2, 0}}};  // 5
    for (std::int64_t i = 0; i < state.range(0); ++i)
        slp.gates.push_back({Operation::times, slp.gates.size(), slp.gates.size()});
    return {slp};
}

void bare_chain(benchmark::State& state) {
    Integer value;
    for (auto _ : state) {
        value = 5;
        for (std::int64_t i = 0; i < state.range(0); ++i) value = Integer(value * value);
        benchmark::DoNotOptimize(value);
    }
    state.counters["bits"] = static_cast<double>(bit_length(value));
}

template <auto evaluate>
void network(benchmark::State& state) {
    const auto source = squarings(state);
    const auto instance = *room::reduce(source);
    const auto parameters = *room::lift(source);
    for (auto _ : state) benchmark::DoNotOptimize(evaluate(instance, parameters, impl::Budget{}));
}

BENCHMARK(bare_chain)->Arg(18)->Arg(22)->Unit(benchmark::kMillisecond);
BENCHMARK(network<impl::fast::evaluate_decimal>)->Name("fast")->Arg(18)->Arg(22)->Unit(benchmark::kMillisecond);
BENCHMARK(network<impl::evaluate>)->Name("plain")->Arg(18)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
