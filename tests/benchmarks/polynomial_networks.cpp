// Networks with polynomial activations, each beside what it is to be measured against in the same run.

#include <benchmark/benchmark.h>

#include "checkers/slp_balls.hpp"
#include "checkers/sparse_samples.hpp"
#include "fuzz/generators.hpp"
#include "impl/evaluation.hpp"
#include "impl/program_network.hpp"

namespace {

using namespace reductio;

// A chain of squarings as a network with the activation x^2: to stay within 1.5 times the bare chain at 10 Mbit.

void bare_chain(benchmark::State& state) {
    Integer value;
    for (auto _ : state) {
        value = 5;
        for (std::int64_t i = 0; i < state.range(0); ++i) value = Integer(value * value);
        benchmark::DoNotOptimize(value);
    }
    state.counters["bits"] = static_cast<double>(bit_length(value));
}

void network_of_squares(benchmark::State& state) {
    Network network;
    network.input = InjectedInput{{0}};
    network.vertices.push_back({"v0", Activation{Identity{}}});
    Parameters parameters;
    for (Index i = 1; i <= static_cast<Index>(state.range(0)); ++i) {
        network.vertices.push_back({"v", Activation{Polynomial{{0, 0, 1}}}});
        network.edges.push_back({i - 1, i});
        parameters.edges.emplace_back(EdgeValues{{1}, 0});
    }
    network.outputs = {network.vertices.size() - 1};
    for (auto _ : state) benchmark::DoNotOptimize(impl::vertex_values(network, parameters, {5}));
}

BENCHMARK(bare_chain)->Arg(18)->Arg(22)->Unit(benchmark::kMillisecond);
BENCHMARK(network_of_squares)->Arg(18)->Arg(22)->Unit(benchmark::kMillisecond);

// B-L3.2 of large programs, template by template: built, and built and checked. At most quadratic in the gates.

Slp program_of(std::int64_t gates) {
    auto choices = fuzz::seeded(1, "polynomial networks", 0);
    Slp slp{1, {}};
    for (Index g = 0; g < static_cast<Index>(gates); ++g)
        slp.gates.push_back({choices.flip() ? Operation::times : Operation::plus, g, choices.below(g + 1)});
    return slp;
}

void templates_built(benchmark::State& state) {
    const Slp slp = program_of(state.range(0));
    for (auto _ : state) {
        const impl::ProgramNetwork network(slp, Polynomial{{0, 0, 1}});
        std::size_t templates = 0;
        network.each_template([&](const impl::Template&) { ++templates; });
        state.counters["templates"] = static_cast<double>(templates);
    }
}

void templates_built_and_checked(benchmark::State& state) {
    const Slp slp = program_of(state.range(0));
    for (auto _ : state) {
        const impl::ProgramNetwork built(slp, Polynomial{{0, 0, 1}});
        const Nnt instance = built.instance();
        checkers::SparseSamples samples(instance.network, built.distinguished().edges);
        bool met = !samples.set_baseline(built.baseline_x(), built.baseline_y());
        built.each_template([&](const impl::Template& changes) { met = met && !samples.missed(changes.x, changes.y); });
        if (!met) state.SkipWithError("a template is missed");
    }
}

BENCHMARK(templates_built)->Arg(500)->Arg(1000)->Arg(2000)->Unit(benchmark::kMillisecond);
BENCHMARK(templates_built_and_checked)->Arg(500)->Arg(1000)->Arg(2000)->Unit(benchmark::kMillisecond);

// The sign of 2^(2^d) - 3^(2^d): by balls at d = 1000, to take less than a thousandth of exact integers at d = 26.

Document difference_of_powers(std::int64_t depth) {
    Slp slp{1, {{Operation::plus, 0, 0}, {Operation::plus, 1, 0}}};
    Index two = 1;
    Index three = 2;
    for (std::int64_t i = 0; i < depth; ++i) {
        for (Index* power : {&two, &three}) {
            slp.gates.push_back({Operation::times, *power, *power});
            *power = slp.gates.size();
        }
    }
    slp.gates.push_back({Operation::minus, two, three});
    return Document{PosSlp{slp}};
}

template <auto decide>
void sign(benchmark::State& state) {
    const Document document = difference_of_powers(state.range(0));
    checkers::Work work;
    work.budget.bits = std::size_t{1} << 28;
    for (auto _ : state) {
        if (decide(document, work).answer != Answer::no) state.SkipWithError("the sign is wrong");
    }
}

BENCHMARK(sign<checkers::decide_by_balls>)->Name("sign_by_balls")->Arg(1000)->Unit(benchmark::kMillisecond);
BENCHMARK(sign<checkers::decide>)->Name("sign_exactly")->Arg(26)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
