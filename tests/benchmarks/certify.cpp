// Where the time of certifying subset sums of up to 8 items goes: the whole of an instance, and each obligation alone.
// The goal is 200 instances a second with all of them on one core.

#include <benchmark/benchmark.h>

#include "fuzz/obligations.hpp"

namespace {

using namespace reductio;

void obligations(benchmark::State& state, const std::vector<std::string>& only) {
    const auto subject = fuzz::find_subject("subset-sum-to-dnnt").value();
    fuzz::ObligationWork work;
    work.only = only;
    std::uint64_t index = 0;
    for (auto _ : state) {
        auto choices = fuzz::seeded(1, "benchmark", index++);
        benchmark::DoNotOptimize(fuzz::check_obligations(subject, subject.generate(choices, fuzz::Size::of(8)), work));
    }
    state.SetItemsProcessed(static_cast<std::int64_t>(index));
}

}  // namespace

int main(int argc, char** argv) {
    const auto subject = fuzz::find_subject("subset-sum-to-dnnt").value();
    benchmark::RegisterBenchmark("all", obligations, std::vector<std::string>{});
    for (const auto& name : fuzz::obligations_of(subject))
        if (name != "forall") benchmark::RegisterBenchmark(name.c_str(), obligations, std::vector<std::string>{name});
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
}
